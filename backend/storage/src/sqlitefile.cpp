// SPDX-License-Identifier: Apache-2.0
#include "sqlitefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

namespace osc {

namespace {

struct SqliteText
{
    Q_DECLARE_TR_FUNCTIONS(Inventory)
};

} // namespace

QVariant timeToSql(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime timeFromSql(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

SqliteFile::SqliteFile(QString path, Schema schema)
    : m_path(std::move(path))
    , m_schema(std::move(schema))
    , m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

SqliteFile::~SqliteFile()
{
    close();
}

void SqliteFile::close()
{
    if (!m_database)
        return;
    m_database->close();
    m_database.reset(); // before removeDatabase(), which complains about live handles
    QSqlDatabase::removeDatabase(m_connection);
}

Error SqliteFile::failure(const QString &detail) const
{
    return {.kind = ErrorKind::Failed,
            .message = m_schema.unusable.arg(m_path),
            .advice = SqliteText::tr("Check that the file is readable and writable and that the disk is not "
                                     "full, or move it away "
                                     "to begin "
                                     "a new one."),
            .detail = detail.left(4096)};
}

Done SqliteFile::makeFile() const
{
    // The record names images, folders and people's sandboxes: nobody else's business.
    const QDir folder = QFileInfo(m_path).absoluteDir();
    if (!folder.exists() && !QDir().mkpath(folder.path()))
        return failure(SqliteText::tr("The folder %1 could not be made.").arg(folder.path()));
    if (QFile::exists(m_path))
        return {};
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Done SqliteFile::ensureOpen()
{
    if (m_database)
        return {};
    if (auto made = makeFile(); !made)
        return made;
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

Done SqliteFile::migrate()
{
    QSqlQuery query(*m_database);
    const auto sync = QStringLiteral("PRAGMA synchronous=%1")
                          .arg(m_schema.syncWrites ? QLatin1String("FULL") : QLatin1String("NORMAL"));
    for (const auto &pragma :
         {QStringLiteral("PRAGMA journal_mode=WAL"), sync, QStringLiteral("PRAGMA user_version")}) {
        if (!query.exec(pragma))
            return failure(query.lastError().text());
    }
    const int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version == m_schema.version)
        return {};
    if (version > m_schema.version) {
        auto error = failure(
            SqliteText::tr("Schema version %1; this console knows %2.").arg(version).arg(m_schema.version));
        error.kind = ErrorKind::Unsupported;
        error.advice = SqliteText::tr("Use the newer console that wrote it.");
        return error;
    }

    // IMMEDIATE: of two consoles that start together on a new file, one makes the tables and the other waits.
    const QStringList steps = QStringList{QStringLiteral("BEGIN IMMEDIATE")} + m_schema.steps +
                              QStringList{QStringLiteral("PRAGMA user_version = %1").arg(m_schema.version),
                                          QStringLiteral("COMMIT")};
    for (const auto &step : steps) {
        if (!query.exec(step)) {
            const auto error = failure(query.lastError().text());
            query.exec(QStringLiteral("ROLLBACK"));
            return error;
        }
    }
    return {};
}

Done SqliteFile::execute(QSqlQuery &query) const
{
    if (!query.exec())
        return failure(query.lastError().text());
    return {};
}

} // namespace osc
