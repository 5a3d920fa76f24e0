// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/commandjoblist.h>
#include <models/commandsession.h>

#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableView;
class QToolButton;

namespace osc {

class Label;
class OutputView;
class SegmentedControl;

/// Runs commands one after the other and keeps what they wrote in view.
class CommandsTab : public QWidget
{
    Q_OBJECT

public:
    explicit CommandsTab(QWidget *parent = nullptr);

    /// @p jobs may be null: then commands run in the foreground only. Both live until close().
    void open(CommandService *commands, CommandJobService *jobs, const QString &sandboxId);
    void close();
    /// Services go: lets go of what is still asked of those before.
    void letGo() { m_closing.cancel(); }
    /// Why no command can run now, as a sentence; empty when one can.
    void setWhyNot(const QString &whyNot);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// How a command runs: waited for, all in one bash, or in the background.
    enum Way { Alone, InOneShell, InBackground };

    QWidget *buildForm();
    void buildOptions();
    QWidget *buildJobs();
    void chooseWay();
    void closeShell();
    void run();
    [[nodiscard]] std::optional<CommandRequest> request();
    void showProblem(const QString &text, QWidget *field);
    [[nodiscard]] QString selectedJob() const;
    void runOrCancel();
    void updateActions();
    void stepHistory(int by);

    CommandSession m_session;
    CommandJobList m_jobs;
    CommandService *m_commands = nullptr;
    CommandJobService *m_jobService = nullptr;
    std::unique_ptr<ShellCommands> m_shell;
    Operation m_closing; ///< Of a shell that is not needed any more.
    QString m_whyNot;
    qsizetype m_historyAt = 0; ///< history().size(): the line that is being typed.
    QString m_typed;           ///< That line, while an older one is shown.
    QLineEdit *m_command;
    QPushButton *m_run;
    QToolButton *m_optionsToggle;
    QWidget *m_options;
    QLineEdit *m_directory;
    QPlainTextEdit *m_environment;
    QSpinBox *m_timeout;
    QLineEdit *m_user;
    Label *m_wayLabel;
    SegmentedControl *m_way;
    QWidget *m_jobsBox;
    QTableView *m_jobTable;
    QToolButton *m_jobOutput;
    QToolButton *m_jobInterrupt;
    Label *m_problem;
    Label *m_hint;
    OutputView *m_view;
};

} // namespace osc
