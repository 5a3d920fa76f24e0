// SPDX-License-Identifier: Apache-2.0
#include "transfers/transfertable.h"

#include "panels/rowdelegate.h"

#include <ui/glyphs.h>
#include <ui/symbols.h>

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace osc {

namespace {

constexpr int transferColumnWidths[] = {230, 330, 140, 100, 70};
constexpr int progressBarWidth = 66;
constexpr int progressBarHeight = 6;
constexpr int retryPadding = 10;

TransferState stateOf(const QModelIndex &index)
{
    return static_cast<TransferState>(index.data(TransferModel::StateRole).toInt());
}

Symbol symbolOf(const QModelIndex &index)
{
    switch (static_cast<FileType>(index.data(TransferModel::FileTypeRole).toInt())) {
    case FileType::Directory:
        return Symbol::Folder;
    case FileType::Symlink:
        return Symbol::Link;
    default:
        return Symbol::File;
    }
}

std::optional<Glyph> glyphOfTransfer(TransferState state)
{
    switch (state) {
    case TransferState::Finished:
        return Glyph::Ok;
    case TransferState::Failed:
        return Glyph::Failed;
    case TransferState::Asking:
        return Glyph::Soon;
    case TransferState::Paused:
        return Glyph::Paused;
    case TransferState::Cancelled:
        return Glyph::Ended;
    case TransferState::Waiting:
    case TransferState::Running:
        break;
    }
    return {};
}

/// Where the Retry of a failed transfer is in its cell of state.
QRect retryRect(const QRect &cell, const QFontMetrics &metrics, Qt::LayoutDirection direction)
{
    const int width = metrics.horizontalAdvance(TransferTable::tr("Retry")) + 2 * retryPadding;
    const int height = std::min(cell.height() - 6, metrics.height() + 8);
    return QStyle::visualRect(direction, cell,
                              QRect(cell.right() - width + 1, cell.center().y() - height / 2, width, height));
}

class TransferDelegate : public RowDelegate
{
public:
    explicit TransferDelegate(PlaceTable *view)
        : RowDelegate(view, metrics::margin)
    {}

protected:
    [[nodiscard]] bool isQuiet(const QModelIndex &index) const override
    {
        return stateOf(index) == TransferState::Cancelled;
    }
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        const QString text = index.data().toString();
        switch (index.column()) {
        case TransferModel::What:
            paintWhat(painter, cell, index);
            break;
        case TransferModel::FromTo:
            drawText(painter, cell, cell.rect, text, Qt::ElideMiddle);
            break;
        case TransferModel::Progress:
            paintProgress(painter, cell, index);
            break;
        case TransferModel::Speed:
        case TransferModel::Left:
            drawText(painter, cell, cell.rect, text, Qt::ElideRight, Qt::AlignRight);
            break;
        default:
            paintTransferState(painter, cell, index);
            break;
        }
    }

private:
    static void paintWhat(QPainter &painter, const Cell &cell, const QModelIndex &index)
    {
        QRect rest = cell.rect;
        const QRect place = takeLeading(rest, metrics::icon, cell.direction);
        const QRect icon =
            QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(metrics::icon, metrics::icon), place);
        painter.drawPixmap(icon, symbolPixmap(symbolOf(index), cell.theme.secondaryText, metrics::icon,
                                              cell.devicePixelRatio));
        takeLeading(rest, padding, cell.direction);
        drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
    }

    static void paintProgress(QPainter &painter, const Cell &cell, const QModelIndex &index)
    {
        const int permille = index.data(TransferModel::PermilleRole).toInt();
        QRect rest = cell.rect;
        const QRect place = takeLeading(rest, metrics::scaled(progressBarWidth), cell.direction);
        const QRectF bar(place.left(), place.center().y() - progressBarHeight / 2.0 + 0.5, place.width(),
                         progressBarHeight);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cell.theme.hairline);
        painter.drawRoundedRect(bar, progressBarHeight / 2.0, progressBarHeight / 2.0);
        if (permille > 0) {
            QRectF done = bar;
            done.setWidth(std::max<qreal>(progressBarHeight, bar.width() * permille / 1000));
            if (cell.direction == Qt::RightToLeft)
                done.moveRight(bar.right());
            painter.setBrush(barColour(cell.theme, stateOf(index)));
            painter.drawRoundedRect(done, progressBarHeight / 2.0, progressBarHeight / 2.0);
        }
        painter.restore();
        takeLeading(rest, padding, cell.direction);
        drawText(painter, cell, rest, index.data().toString(), Qt::ElideRight, Qt::AlignRight);
    }

    static QColor barColour(const Theme &theme, TransferState state)
    {
        switch (state) {
        case TransferState::Finished:
            return theme.running.ink;
        case TransferState::Failed:
            return theme.failed.ink;
        case TransferState::Paused:
            return theme.paused.ink;
        case TransferState::Asking:
            return theme.warning.ink;
        default:
            return theme.accent;
        }
    }

    static void paintTransferState(QPainter &painter, const Cell &cell, const QModelIndex &index)
    {
        const TransferState state = stateOf(index);
        QRect rest = cell.rect;
        if (const auto glyph = glyphOfTransfer(state)) {
            paintGlyph(painter, takeLeading(rest, glyphSize, cell.direction), *glyph, cell.theme);
            takeLeading(rest, padding, cell.direction);
        }
        if (state == TransferState::Failed) {
            const QRect retry = retryRect(cell.rect, painter.fontMetrics(), cell.direction);
            paintRetry(painter, cell, retry);
            if (cell.direction == Qt::RightToLeft)
                rest.setLeft(retry.right() + padding);
            else
                rest.setRight(retry.left() - padding);
            painter.setPen(cell.theme.failed.ink);
        } else if (state == TransferState::Finished) {
            painter.setPen(cell.theme.running.ink);
        } else if (state != TransferState::Asking) {
            painter.setPen(cell.theme.secondaryText);
        }
        drawText(painter, cell, rest, index.data().toString());
    }

    static void paintRetry(QPainter &painter, const Cell &cell, const QRect &rect)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(cell.theme.base);
        painter.setPen(cell.theme.outline);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(cell.theme.text);
        painter.drawText(rect, Qt::AlignCenter, TransferTable::tr("Retry"));
        painter.restore();
    }
};

} // namespace

