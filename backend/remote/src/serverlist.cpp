// SPDX-License-Identifier: Apache-2.0
#include "serverlist.h"

#include "remoteerrors.h"

#include <core/offthread.h>

namespace osc {

namespace {

constexpr int pageSize = 200; // the largest that servers give
constexpr int mostPages = 1000;
constexpr qsizetype largestDecodedHere = 64 * 1024;
constexpr qint64 quickTimeMs = 15'000;
constexpr int mostFailures = 2;

bool isUnderWay(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
    case SandboxState::Pausing:
    case SandboxState::Resuming:
    case SandboxState::Stopping:
        return true;
    default:
        return false;
    }
}

} // namespace

struct ServerList::Subscriber
{
    std::function<void(SandboxChange)> onChange;

    void tell(const SandboxChange &change) const
    {
        if (const auto call = onChange) // a copy: it may let go
            call(change);
    }
};

ServerList::ServerList(ServerContext &context, OurCreations &ours, Pauses pauses, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_ours(ours)
    , m_pauses(pauses)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ServerList::readPage);
    connect(&m_ours, &OurCreations::changed, this, [this] {
        for (Sandbox known : m_rows.values())
            put(known);
    });
}

ServerList::~ServerList() = default;

void ServerList::start()
{
    stop();
    m_isRunning = true;
    m_isComplete = false;
    m_wasTold = false;
    m_failures = 0;
    readPage();
}

void ServerList::stop()
{
    m_isRunning = false;
    m_timer.stop();
    m_step.cancel();
    m_page = 0;
}

void ServerList::setInView(bool inView)
{
    if (m_inView == inView)
        return;
    m_inView = inView;
    if (m_timer.isActive())
        inView ? m_timer.start(0) : wait();
}

void ServerList::lookSoon()
{
    m_sinceAction.start();
    if (m_page > 0)
        m_again = true;
    else if (m_isRunning)
        m_timer.start(0);
}

const Sandbox *ServerList::find(const QString &sandboxId) const
{
    const auto found = m_rows.constFind(sandboxId);
    return found == m_rows.cend() ? nullptr : &found.value();
}

void ServerList::put(const Sandbox &sandbox)
{
    Sandbox row = sandbox;
    m_ours.complete(row);
    if (m_page > 0)
        m_reading.insert(row.id, row); // its page may have been read before it was there
    const auto found = m_rows.constFind(row.id);
    if (found != m_rows.cend() && *found == row)
        return;
    m_rows.insert(row.id, row);
    tell(SandboxChanged{row});
}

void ServerList::remove(const QString &sandboxId)
{
    if (m_page > 0) {
        m_removed.insert(sandboxId);
        m_reading.remove(sandboxId);
    }
    ended(sandboxId);
}

void ServerList::ended(const QString &sandboxId)
{
    m_missing.remove(sandboxId);
    if (m_rows.remove(sandboxId) == 0)
        return;
    tell(SandboxGone{sandboxId});
    Q_EMIT gone(sandboxId);
}

Operation ServerList::subscribe(std::function<void(SandboxChange)> onChange)
{
    auto subscriber = std::make_shared<Subscriber>(Subscriber{std::move(onChange)});
    m_subscribers.append(subscriber);
    if (m_isComplete) {
        detail::post([this, weak = std::weak_ptr(subscriber)] {
            if (const auto late = weak.lock(); late && late->onChange)
                late->tell(SandboxSnapshot{m_rows.values(), m_unreadable});
        });
    } else if (!m_rows.isEmpty()) {
        detail::post([this, weak = std::weak_ptr(subscriber)] {
            if (const auto late = weak.lock(); late && late->onChange)
                late->tell(SandboxPart{m_rows.values()});
        });
    }
    Promise<void> promise([](const Done &) {});
    return promise.operation([this, leaving = subscriber] {
        leaving->onChange = {};
        m_subscribers.removeAll(leaving);
    });
}

void ServerList::readPage()
{
    if (m_page == 0) {
        m_page = 1;
        m_reading.clear();
        m_removed.clear();
        m_unreadable = 0;
        m_again = false;
        m_readingTime.start();
    }
    RemoteRequest request;
    request.path = "/sandboxes";
    request.query = {{"page", QByteArray::number(m_page)}, {"pageSize", QByteArray::number(pageSize)}};
    request.mayRepeat = false; // the next reading is the repetition
    m_pageTime.start();
    m_step = m_context.client.send(std::move(request),
                                   [this](const Result<HttpResponse> &answer) { takeAnswer(answer); });
}

