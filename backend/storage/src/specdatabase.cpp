// SPDX-License-Identifier: Apache-2.0
#include "specdatabase.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSqlError>
#include <QVariant>

namespace osc {

namespace {

SqliteFile::Schema librarySchema()
{
    return {
        .version = 1,
        .steps = {QStringLiteral("CREATE TABLE IF NOT EXISTS templates (id TEXT NOT NULL PRIMARY KEY, "
                                 "document BLOB NOT NULL, changed_at INTEGER)"),
                  QStringLiteral("CREATE TABLE IF NOT EXISTS drafts (id TEXT NOT NULL PRIMARY KEY, "
                                 "connection_id TEXT NOT NULL, connection_name TEXT NOT NULL, "
                                 "spec_json BLOB NOT NULL, hidden_env TEXT NOT NULL, "
                                 "name_count INTEGER NOT NULL, saved_at INTEGER)"),
                  QStringLiteral(
                      "CREATE TABLE IF NOT EXISTS hidden_images (image TEXT NOT NULL PRIMARY KEY)")},
        .syncWrites = true,
        .unusable =
            QCoreApplication::translate("SpecLibrary", "The templates and drafts in %1 cannot be used."),
    };
}

// A name of a variable has no line break in any request that a server takes.
QString listToSql(const QStringList &list)
{
    return notNull(list.join(u'\n'));
}

} // namespace

SpecDatabase::SpecDatabase(const QString &path)
    : m_file(path, librarySchema())
{}

Done SpecDatabase::run(const QString &statement, const QVariantList &values)
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    QSqlQuery query(m_file.database());
    query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    return m_file.execute(query);
}

Done SpecDatabase::transaction(const std::function<Done()> &work)
{
    if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE"), {}); !begun)
        return begun;
    Done done = work();
    if (done)
        done = run(QStringLiteral("COMMIT"), {});
    if (!done)
        (void)run(QStringLiteral("ROLLBACK"), {});
    return done;
}

Result<QList<TemplateRecord>> SpecDatabase::templates()
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT id, document, changed_at FROM templates"));
    if (auto executed = m_file.execute(query); !executed)
        return executed.error();
    QList<TemplateRecord> records;
    while (query.next())
        records.append(
            {query.value(0).toString(), query.value(1).toByteArray(), timeFromSql(query.value(2))});
    return records;
}

Done SpecDatabase::putTemplates(const QList<TemplateRecord> &records)
{
    return transaction([&]() -> Done {
        for (const TemplateRecord &record : records) {
            auto put =
                run(QStringLiteral(
                        "INSERT OR REPLACE INTO templates (id, document, changed_at) VALUES (?, ?, ?)"),
                    {notNull(record.id), notNull(record.document), timeToSql(record.changedAt)});
            if (!put)
                return put;
        }
        return {};
    });
}

Done SpecDatabase::removeTemplate(const QString &id)
{
    return run(QStringLiteral("DELETE FROM templates WHERE id = ?"), {notNull(id)});
}

Result<QList<DraftRecord>> SpecDatabase::drafts()
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT id, connection_id, connection_name, spec_json, hidden_env, "
                                 "name_count, saved_at FROM drafts ORDER BY saved_at DESC, rowid DESC"));
    if (auto executed = m_file.execute(query); !executed)
        return executed.error();
    QList<DraftRecord> records;
    while (query.next()) {
        DraftRecord record;
        record.id = query.value(0).toString();
        record.connectionId = query.value(1).toString();
        record.connectionName = query.value(2).toString();
        record.specJson = query.value(3).toByteArray();
        record.hiddenEnv = query.value(4).toString().split(u'\n', Qt::SkipEmptyParts);
        record.count = query.value(5).toInt();
        record.savedAt = timeFromSql(query.value(6));
        records.append(record);
    }
    return records;
}

Done SpecDatabase::putDraft(const DraftRecord &record)
{
    return transaction([&]() -> Done {
        auto put = run(
            QStringLiteral("INSERT OR REPLACE INTO drafts (id, connection_id, connection_name, spec_json, "
                           "hidden_env, name_count, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {notNull(record.id), notNull(record.connectionId), notNull(record.connectionName),
             notNull(record.specJson), listToSql(record.hiddenEnv), record.count, timeToSql(record.savedAt)});
        if (!put)
            return put;
        return run(QStringLiteral("DELETE FROM drafts WHERE id NOT IN "
                                  "(SELECT id FROM drafts ORDER BY saved_at DESC, rowid DESC LIMIT ?)"),
                   {mostDrafts});
    });
}

Done SpecDatabase::removeDraft(const QString &id)
{
    return run(QStringLiteral("DELETE FROM drafts WHERE id = ?"), {notNull(id)});
}

Result<QStringList> SpecDatabase::hiddenImages()
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened.error();
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT image FROM hidden_images ORDER BY image"));
    if (auto executed = m_file.execute(query); !executed)
        return executed.error();
    QStringList images;
    while (query.next())
        images.append(query.value(0).toString());
    return images;
}

Done SpecDatabase::setImageHidden(const QString &image, bool hidden)
{
    return run(hidden ? QStringLiteral("INSERT OR IGNORE INTO hidden_images (image) VALUES (?)")
                      : QStringLiteral("DELETE FROM hidden_images WHERE image = ?"),
               {notNull(image)});
}

} // namespace osc
