// SPDX-License-Identifier: Apache-2.0
#include "activitydatabase.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace osc {

namespace {

using Outcome = ActivityEntry::Outcome;
using PartOutcome = ActivityPart::Outcome;

// What one entry may take in the file.
constexpr qsizetype longestText = 4096;
constexpr qsizetype longestCommand = 65536;
constexpr qsizetype largestSpec = 1 << 20;
constexpr qsizetype mostParts = 1000;

constexpr auto activityColumns =
    "id, owner, actor, outcome, connection_id, what, object, object_id, details, error, advice, said, "
    "command, spec_json, parts, started_at, ended_at";

SqliteFile::Schema activitySchema()
{
    return {
        .version = 1,
        .steps = {QStringLiteral("CREATE TABLE IF NOT EXISTS activity ("
                                 "id TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, actor TEXT NOT NULL, "
                                 "outcome TEXT NOT NULL, connection_id TEXT NOT NULL, what TEXT NOT NULL, "
                                 "object TEXT NOT NULL, object_id TEXT NOT NULL, details TEXT NOT NULL, "
                                 "error TEXT NOT NULL, advice TEXT NOT NULL, said TEXT NOT NULL, "
                                 "command TEXT NOT NULL, spec_json BLOB NOT NULL, parts BLOB NOT NULL, "
                                 "started_at INTEGER NOT NULL, ended_at INTEGER)"),
                  QStringLiteral("CREATE INDEX IF NOT EXISTS activity_by_time ON activity (started_at)"),
                  QStringLiteral("CREATE INDEX IF NOT EXISTS activity_running ON activity (owner) "
                                 "WHERE outcome = 'running'")},
        // Bulk actions write much, and what a power cut takes away here harms nobody.
        .syncWrites = false,
        .unusable =
            QCoreApplication::translate("ActivityLog", "The record of activity in %1 cannot be used.")};
}

// The words in the file, so that numbers of the enums may change.
constexpr std::pair<Outcome, const char *> outcomeWords[] = {
    {Outcome::Running, "running"},     {Outcome::Succeeded, "succeeded"},     {Outcome::Failed, "failed"},
    {Outcome::Cancelled, "cancelled"}, {Outcome::Interrupted, "interrupted"},
};
constexpr std::pair<PartOutcome, const char *> partWords[] = {
    {PartOutcome::Waiting, "waiting"},
    {PartOutcome::Succeeded, "succeeded"},
    {PartOutcome::Failed, "failed"},
};

template<typename Value, size_t count>
QString wordOf(const std::pair<Value, const char *> (&words)[count], Value value)
{
    const auto *found = std::find_if(std::begin(words), std::end(words),
                                     [value](const auto &entry) { return entry.first == value; });
    return QLatin1String(found->second);
}

template<typename Value, size_t count>
Value valueOf(const std::pair<Value, const char *> (&words)[count], const QString &text, Value otherwise)
{
    const auto *found = std::find_if(std::begin(words), std::end(words), [&text](const auto &entry) {
        return text == QLatin1String(entry.second);
    });
    return found == std::end(words) ? otherwise : found->first;
}

QByteArray partsToJson(const QList<ActivityPart> &parts)
{
    if (parts.isEmpty())
        return QByteArray("");
    QJsonArray array;
    for (const ActivityPart &part : parts.mid(0, mostParts)) {
        QJsonObject object;
        const auto add = [&object](const char *key, const QString &value) {
            if (!value.isEmpty())
                object.insert(QLatin1String(key), value.left(longestText));
        };
        add("connection", part.connectionId);
        add("id", part.objectId);
        add("object", part.object);
        add("outcome", wordOf(partWords, part.outcome));
        add("error", part.error);
        add("advice", part.advice);
        add("said", part.said);
        array.append(object);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<ActivityPart> partsFromJson(const QByteArray &json)
{
    QList<ActivityPart> parts;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
        parts.append({.connectionId = text("connection"),
                      .objectId = text("id"),
                      .object = text("object"),
                      .outcome = valueOf(partWords, text("outcome"), PartOutcome::Waiting),
                      .error = text("error"),
                      .advice = text("advice"),
                      .said = text("said")});
    }
    return parts;
}

ActivityEntry entryFrom(const QSqlQuery &query)
{
    ActivityEntry entry;
    int column = 0;
    const auto text = [&] { return query.value(column++).toString(); };
    entry.id = text();
    ++column; // owner
    entry.actor =
        text() == QLatin1String("here") ? ActivityEntry::Actor::Here : ActivityEntry::Actor::Elsewhere;
    entry.outcome = valueOf(outcomeWords, text(), Outcome::Interrupted);
    entry.connectionId = text();
    entry.what = text();
    entry.object = text();
    entry.objectId = text();
    entry.details = text();
    entry.error = text();
    entry.advice = text();
    entry.said = text();
    entry.command = text();
    entry.specJson = query.value(column++).toByteArray();
    entry.parts = partsFromJson(query.value(column++).toByteArray());
    entry.startedAt = timeFromSql(query.value(column++));
    entry.endedAt = timeFromSql(query.value(column++));
    return entry;
}

} // namespace

ActivityDatabase::ActivityDatabase(const QString &path, int capacity)
    : m_file(path, activitySchema())
    , m_capacity(capacity)
{}

Done ActivityDatabase::ensureOpen()
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    if (m_me.hasBegun())
        return {};
    if (auto begun = m_me.begin(m_file.path()); !begun)
        return m_file.failure(begun.error().message);
    return interruptTheDead();
}

