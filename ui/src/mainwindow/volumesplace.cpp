// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "panels/activitypanel.h"
#include "panels/sandboxespanel.h"
#include "volumes/volumeactions.h"
#include "volumes/volumedetail.h"
#include "volumes/volumespanel.h"

#include <models/wording.h>

#include <QMenu>

namespace osc {

Place *MainWindow::makeVolumes()
{
    m_volumes = new VolumesPanel(*m_services.volumes, *m_files);
    m_volumes->setConnection(m_sandboxes->connection());
    connect(m_volumes, &VolumesPanel::newSandboxRequested, m_flows,
            [this](const QString &connectionId, const SandboxSpec &spec) {
                m_flows->mountInNew(connectionId, spec);
            });
    connect(m_volumes, &VolumesPanel::sandboxRequested, this, [this](const SandboxKey &key) {
        goTo(placeid::sandboxes);
        m_sandboxes->reveal(key);
    });
    connect(m_volumes, &VolumesPanel::activityRequested, this, [this](const QString &entryId) {
        goTo(placeid::activity);
        static_cast<ActivityPanel *>(m_places->open(placeid::activity))->reveal(entryId);
    });
    connect(m_volumes, &VolumesPanel::filesRequested, m_volumes,
            [this] { m_volumes->detail().showTab(VolumeDetail::Tab::Files); });
    connect(m_volumes, &VolumesPanel::messageRequested, this, &MainWindow::showMessage);
    connect(m_volumes, &VolumesPanel::connectionCleared, this, [this] { chooseConnection({}); });
    return m_volumes;
}

/// The actions belong to the place, which is made when they are first looked for.
void MainWindow::buildVolumeMenu(QMenu *menu)
{
    menu->setObjectName(QStringLiteral("volumeMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        if (!menu->isEmpty())
            return;
        m_places->open(placeid::volumes);
        VolumeActions &actions = m_volumes->actions();
        actions.fillMenu(menu);
        // What they make or ask is to be seen.
        for (const QAction *action : {actions.create, actions.importIt, actions.pinFolder, actions.prune})
            connect(action, &QAction::triggered, this, [this] { goTo(placeid::volumes); });
    });
}

} // namespace osc
