// SPDX-License-Identifier: Apache-2.0
#include "coderun.h"

#include "execdask.h"
#include "weaksink.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdCodeRunText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdCode)
};

Error interruptedStream(const QString &words)
{
    Error error;
    error.kind = words.contains(QLatin1String("session is busy")) ? ErrorKind::Conflict
                 : words.isEmpty()                                ? ErrorKind::Protocol
                                                                  : ErrorKind::Failed;
    if (error.kind == ErrorKind::Conflict)
        error.message = ExecdCodeRunText::tr("Other code is running in this context.");
    else
        error.message = ExecdCodeRunText::tr("The output of the code ended before the code did.");
    error.detail = words;
    return error;
}

} // namespace

ExecdCodeRun::ExecdCodeRun(ExecdClient client, std::function<void(ExecdCodeOutput)> onOutput,
                           Callback<ExecdCodeEnd> done)
    : m_client(std::move(client))
    , m_onOutput(std::move(onOutput))
    , m_promise(std::move(done))
{}

Operation ExecdCodeRun::start(const QString &code, const ExecdCodeContext &context)
{
    constexpr std::chrono::seconds silence{60}; // a heartbeat every three seconds, once a kernel is up
    m_contextId = context.id;
    auto operation = m_promise.operation(
        [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->abandon();
        },
        shared_from_this());
    HttpRequest request = execdJsonRequest("POST", "/code", encodeCode(code, context));
    request.sink = std::make_shared<WeakSink<ExecdCodeRun>>(weak_from_this(), &ExecdCodeRun::take);
    request.timeout = std::chrono::milliseconds(0);
    request.idleTimeout = silence;
    m_exchange =
        m_client.send(std::move(request), [weak = weak_from_this()](const Result<HttpResponse> &answer) {
            if (const auto self = weak.lock())
                self->takeAnswer(answer);
        });
    return operation;
}

ByteSink::Next ExecdCodeRun::take(QByteArrayView bytes)
{
    m_lines.feed(bytes, [this](QByteArrayView line) { takeEvent(line); });
    if (m_lines.hasOverflowed())
        breakOff(execderrors::lineTooLong());
    return m_promise.isActive() ? ByteSink::Next::More : ByteSink::Next::Stop;
}

void ExecdCodeRun::takeEvent(QByteArrayView line)
{
    if (!m_promise.isActive())
        return;
    CodeEvent event = decodeCodeEvent(line);
    if (const auto *started = std::get_if<CodeStarted>(&event)) {
        m_contextId = started->contextId;
    } else if (auto *output = std::get_if<ExecdCodeOutput>(&event)) {
        if (const auto tell = m_onOutput) // a copy: it may let go
            tell(*std::move(output));
    } else if (auto *raised = std::get_if<CodeRaised>(&event)) {
        m_end.error = std::move(raised->error);
    } else if (const auto *complete = std::get_if<CodeComplete>(&event)) {
        m_end.contextId = m_contextId;
        m_end.duration = complete->duration;
        m_promise.resolve(m_end);
    } else if (const auto *broken = std::get_if<CodeBroken>(&event)) {
        m_promise.resolve(interruptedStream(broken->words));
    }
}

void ExecdCodeRun::takeAnswer(const Result<HttpResponse> &answer)
{
    if (!answer)
        return breakOff(answer.error());
    if (answer->status / 100 != 2)
        return m_promise.resolve(
            execdCodeRefusal(*answer, ExecdCodeRunText::tr("The code could not be run.")));
    takeEvent(m_lines.takeRest());
    if (!m_promise.isActive())
        return;
    if (!m_end.error)
        return m_promise.resolve(interruptedStream({}));
    m_end.contextId = m_contextId; // what was raised ends it as well
    m_promise.resolve(m_end);
}

void ExecdCodeRun::breakOff(Error error)
{
    if (m_promise.isActive())
        interrupt();
    m_promise.resolve(std::move(error));
}

/// Closing the connection would leave the kernel busy.
void ExecdCodeRun::abandon()
{
    interrupt();
    m_exchange.cancel();
}

void ExecdCodeRun::interrupt() const
{
    if (!m_contextId.isEmpty())
        m_client.interrupt(m_contextId, [](const Done &) {}).detach();
}

} // namespace osc
