// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileviewlink.h"

#include <QListView>
#include <QTableView>
#include <QTreeView>

namespace osc {

class FileListModel;
class FileTreeModel;

/// A directory with all columns.
class FileTable : public FileDragView<QTableView>
{
    Q_OBJECT

public:
    FileTable(FileViewLink &link, FileListModel *model, QWidget *parent = nullptr);

    /// Objects of a bucket have other columns than files.
    void setShowsObjects(bool objects);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_objects = false;
};

/// A directory as names in columns, as many as there is room for.
class FileGrid : public FileDragView<QListView>
{
    Q_OBJECT

public:
    FileGrid(FileViewLink &link, FileListModel *model, QWidget *parent = nullptr);
};

/// A directory and those below it.
class FileTree : public FileDragView<QTreeView>
{
    Q_OBJECT

public:
    FileTree(FileViewLink &link, FileTreeModel *model, QWidget *parent = nullptr);

    /// Objects of a bucket have other columns than files.
    void setShowsObjects(bool objects);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_objects = false;
};

} // namespace osc
