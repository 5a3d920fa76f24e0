// SPDX-License-Identifier: Apache-2.0
#include <models/credentialtests.h>

#include "flow.h"

#include <models/activitystore.h>
#include <models/credentialstore.h>

#include <algorithm>

namespace osc {

CredentialTests::CredentialTests(CredentialStore &store, ObjectStorage *storage, ActivityStore *activity)
    : m_store(store)
    , m_storage(storage)
    , m_activity(activity)
{}

CredentialTests::~CredentialTests() = default;

QString CredentialTests::whyNot() const
{
    return m_storage ? QString() : tr("This program was started without object storage.");
}

CredentialTests::State CredentialTests::state(const QString &id) const
{
    if (m_running.contains(id))
        return State::Running;
    const bool waits = std::any_of(m_waiting.cbegin(), m_waiting.cend(),
                                   [&](const Waiting &waiting) { return waiting.id == id; });
    return waits ? State::Waiting : State::None;
}

QList<CredentialStepResult> CredentialTests::steps(const QString &id) const
{
    const auto found = m_running.find(id);
    return found == m_running.end() ? QList<CredentialStepResult>() : found->second.steps;
}

std::optional<Error> CredentialTests::trouble(const QString &id) const
{
    const auto found = m_troubles.constFind(id);
    return found == m_troubles.constEnd() ? std::nullopt : std::optional(*found);
}

void CredentialTests::startAll(CredentialTestPlan plan)
{
    QStringList ids;
    const auto list = m_store.credentials();
    for (const OssCredential &credential : list)
        ids << credential.id;
    start(ids, plan);
}

void CredentialTests::start(const QStringList &ids, CredentialTestPlan plan)
{
    if (!m_storage)
        return;
    const bool wasAny = isAny();
    QStringList added;
    for (const QString &id : ids) {
        if (!m_store.find(id) || state(id) != State::None)
            continue;
        m_waiting.append({id, plan});
        m_troubles.remove(id);
        added << id;
    }
    if (added.isEmpty())
        return;
    m_total += static_cast<int>(added.size());
    if (m_activity && m_entry.isEmpty()) {
        ActivityEntry entry{};
        entry.what = added.size() == 1 ? tr("Test OSS key") : tr("Test OSS keys");
        entry.object = added.size() == 1 ? m_store.find(added.first())->name
                                         : tr("%n OSS key(s)", nullptr, static_cast<int>(added.size()));
        m_entry = m_activity->begin(entry, [this] { cancelAll(); });
    }
    pump();
    for (const QString &id : std::as_const(added))
        Q_EMIT changed(id);
    announce(wasAny);
}

void CredentialTests::pump()
{
    while (!m_waiting.isEmpty() && m_running.size() < atOnce)
        run(m_waiting.takeFirst());
}

void CredentialTests::run(const Waiting &next)
{
    const OssCredential *credential = m_store.find(next.id);
    if (!credential) // removed while it waited
        return;
    m_running[next.id].operation = tryOut(
        *credential, {}, next.plan,
        [this, id = next.id](const QList<CredentialStepResult> &steps) {
            if (const auto found = m_running.find(id); found != m_running.end()) {
                found->second.steps = steps;
                Q_EMIT changed(id);
            }
        },
        [this, id = next.id](const Result<CredentialTest> &result) { ended(id, result); });
}

void CredentialTests::ended(const QString &id, const Result<CredentialTest> &result)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    const Operation over = std::move(found->second.operation); // it calls this
    m_running.erase(found);
    const OssCredential *credential = m_store.find(id);
    const QString name = credential ? credential->name : QString();
    ++m_done;
    QStringList dropped;
    if (result) {
        if (result->verdict == CredentialTest::Verdict::Failed)
            m_failed << name;
        m_store.setLastTest(id, *result);
    } else {
        m_failed << name;
        m_troubles.insert(id, result.error());
        // Who refused to unlock the keychain is not asked again for each of the others.
        if (result.error().kind == ErrorKind::Forbidden) {
            for (const Waiting &waiting : std::as_const(m_waiting)) {
                m_troubles.insert(waiting.id, result.error());
                dropped << waiting.id;
            }
            m_waiting.clear();
        }
    }
    pump();
    if (m_activity)
        m_activity->progress(m_entry, tr("%1 of %2").arg(m_done).arg(m_total), m_done, m_total);
    Q_EMIT changed(id);
    for (const QString &one : std::as_const(dropped))
        Q_EMIT changed(one);
    if (result)
        Q_EMIT tested(id);
    announce(true);
}

