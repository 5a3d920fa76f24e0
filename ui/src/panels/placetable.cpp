// SPDX-License-Identifier: Apache-2.0
#include "panels/placetable.h"

#include "panels/rowdelegate.h"
#include "theme/consolestyle.h"
#include "theme/styleparts.h"

#include <ui/theme.h>

#include <QAccessible>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace osc {

PlaceTable::PlaceTable(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(metrics::scaled(30));
    QHeaderView *header = horizontalHeader();
    header->setProperty(headerMarginProperty, metrics::margin - RowDelegate::padding);
    header->setProperty(styleparts::headerEndMarginProperty, metrics::margin - RowDelegate::padding);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        QMenu *menu = makeColumnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header->mapToGlobal(position));
    });
    connect(this, &QTableView::doubleClicked, this, &PlaceTable::opened);
    connect(header, &QHeaderView::sectionResized, this, &PlaceTable::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &PlaceTable::columnsChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PlaceTable::columnsChanged);
}

QByteArray PlaceTable::columnState() const
{
    return horizontalHeader()->saveState();
}

void PlaceTable::restoreColumnState(const QByteArray &state)
{
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
    horizontalHeader()->setStretchLastSection(true);
}

void PlaceTable::setRowHeight(int pixels)
{
    verticalHeader()->setMinimumSectionSize(pixels);
    verticalHeader()->setDefaultSectionSize(pixels);
}

int PlaceTable::endPadding(int logicalColumn) const
{
    const QHeaderView *header = horizontalHeader();
    for (int place = header->count() - 1; place > header->visualIndex(logicalColumn); --place)
        if (!header->isSectionHidden(header->logicalIndex(place)))
            return RowDelegate::padding;
    return metrics::margin;
}

void PlaceTable::updateColumn(int logicalColumn)
{
    const QHeaderView *header = horizontalHeader();
    if (!isVisible() || header->isSectionHidden(logicalColumn))
        return;
    viewport()->update(QRect(header->sectionViewportPosition(logicalColumn), 0,
                             header->sectionSize(logicalColumn), viewport()->height()));
}

QMenu *PlaceTable::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    QHeaderView *header = horizontalHeader();
    // The first column holds what a row is; it stays.
    for (int column = 1; column < header->count(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, header,
                [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    return menu;
}

void PlaceTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    // A press on empty ground takes the selection away, as everywhere.
    if (!indexAt(event->pos()).isValid() && event->button() == Qt::LeftButton)
        clearSelection();
}

void PlaceTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void PlaceTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (previous.isValid())
        repaintRow(previous.row());
    if (current.isValid())
        repaintRow(current.row());
}

bool PlaceTable::viewportEvent(QEvent *event)
{
    const int before = m_hoverRow;
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
        m_hoverRow = rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y());
    else if (event->type() == QEvent::HoverLeave)
        m_hoverRow = -1;
    const bool handled = QTableView::viewportEvent(event);
    if (before != m_hoverRow) {
        repaintRow(before);
        repaintRow(m_hoverRow);
    }
    return handled;
}

/// The base class paints everything anew when more than one cell changed.
void PlaceTable::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (!first.isValid() || !last.isValid() || QAccessible::isActive())
        return QTableView::dataChanged(first, last, roles);
    const int top = rowViewportPosition(first.row());
    const int bottom = rowViewportPosition(last.row()) + rowHeight(last.row());
    viewport()->update(QRect(0, top, viewport()->width(), bottom - top));
}

void PlaceTable::repaintRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

} // namespace osc
