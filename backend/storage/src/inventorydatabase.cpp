// SPDX-License-Identifier: Apache-2.0
#include "inventorydatabase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

namespace osc {

namespace {

constexpr int schemaVersion = 1;

constexpr auto columns =
    "engine_id, sandbox_id, connection_id, name, image, spec_json, planned_at, created_at, "
    "expires_at, end_kind, ended_at, end_reason, facts";

QString tr(const char *text)
{
    return QCoreApplication::translate("Inventory", text);
}

// Milliseconds since the epoch: sorts and compares in SQL whatever the locale or the time zone. NULL is "not
// set".
QVariant toSql(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime timeFromSql(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
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

InventoryDatabase::InventoryDatabase(QString path)
    : m_path(std::move(path))
    , m_connection(QStringLiteral("inventory-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

InventoryDatabase::~InventoryDatabase()
{
    close();
}

void InventoryDatabase::close()
{
    if (!m_database)
        return;
    m_database->close();
    m_database.reset(); // before removeDatabase(), which complains about live handles
    QSqlDatabase::removeDatabase(m_connection);
}

Error InventoryDatabase::failure(const QString &detail) const
{
    return {ErrorKind::Failed,
            tr("The record of sandboxes in %1 cannot be used.").arg(m_path),
            tr("Check that the file is readable and writable and that the disk is not full, or move it away "
               "to begin "
               "a new one."),
            detail.left(4096),
            {},
            {}};
}

Done InventoryDatabase::ensureOpen()
{
    if (m_database)
        return {};
    // The record names images, folders and people's sandboxes: nobody else's business.
    const QDir folder = QFileInfo(m_path).absoluteDir();
    if (!folder.exists() && !QDir().mkpath(folder.path()))
        return failure(tr("The folder %1 could not be made.").arg(folder.path()));
    if (!QFile::exists(m_path)) {
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
            return failure(file.errorString());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database->setDatabaseName(m_path);
    m_database->setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_database->open()) {
        const auto error = failure(m_database->lastError().text());
        close();
        return error;
    }
    if (auto migrated = migrate(); !migrated) {
        close();
        return migrated;
    }
    return {};
}

Done InventoryDatabase::migrate()
{
    QSqlQuery query(*m_database);
    // FULL: an answered call is on the disk, also after a power cut.
    for (const auto *pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA user_version"}) {
        if (!query.exec(QLatin1String(pragma)))
            return failure(query.lastError().text());
    }
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version == schemaVersion)
        return {};
    if (version > schemaVersion) {
        auto error = failure(tr("Schema version %1; this console knows %2.").arg(version).arg(schemaVersion));
        error.kind = ErrorKind::Unsupported;
        error.advice = tr("Use the newer console that wrote it.");
        return error;
    }

    // IMMEDIATE: of two consoles that start together on a new file, one makes the table and the other waits.
    const QStringList steps{
        QStringLiteral("BEGIN IMMEDIATE"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS sandboxes ("
            "engine_id TEXT NOT NULL, sandbox_id TEXT NOT NULL, connection_id TEXT NOT NULL, "
            "name TEXT NOT NULL, image TEXT NOT NULL, spec_json BLOB NOT NULL, planned_at INTEGER NOT NULL, "
            "created_at INTEGER, expires_at INTEGER, end_kind TEXT NOT NULL, ended_at INTEGER, "
            "end_reason TEXT NOT NULL, facts BLOB NOT NULL, PRIMARY KEY (engine_id, sandbox_id))"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS sandboxes_by_time ON sandboxes (planned_at DESC)"),
        QStringLiteral(
            "CREATE INDEX IF NOT EXISTS sandboxes_open ON sandboxes (engine_id) WHERE end_kind = 'none'"),
        QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion),
        QStringLiteral("COMMIT"),
    };
    for (const auto &step : steps) {
        if (!query.exec(step)) {
            const auto error = failure(query.lastError().text());
            query.exec(QStringLiteral("ROLLBACK"));
            return error;
        }
    }
    return {};
}

Done InventoryDatabase::execute(QSqlQuery &query)
{
    if (!query.exec())
        return failure(query.lastError().text());
    return {};
}

Done InventoryDatabase::put(const InventoryRecord &record)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    QSqlQuery query(*m_database);
    query.prepare(
        QStringLiteral("INSERT OR REPLACE INTO sandboxes (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .arg(QLatin1String(columns)));
    // Empty and not null: the columns are NOT NULL, and a default QString binds as NULL.
    const auto text = [](const QString &value) { return value.isNull() ? QStringLiteral("") : value; };
    query.addBindValue(text(record.engineId));
    query.addBindValue(text(record.sandboxId));
    query.addBindValue(text(record.connectionId));
    query.addBindValue(text(record.name));
    query.addBindValue(text(record.image));
    query.addBindValue(record.specJson.isNull() ? QByteArray("") : record.specJson);
    query.addBindValue(record.plannedAt.isValid() ? record.plannedAt.toMSecsSinceEpoch() : qint64{0});
    query.addBindValue(toSql(record.createdAt));
    query.addBindValue(toSql(record.expiresAt));
    query.addBindValue(endToSql(record.end));
    query.addBindValue(toSql(record.endedAt));
    query.addBindValue(text(record.endReason));
    query.addBindValue(factsToJson(record.facts));
    return execute(query);
}

Done InventoryDatabase::setExpiry(const QString &engineId, const QString &sandboxId,
                                  const QDateTime &expiresAt)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    QSqlQuery query(*m_database);
    query.prepare(
        QStringLiteral("UPDATE sandboxes SET expires_at = ? WHERE engine_id = ? AND sandbox_id = ?"));
    query.addBindValue(toSql(expiresAt));
    query.addBindValue(engineId);
    query.addBindValue(sandboxId);
    return execute(query);
}

Done InventoryDatabase::setEnd(const QString &engineId, const QString &sandboxId, InventoryRecord::End end,
                               const QDateTime &at, const QString &reason)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    QSqlQuery query(*m_database);
    query.prepare(QStringLiteral("UPDATE sandboxes SET end_kind = ?, ended_at = ?, end_reason = ? "
                                 "WHERE engine_id = ? AND sandbox_id = ? AND end_kind = 'none'"));
    query.addBindValue(endToSql(end));
    query.addBindValue(toSql(at));
    query.addBindValue(reason.isNull() ? QStringLiteral("") : reason);
    query.addBindValue(engineId);
    query.addBindValue(sandboxId);
    return execute(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::open(const QString &engineId)
{
    if (auto opened = ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM sandboxes WHERE engine_id = ? AND end_kind = 'none' "
                                 "ORDER BY planned_at DESC")
                      .arg(QLatin1String(columns)));
    query.addBindValue(engineId);
    return select(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::history(int limit)
{
    if (auto opened = ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM sandboxes ORDER BY planned_at DESC, sandbox_id LIMIT ?")
                      .arg(QLatin1String(columns)));
    query.addBindValue(limit);
    return select(query);
}

Result<QList<InventoryRecord>> InventoryDatabase::select(QSqlQuery &query)
{
    if (auto executed = execute(query); !executed)
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
        records.append(record);
    }
    if (query.lastError().isValid())
        return failure(query.lastError().text());
    return records;
}

} // namespace osc
