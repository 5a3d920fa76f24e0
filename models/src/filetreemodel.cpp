// SPDX-License-Identifier: Apache-2.0
#include <models/filetreemodel.h>

#include <QSet>

#include <algorithm>

namespace osc {

struct FileTreeModel::Node
{
    enum class State { Initial, Fetching, Finished };

    FileRow row;
    FilePath path{}; ///< Empty: the row is a failure.
    QString error{};
    Node *parent = nullptr;
    int at = 0; ///< Row below the parent.
    State state = State::Initial;
    Nodes children{};
};

FileTreeModel::FileTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_collator(fileCollator())
    , m_root(std::make_unique<Node>(Node{.row = makeFileRow({}, m_collator)}))
{}

FileTreeModel::~FileTreeModel() = default;

void FileTreeModel::show(std::shared_ptr<FileSystem> files, const FilePath &directory)
{
    beginResetModel();
    m_readings.clear();
    m_files = std::move(files);
    m_directory = directory;
    FileEntry entry;
    entry.type = FileType::Directory;
    m_root = std::make_unique<Node>(Node{.row = makeFileRow(entry, m_collator), .path = directory});
    endResetModel();
    if (m_files)
        fetch(*m_root);
}

void FileTreeModel::refresh()
{
    QList<Node *> known{m_root.get()};
    for (qsizetype i = 0; m_files && i < known.size(); ++i) {
        Node &node = *known.at(i);
        for (const auto &child : node.children)
            if (child->state == Node::State::Finished)
                known.append(child.get());
        fetch(node);
    }
}

void FileTreeModel::setShowHidden(bool show)
{
    if (m_arrangement.hidden == show)
        return;
    m_arrangement.hidden = show;
    refresh();
}

void FileTreeModel::fetch(Node &node)
{
    const FilePath path = node.path;
    node.state = Node::State::Fetching;
    const auto read = std::make_shared<QList<FileEntry>>();
    m_readings[path] = m_files->list(
        path, [read](const QList<FileEntry> &batch) { read->append(batch); },
        [this, path, read](const Done &result) {
            const auto ended = m_readings.extract(path); // dies with this function, not in it
            if (result)
                take(path, *read);
            else
                fail(path, result.error());
        });
}

FileTreeModel::Node *FileTreeModel::find(const FilePath &path) const
{
    if (path == m_root->path)
        return m_root.get();
    Node *node = m_root.get();
    while (node && node->path != path) {
        const auto next = std::find_if(node->children.begin(), node->children.end(), [&](const auto &child) {
            return !child->path.isEmpty() && isWithin(path, child->path);
        });
        node = next == node->children.end() ? nullptr : next->get();
    }
    return node;
}

void FileTreeModel::take(const FilePath &path, const QList<FileEntry> &entries)
{
    Node *node = find(path);
    if (!node)
        return;
    node->state = Node::State::Finished;
    QHash<QByteArray, FileEntry> now;
    for (const FileEntry &entry : entries)
        if (m_arrangement.hidden || !entry.name.startsWith('.'))
            now.insert(entry.name, entry);
    removeChildren(*node, [&](const Node &child) {
        return child.path.isEmpty() || !now.contains(child.row.entry.name);
    });
    for (const auto &child : node->children) {
        const FileEntry entry = now.take(child->row.entry.name);
        if (entry == child->row.entry)
            continue;
        child->row = makeFileRow(entry, m_collator);
        const QModelIndex first = indexOf(child.get());
        Q_EMIT dataChanged(first, first.siblingAtColumn(FileListModel::ColumnCount - 1));
    }
    Nodes added;
    for (const FileEntry &entry : std::as_const(now))
        added.push_back(std::make_unique<Node>(
            Node{.row = makeFileRow(entry, m_collator), .path = joinPath(path, entry.name), .parent = node}));
    insertChildren(*node, std::move(added));
}

void FileTreeModel::fail(const FilePath &path, const Error &error)
{
    Node *node = find(path);
    if (!node)
        return;
    node->state = Node::State::Finished;
    removeChildren(*node, [](const Node &child) { return child.path.isEmpty(); });
    Nodes added;
    added.push_back(std::make_unique<Node>(
        Node{.row = makeFileRow({}, m_collator), .error = error.message, .parent = node}));
    insertChildren(*node, std::move(added));
}

void FileTreeModel::removeChildren(Node &node, const std::function<bool(const Node &)> &goes)
{
    for (int row = static_cast<int>(node.children.size()) - 1; row >= 0; --row) {
        if (!goes(*node.children[static_cast<size_t>(row)]))
            continue;
        beginRemoveRows(indexOf(&node), row, row);
        node.children.erase(node.children.begin() + row);
        number(node);
        endRemoveRows();
    }
}

void FileTreeModel::insertChildren(Node &node, Nodes children)
{
    if (children.empty())
        return;
    const int first = static_cast<int>(node.children.size());
    beginInsertRows(indexOf(&node), first, first + static_cast<int>(children.size()) - 1);
    for (auto &child : children)
        node.children.push_back(std::move(child));
    number(node);
    endInsertRows();
    sortChildren(node);
}

void FileTreeModel::sortChildren(Node &node)
{
    const auto less = [this](const auto &a, const auto &b) { return m_arrangement.less(a->row, b->row); };
    if (std::is_sorted(node.children.begin(), node.children.end(), less))
        return;
    Q_EMIT layoutAboutToBeChanged({indexOf(&node)}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::sort(node.children.begin(), node.children.end(), less);
    number(node);
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(createIndex(nodeOf(index)->at, index.column(), nodeOf(index)));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({indexOf(&node)}, VerticalSortHint);
}

void FileTreeModel::number(Node &node)
{
    int row = 0;
    for (const auto &child : node.children)
        child->at = row++;
}

void FileTreeModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return;
    m_arrangement.column = column;
    m_arrangement.order = order;
    QList<Node *> known{m_root.get()};
    for (qsizetype i = 0; i < known.size(); ++i) {
        for (const auto &child : known.at(i)->children)
            known.append(child.get());
        sortChildren(*known.at(i));
    }
}

FileTreeModel::Node *FileTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex FileTreeModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->at, 0, node);
}

