// SPDX-License-Identifier: Apache-2.0
#include <docker/discovery.h>

#include <json/jsonread.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <optional>

namespace osc {

namespace {

constexpr qint64 maximumFile = 1024 * 1024;
constexpr qsizetype maximumContexts = 100;
constexpr QLatin1String unixScheme("unix://");

class Discovery
{
    Q_DECLARE_TR_FUNCTIONS(osc::Discovery)

public:
    explicit Discovery(const Environment &environment)
        : m_environment(environment)
    {}

    [[nodiscard]] QList<ConnectionProfile> run()
    {
        const auto config = configDirectory();
        const auto contexts = readContexts(config);
        const auto chosen = chosenContext(config);
        addDockerHost();
        for (const auto &context : contexts) {
            if (context.name == chosen)
                add(context);
        }
        addUsualSockets();
        for (const auto &context : contexts)
            add(context);
        if (m_found.isEmpty())
            add({tr("This computer"),
                 tr("the default socket"),
                 QStringLiteral("unix:///var/run/docker.sock"),
                 {},
                 true});
        return m_found;
    }

private:
    struct Candidate
    {
        QString name;
        QString origin;
        QString endpoint;
        QString tlsDirectory;
        bool verifyTls = true;
    };

    [[nodiscard]] QString configDirectory() const
    {
        const auto chosen = m_environment.variable(QStringLiteral("DOCKER_CONFIG"));
        return chosen.isEmpty() ? m_environment.homeDirectory + QStringLiteral("/.docker") : chosen;
    }

    [[nodiscard]] QString chosenContext(const QString &config) const
    {
        const auto variable = m_environment.variable(QStringLiteral("DOCKER_CONTEXT"));
        if (!variable.isEmpty())
            return variable;
        const auto file = m_environment.read(config + QStringLiteral("/config.json"));
        return json::text(json::parse(file), "currentContext");
    }

    void addDockerHost()
    {
        const auto host = m_environment.variable(QStringLiteral("DOCKER_HOST"));
        if (host.isEmpty())
            return;
        const bool verify = !m_environment.variable(QStringLiteral("DOCKER_TLS_VERIFY")).isEmpty();
        auto certificates = m_environment.variable(QStringLiteral("DOCKER_CERT_PATH"));
        if (certificates.isEmpty() && verify)
            certificates = configDirectory();
        const bool local = host.startsWith(unixScheme);
        add({local ? tr("This computer") : QUrl(host).host(), QStringLiteral("DOCKER_HOST"), host,
             local ? QString() : certificates, local || certificates.isEmpty() || verify});
    }

    [[nodiscard]] QList<Candidate> readContexts(const QString &config) const
    {
        QList<Candidate> result;
        const auto folders = m_environment.folders(config + QStringLiteral("/contexts/meta"));
        for (const auto &folder : folders.mid(0, maximumContexts)) {
            const auto file =
                config + QStringLiteral("/contexts/meta/") + folder + QStringLiteral("/meta.json");
            const auto document = json::parse(m_environment.read(file));
            const auto &docker = json::member(json::member(document, "Endpoints"), "docker");
            const auto name = json::text(document, "Name");
            const auto host = json::text(docker, "Host");
            if (name.isEmpty() || host.isEmpty())
                continue;
            const auto tls = config + QStringLiteral("/contexts/tls/") + folder + QStringLiteral("/docker");
            result.append({name, tr("Docker context %1").arg(name), host,
                           m_environment.exists(tls) ? tls : QString(),
                           !json::boolean(docker, "SkipTLSVerify")});
        }
        std::sort(result.begin(), result.end(),
                  [](const Candidate &left, const Candidate &right) { return left.name < right.name; });
        return result;
    }

    void addUsualSockets()
    {
        const auto &home = m_environment.homeDirectory;
        const auto runtime = m_environment.variable(QStringLiteral("XDG_RUNTIME_DIR"));
        const auto socket = [this](const QString &name, const QString &origin, const QString &path) {
            if (m_environment.exists(path))
                add({name, origin, unixScheme + path, {}, true});
        };
        socket(tr("This computer"), tr("the default socket"), QStringLiteral("/var/run/docker.sock"));
        if (!runtime.isEmpty()) {
            socket(tr("This computer, rootless"), tr("the socket of rootless Docker"),
                   runtime + QStringLiteral("/docker.sock"));
        }
        socket(tr("Docker Desktop"), tr("the socket of Docker Desktop"),
               home + QStringLiteral("/.docker/run/docker.sock"));
        socket(tr("Docker Desktop"), tr("the socket of Docker Desktop"),
               home + QStringLiteral("/.docker/desktop/docker.sock"));
        if (!runtime.isEmpty()) {
            socket(tr("Podman"), tr("the socket of Podman"), runtime + QStringLiteral("/podman/podman.sock"));
        }
        socket(tr("Podman of the system"), tr("the socket of Podman of the system"),
               QStringLiteral("/run/podman/podman.sock"));
    }

    /// What makes two addresses the same engine.
    [[nodiscard]] QString identity(const QString &endpoint) const
    {
        if (endpoint.startsWith(unixScheme))
            return unixScheme + m_environment.resolve(endpoint.mid(unixScheme.size()));
        auto url = QUrl(endpoint).adjusted(QUrl::StripTrailingSlash);
        return url.isValid() ? url.toString() : endpoint;
    }

    void add(const Candidate &candidate)
    {
        const auto same = identity(candidate.endpoint);
        if (m_known.contains(same))
            return;
        m_known.append(same);
        ConnectionProfile profile;
        const auto hash =
            QCryptographicHash::hash(same.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        profile.id = QStringLiteral("docker-") + QString::fromLatin1(hash);
        profile.name = candidate.name;
        profile.endpoint = candidate.endpoint;
        profile.origin = candidate.origin;
        profile.tlsDirectory = candidate.tlsDirectory;
        profile.verifyTls = candidate.verifyTls;
        profile.openAtStart = !candidate.endpoint.startsWith(QLatin1String("ssh://"));
        m_found.append(profile);
    }

    const Environment &m_environment;
    QList<ConnectionProfile> m_found;
    QStringList m_known;
};

QByteArray readSmallFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > maximumFile || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(maximumFile);
}

} // namespace

Environment Environment::system()
{
    Environment result;
    result.variable = [](const QString &name) { return qEnvironmentVariable(name.toLatin1().constData()); };
    result.homeDirectory = QDir::homePath();
    result.exists = [](const QString &path) { return QFileInfo::exists(path); };
    result.read = readSmallFile;
    result.folders = [](const QString &path) {
        return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
    };
    result.resolve = [](const QString &path) {
        const auto resolved = QFileInfo(path).canonicalFilePath();
        return resolved.isEmpty() ? path : resolved;
    };
    return result;
}

QList<ConnectionProfile> discoverEngines(const Environment &environment)
{
    return Discovery(environment).run();
}

} // namespace osc
