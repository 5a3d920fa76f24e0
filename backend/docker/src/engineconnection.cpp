// SPDX-License-Identifier: Apache-2.0
#include "engineconnection.h"

namespace osc {

namespace {

constexpr int longestPauseSeconds = 30;
constexpr auto heartbeatInterval = std::chrono::seconds(30);
constexpr auto heartbeatLimit = std::chrono::seconds(15);

/// Podman makes up a new id for every answer, and old engines may have none; the machine and the place of the
/// data name the engine as well.
QString stableEngineId(const EngineInfo &info)
{
    const bool unstable = info.id.isEmpty() || info.product == QLatin1String("Podman");
    return unstable ? QStringLiteral("%1:%2:%3").arg(info.product, info.name, info.rootDirectory) : info.id;
}

} // namespace

EngineConnection::EngineConnection(EngineContext &context, OurSandboxes &ours, SandboxWatch &watch,
                                   ExpiryKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_ours(ours)
    , m_watch(watch)
    , m_keeper(keeper)
{
    m_retry.setSingleShot(true);
    m_heartbeat.setInterval(heartbeatInterval);
    connect(&m_retry, &QTimer::timeout, this, &EngineConnection::connectNow);
    connect(&m_heartbeat, &QTimer::timeout, this, &EngineConnection::beat);
    connect(&m_ours, &OurSandboxes::changed, this, [this] {
        if (std::exchange(m_awaitsInventory, false))
            m_watch.start();
    });
    connect(&m_watch, &SandboxWatch::loaded, this, &EngineConnection::becomeLive);
    connect(&m_watch, &SandboxWatch::broken, this, &EngineConnection::lost);
}

void EngineConnection::open()
{
    if (m_status.state != ConnectionState::Closed)
        return;
    m_pauseSeconds = 0;
    connectNow();
}

void EngineConnection::close()
{
    m_versionStep.cancel();
    m_infoStep.cancel();
    m_beat.cancel();
    m_awaitsInventory = false;
    m_retry.stop();
    m_heartbeat.stop();
    m_keeper.stop();
    m_watch.stop();
    auto status = m_status;
    if (status.state == ConnectionState::Live)
        status.liveSince = m_context.clock.now();
    status.state = ConnectionState::Closed;
    status.error = {};
    status.nextTryAt = {};
    setStatus(status);
}

void EngineConnection::retryNow()
{
    if (m_status.state != ConnectionState::Broken)
        return;
    m_pauseSeconds = 0;
    connectNow();
}

void EngineConnection::connectNow()
{
    m_retry.stop();
    auto status = m_status;
    status.state = ConnectionState::Connecting;
    status.nextTryAt = {};
    setStatus(status);
    // The Engine starts other programs for both answers, so they are asked for together, and the inventory is
    // opened meanwhile.
    m_product.clear();
    m_info.reset();
    m_versionStep =
        m_context.engine.negotiate([this](const Result<EngineVersion> &version) { takeVersion(version); });
    m_infoStep = m_context.engine.info([this](const Result<EngineInfo> &info) { takeInfo(info); });
    m_ours.prepare();
}

void EngineConnection::takeVersion(const Result<EngineVersion> &version)
{
    if (!version)
        return fail(version.error());
    m_product = version->product;
    loadInventory();
}

void EngineConnection::takeInfo(const Result<EngineInfo> &info)
{
    if (!info)
        return fail(info.error());
    m_info = *info;
    loadInventory();
}

void EngineConnection::loadInventory()
{
    if (m_product.isEmpty() || !m_info)
        return;
    m_context.info = *m_info;
    m_context.info.product = m_product;
    m_context.info.id = stableEngineId(m_context.info);
    m_awaitsInventory = true; // so that no row is shown as somebody else's first
    m_ours.load(m_context.info.id);
}

void EngineConnection::becomeLive()
{
    m_pauseSeconds = 0;
    ConnectionStatus status;
    status.state = ConnectionState::Live;
    status.product = m_product + QLatin1Char(' ') + m_context.info.serverVersion;
    status.liveSince = m_context.clock.now();
    setStatus(status);
    m_keeper.start();
    // Over a network an engine can vanish without closing its connections.
    if (m_context.engine.endpoint().unixSocket.isEmpty())
        m_heartbeat.start();
}

void EngineConnection::beat()
{
    EngineRequest request;
    request.path = "/_ping";
    request.timeout = heartbeatLimit;
    m_beat = m_context.engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
        const bool silent = !response && (response.error().kind == ErrorKind::Timeout ||
                                          response.error().kind == ErrorKind::Unreachable);
        if (silent) {
            m_watch.stop();
            fail(response.error());
        }
    });
}

/// The first try after a break comes at once: an engine that was restarted is back soon.
void EngineConnection::lost(const Error &error)
{
    const bool wasLive = m_status.state == ConnectionState::Live;
    if (!wasLive)
        return fail(error);
    m_keeper.stop();
    m_heartbeat.stop();
    m_status.liveSince = m_context.clock.now();
    m_status.error = error;
    connectNow();
}

void EngineConnection::fail(const Error &error)
{
    m_versionStep.cancel();
    m_infoStep.cancel();
    m_keeper.stop();
    m_heartbeat.stop();
    m_pauseSeconds = qBound(1, m_pauseSeconds * 2, longestPauseSeconds);
    auto status = m_status;
    if (status.state == ConnectionState::Live)
        status.liveSince = m_context.clock.now();
    status.state = ConnectionState::Broken;
    status.error = error;
    status.nextTryAt = m_context.clock.now().addSecs(m_pauseSeconds);
    setStatus(status);
    m_retry.start(std::chrono::seconds(m_pauseSeconds));
}

void EngineConnection::setStatus(const ConnectionStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace osc
