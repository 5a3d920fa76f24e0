// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitystore.h>
#include <models/connectionmanager.h>
#include <models/connectionmodel.h>
#include <models/doctor.h>
#include <models/filehabits.h>
#include <models/fileplaces.h>
#include <models/historymodel.h>
#include <models/looktarget.h>
#include <models/sandboxstore.h>
#include <models/usagestore.h>
#include <ui/credentialservices.h>
#include <ui/settings.h>
#include <ui/startrequest.h>
#include <ui/theme.h>

#include <core/secretstore.h>
#include <core/speclibrary.h>

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <memory>

class QSplitter;

namespace osc {

class AfterPaint;
class CredentialsPlace;
class BackgroundCreations;
class CreationFlows;
class DetailBinding;
class ExchangeLog;
class LookWindows;
class TransferStore;
struct FileServices;
class Place;
class Places;
class SandboxesPanel;
class SnapshotStore;
class SnapshotsPlace;
class Sidebar;
class StatusStrip;
class VolumesPanel;
class VolumeWork;
class WaitForSandbox;

/// The window: menus, sidebar, places and status line. Wires them together and owns nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the window works with; all of it outlives the window.
    struct Services
    {
        ConnectionRegistry &registry;
        ConnectionManager &connections;
        SandboxStore &sandboxes;
        UsageStore &usage;
        HistoryStore &history;
        ActivityStore &activity;
        Inventory &inventory;
        SpecLibrary &library;
        SecretStore &secrets;
        FilePlaces &places;
        WindowSettingsStore &settings;
        ThemeController &theme;
        const Clock &clock;
        Doctor *doctor = nullptr;           ///< May be null: then it is not offered.
        VolumeWork *volumes = nullptr;      ///< As the doctor.
        TransferStore *transfers = nullptr; ///< May be null: then nothing can be copied.
        SnapshotStore *snapshots = nullptr; ///< May be null: then there is no such place.
        ExchangeLog *exchanges = nullptr;   ///< May be null: then they cannot be looked at.
        LookServices looks{};               ///< What is null leaves out what it is for.
        CredentialServices credentials{};
    };

    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the dialog in which a sandbox is made.
    void newSandbox();
    /// A sentence in the status line, for six seconds.
    void showMessage(const QString &text);

    /// Shows what a start asks for, as soon as it is known.
    void apply(const StartRequest &request);
    void reveal(const SandboxKey &key);
    void showActivity();
    void showCredentials();
    /// Brings the window to the front, also out of the tray. @p activationToken: the desktop's leave for it.
    void present(const QByteArray &activationToken = {});
    /// Closing the window may leave the program in the tray while @p isThere.
    void useTray(const std::function<bool()> &isThere);
    /// Ends the program; false when something keeps the window from closing, such as a question.
    bool quit();
    [[nodiscard]] bool isQuitting() const { return m_quitting; }
    /// Remembers place, selection and layout now.
    void saveSession();

    [[nodiscard]] const Preferences &preferences() const { return m_settings.preferences; }
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void preferencesChanged(const osc::Preferences &preferences);

protected:
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildMenus();
    void buildViewMenu(QMenu *menu);
    void buildToolsMenu(QMenu *menu);
    void buildHelpMenu(QMenu *menu);
    void showAbout();
    void showShortcuts();
    void showSettings();
    void viewChanged();
    void runDoctor();
    void editConnection(const QString &connectionId);
    void moveConnection(const QString &connectionId, int place);
    void filterBy(const QString &nameOrId);
    void openSandbox(const QString &sandboxId);
    void restoreSession();
    void followPreferences();
    void keepSession();
    void addPlaces();
    [[nodiscard]] Place *makeSandboxes();
    [[nodiscard]] Place *makeActivity();
    [[nodiscard]] Place *makeVolumes();
    void buildVolumeMenu(QMenu *menu);
    [[nodiscard]] Place *makeCredentials();
    void buildCredentialMenu(QMenu *menu);
    [[nodiscard]] Place *makeFiles();
    [[nodiscard]] Place *makeTransfers();
    [[nodiscard]] Place *makeSnapshots();
    void connectSnapshots();
    void connectTransfers();
    [[nodiscard]] std::unique_ptr<FileServices> makeFileServices();
    void serveOtherPrograms(FileServices &services);
    void goTo(const QString &placeId);
    void showCount(const QString &placeId);
    void buildGoMenu(QMenu *menu);
    void refresh();
    void focusSearch();
    void nextPane();
    void connectToEngine();
    /// Empty: to a new one.
    void connectToServer(const QString &connectionId);
    void fillServerEntries(QMenu *menu);
    void chooseConnection(const QString &connectionId);
    void showConnectionMenu(const QString &connectionId, const QPoint &position);
    void updateStatus();
    [[nodiscard]] QString helpersText() const;
    void restoreSettings();
    void restorePlace();
    void saveSettings();
    /// Half a second after the last of many changes.
    void saveSoon();
    void connectSandboxes();
    void connectCreations();
    [[nodiscard]] CreationFlows *makeFlows();
    void buildCreationMenu(QMenu *file);
    void askAboutCreations();
    void connectActivity();
    void connectSidebar();
    void tick();

    Services m_services;
    ConnectionModel m_connections;
    WindowSettings m_settings;
    WindowSettings m_saved; ///< As they were kept last.
    QTimer m_saveTimer;
    AfterPaint *m_later;
    FileHabits m_habits;
    LookWindows *m_looks;
    std::unique_ptr<FileServices> m_files;
    Sidebar *m_sidebar;
    QSplitter *m_splitter;
    Places *m_places;
    SandboxesPanel *m_sandboxes;
    VolumesPanel *m_volumes = nullptr;         ///< Null until it is made.
    SnapshotsPlace *m_snapshots = nullptr;     ///< As the volumes.
    CredentialsPlace *m_credentials = nullptr; ///< As the volumes.
    StatusStrip *m_status;
    BackgroundCreations *m_creations;
    WaitForSandbox *m_waiting;
    CreationFlows *m_flows;
    bool m_closing = false; ///< The user was asked about creations that run.
    DetailBinding *m_detail;
    QTimer m_tick;
    bool m_quitting = false;
    std::function<bool()> m_hasTray;
};

} // namespace osc
