// SPDX-License-Identifier: Apache-2.0
#include "inventorydatabase.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QVariant>

namespace osc {

namespace {

constexpr auto columns =
    "engine_id, sandbox_id, connection_id, name, image, spec_json, planned_at, created_at, "
    "expires_at, end_kind, ended_at, end_reason, facts";

SqliteFile::Schema schema()
{
    return {
        .version = 1,
        .steps = {QStringLiteral(
                      "CREATE TABLE IF NOT EXISTS sandboxes ("
                      "engine_id TEXT NOT NULL, sandbox_id TEXT NOT NULL, connection_id TEXT NOT NULL, "
                      "name TEXT NOT NULL, image TEXT NOT NULL, spec_json BLOB NOT NULL, "
                      "planned_at INTEGER NOT NULL, created_at INTEGER, expires_at INTEGER, "
                      "end_kind TEXT NOT NULL, ended_at INTEGER, end_reason TEXT NOT NULL, "
                      "facts BLOB NOT NULL, PRIMARY KEY (engine_id, sandbox_id))"),
                  QStringLiteral(
                      "CREATE INDEX IF NOT EXISTS sandboxes_by_time ON sandboxes (planned_at DESC)"),
                  QStringLiteral("CREATE INDEX IF NOT EXISTS sandboxes_open ON sandboxes (engine_id) "
                                 "WHERE end_kind = 'none'")},
        .syncWrites = true,
        .unusable = QCoreApplication::translate("Inventory", "The record of sandboxes in %1 cannot be used."),
    };
}

QByteArray factsToJson(const QMap<QString, QString> &facts)
{
    QJsonObject object;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QMap<QString, QString> factsFromJson(const QByteArray &json)
{
    QMap<QString, QString> facts;
    const auto object = QJsonDocument::fromJson(json).object();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        facts.insert(it.key(), it.value().toString());
    return facts;
}

const QString plannerFact = QStringLiteral("planner"); // for other consoles only

// The words in the file, so that numbers of the enum may change.
constexpr std::pair<InventoryRecord::End, const char *> endWords[] = {
    {InventoryRecord::End::None, "none"},       {InventoryRecord::End::Deleted, "deleted"},
    {InventoryRecord::End::Expired, "expired"}, {InventoryRecord::End::Vanished, "vanished"},
    {InventoryRecord::End::Failed, "failed"},
};

QString endToSql(InventoryRecord::End end)
{
    for (const auto &[value, word] : endWords) {
        if (value == end)
            return QLatin1String(word);
    }
    return QStringLiteral("none");
}

InventoryRecord::End endFromSql(const QString &text)
{
    for (const auto &[value, word] : endWords) {
        if (text == QLatin1String(word))
            return value;
    }
    return InventoryRecord::End::None;
}

} // namespace

InventoryDatabase::InventoryDatabase(const QString &path)
    : m_file(path, schema())
{}

/// With who works on the creation, as long as it is one.
QMap<QString, QString> InventoryDatabase::factsToKeep(const InventoryRecord &record)
{
    auto facts = record.facts;
    if (record.createdAt.isValid() || record.end != InventoryRecord::End::None)
        return facts;
    if (m_me.hasBegun() || m_me.begin(m_file.path()))
        facts.insert(plannerFact, m_me.token());
    return facts;
}

void InventoryDatabase::takePlanner(InventoryRecord &record) const
{
    const auto planner = record.facts.take(plannerFact);
    record.isAbandoned = !planner.isEmpty() && record.end == InventoryRecord::End::None &&
                         planner != m_me.token() && !LivingConsole::isAlive(m_file.path(), planner);
}

Done InventoryDatabase::put(const InventoryRecord &record)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    QSqlQuery query(m_file.database());
    query.prepare(
        QStringLiteral("INSERT OR REPLACE INTO sandboxes (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .arg(QLatin1String(columns)));
    query.addBindValue(notNull(record.engineId));
    query.addBindValue(notNull(record.sandboxId));
    query.addBindValue(notNull(record.connectionId));
    query.addBindValue(notNull(record.name));
    query.addBindValue(notNull(record.image));
    query.addBindValue(notNull(record.specJson));
    query.addBindValue(record.plannedAt.isValid() ? record.plannedAt.toMSecsSinceEpoch() : qint64{0});
    query.addBindValue(timeToSql(record.createdAt));
    query.addBindValue(timeToSql(record.expiresAt));
    query.addBindValue(endToSql(record.end));
    query.addBindValue(timeToSql(record.endedAt));
    query.addBindValue(notNull(record.endReason));
    query.addBindValue(factsToJson(factsToKeep(record)));
    return m_file.execute(query);
}

Done InventoryDatabase::setExpiry(const QString &engineId, const QString &sandboxId,
                                  const QDateTime &expiresAt)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    QSqlQuery query(m_file.database());
    query.prepare(
        QStringLiteral("UPDATE sandboxes SET expires_at = ? WHERE engine_id = ? AND sandbox_id = ?"));
    query.addBindValue(timeToSql(expiresAt));
    query.addBindValue(engineId);
    query.addBindValue(sandboxId);
    return m_file.execute(query);
}

Done InventoryDatabase::setEnd(const QString &engineId, const QString &sandboxId, InventoryRecord::End end,
                               const QDateTime &at, const QString &reason)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("UPDATE sandboxes SET end_kind = ?, ended_at = ?, end_reason = ? "
                                 "WHERE engine_id = ? AND sandbox_id = ? AND end_kind = 'none'"));
    query.addBindValue(endToSql(end));
    query.addBindValue(timeToSql(at));
    query.addBindValue(notNull(reason));
    query.addBindValue(engineId);
    query.addBindValue(sandboxId);
    return m_file.execute(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::open(const QString &engineId)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM sandboxes WHERE engine_id = ? AND end_kind = 'none' "
                                 "ORDER BY planned_at DESC")
                      .arg(QLatin1String(columns)));
    query.addBindValue(engineId);
    return select(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::history(int limit)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM sandboxes ORDER BY planned_at DESC, sandbox_id LIMIT ?")
                      .arg(QLatin1String(columns)));
    query.addBindValue(limit);
    return select(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::select(QSqlQuery &query)
{
    if (auto executed = m_file.execute(query); !executed)
        return executed.error();
    QList<InventoryRecord> records;
    while (query.next()) {
        InventoryRecord record;
        int column = 0;
        record.engineId = query.value(column++).toString();
        record.sandboxId = query.value(column++).toString();
        record.connectionId = query.value(column++).toString();
        record.name = query.value(column++).toString();
        record.image = query.value(column++).toString();
        record.specJson = query.value(column++).toByteArray();
        record.plannedAt = timeFromSql(query.value(column++));
        record.createdAt = timeFromSql(query.value(column++));
        record.expiresAt = timeFromSql(query.value(column++));
        record.end = endFromSql(query.value(column++).toString());
        record.endedAt = timeFromSql(query.value(column++));
        record.endReason = query.value(column++).toString();
        record.facts = factsFromJson(query.value(column++).toByteArray());
        takePlanner(record);
        records.append(record);
    }
    if (query.lastError().isValid())
        return m_file.failure(query.lastError().text());
    return records;
}

} // namespace osc
