// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <execd/execdclient.h>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// A terminal that execd keeps (execd-and-client 2.13).
struct ExecdTerminalState
{
    QString id;
    bool running = false;
    qint64 outputEnd = 0; ///< Bytes that it has ever written.

    bool operator==(const ExecdTerminalState &) const = default;
};

/// How a terminal is looked at.
struct ExecdTerminalView
{
    qint64 since = 0;         ///< Output from this byte on is shown again; 0: all that execd still has.
    bool takeOver = false;    ///< Sends away whoever is attached; else that is ErrorKind::Conflict.
    bool withTerminal = true; ///< False: plain pipes, output and errors apart. Only the first view chooses.
};

/// How a view of a terminal ended.
struct ExecdTerminalEnd
{
    enum class Reason {
        Exited,    ///< The shell has ended.
        TakenOver, ///< Somebody else looks at it now.
    };
    Reason reason = Reason::Exited;
    int exitCode = 0; ///< Of Exited; −1: a signal ended it.

    bool operator==(const ExecdTerminalEnd &) const = default;
};

/// A view of a terminal: what comes out of it and what goes in. One at a time. Owned by whoever attached;
/// destroying it leaves, and the shell goes on. All calls and callbacks are on the thread that attached.
class ExecdTerminal
{
public:
    struct Handlers
    {
        /// Bytes for the screen, or standard output where there is no terminal. Raw, may be cut inside a
        /// character.
        std::function<void(QByteArray)> onOutput;
        /// Standard error; only without a terminal.
        std::function<void(QByteArray)> onErrors;
        /// Nothing follows. An Error when the link broke or execd could not start the shell; the shell may go
        /// on then, and attaching again since outputEnd() loses nothing.
        std::function<void(Result<ExecdTerminalEnd>)> onEnd;
    };

    ExecdTerminal();
    virtual ~ExecdTerminal();
    ExecdTerminal(const ExecdTerminal &) = delete;
    ExecdTerminal &operator=(const ExecdTerminal &) = delete;

    /// Set them in the callback of attach(); what came before is kept until then.
    virtual void setHandlers(Handlers handlers) = 0;
    /// What was typed. Control characters work as they do at a keyboard: 0x03 interrupts.
    virtual void write(QByteArrayView bytes) = 0;
    /// Bytes of write() that execd has not taken yet.
    [[nodiscard]] virtual qint64 pendingBytes() const = 0;
    /// Both 1 or more. Without a terminal it does nothing.
    virtual void resize(int columns, int rows) = 0;
    /// SIGINT, SIGTERM, SIGKILL, SIGQUIT or SIGHUP for the shell itself, not for what runs in it.
    virtual void sendSignal(const QString &name) = 0;
    /// Where another view begins so that nothing is missed: bytes of output so far.
    [[nodiscard]] virtual qint64 outputEnd() const = 0;
    /// Whether it is a terminal, as execd says; true until it has.
    [[nodiscard]] virtual bool isTerminal() const = 0;
};

/// The terminals of one sandbox. execd has no list of them: who makes one remembers its id. A cheap value.
///
/// Error kinds as ExecdClient has them; Unsupported for an execd before 1.0.10.
class ExecdTerminals
{
public:
    explicit ExecdTerminals(ExecdClient client)
        : m_client(std::move(client))
    {}

    /// @p command: what runs instead of an interactive bash, empty for that; from execd 1.0.19. Nothing is
    /// started before the first view. A folder that is missing is created.
    [[nodiscard]] Operation create(const QString &workingDirectory, const QString &command,
                                   Callback<QString> done) const;
    /// NotFound when it was removed, or execd was started again.
    [[nodiscard]] Operation state(const QString &id, Callback<ExecdTerminalState> done) const;
    /// Kills what runs in it.
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done) const;
    /// Conflict when somebody is attached already. Once the shell has ended, the next view starts another one
    /// in the same terminal: state() says whether it runs. Send resize() at once.
    [[nodiscard]] Operation attach(const QString &id, const ExecdTerminalView &view,
                                   Callback<std::shared_ptr<ExecdTerminal>> done) const;

private:
    ExecdClient m_client;
};

} // namespace osc
