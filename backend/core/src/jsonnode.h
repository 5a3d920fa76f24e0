// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>
#include <vector>

namespace osc {

/// A JSON value that keeps what the usual types lose: the order of members and the digits of large numbers.
struct JsonNode
{
    enum class Kind { Null, Boolean, Integer, Fraction, Text, Array, Object };
    using Member = std::pair<QString, JsonNode>;

    Kind kind = Kind::Null;
    bool boolean = false;
    double number = 0;           ///< Integer and Fraction, rounded.
    QString text;                ///< Text: the value. Integer and Fraction: as written.
    std::vector<JsonNode> items; ///< Array.
    std::vector<Member> members; ///< Object; names are unique.

    [[nodiscard]] static JsonNode fromText(const QString &text);
    [[nodiscard]] static JsonNode fromBoolean(bool value);
    [[nodiscard]] static JsonNode fromInteger(qint64 value);
    [[nodiscard]] static JsonNode array();
    [[nodiscard]] static JsonNode object();

    [[nodiscard]] bool is(Kind other) const { return kind == other; }
    /// The member of an object; null when there is none, or when this is no object.
    [[nodiscard]] const JsonNode *find(QStringView name) const;
    /// Adds a member; the caller knows that the name is new.
    JsonNode &add(const QString &name, JsonNode value);
};

/// The result of parseJson(): a value, or where it went wrong.
struct JsonParse
{
    enum class Failure { None, Syntax, NotFinite, TooLarge, TooDeep };

    std::optional<JsonNode> root;
    Failure failure = Failure::None;
    qsizetype offset = 0; ///< In characters: the first that cannot be used.
};

/// Reads hostile text: at most 1 MiB, at most 64 levels. Of members with one name the last wins.
[[nodiscard]] JsonParse parseJson(const QByteArray &json);
/// UTF-8. Control and bidirectional characters are written as escapes, so that the text shows what it is.
[[nodiscard]] QByteArray writeJson(const JsonNode &node, bool indented);

} // namespace osc
