// SPDX-License-Identifier: Apache-2.0
#include "registryauth.h"

#include <core/offthread.h>
#include <json/jsonread.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

namespace osc {

namespace {

constexpr qint64 MaximumConfig = 4 * 1024 * 1024;
constexpr qsizetype MaximumHelperAnswer = 256 * 1024;
const QString HubRegistry = QStringLiteral("https://index.docker.io/v1/");
const QString TokenUser = QStringLiteral("<token>"); ///< By which helpers mark an identity token.

QString defaultConfigFile()
{
    const QString folder = qEnvironmentVariable("DOCKER_CONFIG");
    return QDir(folder.isEmpty() ? QDir::home().filePath(QStringLiteral(".docker")) : folder)
        .filePath(QStringLiteral("config.json"));
}

/// Configurations hold "https://host", "host" and "host/v1/" for the same registry.
QString hostPart(QString registry)
{
    if (const auto at = registry.indexOf(QLatin1String("://")); at >= 0)
        registry = registry.mid(at + 3);
    return registry.section(QLatin1Char('/'), 0, 0);
}

template<typename T>
std::optional<T> valueFor(const QMap<QString, T> &map, const QString &registry)
{
    if (const auto it = map.constFind(registry); it != map.cend())
        return *it;
    for (auto it = map.cbegin(); it != map.cend(); ++it) {
        if (hostPart(it.key()) == hostPart(registry))
            return *it;
    }
    return {};
}

SecretString headerOf(const json::Value &object)
{
    return SecretString(json::dump(object).toBase64(QByteArray::Base64UrlEncoding));
}

std::optional<SecretString> headerOfLogin(const SecretString &login)
{
    const QByteArray &text = login.reveal(); // to build the header of one pull
    const qsizetype colon = text.indexOf(':');
    if (colon <= 0)
        return {};
    return registryAuthHeader(QString::fromUtf8(text.left(colon)), SecretString(text.mid(colon + 1)));
}

QStringList proxyVariables(const json::Value &document)
{
    const auto &proxies = json::member(json::member(document, "proxies"), "default");
    QStringList result;
    const std::pair<const char *, QString> names[] = {{"httpProxy", QStringLiteral("http_proxy")},
                                                      {"httpsProxy", QStringLiteral("https_proxy")},
                                                      {"ftpProxy", QStringLiteral("ftp_proxy")},
                                                      {"noProxy", QStringLiteral("no_proxy")}};
    for (const auto &[key, variable] : names) {
        const QString value = json::text(proxies, key);
        if (value.isEmpty())
            continue;
        result << variable + QLatin1Char('=') + value << variable.toUpper() + QLatin1Char('=') + value;
    }
    return result;
}

/// Asks one credential helper, over its standard input and output.
class HelperCall : public QObject
{
public:
    static Operation start(const QString &helper, const QString &registry, std::chrono::milliseconds limit,
                           Callback<std::optional<RegistryLogin>> done)
    {
        const auto call = std::make_shared<HelperCall>(std::move(done));
        auto operation = call->m_promise.operation({}, call);
        call->run(helper, registry, limit);
        return operation;
    }

    explicit HelperCall(Callback<std::optional<RegistryLogin>> done)
        : m_promise(std::move(done))
    {}

    ~HelperCall() override
    {
        m_output.fill('\0');
        m_process->disconnect(this);
        if (m_process->state() == QProcess::NotRunning)
            return;
        // Its destructor would wait for the end of the program, which only the program's own end may do.
        auto *process = m_process.release();
        process->setParent(QCoreApplication::instance());
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
    Q_DISABLE_COPY_MOVE(HelperCall)

private:
    void run(const QString &helper, const QString &registry, std::chrono::milliseconds limit)
    {
        m_process->setProgram(QStringLiteral("docker-credential-") + helper);
        m_process->setArguments({QStringLiteral("get")});
        m_process->setStandardErrorFile(QProcess::nullDevice());
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] {
            m_output += m_process->readAllStandardOutput();
            if (m_output.size() > MaximumHelperAnswer)
                finish(false);
        });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(false);
        });
        connect(m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            m_output += m_process->readAllStandardOutput();
            finish(status == QProcess::NormalExit && code == 0);
        });
        connect(&m_timer, &QTimer::timeout, this, [this] { finish(false); });
        m_timer.setSingleShot(true);
        m_timer.start(limit);
        m_process->start();
        m_process->write(registry.toUtf8());
        m_process->closeWriteChannel();
    }

    /// The answer comes later than the signal that brings it, so that this may die with its process then.
    void finish(bool good)
    {
        m_timer.stop();
        m_promise.resolveLater(good ? decodeHelperAnswer(m_output) : std::nullopt);
    }

    Promise<std::optional<RegistryLogin>> m_promise;
    std::unique_ptr<QProcess> m_process = std::make_unique<QProcess>();
    QTimer m_timer;
    QByteArray m_output;
};

