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
    /// @p count: how many are made by the button.
    void setCreateEnabled(bool enabled, int count = 1);
    void setTemplatesOffered(bool offered);
    /// The form is for a template: it is saved, and nothing is created.
    void setEditsTemplate(bool edits);
    void setSteps(bool hasBack, bool hasNext);

Q_SIGNALS:
    void saveTemplateRequested();
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

    QPushButton *m_saveTemplate;
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
    int m_count = 1;
    bool m_offersTemplates = true;
    bool m_editsTemplate = false;
    bool m_hasBack = false;
    bool m_hasNext = true;
};

} // namespace osc
