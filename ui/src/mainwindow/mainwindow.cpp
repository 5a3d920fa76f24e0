// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "dialogs/connectdialog.h"
#include "filebrowser/fileservices.h"
#include "filelook/editorwindow.h"
#include "filelook/lookwindows.h"
#include "mainwindow/backgroundcreations.h"
#include "mainwindow/bulknotices.h"
#include "mainwindow/creationflows.h"
#include "mainwindow/detailbinding.h"
#include "mainwindow/dropzone.h"
#include "mainwindow/places.h"
#include "mainwindow/quitquestion.h"
#include "mainwindow/sidebar.h"
#include "mainwindow/statusstrip.h"
#include "mainwindow/waitforsandbox.h"
#include "panels/activitypanel.h"
#include "panels/sandboxespanel.h"
#include "snapshots/snapshotsplace.h"
#include "volumes/volumespanel.h"
#include "widgets/afterpaint.h"
#include "widgets/contextmenukey.h"
#include "widgets/screenroom.h"
#include "widgets/separators.h"

#include <models/sandboxrescue.h>
#include <models/transferstore.h>

#include <QCloseEvent>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_connections(services.registry, services.sandboxes.model(), services.clock)
    , m_settings(services.settings.load())
    , m_saved(m_settings)
    , m_later(new AfterPaint(this))
    , m_looks(new LookWindows(services.looks, this))
    , m_files(makeFileServices())
    , m_sidebar(new Sidebar(m_connections))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_places(new Places(m_settings, *m_later))
    , m_sandboxes(new SandboxesPanel(services.sandboxes, services.usage, this))
    , m_status(new StatusStrip)
    , m_creations(new BackgroundCreations(*m_status, *m_sandboxes))
    , m_waiting(new WaitForSandbox(services.sandboxes.model(), this))
    , m_flows(makeFlows())
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(500ms);
    m_saveTimer.callOnTimeout(this, &MainWindow::saveSettings);
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("OpenSandbox Console"));
    setWindowIcon(QIcon(QStringLiteral(":/io.opensandbox.Console.svg")));
    setMinimumSize(960, 600);
    new ContextMenuKey(this);
    buildLayout();
    m_detail = new DetailBinding(services.sandboxes,
                                 {.clock = services.clock,
                                  .usage = &services.usage,
                                  .activity = &services.activity,
                                  .history = &services.history,
                                  .files = m_files.get()},
                                 *m_sandboxes, *m_later);
    connectSandboxes();
    connectCreations();
    connectActivity();
    connectTransfers();
    connectSnapshots();
    connectSidebar();
    buildMenus();
    restoreSettings();
    updateStatus();
    m_tick.setInterval(1s);
    m_tick.callOnTimeout(this, &MainWindow::tick);
    m_tick.start();
    m_sandboxes->focusTable();
    restoreSession();
}

MainWindow::~MainWindow()
{
    // Parts of the window end what they are at when they go, which is announced; by then it is no window any
    // more.
    for (QObject *sender :
         {static_cast<QObject *>(&m_services.registry), static_cast<QObject *>(&m_services.sandboxes),
          static_cast<QObject *>(&m_services.sandboxes.model()), static_cast<QObject *>(&m_services.secrets),
          static_cast<QObject *>(&m_services.history), static_cast<QObject *>(m_places)})
        sender->disconnect(this);
    delete m_flows; // its dialogs use what else is in the window
}

void MainWindow::buildLayout()
{
    addPlaces();
    for (const PlaceInfo &info : m_places->list())
        m_sidebar->addPlace(info.id, info.symbol, info.name);
    m_sidebar->setMinimumWidth(metrics::scaled(160));
    m_splitter->setObjectName(QStringLiteral("sidebarSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_places);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metrics::scaled(224), metrics::scaled(1216)});

    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new HairLine(Qt::Horizontal, body));
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_status);
    setCentralWidget(body);
}

