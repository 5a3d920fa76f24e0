// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "filebrowser/dragout.h"
#include "filebrowser/filesplace.h"
#include "filelook/lookwindows.h"
#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "mainwindow/sandboxesplace.h"
#include "mainwindow/sidebar.h"
#include "panels/activitypanel.h"
#include "panels/sandboxespanel.h"
#include "transfers/transferdrawer.h"
#include "transfers/transfersplace.h"

#include <models/filehandout.h>
#include <models/transferstore.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>

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
    m_places->add({placeid::files, Symbol::Folder, tr("&Files"), [this] { return makeFiles(); }});
    if (m_services.credentials.areThere())
        m_places->add({placeid::credentials, Symbol::Key, tr("&Credentials"),
                       [this] { return makeCredentials(); }, Making::WhenIdle});
    if (m_services.transfers)
        m_places->add({placeid::transfers, Symbol::Transfer, tr("&Transfers"),
                       [this] { return makeTransfers(); }, Making::WhenIdle});
    if (m_services.snapshots)
        m_places->add({placeid::snapshots, Symbol::Camera, tr("Sna&pshots"),
                       [this] { return makeSnapshots(); }, Making::WhenIdle});
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

Place *MainWindow::makeFiles()
{
    auto *place = new FilesPlace(*m_files, m_services.registry, m_services.sandboxes);
    if (m_services.transfers)
        place->setTransfers(new TransferDrawer(*m_services.transfers));
    return place;
}

Place *MainWindow::makeTransfers()
{
    return new TransfersPlace(*m_services.transfers);
}

void MainWindow::connectTransfers()
{
    TransferStore *transfers = m_services.transfers;
    if (!transfers)
        return;
    connect(transfers, &TransferStore::changed, this, &MainWindow::updateStatus);
    const auto apply = [transfers](const Preferences &preferences) {
        TransferStore::Options options = transfers->options();
        options.parallel = preferences.parallelTransfers;
        options.verify = preferences.verifyTransfers;
        transfers->setOptions(options);
    };
    apply(m_settings.preferences);
    connect(this, &MainWindow::preferencesChanged, this, apply);
}

/// What all panels of files share; what they remember goes to the settings at once.
std::unique_ptr<FileServices> MainWindow::makeFileServices()
{
    m_habits.restore(m_settings.fileBookmarks, m_settings.fileRecent, m_settings.fileView);
    const auto keep = [this] {
        m_settings.fileBookmarks = m_habits.bookmarkTexts();
        m_settings.fileRecent = m_habits.recentTexts();
        m_settings.fileView = m_habits.viewText();
        Preferences changed = m_settings.preferences;
        changed.filesShowHidden = m_habits.view().hidden;
        setPreferences(changed);
    };
    connect(&m_habits, &FileHabits::bookmarksChanged, this, [this, keep] {
        keep();
        saveSoon();
    });
    connect(&m_habits, &FileHabits::recentChanged, this, keep);
    connect(&m_habits, &FileHabits::viewChanged, this, keep);
    auto services = std::make_unique<FileServices>(FileServices{m_services.places, m_habits, {}});
    services->looks = m_looks;
    connect(m_looks, &LookWindows::saved, this, [this](const FileLocation &file) {
        m_services.places.noteChange({file.place, parentPath(file.path)});
    });
    TransferStore *transfers = m_services.transfers;
    if (!transfers)
        return services;
    services->transfers = transfers;
    services->transfer = [transfers](const TransferRequest &request) { transfers->add(request); };
    connect(m_looks, &LookWindows::copyRequested, transfers, &TransferStore::add);
    serveOtherPrograms(*services);
    connect(transfers, &TransferStore::finished, this, [this](const TransferRecord &record) {
        m_services.places.noteChange(record.to);
        if (record.move)
            m_services.places.noteChange({record.from.place, parentPath(record.from.path)});
    });
    return services;
}

/// What other programs take from places that they cannot look into.
void MainWindow::serveOtherPrograms(FileServices &services)
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    auto *handout =
        new FileHandout(services.places, *services.transfers, cache + QStringLiteral("/copies"), this);
    services.handout = handout;
    connect(handout, &FileHandout::started, this, [this](int files) {
        showMessage(tr("Fetching %n item(s) for other programs…", nullptr, files));
    });
    connect(handout, &FileHandout::failed, this, [this](const Error &error) { showMessage(error.message); });
    connect(handout, &FileHandout::ready, this, [this](const FileClip &copies) {
        QGuiApplication::clipboard()->setMimeData(clipToMime(copies));
        showMessage(tr("%n item(s) can be pasted in other programs now.", nullptr, int(copies.files.size())));
    });
    services.dragOut = new DragOut(this);
    connect(services.dragOut, &DragOut::dropped, this,
            [&services](const QList<FileLocation> &files, const FileLocation &folder) {
                const auto requests = transfersInto(files, folder, false, services.places);
                for (const TransferRequest &request : requests)
                    services.transfer(request);
            });
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
