// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filetable.h"

#include "filebrowser/filedelegate.h"
#include "theme/consolestyle.h"

#include <models/filetreemodel.h>
#include <ui/theme.h>

#include <QHeaderView>

namespace osc {

namespace {

void layOutColumns(QHeaderView &header, const QFontMetrics &font)
{
    header.setProperty(headerMarginProperty, metrics::margin - 8);
    header.setHighlightSections(false);
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setSectionResizeMode(QHeaderView::Interactive);
    header.setSectionResizeMode(FileListModel::NameColumn, QHeaderView::Stretch);
    header.setMinimumSectionSize(60);
    header.setStretchLastSection(false);
    const int cell = font.averageCharWidth();
    header.resizeSection(FileListModel::SizeColumn, cell * 13);
    header.resizeSection(FileListModel::ModifiedColumn, cell * 14);
    header.resizeSection(FileListModel::ModeColumn, cell * 17);
    header.resizeSection(FileListModel::OwnerColumn, cell * 18);
    header.resizeSection(FileListModel::ClassColumn, cell * 14);
}

/// In a narrow panel the name and the size matter most. Objects have a class, files a mode and an owner.
void fitColumns(QHeaderView &header, int room, bool objects)
{
    int used = header.fontMetrics().averageCharWidth() * 34; // a name that can be read
    for (const int column :
         {FileListModel::SizeColumn, FileListModel::ModifiedColumn, FileListModel::ModeColumn,
          FileListModel::OwnerColumn, FileListModel::ClassColumn}) {
        const bool ofFiles = column == FileListModel::ModeColumn || column == FileListModel::OwnerColumn;
        const bool ofObjects = column == FileListModel::ClassColumn;
        if (objects ? ofFiles : ofObjects) {
            header.hideSection(column);
            continue;
        }
        header.showSection(column); // only then its size is told
        used += header.sectionSize(column);
        header.setSectionHidden(column, used > room);
    }
}

} // namespace

FileTable::FileTable(FileViewLink &link, FileListModel *model, QWidget *parent)
    : FileDragView(link, parent)
{
    setObjectName(QStringLiteral("fileTable"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(metrics::margin - 4, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSortingEnabled(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    layOutColumns(*horizontalHeader(), fontMetrics());
    sortByColumn(FileListModel::NameColumn, Qt::AscendingOrder);
}

void FileTable::setShowsObjects(bool objects)
{
    m_objects = objects;
    fitColumns(*horizontalHeader(), viewport()->width(), m_objects);
}

void FileTable::resizeEvent(QResizeEvent *event)
{
    FileDragView::resizeEvent(event);
    fitColumns(*horizontalHeader(), viewport()->width(), m_objects);
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
    layOutColumns(*header(), fontMetrics());
    sortByColumn(FileListModel::NameColumn, Qt::AscendingOrder);
}

void FileTree::setShowsObjects(bool objects)
{
    m_objects = objects;
    fitColumns(*header(), viewport()->width(), m_objects);
}

void FileTree::resizeEvent(QResizeEvent *event)
{
    FileDragView::resizeEvent(event);
    fitColumns(*header(), viewport()->width(), m_objects);
}

} // namespace osc
