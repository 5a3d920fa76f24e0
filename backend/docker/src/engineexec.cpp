// SPDX-License-Identifier: Apache-2.0
#include "engineexec.h"

#include "muxstream.h"

#include <QCoreApplication>
#include <QTimer>

namespace osc {

namespace {

constexpr qint64 MaximumUnsent = 1024 * 1024;
constexpr qint64 InputPiece = 256 * 1024;
constexpr int MaximumInspects = 40;
constexpr std::chrono::milliseconds InspectPause{25};
constexpr qsizetype MaximumBeginning = 4096;

struct EngineExecs
{
    Q_DECLARE_TR_FUNCTIONS(osc::EngineExec)
};

/// Passes frames on and keeps the beginning of the output, in which the Engine says why nothing started.
class FrameSink : public ByteSink
{
public:
    explicit FrameSink(const EngineExec &exec)
        : m_onOutput(exec.onOutput)
    {
        *exec.resume = [this] { notifyReady(); };
    }

    Next write(QByteArrayView bytes) override
    {
        Next next = Next::More;
        const bool good = m_parser.feed(bytes, [&](CommandOutput::Stream stream, QByteArrayView piece) {
            if (m_beginning.size() < MaximumBeginning)
                m_beginning.append(piece.data(),
                                   std::min(piece.size(), MaximumBeginning - m_beginning.size()));
            if (!m_onOutput || m_released || next == Next::Stop)
                return;
            const Next wanted = m_onOutput(stream, piece);
            next = wanted == Next::More ? next : wanted;
        });
        if (!good) {
            m_broken = true;
            return Next::Stop;
        }
        return next;
    }

    [[nodiscard]] Error error() const override
    {
        Error error;
        if (m_broken) {
            error.kind = ErrorKind::Protocol;
            error.message = EngineExecs::tr("The output of a command could not be understood.");
        }
        return error;
    }

    /// Nobody listens any more; may be called from inside the listener.
    void release() { m_released = true; }
    [[nodiscard]] const QByteArray &beginning() const { return m_beginning; }
    [[nodiscard]] bool isBroken() const { return m_broken; }
    [[nodiscard]] bool isWhole() const { return m_parser.isAtBoundary(); }

private:
    std::function<Next(CommandOutput::Stream, QByteArrayView)> m_onOutput;
    MuxStreamParser m_parser;
    QByteArray m_beginning;
    bool m_broken = false;
    bool m_released = false;
};

class ExecRun : public std::enable_shared_from_this<ExecRun>
{
public:
    ExecRun(EngineClient &engine, EngineExec exec, Callback<int> done)
        : m_engine(engine)
        , m_exec(std::move(exec))
        , m_promise(std::move(done))
        , m_sink(std::make_shared<FrameSink>(m_exec))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { inspect(); });
    }

    ~ExecRun()
    {
        m_sink->release();
        *m_exec.resume = {};
        if (m_exec.input)
            m_exec.input->setReadyCallback({});
    }

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_exec.body.attachInput = m_exec.input != nullptr;
        m_step = m_engine.post(
            "/containers/" + EngineClient::pathSegment(m_exec.containerId) + "/exec", {},
            encodeExec(m_exec.body),
            EngineExecs::tr("No command could be started in the sandbox “%1”.").arg(m_exec.title),
            [this](const Result<HttpResponse> &response) {
                if (!response)
                    return m_promise.resolve(refusal(response.error()));
                m_id = decodeId(response->body).toLatin1();
                if (m_exec.input)
                    startWithInput();
                else
                    startPlain();
            });
        return operation;
    }