void ServerList::takeAnswer(const Result<HttpResponse> &answer)
{
    if (!answer)
        return fail(answer.error());
    m_context.serverClock.hear(*answer, m_context.clock.now(),
                               std::chrono::milliseconds(m_pageTime.elapsed()));
    const ServerClock clock = m_context.serverClock;
    if (answer->body.size() <= largestDecodedHere)
        return takePage(decodeSandboxPage(answer->body, clock));
    using Page = std::optional<SandboxPage>;
    m_step = runOffThread<Page>(
        [body = answer->body, clock]() -> Result<Page> { return decodeSandboxPage(body, clock); },
        [this](const Result<Page> &page) { takePage(*page); });
}

void ServerList::takePage(const std::optional<SandboxPage> &page)
{
    if (!page)
        return fail(remoteNotUnderstood(m_context.client.endpoint()));
    m_failures = 0;
    const bool more = page->hasNext && !(page->sandboxes.isEmpty() && page->unreadable == 0);
    takeRows(*page);
    if (!std::exchange(m_wasTold, true))
        Q_EMIT loaded();
    if (!m_isRunning)
        return; // whoever was told may have closed
    if (more && m_page < mostPages) {
        ++m_page;
        readPage();
    } else {
        finishReading();
    }
}

void ServerList::takeRows(const SandboxPage &page)
{
    m_unreadable += page.unreadable;
    QSet<QString> onThisPage;
    SandboxPart part;
    for (Sandbox sandbox : page.sandboxes) {
        if (onThisPage.contains(sandbox.id)) {
            ++m_unreadable; // two with one id: an action could not say which
            continue;
        }
        onThisPage.insert(sandbox.id);
        if (m_removed.contains(sandbox.id))
            continue;
        m_ours.complete(sandbox);
        m_reading.insert(sandbox.id, sandbox);
        part.sandboxes.append(std::move(sandbox));
    }
    if (m_isComplete) {
        for (const Sandbox &sandbox : std::as_const(part.sandboxes))
            put(sandbox);
        return;
    }
    for (const Sandbox &sandbox : std::as_const(part.sandboxes))
        m_rows.insert(sandbox.id, sandbox);
    if (!part.sandboxes.isEmpty())
        tell(part);
}

void ServerList::finishReading()
{
    const bool isLong = m_page > 1;
    m_page = 0;
    m_lastDuration = m_readingTime.elapsed();
    if (!m_isComplete) {
        m_isComplete = true;
        m_missing.clear();
        const auto before = std::exchange(m_rows, m_reading);
        tell(SandboxSnapshot{m_rows.values(), m_unreadable});
        for (auto it = before.cbegin(); it != before.cend(); ++it) {
            if (!m_rows.contains(it.key()))
                Q_EMIT gone(it.key());
        }
    } else {
        QSet<QString> missing;
        for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
            if (!m_reading.contains(it.key()))
                missing.insert(it.key());
        }
        const QSet<QString> believed = isLong ? missing & m_missing : missing;
        m_missing = missing - believed;
        for (const QString &id : believed)
            ended(id);
    }
    m_reading.clear();
    Q_EMIT completed();
    if (m_isRunning)
        m_again ? m_timer.start(m_pauses.quick / 2) : wait();
}

void ServerList::wait()
{
    m_timer.start(pause());
}

/// A long list is not read all the time: the server shall be busy with it a tenth of the time at most.
std::chrono::milliseconds ServerList::pause() const
{
    const auto least = std::chrono::milliseconds(m_lastDuration * 9);
    if (!m_inView)
        return std::max(m_pauses.hidden, least);
    const bool acted = m_sinceAction.isValid() && m_sinceAction.elapsed() < quickTimeMs;
    const bool moving = std::any_of(m_rows.cbegin(), m_rows.cend(),
                                    [](const Sandbox &sandbox) { return isUnderWay(sandbox.status.state); });
    return std::max(acted || moving || !m_missing.isEmpty() ? m_pauses.quick : m_pauses.usual, least);
}

/// One lost reading is no broken connection.
void ServerList::fail(const Error &error)
{
    m_page = 0;
    m_step.cancel();
    const bool passing = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout;
    if (m_wasTold && passing && ++m_failures < mostFailures) {
        m_timer.start(m_pauses.quick / 2);
        return;
    }
    stop();
    Q_EMIT broken(error);
}

void ServerList::tell(const SandboxChange &change)
{
    const auto subscribers = m_subscribers; // whoever is told may leave or join
    for (const auto &subscriber : subscribers)
        subscriber->tell(change);
}

} // namespace osc
