// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QFrame>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace osc {

class CopyButton;
class Label;

/// A strip with a tint and an edge: what is the matter, what to do, and the buttons that do it.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Severity {
        Offer,   ///< Blue.
        Warning, ///< Amber: it may heal, or you may go on.
        Error,   ///< Red: it will not heal by itself.
        Good,    ///< Green: it is as it should be.
    };

    explicit Banner(QWidget *parent = nullptr);

    void setSeverity(Severity severity);
    /// @p title in bold, @p text below it; plain text.
    void setMessage(const QString &title, const QString &text);
    /// Title, advice, the command that mends it and the other side's words.
    void setError(const Error &error, Severity severity = Severity::Error);
    /// A shell command to copy, with a sentence above it; an empty command hides both.
    void setCommand(const QString &sentence, const QString &command);
    /// A note at the right of the buttons: "Next try in 0:18".
    void setNote(const QString &note);
    /// The banner owns the button.
    QPushButton *addButton(const QString &objectName, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateButtonRow();

    Severity m_severity = Severity::Error;
    Label *m_title;
    Label *m_text;
    Label *m_detail;
    Label *m_commandSentence;
    QWidget *m_commandRow;
    QLineEdit *m_command;
    QPushButton *m_copy;
    QWidget *m_buttonRow;
    QHBoxLayout *m_buttons;
    Label *m_note;
};

/// A place without content: one sentence, one button, its shortcut.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    /// @p name is the objectName; its parts are named after it.
    explicit EmptyState(QWidget *parent = nullptr, const QString &name = QStringLiteral("emptyState"));
    void setSentence(const QString &sentence);
    /// An empty text hides the button.
    void setAction(const QString &text, const QString &shortcut = {});

Q_SIGNALS:
    void activated();

private:
    Label *m_sentence;
    QPushButton *m_button;
    Label *m_shortcut;
};

} // namespace osc
