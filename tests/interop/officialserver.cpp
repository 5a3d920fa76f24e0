// SPDX-License-Identifier: Apache-2.0
#include "officialserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace osc::test {

namespace {

const auto apiKey = QStringLiteral("test-key-not-a-secret");

QString cacheFolder()
{
    const auto named = qEnvironmentVariable("CONSOLE_TEST_CACHE");
    if (!named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/opensandbox-console-tests");
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

OfficialServer::OfficialServer(QString version, QString home, QString allowedHostPath)
    : m_version(std::move(version))
    , m_home(std::move(home))
    , m_allowedHostPath(std::move(allowedHostPath))
    , m_port(freePort())
{}

OfficialServer::~OfficialServer()
{
    stop();
}

bool OfficialServer::start()
{
    const auto configPath = m_home + QStringLiteral("/server.toml");
    QFile config(configPath);
    if (!config.open(QIODevice::WriteOnly))
        return false;
    config.write(QStringLiteral("[server]\nhost = \"127.0.0.1\"\nport = %1\napi_key = \"%2\"\n"
                                "max_sandbox_timeout_seconds = 86400\n"
                                "[runtime]\ntype = \"docker\"\nexecd_image = \"opensandbox/execd:v1.1.0\"\n"
                                "[storage]\nallowed_host_paths = [\"%3\"]\n"
                                "ossfs_mount_root = \"%4/buckets\"\n"
                                "[store]\ntype = \"sqlite\"\npath = \"%4/opensandbox.db\"\n"
                                "[docker]\nnetwork_mode = \"bridge\"\n[ingress]\nmode = \"direct\"\n")
                     .arg(m_port)
                     .arg(apiKey, m_allowedHostPath, m_home)
                     .toUtf8());
    config.close();

    m_process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home);
    environment.insert(QStringLiteral("DOCKER_HOST"), qEnvironmentVariable("CONSOLE_TEST_DOCKER_HOST"));
    m_process->setProcessEnvironment(environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(QStringLiteral("%1/server-%2/bin/opensandbox-server").arg(cacheFolder(), m_version),
                     {QStringLiteral("--config"), configPath});

    const bool answers = QTest::qWaitFor(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
            return socket.waitForConnected(200) || m_process->state() == QProcess::NotRunning;
        },
        60'000);
    if (!answers || m_process->state() == QProcess::NotRunning) {
        qWarning().noquote() << "The official server did not start:" << m_process->readAll();
        return false;
    }
    return true;
}

void OfficialServer::stop()
{
    if (!m_process)
        return;
    m_process->terminate();
    if (!m_process->waitForFinished(15'000))
        m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
}

QString OfficialServer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

QString OfficialServer::key()
{
    return apiKey;
}

OfficialServer::Answer OfficialServer::sdk(const QStringList &arguments)
{
    QProcess process;
    process.start(cacheFolder() + QStringLiteral("/server-1.1.1/bin/python"),
                  QStringList{QStringLiteral(INTEROP_DIR "/sdk.py"),
                              QStringLiteral("127.0.0.1:%1").arg(m_port), apiKey} +
                      arguments);
    // The event loop goes on: a console that is open in the test must see what the server does.
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {{}, QString::fromUtf8(process.readAllStandardError())};
    return {QJsonDocument::fromJson(process.readAllStandardOutput()), {}};
}

} // namespace osc::test
