// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QJsonValue>
#include <QPointer>

#include <memory>
#include <vector>

namespace osc {

/// A JSON document as a tree of names and values. Nodes are made when their parent is first looked into, so
/// that a large document costs what is open. All text is made safe to be shown.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< "NetworkSettings.Ports[0]"; what Copy path copies.
        TextRole                     ///< The value as text; of objects and arrays their JSON.
    };

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    void setDocument(const QJsonValue &document);
    /// The node at the end of steps from the root; invalid when there is none. Makes the nodes on the way.
    [[nodiscard]] QModelIndex indexOf(const QList<int> &steps) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Node;

    [[nodiscard]] Node *nodeAt(const QModelIndex &index) const;
    static void makeChildren(Node &node);
    [[nodiscard]] static QString pathOf(const Node &node);

    std::unique_ptr<Node> m_root;
};

/// A document as read from untrusted bytes.
struct ParsedJson
{
    QJsonValue document; ///< Undefined: it could not be read.
    QString problem;     ///< Why; one sentence.
};

/// Reads at most a few MiB. Takes a while for large ones: not on the GUI thread.
[[nodiscard]] ParsedJson parseBoundedJson(const QByteArray &json);

/// Where @p text is in names and values, ignoring case, in the order of the tree: each place as the steps
/// from the root. At most @p limit places.
[[nodiscard]] QList<QList<int>> findInJson(const QJsonValue &document, const QString &text, int limit);

} // namespace osc
