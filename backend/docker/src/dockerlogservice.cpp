// SPDX-License-Identifier: Apache-2.0
#include "dockerlogservice.h"

#include "containerlookup.h"
#include "muxstream.h"

#include <QCoreApplication>

namespace osc {

namespace {

class LogSink : public ByteSink
{
public:
    LogSink(MuxStreamParser::Mode mode, std::function<void(CommandOutput)> onOutput)
        : m_parser(mode)
        , m_onOutput(std::move(onOutput))
    {}

    Next write(QByteArrayView bytes) override
    {
        m_broken = !m_parser.feed(bytes, [this](CommandOutput::Stream stream, QByteArrayView piece) {
            if (m_onOutput)
                m_onOutput({stream, piece.toByteArray()});
        });
        return m_broken ? Next::Stop : Next::More;
    }

    [[nodiscard]] Error error() const override
    {
        Error error;
        if (m_broken) {
            error.kind = ErrorKind::Protocol;
            error.message =
                QCoreApplication::translate("osc::DockerLogService", "The logs could not be understood.");
        }
        return error;
    }

private:
    MuxStreamParser m_parser;
    std::function<void(CommandOutput)> m_onOutput;
    bool m_broken = false;
};

class LogRead : public std::enable_shared_from_this<LogRead>
{
public:
    LogRead(EngineContext &context, LogRequest request, std::function<void(CommandOutput)> onOutput,
            Callback<void> done)
        : m_context(context)
        , m_request(request)
        , m_onOutput(std::move(onOutput))
        , m_promise(std::move(done))
    {}

    Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = findContainer(m_context.engine, sandboxId, [this](const Result<ContainerFacts> &container) {
            if (!container)
                m_promise.resolve(container.error());
            else
                readFrom(*container);
        });
        return operation;
    }

private:
    void readFrom(const ContainerFacts &container)
    {
        const auto flag = [](bool on) { return QByteArray(on ? "1" : "0"); };
        EngineRequest request;
        request.path = "/containers/" + EngineClient::pathSegment(container.id) + "/logs";
        request.query = {
            {"stdout", "1"},
            {"stderr", "1"},
            {"follow", flag(m_request.follow)},
            {"timestamps", flag(m_request.timestamps)},
            {"tail", m_request.tail < 0 ? QByteArray("all") : QByteArray::number(m_request.tail)}};
        request.failure = QCoreApplication::translate("osc::DockerLogService",
                                                      "The logs of the sandbox “%1” could not be read.")
                              .arg(sandboxTitle(container));
        request.timeout = std::chrono::milliseconds(0);
        request.sink = std::make_shared<LogSink>(
            container.tty ? MuxStreamParser::Mode::Raw : MuxStreamParser::Mode::Framed,
            [weak = weak_from_this()](CommandOutput output) {
                // One piece of the stream can hold many outputs, and each may be the one at which the owner
                // lets go.
                if (const auto self = weak.lock(); self && self->m_onOutput && self->m_promise.isActive())
                    self->m_onOutput(std::move(output));
            });
        m_step = m_context.engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                m_promise.resolve(response.error());
            else
                m_promise.resolve(Done());
        });
    }

    EngineContext &m_context;
    LogRequest m_request;
    std::function<void(CommandOutput)> m_onOutput;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation DockerLogService::read(const QString &sandboxId, const LogRequest &request,
                                 std::function<void(CommandOutput)> onOutput, Callback<void> done)
{
    return std::make_shared<LogRead>(m_context, request, std::move(onOutput), std::move(done))
        ->start(sandboxId);
}

} // namespace osc
