// SPDX-License-Identifier: Apache-2.0
#include "featureservices.h"

#include "remoteask.h"

#include <QCoreApplication>
#include <QTimer>

namespace osc {

namespace {

constexpr int mostLogLines = 10'000; // that a server gives

/// What @p now says beyond @p before: the lines after the last ones that were there already. Lines carry
/// their time, so they hardly ever repeat.
QByteArray newLines(const QByteArray &before, const QByteArray &now)
{
    if (before.isEmpty())
        return now;
    const auto lastBreak = before.lastIndexOf('\n');
    const QByteArray last = before.mid(lastBreak + 1);
    const auto at = now.lastIndexOf(last);
    return at < 0 ? now : now.mid(at + last.size() + 1);
}

QByteArray withoutTimes(const QByteArray &lines)
{
    QByteArray result;
    for (const QByteArray &line : lines.split('\n')) {
        const auto space = line.indexOf(' ');
        const bool hasTime = space > 18 && line.at(4) == '-' && line.left(space).contains('T');
        result += (hasTime ? line.mid(space + 1) : line) + '\n';
    }
    result.chop(1);
    return result;
}

class LogReading : public std::enable_shared_from_this<LogReading>
{
public:
    LogReading(ServerContext &context, const ServerList &list, std::chrono::milliseconds pause,
               const LogRequest &request, std::function<void(CommandOutput)> onOutput, Callback<void> done)
        : m_context(context)
        , m_list(list)
        , m_request(request)
        , m_onOutput(std::move(onOutput))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.setInterval(pause);
        m_pause.callOnTimeout([this] { ask(); });
    }

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_sandboxId = sandboxId;
        m_path = sandboxPath(sandboxId, "/diagnostics/logs");
        ask();
        return operation;
    }

private:
    void ask()
    {
        const int tail = m_request.tail < 0 ? mostLogLines : qBound(1, m_request.tail, mostLogLines);
        RemoteRequest request;
        request.path = m_path;
        request.query = {{"tail", QByteArray::number(m_isFirst ? tail : mostLogLines)}};
        if (!m_isFirst)
            request.query.emplaceBack("since", "1m");
        request.failure =
            QCoreApplication::translate("osc::RemoteLogService", "The server did not show the log.");
        m_step = m_context.client.send(std::move(request),
                                       [this](const Result<HttpResponse> &answer) { take(answer); });
    }

    void take(const Result<HttpResponse> &answer)
    {
        if (!answer) {
            const bool hasEnded = answer.error().kind == ErrorKind::NotFound && !m_isFirst;
            return m_promise.resolve(hasEnded ? Done() : Done(answer.error()));
        }
        QByteArray text = answer->body == "(no logs)" ? QByteArray() : answer->body;
        while (text.endsWith('\n'))
            text.chop(1);
        QByteArray fresh = newLines(m_last, text);
        m_isFirst = false;
        if (!text.isEmpty())
            m_last = text.right(64 * 1024);
        if (!m_request.timestamps)
            fresh = withoutTimes(fresh);
        const bool goesOn = m_request.follow && mayWriteMore();
        if (goesOn)
            m_pause.start();
        const auto self = shared_from_this();
        if (const auto tell = m_onOutput; tell && !fresh.isEmpty())
            tell({CommandOutput::Stream::Stdout, fresh + '\n'});
        if (!goesOn)
            m_promise.resolve(Done());
    }

    [[nodiscard]] bool mayWriteMore() const
    {
        const Sandbox *sandbox = m_list.find(m_sandboxId);
        return sandbox && sandbox->status.state != SandboxState::Terminated &&
               sandbox->status.state != SandboxState::Failed;
    }

    ServerContext &m_context;
    const ServerList &m_list;
    QString m_sandboxId;
    LogRequest m_request;
    std::function<void(CommandOutput)> m_onOutput;
    Promise<void> m_promise;
    QByteArray m_path;
    QByteArray m_last; ///< The end of what was shown.
    bool m_isFirst = true;
    QTimer m_pause;
    Operation m_step;
};

} // namespace

Operation RemoteLogService::read(const QString &sandboxId, const LogRequest &request,
                                 std::function<void(CommandOutput)> onOutput, Callback<void> done)
{
    return std::make_shared<LogReading>(m_context, m_list, m_pause, request, std::move(onOutput),
                                        std::move(done))
        ->start(sandboxId);
}

} // namespace osc
