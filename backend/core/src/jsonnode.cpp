// SPDX-License-Identifier: Apache-2.0
#include "jsonnode.h"

#include <QHash>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype MaximumBytes = 1024 * 1024;
constexpr std::size_t MaximumDepth = 64;

/// Builds the tree from the parser's events; nothing here throws, and nothing recurses.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    JsonNode root;
    JsonParse::Failure failure = JsonParse::Failure::None;
    std::size_t errorPosition = 0;

    bool null() override { return place({}) != nullptr; }
    bool boolean(bool value) override { return place(JsonNode::fromBoolean(value)) != nullptr; }
    bool number_integer(number_integer_t value) override
    {
        return place(JsonNode::fromInteger(value)) != nullptr;
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return placeNumber(static_cast<double>(value), QString::number(value));
    }
    bool number_float(number_float_t value, const string_t &written) override
    {
        return placeNumber(value, QString::fromStdString(written));
    }
    bool string(string_t &value) override
    {
        return place(JsonNode::fromText(QString::fromStdString(value))) != nullptr;
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(JsonNode::object()); }
    bool start_array(std::size_t) override { return open(JsonNode::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override
    {
        m_open.back().key = QString::fromStdString(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        failure = JsonParse::Failure::Syntax;
        errorPosition = position;
        return false;
    }

private:
    struct Level
    {
        JsonNode *node = nullptr; // the last element of its parent, which does not grow while this is open
        QString key;
        QHash<QString, std::size_t> index; // a linear search would let a wide object cost the square
    };

    bool placeNumber(double value, const QString &written)
    {
        JsonNode node;
        const bool fraction = std::any_of(written.begin(), written.end(),
                                          [](QChar c) { return c == u'.' || c == u'e' || c == u'E'; });
        node.kind = fraction ? JsonNode::Kind::Fraction : JsonNode::Kind::Integer;
        node.number = value;
        node.text = written;
        return place(std::move(node)) != nullptr;
    }

    JsonNode *place(JsonNode node)
    {
        if (m_open.empty()) {
            root = std::move(node);
            return &root;
        }
        Level &level = m_open.back();
        if (level.node->is(JsonNode::Kind::Array)) {
            level.node->items.push_back(std::move(node));
            return &level.node->items.back();
        }
        const auto known = level.index.constFind(level.key);
        if (known != level.index.constEnd()) {
            JsonNode &member = level.node->members[known.value()].second;
            member = std::move(node);
            return &member;
        }
        level.index.insert(level.key, level.node->members.size());
        return &level.node->add(level.key, std::move(node));
    }

    bool open(JsonNode node)
    {
        if (m_open.size() >= MaximumDepth) {
            failure = JsonParse::Failure::TooDeep;
            return false;
        }
        JsonNode *placed = place(std::move(node));
        m_open.push_back({placed, {}, {}});
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::vector<Level> m_open;
};

bool isNotFinite(QByteArrayView rest)
{
    return rest.startsWith("NaN") || rest.startsWith("Infinity") || rest.startsWith("-Infinity");
}

bool needsEscape(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || c == u'"' || c == u'\\' || (u >= 0x200b && u <= 0x200f) ||
           (u >= 0x2028 && u <= 0x202e) || (u >= 0x2060 && u <= 0x206f) || u == 0xfeff;
}

QString quoted(const QString &text)
{
    QString out;
    out.reserve(text.size() + 2);
    out += u'"';
    for (const QChar c : text) {
        if (!needsEscape(c))
            out += c;
        else if (c == u'"' || c == u'\\')
            out += QStringLiteral("\\") + c;
        else if (c == u'\n')
            out += QStringLiteral("\\n");
        else if (c == u'\t')
            out += QStringLiteral("\\t");
        else
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return out + u'"';
}

class Writer
{
public:
    explicit Writer(bool indented)
        : m_indented(indented)
    {}

    void write(const JsonNode &node)
    {
        switch (node.kind) {
        case JsonNode::Kind::Null:
            m_out += QStringLiteral("null");
            break;
        case JsonNode::Kind::Boolean:
            m_out += node.boolean ? QStringLiteral("true") : QStringLiteral("false");
            break;
        case JsonNode::Kind::Integer:
        case JsonNode::Kind::Fraction:
            m_out += node.text;
            break;
        case JsonNode::Kind::Text:
            m_out += quoted(node.text);
            break;
        case JsonNode::Kind::Array:
            writeAll(u'[', u']', node.items, [this](const JsonNode &item) { write(item); });
            break;
        case JsonNode::Kind::Object:
            writeAll(u'{', u'}', node.members, [this](const JsonNode::Member &member) {
                m_out += quoted(member.first) + (m_indented ? QStringLiteral(": ") : QStringLiteral(":"));
                write(member.second);
            });
            break;
        }
    }

    [[nodiscard]] QString text() const { return m_out; }

private:
    template<typename List, typename Write>
    void writeAll(QChar begin, QChar end, const List &list, Write writeOne)
    {
        m_out += begin;
        ++m_depth;
        bool first = true;
        for (const auto &element : list) {
            if (!first)
                m_out += u',';
            first = false;
            breakLine();
            writeOne(element);
        }
        --m_depth;
        if (!first)
            breakLine();
        m_out += end;
    }

    void breakLine()
    {
        if (m_indented)
            m_out += u'\n' + QString(m_depth * 2, u' ');
    }

    QString m_out;
    int m_depth = 0;
    bool m_indented;
};

} // namespace

JsonNode JsonNode::fromText(const QString &text)
{
    JsonNode node;
    node.kind = Kind::Text;
    node.text = text;
    return node;
}

JsonNode JsonNode::fromBoolean(bool value)
{
    JsonNode node;
    node.kind = Kind::Boolean;
    node.boolean = value;
    return node;
}

JsonNode JsonNode::fromInteger(qint64 value)
{
    JsonNode node;
    node.kind = Kind::Integer;
    node.number = static_cast<double>(value);
    node.text = QString::number(value);
    return node;
}

JsonNode JsonNode::array()
{
    JsonNode node;
    node.kind = Kind::Array;
    return node;
}

JsonNode JsonNode::object()
{
    JsonNode node;
    node.kind = Kind::Object;
    return node;
}

const JsonNode *JsonNode::find(QStringView name) const
{
    for (const Member &member : members) {
        if (member.first == name)
            return &member.second;
    }
    return nullptr;
}

JsonNode &JsonNode::add(const QString &name, JsonNode value)
{
    return members.emplace_back(name, std::move(value)).second;
}

JsonParse parseJson(const QByteArray &json)
{
    JsonParse result;
    if (json.size() > MaximumBytes) {
        result.failure = JsonParse::Failure::TooLarge;
        return result;
    }
    TreeBuilder builder;
    if (nlohmann::json::sax_parse(json.cbegin(), json.cend(), &builder)) {
        result.root = std::move(builder.root);
        return result;
    }
    result.failure = builder.failure;
    // the parser counts the character that it could not use, or the end
    const qsizetype at =
        std::clamp<qsizetype>(static_cast<qsizetype>(builder.errorPosition) - 1, 0, json.size());
    if (isNotFinite(QByteArrayView(json).sliced(at)))
        result.failure = JsonParse::Failure::NotFinite;
    result.offset = QString::fromUtf8(json.first(at)).size();
    return result;
}

QByteArray writeJson(const JsonNode &node, bool indented)
{
    Writer writer(indented);
    writer.write(node);
    return writer.text().toUtf8();
}

} // namespace osc
