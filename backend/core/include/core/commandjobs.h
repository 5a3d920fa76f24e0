// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QDateTime>

#include <optional>

namespace osc {

/// A command that runs without anybody waiting for it (execd-and-client 2.4).
struct CommandJob
{
    QString id; ///< Of the command at execd; forgotten when execd starts again.
    QString command;
    bool running = false;
    std::optional<int> exitCode; ///< None while it runs.
    QString error;               ///< execd's own words: "exit status 7". Untrusted.
    QDateTime startedAt;         ///< UTC.
    QDateTime finishedAt;        ///< UTC; invalid while it runs.

    bool operator==(const CommandJob &) const = default;
};

/// A piece of what a background command wrote, both streams in one.
struct CommandJobOutput
{
    QByteArray bytes;  ///< Raw; may be cut inside a character.
    qint64 cursor = 0; ///< Where the next piece begins, in bytes.
};

/// Commands in the background and shells that keep their state, of one connection. execd has no list of
/// either: who starts one remembers its id.
class CommandJobService
{
public:
    virtual ~CommandJobService();

    /// Ends when the command has been started; its id is the value.
    [[nodiscard]] virtual Operation start(const QString &sandboxId, const CommandRequest &request,
                                          Callback<QString> done) = 0;
    [[nodiscard]] virtual Operation status(const QString &sandboxId, const QString &commandId,
                                           Callback<CommandJob> done) = 0;
    /// What it wrote from @p cursor on; 0 is the beginning.
    [[nodiscard]] virtual Operation output(const QString &sandboxId, const QString &commandId, qint64 cursor,
                                           Callback<CommandJobOutput> done) = 0;
    /// SIGTERM to its process group, SIGKILL three seconds later.
    [[nodiscard]] virtual Operation interrupt(const QString &sandboxId, const QString &commandId,
                                              Callback<void> done) = 0;

    /// A bash that keeps exported variables and its folder between runs (execd-and-client 2.5).
    [[nodiscard]] virtual Operation openSession(const QString &sandboxId, const QString &workingDirectory,
                                                Callback<QString> done) = 0;
    /// Variables, uid and gid of @p request are not used. Cancelling stops the command, not the session.
    [[nodiscard]] virtual Operation runInSession(const QString &sandboxId, const QString &sessionId,
                                                 const CommandRequest &request,
                                                 std::function<void(CommandOutput)> onOutput,
                                                 Callback<CommandOutcome> done) = 0;
    [[nodiscard]] virtual Operation closeSession(const QString &sandboxId, const QString &sessionId,
                                                 Callback<void> done) = 0;
};

} // namespace osc