void MainWindow::connectSandboxes()
{
    connect(m_sandboxes, &SandboxesPanel::newSandboxRequested, this, &MainWindow::newSandbox);
    connect(m_sandboxes, &SandboxesPanel::refreshRequested, this, &MainWindow::refresh);
    connect(m_sandboxes, &SandboxesPanel::otherEngineRequested, this, &MainWindow::connectToEngine);
    connect(m_sandboxes, &SandboxesPanel::connectionChosen, this, &MainWindow::chooseConnection);
    connect(m_sandboxes, &SandboxesPanel::doctorRequested, this, &MainWindow::runDoctor);
    connect(&m_services.sandboxes, &SandboxStore::pendingChanged, this, &MainWindow::updateStatus);
    connect(&m_services.sandboxes, &SandboxStore::actionDone, this,
            [this](const SandboxKey &, SandboxAction, const QString &note) {
                if (!note.isEmpty())
                    showMessage(note);
            });
    auto *rescue = new SandboxRescue(m_services.sandboxes, m_services.transfers, m_services.places, this);
    m_sandboxes->actions().setRescue(*rescue);
    const auto placeOf = [](const SandboxKey &key) {
        return FilePlace{FilePlace::Kind::Sandbox, key.connectionId, key.id};
    };
    const auto unsaved = [this, placeOf](const SandboxKey &key) {
        QStringList files;
        const auto editors = m_looks->unsaved(placeOf(key));
        for (const EditorWindow *editor : editors)
            files << displayName(editor->opened().path);
        return files;
    };
    m_sandboxes->actions().setEdits(unsaved, [this, placeOf](const SandboxKey &key) {
        const auto editors = m_looks->unsaved(placeOf(key));
        for (EditorWindow *editor : editors) {
            editor->raise();
            editor->activateWindow();
        }
    });
    connect(rescue, &SandboxRescue::notSaved, this,
            [this](const SandboxKey &, const Error &error) { showMessage(error.message); });
    connect(&m_services.secrets, &SecretStore::stateChanged, this, &MainWindow::updateStatus);
    connect(&m_services.history, &HistoryStore::refreshed, this, &MainWindow::updateStatus);
    connect(&m_services.registry, &ConnectionRegistry::changed, this, &MainWindow::updateStatus);
    connect(&m_services.registry, &ConnectionRegistry::added, this, &MainWindow::updateStatus);
    connect(&m_services.registry, &ConnectionRegistry::removed, this, [this](const QString &connectionId) {
        if (m_sandboxes->connection() == connectionId)
            chooseConnection({});
        updateStatus();
    });
}

void MainWindow::connectSidebar()
{
    connect(m_sidebar, &Sidebar::placeChosen, m_places, &Places::setCurrent);
    connect(m_places, &Places::currentPlaceChanged, m_sidebar, &Sidebar::setCurrentPlace);
    connect(m_places, &Places::countChanged, this, &MainWindow::showCount);
    connect(m_places, &Places::settingsChanged, this, &MainWindow::saveSoon);
    connect(m_places, &Places::currentPlaceChanged, this, &MainWindow::saveSoon);
    connect(m_splitter, &QSplitter::splitterMoved, this, &MainWindow::saveSoon);
    connect(m_detail, &DetailBinding::windowsChanged, this, &MainWindow::saveSoon);
    connect(m_sidebar, &Sidebar::addConnectionRequested, this, &MainWindow::connectToEngine);
    connect(m_sidebar, &Sidebar::connectionEditRequested, this, &MainWindow::editConnection);
    connect(m_sidebar, &Sidebar::connectionMenuRequested, this, &MainWindow::showConnectionMenu);
    connect(m_sidebar, &Sidebar::connectionChosen, this, [this](const QString &connectionId) {
        chooseConnection(m_sandboxes->connection() == connectionId ? QString() : connectionId);
        if (m_places->current() != placeid::volumes && m_places->current() != placeid::snapshots)
            goTo(placeid::sandboxes);
    });
}

void MainWindow::goTo(const QString &placeId)
{
    m_places->setCurrent(placeId);
}

void MainWindow::showCount(const QString &placeId)
{
    const Place::Count count = m_places->count(placeId);
    m_sidebar->setPlaceCount(placeId, count.text, count.alarming);
}

void MainWindow::connectActivity()
{
    auto *notices = new BulkNotices(m_sandboxes->actions().runs(), *m_status, *m_sandboxes);
    connect(notices, &BulkNotices::activityRequested, this, [this](const QString &entryId) {
        goTo(placeid::activity);
        static_cast<ActivityPanel *>(m_places->currentPlace())->reveal(entryId);
    });
    const auto apply = [this](const Preferences &preferences) {
        m_sandboxes->actions().runs().setParallel(preferences.parallelActions);
    };
    apply(m_settings.preferences);
    connect(this, &MainWindow::preferencesChanged, this, apply);
}

void MainWindow::newSandbox()
{
    m_flows->newSandbox();
}

void MainWindow::showMessage(const QString &text)
{
    m_status->showMessage(text);
}

void MainWindow::refresh()
{
    m_places->currentPlace()->refresh();
}

void MainWindow::focusSearch()
{
    m_places->currentPlace()->focusSearch();
}

