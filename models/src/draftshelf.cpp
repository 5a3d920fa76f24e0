// SPDX-License-Identifier: Apache-2.0
#include <models/draftshelf.h>

#include <QUuid>

namespace osc {

DraftShelf::DraftShelf(SpecLibrary &library, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_clock(clock)
{}

Operation DraftShelf::take(std::function<void(const std::optional<DraftRecord> &)> done)
{
    return m_library.drafts([this, done = std::move(done)](const Result<QList<DraftRecord>> &result) {
        std::optional<DraftRecord> found;
        if (result) {
            for (const DraftRecord &record : *result) {
                if (!found && !m_held.contains(record.id))
                    found = record;
            }
        }
        if (found)
            m_held.insert(found->id);
        done(found);
    });
}

QString DraftShelf::newId()
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_held.insert(id);
    return id;
}

void DraftShelf::keep(DraftRecord record)
{
    record.savedAt = m_clock.now();
    m_library.putDraft(record, {}).detach();
}

void DraftShelf::discard(const QString &id)
{
    m_library.removeDraft(id, {}).detach();
}

} // namespace osc
