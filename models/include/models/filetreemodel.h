// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>
#include <models/filelistmodel.h>

#include <QAbstractItemModel>

#include <map>
#include <memory>
#include <vector>

namespace osc {

/// A directory and those below it as a tree. A directory is read when it is first opened; one that cannot be
/// read says so in a row of its own.
class FileTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { IsErrorRole = FileListModel::IsSymlinkRole + 1 }; ///< bool: the row is a failure.

    explicit FileTreeModel(QObject *parent = nullptr);
    ~FileTreeModel() override;

    /// Null shows nothing.
    void show(std::shared_ptr<FileSystem> files, const FilePath &directory);
    [[nodiscard]] const FilePath &directory() const { return m_directory; }
    /// Reads again what has been read; rows, and what is open, stay.
    void refresh();
    void setShowHidden(bool show);

    /// Entry and path of a row; the path is empty for a row that is a failure.
    [[nodiscard]] FileItem item(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    [[nodiscard]] Node *find(const FilePath &path) const;
    void fetch(Node &node);
    void take(const FilePath &path, const QList<FileEntry> &entries);
    void fail(const FilePath &path, const Error &error);
    void removeChildren(Node &node, const std::function<bool(const Node &)> &goes);
    void insertChildren(Node &node, Nodes children);
    void sortChildren(Node &node);
    static void number(Node &node);

    std::shared_ptr<FileSystem> m_files;
    FilePath m_directory;
    QCollator m_collator;
    FileArrangement m_arrangement;
    std::unique_ptr<Node> m_root;
    std::map<FilePath, Operation> m_readings; ///< Last: they end before what their callbacks use.
};

} // namespace osc
