// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <optional>

class QAbstractButton;
class QDialogButtonBox;
class QPushButton;
class QToolButton;

namespace osc {

class Label;

/// The lower edge of the dialog: what is wrong first, and the buttons that suit what is on the screen.
class NewSandboxFooter : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Form, Running, Failed, NotReady };

    explicit NewSandboxFooter(QWidget *parent = nullptr);

    void setMode(Mode mode);
    /// @p alarming: red, else a quiet remark; both lead to the field.
    void setProblem(const QString &sentence, bool alarming);
    void setReady(const QString &sentence);
    void setCreateEnabled(bool enabled);
    void setSteps(bool hasBack, bool hasNext);

Q_SIGNALS:
    void openRequested();
    void problemClicked();
    void cancelClicked();
    void backClicked();
    void nextClicked();
    void createClicked();
    void stopClicked();
    void backgroundClicked();
    void formClicked();
    void showClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitProblem();

    QPushButton *m_open;
    QToolButton *m_problem;
    QString m_sentence;
    Label *m_readyIcon;
    Label *m_ready;
    QDialogButtonBox *m_box;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_create;
    QPushButton *m_background;
    QPushButton *m_stop;
    QPushButton *m_form;
    QPushButton *m_show;
    Mode m_mode = Mode::Form;
    bool m_hasBack = false;
    bool m_hasNext = true;
};

} // namespace osc
