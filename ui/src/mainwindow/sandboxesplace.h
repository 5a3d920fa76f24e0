// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <models/connectionmanager.h>
#include <models/sandboxstore.h>

class QStackedLayout;

namespace osc {

class FirstRunPanel;
class SandboxesPanel;

/// The place Sandboxes: its panel, or what is found to connect to while there is no connection.
class SandboxesPlace : public Place
{
    Q_OBJECT

public:
    /// Takes @p panel, which lives as long as the place; the others outlive it.
    SandboxesPlace(SandboxesPanel &panel, SandboxStore &store, ConnectionManager &connections,
                   QWidget *parent = nullptr);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    bool focusNextPane() override;
    void escape() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;
    /// How many sandboxes there are.
    [[nodiscard]] Count count() const override;

Q_SIGNALS:
    void byHandRequested();
    void doctorRequested();
    /// How many connections could be made; while there is none.
    void foundChanged(int count);

private:
    void choosePanel();
    void makeFirstRun();

    SandboxesPanel &m_panel;
    SandboxStore &m_store;
    ConnectionManager &m_connections;
    QStackedLayout *m_layout;
    FirstRunPanel *m_firstRun = nullptr;
};

} // namespace osc