TransferProxy::TransferProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(TransferModel::SortRole);
    setDynamicSortFilter(true);
}

void TransferProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void TransferProxy::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool TransferProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const TransferState state = stateOf(index);
    const bool done = state == TransferState::Finished || state == TransferState::Cancelled;
    const bool shown = m_show == Show::All || (m_show == Show::Failed && state == TransferState::Failed) ||
                       (m_show == Show::Over && done) ||
                       (m_show == Show::Open && !done && state != TransferState::Failed);
    if (!shown || m_words.isEmpty())
        return shown;
    const QString text = index.data(TransferModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

TransferTable::TransferTable(TransferModel &model, QWidget *parent)
    : PlaceTable(parent)
{
    setObjectName(QStringLiteral("transferTable"));
    setAccessibleName(tr("Transfers"));
    m_proxy.setSourceModel(&model);
    setModel(&m_proxy);
    setItemDelegate(new TransferDelegate(this));
    // A third click on a header gives the order of the queue again.
    horizontalHeader()->setSortIndicatorClearable(true);
    sortByColumn(-1, Qt::AscendingOrder);
    for (int column = 0; column < static_cast<int>(std::size(transferColumnWidths)); ++column)
        setColumnWidth(column, metrics::scaled(transferColumnWidths[column]));
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { Q_EMIT selectionChangedTo(selectedIds()); });
}

QStringList TransferTable::selectedIds() const
{
    QStringList ids;
    const auto rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids << row.data(TransferModel::IdRole).toString();
    return ids;
}

void TransferTable::mouseReleaseEvent(QMouseEvent *event)
{
    PlaceTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || index.column() != TransferModel::State ||
        stateOf(index) != TransferState::Failed)
        return;
    const QRect around = visualRect(index);
    const QRect cell = QStyle::visualRect(
        layoutDirection(), around, around.adjusted(RowDelegate::padding, 0, -endPadding(index.column()), 0));
    if (retryRect(cell, fontMetrics(), layoutDirection()).contains(event->pos()))
        Q_EMIT retryRequested(index.data(TransferModel::IdRole).toString());
}

} // namespace osc
