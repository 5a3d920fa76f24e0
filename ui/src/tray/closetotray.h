// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

namespace osc {

class MainWindow;
/// What closing the window means: with a tray the console can go on there and enforce expiry, which is asked
/// once; without one the program ends.
class CloseToTray : public QObject
{
    Q_OBJECT

public:
    /// @p isTrayThere: the user can get the window back. The window becomes the parent.
    CloseToTray(MainWindow &window, std::function<bool()> isTrayThere);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void hideWindow();

    MainWindow &m_window;
    std::function<bool()> m_isTrayThere;
};

} // namespace osc
