// SPDX-License-Identifier: Apache-2.0
#include "requestscope.h"

#include <algorithm>
#include <cmath>

namespace osc {

namespace {

using Kind = JsonNode::Kind;

QString snakeCase(const QString &name)
{
    QString out;
    for (const QChar c : name) {
        if (c.isUpper())
            out += u'_';
        out += c.toLower();
    }
    return out;
}

/// Reads a decimal integer as the schema library does: digits with single underscores between them and an
/// optional fraction of zeros.
std::optional<BigInteger> integerFromText(const QString &text)
{
    static const QRegularExpression form(u"\\A([+-]?)0*([0-9]+(?:_[0-9]+)*)(?:\\.0+)?\\z"_qs);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    QString digits = match.captured(2).remove(u'_');
    if (match.captured(1) == u"-" && digits != u"0")
        digits.prepend(u'-');
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return BigInteger{digits, fits ? std::optional(value) : std::nullopt};
}

// how far an integer is beyond 64 bits does not matter to a comparison, its sign does
bool belowMinimum(const BigInteger &number, qint64 minimum)
{
    return number.value ? *number.value < minimum : number.written.startsWith(u'-');
}

bool aboveMaximum(const BigInteger &number, qint64 maximum)
{
    if (number.value)
        return *number.value > maximum;
    return maximum != std::numeric_limits<qint64>::max() && !number.written.startsWith(u'-');
}

std::optional<bool> flagFromText(const QString &text)
{
    static const QStringList yes{u"1"_qs, u"on"_qs, u"t"_qs, u"true"_qs, u"y"_qs, u"yes"_qs};
    static const QStringList no{u"0"_qs, u"off"_qs, u"f"_qs, u"false"_qs, u"n"_qs, u"no"_qs};
    const QString folded = text.toLower();
    if (yes.contains(folded))
        return true;
    if (no.contains(folded))
        return false;
    return {};
}

const QString &notAnObject()
{
    static const QString words = u"Input should be a valid dictionary or object to extract fields from"_qs;
    return words;
}

} // namespace

RequestScope::RequestScope(const JsonNode *object, Location location, QList<SchemaIssue> *issues)
    : m_object(object)
    , m_location(std::move(location))
    , m_issues(issues)
    , m_issuesBefore(issues->size())
{}

RequestScope::Found RequestScope::find(const QString &name) const
{
    if (!m_object)
        return {};
    if (const JsonNode *node = m_object->find(name))
        return {node, name};
    const QString snake = snakeCase(name);
    if (const JsonNode *node = m_object->find(snake))
        return {node, snake};
    return {nullptr, name};
}

Location RequestScope::below(const QString &member) const
{
    return m_location + Location{{member, -1}};
}

void RequestScope::note(const Location &at, const QString &type, const QString &words,
                        const QString &subject) const
{
    constexpr qsizetype MaximumIssues = 500; // a hostile body could cause one per two bytes
    if (m_issues->size() < MaximumIssues)
        m_issues->append({at, type, words, subject});
}

void RequestScope::fail(const QString &subject, const QString &words) const
{
    note(m_location, u"value_error"_qs, u"Value error, "_qs + words, subject);
}

const JsonNode *RequestScope::take(const QString &name, Presence presence, Location &at) const
{
    const Found found = find(name);
    at = below(found.spelling.isEmpty() ? name : found.spelling);
    if (!found.node) {
        if (presence == Presence::Required)
            note(at, u"missing"_qs, u"Field required"_qs);
        return nullptr;
    }
    if (presence == Presence::Nullable && found.node->is(Kind::Null))
        return nullptr;
    return found.node;
}

void RequestScope::readText(const QString &name, QString &out, const TextRule &rule)
{
    Location at;
    const JsonNode *node = take(name, rule.presence, at);
    if (!node)
        return;
    if (!node->is(Kind::Text)) {
        note(at, u"string_type"_qs, u"Input should be a valid string"_qs);
        return;
    }
    out = node->text;
    const qsizetype length = out.toUcs4().size();
    const auto characters = [](int count) {
        return count == 1 ? u"1 character"_qs : u"%1 characters"_qs.arg(count);
    };
    if (length < rule.minimum) {
        note(at, u"string_too_short"_qs, u"String should have at least "_qs + characters(rule.minimum));
    } else if (length > rule.maximum) {
        note(at, u"string_too_long"_qs, u"String should have at most "_qs + characters(rule.maximum));
    } else if (rule.pattern && !rule.pattern->expression.match(out).hasMatch()) {
        note(at, u"string_pattern_mismatch"_qs,
             u"String should match pattern '%1'"_qs.arg(rule.pattern->shown));
    }
}

void RequestScope::readChoice(const QString &name, QString &out, const QStringList &choices)
{
    Location at;
    const JsonNode *node = take(name, Presence::Defaulted, at);
    if (!node)
        return;
    if (node->is(Kind::Text))
        out = node->text;
    if (!node->is(Kind::Text) || !choices.contains(node->text)) {
        note(at, u"literal_error"_qs, u"Input should be '%1'"_qs.arg(choices.join(u"' or '"_qs)));
    }
}

void RequestScope::readFlag(const QString &name, bool &out)
{
    Location at;
    const JsonNode *node = take(name, Presence::Defaulted, at);
    if (!node)
        return;
    std::optional<bool> value;
    switch (node->kind) {
    case Kind::Boolean:
        value = node->boolean;
        break;
    case Kind::Text:
        value = flagFromText(node->text);
        break;
    case Kind::Integer:
    case Kind::Fraction:
        if (node->number == 0 || node->number == 1)
            value = node->number == 1;
        if (node->number == std::trunc(node->number))
            break;
        [[fallthrough]]; // a fraction is no number of truth
    case Kind::Null:
    case Kind::Array:
    case Kind::Object:
        note(at, u"bool_type"_qs, u"Input should be a valid boolean"_qs);
        return;
    }
    if (value)
        out = *value;
    else
        note(at, u"bool_parsing"_qs, u"Input should be a valid boolean, unable to interpret input"_qs);
}

std::optional<BigInteger> RequestScope::readInteger(const QString &name, const IntegerRule &rule)
{
    Location at;
    const JsonNode *node = take(name, Presence::Nullable, at);
    if (!node)
        return {};
    std::optional<BigInteger> number;
    switch (node->kind) {
    case Kind::Boolean:
        number = BigInteger{node->boolean ? u"1"_qs : u"0"_qs, node->boolean ? 1 : 0};
        break;
    case Kind::Integer:
    case Kind::Fraction:
        if (node->is(Kind::Fraction) && node->number != std::trunc(node->number)) {
            note(at, u"int_from_float"_qs,
                 u"Input should be a valid integer, got a number with a fractional part"_qs);
            return {};
        }
        number =
            integerFromText(node->is(Kind::Integer) ? node->text : QString::number(node->number, 'f', 0));
        break;
    case Kind::Text:
        number = integerFromText(node->text);
        if (!number) {
            note(at, u"int_parsing"_qs,
                 u"Input should be a valid integer, unable to parse string as an integer"_qs);
        }
        break;
    case Kind::Null:
    case Kind::Array:
    case Kind::Object:
        note(at, u"int_type"_qs, u"Input should be a valid integer"_qs);
        break;
    }
    if (!number)
        return {};
    if (belowMinimum(*number, rule.minimum)) {
        note(at, u"greater_than_equal"_qs,
             u"Input should be greater than or equal to %1"_qs.arg(rule.minimum));
    } else if (aboveMaximum(*number, rule.maximum)) {
        note(at, u"less_than_equal"_qs, u"Input should be less than or equal to %1"_qs.arg(rule.maximum));
    }
    return number;
}

std::optional<QMap<QString, std::optional<QString>>> RequestScope::readMap(const QString &name, bool nullable)
{
    Location at;
    const JsonNode *node = take(name, Presence::Nullable, at);
    if (!node)
        return {};
    if (!node->is(Kind::Object)) {
        note(at, u"dict_type"_qs, u"Input should be a valid dictionary"_qs);
        return {};
    }
    QMap<QString, std::optional<QString>> out;
    for (const JsonNode::Member &member : node->members) {
        if (member.second.is(Kind::Text))
            out.insert(member.first, member.second.text);
        else if (nullable && member.second.is(Kind::Null))
            out.insert(member.first, std::nullopt);
        else
            note(at + Location{{member.first, -1}}, u"string_type"_qs, u"Input should be a valid string"_qs);
    }
    return out;
}

std::optional<QStringList> RequestScope::readTexts(const QString &name, Presence presence, int minimum)
{
    Location at;
    const JsonNode *node = take(name, presence, at);
    if (!node)
        return {};
    if (!node->is(Kind::Array)) {
        note(at, u"list_type"_qs, u"Input should be a valid list"_qs);
        return {};
    }
    QStringList out;
    int index = 0;
    for (const JsonNode &item : node->items) {
        if (item.is(Kind::Text))
            out.append(item.text);
        else
            note(at + Location{{{}, index}}, u"string_type"_qs, u"Input should be a valid string"_qs);
        ++index;
    }
    if (index < minimum) {
        note(at, u"too_short"_qs,
             u"List should have at least %1 item after validation, not %2"_qs.arg(minimum).arg(index));
    }
    return out;
}

RequestScope RequestScope::readObject(const QString &name) const
{
    Location at;
    const JsonNode *node = take(name, Presence::Nullable, at);
    RequestScope scope(node && node->is(Kind::Object) ? node : nullptr, at, m_issues);
    if (node && !scope.exists())
        note(at, u"model_attributes_type"_qs, notAnObject());
    return scope;
}

bool RequestScope::readEach(const QString &name, Presence presence,
                            const std::function<void(RequestScope &)> &read) const
{
    Location at;
    const JsonNode *node = take(name, presence, at);
    if (!node)
        return false;
    if (!node->is(Kind::Array)) {
        note(at, u"list_type"_qs, u"Input should be a valid list"_qs);
        return false;
    }
    int index = 0;
    for (const JsonNode &item : node->items) {
        RequestScope scope(item.is(Kind::Object) ? &item : nullptr, at + Location{{{}, index++}}, m_issues);
        if (scope.exists())
            read(scope);
        else
            note(scope.location(), u"model_attributes_type"_qs, notAnObject());
    }
    return true;
}

void RequestScope::forbidOthers(const QStringList &known) const
{
    for (const JsonNode::Member &member : m_object->members) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const QString &name) {
            return member.first == name || member.first == snakeCase(name);
        });
        if (!isKnown)
            note(below(member.first), u"extra_forbidden"_qs, u"Extra inputs are not permitted"_qs);
    }
}

} // namespace osc
