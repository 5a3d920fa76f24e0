// SPDX-License-Identifier: Apache-2.0
#include "composition.h"

#include <docker/discovery.h>
#include <docker/dockerbackend.h>
#include <files/localfilesystem.h>
#include <http/hostlookup.h>
#include <remote/remotebackend.h>

#include <QApplication>
#include <QStandardPaths>
#include <QTimer>
#include <QWindow>

namespace osc {

namespace {

QString configFile(const QString &name)
{
    return configurationFolder() + QLatin1Char('/') + name;
}

StartRequest requestOf(const CommandLine &line)
{
    return {.connection = line.connection, .open = line.open, .newSandbox = line.newSandbox};
}

QString dataFile(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QLatin1Char('/') + name;
}

/// A run with an engine of its own changes nothing of what is kept.
QString profilesFile(const CommandLine &line)
{
    return line.dockerHost.isEmpty() ? configFile(QStringLiteral("connections.json")) : QString();
}

} // namespace

Composition::Composition(QApplication &app, const CommandLine &line, bool styleWasChosen)
    : m_line(line)
    , m_settings(settingsFile())
    , m_theme(app, line.theme.value_or(m_settings.load().theme), styleWasChosen)
    , m_objectStorage(m_http, m_clock, lookUpHost)
    , m_inventory(dataFile(QStringLiteral("inventory.sqlite")))
    , m_activityLog(dataFile(QStringLiteral("activity.sqlite")))
    , m_library(dataFile(QStringLiteral("templates.sqlite")))
    , m_journal(dataFile(QStringLiteral("transfers.sqlite")))
    , m_credentialFile(configFile(QStringLiteral("credentials.json")))
    , m_loginFile(configFile(QStringLiteral("registrylogins.json")))
    , m_archives(m_files)
    , m_drafts(m_files, dataFile(QStringLiteral("edits")))
    , m_thisComputer(std::make_shared<LocalFileSystem>())
    , m_activity(m_activityLog, m_clock)
    , m_logins(m_secrets, m_loginFile, m_clock)
    , m_credentials(m_credentialFile, m_secrets, &m_objectStorage, m_clock, &m_activity)
    , m_servers(m_secrets, m_http)
    , m_connections(
          m_registry, [this](const ConnectionProfile &profile) { return makeBackend(profile); },
          profilesFile(line), &m_servers)
    , m_sandboxes(m_registry, m_clock, &m_activity)
    , m_places(m_registry, m_sandboxes, m_thisComputer, {&m_credentials, &m_objectStorage})
    , m_transfers(m_places, m_engine, m_journal, &m_activity, m_clock)
    , m_credentialUse(m_inventory, m_library, &m_transfers)
    , m_usage(m_sandboxes)
    , m_history(m_inventory, m_clock, [this](const QString &id) { return connectionName(id); })
    , m_volumes(m_registry, m_sandboxes, m_inventory, m_clock, m_thisComputer)
    , m_volumeWork(m_volumes, &m_activity, &m_archives)
    , m_snapshots(m_registry, m_sandboxes, m_clock, &m_activity)
    , m_doctor(m_http, m_secrets, [this] { return engines(); })
{
    m_credentialFile.watch([this](const QList<OssCredential> &list) { m_credentials.takeTheirs(list); });
    // What the window shows first depends on it; the file is small.
    m_connections.load();
    if (!line.dockerHost.isEmpty()) {
        if (const auto profile = m_connections.profileFor(line.dockerHost))
            m_registry.add(makeBackend(*profile));
    }
    m_window = std::make_unique<MainWindow>(MainWindow::Services{
        .registry = m_registry,
        .connections = m_connections,
        .sandboxes = m_sandboxes,
        .usage = m_usage,
        .history = m_history,
        .activity = m_activity,
        .inventory = m_inventory,
        .library = m_library,
        .secrets = m_logins,
        .places = m_places,
        .settings = m_settings,
        .theme = m_theme,
        .clock = m_clock,
        .doctor = &m_doctor,
        .volumes = &m_volumeWork,
        .transfers = &m_transfers,
        .snapshots = &m_snapshots,
        .exchanges = &m_exchanges,
        .looks = {&m_lister, &m_drafts},
        .credentials = {&m_credentials, &m_credentialUse, &m_objectStorage, &m_logins, &m_credentialFinder},
    });
    const auto tell = [this](const OssCredential &, const QString &sentence) {
        m_window->showMessage(sentence);
    };
    QObject::connect(&m_credentials, &CredentialStore::expiring, m_window.get(), tell);
    if (line.size) {
        m_window->setWindowState(Qt::WindowNoState);
        m_window->resize(*line.size);
    }
}

Composition::~Composition() = default;

void Composition::start()
{
    if (m_line.reportStart)
        m_report = std::make_unique<StartReport>(*m_window, m_sandboxes);
    m_window->show();
    followVisibility();
    CurlHttpClient::prepare();
    QTimer::singleShot(0, m_window.get(), [this] {
        m_connections.openAll();
        m_theme.followDesktop();
        m_secrets.probe();
        m_logins.load();
        m_credentials.load();
        m_transfers.load();
        m_surroundings = std::make_unique<Surroundings>(*m_window, m_sandboxes, m_activity, m_credentials);
        m_window->apply(requestOf(m_line));
    });
}

/// Connections that have to ask for changes ask less often while nobody can see them.
void Composition::followVisibility()
{
    QObject::connect(m_window->windowHandle(), &QWindow::visibilityChanged, m_window.get(),
                     [this](QWindow::Visibility visibility) {
                         const bool inView =
                             visibility != QWindow::Hidden && visibility != QWindow::Minimized;
                         for (Backend *backend : m_registry.backends())
                             backend->setInView(inView);
                     });
}

void Composition::takeRequest(const QStringList &arguments, const QByteArray &activationToken)
{
    m_window->present(activationToken);
    const auto line = parseCommandLine(QStringList{QApplication::applicationName()} + arguments);
    if (!line)
        return m_window->showMessage(line.error().message);
    m_window->apply(requestOf(*line));
}

/// Those of the doctor: what is connected, else what could be.
QList<ConnectionProfile> Composition::engines() const
{
    QList<ConnectionProfile> profiles;
    for (const Backend *backend : m_registry.backends()) {
        if (backend->profile().kind == ConnectionKind::Docker)
            profiles << backend->profile();
    }
    return profiles.isEmpty() ? discoverEngines(Environment::system()) : profiles;
}

std::unique_ptr<Backend> Composition::makeBackend(const ConnectionProfile &profile)
{
    if (profile.kind == ConnectionKind::Server) {
        HttpClient &http =
            m_recorders.try_emplace(profile.id, m_http, m_exchanges, profile.id, m_clock).first->second;
        return std::make_unique<RemoteBackend>(profile, http, m_secrets, m_inventory, &m_credentials, m_clock,
                                               RemoteBackend::Options());
    }
    if (profile.kind != ConnectionKind::Docker)
        return nullptr;
    DockerBackend::Options options;
    options.credentials = &m_credentials;
    return std::make_unique<DockerBackend>(profile, m_http, m_inventory, m_clock, options);
}

QString Composition::connectionName(const QString &connectionId) const
{
    const Backend *backend = m_registry.find(connectionId);
    return backend ? backend->profile().name : Connections::tr("forgotten connection");
}

} // namespace osc
