// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commandline.h"
#include "connections.h"
#include "consoledoctor.h"
#include "credentialfile.h"
#include "credentialsources.h"
#include "recordinghttpclient.h"
#include "serverconnections.h"
#include "settings.h"
#include "startreport.h"
#include "surroundings.h"

#include <core/clock.h>
#include <files/fileeditdrafts.h>
#include <files/fileworker.h>
#include <files/libarchivelister.h>
#include <files/localarchives.h>
#include <files/transferengine.h>
#include <http/curlhttpclient.h>
#include <models/activitystore.h>
#include <models/credentialstore.h>
#include <models/credentialuse.h>
#include <models/fileplaces.h>
#include <models/historymodel.h>
#include <models/registrylogins.h>
#include <models/sandboxstore.h>
#include <models/snapshotstore.h>
#include <models/transferstore.h>
#include <models/usagestore.h>
#include <models/volumework.h>
#include <oss/ossstorage.h>
#include <secrets/keychainstore.h>
#include <storage/sqliteactivitylog.h>
#include <storage/sqliteinventory.h>
#include <storage/sqlitespeclibrary.h>
#include <storage/sqlitetransferjournal.h>
#include <ui/mainwindow.h>
#include <ui/theme.h>

#include <map>

class QApplication;

namespace osc {

/// The whole program, put together. Members are in the order of who needs whom: they go in the reverse order,
/// so that every request is dropped before what serves it is destroyed.
class Composition
{
public:
    Composition(QApplication &app, const CommandLine &line, bool styleWasChosen);
    ~Composition();

    /// Shows the window first; all that may take time begins after that.
    void start();
    /// What a second start asks of this one; @p arguments as on its command line.
    void takeRequest(const QStringList &arguments, const QByteArray &activationToken);

private:
    void followVisibility();
    [[nodiscard]] std::unique_ptr<Backend> makeBackend(const ConnectionProfile &profile);
    [[nodiscard]] QList<ConnectionProfile> engines() const;
    [[nodiscard]] QString connectionName(const QString &connectionId) const;

    CommandLine m_line;
    Clock m_clock;
    FileSettings m_settings;
    ThemeController m_theme;
    CurlHttpClient m_http;
    OssStorage m_objectStorage;
    SqliteInventory m_inventory;
    SqliteActivityLog m_activityLog;
    SqliteSpecLibrary m_library;
    SqliteTransferJournal m_journal;
    KeychainStore m_secrets;
    CredentialFile m_credentialFile;
    LoginFile m_loginFile;
    CredentialFiles m_credentialFinder;
    FileWorker m_files;
    FileTransferEngine m_engine;
    LocalArchives m_archives;
    FileEditDrafts m_drafts;
    LibArchiveLister m_lister;
    std::shared_ptr<FileSystem> m_thisComputer;
    ExchangeLog m_exchanges;
    std::map<QString, RecordingHttpClient> m_recorders; ///< By server.
    ActivityStore m_activity;
    RegistryLogins m_logins; ///< The keychain as all see it that may keep or use a registry login.
    CredentialStore m_credentials;
    ConnectionRegistry m_registry;
    ServerConnections m_servers;
    Connections m_connections;
    SandboxStore m_sandboxes;
    FilePlaces m_places;
    TransferStore m_transfers;
    CredentialUse m_credentialUse;
    UsageStore m_usage;
    HistoryStore m_history;
    VolumeStore m_volumes;
    VolumeWork m_volumeWork;
    SnapshotStore m_snapshots;
    ConsoleDoctor m_doctor;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<StartReport> m_report;
};

} // namespace osc
