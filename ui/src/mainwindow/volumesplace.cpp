// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "filebrowser/filesplace.h"
#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "panels/activitypanel.h"
#include "panels/sandboxespanel.h"
#include "volumes/volumeactions.h"
#include "volumes/volumespanel.h"

#include <models/wording.h>

#include <QMenu>

#include <algorithm>

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
    connect(m_volumes, &VolumesPanel::filesRequested, this, [this](const FileLocation &location) {
        goTo(placeid::files);
        static_cast<FilesPlace *>(m_places->open(placeid::files))->open(location);
    });
    connect(m_volumes, &VolumesPanel::messageRequested, this, &MainWindow::showMessage);
    connect(m_volumes, &VolumesPanel::connectionCleared, this, [this] { chooseConnection({}); });
    return m_volumes;
}

/// What runs for the sake of files that are looked at: nobody else would tell.
QString MainWindow::helpersText() const
{
    int count = 0;
    QDateTime next;
    for (Backend *backend : m_services.registry.backends()) {
        if (!backend->volumes())
            continue;
        for (const ClaimHelper &helper : backend->volumes()->helpers()) {
            ++count;
            if (helper.closesAt.isValid() && (!next.isValid() || helper.closesAt < next))
                next = helper.closesAt;
        }
    }
    if (count == 0)
        return {};
    if (!next.isValid())
        return tr("%n volume helper(s) running", nullptr, count);
    const qint64 seconds = std::max<qint64>(0, m_services.clock.now().secsTo(next));
    return tr("%n volume helper(s) running, closes in %1", nullptr, count).arg(countdownText(seconds));
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
