// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailservices.h"

#include <models/sandboxstore.h>
#include <ui/settings.h>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

class QAction;
class QMenu;

namespace osc {

class AfterPaint;
class DetailLink;
class DetailPane;
class DetailWindow;
class SandboxesPanel;

/// Lets the detail pane follow the current row of the table, and keeps the details that have windows of their
/// own. Those close when the main window is closed or hidden. The pane is made when it is first needed, else
/// after the first paint.
class DetailBinding : public QObject
{
    Q_OBJECT

public:
    /// @p store and what @p services names outlive @p panel, which owns the binding.
    DetailBinding(SandboxStore &store, const DetailServices &services, SandboxesPanel &panel,
                  AfterPaint &later);
    ~DetailBinding() override;

    /// The detail of a sandbox in its own window; one that is there already is raised.
    void openWindow(const SandboxKey &key);
    /// Keys and menu entries of the detail of the current sandbox.
    void fillMenu(QMenu *menu);
    /// They are off while the pane is not in sight.
    void setShown(bool shown);

    /// Goes to a tab of the pane, as DetailPane::Tab.
    void showTab(int tab);
    /// Nothing while there is no pane.
    [[nodiscard]] std::optional<int> tab() const;

    void restore(const WindowSettings &settings) { m_geometry = settings.detailWindow; }
    void save(WindowSettings &settings) const;
    /// Opens these windows, each once its sandbox is there; those that do not come up within half a minute
    /// are forgotten. The window that is active stays so.
    void openAgain(const QList<TornOffDetail> &details);

Q_SIGNALS:
    /// The pane is there.
    void made();
    /// A window was opened, closed, moved or resized by the user.
    void windowsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    DetailPane &pane();
    void follow(const SandboxKey &key);
    [[nodiscard]] DetailWindow *makeWindow(const SandboxKey &key);
    void openAwaited();
    void closeWindows();
    [[nodiscard]] QList<DetailWindow *> windows() const;

    SandboxStore &m_store;
    DetailServices m_services;
    SandboxesPanel &m_panel;
    QWidget *m_holder; ///< Where the pane is, or will be.
    DetailPane *m_detail = nullptr;
    DetailLink *m_link = nullptr;
    QByteArray m_geometry; ///< Of the window that was closed last.
    QList<QPointer<DetailWindow>> m_windows;
    QList<QAction *> m_entries; ///< Of the menu.
    QList<TornOffDetail> m_awaited;
    QTimer m_patience;
};

} // namespace osc
