// SPDX-License-Identifier: Apache-2.0
#include <storage/sqlitespeclibrary.h>

#include "databasethread.h"
#include "specdatabase.h"

namespace osc {

SqliteSpecLibrary::SqliteSpecLibrary(const QString &path, QObject *parent)
    : SpecLibrary(parent)
    , m_database(std::make_shared<SpecDatabase>(path))
    , m_thread(std::make_unique<DatabaseThread>(QStringLiteral("templates"),
                                                [database = m_database] { database->close(); }))
{}

SqliteSpecLibrary::~SqliteSpecLibrary() = default;

Operation SqliteSpecLibrary::templates(Callback<QList<TemplateRecord>> done)
{
    return m_thread->run<QList<TemplateRecord>>(
        this, [database = m_database] { return database->templates(); }, std::move(done));
}

Operation SqliteSpecLibrary::writeTemplates(std::function<Done()> work, Callback<void> done)
{
    return m_thread->run<void>(this, std::move(work), std::move(done), [this](const Done &written) {
        if (written)
            Q_EMIT templatesChanged();
    });
}

Operation SqliteSpecLibrary::putTemplates(const QList<TemplateRecord> &records, Callback<void> done)
{
    return writeTemplates([database = m_database, records] { return database->putTemplates(records); },
                          std::move(done));
}

Operation SqliteSpecLibrary::removeTemplate(const QString &id, Callback<void> done)
{
    return writeTemplates([database = m_database, id] { return database->removeTemplate(id); },
                          std::move(done));
}

Operation SqliteSpecLibrary::drafts(Callback<QList<DraftRecord>> done)
{
    return m_thread->run<QList<DraftRecord>>(
        this, [database = m_database] { return database->drafts(); }, std::move(done));
}

Operation SqliteSpecLibrary::putDraft(const DraftRecord &record, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, record] { return database->putDraft(record); }, std::move(done));
}

Operation SqliteSpecLibrary::removeDraft(const QString &id, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, id] { return database->removeDraft(id); }, std::move(done));
}

Operation SqliteSpecLibrary::hiddenImages(Callback<QStringList> done)
{
    return m_thread->run<QStringList>(
        this, [database = m_database] { return database->hiddenImages(); }, std::move(done));
}

Operation SqliteSpecLibrary::setImageHidden(const QString &image, bool hidden, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, image, hidden] { return database->setImageHidden(image, hidden); },
        std::move(done));
}

} // namespace osc
