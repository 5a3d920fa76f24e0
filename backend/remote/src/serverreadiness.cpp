// SPDX-License-Identifier: Apache-2.0
#include "serverreadiness.h"

#include "remoteask.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace osc {

namespace {

struct Readiness
{
    Q_DECLARE_TR_FUNCTIONS(osc::ServerReadiness)
};

constexpr std::chrono::milliseconds betweenQuestions{200}; // as the SDKs wait
constexpr std::chrono::seconds questionPatience{5};
constexpr qint64 betweenLooksMs = 1000;

bool hasEnded(SandboxState state)
{
    return state == SandboxState::Failed || state == SandboxState::Terminated ||
           state == SandboxState::Stopping;
}

class ServerWaiting : public std::enable_shared_from_this<ServerWaiting>
{
public:
    ServerWaiting(ServerContext &context, EndpointLookup &lookup, const Sandbox &sandbox,
                  const ReadinessCheck &check, Callback<ServerReadiness> done)
        : m_context(context)
        , m_lookup(lookup)
        , m_sandbox(sandbox)
        , m_check(check)
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { next(); });
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_clock.start();
        next();
        return operation;
    }

private:
    void next()
    {
        if (m_check.kind == ReadinessCheck::Kind::State || m_clock.elapsed() - m_lastLook >= betweenLooksMs)
            look();
        else
            findDoor();
    }

    /// A sandbox that has ended will never answer.
    void look()
    {
        m_lastLook = m_clock.elapsed();
        RemoteRequest request;
        request.path = sandboxPath(m_sandbox.id);
        m_step = ask<Sandbox>(m_context, std::move(request), decodeSandbox,
                              [this](const Result<Sandbox> &sandbox) { takeLook(sandbox); });
    }

    void takeLook(const Result<Sandbox> &sandbox)
    {
        if (!sandbox && sandbox.error().kind == ErrorKind::NotFound)
            return finish(false, Readiness::tr("The sandbox is gone already."));
        if (!sandbox)
            return m_promise.resolve(sandbox.error());
        m_sandbox = *sandbox;
        if (hasEnded(m_sandbox.status.state)) {
            const QString &why = m_sandbox.status.message;
            return finish(false, why.isEmpty() ? Readiness::tr("The sandbox has ended already.") : why);
        }
        if (m_isAnswering)
            return finish(true, {});
        if (m_check.kind != ReadinessCheck::Kind::State)
            return findDoor();
        if (m_sandbox.status.state == SandboxState::Running)
            return finish(true, {});
        again();
    }

    void findDoor()
    {
        const int port = m_check.kind == ReadinessCheck::Kind::Http ? m_check.port : execdPort;
        m_step = m_lookup.find(m_sandbox.id, port, [this](const Result<SandboxDoor> &door) {
            if (door)
                return knock(*door);
            const bool comesLater = door.error().code == QLatin1String("KUBERNETES::POD_IP_NOT_AVAILABLE");
            if (comesLater || door.error().kind == ErrorKind::Timeout)
                return again();
            if (door.error().kind == ErrorKind::NotFound)
                return look();
            finish(false, door.error().message);
        });
    }

    void knock(const SandboxDoor &door)
    {
        if (m_check.kind == ReadinessCheck::Kind::Execd) {
            m_step = m_lookup.clientAt(door, m_sandbox.id, false).ping([this](const Done &pong) {
                if (pong)
                    takeAnswer(true, false);
                else
                    takeAnswer(false, pong.error().kind == ErrorKind::Unauthorized ||
                                          pong.error().kind == ErrorKind::Forbidden);
            });
            return;
        }
        HttpRequest request;
        request.target = m_check.path.isEmpty() ? QByteArray("/") : QUrl(m_check.path).toEncoded();
        request.headers = door.headers;
        request.timeout = questionPatience;
        request.connectTimeout = questionPatience;
        request.maximumBody = 1024 * 1024;
        m_step = m_context.http.send(
            door.endpoint, std::move(request), [this](const Result<HttpResponse> &answer) {
                takeAnswer(answer && answer->status >= 200 && answer->status < 400, false);
            });
    }

    void takeAnswer(bool isAnswering, bool isRefused)
    {
        if (isRefused)
            return finish(false, Readiness::tr("The sandbox runs, but asks for an access token."));
        m_isAnswering = isAnswering;
        if (isAnswering)
            look(); // what it is now, for the row
        else
            again();
    }

    void again()
    {
        const int seconds = qBound(1, m_check.timeoutSeconds, 3600);
        if (m_clock.elapsed() < qint64(seconds) * 1000)
            return m_pause.start(betweenQuestions);
        finish(false,
               m_check.kind == ReadinessCheck::Kind::State
                   ? Readiness::tr("The sandbox did not run within %n second(s).", nullptr, seconds)
                   : Readiness::tr("The sandbox did not answer within %n second(s).", nullptr, seconds));
    }

    void finish(bool isReady, const QString &why)
    {
        m_promise.resolve(ServerReadiness{m_sandbox, isReady, why});
    }

    ServerContext &m_context;
    EndpointLookup &m_lookup;
    Sandbox m_sandbox;
    ReadinessCheck m_check;
    Promise<ServerReadiness> m_promise;
    QElapsedTimer m_clock;
    qint64 m_lastLook = 0;
    bool m_isAnswering = false;
    QTimer m_pause;
    Operation m_step;
};

} // namespace

Operation awaitServerReadiness(ServerContext &context, EndpointLookup &lookup, const Sandbox &sandbox,
                               const ReadinessCheck &check, Callback<ServerReadiness> done)
{
    return std::make_shared<ServerWaiting>(context, lookup, sandbox, check, std::move(done))->start();
}

} // namespace osc
