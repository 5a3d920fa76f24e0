// SPDX-License-Identifier: Apache-2.0
#include "panels/connectionbanner.h"

#include <models/wording.h>

#include <QPushButton>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// What trying again alone does not mend.
bool needsTheUser(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::Unauthorized || kind == ErrorKind::Unsupported;
}

} // namespace

ConnectionBanner::ConnectionBanner(ConnectionRegistry &registry, const Clock &clock, QWidget *parent)
    : Banner(parent)
    , m_registry(registry)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("connectionBanner"));
    connect(addButton(QStringLiteral("retryButton"), tr("Try again")), &QPushButton::clicked, this, [this] {
        if (const Backend *backend = subject())
            m_registry.find(backend->profile().id)->retryNow();
    });
    connect(addButton(QStringLiteral("otherEngineButton"), tr("Use another socket or host…")),
            &QPushButton::clicked, this, &ConnectionBanner::otherEngineRequested);
    connect(addButton(QStringLiteral("doctorButton"), tr("Open the doctor")), &QPushButton::clicked, this,
            &ConnectionBanner::doctorRequested);
    m_timer.setInterval(1s);
    m_timer.callOnTimeout(this, &ConnectionBanner::tick);
    connect(&registry, &ConnectionRegistry::changed, this, [this](const Backend *backend) {
        count(*backend);
        refresh();
    });
    connect(&registry, &ConnectionRegistry::added, this, &ConnectionBanner::refresh);
    connect(&registry, &ConnectionRegistry::removed, this, &ConnectionBanner::refresh);
    refresh();
}

void ConnectionBanner::setConnection(const QString &connectionId)
{
    m_only = connectionId;
    refresh();
}

const Backend *ConnectionBanner::subject() const
{
    const Backend *found = nullptr;
    for (const Backend *backend : m_registry.backends()) {
        const bool counts = m_only.isEmpty() || backend->profile().id == m_only;
        if (!counts || backend->status().state != ConnectionState::Broken)
            continue;
        if (!found ||
            (!needsTheUser(found->status().error.kind) && needsTheUser(backend->status().error.kind)))
            found = backend;
    }
    return found;
}

void ConnectionBanner::count(const Backend &backend)
{
    const ConnectionStatus &status = backend.status();
    if (status.state == ConnectionState::Live || status.state == ConnectionState::Closed) {
        m_tries.remove(backend.profile().id);
    } else if (status.state == ConnectionState::Broken) {
        Tries &tries = m_tries[backend.profile().id];
        if (tries.count == 0)
            tries.since = m_clock.now();
        if (tries.count == 0 || tries.next != status.nextTryAt)
            ++tries.count;
        tries.next = status.nextTryAt;
    }
}

void ConnectionBanner::refresh()
{
    const Backend *backend = subject();
    setVisible(backend != nullptr);
    if (backend) {
        const Error &error = backend->status().error;
        setError(error, needsTheUser(error.kind) ? Severity::Error : Severity::Warning);
        tick();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    Q_EMIT subjectChanged();
}

void ConnectionBanner::tick()
{
    const Backend *backend = subject();
    if (!backend)
        return;
    const QDateTime next = backend->status().nextTryAt;
    if (!next.isValid())
        return setNote({});
    const QDateTime now = m_clock.now();
    const QString note = tr("Next try in %1").arg(countdownText(std::max<qint64>(0, now.secsTo(next))));
    const Tries tries = m_tries.value(backend->profile().id);
    setNote(tries.count > 1 ? tr("%1, tried %n time(s) since %2", nullptr, tries.count)
                                  .arg(note, momentText(tries.since, now))
                            : note);
}

} // namespace osc
