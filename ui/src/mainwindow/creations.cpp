// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/backgroundcreations.h"
#include "mainwindow/creationflows.h"
#include "mainwindow/dropzone.h"
#include "mainwindow/places.h"
#include "mainwindow/quitquestion.h"
#include "panels/sandboxespanel.h"

#include <ui/newsandboxdialog.h>

#include <QApplication>
#include <QMenu>
#include <QSplitter>

namespace osc {

CreationFlows *MainWindow::makeFlows()
{
    return new CreationFlows({.registry = m_services.registry,
                              .sandboxes = m_services.sandboxes,
                              .inventory = m_services.inventory,
                              .library = m_services.library,
                              .activity = m_services.activity,
                              .secrets = m_services.secrets,
                              .clock = m_services.clock,
                              .strip = *m_status,
                              .credentials = m_services.credentials,
                              .connection = [this] { return m_sandboxes->connection(); },
                              .parallel = [this] { return m_settings.preferences.parallelCreations; },
                              .setParallel =
                                  [this](int parallel) {
                                      Preferences changed = m_settings.preferences;
                                      changed.parallelCreations = parallel;
                                      setPreferences(changed);
                                  }},
                             this);
}

void MainWindow::connectCreations()
{
    const auto show = [this](const SandboxKey &key) {
        goTo(placeid::sandboxes);
        m_sandboxes->reveal(key);
    };
    connect(m_creations, &BackgroundCreations::showRequested, this, show);
    connect(m_creations, &BackgroundCreations::failureRequested, this, [this] { goTo(placeid::sandboxes); });
    connect(m_creations, &BackgroundCreations::formRequested, this,
            [this](const QString &connectionId, const SandboxSpec &spec) {
                m_flows->createAgain(connectionId, spec);
            });
    connect(m_flows, &CreationFlows::showRequested, this, show);
    connect(m_flows, &CreationFlows::messageRequested, this, &MainWindow::showMessage);
    connect(m_flows, &CreationFlows::continuedInBackground, m_creations, &BackgroundCreations::add);
    connect(m_flows, &CreationFlows::created, this, [this](const SandboxKey &key, const QStringList &notes) {
        m_sandboxes->select(key);
        if (!notes.isEmpty())
            showMessage(notes.join(QLatin1Char(' ')));
    });
    connect(&m_sandboxes->actions(), &SandboxActions::likeRequested, m_flows, &CreationFlows::createLike);
    connect(&m_sandboxes->actions(), &SandboxActions::likeWithMountRequested, m_flows,
            &CreationFlows::createLikeWithMount);
    auto *zone = new DropZone(this, m_splitter);
    connect(zone, &DropZone::dropped, m_flows, &CreationFlows::takeDropped);
}

void MainWindow::buildCreationMenu(QMenu *file)
{
    QAction *fromTemplate =
        file->addAction(tr("New from &template…"), m_flows, &CreationFlows::newFromTemplate);
    fromTemplate->setObjectName(QStringLiteral("newFromTemplateAction"));
    fromTemplate->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    QAction *fromFile = file->addAction(tr("Create from &file…"), m_flows, &CreationFlows::askForFile);
    fromFile->setObjectName(QStringLiteral("createFromFileAction"));
    fromFile->setShortcut(Qt::CTRL | Qt::Key_O);
}

void MainWindow::askAboutCreations()
{
    if (findChild<QuitQuestion *>(QString(), Qt::FindDirectChildrenOnly))
        return;
    auto *question = new QuitQuestion(*m_creations, m_flows->batches(), m_hasTray && m_hasTray(), this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QuitQuestion::hideRequested, this, [this] {
        QApplication::setQuitOnLastWindowClosed(false);
        hide();
    });
    connect(question, &QuitQuestion::quitAllowed, this, [this] {
        m_closing = true;
        quit();
        m_closing = false;
    });
    question->open();
}

} // namespace osc
