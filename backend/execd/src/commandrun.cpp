// SPDX-License-Identifier: Apache-2.0
#include "commandrun.h"

#include "execderrors.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdCommands
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdCommands)
};

/// execd knows a command a little later than it tells its id (execd-and-client 2.4).
constexpr int interruptAttempts = 5;
constexpr std::chrono::milliseconds longestPause{5000};
constexpr int mostFailures = 3;

/// Nobody waits for this one: whether the command has ended by itself meanwhile does not matter.
void sendInterrupt(const ExecdClient &client, const QString &id, int attemptsLeft)
{
    HttpRequest request;
    request.method = "DELETE";
    request.target = "/command?id=" + QUrl::toPercentEncoding(id);
    client
        .send(std::move(request),
              [client, id, attemptsLeft](const Result<HttpResponse> &answer) {
                  const bool isEarly =
                      answer && (answer->status == 404 || answer->body.contains("no such session"));
                  if (isEarly && attemptsLeft > 1)
                      sendInterrupt(client, id, attemptsLeft - 1);
              })
        .detach();
}

} // namespace

ExecdCommandRun::ExecdCommandRun(ExecdClient client, std::function<void(ExecdOutput)> onOutput,
                                 Callback<ExecdExit> done)
    : m_client(std::move(client))
    , m_onOutput(std::move(onOutput))
    , m_promise(std::move(done))
{
    m_pause.setSingleShot(true);
    m_pause.callOnTimeout([this] { askForEnd(); });
}

Operation ExecdCommandRun::start(const QByteArray &target, const QByteArray &body,
                                 std::chrono::milliseconds limit, Kind kind)
{
    m_kind = kind;
    constexpr std::chrono::seconds silence{30}; // a heartbeat comes every three seconds
    const auto sink = std::make_shared<WeakSink<ExecdCommandRun>>(weak_from_this(), &ExecdCommandRun::take);
    m_sink = sink;
    HttpRequest request;
    request.method = "POST";
    request.target = target;
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    request.body = body;
    request.sink = sink;
    request.timeout = limit;
    request.idleTimeout = silence;
    m_exchange =
        m_client.send(std::move(request), [weak = weak_from_this()](const Result<HttpResponse> &answer) {
            if (const auto self = weak.lock())
                self->takeAnswer(answer);
        });
    return m_promise.operation(
        [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->abandon();
        },
        shared_from_this());
}

ByteSink::Next ExecdCommandRun::take(QByteArrayView bytes)
{
    if (!takeEvents(m_parser.feed(bytes)))
        return ByteSink::Next::Stop;
    if (!m_parser.hasOverflowed())
        return ByteSink::Next::More;
    fail(execderrors::lineTooLong());
    return ByteSink::Next::Stop;
}

/// False when nothing more is wanted.
bool ExecdCommandRun::takeEvents(const QList<ExecdEvent> &events)
{
    for (const auto &event : events) {
        if (!takeEvent(event))
            return false;
    }
    return true;
}

bool ExecdCommandRun::takeEvent(const ExecdEvent &event)
{
    if (const auto *started = std::get_if<ExecdStarted>(&event)) {
        m_id = started->id;
        if (m_abandoned)
            interrupt();
        return !m_abandoned;
    }
    if (const auto *output = std::get_if<ExecdOutput>(&event)) {
        if (const auto onOutput = m_onOutput; onOutput && m_promise.isActive())
            onOutput(*output); // a copy: it may let go, which clears ours
        return m_promise.isActive() || m_abandoned;
    }
    if (const auto *ended = std::get_if<ExecdEnded>(&event))
        m_promise.resolve(ExecdExit{m_id, ended->code, ended->words, ended->duration});
    else if (const auto *broken = std::get_if<ExecdBroken>(&event))
        m_promise.resolve(execderrors::streamEnded(broken->words));
    return false;
}

void ExecdCommandRun::takeAnswer(const Result<HttpResponse> &answer)
{
    if (!answer) {
        loseStream(answer.error());
        return;
    }
    if (answer->status / 100 != 2) {
        m_promise.resolve(
            execderrors::fromResponse(*answer, ExecdCommands::tr("execd did not accept the command.")));
        return;
    }
    if (takeEvents(m_parser.finish()))
        loseStream(execderrors::streamEnded({}));
}

/// A proxy may cut a stream that lasts. The command runs on without it (execd-and-client 2.3), so its end is
/// waited for all the same.
void ExecdCommandRun::loseStream(Error error)
{
    if (!m_promise.isActive() || m_id.isEmpty() || m_kind != Kind::Foreground)
        return fail(std::move(error));
    m_loss = std::move(error);
    askForEnd();
}

void ExecdCommandRun::askForEnd()
{
    m_exchange = m_client.commandStatus(m_id, [this](const Result<ExecdJob> &status) { takeStatus(status); });
}

void ExecdCommandRun::takeStatus(const Result<ExecdJob> &status)
{
    const bool mayPass = !status && (status.error().kind == ErrorKind::Unreachable ||
                                     status.error().kind == ErrorKind::Timeout);
    m_failures = status ? 0 : m_failures + 1;
    if ((status && status->running) || (mayPass && m_failures < mostFailures)) {
        m_pause.start(m_nextPause);
        m_nextPause = std::min(m_nextPause * 2, longestPause);
    } else if (status) {
        m_promise.resolve(execderrors::outputLost(status->exitCode, status->words));
    } else {
        fail(std::move(m_loss));
    }
}

void ExecdCommandRun::fail(Error error)
{
    if (!m_promise.isActive())
        return;
    if (!m_id.isEmpty() && m_kind != Kind::InSession)
        interrupt();
    m_promise.resolve(std::move(error));
}

/// Closing the connection would leave the command running (execd-and-client 2.3).
void ExecdCommandRun::abandon()
{
    m_abandoned = true;
    m_onOutput = {};
    m_pause.stop();
    if (m_kind == Kind::InSession)
        return m_exchange.cancel();
    if (!m_id.isEmpty()) {
        interrupt();
        m_exchange.cancel();
        return;
    }
    if (const auto sink = m_sink.lock())
        sink->keep(shared_from_this());
    m_exchange.detach();
}

void ExecdCommandRun::interrupt() const
{
    sendInterrupt(m_client, m_id, interruptAttempts);
}

} // namespace osc