void CredentialTests::cancel(const QString &id)
{
    if (state(id) == State::None)
        return;
    m_waiting.removeIf([&](const Waiting &waiting) { return waiting.id == id; });
    m_running.erase(id);
    m_cancelled = true;
    pump();
    Q_EMIT changed(id);
    announce(true);
}

void CredentialTests::cancelAll()
{
    QStringList ids;
    for (const Waiting &waiting : std::as_const(m_waiting))
        ids << waiting.id;
    for (const auto &[id, running] : m_running)
        ids << id;
    if (ids.isEmpty())
        return;
    m_waiting.clear();
    m_running.clear();
    m_cancelled = true;
    for (const QString &id : std::as_const(ids))
        Q_EMIT changed(id);
    announce(true);
}

void CredentialTests::announce(bool wasAny)
{
    if (isAny() == wasAny)
        return;
    if (!isAny())
        noteEnd();
    Q_EMIT anyChanged();
}

void CredentialTests::noteEnd()
{
    const QString entry = std::exchange(m_entry, {});
    const int total = std::exchange(m_total, 0);
    const int done = std::exchange(m_done, 0);
    const QStringList failed = std::exchange(m_failed, {});
    const bool cancelled = std::exchange(m_cancelled, false);
    if (!m_activity || entry.isEmpty())
        return;
    if (cancelled && done < total)
        return m_activity->endCancelled(entry, tr("%1 of %2").arg(done).arg(total));
    if (failed.isEmpty())
        return m_activity->end(entry, {}, total == 1 ? tr("It works.") : tr("All of them work."));
    m_activity->end(entry, Error{ErrorKind::Failed,
                                 tr("%1 of %2 did not work: %3.")
                                     .arg(failed.size())
                                     .arg(total)
                                     .arg(failed.join(QStringLiteral(", "))),
                                 tr("See the last test of each in Credentials."),
                                 {},
                                 {},
                                 {}});
}

Operation CredentialTests::tryOut(const OssCredential &credential, const OssKey &key, CredentialTestPlan plan,
                                  OnSteps onSteps, Callback<CredentialTest> done)
{
    if (!m_storage) {
        return finished<CredentialTest>(Error{ErrorKind::Unsupported, whyNot(), {}, {}, {}, {}},
                                        std::move(done));
    }
    const bool whole = !key.keyId.isEmpty() && !key.secret.isEmpty();
    const OssCredential *kept = credential.id.isEmpty() ? nullptr : m_store.find(credential.id);
    if (whole && (!kept || kept->maskedKeyId != maskedKeyId(key.keyId) || !key.token.isEmpty()))
        return m_storage->test({credential, key}, plan, std::move(onSteps), std::move(done));
    if (!kept) {
        return finished<CredentialTest>(
            Error{ErrorKind::Invalid, tr("Enter the access key ID and its secret."), {}, {}, {}, {}},
            std::move(done));
    }
    const auto flow = std::make_shared<Flow<CredentialTest>>(std::move(done));
    auto *one = flow.get();
    one->step = m_store.readKey(*kept, [this, one, credential, key, plan,
                                        onSteps = std::move(onSteps)](const Result<OssKey> &stored) {
        if (!stored)
            return one->promise.resolve(stored.error());
        one->step =
            m_storage->test({credential, mergedKey(*stored, key)}, plan, onSteps,
                            [one](Result<CredentialTest> test) { one->promise.resolve(std::move(test)); });
    });
    return Flow<CredentialTest>::operation(flow);
}

} // namespace osc
