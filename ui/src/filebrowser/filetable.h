// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileviewlink.h"

#include <QListView>
#include <QTableView>
#include <QTreeView>

namespace osc {

class FileColumns;
class FileListModel;
class FileTreeModel;

/// A directory with all columns.
class FileTable : public FileDragView<QTableView>
{
    Q_OBJECT

public:
    FileTable(FileViewLink &link, FileListModel *model, QWidget *parent = nullptr);

    [[nodiscard]] FileColumns &columns() { return *m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    FileColumns *m_columns;
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

    [[nodiscard]] FileColumns &columns() { return *m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    FileColumns *m_columns;
};

} // namespace osc
