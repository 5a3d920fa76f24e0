// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace osc {

class FilePane;

/// The menu of the panel of files that one works in: the one in sight that had the keys last. While no panel
/// is in sight, the menu leads to the place Files.
class FilesMenu : public QObject
{
    Q_OBJECT

public:
    /// @p menu is one of @p window's menu bar; both outlive this.
    FilesMenu(QMenu *menu, QWidget &window);

    /// Other panels are in sight.
    void update();

Q_SIGNALS:
    void filesRequested();

private:
    void followFocus(const QWidget *focus);
    [[nodiscard]] FilePane *current() const;
    void fill();

    QMenu *m_menu;
    QWidget &m_window;
    QPointer<FilePane> m_last; ///< That had the keys.
    QPointer<FilePane> m_filled;
};

} // namespace osc
