// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

class QWidget;

namespace osc {

/// What a window makes or does only once it has been painted for the first time: one job after the other, in
/// the order in which they came, and what the user does in between.
class AfterPaint : public QObject
{
    Q_OBJECT

public:
    /// @p window is a top-level window and owns this.
    explicit AfterPaint(QWidget *window);

    /// @p job is dropped when @p context goes before its turn.
    void add(QObject *context, std::function<void()> job);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Job
    {
        QPointer<QObject> context;
        std::function<void()> run;
    };

    void next();

    QWidget *m_window;
    std::deque<Job> m_jobs;
    bool m_watching = false;
    bool m_painted = false;
    bool m_running = false;
};

} // namespace osc
