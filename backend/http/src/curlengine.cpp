// SPDX-License-Identifier: Apache-2.0
#include "curlengine.h"

#include "curlerror.h"
#include "httpmessage.h"
#include "upgraderequest.h"

#include <QPointer>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

namespace {

// Few enough for the smallest server, and for a thousand requests at once not to run out of descriptors.
constexpr CurlMulti::Limits exchangeLimits{16, 32};
constexpr CurlMulti::Limits streamLimits{256, 8};
constexpr auto idleCheckInterval = 500ms;

} // namespace

CurlEngine::CurlEngine()
    : m_exchanges(
          exchangeLimits, [this] { pump(); }, nullptr)
    , m_streams(
          streamLimits, [this] { pump(); }, nullptr)
{
    m_idleTimer.setInterval(idleCheckInterval);
    connect(&m_idleTimer, &QTimer::timeout, this, &CurlEngine::checkIdle);
}

CurlEngine::~CurlEngine() = default;

Operation CurlEngine::start(const HttpEndpoint &endpoint, HttpRequest request, Callback<HttpResponse> done)
{
    if (const auto problem = problemWith(endpoint, request))
        return finished<HttpResponse>(*problem, std::move(done));

    const auto id = ++m_lastId;
    Promise<HttpResponse> promise(std::move(done));
    auto operation = promise.operation([engine = QPointer(this), id] {
        if (engine)
            engine->cancel(id);
    });
    Entry entry;
    entry.multi = CurlTransfer::isStream(request) ? &m_streams : &m_exchanges;
    entry.transfer =
        std::make_shared<CurlTransfer>(endpoint, std::move(request), promise, [this, id] { mark(id); });
    const auto transfer = entry.transfer;
    auto *multi = entry.multi;
    m_entries.emplace(id, std::move(entry));
    m_ids.emplace(transfer->easy(), id);
    if (transfer->hasIdleTimeout() && !m_idleTimer.isActive())
        m_idleTimer.start();
    if (multi->add(transfer->easy()) != CURLM_OK) {
        [[maybe_unused]] const auto gone = take(id);
        transfer->end();
        promise.resolveLater(transfer->result(CURLE_OUT_OF_MEMORY));
    }
    return operation;
}

Operation CurlEngine::startUpgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                   const QByteArray &protocol, Callback<HttpClient::Upgrade> done)
{
    auto problem = problemWith(endpoint, request);
    if (!problem && (!isHeaderValue(protocol) || protocol.isEmpty() || request.bodySource))
        problem = httperror::badRequest(QString::fromLatin1(protocol));
    if (problem)
        return finished<HttpClient::Upgrade>(*problem, std::move(done));

    Promise<HttpClient::Upgrade> promise(std::move(done));
    QPointer<UpgradeRequest> upgrade =
        new UpgradeRequest(endpoint, std::move(request), protocol, promise, this);
    auto operation = promise.operation([upgrade] { delete upgrade; });
    upgrade->start();
    return operation;
}

void CurlEngine::shutDown()
{
    while (!m_entries.empty())
        cancel(m_entries.begin()->first);
    // In a callback of ours, objects that are sending a signal are still on the stack.
    if (m_depth > 0)
        deleteLater();
    else
        delete this;
}

void CurlEngine::mark(quint64 id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || std::exchange(found->second.marked, true))
        return;
    m_marked.push_back(id);
    schedulePump();
}

void CurlEngine::schedulePump()
{
    if (m_depth > 0 || m_exchanges.isActing() || m_streams.isActing() || std::exchange(m_pumpScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumpScheduled = false;
            pump();
        },
        Qt::QueuedConnection);
}

void CurlEngine::pump()
{
    ++m_depth;
    do {
        advanceMarked();
        finishDone(m_exchanges);
        finishDone(m_streams);
    } while (!m_marked.empty());
    --m_depth;
}

void CurlEngine::advanceMarked()
{
    for (const auto id : std::exchange(m_marked, {})) {
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            continue;
        found->second.marked = false;
        const auto transfer = found->second.transfer; // the callbacks may cancel it
        transfer->advance();
        if (!transfer->hasEnded() && transfer->failure())
            finish(id, CURLE_OK);
    }
}

void CurlEngine::finishDone(CurlMulti &multi)
{
    for (;;) {
        const auto [easy, code] = multi.takeFinished();
        if (!easy)
            return;
        const auto found = m_ids.find(easy);
        if (found == m_ids.end())
            continue;
        const auto id = found->second;
        const auto transfer = m_entries.at(id).transfer;
        transfer->advance(); // curl may have ended in the same turn that brought the last bytes
        if (!transfer->hasEnded())
            finish(id, code);
    }
}

void CurlEngine::finish(quint64 id, CURLcode code)
{
    const auto transfer = take(id);
    transfer->end();
    transfer->promise().resolve(transfer->result(code));
}

void CurlEngine::cancel(quint64 id)
{
    if (const auto transfer = take(id))
        transfer->end();
}

std::shared_ptr<CurlTransfer> CurlEngine::take(quint64 id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return {};
    const auto entry = std::move(found->second);
    m_entries.erase(found);
    m_ids.erase(entry.transfer->easy());
    entry.multi->remove(entry.transfer->easy());
    return entry.transfer;
}

void CurlEngine::checkIdle()
{
    bool anyLeft = false;
    for (const auto &[id, entry] : m_entries) {
        if (!entry.transfer->hasIdleTimeout())
            continue;
        anyLeft = true;
        entry.transfer->checkIdle();
        if (entry.transfer->failure())
            mark(id);
    }
    if (!anyLeft)
        m_idleTimer.stop();
}

} // namespace osc
