// SPDX-License-Identifier: Apache-2.0
#include "panels/arrangedtable.h"

#include "panels/columnlayout.h"

#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace osc {

ArrangedTable::ArrangedTable(int copyRole, QWidget *parent)
    : PlaceTable(parent)
    , m_copyRole(copyRole)
{}

void ArrangedTable::arrange(QAbstractItemModel &rows, const QList<ColumnSpec> &columns, int sortColumn)
{
    // Before the view itself hears of it: it may scroll to another current row.
    connect(&rows, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { holdPlace(Change::Rows); });
    connect(&rows, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { holdPlace(Change::Rows); });
    connect(&rows, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] { holdPlace(Change::Order); });
    setModel(&rows);
    horizontalHeader()->setMinimumSectionSize(40);
    m_columns = new ColumnLayout(this, columns, sortColumn);
}

QMenu *ArrangedTable::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    m_columns->fillMenu(menu);
    return menu;
}

QString ArrangedTable::currentCellText() const
{
    return currentIndex().data(m_copyRole).toString();
}

QString ArrangedTable::selectedRowsText() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int place = 0; place < horizontalHeader()->count(); ++place)
            if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
                cells << model()->index(row, column).data(m_copyRole).toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void ArrangedTable::copyCell() const
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentCellText());
}

void ArrangedTable::copyRows() const
{
    if (selectionModel()->hasSelection())
        QGuiApplication::clipboard()->setText(selectedRowsText());
}

void ArrangedTable::addCopyMenu(QMenu *menu, const QList<QAction *> &others) const
{
    auto *copy = new QMenu(tr("Copy"), menu);
    copy->setIcon(symbol(Symbol::Copy));
    QAction *cell = copy->addAction(tr("Cell"));
    cell->setObjectName(QStringLiteral("copyCellAction"));
    connect(cell, &QAction::triggered, this, &ArrangedTable::copyCell);
    QAction *rows = copy->addAction(selectionModel()->selectedRows().size() > 1 ? tr("Rows") : tr("Row"));
    rows->setObjectName(QStringLiteral("copyRowsAction"));
    rows->setShortcut(QKeySequence::Copy);
    rows->setShortcutContext(Qt::WidgetShortcut); // the table has it, this only shows it
    connect(rows, &QAction::triggered, this, &ArrangedTable::copyRows);
    menu->insertMenu(others.constFirst(), copy);
    for (QAction *action : others) {
        menu->removeAction(action);
        copy->addAction(action);
    }
}

void ArrangedTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        event->accept();
        return;
    }
    PlaceTable::keyPressEvent(event);
}

void ArrangedTable::resizeEvent(QResizeEvent *event)
{
    PlaceTable::resizeEvent(event);
    if (m_columns)
        m_columns->fit();
}

bool ArrangedTable::isOnScreen(const QModelIndex &index) const
{
    const int y = index.isValid() ? rowViewportPosition(index.row()) : -1;
    return y >= 0 && y < viewport()->height();
}

/// The current row stays where it is when it can be seen. When rows come or go above, the first row that can
/// be seen stays; at the top of the list new rows may push it down.
void ArrangedTable::holdPlace(Change change)
{
    if (m_anchor)
        return;
    QModelIndex index = currentIndex();
    if (!isOnScreen(index))
        index = change == Change::Rows ? indexAt(QPoint(0, 0)) : QModelIndex();
    if (!index.isValid() || verticalScrollBar()->value() == 0)
        return;
    m_anchor = Anchor{index, rowViewportPosition(index.row())};
    QMetaObject::invokeMethod(this, &ArrangedTable::keepPlace, Qt::QueuedConnection);
}

void ArrangedTable::keepPlace()
{
    const auto anchor = std::exchange(m_anchor, {});
    if (!anchor || !anchor->index.isValid())
        return;
    updateGeometries();
    verticalScrollBar()->setValue(verticalHeader()->sectionPosition(anchor->index.row()) - anchor->y);
}

} // namespace osc
