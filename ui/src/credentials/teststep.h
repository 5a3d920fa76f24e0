// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <ui/glyphs.h>

#include <QWidget>

namespace osc {

class Label;

/// One step of a test: its sign on a line that leads from step to step, what it does, what came out, and how
/// long it took.
class TestStep : public QWidget
{
    Q_OBJECT

public:
    explicit TestStep(QWidget *parent = nullptr);

    /// @p last: no line leads on.
    void show(const CredentialStepResult &result, bool last);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CredentialStepResult m_result;
    bool m_last = false;
    Label *m_title;
    Label *m_words;
    Label *m_took;
    RingAnimator *m_ring;
};

/// "Passed", "Failed": the sign as a word.
[[nodiscard]] QString stepStateWord(CredentialStepResult::State state);
/// "31 ms", "4.2 s".
[[nodiscard]] QString tookText(qint64 milliseconds);

} // namespace osc
