// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsonnode.h"

#include <core/requestcheck.h>

#include <QMap>
#include <QRegularExpression>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace osc {

/// Whether a member has to be there, and whether null counts as absent.
enum class Presence { Required, Defaulted, Nullable };

/// A pattern of the schema, with the text that the server prints for it.
struct SchemaPattern
{
    QRegularExpression expression;
    QString shown;
};

struct TextRule
{
    Presence presence = Presence::Required;
    int minimum = 0;
    int maximum = std::numeric_limits<int>::max();
    const SchemaPattern *pattern = nullptr;
};

struct IntegerRule
{
    qint64 minimum = std::numeric_limits<qint64>::min();
    qint64 maximum = std::numeric_limits<qint64>::max();
};

/// An integer of any size, as the server's language has it.
struct BigInteger
{
    QString written;             ///< Canonical decimal digits.
    std::optional<qint64> value; ///< None: beyond 64 bits.
};

/// One object of the request body while it is read: knows its place and notes what is wrong there, in the
/// words of the server's schema library. Every reader returns a usable value even after a complaint about it.
class RequestScope
{
public:
    RequestScope(const JsonNode *object, Location location, QList<SchemaIssue> *issues);

    [[nodiscard]] bool exists() const { return m_object != nullptr; }
    [[nodiscard]] const Location &location() const { return m_location; }
    /// True when nothing was noted at or below this object so far.
    [[nodiscard]] bool isClean() const { return m_issues->size() == m_issuesBefore; }

    void readText(const QString &name, QString &out, const TextRule &rule = {});
    /// A text that has to be one of @p choices.
    void readChoice(const QString &name, QString &out, const QStringList &choices);
    void readFlag(const QString &name, bool &out);
    [[nodiscard]] std::optional<BigInteger> readInteger(const QString &name, const IntegerRule &rule);
    /// A nullable object of strings; @p nullable also takes null values.
    [[nodiscard]] std::optional<QMap<QString, std::optional<QString>>> readMap(const QString &name,
                                                                               bool nullable);
    [[nodiscard]] std::optional<QStringList> readTexts(const QString &name, Presence presence, int minimum);
    /// The object below; exists() is false when it is absent, null or none.
    [[nodiscard]] RequestScope readObject(const QString &name) const;
    /// Calls @p read with each element of an array of objects; complains about elements that are none. False
    /// when there is no array.
    bool readEach(const QString &name, Presence presence,
                  const std::function<void(RequestScope &)> &read) const;
    /// Complains about members that are not in @p known.
    void forbidOthers(const QStringList &known) const;
    /// Notes a failed rule about this object as a whole; @p subject is the member that is to be changed.
    void fail(const QString &subject, const QString &words) const;

private:
    struct Found
    {
        const JsonNode *node = nullptr;
        QString spelling;
    };

    [[nodiscard]] Found find(const QString &name) const;
    [[nodiscard]] Location below(const QString &member) const;
    void note(const Location &at, const QString &type, const QString &words,
              const QString &subject = {}) const;
    /// The node to read, or null when there is nothing to read (a complaint is noted when that is wrong).
    [[nodiscard]] const JsonNode *take(const QString &name, Presence presence, Location &at) const;

    const JsonNode *m_object;
    Location m_location;
    QList<SchemaIssue> *m_issues;
    qsizetype m_issuesBefore;
};

} // namespace osc
