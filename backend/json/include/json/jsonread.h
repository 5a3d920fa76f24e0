// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QByteArrayView>
#include <QMap>
#include <QString>
#include <QStringList>

/// Reading of foreign JSON that never throws: what is absent, null or of another type reads as empty.
/// Only for codec files: the include is expensive.
namespace osc::json {

using Value = nlohmann::json;

/// A discarded value when it is no JSON, or nested deeper than @p maximumDepth: each level costs far more
/// memory than its bracket, and the parser recurses when it lets go of them.
[[nodiscard]] Value parse(QByteArrayView bytes, int maximumDepth = 200);
/// The text of an object with null for the value of its member @p key, so that what is long and of no use
/// need not be parsed; nor is it looked at whether that is JSON. What is no object comes back as it is.
[[nodiscard]] QByteArray withoutMember(QByteArrayView object, QByteArrayView key);
/// As it would be written; invalid UTF-8 becomes U+FFFD. @p indent below 0: on one line.
[[nodiscard]] QByteArray dump(const Value &value, int indent = -1);

/// The member, or a null value.
[[nodiscard]] const Value &member(const Value &object, const char *key);
/// The member when it is an array, or an empty array.
[[nodiscard]] const Value &array(const Value &object, const char *key);
/// The text as UTF-8; empty when it is none.
[[nodiscard]] QByteArray toBytes(const Value &value);
[[nodiscard]] QByteArray bytes(const Value &object, const char *key);
[[nodiscard]] QString toText(const Value &value);
[[nodiscard]] QString text(const Value &object, const char *key);
/// Finite; with decimals.
[[nodiscard]] double fraction(const Value &object, const char *key, double otherwise);
/// Whole numbers; fractions are cut off.
[[nodiscard]] qint64 number(const Value &object, const char *key, qint64 otherwise = 0);
[[nodiscard]] bool boolean(const Value &object, const char *key, bool otherwise = false);
/// The texts of an array; other elements are left out.
[[nodiscard]] QStringList texts(const Value &object, const char *key);
/// The members of an object that are texts.
[[nodiscard]] QMap<QString, QString> textMap(const Value &object, const char *key);
[[nodiscard]] QMap<QString, QString> toTextMap(const Value &object);

} // namespace osc::json