/// Reads the configuration, then asks a helper when there is one.
class Lookup : public std::enable_shared_from_this<Lookup>
{
public:
    Lookup(QString reference, std::chrono::milliseconds limit, Callback<std::optional<SecretString>> done)
        : m_registry(registryOfImage(reference))
        , m_limit(limit)
        , m_promise(std::move(done))
    {}

    Operation start(const RegistryLoginLookup &files)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = files.readConfig([this](Result<DockerClientConfig> config) { useConfig(*config); });
        return operation;
    }

private:
    void useConfig(const DockerClientConfig &config)
    {
        m_fromFile = valueFor(config.logins, m_registry);
        const QString helper = valueFor(config.helpers, m_registry).value_or(config.credentialsStore);
        static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]*$"));
        if (!plain.match(helper).hasMatch()) {
            m_promise.resolve(m_fromFile ? headerOfLogin(*m_fromFile) : std::nullopt);
            return;
        }
        m_step = HelperCall::start(helper, m_registry, m_limit, [this](const auto &login) { take(*login); });
    }

    void take(const std::optional<RegistryLogin> &login)
    {
        if (login)
            m_promise.resolve(std::optional(registryAuthHeader(login->username, login->password)));
        else
            m_promise.resolve(m_fromFile ? headerOfLogin(*m_fromFile) : std::nullopt);
    }

    QString m_registry;
    std::chrono::milliseconds m_limit;
    Promise<std::optional<SecretString>> m_promise;
    Operation m_step;
    std::optional<SecretString> m_fromFile;
};

} // namespace

SecretString registryAuthHeader(const QString &username, const SecretString &password)
{
    auto object = json::Value::object();
    const std::string secret =
        QString::fromUtf8(password.reveal()).toStdString(); // into the header of one pull
    if (username == TokenUser) {
        object["identitytoken"] = secret;
    } else {
        object["username"] = username.toStdString();
        object["password"] = secret;
    }
    return headerOf(object);
}

QString registryOfImage(const QString &reference)
{
    const QString first = reference.section(QLatin1Char('/'), 0, 0);
    const bool named = reference.contains(QLatin1Char('/')) &&
                       (first.contains(QLatin1Char('.')) || first.contains(QLatin1Char(':')) ||
                        first == QLatin1String("localhost"));
    if (!named || first == QLatin1String("docker.io") || first == QLatin1String("index.docker.io"))
        return HubRegistry;
    return first;
}

DockerClientConfig decodeDockerConfig(const QByteArray &bytes)
{
    DockerClientConfig config;
    const auto document = json::parse(bytes);
    config.credentialsStore = json::text(document, "credsStore");
    config.helpers = json::textMap(document, "credHelpers");
    config.proxyEnvironment = proxyVariables(document);
    const auto &auths = json::member(document, "auths");
    if (!auths.is_object())
        return config;
    for (const auto &[registry, entry] : auths.items()) {
        QByteArray login = QByteArray::fromBase64(json::text(entry, "auth").toLatin1());
        const QString token = json::text(entry, "identitytoken");
        if (!token.isEmpty())
            login = TokenUser.toUtf8() + ':' + token.toUtf8();
        else if (login.isEmpty() && !json::text(entry, "username").isEmpty())
            login =
                (json::text(entry, "username") + QLatin1Char(':') + json::text(entry, "password")).toUtf8();
        while (login.endsWith('\0'))
            login.chop(1);
        if (login.contains(':'))
            config.logins.insert(QString::fromStdString(registry), SecretString(login));
        login.fill('\0');
    }
    return config;
}

std::optional<RegistryLogin> decodeHelperAnswer(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    RegistryLogin login;
    login.username = json::text(document, "Username");
    login.password = SecretString(json::text(document, "Secret"));
    if (login.username.isEmpty() || login.password.isEmpty())
        return {};
    return login;
}

RegistryLoginLookup::RegistryLoginLookup(QString configFile, std::chrono::milliseconds helperLimit)
    : m_configFile(configFile.isEmpty() ? defaultConfigFile() : std::move(configFile))
    , m_helperLimit(helperLimit)
{}

Operation RegistryLoginLookup::find(const QString &reference,
                                    Callback<std::optional<SecretString>> done) const
{
    return std::make_shared<Lookup>(reference, m_helperLimit, std::move(done))->start(*this);
}

Operation RegistryLoginLookup::readConfig(Callback<DockerClientConfig> done) const
{
    return runOffThread<DockerClientConfig>(
        [path = m_configFile]() -> Result<DockerClientConfig> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return DockerClientConfig();
            return decodeDockerConfig(file.read(MaximumConfig));
        },
        std::move(done));
}

} // namespace osc
