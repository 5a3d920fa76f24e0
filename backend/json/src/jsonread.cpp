// SPDX-License-Identifier: Apache-2.0
#include <json/jsonread.h>

#include <cmath>
#include <limits>

namespace osc::json {

namespace {

const Value nullValue;
const Value emptyArray = Value::array();

bool isTooDeep(QByteArrayView bytes, int maximumDepth)
{
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : bytes) {
        if (escaped) {
            escaped = false;
        } else if (inText) {
            escaped = c == '\\';
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maximumDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

qsizetype afterSpace(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size() &&
           (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t'))
        ++at;
    return at;
}

/// Behind the text that begins at @p at with its quotation mark; the end when it does not end.
qsizetype afterText(QByteArrayView bytes, qsizetype at)
{
    for (;;) {
        const qsizetype quote = bytes.indexOf('"', at + 1);
        if (quote < 0)
            return bytes.size();
        qsizetype before = quote;
        while (before > at + 1 && bytes[before - 1] == '\\')
            --before;
        if ((quote - before) % 2 == 0) // an escaped backslash escapes no more
            return quote + 1;
        at = quote;
    }
}

/// Behind the value that begins at @p at; the end when it does not end.
qsizetype afterValue(QByteArrayView bytes, qsizetype at)
{
    for (int depth = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '"') {
            at = afterText(bytes, at) - 1;
            continue;
        }
        const bool closes = c == '}' || c == ']';
        if (depth == 0 && (closes || c == ','))
            return at;
        depth += c == '{' || c == '[' ? 1 : (closes ? -1 : 0);
    }
    return bytes.size();
}

} // namespace

Value parse(QByteArrayView bytes, int maximumDepth)
{
    if (isTooDeep(bytes, maximumDepth))
        return Value(Value::value_t::discarded);
    return Value::parse(bytes.begin(), bytes.end(), nullptr, false);
}

QByteArray withoutMember(QByteArrayView object, QByteArrayView key)
{
    QByteArray result;
    result.reserve(object.size());
    qsizetype kept = 0; // so much of the object
    for (qsizetype at = afterSpace(object, 0) + 1; at < object.size();) {
        at = afterSpace(object, at);
        const qsizetype end = at < object.size() && object[at] == '"' ? afterText(object, at) : at;
        const qsizetype colon = afterSpace(object, end);
        if (end == at || colon >= object.size() || object[colon] != ':')
            break;
        const bool unwanted = object.sliced(at + 1, end - at - 1).chopped(1) == key;
        const qsizetype value = colon + 1;
        at = afterValue(object, value);
        if (unwanted && at < object.size()) {
            result.append(object.sliced(kept, value - kept)).append("null");
            kept = at;
        }
        ++at; // the comma
    }
    return result.append(object.sliced(kept));
}

QByteArray dump(const Value &value, int indent)
{
    return QByteArray::fromStdString(value.dump(indent, ' ', false, Value::error_handler_t::replace));
}

const Value &member(const Value &object, const char *key)
{
    if (!object.is_object())
        return nullValue;
    const auto it = object.find(key);
    return it == object.end() ? nullValue : *it;
}

const Value &array(const Value &object, const char *key)
{
    const auto &value = member(object, key);
    return value.is_array() ? value : emptyArray;
}

QByteArray toBytes(const Value &value)
{
    return value.is_string() ? QByteArray::fromStdString(value.get_ref<const std::string &>()) : QByteArray();
}

QByteArray bytes(const Value &object, const char *key)
{
    return toBytes(member(object, key));
}

QString toText(const Value &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QString text(const Value &object, const char *key)
{
    return toText(member(object, key));
}

qint64 number(const Value &object, const char *key, qint64 otherwise)
{
    const auto &value = member(object, key);
    if (value.is_number_unsigned()) {
        const auto wide = value.get<quint64>();
        return wide > quint64(std::numeric_limits<qint64>::max()) ? otherwise : qint64(wide);
    }
    if (value.is_number_integer())
        return value.get<qint64>();
    if (value.is_number_float()) {
        const double wide = value.get<double>();
        return std::isfinite(wide) && std::abs(wide) < 9e18 ? static_cast<qint64>(wide) : otherwise;
    }
    return otherwise;
}

double fraction(const Value &object, const char *key, double otherwise)
{
    const auto &value = member(object, key);
    const double result = value.is_number() ? value.get<double>() : otherwise;
    return std::isfinite(result) ? result : otherwise;
}

bool boolean(const Value &object, const char *key, bool otherwise)
{
    const auto &value = member(object, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

QStringList texts(const Value &object, const char *key)
{
    QStringList result;
    for (const auto &element : array(object, key)) {
        if (element.is_string())
            result.append(toText(element));
    }
    return result;
}

QMap<QString, QString> textMap(const Value &object, const char *key)
{
    return toTextMap(member(object, key));
}

QMap<QString, QString> toTextMap(const Value &object)
{
    QMap<QString, QString> result;
    if (!object.is_object())
        return result;
    for (const auto &[key, value] : object.items()) {
        if (value.is_string())
            result.insert(QString::fromStdString(key), toText(value));
    }
    return result;
}

} // namespace osc::json
