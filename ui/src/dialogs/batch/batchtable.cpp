// SPDX-License-Identifier: Apache-2.0
#include "dialogs/batch/batchtable.h"

#include "panels/rowdelegate.h"

#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace osc {

namespace {

constexpr int batchWidths[] = {70, 160, 190, 140};

Glyph batchGlyph(BatchRow::State state)
{
    switch (state) {
    case BatchRow::State::Running:
        return Glyph::Progress;
    case BatchRow::State::Created:
        return Glyph::Ok;
    case BatchRow::State::NotReady:
        return Glyph::Soon;
    case BatchRow::State::Bad:
    case BatchRow::State::Failed:
        return Glyph::Failed;
    case BatchRow::State::Cancelled:
        return Glyph::Ended;
    case BatchRow::State::Waiting:
        break;
    }
    return Glyph::Ring;
}

class BatchDelegate : public RowDelegate
{
public:
    explicit BatchDelegate(PlaceTable *view)
        : RowDelegate(view, padding)
    {}

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        const auto state = static_cast<BatchRow::State>(index.data(BatchModel::StateRole).toInt());
        const Glyph glyph = batchGlyph(state);
        switch (index.column()) {
        case BatchModel::Line:
            painter.setPen(cell.theme.secondaryText);
            drawText(painter, cell, rest, index.data().toString(), Qt::ElideRight, Qt::AlignRight);
            return;
        case BatchModel::Name:
            painter.setFont(fonts::name());
            drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
            return;
        case BatchModel::State: {
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            paintGlyph(painter, place, glyph, cell.theme, ringTurn());
            takeLeading(rest, padding, cell.direction);
            if (glyph == Glyph::Failed)
                painter.setPen(cell.theme.failed.ink);
            break;
        }
        case BatchModel::Details:
            if (glyph != Glyph::Failed)
                painter.setPen(cell.theme.secondaryText);
            break;
        default:
            break;
        }
        drawText(painter, cell, rest, index.data().toString(),
                 index.column() == BatchModel::Image ? Qt::ElideLeft : Qt::ElideRight);
    }
};

} // namespace

void BatchProxy::setOnlyProblems(bool only)
{
    m_onlyProblems = only;
    invalidateFilter();
}

bool BatchProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto state = static_cast<BatchRow::State>(
        sourceModel()->index(row, 0, parent).data(BatchModel::StateRole).toInt());
    return !m_onlyProblems || state == BatchRow::State::Bad || state == BatchRow::State::Failed ||
           state == BatchRow::State::NotReady;
}

BatchTable::BatchTable(QWidget *parent)
    : PlaceTable(parent)
    , m_rings(new RingAnimator(viewport(), [this] { turnRings(); }))
{
    setObjectName(QStringLiteral("batchTable"));
    setAccessibleName(tr("Sandboxes"));
    setSortingEnabled(false);
    setModel(&m_proxy);
    setItemDelegate(new BatchDelegate(this));
}

void BatchTable::setBatch(BatchModel *model)
{
    m_proxy.setSourceModel(model);
    for (int column = 0; column < int(std::size(batchWidths)); ++column)
        setColumnWidth(column, metrics::scaled(batchWidths[column]));
    const auto update = [this, model] { m_rings->setTurning(model->count(BatchRow::State::Running) > 0); };
    connect(model, &QAbstractItemModel::dataChanged, this, update);
    update();
}

void BatchTable::turnRings()
{
    updateColumn(BatchModel::State);
}

QList<int> BatchTable::selectedNumbers() const
{
    const auto *model = static_cast<const BatchModel *>(m_proxy.sourceModel());
    QList<int> numbers;
    const auto rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        numbers.append(model->at(m_proxy.mapToSource(index).row()).number);
    return numbers;
}

void BatchTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else
        PlaceTable::keyPressEvent(event);
}

void BatchTable::copyRows() const
{
    QStringList lines;
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < BatchModel::ColumnCount; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace osc
