// SPDX-License-Identifier: Apache-2.0
#include "detail/commandstab.h"

#include "detail/outputview.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>

namespace osc {

namespace {

constexpr int longestCommandTime = 24 * 3600;

} // namespace

CommandsTab::CommandsTab(QWidget *parent)
    : QWidget(parent)
    , m_options(new QWidget(this))
    , m_directory(new QLineEdit(m_options))
    , m_environment(new QPlainTextEdit(m_options))
    , m_timeout(new QSpinBox(m_options))
    , m_user(new QLineEdit(m_options))
    , m_wayLabel(new Label(tr("How it runs"), Tone::Text, m_options))
    , m_way(new SegmentedControl(m_options))
    , m_jobsBox(new QWidget(this))
    , m_jobTable(new QTableView(m_jobsBox))
    , m_jobOutput(makeTextToolButton(QStringLiteral("jobOutputButton"), Symbol::Terminal,
                                     tr("Show new output"), m_jobsBox))
    , m_jobInterrupt(
          makeTextToolButton(QStringLiteral("jobInterruptButton"), Symbol::Stop, tr("Interrupt"), m_jobsBox))
    , m_problem(new Label({}, Tone::Failed, this))
    , m_hint(new Label({}, Tone::Secondary, this))
    , m_view(new OutputView(QStringLiteral("commandOutput"), tr("Output"), m_session.buffer(), this))
{
    QWidget *form = buildForm();
    buildOptions();
    buildJobs();
    m_problem->setObjectName(QStringLiteral("commandProblem"));
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    m_problem->hide();
    m_hint->setObjectName(QStringLiteral("commandHint"));
    m_hint->setWordWrap(true);
    m_hint->setFont(fonts::secondary());
    m_hint->setContentsMargins(metrics::margin, 0, metrics::margin, 8);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *widget :
         {form, m_options, static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_hint), m_jobsBox})
        layout->addWidget(widget);
    layout->addWidget(m_view, 1);

    connect(&m_session, &CommandSession::runningChanged, this, &CommandsTab::updateActions);
    connect(m_session.buffer(), &LogBuffer::changed, this, &CommandsTab::updateActions);
    updateActions();
}

