// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filetable.h"

#include "filebrowser/filecolumns.h"
#include "filebrowser/filedelegate.h"

#include <models/filetreemodel.h>
#include <ui/theme.h>

#include <QHeaderView>

namespace osc {

FileTable::FileTable(FileViewLink &link, FileListModel *model, QWidget *parent)
    : FileDragView(link, parent)
{
    setObjectName(QStringLiteral("fileTable"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(metrics::margin - 8, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSortingEnabled(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    m_columns = new FileColumns(horizontalHeader());
    sortByColumn(FileListModel::NameColumn, Qt::AscendingOrder);
}

void FileTable::resizeEvent(QResizeEvent *event)
{
    FileDragView::resizeEvent(event);
    m_columns->fit(viewport()->width());
}

FileGrid::FileGrid(FileViewLink &link, FileListModel *model, QWidget *parent)
    : FileDragView(link, parent)
{
    setObjectName(QStringLiteral("fileGrid"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(0, this));
    setFrameShape(QFrame::NoFrame);
    setFlow(QListView::TopToBottom);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setLayoutMode(QListView::Batched);
    setBatchSize(500);
    setUniformItemSizes(true);
    setDragEnabled(true); // Static movement takes it away
    setAcceptDrops(true);
    setGridSize(QSize(fontMetrics().averageCharWidth() * 34, metrics::scaled(30)));
    setHorizontalScrollMode(ScrollPerPixel);
}

FileTree::FileTree(FileViewLink &link, FileTreeModel *model, QWidget *parent)
    : FileDragView(link, parent)
{
    setObjectName(QStringLiteral("fileTree"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(0, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSortingEnabled(true);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollMode(ScrollPerPixel);
    m_columns = new FileColumns(header());
    sortByColumn(FileListModel::NameColumn, Qt::AscendingOrder);
}

void FileTree::resizeEvent(QResizeEvent *event)
{
    FileDragView::resizeEvent(event);
    m_columns->fit(viewport()->width());
}

} // namespace osc
