// SPDX-License-Identifier: Apache-2.0
#include <models/formdraft.h>

#include <core/specjson.h>
#include <models/specsecrets.h>

namespace osc {

FormDraft::FormDraft(DraftShelf &shelf, SpecDraft &draft, QObject *parent)
    : QObject(parent)
    , m_shelf(shelf)
    , m_draft(draft)
    , m_id(shelf.newId())
    , m_pristine(draft.spec())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveDelayMs);
    m_timer.callOnTimeout(this, &FormDraft::saveNow);
    connect(&draft, &SpecDraft::specChanged, this, &FormDraft::changed);
}

FormDraft::~FormDraft()
{
    if (m_timer.isActive())
        saveNow();
    m_shelf.release(m_id);
    if (m_aside) {
        m_shelf.discard(m_aside->id);
        m_shelf.release(m_aside->id);
    }
}

void FormDraft::setTarget(const QString &connectionId, const QString &connectionName, int count)
{
    const bool other = count != m_count || (m_kept && connectionId != m_connectionId);
    m_connectionId = connectionId;
    m_connectionName = connectionName;
    m_count = count;
    if (other)
        changed();
}

void FormDraft::markPristine()
{
    m_pristine = m_draft.spec();
    m_pristineCount = m_count;
    m_timer.stop();
}

void FormDraft::changed()
{
    if (!m_done)
        m_timer.start();
}

DraftRecord FormDraft::present() const
{
    DraftRecord record;
    record.id = m_id;
    record.connectionId = m_connectionId;
    record.connectionName = m_connectionName;
    record.specJson = toStoredJson(withoutHiddenValues(m_draft.spec(), m_draft.hiddenEnv()));
    record.hiddenEnv = m_draft.hiddenEnv().values();
    record.hiddenEnv.sort();
    record.count = m_count;
    return record;
}

void FormDraft::saveNow()
{
    m_timer.stop();
    if (m_done)
        return;
    if (m_draft.spec() != m_pristine || m_count != m_pristineCount) {
        m_shelf.keep(present());
        m_kept = true;
    } else if (std::exchange(m_kept, false)) {
        m_shelf.discard(m_id);
    }
}

void FormDraft::restore()
{
    m_taking = m_shelf.take([this](const std::optional<DraftRecord> &record) {
        if (!record)
            return;
        if (m_draft.spec() != m_pristine || m_done) {
            m_shelf.release(record->id);
            return;
        }
        fill(*record);
    });
}

void FormDraft::fill(const DraftRecord &record)
{
    const auto spec = specFromJson(record.specJson);
    if (!spec) {
        m_shelf.release(record.id);
        return;
    }
    m_shelf.release(m_id);
    m_id = record.id;
    m_count = std::max(record.count, 1);
    m_restored = record;
    m_kept = true;
    m_draft.setSpec(*spec);
    m_draft.setHiddenEnv(m_draft.hiddenEnv() +
                         QSet<QString>(record.hiddenEnv.begin(), record.hiddenEnv.end()));
    m_timer.stop();
    Q_EMIT replaced();
}

void FormDraft::startAnew()
{
    if (!m_restored)
        return;
    saveNow();
    m_aside = present();
    m_aside->savedAt = m_restored->savedAt;
    m_restored.reset();
    m_id = m_shelf.newId();
    m_kept = false;
    m_count = 1;
    m_draft.setSpec(SpecDraft::newSpec());
    markPristine();
    Q_EMIT replaced();
}

void FormDraft::undoStart()
{
    if (!m_aside)
        return;
    m_shelf.discard(m_id);
    const DraftRecord record = *std::exchange(m_aside, {});
    fill(record);
}

void FormDraft::discard()
{
    m_done = true;
    m_timer.stop();
    m_shelf.discard(m_id);
}

} // namespace osc