Done ActivityDatabase::put(const ActivityEntry &entry)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("INSERT INTO activity (%1) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                 "ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, "
                                 "object = excluded.object, object_id = excluded.object_id, "
                                 "details = excluded.details, error = excluded.error, "
                                 "advice = excluded.advice, said = excluded.said, "
                                 "command = excluded.command, spec_json = excluded.spec_json, "
                                 "parts = excluded.parts, ended_at = excluded.ended_at")
                      .arg(QLatin1String(activityColumns)));
    query.addBindValue(notNull(entry.id));
    query.addBindValue(m_me.token());
    query.addBindValue(entry.actor == ActivityEntry::Actor::Here ? QStringLiteral("here")
                                                                 : QStringLiteral("elsewhere"));
    query.addBindValue(wordOf(outcomeWords, entry.outcome));
    for (const QString &text : {entry.connectionId, entry.what, entry.object, entry.objectId, entry.details,
                                entry.error, entry.advice, entry.said})
        query.addBindValue(notNull(text).left(longestText));
    query.addBindValue(notNull(entry.command).left(longestCommand));
    query.addBindValue(entry.specJson.size() > largestSpec ? QByteArray("") : notNull(entry.specJson));
    query.addBindValue(partsToJson(entry.parts));
    query.addBindValue(entry.startedAt.isValid() ? entry.startedAt.toMSecsSinceEpoch() : qint64{0});
    query.addBindValue(timeToSql(entry.endedAt));
    if (auto written = m_file.execute(query); !written)
        return written;
    return trim();
}

/// What ran in a console that is gone will not end any more.
Done ActivityDatabase::interruptTheDead()
{
    QSqlQuery query(m_file.database());
    query.prepare(
        QStringLiteral("SELECT DISTINCT owner FROM activity WHERE outcome = 'running' AND owner != ?"));
    query.addBindValue(m_me.token());
    if (auto asked = m_file.execute(query); !asked)
        return asked;
    QStringList dead;
    while (query.next()) {
        const QString owner = query.value(0).toString();
        if (!LivingConsole::isAlive(m_file.path(), owner))
            dead.append(owner);
    }
    query.finish();
    for (const QString &owner : std::as_const(dead)) {
        query.prepare(QStringLiteral(
            "UPDATE activity SET outcome = 'interrupted' WHERE outcome = 'running' AND owner = ?"));
        query.addBindValue(owner);
        if (auto written = m_file.execute(query); !written)
            return written;
    }
    return {};
}

Done ActivityDatabase::trim()
{
    // Looking costs more than a put; a few entries too many do no harm.
    if (++m_putsSinceTrim < std::max(1, m_capacity / 50))
        return {};
    m_putsSinceTrim = 0;
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("DELETE FROM activity WHERE outcome != 'running' AND started_at < "
                                 "(SELECT started_at FROM activity ORDER BY started_at DESC, rowid DESC "
                                 "LIMIT 1 OFFSET ?)"));
    query.addBindValue(m_capacity - 1);
    return m_file.execute(query);
}

Result<QList<ActivityEntry>> ActivityDatabase::entries(int limit)
{
    if (auto opened = ensureOpen(); !opened)
        return opened.error();
    if (auto looked = interruptTheDead(); !looked)
        return looked.error();
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM activity ORDER BY started_at DESC, rowid DESC LIMIT ?")
                      .arg(QLatin1String(activityColumns)));
    query.addBindValue(limit);
    if (auto asked = m_file.execute(query); !asked)
        return asked.error();
    QList<ActivityEntry> entries;
    while (query.next())
        entries.append(entryFrom(query));
    if (query.lastError().isValid())
        return m_file.failure(query.lastError().text());
    return entries;
}

} // namespace osc
