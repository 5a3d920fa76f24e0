// SPDX-License-Identifier: Apache-2.0
#include "terminalview.h"

#include "execderrors.h"
#include "sessioncodec.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QtEndian>

namespace osc {

namespace {

struct ExecdTerminalText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdTerminal)
};

constexpr std::chrono::seconds pulse{20};
constexpr int closedNormally = 1000;
constexpr int takenOver = 4001;
constexpr char toInput = 0x00;
constexpr char fromOutput = 0x01;
constexpr char fromErrors = 0x02;
constexpr char replayed = 0x03;
constexpr qsizetype offsetSize = 8;

Error broken(const QString &detail)
{
    Error error;
    error.kind = ErrorKind::Unreachable;
    error.message = ExecdTerminalText::tr("The connection to the terminal broke.");
    error.advice = ExecdTerminalText::tr("What runs in it goes on; open it again.");
    error.detail = detail;
    return error;
}

Error refused(const TerminalFailure &failure)
{
    Error error;
    error.kind = ErrorKind::Failed;
    error.code = failure.code;
    error.message = failure.code == QLatin1String("START_FAILED")
                        ? ExecdTerminalText::tr("execd could not start a shell in the terminal.")
                        : ExecdTerminalText::tr("execd closed the terminal.");
    if (failure.code == QLatin1String("START_FAILED"))
        error.advice = ExecdTerminalText::tr("Terminals need bash in the image of the sandbox.");
    error.detail = failure.words;
    return error;
}

} // namespace

ExecdTerminal::ExecdTerminal() = default;
ExecdTerminal::~ExecdTerminal() = default;

ExecdTerminalSocket::ExecdTerminalSocket(std::shared_ptr<ByteChannel> channel, qint64 since)
    : m_channel(std::move(channel))
    , m_outputEnd(since)
{
    m_pulse.callOnTimeout([this] { feelPulse(); });
    m_pulse.start(pulse);
}

ExecdTerminalSocket::~ExecdTerminalSocket()
{
    if (!m_over)
        send(WebSocketMessage::Kind::Close, {});
}

void ExecdTerminalSocket::setHandlers(Handlers handlers)
{
    m_handlers = std::move(handlers);
    m_channel->setHandlers(
        {[this](const QByteArray &bytes) { take(bytes); }, [this](const Done &how) { linkEnded(how); }});
}

void ExecdTerminalSocket::write(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    QByteArray payload(1, toInput);
    payload.append(bytes);
    send(WebSocketMessage::Kind::Binary, payload);
}

qint64 ExecdTerminalSocket::pendingBytes() const
{
    return m_over ? 0 : m_channel->pendingBytes();
}

void ExecdTerminalSocket::resize(int columns, int rows)
{
    if (columns > 0 && rows > 0)
        send(WebSocketMessage::Kind::Text, encodeTerminalSize(columns, rows));
}

void ExecdTerminalSocket::sendSignal(const QString &name)
{
    send(WebSocketMessage::Kind::Text, encodeTerminalSignal(name));
}

void ExecdTerminalSocket::send(WebSocketMessage::Kind kind, QByteArrayView payload)
{
    if (!m_over)
        m_channel->write(webSocketFrame(kind, payload, QRandomGenerator::global()->generate()));
}

/// A link can be dead without being closed, for example behind a proxy that went away.
void ExecdTerminalSocket::feelPulse()
{
    if (!std::exchange(m_heard, false))
        return end(broken({}));
    send(WebSocketMessage::Kind::Text, encodeTerminalPing());
}

void ExecdTerminalSocket::take(const QByteArray &bytes)
{
    m_heard = true;
    const std::weak_ptr alive = m_alive;
    const auto messages = m_parser.feed(bytes);
    for (const WebSocketMessage &message : messages) {
        if (!takeMessage(message) || alive.expired() || m_over)
            return;
    }
    if (m_parser.isBroken())
        end(execderrors::notUnderstood());
}

/// False when the view has ended; it may be gone then.
bool ExecdTerminalSocket::takeMessage(const WebSocketMessage &message)
{
    switch (message.kind) {
    case WebSocketMessage::Kind::Binary:
        return takeBytes(message.payload);
    case WebSocketMessage::Kind::Text:
        return takeWord(message.payload);
    case WebSocketMessage::Kind::Ping:
        send(WebSocketMessage::Kind::Pong, message.payload);
        return true;
    case WebSocketMessage::Kind::Close:
        takeClose(message.payload);
        return false;
    case WebSocketMessage::Kind::Pong:
        break;
    }
    return true;
}

bool ExecdTerminalSocket::takeBytes(const QByteArray &payload)
{
    if (payload.isEmpty())
        return true;
    const std::weak_ptr alive = m_alive;
    QByteArray bytes = payload.mid(1);
    auto handler = m_handlers.onOutput; // a copy: it may destroy this
    switch (payload[0]) {
    case fromOutput:
        m_outputEnd += bytes.size();
        break;
    case fromErrors:
        m_outputEnd += bytes.size();
        handler = m_handlers.onErrors;
        break;
    case replayed:
        if (bytes.size() < offsetSize)
            return true;
        m_outputEnd = std::max<qint64>(0, qFromBigEndian<qint64>(bytes.constData()));
        bytes = bytes.mid(offsetSize);
        m_outputEnd += bytes.size();
        break;
    default:
        return true;
    }
    if (handler && !bytes.isEmpty())
        handler(bytes);
    return !alive.expired();
}

bool ExecdTerminalSocket::takeWord(const QByteArray &text)
{
    const TerminalWord word = decodeTerminalWord(text);
    if (const auto *connected = std::get_if<TerminalConnected>(&word)) {
        m_isTerminal = connected->isTerminal;
    } else if (const auto *exit = std::get_if<TerminalExit>(&word)) {
        m_exit = ExecdTerminalEnd{ExecdTerminalEnd::Reason::Exited, exit->code};
    } else if (const auto *failure = std::get_if<TerminalFailure>(&word);
               failure && failure->code != QLatin1String("INVALID_FRAME")) {
        end(refused(*failure)); // execd may leave a dead connection behind
        return false;
    }
    return true;
}

void ExecdTerminalSocket::takeClose(const QByteArray &payload)
{
    const int code = webSocketCloseCode(payload);
    send(WebSocketMessage::Kind::Close, payload.left(2));
    if (m_exit)
        return end(*m_exit);
    if (code == takenOver)
        return end(ExecdTerminalEnd{ExecdTerminalEnd::Reason::TakenOver, 0});
    const QString reason = QString::fromUtf8(payload.mid(2, 200)).simplified();
    end(broken(code == closedNormally ? reason : QStringLiteral("%1 %2").arg(code).arg(reason).trimmed()));
}

void ExecdTerminalSocket::linkEnded(const Done &how)
{
    if (m_exit)
        return end(*m_exit);
    end(broken(how ? QString() : how.error().message));
}

void ExecdTerminalSocket::end(Result<ExecdTerminalEnd> how)
{
    if (std::exchange(m_over, true))
        return;
    m_pulse.stop();
    m_channel.reset();
    if (const auto onEnd = std::exchange(m_handlers, {}).onEnd)
        onEnd(std::move(how));
}

} // namespace osc