private:
    Error refusal(Error error) const
    {
        if (error.kind != ErrorKind::Conflict)
            return error;
        if (error.detail.contains(QLatin1String("paused"))) {
            error.message =
                EngineExecs::tr("The sandbox “%1” is paused; nothing can run in it.").arg(m_exec.title);
            error.advice = EngineExecs::tr("Resume it, then try again.");
        } else {
            error.message = EngineExecs::tr("The sandbox “%1” is not running.").arg(m_exec.title);
        }
        return error;
    }

    EngineRequest startRequest() const
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/exec/" + m_id + "/start";
        request.body = encodeExecStart();
        request.failure =
            EngineExecs::tr("No command could be started in the sandbox “%1”.").arg(m_exec.title);
        request.timeout = std::chrono::milliseconds(0);
        return request;
    }

    void startPlain()
    {
        auto request = startRequest();
        request.sink = m_sink;
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                m_promise.resolve(refusal(response.error()));
            else
                streamEnded();
        });
    }

    void startWithInput()
    {
        m_step = m_engine.upgrade(startRequest(), [this](Result<HttpClient::Upgrade> upgrade) {
            if (!upgrade)
                return m_promise.resolve(refusal(upgrade.error()));
            m_channel = upgrade->channel;
            m_channel->setDrainCallback([this] { pump(); });
            m_exec.input->setReadyCallback([this] { pump(); });
            m_channel->setHandlers({[sink = m_sink](const QByteArray &bytes) { sink->write(bytes); },
                                    [weak = weak_from_this()](const Done &closed) {
                                        // Not from inside the channel, which ends with us.
                                        detail::post([weak, closed] {
                                            if (const auto self = weak.lock();
                                                self && self->m_promise.isActive())
                                                self->channelClosed(closed);
                                        });
                                    }});
            pump();
        });
    }

    void pump()
    {
        const auto self = shared_from_this();
        while (m_channel && !m_inputEnded && m_channel->pendingBytes() < MaximumUnsent) {
            const auto piece = m_exec.input->read(InputPiece);
            if (!piece) {
                m_inputEnded = true;
                if (const auto error = m_exec.input->error())
                    return m_promise.resolve(*error); // the channel closes with us
                m_channel->closeWrite();
            } else if (piece->isEmpty()) {
                return;
            } else {
                m_channel->write(*piece);
            }
        }
    }

    void channelClosed(const Done &closed)
    {
        m_channel.reset();
        if (!closed && !m_sink->isWhole())
            m_promise.resolve(closed.error());
        else
            streamEnded();
    }

    void streamEnded()
    {
        if (m_sink->isBroken())
            m_promise.resolve(m_sink->error());
        else
            inspect();
    }

    /// The Engine may learn of the end a moment after the output has ended.
    void inspect()
    {
        m_step = m_engine.get(
            "/exec/" + m_id + "/json", {},
            EngineExecs::tr("How a command in the sandbox “%1” ended is not known.").arg(m_exec.title),
            [this](const Result<HttpResponse> &response) {
                if (!response)
                    return m_promise.resolve(response.error());
                const auto condition = decodeExec(response->body);
                if (!condition)
                    return m_promise.resolve(condition.error());
                if (condition->running && ++m_inspects < MaximumInspects) {
                    m_pause.start(InspectPause);
                    return;
                }
                finish(condition->exitCode);
            });
    }

    void finish(int exitCode)
    {
        const QByteArray &words = m_sink->beginning();
        if ((exitCode == 126 || exitCode == 127) && words.startsWith("OCI runtime exec failed")) {
            Error error;
            error.kind = ErrorKind::Unsupported;
            error.message = EngineExecs::tr("The sandbox “%1” has no %2, so nothing can run in it.")
                                .arg(m_exec.title, m_exec.body.command.value(0));
            error.detail = QString::fromUtf8(words).trimmed();
            m_promise.resolve(std::move(error));
            return;
        }
        m_promise.resolve(exitCode);
    }

    EngineClient &m_engine;
    EngineExec m_exec;
    Promise<int> m_promise;
    std::shared_ptr<FrameSink> m_sink;
    Operation m_step;
    std::shared_ptr<ByteChannel> m_channel;
    QTimer m_pause;
    QByteArray m_id;
    bool m_inputEnded = false;
    int m_inspects = 0;
};

} // namespace

Operation runExec(EngineClient &engine, EngineExec exec, Callback<int> done)
{
    return std::make_shared<ExecRun>(engine, std::move(exec), std::move(done))->start();
}

} // namespace osc
