// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace osc {

/// One of several objects that an act was about, and what became of it.
struct ActivityPart
{
    enum class Outcome { Waiting, Succeeded, Failed };

    QString connectionId{};
    QString objectId{}; ///< Sandbox id when it is one; else empty.
    QString object{};   ///< Name or short id. Untrusted text.
    Outcome outcome = Outcome::Waiting;
    QString error{};  ///< What happened, in words; empty unless failed.
    QString advice{}; ///< May be empty.
    QString said{};   ///< The other side's own words, secrets masked; may be empty.

    bool operator==(const ActivityPart &) const = default;
};

/// One act and what became of it; a row of the place Activity.
struct ActivityEntry
{
    enum class Outcome {
        Running,
        Succeeded,
        Failed,
        Cancelled,
        Interrupted /**< The console ended first. */
    };
    enum class Actor { Here, Elsewhere };

    QString id; ///< Unique; made by whoever begins the entry.
    Actor actor = Actor::Here;
    Outcome outcome = Outcome::Running;
    QString connectionId; ///< May be empty: not about a connection.
    QString what;         ///< Verb and kind, translated when it began: "Create sandbox".
    QString object;       ///< Name or short id of what it was about, or "2 sandboxes". Untrusted text.
    QString objectId;     ///< Sandbox id when it was about one; else empty.
    QString details;      ///< One line: "+30 min, until 14:37", "708 of 3,180". Changes while it runs.
    QString error;        ///< What happened, in words; empty unless failed.
    QString advice;       ///< What to do about it; may be empty.
    QString said;         ///< The other side's own words, secrets masked; may be empty.
    QString command;      ///< The same act as a command line; may be empty. Never with a secret.
    QByteArray specJson;  ///< For a creation: the request, secrets removed; so that it can be tried again.
    QList<ActivityPart> parts; ///< For an act on many objects: each of them. Else empty.
    QDateTime startedAt;       ///< UTC.
    QDateTime endedAt;         ///< UTC; invalid while it runs, and when nobody saw the end.

    bool operator==(const ActivityEntry &) const = default;
};

/// Keeps activity between runs. Every call returns at once; the work is done in order on a thread of its own.
class ActivityLog : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ActivityLog() override;

    /// Inserts, or replaces the entry with the same id.
    [[nodiscard]] virtual Operation put(const ActivityEntry &entry, Callback<void> done) = 0;
    /// Newest first, at most @p limit. Entries that were running when their console ended come as
    /// Interrupted; those of another console that is alive come as Running.
    [[nodiscard]] virtual Operation entries(int limit, Callback<QList<ActivityEntry>> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::ActivityEntry)
