// SPDX-License-Identifier: Apache-2.0
#include "detail/commandstab.h"

#include "detail/outputview.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace osc {

CommandsTab::CommandsTab(QWidget *parent)
    : QWidget(parent)
    , m_options(new QWidget(this))
    , m_problem(new Label({}, Tone::Failed, this))
    , m_hint(new Label({}, Tone::Secondary, this))
    , m_view(new OutputView(QStringLiteral("commandOutput"), tr("Output"), m_session.buffer(), this))
{
    QWidget *form = buildForm();
    buildOptions();
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
         {form, m_options, static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_hint)})
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
    m_directory = new QLineEdit(m_options);
    m_directory->setObjectName(QStringLiteral("commandDirectoryField"));
    m_directory->setFont(fonts::mono());
    m_directory->setPlaceholderText(tr("That of the sandbox"));
    m_directory->setAccessibleName(tr("Working directory"));
    m_environment = new QPlainTextEdit(m_options);
    m_environment->setObjectName(QStringLiteral("commandEnvironmentField"));
    m_environment->setFont(fonts::mono());
    m_environment->setPlaceholderText(tr("NAME=value, one on each line"));
    m_environment->setAccessibleName(tr("Environment"));
    m_environment->setTabChangesFocus(true);
    m_environment->setFixedHeight(metrics::control() * 2);

    auto *layout = new QGridLayout(m_options);
    layout->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    layout->setVerticalSpacing(4);
    layout->setHorizontalSpacing(12);
    layout->addWidget(new Label(tr("Working directory"), Tone::Text, m_options), 0, 0);
    layout->addWidget(new Label(tr("Environment"), Tone::Text, m_options), 0, 1);
    layout->addWidget(m_directory, 1, 0, Qt::AlignTop);
    layout->addWidget(m_environment, 1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    m_options->hide();
}

void CommandsTab::open(CommandService *commands, const QString &sandboxId)
{
    m_session.open(commands, sandboxId);
    m_command->clear();
    m_directory->clear();
    m_environment->clear();
    m_problem->hide();
    m_historyAt = 0;
    m_typed.clear();
    updateActions();
}

void CommandsTab::close()
{
    open(nullptr, {});
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

void CommandsTab::run()
{
    if (!m_session.canRun() || !m_whyNot.isEmpty() || m_command->text().trimmed().isEmpty())
        return;
    const auto environment = parseEnvironment(m_environment->toPlainText());
    m_problem->setVisible(!environment);
    if (!environment) {
        m_problem->setText(environment.error().message + u' ' + environment.error().advice);
        m_optionsToggle->setChecked(true);
        m_environment->setFocus();
        return;
    }
    CommandRequest request;
    request.command = m_command->text();
    request.workingDirectory = m_directory->text().trimmed();
    request.env = *environment;
    m_view->setFollowing(true);
    m_session.run(request);
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
