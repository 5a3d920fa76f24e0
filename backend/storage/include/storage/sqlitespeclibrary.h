// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/speclibrary.h>

#include <memory>

namespace osc {

class DatabaseThread;
class SpecDatabase;

/// The library in an SQLite file of its own: write-ahead log, every call its own transaction, synced before
/// the answer, so that a draft survives `kill -9`. Several consoles of one user may share the file. A file
/// that is damaged or from a newer console is left untouched: all calls then fail with a sentence that names
/// it.
class SqliteSpecLibrary final : public SpecLibrary
{
    Q_OBJECT

public:
    /// @p path: the file, usually AppDataLocation/templates.sqlite. Opened on its thread at the first call.
    explicit SqliteSpecLibrary(const QString &path, QObject *parent = nullptr);
    /// Waits for writes that were queued before; answers are dropped.
    ~SqliteSpecLibrary() override;

    [[nodiscard]] Operation templates(Callback<QList<TemplateRecord>> done) override;
    [[nodiscard]] Operation putTemplates(const QList<TemplateRecord> &records, Callback<void> done) override;
    [[nodiscard]] Operation removeTemplate(const QString &id, Callback<void> done) override;
    [[nodiscard]] Operation drafts(Callback<QList<DraftRecord>> done) override;
    [[nodiscard]] Operation putDraft(const DraftRecord &record, Callback<void> done) override;
    [[nodiscard]] Operation removeDraft(const QString &id, Callback<void> done) override;
    [[nodiscard]] Operation hiddenImages(Callback<QStringList> done) override;
    [[nodiscard]] Operation setImageHidden(const QString &image, bool hidden, Callback<void> done) override;

private:
    [[nodiscard]] Operation writeTemplates(std::function<Done()> work, Callback<void> done);

    std::shared_ptr<SpecDatabase> m_database; ///< Touched only on the thread.
    std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace osc
