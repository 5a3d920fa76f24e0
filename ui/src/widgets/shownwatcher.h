// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace osc {

/// Tells whether somebody can look at a widget: it is visible and its window is not minimised. For work that
/// is done only for those who look.
class ShownWatcher : public QObject
{
    Q_OBJECT

public:
    /// @p changed is called from the event loop. @p widget owns the watcher and may move to another window.
    ShownWatcher(QWidget *widget, std::function<void(bool shown)> changed);
    [[nodiscard]] bool isShown() const { return m_shown; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    QWidget *m_widget;
    QPointer<QWidget> m_window;
    std::function<void(bool)> m_changed;
    bool m_shown = false;
};

} // namespace osc
