// SPDX-License-Identifier: Apache-2.0
#include <models/jsontreemodel.h>

#include <models/wording.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace osc {

namespace {

constexpr qsizetype longestDocument = 4 * 1024 * 1024;
constexpr qsizetype longestCell = 500;

qsizetype childCount(const QJsonValue &value)
{
    if (value.isObject())
        return value.toObject().size();
    return value.isArray() ? value.toArray().size() : 0;
}

/// One that stands alone, as JSON writes it.
QString scalarText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Double: {
        const QVariant number = value.toVariant();
        return number.typeId() == QMetaType::LongLong ? QString::number(number.toLongLong())
                                                      : QString::number(number.toDouble(), 'g', 17);
    }
    default:
        return {};
    }
}

QString wholeText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson());
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson());
    return scalarText(value);
}

QString jsonSummary(const QJsonValue &value)
{
    const auto count = static_cast<int>(childCount(value));
    if (value.isObject())
        return count == 0 ? JsonTreeModel::tr("empty") : JsonTreeModel::tr("%n member(s)", nullptr, count);
    return count == 0 ? JsonTreeModel::tr("empty list") : JsonTreeModel::tr("%n element(s)", nullptr, count);
}

/// Depth first, so that the places come in the order of the tree.
class JsonFinder
{
public:
    JsonFinder(const QString &text, int limit)
        : m_text(text)
        , m_limit(limit)
    {}

    void look(const QJsonValue &value)
    {
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            int row = 0;
            for (auto it = object.begin(); it != object.end(); ++it)
                lookAt(row++, it.key(), it.value());
        } else if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (int row = 0; row < array.size(); ++row)
                lookAt(row, {}, array.at(row));
        }
    }

    QList<QList<int>> found;

private:
    void lookAt(int row, const QString &name, const QJsonValue &value)
    {
        if (found.size() >= m_limit)
            return;
        m_steps.append(row);
        const bool isScalar = !value.isObject() && !value.isArray();
        if (name.contains(m_text, Qt::CaseInsensitive) ||
            (isScalar && scalarText(value).contains(m_text, Qt::CaseInsensitive)))
            found.append(m_steps);
        look(value);
        m_steps.removeLast();
    }

    QString m_text;
    int m_limit;
    QList<int> m_steps;
};

} // namespace

struct JsonTreeModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    QString name;
    bool isElement = false; ///< Of an array.
    QJsonValue value;
    bool isOpen = false; ///< Its children are there.
    std::vector<std::unique_ptr<Node>> children;
};

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(const QJsonValue &document)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->value = document;
    endResetModel();
}

QModelIndex JsonTreeModel::indexOf(const QList<int> &steps) const
{
    QModelIndex at;
    for (const int row : steps) {
        at = index(row, 0, at);
        if (!at.isValid())
            return {};
    }
    return at;
}

JsonTreeModel::Node *JsonTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

void JsonTreeModel::makeChildren(Node &node)
{
    if (node.isOpen)
        return;
    node.isOpen = true;
    const auto add = [&node](const QString &name, bool isElement, const QJsonValue &value) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = static_cast<int>(node.children.size());
        child->name = name;
        child->isElement = isElement;
        child->value = value;
        node.children.push_back(std::move(child));
    };
    if (node.value.isObject()) {
        const QJsonObject object = node.value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            add(it.key(), false, it.value());
    } else if (node.value.isArray()) {
        const QJsonArray array = node.value.toArray();
        for (int i = 0; i < array.size(); ++i)
            add(QString::number(i), true, array.at(i));
    }
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    Node *node = nodeAt(parent);
    makeChildren(*node);
    return createIndex(row, column, node->children[static_cast<size_t>(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    const Node *parent = child.isValid() ? nodeAt(child)->parent : nullptr;
    if (!parent || parent == m_root.get())
        return {};
    return createIndex(parent->row, 0, parent);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childCount(nodeAt(parent)->value));
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString JsonTreeModel::pathOf(const Node &node)
{
    if (!node.parent)
        return {};
    const QString before = pathOf(*node.parent);
    if (node.isElement)
        return before + QLatin1Char('[') + node.name + QLatin1Char(']');
    return before.isEmpty() ? node.name : before + QLatin1Char('.') + node.name;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    const bool isScalar = !node.value.isObject() && !node.value.isArray();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return safeText(node.name);
        return isScalar ? safeText(scalarText(node.value).left(longestCell)) : jsonSummary(node.value);
    case Qt::ToolTipRole:
        return isScalar ? safeText(scalarText(node.value).left(longestCell)).toHtmlEscaped() : QString();
    case PathRole:
        return pathOf(node);
    case TextRole:
        return wholeText(node.value);
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

ParsedJson parseBoundedJson(const QByteArray &json)
{
    if (json.size() > longestDocument)
        return {QJsonValue(QJsonValue::Undefined),
                JsonTreeModel::tr("The description is too large for a tree: it has %1.")
                    .arg(bytesText(json.size()))};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return {QJsonValue(QJsonValue::Undefined),
                JsonTreeModel::tr("The description is no JSON, so there is no tree of it.")};
    return {document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}};
}

QList<QList<int>> findInJson(const QJsonValue &document, const QString &text, int limit)
{
    if (text.isEmpty())
        return {};
    JsonFinder finder(text, limit);
    finder.look(document);
    return finder.found;
}

} // namespace osc
