// SPDX-License-Identifier: Apache-2.0
#include "serverconnection.h"

namespace osc {

namespace {

constexpr int longestPauseSeconds = 30;

bool mendsByItself(const Error &error)
{
    return error.kind != ErrorKind::Unauthorized && error.kind != ErrorKind::Forbidden;
}

} // namespace

ServerConnection::ServerConnection(ServerContext &context, OurCreations &ours, ServerList &list,
                                   QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_ours(ours)
    , m_list(list)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ServerConnection::connectNow);
    connect(&m_list, &ServerList::loaded, this, &ServerConnection::becomeLive);
    connect(&m_list, &ServerList::completed, this, [this] { m_lastTrue = m_context.clock.now(); });
    connect(&m_list, &ServerList::broken, this, &ServerConnection::fail);
}

void ServerConnection::open()
{
    if (m_status.state != ConnectionState::Closed)
        return;
    m_pauseSeconds = 0;
    connectNow();
}

void ServerConnection::close()
{
    m_secretsStep.cancel();
    m_factsStep.cancel();
    m_retry.stop();
    m_list.stop();
    m_context.client.setSecrets({});
    auto status = m_status;
    if (m_lastTrue.isValid())
        status.liveSince = m_lastTrue;
    status.state = ConnectionState::Closed;
    status.error = {};
    status.nextTryAt = {};
    setStatus(status);
}

void ServerConnection::retryNow()
{
    if (m_status.state != ConnectionState::Broken)
        return;
    m_pauseSeconds = 0;
    connectNow();
}

void ServerConnection::connectNow()
{
    m_retry.stop();
    auto status = m_status;
    status.state = ConnectionState::Connecting;
    status.nextTryAt = {};
    setStatus(status);
    m_secretsStep = readRemoteSecrets(m_context.secrets, m_context.profile(),
                                      [this](const Result<RemoteSecrets> &secrets) { takeSecrets(secrets); });
}

void ServerConnection::takeSecrets(const Result<RemoteSecrets> &secrets)
{
    if (!secrets)
        return fail(secrets.error());
    m_context.client.setSecrets(*secrets);
    m_ours.load();
    // The first page does not wait for what else there is to know.
    m_list.start();
    m_factsStep = findServerFacts(m_context, [this](const Result<ServerFacts> &facts) { takeFacts(*facts); });
}

void ServerConnection::takeFacts(const ServerFacts &facts)
{
    if (m_context.facts == facts)
        return;
    m_context.facts = facts;
    Q_EMIT factsChanged();
    if (m_status.state == ConnectionState::Live)
        becomeLive();
}

QString ServerConnection::product() const
{
    return m_context.facts.version.isEmpty() ? tr("OpenSandbox server")
                                             : tr("OpenSandbox server %1").arg(m_context.facts.version);
}

void ServerConnection::becomeLive()
{
    m_pauseSeconds = 0;
    ConnectionStatus status;
    status.state = ConnectionState::Live;
    status.product = product();
    status.liveSince = m_status.state == ConnectionState::Live ? m_status.liveSince : m_context.clock.now();
    setStatus(status);
}

void ServerConnection::fail(const Error &error)
{
    m_secretsStep.cancel();
    m_factsStep.cancel();
    m_list.stop();
    m_pauseSeconds = qBound(1, m_pauseSeconds * 2, longestPauseSeconds);
    auto status = m_status;
    if (m_lastTrue.isValid())
        status.liveSince = m_lastTrue;
    status.state = ConnectionState::Broken;
    status.error = error;
    status.nextTryAt = {};
    if (mendsByItself(error)) {
        status.nextTryAt = m_context.clock.now().addSecs(m_pauseSeconds);
        m_retry.start(std::chrono::seconds(m_pauseSeconds));
    }
    setStatus(status);
}

void ServerConnection::setStatus(const ConnectionStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace osc
