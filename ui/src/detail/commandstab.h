// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/commandsession.h>

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace osc {

class Label;
class OutputView;

/// Runs commands one after the other and keeps what they wrote in view.
class CommandsTab : public QWidget
{
    Q_OBJECT

public:
    explicit CommandsTab(QWidget *parent = nullptr);

    void open(CommandService *commands, const QString &sandboxId);
    void close();
    /// Why no command can run now, as a sentence; empty when one can.
    void setWhyNot(const QString &whyNot);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildForm();
    void buildOptions();
    void run();
    void runOrCancel();
    void updateActions();
    void stepHistory(int by);

    CommandSession m_session;
    QString m_whyNot;
    qsizetype m_historyAt = 0; ///< history().size(): the line that is being typed.
    QString m_typed;           ///< That line, while an older one is shown.
    QLineEdit *m_command;
    QPushButton *m_run;
    QToolButton *m_optionsToggle;
    QWidget *m_options;
    QLineEdit *m_directory;
    QPlainTextEdit *m_environment;
    Label *m_problem;
    Label *m_hint;
    OutputView *m_view;
};

} // namespace osc
