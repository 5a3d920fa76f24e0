// SPDX-License-Identifier: Apache-2.0
#include "jsonread.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace osc::json {

namespace {

const Value nullValue;
const Value emptyArray = Value::array();
constexpr int maximumDepth = 200;

/// nlohmann's parser and destructor recurse with the depth of the document; hostile depth must not end the
/// program.
bool isTooDeep(const QByteArray &bytes)
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

} // namespace

Value parse(const QByteArray &bytes)
{
    if (isTooDeep(bytes))
        return Value(Value::value_t::discarded);
    return Value::parse(bytes.constData(), bytes.constData() + bytes.size(), nullptr, false);
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

Error notUnderstood()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = QCoreApplication::translate("osc::EngineClient",
                                                "The answer of the Docker Engine could not be understood.");
    error.advice = QCoreApplication::translate("osc::EngineClient",
                                               "Check that the address belongs to a Docker Engine.");
    return error;
}

} // namespace osc::json
