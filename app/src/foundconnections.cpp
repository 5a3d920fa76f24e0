// SPDX-License-Identifier: Apache-2.0
#include "foundconnections.h"

#include "kubeconfig.h"
#include "serverconfig.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

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

    void addServer(const std::optional<ServerAddress> &server, const QString &file)
    {
        if (!server)
            return;
        ConnectionProfile profile;
        profile.kind = ConnectionKind::Server;
        profile.endpoint = server->url;
        profile.id = idOf(QStringLiteral("server"), server->url);
        const auto same = [&](const FoundConnection &found) { return found.profile.id == profile.id; };
        if (std::any_of(m_found.cbegin(), m_found.cend(), same))
            return;
        profile.name = server->host;
        profile.origin = homely(file, m_environment);
        profile.openAtStart = false;
        m_found.append({.profile = profile,
                        .line = FoundText::tr("OpenSandbox server. Its API key stays where it is."),
                        .whyNot = FoundText::tr("OpenSandbox server. Connections to servers come later.")});
    }

    void addServers()
    {
        const QString client = m_environment.homeDirectory + QStringLiteral("/.opensandbox/config.toml");
        addServer(clientAddress(m_environment.read(client)), client);
        QString server = m_environment.variable(QStringLiteral("SANDBOX_CONFIG_PATH"));
        if (server.isEmpty())
            server = m_environment.homeDirectory + QStringLiteral("/.sandbox.toml");
        addServer(serverAddress(m_environment.read(server)), server);
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

QList<FoundConnection> findConnections(const Environment &environment)
{
    return Search(environment).run();
}

} // namespace osc
