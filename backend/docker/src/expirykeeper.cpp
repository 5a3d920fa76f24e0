// SPDX-License-Identifier: Apache-2.0
#include "expirykeeper.h"

namespace osc {

namespace {
constexpr qint64 longestSleep = 30'000; ///< The wall clock may jump while a timer runs.
constexpr int changeDelay = 50;         ///< Thousands of rows may change one after the other.
constexpr qint64 retrySeconds = 30;     ///< As the official server (docker-runtime 13).
constexpr qint64 abandonedHours = 6;    ///< When it is not known whether anybody works on it.
constexpr qint64 secondsPerHour = 3600;
constexpr int missingDelay = 3000; ///< Another console that removed it is given time to say so.
} // namespace

ExpiryKeeper::ExpiryKeeper(SandboxReader &reader, SandboxWatch &watch, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_watch(watch)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    m_missingSoon.setSingleShot(true);
    m_missingSoon.setInterval(missingDelay);
    connect(&m_timer, &QTimer::timeout, this, &ExpiryKeeper::check);
    connect(&m_missingSoon, &QTimer::timeout, this, &ExpiryKeeper::noticeMissing);
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(changeDelay);
    connect(&m_checkSoon, &QTimer::timeout, this, &ExpiryKeeper::check);
    connect(&m_watch, &SandboxWatch::rowsChanged, this, &ExpiryKeeper::checkSoon);
    connect(&m_watch, &SandboxWatch::gone, this, [this](const QString &sandboxId) {
        m_notBefore.remove(sandboxId);
        if (m_started && m_reader.ours().contains(sandboxId))
            m_missingSoon.start();
    });
    connect(&m_reader.ours(), &OurSandboxes::changed, this, &ExpiryKeeper::checkSoon);
}

void ExpiryKeeper::start()
{
    m_started = true;
    m_missingSoon.start();
    check();
}

void ExpiryKeeper::stop()
{
    m_started = false;
    m_timer.stop();
    m_missingSoon.stop();
    m_checkSoon.stop();
    m_running.clear();
}

void ExpiryKeeper::checkSoon()
{
    if (m_started && !m_checkSoon.isActive())
        m_checkSoon.start();
}

QDateTime ExpiryKeeper::dueAt(const QString &sandboxId) const
{
    const auto *row = m_watch.table().find(sandboxId);
    auto due = row ? row->expiresAt : QDateTime();
    const auto ours = m_reader.ours().expiry(sandboxId);
    if (ours.isValid() && (!due.isValid() || ours > due))
        due = ours;
    const auto retry = m_notBefore.value(sandboxId);
    return due.isValid() && retry.isValid() && retry > due ? retry : due;
}

void ExpiryKeeper::check()
{
    if (!m_started)
        return;
    const auto now = m_reader.context().clock.now();
    const auto records = m_reader.ours().records();
    for (const auto &record : records) {
        const auto &id = record.sandboxId;
        if (!m_watch.table().find(id) || m_running.contains(id) || m_reader.ours().isBeingRemoved(id))
            continue;
        const auto due = dueAt(id);
        if (due.isValid() && due <= now)
            expire(id);
    }
    arm(now);
}

void ExpiryKeeper::arm(const QDateTime &now)
{
    qint64 wait = -1;
    const auto records = m_reader.ours().records();
    for (const auto &record : records) {
        if (!m_watch.table().find(record.sandboxId) || m_running.contains(record.sandboxId))
            continue;
        const auto due = dueAt(record.sandboxId);
        if (!due.isValid())
            continue;
        const auto until = qMax(qint64(0), now.msecsTo(due)) + 1;
        wait = wait < 0 ? until : qMin(wait, until);
    }
    if (wait < 0)
        m_timer.stop();
    else
        m_timer.start(static_cast<int>(qMin(wait, longestSleep)));
}

void ExpiryKeeper::expire(const QString &sandboxId)
{
    m_running[sandboxId] = expireSandbox(m_reader, sandboxId, [this, sandboxId](const Result<bool> &removed) {
        const auto finished = m_running.extract(sandboxId);
        ended(sandboxId, removed);
    });
}

void ExpiryKeeper::ended(const QString &sandboxId, const Result<bool> &removed)
{
    m_notBefore.remove(sandboxId);
    if (!removed) {
        m_notBefore.insert(sandboxId, m_reader.context().clock.now().addSecs(retrySeconds));
    } else if (!*removed) {
        m_watch.refresh(sandboxId);
        m_reader.ours().reload();
        // Until the row is read again the old expiry is what is known here.
        m_notBefore.insert(sandboxId, m_reader.context().clock.now().addSecs(1));
    }
    check();
}

void ExpiryKeeper::noticeMissing()
{
    const auto now = m_reader.context().clock.now();
    const auto records = m_reader.ours().records();
    for (const auto &record : records) {
        const auto &id = record.sandboxId;
        if (m_running.contains(id) || m_reader.ours().isBeingRemoved(id))
            continue;
        const bool isAbandoned =
            record.isAbandoned || record.plannedAt.secsTo(now) > abandonedHours * secondsPerHour;
        if (!record.createdAt.isValid() && isAbandoned)
            settleAbandoned(id);
        else if (record.createdAt.isValid() && !m_watch.table().find(id))
            checkMissing(id);
    }
}

void ExpiryKeeper::settleAbandoned(const QString &sandboxId)
{
    m_running[sandboxId] = settleAbandonedCreation(m_reader, sandboxId, [this, sandboxId](const Done &) {
        const auto finished = m_running.extract(sandboxId);
        check();
    });
}

void ExpiryKeeper::checkMissing(const QString &sandboxId)
{
    m_running[sandboxId] = noteVanished(m_reader, sandboxId, [this, sandboxId](const Done &) {
        const auto finished = m_running.extract(sandboxId);
        check();
    });
}

} // namespace osc