/// F6: sidebar, the place and what is beside it, and round again.
void MainWindow::nextPane()
{
    const QWidget *focus = focusWidget();
    if (focus && m_sidebar->isAncestorOf(focus))
        m_places->currentPlace()->focusContents();
    else if (!m_places->currentPlace()->focusNextPane())
        m_sidebar->setFocus(Qt::OtherFocusReason);
}

void MainWindow::connectToEngine()
{
    auto *dialog = new ConnectDialog(m_services.connections, m_services.registry, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::serverRequested, this, [this] { connectToServer({}); });
    dialog->open();
}

void MainWindow::chooseConnection(const QString &connectionId)
{
    m_sandboxes->setConnection(connectionId);
    if (m_volumes)
        m_volumes->setConnection(connectionId);
    if (m_snapshots)
        m_snapshots->setConnection(connectionId);
    m_sidebar->setCurrentConnection(connectionId);
}

void MainWindow::showConnectionMenu(const QString &connectionId, const QPoint &position)
{
    Backend *backend = m_services.registry.find(connectionId);
    if (!backend)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ConnectionState state = backend->status().state;
    if (state == ConnectionState::Broken)
        connect(menu->addAction(tr("Try again")), &QAction::triggered, backend, &Backend::retryNow);
    if (state == ConnectionState::Closed)
        connect(menu->addAction(tr("Open")), &QAction::triggered, backend,
                [this, backend] { m_services.connections.connectTo(backend->profile()); });
    else
        connect(menu->addAction(tr("Close")), &QAction::triggered, backend,
                [this, connectionId] { m_services.connections.close(connectionId); });
    menu->addSeparator();
    menu->addAction(tr("&Edit…"), this, [this, connectionId] { editConnection(connectionId); });
    const int place = m_connections.rowOf(connectionId);
    QAction *up = menu->addAction(tr("Move &up"), this,
                                  [this, connectionId, place] { moveConnection(connectionId, place - 1); });
    up->setEnabled(place > 0);
    QAction *down = menu->addAction(tr("Move &down"), this,
                                    [this, connectionId, place] { moveConnection(connectionId, place + 1); });
    down->setEnabled(place < m_connections.rowCount() - 1);
    menu->addSeparator();
    // Queued: the backend goes, and this menu's action is connected to it.
    connect(
        menu->addAction(tr("Forget this connection")), &QAction::triggered, this,
        [this, connectionId] { m_services.connections.forget(connectionId); }, Qt::QueuedConnection);
    menu->popup(position);
}

void MainWindow::updateStatus()
{
    m_status->setConnections(m_connections.summary());
    const int pending = m_services.sandboxes.pendingCount();
    QStringList running;
    if (pending > 0)
        running << tr("%n operation(s) running", nullptr, pending);
    if (m_services.transfers && m_services.transfers->counts().open() > 0)
        running << m_services.transfers->statusText();
    if (const QString helpers = helpersText(); !helpers.isEmpty())
        running << helpers;
    m_status->setRunning(running.join(QStringLiteral(" · ")));
    m_status->setKeychain(m_services.secrets.state());
}

void MainWindow::tick()
{
    m_sidebar->tick();
    updateStatus();
}

void MainWindow::restoreSettings()
{
    restorePlace();
    m_splitter->restoreState(m_settings.sidebarSplitter);
    m_detail->restore(m_settings);
    m_places->open(placeid::sandboxes); // its panel is there, and belongs into it
    goTo(m_places->has(m_settings.place) ? m_settings.place : QString(placeid::sandboxes));
}

/// Qt brings a geometry of a screen that is gone to one that is there.
void MainWindow::restorePlace()
{
    constexpr QSize usual(1440, 900);
    if (restoreGeometry(m_settings.geometry))
        return;
    const QSize room = roomFor(*this, usual);
    resize(room);
    if (room != usual)
        setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::saveSettings()
{
    m_settings.geometry = saveGeometry();
    m_settings.sidebarSplitter = m_splitter->saveState();
    keepSession();
    m_places->save(m_settings);
    m_detail->save(m_settings);
    m_saveTimer.stop();
    if (m_settings == m_saved)
        return;
    m_saved = m_settings;
    m_services.settings.save(m_settings);
}

void MainWindow::saveSoon()
{
    m_saveTimer.start();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    saveSoon();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    saveSoon();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing && QuitQuestion::running(*m_creations, m_flows->batches()) > 0) {
        event->ignore();
        askAboutCreations();
        return;
    }
    if (!m_looks->closeAll()) {
        event->ignore();
        return;
    }
    saveSettings();
    QMainWindow::closeEvent(event);
}

} // namespace osc
