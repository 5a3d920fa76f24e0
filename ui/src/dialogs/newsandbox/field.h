// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/validation.h>

#include <QWidget>

#include <functional>
#include <optional>

class QPushButton;
class QToolButton;
class QHBoxLayout;

namespace osc {

class Label;

/// One field of a form: the label above, the editor, and below it a hint that gives way to the problem, with
/// a button that repairs it where there is one.
///
/// A problem shows only after the editor was used or left, so that an empty form is not red from the start.
class Field : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p editor, names it after the label and puts it under the label's mnemonic.
    Field(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *editor() const { return m_editor; }
    /// Puts a button at the right of the editor.
    void addButton(QWidget *button);
    void setHint(const QString &hint);
    /// A button behind the hint; an empty text takes it away.
    void setHintAction(const QString &text, std::function<void()> action = {});

    /// The request fields whose problems are shown here; each also covers its members.
    void setClaims(const QStringList &fields);
    [[nodiscard]] bool claims(const QString &field) const;
    /// Puts the value of Problem::repair into the editor. Without it there is no repair button.
    void setRepair(std::function<void(QString)> apply);
    /// Another repair than a value, for problems with this code.
    void setNamedRepair(const QString &text, std::function<void()> apply);

    void setProblem(const std::optional<Problem> &problem);
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    /// From now on problems show.
    void setTouched(bool touched);
    /// The sentence that is on the screen now, or empty.
    [[nodiscard]] QString shownProblem() const;
    void focusEditor();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void update();
    void colour();
    [[nodiscard]] QString repairText() const;

    QWidget *m_editor;
    Label *m_label;
    QHBoxLayout *m_editorRow;
    QWidget *m_hintRow;
    Label *m_hint;
    QToolButton *m_hintAction;
    QWidget *m_problemRow;
    Label *m_problemIcon;
    Label *m_problemText;
    QPushButton *m_repairButton;
    QWidget *m_outline;
    QStringList m_claims;
    std::optional<Problem> m_problem;
    std::function<void()> m_hintCall;
    std::function<void(QString)> m_repair;
    QString m_namedRepairText;
    std::function<void()> m_namedRepair;
    bool m_touched = false;
};

/// An unchanging line under a label, in secondary text.
[[nodiscard]] Label *makeNote(const QString &text, QWidget *parent);

} // namespace osc
