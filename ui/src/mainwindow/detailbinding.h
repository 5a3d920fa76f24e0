// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailservices.h"

#include <models/sandboxstore.h>
#include <ui/settings.h>

#include <QObject>
#include <QPointer>

class QMenu;

namespace osc {

class DetailLink;
class DetailPane;
class DetailWindow;
class SandboxesPanel;

/// Lets the detail pane follow the current row of the table, and keeps the details that have windows of their
/// own. Those close when the main window is closed or hidden.
class DetailBinding : public QObject
{
    Q_OBJECT

public:
    /// @p store and what @p services names outlive @p panel, which owns the binding.
    DetailBinding(SandboxStore &store, const DetailServices &services, SandboxesPanel &panel);
    ~DetailBinding() override;

    /// The detail of a sandbox in its own window; one that is there already is raised.
    void openWindow(const SandboxKey &key);
    /// Keys and menu entries of the detail of the current sandbox.
    void fillMenu(QMenu *menu);

    void restore(const WindowSettings &settings) { m_geometry = settings.detailWindow; }
    void save(WindowSettings &settings) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void closeWindows();
    [[nodiscard]] QList<DetailWindow *> windows() const;

    SandboxStore &m_store;
    DetailServices m_services;
    SandboxesPanel &m_panel;
    DetailPane *m_detail;
    DetailLink *m_link;
    QByteArray m_geometry; ///< Of the window that was closed last.
    QList<QPointer<DetailWindow>> m_windows;
};

} // namespace osc
