// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <json/jsonread.h>

#include <QDateTime>

#include <algorithm>

/// What the codecs of a server need beyond jsonread. Only for codec files.
namespace osc::json {

/// RFC 3339; without a zone it is UTC. Invalid when it is none. Python writes six digits of a second.
[[nodiscard]] inline QDateTime time(const Value &object, const char *key)
{
    const QString words = text(object, key);
    QDateTime at = QDateTime::fromString(words, Qt::ISODateWithMs);
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC);
    return at.toUTC();
}

[[nodiscard]] inline int boundedNumber(const Value &object, const char *key, int otherwise = 0)
{
    return static_cast<int>(std::clamp<qint64>(number(object, key, otherwise), 0, 1'000'000'000));
}

[[nodiscard]] inline Value fromBytes(const QByteArray &utf8)
{
    return Value(utf8.toStdString());
}

[[nodiscard]] inline Value fromText(const QString &text)
{
    return fromBytes(text.toUtf8());
}

[[nodiscard]] inline Value fromTexts(const QStringList &texts)
{
    auto list = Value::array();
    for (const QString &text : texts)
        list.push_back(fromText(text));
    return list;
}

[[nodiscard]] inline Value fromTextMap(const QMap<QString, QString> &map)
{
    auto object = Value::object();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object[it.key().toStdString()] = fromText(it.value());
    return object;
}

} // namespace osc::json
