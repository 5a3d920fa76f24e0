// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxtable.h"

#include "panels/columnlayout.h"
#include "panels/sandboxdelegate.h"
#include "panels/visibleusage.h"

#include <models/sandboxfilterproxy.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace osc {

namespace {

QList<ColumnSpec> columnSpecs(const SandboxModel &model)
{
    QList<ColumnSpec> specs(SandboxModel::ColumnCount);
    specs[SandboxModel::State] = {{}, 104, 206, 280};
    specs[SandboxModel::Name] = {{}, 120, 215, 420};
    specs[SandboxModel::Image] = {{}, 72, 162, 320};
    specs[SandboxModel::Connection] = {{}, 84, 145, 220};
    specs[SandboxModel::Age] = {{}, 56, 84, 84};
    specs[SandboxModel::Expires] = {{}, 68, 97, 97};
    specs[SandboxModel::Cpu] = {{}, 48, 96, 96};
    specs[SandboxModel::Memory] = {{}, 62, 116, 116};
    specs[SandboxModel::Mounts] = {{}, 44, 95, 95};
    specs[SandboxModel::Created] = {{}, 110, 140, 140, false};
    specs[SandboxModel::Id] = {{}, 120, 290, 290, false};
    specs[SandboxModel::Metadata] = {{}, 100, 220, 360, false};
    specs[SandboxModel::Ports] = {{}, 100, 190, 300, false};
    specs[SandboxModel::Limits] = {{}, 80, 120, 120, false};
    specs[SandboxModel::Container] = {{}, 90, 120, 120, false};
    specs[SandboxModel::Platform] = {{}, 80, 110, 110, false};
    for (int column = 0; column < specs.size(); ++column)
        specs[column].id = model.headerData(column, Qt::Horizontal, SandboxModel::ColumnIdRole).toString();
    return specs;
}

} // namespace

SandboxTable::SandboxTable(SandboxFilterProxy &proxy, SandboxModel &model, UsageStore &usage, QWidget *parent)
    : PlaceTable(parent)
{
    setObjectName(QStringLiteral("sandboxTable"));
    setAccessibleName(tr("Sandboxes"));
    proxy.setSourceModel(&model);
    // Before the view itself hears of it: it may scroll to another current row.
    connect(&proxy, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { holdPlace(Change::Rows); });
    connect(&proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { holdPlace(Change::Rows); });
    connect(&proxy, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] { holdPlace(Change::Order); });
    setModel(&proxy);
    setItemDelegate(new SandboxDelegate(this));
    horizontalHeader()->setMinimumSectionSize(40);
    m_columns = new ColumnLayout(this, columnSpecs(model), SandboxModel::State);
    new VisibleUsage(this, m_columns, model, usage);
}

QMenu *SandboxTable::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    m_columns->fillMenu(menu);
    return menu;
}

SandboxKey SandboxTable::keyAt(const QModelIndex &index) const
{
    return {index.data(SandboxModel::ConnectionIdRole).toString(),
            index.data(SandboxModel::IdRole).toString()};
}

QString SandboxTable::currentCellText() const
{
    return currentIndex().data(SandboxModel::CopyRole).toString();
}

QString SandboxTable::selectedRowsText() const
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
                cells << model()->index(row, column).data(SandboxModel::CopyRole).toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void SandboxTable::copyCell() const
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentCellText());
}

void SandboxTable::copyRows() const
{
    if (selectionModel()->hasSelection())
        QGuiApplication::clipboard()->setText(selectedRowsText());
}

void SandboxTable::addCopyMenu(QMenu *menu, const QList<QAction *> &others) const
{
    auto *copy = new QMenu(tr("Copy"), menu);
    copy->setIcon(symbol(Symbol::Copy));
    QAction *cell = copy->addAction(tr("Cell"));
    cell->setObjectName(QStringLiteral("copyCellAction"));
    connect(cell, &QAction::triggered, this, &SandboxTable::copyCell);
    QAction *rows = copy->addAction(selectionModel()->selectedRows().size() > 1 ? tr("Rows") : tr("Row"));
    rows->setObjectName(QStringLiteral("copyRowsAction"));
    rows->setShortcut(QKeySequence::Copy);
    rows->setShortcutContext(Qt::WidgetShortcut); // the table has it, this only shows it
    connect(rows, &QAction::triggered, this, &SandboxTable::copyRows);
    menu->insertMenu(others.constFirst(), copy);
    for (QAction *action : others) {
        menu->removeAction(action);
        copy->addAction(action);
    }
}

void SandboxTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        event->accept();
        return;
    }
    PlaceTable::keyPressEvent(event);
}

void SandboxTable::resizeEvent(QResizeEvent *event)
{
    PlaceTable::resizeEvent(event);
    m_columns->fit();
}

bool SandboxTable::isOnScreen(const QModelIndex &index) const
{
    const int y = index.isValid() ? rowViewportPosition(index.row()) : -1;
    return y >= 0 && y < viewport()->height();
}

/// The current row stays where it is when it can be seen. When rows come or go above, the first row that can
/// be seen stays; at the top of the list new rows may push it down.
void SandboxTable::holdPlace(Change change)
{
    if (m_anchor)
        return;
    QModelIndex index = currentIndex();
    if (!isOnScreen(index))
        index = change == Change::Rows ? indexAt(QPoint(0, 0)) : QModelIndex();
    if (!index.isValid() || verticalScrollBar()->value() == 0)
        return;
    m_anchor = Anchor{index, rowViewportPosition(index.row())};
    QMetaObject::invokeMethod(this, &SandboxTable::keepPlace, Qt::QueuedConnection);
}

void SandboxTable::keepPlace()
{
    const auto anchor = std::exchange(m_anchor, {});
    if (!anchor || !anchor->index.isValid())
        return;
    updateGeometries();
    verticalScrollBar()->setValue(verticalHeader()->sectionPosition(anchor->index.row()) - anchor->y);
}

} // namespace osc
