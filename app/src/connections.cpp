// SPDX-License-Identifier: Apache-2.0
#include "connections.h"

#include "foundconnections.h"
#include "profiles.h"

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

Connections::Connections(ConnectionRegistry &registry, MakeBackend makeBackend, const QString &file)
    : m_registry(registry)
    , m_makeBackend(std::move(makeBackend))
    , m_file(file)
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
    Promise<QList<FoundConnection>> promise(std::move(done));
    Operation operation = promise.operation();
    m_worker.start([this, promise] {
        const QList<FoundConnection> found = findConnections(Environment::system());
        QMetaObject::invokeMethod(
            this, [promise, found] { promise.resolve(found); }, Qt::QueuedConnection);
    });
    return operation;
}

void Connections::connectTo(const ConnectionProfile &profile)
{
    ConnectionProfile opened = profile;
    opened.openAtStart = true;
    Backend *backend = m_registry.find(profile.id);
    if (backend) {
        backend->setProfile(opened);
    } else if (auto made = m_makeBackend(opened)) {
        backend = m_registry.add(std::move(made));
        save();
    }
    if (backend)
        backend->open();
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
    m_worker.start([path = m_file, bytes = profilesToJson(profiles)] { write(path, bytes); });
}

} // namespace osc
