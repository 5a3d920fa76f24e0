// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/clock.h>
#include <core/commandjobs.h>

#include <QObject>
#include <QTimer>

#include <map>

namespace osc {

/// One bash for all commands, so that variables and the folder stay from one to the next. It is opened with
/// the first command.
class ShellCommands : public CommandService
{
public:
    /// @p jobs outlives this.
    explicit ShellCommands(CommandJobService &jobs)
        : m_jobs(jobs)
    {}

    /// Ends the bash, if there is one. The next command opens another.
    [[nodiscard]] Operation close();
    [[nodiscard]] Operation run(const QString &sandboxId, const CommandRequest &request,
                                std::function<void(CommandOutput)> onOutput,
                                Callback<CommandOutcome> done) override;

private:
    CommandJobService &m_jobs;
    QString m_sandboxId;
    QString m_session;
};

/// Commands in the background that were started here. execd has no list of them, so others are not known.
class CommandJobList : public KeyedTableModel<CommandJob>
{
    Q_OBJECT

public:
    enum Column { Command, State, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, RunningRole };

    explicit CommandJobList(QObject *parent = nullptr);
    ~CommandJobList() override;

    /// Forgets what was started before; it runs on. @p jobs may be null, and lives until it is replaced.
    void open(CommandJobService *jobs, const QString &sandboxId);
    void start(const CommandRequest &request);
    void interrupt(const QString &id);
    /// Asks for what the command has written since it was asked last.
    void readOutput(const QString &id);

Q_SIGNALS:
    void output(const QString &command, const QByteArray &bytes);
    /// Something that was asked for did not work.
    void failed(const osc::Error &error);

protected:
    [[nodiscard]] QString keyOf(const CommandJob &job) const override { return job.id; }
    [[nodiscard]] QVariant cell(const CommandJob &job, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    void look();
    void take(const QString &command, const Result<CommandJob> &job);

    CommandJobService *m_jobs = nullptr;
    QString m_sandboxId;
    QHash<QString, qint64> m_cursors;
    QTimer m_again;
    Operation m_starting;
    std::map<QString, Operation> m_asking;
    std::map<QString, Operation> m_reading;
};

/// "running", "ended with 7".
[[nodiscard]] QString commandJobText(const CommandJob &job);

} // namespace osc
