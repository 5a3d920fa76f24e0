// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <core/result.h>

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

/// Reading of foreign JSON that never throws: what is absent, null or of another type reads as empty.
/// Only for codec files: the include is expensive.
namespace osc::json {

using Value = nlohmann::json;

/// A discarded value when it is no JSON.
[[nodiscard]] Value parse(const QByteArray &bytes);
/// As it would be written; invalid UTF-8 becomes U+FFFD. @p indent below 0: on one line.
[[nodiscard]] QByteArray dump(const Value &value, int indent = -1);

/// The member, or a null value.
[[nodiscard]] const Value &member(const Value &object, const char *key);
/// The member when it is an array, or an empty array.
[[nodiscard]] const Value &array(const Value &object, const char *key);
[[nodiscard]] QString toText(const Value &value);
[[nodiscard]] QString text(const Value &object, const char *key);
/// Whole numbers; fractions are cut off.
[[nodiscard]] qint64 number(const Value &object, const char *key, qint64 otherwise = 0);
[[nodiscard]] bool boolean(const Value &object, const char *key, bool otherwise = false);
/// The texts of an array; other elements are left out.
[[nodiscard]] QStringList texts(const Value &object, const char *key);
/// The members of an object that are texts.
[[nodiscard]] QMap<QString, QString> textMap(const Value &object, const char *key);
[[nodiscard]] QMap<QString, QString> toTextMap(const Value &object);

/// What to answer with when the Engine sent something else than its API says.
[[nodiscard]] Error notUnderstood();

} // namespace osc::json
