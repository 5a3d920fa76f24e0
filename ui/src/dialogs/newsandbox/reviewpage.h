// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

#include <QTimer>

class QPlainTextEdit;
class QTabBar;
class QStackedWidget;

namespace osc {

class CodeHighlighter;

/// What will be created in words, and the request in three languages.
class ReviewPage : public FormPage
{
    Q_OBJECT

public:
    explicit ReviewPage(FormContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString subtitle() const override;
    void load() override;
    void enter() override;

Q_SIGNALS:
    void editRequested(osc::DraftPage page);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCode();
    void showWords();
    void showCode();
    void save();
    [[nodiscard]] QPlainTextEdit *currentCode() const;

    QVBoxLayout *m_words = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_codes = nullptr;
    QList<CodeHighlighter *> m_highlighters;
    QWidget *m_secretNote = nullptr;
    Label *m_saveNote = nullptr;
    QTimer m_update;
};

} // namespace osc