QWidget *CommandsTab::buildForm()
{
    auto *form = new QWidget(this);
    m_command = new QLineEdit(form);
    m_command->setObjectName(QStringLiteral("commandField"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setPlaceholderText(tr("Command, as in a shell. Up and Down bring back earlier ones."));
    m_command->setFont(fonts::mono());
    m_command->installEventFilter(this);
    m_run = makeButton(QStringLiteral("commandRunButton"), tr("Run"), form, Symbol::Play);
    m_optionsToggle =
        makeTextToolButton(QStringLiteral("commandOptionsButton"), Symbol::Configure, tr("Options"), form);
    m_optionsToggle->setCheckable(true);
    auto *clear = makeTextToolButton(QStringLiteral("commandClearButton"), Symbol::Clean, tr("Clear"), form);

    auto *layout = new QHBoxLayout(form);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_command, 1);
    layout->addWidget(m_run);
    layout->addWidget(m_optionsToggle);
    layout->addWidget(clear);

    connect(m_command, &QLineEdit::returnPressed, this, &CommandsTab::run);
    connect(m_command, &QLineEdit::textChanged, this, &CommandsTab::updateActions);
    connect(m_run, &QPushButton::clicked, this, &CommandsTab::runOrCancel);
    connect(m_optionsToggle, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(clear, &QToolButton::clicked, m_session.buffer(), &LogBuffer::clear);
    return form;
}

void CommandsTab::buildOptions()
{
    m_directory->setObjectName(QStringLiteral("commandDirectoryField"));
    m_directory->setFont(fonts::mono());
    m_directory->setPlaceholderText(tr("That of the sandbox"));
    m_directory->setAccessibleName(tr("Working directory"));
    m_environment->setObjectName(QStringLiteral("commandEnvironmentField"));
    m_environment->setFont(fonts::mono());
    m_environment->setPlaceholderText(tr("NAME=value, one on each line"));
    m_environment->setAccessibleName(tr("Environment"));
    m_environment->setTabChangesFocus(true);
    m_environment->setFixedHeight(metrics::control() * 2);
    m_timeout->setObjectName(QStringLiteral("commandTimeoutSpin"));
    m_timeout->setAccessibleName(tr("Time limit"));
    m_timeout->setRange(0, longestCommandTime);
    m_timeout->setSpecialValueText(tr("None"));
    m_timeout->setSuffix(tr(" s"));
    m_user->setObjectName(QStringLiteral("commandUserField"));
    m_user->setAccessibleName(tr("User and group"));
    m_user->setPlaceholderText(tr("Those of the sandbox, or 1000:1000"));
    m_way->setObjectName(QStringLiteral("commandWay"));
    m_way->setAccessibleName(m_wayLabel->text());
    m_way->addSegment(tr("Alone"));
    m_way->addSegment(tr("All in one shell"));
    m_way->addSegment(tr("In the background"));
    connect(m_way, &SegmentedControl::currentChanged, this, &CommandsTab::chooseWay);

    auto *layout = new QGridLayout(m_options);
    layout->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    layout->setVerticalSpacing(4);
    layout->setHorizontalSpacing(12);
    layout->addWidget(new Label(tr("Working directory"), Tone::Text, m_options), 0, 0);
    layout->addWidget(new Label(tr("Time limit"), Tone::Text, m_options), 0, 1);
    layout->addWidget(new Label(tr("User and group"), Tone::Text, m_options), 0, 2);
    layout->addWidget(new Label(tr("Environment"), Tone::Text, m_options), 0, 3);
    layout->addWidget(m_directory, 1, 0, Qt::AlignTop);
    layout->addWidget(m_timeout, 1, 1, Qt::AlignTop);
    layout->addWidget(m_user, 1, 2, Qt::AlignTop);
    layout->addWidget(m_environment, 1, 3, 3, 1, Qt::AlignTop);
    layout->addWidget(m_wayLabel, 2, 0);
    layout->addWidget(m_way, 3, 0, 1, 3, Qt::AlignLeft);
    layout->setColumnStretch(0, 2);
    layout->setColumnStretch(2, 1);
    layout->setColumnStretch(3, 2);
    m_options->hide();
}

QWidget *CommandsTab::buildJobs()
{
    m_jobTable->setObjectName(QStringLiteral("commandJobs"));
    m_jobTable->setAccessibleName(tr("Commands in the background"));
    m_jobTable->setModel(&m_jobs);
    m_jobTable->setFrameShape(QFrame::NoFrame);
    m_jobTable->setShowGrid(false);
    m_jobTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_jobTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_jobTable->setTabKeyNavigation(false);
    m_jobTable->verticalHeader()->hide();
    m_jobTable->verticalHeader()->setDefaultSectionSize(metrics::scaled(26));
    m_jobTable->horizontalHeader()->setSectionResizeMode(CommandJobList::Command, QHeaderView::Stretch);
    m_jobTable->horizontalHeader()->setHighlightSections(false);
    m_jobTable->setColumnWidth(CommandJobList::State, metrics::scaled(200));
    m_jobTable->setMaximumHeight(metrics::scaled(120));
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_jobOutput);
    buttons->addWidget(m_jobInterrupt);
    buttons->addStretch();
    auto *layout = new QHBoxLayout(m_jobsBox);
    layout->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_jobTable, 1);
    layout->addLayout(buttons);
    m_jobsBox->hide();
    connect(m_jobOutput, &QToolButton::clicked, this, [this] { m_jobs.readOutput(selectedJob()); });
    connect(m_jobInterrupt, &QToolButton::clicked, this, [this] { m_jobs.interrupt(selectedJob()); });
    connect(m_jobTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CommandsTab::updateActions);
    connect(&m_jobs, &QAbstractItemModel::rowsInserted, this, [this] {
        m_jobsBox->show();
        m_jobTable->selectRow(m_jobs.rowCount() - 1);
    });
    connect(&m_jobs, &QAbstractItemModel::dataChanged, this, &CommandsTab::updateActions);
    connect(&m_jobs, &CommandJobList::failed, this,
            [this](const Error &error) { showProblem(error.message, nullptr); });
    connect(&m_jobs, &CommandJobList::output, this, [this](const QString &command, const QByteArray &bytes) {
        m_session.buffer()->appendText(LogLine::Kind::Command, command);
        if (bytes.isEmpty())
            m_session.buffer()->appendText(LogLine::Kind::Note, tr("It has written nothing new."));
        else
            m_session.buffer()->append({CommandOutput::Stream::Stdout, bytes});
    });
    return m_jobsBox;
}

QString CommandsTab::selectedJob() const
{
    const QModelIndexList rows = m_jobTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.constFirst().data(CommandJobList::IdRole).toString();
}

