// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "credentials/credentialactions.h"
#include "credentials/credentialsplace.h"
#include "filebrowser/filesplace.h"
#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "panels/sandboxespanel.h"

#include <QMenu>

namespace osc {

Place *MainWindow::makeCredentials()
{
    m_credentials = new CredentialsPlace(m_services.credentials);
    const CredentialActions &actions = m_credentials->actions();
    connect(&actions, &CredentialActions::filesRequested, this, [this](const FileLocation &location) {
        goTo(placeid::files);
        static_cast<FilesPlace *>(m_places->open(placeid::files))->open(location);
    });
    connect(&actions, &CredentialActions::newSandboxRequested, this,
            [this](const SandboxSpec &spec) { m_flows->mountInNew(m_sandboxes->connection(), spec); });
    connect(m_credentials, &CredentialsPlace::messageRequested, this, &MainWindow::showMessage);
    return m_credentials;
}

/// The actions belong to the place, which is made when they are first looked for.
void MainWindow::buildCredentialMenu(QMenu *menu)
{
    menu->setObjectName(QStringLiteral("credentialMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        if (!menu->isEmpty())
            return;
        m_places->open(placeid::credentials);
        CredentialActions &actions = m_credentials->actions();
        actions.fillMenu(menu);
        // What they make or ask is to be seen.
        for (const QAction *action : {actions.create, actions.importKeys, actions.testAll})
            connect(action, &QAction::triggered, this, [this] { goTo(placeid::credentials); });
    });
}

} // namespace osc
