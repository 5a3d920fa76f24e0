// SPDX-License-Identifier: Apache-2.0
#include "foundconnections.h"

#include "kubeconfig.h"
#include "serverconfig.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace osc {

namespace {

constexpr QLatin1String unixScheme("unix://");

struct FoundText
{
    Q_DECLARE_TR_FUNCTIONS(osc::FoundConnections)
};

QString idOf(const QString &kind, const QString &address)
{
    const QByteArray hash = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256);
    return kind + QLatin1Char('-') + QString::fromLatin1(hash.toHex().left(16));
}

/// As people write it: "~/.kube/config".
QString homely(const QString &path, const Environment &environment)
{
    const QString home = environment.homeDirectory + QLatin1Char('/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

FoundConnection engine(const ConnectionProfile &profile, const Environment &environment)
{
    FoundConnection found{.profile = profile, .line = {}, .whyNot = {}};
    const QString &address = profile.endpoint;
    if (address.startsWith(QLatin1String("ssh://"))) {
        found.doubtful = true;
        found.line = FoundText::tr("An engine behind SSH, from %1. Connecting says how to reach it.")
                         .arg(profile.origin);
    } else if (!address.startsWith(unixScheme)) {
        found.line = FoundText::tr("A Docker Engine elsewhere, from %1. It is asked when you connect.")
                         .arg(profile.origin);
    } else if (const QString path = address.mid(unixScheme.size()); !environment.exists(path)) {
        found.doubtful = true;
        found.line =
            FoundText::tr("There is no socket yet, the engine may be stopped. You can still add it.");
    } else if (!QFileInfo(path).isWritable()) {
        found.doubtful = true;
        found.line = FoundText::tr("Your user may not use this socket. Connecting says how to mend that.");
    } else {
        found.line =
            FoundText::tr("Docker Engine, from %1. It is asked when you connect.").arg(profile.origin);
    }
    return found;
}

QString clientFile(const Environment &environment)
{
    return environment.homeDirectory + QStringLiteral("/.opensandbox/config.toml");
}

QString serverFile(const Environment &environment)
{
    const QString named = environment.variable(QStringLiteral("SANDBOX_CONFIG_PATH"));
    return named.isEmpty() ? environment.homeDirectory + QStringLiteral("/.sandbox.toml") : named;
}

class Search
{
public:
    explicit Search(const Environment &environment)
        : m_environment(environment)
    {}

    [[nodiscard]] QList<FoundConnection> run()
    {
        addEngines();
        addServers();
        addClusters();
        return m_found;
    }

private:
    void addEngines()
    {
        for (const ConnectionProfile &profile : discoverEngines(m_environment))
            m_found.append(engine(profile, m_environment));
        // The default socket stands in for nothing found: not ticked unless it is there.
        for (FoundConnection &found : m_found)
            found.profile.openAtStart = found.profile.openAtStart && !found.doubtful;
    }

    void addServer(const std::optional<ServerAddress> &server, const QString &origin)
    {
        if (!server)
            return;
        ConnectionProfile profile = serverProfile(*server);
        const auto same = [&](const FoundConnection &found) { return found.profile.id == profile.id; };
        if (std::any_of(m_found.cbegin(), m_found.cend(), same))
            return;
        profile.origin = origin;
        const bool open = isOpenToOthers(profile.endpoint);
        profile.openAtStart = !open;
        QString line =
            server->hasKey
                ? FoundText::tr("OpenSandbox server, from %1. Its API key goes to the keychain when "
                                "you connect.")
                : FoundText::tr("OpenSandbox server, from %1. No API key was found there.");
        if (open)
            line =
                FoundText::tr("OpenSandbox server, from %1. It is not encrypted: who is on the way can read "
                              "the API key.");
        m_found.append({.profile = profile, .line = line.arg(origin), .doubtful = open, .whyNot = {}});
    }

    /// In the order in which the client would take them.
    void addServers()
    {
        addServer(clientAddress(m_environment.variable), QStringLiteral("OPEN_SANDBOX_DOMAIN"));
        const QString client = clientFile(m_environment);
        addServer(clientAddress(m_environment.read(client)), homely(client, m_environment));
        const QString server = serverFile(m_environment);
        addServer(serverAddress(m_environment.read(server)), homely(server, m_environment));
    }

    void addClusters()
    {
        QStringList files = m_environment.variable(QStringLiteral("KUBECONFIG"))
                                .split(QDir::listSeparator(), Qt::SkipEmptyParts);
        if (files.isEmpty())
            files << m_environment.homeDirectory + QStringLiteral("/.kube/config");
        QStringList seen;
        for (const QString &file : std::as_const(files)) {
            for (const KubeContext &context : kubeContexts(m_environment.read(file))) {
                if (seen.contains(context.name))
                    continue; // the first occurrence wins
                seen << context.name;
                addCluster(context, file);
            }
        }
    }

    void addCluster(const KubeContext &context, const QString &file)
    {
        ConnectionProfile profile;
        profile.kind = ConnectionKind::Kubernetes;
        profile.name = context.name;
        profile.endpoint =
            FoundText::tr("%1, namespace %2").arg(homely(file, m_environment), context.nameSpace);
        profile.id = idOf(QStringLiteral("kubernetes"), file + QLatin1Char('\n') + context.name);
        profile.origin = homely(file, m_environment);
        profile.openAtStart = false;
        m_found.append({.profile = profile,
                        .line = FoundText::tr("Kubernetes cluster."),
                        .whyNot = FoundText::tr("Kubernetes cluster. Connections to clusters come later.")});
    }

    const Environment &m_environment;
    QList<FoundConnection> m_found;
};

} // namespace

ConnectionProfile serverProfile(const ServerAddress &address)
{
    ConnectionProfile profile;
    profile.kind = ConnectionKind::Server;
    profile.endpoint = address.url;
    profile.id = idOf(QStringLiteral("server"), address.url);
    profile.name = address.host;
    profile.useServerProxy = address.useServerProxy;
    if (address.requestTimeoutSeconds > 0)
        profile.requestTimeoutSeconds = address.requestTimeoutSeconds;
    return profile;
}

bool isOpenToOthers(const QString &url)
{
    const QUrl server(url);
    if (server.scheme() != QLatin1String("http"))
        return false;
    const QHostAddress address(server.host());
    return server.host() != QLatin1String("localhost") && !address.isLoopback();
}

SecretString foundServerKey(const Environment &environment, const QString &url)
{
    const auto isIt = [&](const std::optional<ServerAddress> &address) {
        return address && address->url == url && address->hasKey;
    };
    if (isIt(clientAddress(environment.variable)))
        return SecretString(environment.variable(QStringLiteral("OPEN_SANDBOX_API_KEY")));
    const QByteArray client = environment.read(clientFile(environment));
    if (isIt(clientAddress(client)))
        return clientKey(client);
    const QByteArray server = environment.read(serverFile(environment));
    return isIt(serverAddress(server)) ? serverKey(server) : SecretString();
}

QList<FoundConnection> findConnections(const Environment &environment)
{
    return Search(environment).run();
}

} // namespace osc