FileItem FileTreeModel::item(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {nodeOf(index)->path, nodeOf(index)->row.entry};
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex FileTreeModel::parent(const QModelIndex &index) const
{
    const Node *parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent ? indexOf(parent) : QModelIndex();
}

int FileTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int FileTreeModel::columnCount(const QModelIndex &) const
{
    return FileListModel::ColumnCount;
}

bool FileTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (parent.column() > 0 || node->path.isEmpty())
        return false;
    return node->state == Node::State::Finished
               ? !node->children.empty()
               : node->row.entry.type == FileType::Directory || !node->children.empty();
}

bool FileTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return m_files && node->state == Node::State::Initial && node->row.entry.type == FileType::Directory;
}

void FileTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(*nodeOf(parent));
}

QVariant FileTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    if (role == IsErrorRole)
        return node.path.isEmpty();
    if (!node.path.isEmpty())
        return fileCell(node.row, index.column(), role);
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    return isText && index.column() == FileListModel::NameColumn ? node.error : QVariant();
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return fileHeader(section, orientation, role);
}

Qt::ItemFlags FileTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Node &node = *nodeOf(index);
    if (node.path.isEmpty())
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    Qt::ItemFlags flags = QAbstractItemModel::flags(index) | Qt::ItemIsDragEnabled;
    if (index.column() == FileListModel::NameColumn)
        flags |= Qt::ItemIsEditable;
    return node.row.directory ? flags | Qt::ItemIsDropEnabled : flags | Qt::ItemNeverHasChildren;
}

} // namespace osc
