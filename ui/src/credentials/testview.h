// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace osc {

class Banner;
class Label;

/// What a test of a key found out: its steps one below the other, and what follows from them.
class TestView : public QWidget
{
    Q_OBJECT

public:
    explicit TestView(QWidget *parent = nullptr);

    /// Nothing was tested yet.
    void clear();
    /// While the test runs.
    void showSteps(const QList<CredentialStepResult> &steps);
    /// Its end; also that of an earlier run. Says nothing when there was none.
    void showResult(const CredentialTest &test);
    /// The test did not even begin.
    void showError(const Error &error);
    [[nodiscard]] const CredentialTest &result() const { return m_test; }

private:
    void makeRows(qsizetype count);
    void copyResult();

    CredentialTest m_test;
    Label *m_when;
    Label *m_hint;
    QVBoxLayout *m_steps;
    Banner *m_verdict;
    QPushButton *m_copyPolicy;
    QPushButton *m_copyResult;
};

/// The whole result as text, for a message to whoever administers the account.
[[nodiscard]] QString testResultText(const CredentialTest &test);

} // namespace osc
