// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/fileviews.h"

#include "filebrowser/filecolumns.h"
#include "filebrowser/filedelegate.h"
#include "filebrowser/filetable.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

FileViews::FileViews(FilePanelStore &store, FileViewLink &link, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_stack(new QStackedWidget(this))
    , m_table(new FileTable(link, store.model(), m_stack))
    , m_grid(new FileGrid(link, store.model(), m_stack))
    , m_tree(new FileTree(link, &m_treeModel, m_stack))
{
    QItemSelectionModel *own = m_grid->selectionModel();
    m_grid->setSelectionModel(m_table->selectionModel());
    own->deleteLater();
    for (QAbstractItemView *view : all()) {
        m_stack->addWidget(view);
        watch(view);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FileViews::selectionChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FileViews::selectionChanged);
    for (QHeaderView *header : {m_table->horizontalHeader(), m_tree->header()})
        connect(header, &QHeaderView::sortIndicatorChanged, this, &FileViews::sortChanged);
    for (FileColumns *columns : {&m_table->columns(), &m_tree->columns()})
        connect(columns, &FileColumns::arranged, this,
                [this, columns] { Q_EMIT columnsChanged(columns->widths(), columns->order()); });
    connect(&store, &FilePanelStore::stateChanged, this, &FileViews::followStore);
}

QList<QAbstractItemView *> FileViews::all() const
{
    return {m_table, m_grid, m_tree};
}

void FileViews::watch(QAbstractItemView *view)
{
    const auto *delegate = qobject_cast<FileDelegate *>(view->itemDelegate());
    connect(delegate, &FileDelegate::renamed, this,
            [this](const QModelIndex &index, const QString &name) { Q_EMIT renamed(itemOf(index), name); });
}

FileViewMode FileViews::mode() const
{
    return static_cast<FileViewMode>(m_stack->currentIndex());
}

void FileViews::setMode(FileViewMode mode)
{
    if (mode == this->mode())
        return;
    const bool hadFocus = current()->hasFocus();
    m_stack->setCurrentIndex(static_cast<int>(mode));
    setFocusProxy(current());
    if (hadFocus)
        current()->setFocus();
    if (mode == FileViewMode::Tree)
        m_treeModel.show(m_store.fileSystem(), m_store.path());
    else
        m_treeModel.show({}, {});
    Q_EMIT selectionChanged();
}

/// The tree reads for itself, at the same times as the list.
void FileViews::followStore()
{
    if (const auto &files = m_store.fileSystem()) {
        const bool objects = files->objects() != nullptr;
        m_table->columns().setShowsObjects(objects);
        m_tree->columns().setShowsObjects(objects);
    }
    if (mode() != FileViewMode::Tree || m_store.state() != FilePanelStore::State::Ready)
        return;
    if (m_treeModel.directory() == m_store.path() && m_treeModel.rowCount() > 0)
        m_treeModel.refresh();
    else
        m_treeModel.show(m_store.fileSystem(), m_store.path());
}

void FileViews::setShowHidden(bool show)
{
    m_store.model()->setShowHidden(show);
    m_treeModel.setShowHidden(show);
}

void FileViews::setSort(int column, Qt::SortOrder order)
{
    const QSignalBlocker blockTable(m_table->horizontalHeader());
    const QSignalBlocker blockTree(m_tree->header());
    m_table->horizontalHeader()->setSortIndicator(column, order);
    m_tree->header()->setSortIndicator(column, order);
    m_store.model()->sort(column, order);
    m_treeModel.sort(column, order);
}

void FileViews::setColumns(const QList<int> &widths, const QList<int> &order)
{
    m_table->columns().arrange(widths, order);
    m_tree->columns().arrange(widths, order);
}

QAbstractItemView *FileViews::current() const
{
    return qobject_cast<QAbstractItemView *>(m_stack->currentWidget());
}

FileItem FileViews::itemOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.model() == &m_treeModel)
        return m_treeModel.item(index);
    const FileEntry entry = m_store.model()->entry(index.row());
    return {joinPath(m_store.path(), entry.name), entry};
}

QList<FileItem> FileViews::selection() const
{
    QList<FileItem> items;
    const QItemSelection selected = current()->selectionModel()->selection();
    for (const QItemSelectionRange &range : selected) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom(); ++row) {
            FileItem item = itemOf(range.model()->index(row, 0, range.parent()));
            if (!item.path.isEmpty())
                items.append(std::move(item));
        }
    }
    return items;
}

int FileViews::selectedCount() const
{
    int count = 0;
    const QItemSelection selected = current()->selectionModel()->selection();
    for (const QItemSelectionRange &range : selected)
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

void FileViews::select(const QByteArray &name)
{
    const int row = m_store.model()->rowOf(name);
    if (row < 0)
        return;
    const QModelIndex index = m_store.model()->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    for (QAbstractItemView *view :
         {static_cast<QAbstractItemView *>(m_table), static_cast<QAbstractItemView *>(m_grid)})
        view->scrollTo(index);
}

void FileViews::editName()
{
    const QModelIndex index = current()->currentIndex().siblingAtColumn(FileListModel::NameColumn);
    if (index.isValid())
        current()->edit(index);
}

} // namespace osc
