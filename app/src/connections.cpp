// SPDX-License-Identifier: Apache-2.0
#include "connections.h"

#include "foundconnections.h"
#include "profiles.h"
#include "serverconnections.h"

#include <core/offthread.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace osc {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        qWarning("The connections were not saved in %s: %s", qUtf8Printable(path),
                 qUtf8Printable(file.errorString()));
}

/// The same address always has the same id, so that the inventory of an earlier run is found again.
QString idFor(const QString &address)
{
    const QByteArray hash = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("docker-") + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

Connections::Connections(ConnectionRegistry &registry, MakeBackend makeBackend, const QString &file,
                         ServerConnections *servers)
    : m_registry(registry)
    , m_makeBackend(std::move(makeBackend))
    , m_file(file)
    , m_servers(servers)
{
    m_worker.setMaxThreadCount(1);
    connect(&registry, &ConnectionRegistry::added, this, [this](Backend *backend) {
        connect(backend, &Backend::profileChanged, this, &Connections::save);
    });
}

Connections::~Connections()
{
    m_worker.waitForDone();
}

void Connections::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    for (const ConnectionProfile &profile : profilesFromJson(file.readAll()))
        if (auto backend = m_makeBackend(profile))
            m_registry.add(std::move(backend));
}

void Connections::openAll()
{
    for (Backend *backend : m_registry.backends())
        if (backend->profile().openAtStart)
            backend->open();
}

Operation Connections::discover(Callback<QList<FoundConnection>> done)
{
    return runOffThread<QList<FoundConnection>>(
        m_worker, [] { return findConnections(Environment::system()); }, std::move(done));
}

void Connections::connectTo(const ConnectionProfile &profile)
{
    ConnectionProfile opened = profile;
    opened.openAtStart = true;
    if (Backend *backend = m_registry.find(profile.id)) {
        backend->setProfile(opened);
        backend->open();
    } else if (m_servers && opened.kind == ConnectionKind::Server) {
        adopt(opened);
    } else {
        add(opened);
    }
}

void Connections::add(const ConnectionProfile &profile)
{
    auto made = m_makeBackend(profile);
    if (!made)
        return;
    Backend *backend = m_registry.add(std::move(made));
    save();
    backend->open();
}

/// The backend reads its key when it is opened. Without one the server says that it wants it.
void Connections::adopt(const ConnectionProfile &profile)
{
    m_adoptions[profile.id] = m_servers->adoptFoundKey(profile, [this, profile](const Done &) {
        if (!m_registry.find(profile.id))
            add(profile);
        m_adoptions.erase(profile.id);
    });
}

Result<ConnectionProfile> Connections::serverFor(const QString &address) const
{
    const auto server = addressOf(address);
    if (!server)
        return Error{.kind = ErrorKind::Invalid,
                     .message = tr("The address is https://host/path, or host:8080 for a server without "
                                   "encryption.")};
    ConnectionProfile profile = serverProfile(*server);
    // Several tenants of one server are connections of their own.
    const QString id = profile.id;
    for (int other = 2; m_registry.find(profile.id); ++other)
        profile.id = QStringLiteral("%1-%2").arg(id).arg(other);
    profile.origin = tr("typed by hand");
    return profile;
}

Operation Connections::connectServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                     const QString &replaces, Callback<void> done)
{
    if (!m_servers)
        return finished<void>(Done(), std::move(done));
    return m_servers->keep(profile, secrets, [this, profile, replaces, done](const Done &kept) {
        if (kept) {
            ConnectionProfile opened = profile;
            opened.openAtStart = true;
            if (!replaces.isEmpty()) {
                m_order.replaceInStrings(replaces, profile.id);
                m_registry.remove(replaces);
            }
            add(opened);
        }
        done(kept);
    });
}

Operation Connections::testServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                  OnCheckSteps onSteps, Callback<void> done)
{
    if (!m_servers)
        return finished<void>(Done(), std::move(done));
    return m_servers->test(profile, secrets, std::move(onSteps), std::move(done));
}

void Connections::change(const ConnectionProfile &profile)
{
    if (Backend *backend = m_registry.find(profile.id))
        backend->setProfile(profile);
}

void Connections::replace(const QString &connectionId, const ConnectionProfile &profile)
{
    m_order.replaceInStrings(connectionId, profile.id);
    m_registry.remove(connectionId);
    connectTo(profile);
}

void Connections::close(const QString &connectionId)
{
    Backend *backend = m_registry.find(connectionId);
    if (!backend)
        return;
    ConnectionProfile closed = backend->profile();
    closed.openAtStart = false;
    backend->setProfile(closed);
    backend->close();
}

void Connections::forget(const QString &connectionId)
{
    const Backend *backend = m_registry.find(connectionId);
    if (m_servers && backend && backend->profile().kind == ConnectionKind::Server)
        m_servers->forget(backend->profile());
    m_adoptions.erase(connectionId);
    m_registry.remove(connectionId);
    save();
}

void Connections::setOrder(const QStringList &connectionIds)
{
    m_order = connectionIds;
    save();
}

Result<ConnectionProfile> Connections::profileFor(const QString &address) const
{
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    Error error{.kind = ErrorKind::Invalid};
    if (scheme == QLatin1String("unix")) {
        if (!url.host().isEmpty() || !QDir::isAbsolutePath(url.path()) || url.path() == QLatin1String("/"))
            error.message = tr("A socket needs an absolute path: unix:///var/run/docker.sock.");
    } else if (scheme == QLatin1String("tcp") || scheme == QLatin1String("http") ||
               scheme == QLatin1String("https")) {
        if (!url.isValid() || url.host().isEmpty())
            error.message = tr("The address needs a host: tcp://host:2376.");
    } else {
        error.message = tr("The address starts with unix:// or tcp://.");
    }
    if (!error.message.isEmpty())
        return error;
    ConnectionProfile profile;
    profile.id = idFor(address);
    profile.name = scheme == QLatin1String("unix") ? tr("This computer") : url.host();
    profile.endpoint = address;
    profile.origin = tr("typed by hand");
    return profile;
}

void Connections::save()
{
    if (m_file.isEmpty())
        return;
    QList<ConnectionProfile> profiles;
    for (const Backend *backend : m_registry.backends())
        profiles.append(backend->profile());
    const auto place = [this](const ConnectionProfile &profile) {
        const qsizetype at = m_order.indexOf(profile.id);
        return at < 0 ? m_order.size() : at;
    };
    std::stable_sort(profiles.begin(), profiles.end(),
                     [&](const ConnectionProfile &left, const ConnectionProfile &right) {
                         return place(left) < place(right);
                     });
    handTo(m_worker, [path = m_file, bytes = profilesToJson(profiles)] { write(path, bytes); });
}

} // namespace osc
