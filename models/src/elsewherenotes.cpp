// SPDX-License-Identifier: Apache-2.0
#include "elsewherenotes.h"

#include <models/activitystore.h>
#include <models/wording.h>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// The answer of a request and what the watch shows of it come in any order.
constexpr auto settleTime = 2s;
/// Longer than a deletion takes, with an image that does not end when it is asked to.
constexpr qint64 ownMs = 60'000;
/// A few are told one by one.
constexpr qsizetype fewEnough = 3;
constexpr qsizetype mostNamed = 1000;
/// An expiry that is enforced by somebody with another clock.
constexpr qint64 expirySlackSeconds = 5;

} // namespace

ElsewhereNotes::ElsewhereNotes(ActivityStore &activity, const Clock &clock)
    : m_activity(activity)
    , m_clock(clock)
{
    m_time.start();
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    m_timer.callOnTimeout(this, &ElsewhereNotes::tell);
    connect(&activity, &ActivityStore::began, this, &ElsewhereNotes::ownAllOf);
    // Parts are there from the beginning; going through them at every step would cost too much.
    connect(&activity, &ActivityStore::progressed, this, [this](const ActivityEntry &entry) {
        if (entry.actor == ActivityEntry::Actor::Here && !entry.objectId.isEmpty())
            own(entry.objectId);
    });
    connect(&activity, &ActivityStore::ended, this, &ElsewhereNotes::ownAllOf);
}

void ElsewhereNotes::own(const QString &sandboxId)
{
    if (m_own.size() >= mostNamed)
        forgetOld();
    m_own.insert(sandboxId, m_time.elapsed());
}

void ElsewhereNotes::ownAllOf(const ActivityEntry &entry)
{
    if (entry.actor != ActivityEntry::Actor::Here)
        return;
    if (!entry.objectId.isEmpty())
        own(entry.objectId);
    for (const ActivityPart &part : entry.parts)
        if (!part.objectId.isEmpty())
            own(part.objectId);
}

void ElsewhereNotes::gone(const SandboxRow &before)
{
    const QDateTime &expiry = before.sandbox.expiresAt;
    const bool expired = expiry.isValid() && expiry <= m_clock.now().addSecs(expirySlackSeconds);
    see(expired ? Kind::Expire : Kind::Delete, before, expired && before.sandbox.madeHere);
}

void ElsewhereNotes::changed(const SandboxRow &before, const Sandbox &after)
{
    const SandboxState was = before.sandbox.status.state;
    const SandboxState is = after.status.state;
    if (was == SandboxState::Running && is == SandboxState::Paused)
        see(Kind::Pause, before, false);
    else if (was == SandboxState::Paused && is == SandboxState::Running)
        see(Kind::Resume, before, false);
}

void ElsewhereNotes::see(Kind kind, const SandboxRow &before, bool byUs)
{
    m_seen.append({.kind = kind,
                   .byUs = byUs,
                   .connectionId = before.sandbox.connectionId,
                   .sandboxId = before.sandbox.id,
                   .title = sandboxTitle(before.sandbox),
                   .at = m_clock.now()});
    if (!m_timer.isActive())
        m_timer.start();
}

void ElsewhereNotes::tell()
{
    forgetOld();
    QHash<QString, QList<Seen>> groups;
    for (const Seen &seen : std::as_const(m_seen)) {
        if (m_own.contains(seen.sandboxId))
            continue;
        groups[QStringLiteral("%1 %2 %3")
                   .arg(static_cast<int>(seen.kind))
                   .arg(seen.byUs)
                   .arg(seen.connectionId)]
            .append(seen);
    }
    m_seen.clear();
    for (const QList<Seen> &group : std::as_const(groups)) {
        if (group.size() > fewEnough)
            noteMany(group);
        else
            for (const Seen &seen : group)
                noteOne(seen);
    }
}

void ElsewhereNotes::forgetOld()
{
    const qint64 now = m_time.elapsed();
    m_own.removeIf([now](QHash<QString, qint64>::iterator it) { return now - *it > ownMs; });
}

QString ElsewhereNotes::wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Pause:
        return tr("Pause");
    case Kind::Resume:
        return tr("Resume");
    case Kind::Delete:
        return tr("Delete");
    case Kind::Expire:
        break;
    }
    return tr("Delete at its expiry");
}

void ElsewhereNotes::noteOne(const Seen &seen)
{
    ActivityEntry entry;
    entry.actor = seen.byUs ? ActivityEntry::Actor::Here : ActivityEntry::Actor::Elsewhere;
    entry.connectionId = seen.connectionId;
    entry.what = wordOf(seen.kind);
    entry.object = seen.title;
    entry.objectId = seen.sandboxId;
    entry.details = seen.byUs ? tr("by this console") : tr("by someone else");
    entry.startedAt = seen.at;
    m_activity.note(std::move(entry));
}

void ElsewhereNotes::noteMany(const QList<Seen> &group)
{
    const Seen &first = group.constFirst();
    ActivityEntry entry;
    entry.actor = first.byUs ? ActivityEntry::Actor::Here : ActivityEntry::Actor::Elsewhere;
    entry.connectionId = first.connectionId;
    entry.what = wordOf(first.kind);
    entry.object = tr("%n sandbox(es)", nullptr, static_cast<int>(group.size()));
    entry.details = first.byUs ? tr("by this console") : tr("by someone else");
    entry.startedAt = first.at;
    for (const Seen &seen : group.mid(0, mostNamed))
        entry.parts.append({.connectionId = seen.connectionId,
                            .objectId = seen.sandboxId,
                            .object = seen.title,
                            .outcome = ActivityPart::Outcome::Succeeded});
    m_activity.note(std::move(entry));
}

} // namespace osc
