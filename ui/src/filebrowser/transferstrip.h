// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/transferqueue.h>

#include <QWidget>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace osc {

class ElidedLabel;
class Label;

/// Transfers at the bottom of the browser: the running one, else the first that failed, else how it went.
class TransferStrip : public QWidget
{
    Q_OBJECT

public:
    /// @p queue must outlive the strip.
    explicit TransferStrip(TransferQueue *queue, QWidget *parent = nullptr);

private:
    void update();
    void showRunning(const Transfer &transfer);
    void showFailed(const Transfer &transfer);
    void showDone();
    [[nodiscard]] const Transfer *firstFailed() const;

    TransferQueue *m_queue;
    ElidedLabel *m_what;
    QProgressBar *m_bar;
    Label *m_numbers;
    QPushButton *m_retry;
    QToolButton *m_close;
};

} // namespace osc
