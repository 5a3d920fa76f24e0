// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "mainwindow/sandboxesplace.h"
#include "mainwindow/sidebar.h"
#include "panels/activitypanel.h"
#include "panels/sandboxespanel.h"

namespace osc {

/// In the order in which they are shown.
void MainWindow::addPlaces()
{
    using Making = PlaceInfo::Making;
    m_places->add(
        {placeid::sandboxes, Symbol::Sandboxes, tr("&Sandboxes"), [this] { return makeSandboxes(); }});
    if (m_services.volumes)
        m_places->add({placeid::volumes, Symbol::Volume, tr("&Volumes"), [this] { return makeVolumes(); },
                       Making::WhenIdle});
    m_places->add({placeid::activity, Symbol::Activity, tr("&Activity"), [this] { return makeActivity(); },
                   Making::WhenIdle});
}

Place *MainWindow::makeSandboxes()
{
    auto *place = new SandboxesPlace(*m_sandboxes, m_services.sandboxes, m_services.connections);
    connect(place, &SandboxesPlace::byHandRequested, this, &MainWindow::connectToEngine);
    connect(place, &SandboxesPlace::doctorRequested, this, &MainWindow::runDoctor);
    connect(place, &SandboxesPlace::foundChanged, m_sidebar, &Sidebar::setFound);
    return place;
}

Place *MainWindow::makeActivity()
{
    auto *panel =
        new ActivityPanel(m_services.history, m_services.activity, m_services.registry, m_services.clock);
    connect(panel, &ActivityPanel::leftoverDaysChosen, this, [this](int days) {
        Preferences changed = m_settings.preferences;
        changed.leftoverDays = days;
        setPreferences(changed);
    });
    connect(this, &MainWindow::preferencesChanged, panel,
            [panel](const Preferences &preferences) { panel->setLeftoverDays(preferences.leftoverDays); });
    connect(panel, &ActivityPanel::formRequested, m_flows, &CreationFlows::createAgain);
    return panel;
}

} // namespace osc
