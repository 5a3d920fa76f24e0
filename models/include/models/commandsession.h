// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/logbuffer.h>

#include <QObject>
#include <QStringList>

namespace osc {

/// Commands that are run one after the other in one sandbox, and what they wrote.
class CommandSession : public QObject
{
    Q_OBJECT

public:
    explicit CommandSession(QObject *parent = nullptr);

    /// Interrupts what runs, forgets output and history, and goes on in another sandbox. @p commands may be
    /// null; it must outlive the session or be replaced.
    void open(CommandService *commands, const QString &sandboxId);
    void close() { open(nullptr, {}); }
    /// From now on commands go to @p commands. Interrupts what runs; output and history stay.
    void setService(CommandService *commands);

    [[nodiscard]] bool canRun() const { return m_commands && !isRunning(); }
    [[nodiscard]] bool isRunning() const { return m_running.isActive(); }
    /// Does nothing while a command runs or when the command is blank.
    void run(const CommandRequest &request);
    /// Interrupts the command. What it wrote stays.
    void cancel();

    [[nodiscard]] LogBuffer *buffer() { return &m_buffer; }
    /// Commands as they were typed, oldest first, without repetitions in a row.
    [[nodiscard]] const QStringList &history() const { return m_history; }

Q_SIGNALS:
    void runningChanged();

private:
    void onOutcome(const Result<CommandOutcome> &result);

    CommandService *m_commands = nullptr;
    QString m_sandboxId;
    LogBuffer m_buffer;
    QStringList m_history;
    Operation m_running; ///< Last: ends before what its callbacks use.
};

/// "Exit code 0 after 1.2 s, through execd."
[[nodiscard]] QString outcomeText(const CommandOutcome &outcome);

/// Reads "NAME=value" lines; blank lines are skipped. Names follow POSIX (letters, digits, underscore, not a
/// digit first); anything else is an error that names the line.
[[nodiscard]] Result<QMap<QString, QString>> parseEnvironment(const QString &text);

} // namespace osc