void CommandsTab::open(CommandService *commands, CommandJobService *jobs, const QString &sandboxId)
{
    m_session.open(commands, sandboxId);
    closeShell();
    m_jobs.open(jobs, sandboxId);
    m_commands = commands;
    m_jobService = jobs;
    m_jobsBox->hide();
    m_way->setCurrent(Alone);
    m_way->setVisible(jobs);
    m_wayLabel->setVisible(jobs);
    m_command->clear();
    m_directory->clear();
    m_environment->clear();
    m_timeout->setValue(0);
    m_user->clear();
    m_problem->hide();
    m_historyAt = 0;
    m_typed.clear();
    updateActions();
}

void CommandsTab::close()
{
    open(nullptr, nullptr, {});
}

void CommandsTab::closeShell()
{
    if (m_shell)
        m_closing = m_shell->close();
    m_shell.reset();
}

/// The shell goes, with its variables, when another way is chosen.
void CommandsTab::chooseWay()
{
    const bool shell = m_jobService && m_way->current() == InOneShell;
    m_session.setService(m_commands);
    closeShell();
    if (shell) {
        m_shell = std::make_unique<ShellCommands>(*m_jobService);
        m_session.setService(m_shell.get());
    }
    m_environment->setEnabled(!shell);
    m_user->setEnabled(!shell);
    updateActions();
}

void CommandsTab::setWhyNot(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateActions();
}

void CommandsTab::runOrCancel()
{
    if (m_session.isRunning())
        m_session.cancel();
    else
        run();
}

void CommandsTab::showProblem(const QString &text, QWidget *field)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (!field)
        return;
    m_optionsToggle->setChecked(true);
    field->setFocus();
}

/// None when a field cannot be read; it is said which.
std::optional<CommandRequest> CommandsTab::request()
{
    static const QRegularExpression user(QStringLiteral("^([0-9]{1,9})(?::([0-9]{1,9}))?$"));
    const auto environment = parseEnvironment(m_environment->toPlainText());
    if (!environment) {
        showProblem(environment.error().message + u' ' + environment.error().advice, m_environment);
        return {};
    }
    CommandRequest request;
    const QString ids = m_user->text().trimmed();
    const QRegularExpressionMatch match = user.match(ids);
    if (!ids.isEmpty() && !match.hasMatch()) {
        showProblem(tr("User and group are numbers: 1000 or 1000:1000."), m_user);
        return {};
    }
    if (match.hasMatch())
        request.uid = match.captured(1).toUInt();
    if (!match.captured(2).isEmpty())
        request.gid = match.captured(2).toUInt();
    request.command = m_command->text();
    request.workingDirectory = m_directory->text().trimmed();
    request.env = *environment;
    request.timeoutSeconds = m_timeout->value();
    showProblem({}, nullptr);
    return request;
}

void CommandsTab::run()
{
    const bool background = m_jobService && m_way->current() == InBackground;
    if (!m_whyNot.isEmpty() || m_command->text().trimmed().isEmpty() || (!background && !m_session.canRun()))
        return;
    const auto wanted = request();
    if (!wanted)
        return;
    if (background) {
        m_jobs.start(*wanted);
    } else {
        m_view->setFollowing(true);
        m_session.run(*wanted);
    }
    m_command->clear();
    m_typed.clear();
    m_historyAt = m_session.history().size();
}

void CommandsTab::updateActions()
{
    const bool running = m_session.isRunning();
    const QString text = running ? tr("Cancel") : tr("Run");
    m_run->setText(text);
    m_run->setAccessibleName(text);
    m_run->setIcon(symbol(running ? Symbol::Stop : Symbol::Play));
    if (running)
        setDisabledReason(m_run, {});
    else if (!m_whyNot.isEmpty())
        setDisabledReason(m_run, m_whyNot);
    else
        setDisabledReason(m_run,
                          m_command->text().trimmed().isEmpty() ? tr("Type a command first.") : QString());

    const QString job = selectedJob();
    const CommandJob *chosen = m_jobs.find(job);
    setDisabledReason(m_jobOutput, chosen ? QString() : tr("Select a command first."));
    setDisabledReason(m_jobInterrupt, !chosen           ? tr("Select a command first.")
                                      : chosen->running ? QString()
                                                        : tr("It has ended."));
    QString hint = m_whyNot;
    if (hint.isEmpty() && m_session.buffer()->isTruncated())
        hint = tr("Earlier output is not kept any more.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void CommandsTab::stepHistory(int by)
{
    const QStringList &history = m_session.history();
    if (m_historyAt >= history.size())
        m_typed = m_command->text();
    m_historyAt = qBound<qsizetype>(0, m_historyAt + by, history.size());
    m_command->setText(m_historyAt < history.size() ? history.at(m_historyAt) : m_typed);
}

bool CommandsTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_command || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    stepHistory(key == Qt::Key_Up ? -1 : 1);
    return true;
}

} // namespace osc
