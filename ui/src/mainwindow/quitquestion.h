// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

class QPushButton;

namespace osc {

class Batches;
class BackgroundCreations;
class Label;

/// Asks what becomes of creations that still run when the program is to end. Waiting ends by itself as soon
/// as none runs any more.
class QuitQuestion : public DialogFrame
{
    Q_OBJECT

public:
    /// @p canHide: the program can go on without its window.
    QuitQuestion(BackgroundCreations &creations, Batches &batches, bool canHide, QWidget *window);

    [[nodiscard]] static int running(const BackgroundCreations &creations, const Batches &batches);

Q_SIGNALS:
    /// Nothing runs any more, or what ran was cancelled.
    void quitAllowed();
    void hideRequested();

private:
    void update();
    void wait();
    void cancelAll();

    BackgroundCreations &m_creations;
    Batches &m_batches;
    Label *m_text;
    QPushButton *m_wait;
    bool m_waiting = false;
};

} // namespace osc
