// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>

#include <optional>

namespace osc {

/// An SQLite file of the console's own: made for its owner only, write-ahead log, a version in its schema. A
/// file that is damaged or from a newer console is left as it is. Blocking; belongs to the thread that first
/// uses it.
class SqliteFile
{
public:
    struct Schema
    {
        int version = 1;
        QStringList steps; ///< Statements that bring an empty file to the version.
        /// An answered write survives a power cut. Without it, it survives the end of the process only.
        bool syncWrites = true;
        QString unusable; ///< "The record of sandboxes in %1 cannot be used.", translated.
    };

    SqliteFile(QString path, Schema schema);
    ~SqliteFile();
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// At its first call; later ones do nothing.
    Done ensureOpen();
    /// Only after ensureOpen().
    [[nodiscard]] QSqlDatabase &database() { return *m_database; }
    Done execute(QSqlQuery &query) const;
    /// To be called on the thread that used it, before the destructor runs elsewhere.
    void close();
    [[nodiscard]] Error failure(const QString &detail) const;

private:
    Done makeFile() const;
    Done migrate();

    QString m_path;
    Schema m_schema;
    QString m_connection;
    std::optional<QSqlDatabase> m_database;
};

/// Empty and not null: columns are NOT NULL, and a default QString binds as NULL.
[[nodiscard]] inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
[[nodiscard]] inline QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

/// Milliseconds since the epoch: sorts and compares in SQL whatever the locale or the time zone. NULL is "not
/// set".
[[nodiscard]] QVariant timeToSql(const QDateTime &time);
[[nodiscard]] QDateTime timeFromSql(const QVariant &value);

} // namespace osc
