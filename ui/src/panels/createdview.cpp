// SPDX-License-Identifier: Apache-2.0
#include "panels/createdview.h"

#include "panels/placetable.h"
#include "panels/rowdelegate.h"
#include "widgets/banner.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

constexpr int columnWidths[] = {150, 110, 200, 200, 260, 140};

Glyph outcomeGlyph(InventoryRecord::End end)
{
    switch (end) {
    case InventoryRecord::End::None:
        return Glyph::Disc;
    case InventoryRecord::End::Failed:
        return Glyph::Failed;
    case InventoryRecord::End::Vanished:
        return Glyph::Stale;
    case InventoryRecord::End::Deleted:
    case InventoryRecord::End::Expired:
        break;
    }
    return Glyph::Ended;
}

class HistoryDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        switch (index.column()) {
        case HistoryModel::Outcome: {
            const Glyph glyph = outcomeGlyph(
                static_cast<InventoryRecord::End>(index.data(HistoryModel::OutcomeRole).toInt()));
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            paintGlyph(painter, place, glyph, cell.theme);
            takeLeading(rest, padding, cell.direction);
            if (glyph == Glyph::Failed)
                painter.setPen(cell.theme.failed.ink);
            break;
        }
        case HistoryModel::Object:
            painter.setFont(fonts::name());
            break;
        case HistoryModel::Time:
        case HistoryModel::Connection:
        case HistoryModel::Details:
            painter.setPen(cell.theme.secondaryText);
            break;
        default:
            break;
        }
        const bool path = index.column() == HistoryModel::Image;
        drawText(painter, cell, rest, index.data().toString(), path ? Qt::ElideLeft : Qt::ElideRight);
    }
};

} // namespace

HistoryProxy::HistoryProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(HistoryModel::SortRole);
}

void HistoryProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool HistoryProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QString text = index.data(HistoryModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

CreatedView::CreatedView(HistoryStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_banner(new Banner(this))
    , m_content(new QStackedWidget(this))
    , m_table(new PlaceTable(this))
    , m_empty(new EmptyState(this))
    , m_detail(new QWidget(this))
    , m_chip(new Chip(m_detail))
    , m_detailTitle(new Label({}, Tone::Text, m_detail))
    , m_detailText(new Label({}, Tone::Text, m_detail))
{
    setObjectName(QStringLiteral("createdView"));
    m_proxy.setSourceModel(&store.model());
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &CreatedView::showCurrent);
    connect(&store, &HistoryStore::refreshed, this, &CreatedView::refreshed);
    refreshed();
}

void CreatedView::setSearch(const QString &text)
{
    m_proxy.setSearch(text);
    refreshed();
}

void CreatedView::build()
{
    m_banner->hide();
    m_table->setObjectName(QStringLiteral("historyTable"));
    setFocusProxy(m_table);
    connect(m_table, &PlaceTable::columnsChanged, this, &CreatedView::settingsChanged);
    m_table->setAccessibleName(tr("Created here"));
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new HistoryDelegate(m_table, metrics::margin));
    m_table->sortByColumn(HistoryModel::Time, Qt::DescendingOrder);
    for (int column = 0; column < static_cast<int>(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);

    m_detail->setObjectName(QStringLiteral("historyDetail"));
    m_detail->setBackgroundRole(QPalette::AlternateBase);
    m_detail->setAutoFillBackground(true);
    m_detailTitle->setFont(fonts::objectTitle());
    m_detailText->setObjectName(QStringLiteral("historyDetailText"));
    m_detailText->setWordWrap(true);
    m_detailText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(m_chip);
    head->addWidget(m_detailTitle, 1);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(metrics::margin, 12, metrics::margin, 16);
    detail->addLayout(head);
    detail->addWidget(m_detailText);
    m_detail->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_content, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_detail);
}

void CreatedView::refreshed()
{
    m_banner->setVisible(m_store.error().has_value());
    if (m_store.error())
        m_banner->setError(*m_store.error());
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_store.model().rowCount() > 0)
        m_empty->setSentence(tr("Nothing in the history passes the filter."));
    else
        m_empty->setSentence(m_store.isLoaded() ? tr("Nothing has been created from here yet.")
                                                : tr("Reading the history…"));
    showCurrent();
}

void CreatedView::showCurrent()
{
    const QModelIndex index = m_proxy.mapToSource(m_table->currentIndex());
    m_detail->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const HistoryRow &row = m_store.model().at(index.row());
    m_chip->setState(outcomeGlyph(row.record.end), HistoryModel::outcomeWord(row.record));
    const QString name = safeText(row.record.name.isEmpty() ? row.record.sandboxId.left(8) : row.record.name);
    m_detailTitle->setText(name);
    QStringList lines{
        tr("Created %1 from %2").arg(exactMomentText(row.record.plannedAt), safeText(row.record.image)),
        tr("ID %1").arg(safeText(row.record.sandboxId)), tr("Mounted: %1").arg(row.mounted)};
    if (!row.details.isEmpty())
        lines << tr("Result: %1, %2").arg(HistoryModel::outcomeWord(row.record), row.details);
    m_detailText->setText(lines.join(QLatin1Char('\n')));
}

void CreatedView::restore(const WindowSettings &settings)
{
    m_table->restoreColumnState(settings.historyColumns);
}

void CreatedView::save(WindowSettings &settings) const
{
    settings.historyColumns = m_table->columnState();
}

} // namespace osc
