// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileviewlink.h"

#include <models/filepanelstore.h>
#include <models/filetreemodel.h>

#include <QWidget>

class QStackedWidget;

namespace osc {

class FileGrid;
class FileTable;
class FileTree;

enum class FileViewMode { Details, List, Tree };

/// What a panel shows, in one of three ways.
class FileViews : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the views.
    FileViews(FilePanelStore &store, FileViewLink &link, QWidget *parent = nullptr);

    [[nodiscard]] FileViewMode mode() const;
    /// The selection stays as far as the other view can show it.
    void setMode(FileViewMode mode);
    void setShowHidden(bool show);
    void setSort(int column, Qt::SortOrder order);
    /// As FileViewHabits has them.
    void setColumns(const QList<int> &widths, const QList<int> &order);
    [[nodiscard]] QAbstractItemView *current() const;
    [[nodiscard]] QList<QAbstractItemView *> all() const;

    [[nodiscard]] FileItem itemOf(const QModelIndex &index) const;
    [[nodiscard]] QList<FileItem> selection() const;
    /// How many rows are selected; cheaper than selection().
    [[nodiscard]] int selectedCount() const;
    void select(const QByteArray &name);
    /// Lets the user change the name of the current row in place.
    void editName();

Q_SIGNALS:
    void selectionChanged();
    void sortChanged(int column, Qt::SortOrder order);
    void columnsChanged(const QList<int> &widths, const QList<int> &order);
    void renamed(const osc::FileItem &item, const QString &name);

private:
    void followStore();
    void watch(QAbstractItemView *view);

    FilePanelStore &m_store;
    FileTreeModel m_treeModel;
    QStackedWidget *m_stack;
    FileTable *m_table;
    FileGrid *m_grid;
    FileTree *m_tree;
};

} // namespace osc
