// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/speclibrary.h>

#include <algorithm>

namespace osc::test {

/// A library in memory.
class MemorySpecLibrary : public SpecLibrary
{
public:
    QList<TemplateRecord> kept;
    QList<DraftRecord> keptDrafts; ///< Newest first.
    QStringList hidden;
    std::optional<Error> error; ///< Of every call.

    [[nodiscard]] Operation templates(Callback<QList<TemplateRecord>> done) override
    {
        return answer<QList<TemplateRecord>>(kept, std::move(done));
    }
    [[nodiscard]] Operation putTemplates(const QList<TemplateRecord> &records, Callback<void> done) override
    {
        if (!error) {
            for (const TemplateRecord &record : records) {
                forget(kept, record.id);
                kept.append(record);
            }
        }
        return written(std::move(done));
    }
    [[nodiscard]] Operation removeTemplate(const QString &id, Callback<void> done) override
    {
        if (!error)
            forget(kept, id);
        return written(std::move(done));
    }
    [[nodiscard]] Operation drafts(Callback<QList<DraftRecord>> done) override
    {
        return answer<QList<DraftRecord>>(keptDrafts, std::move(done));
    }
    [[nodiscard]] Operation putDraft(const DraftRecord &record, Callback<void> done) override
    {
        forget(keptDrafts, record.id);
        keptDrafts.prepend(record);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation removeDraft(const QString &id, Callback<void> done) override
    {
        forget(keptDrafts, id);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation hiddenImages(Callback<QStringList> done) override
    {
        return answer<QStringList>(hidden, std::move(done));
    }
    [[nodiscard]] Operation setImageHidden(const QString &image, bool hide, Callback<void> done) override
    {
        hidden.removeAll(image);
        if (hide)
            hidden.append(image);
        return finished<void>(Done(), std::move(done));
    }

private:
    template<typename T>
    [[nodiscard]] Operation answer(const T &value, Callback<T> done)
    {
        return finished<T>(error ? Result<T>(*error) : Result<T>(value), std::move(done));
    }
    [[nodiscard]] Operation written(Callback<void> done)
    {
        QMetaObject::invokeMethod(this, &SpecLibrary::templatesChanged, Qt::QueuedConnection);
        return finished<void>(error ? Done(*error) : Done(), std::move(done));
    }
    template<typename Record>
    static void forget(QList<Record> &records, const QString &id)
    {
        records.removeIf([&](const Record &record) { return record.id == id; });
    }
};

} // namespace osc::test
