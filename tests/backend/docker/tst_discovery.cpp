// SPDX-License-Identifier: Apache-2.0
#include "engineclient.h"

#include <docker/discovery.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;

/// Which engines are found in a home directory and an environment.
class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void withoutAnythingTheDefaultSocketIsListed();
    void dockerHostComesFirstAndNamesItself();
    void dockerHostWithCertificatesIsVerifiedOnlyWhenAsked_data();
    void dockerHostWithCertificatesIsVerifiedOnlyWhenAsked();
    void contextsAreListedTheCurrentOneFirst();
    void theContextOfTheEnvironmentWins();
    void certificatesOfAContextAreFound();
    void usualSocketsAreListedWhenTheyExist();
    void oneEngineUnderTwoNamesIsListedOnce();
    void anSshContextIsListedWithAReason();
    void brokenFilesAreLeftOut_data();
    void brokenFilesAreLeftOut();
    void twoSearchesGiveTheSameIds();

private:
    void write(const QString &path, const QByteArray &content);
    void writeContext(const QString &folder, const QByteArray &name, const QByteArray &host,
                      const QByteArray &more = {});
    [[nodiscard]] QString path(const QString &relative) const { return m_root->filePath(relative); }
    [[nodiscard]] QList<ConnectionProfile> search() const { return discoverEngines(m_environment); }
    [[nodiscard]] QStringList origins() const
    {
        QStringList result;
        for (const auto &profile : search())
            result.append(profile.origin);
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QMap<QString, QString> m_variables;
    Environment m_environment;
};

void TestDiscovery::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_variables.clear();
    m_environment = Environment::system();
    m_environment.homeDirectory = path(QStringLiteral("home"));
    m_environment.variable = [this](const QString &name) { return m_variables.value(name); };
    // Sockets with a fixed place must not be those of the machine that runs the test.
    m_environment.exists = [this](const QString &file) {
        return file.startsWith(m_root->path()) && QFileInfo::exists(file);
    };
}

void TestDiscovery::write(const QString &relative, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestDiscovery::writeContext(const QString &folder, const QByteArray &name, const QByteArray &host,
                                 const QByteArray &more)
{
    write(QStringLiteral("home/.docker/contexts/meta/%1/meta.json").arg(folder),
          R"({"Name":")" + name + R"(","Metadata":{},"Endpoints":{"docker":{"Host":")" + host + '"' + more +
              "}}}");
}

void TestDiscovery::withoutAnythingTheDefaultSocketIsListed()
{
    const auto found = search();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().endpoint, QStringLiteral("unix:///var/run/docker.sock"));
    QVERIFY(found.first().openAtStart);
}

void TestDiscovery::dockerHostComesFirstAndNamesItself()
{
    writeContext(QStringLiteral("a"), "remote", "tcp://10.0.0.2:2376");
    m_variables.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("tcp://10.0.0.1:2375"));
    const auto found = search();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first().origin, QStringLiteral("DOCKER_HOST"));
    QCOMPARE(found.first().name, QStringLiteral("10.0.0.1"));
    QCOMPARE(found.first().endpoint, QStringLiteral("tcp://10.0.0.1:2375"));
    QCOMPARE(found.first().tlsDirectory, QString());
}

void TestDiscovery::dockerHostWithCertificatesIsVerifiedOnlyWhenAsked_data()
{
    QTest::addColumn<QString>("certPath");
    QTest::addColumn<QString>("tlsVerify");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<bool>("verify");
    QTest::newRow("neither") << QString() << QString() << QString() << true;
    QTest::newRow("path only") << QStringLiteral("/certs") << QString() << QStringLiteral("/certs") << false;
    QTest::newRow("both") << QStringLiteral("/certs") << QStringLiteral("1") << QStringLiteral("/certs")
                          << true;
    QTest::newRow("verify only") << QString() << QStringLiteral("1") << QStringLiteral("HOME/.docker")
                                 << true;
}

void TestDiscovery::dockerHostWithCertificatesIsVerifiedOnlyWhenAsked()
{
    QFETCH(QString, certPath);
    QFETCH(QString, tlsVerify);
    QFETCH(QString, directory);
    m_variables = {{QStringLiteral("DOCKER_HOST"), QStringLiteral("tcp://engine:2376")},
                   {QStringLiteral("DOCKER_CERT_PATH"), certPath},
                   {QStringLiteral("DOCKER_TLS_VERIFY"), tlsVerify}};
    const auto found = search().first();
    QCOMPARE(found.tlsDirectory, directory.replace(QLatin1String("HOME"), m_environment.homeDirectory));
    QTEST(found.verifyTls, "verify");
}

void TestDiscovery::contextsAreListedTheCurrentOneFirst()
{
    writeContext(QStringLiteral("1"), "alpha", "tcp://alpha:2376");
    writeContext(QStringLiteral("2"), "beta", "tcp://beta:2376");
    write(QStringLiteral("home/.docker/config.json"), R"({"currentContext":"beta"})");
    QCOMPARE(origins(),
             (QStringList{QStringLiteral("Docker context beta"), QStringLiteral("Docker context alpha")}));
}

void TestDiscovery::theContextOfTheEnvironmentWins()
{
    writeContext(QStringLiteral("1"), "alpha", "tcp://alpha:2376");
    writeContext(QStringLiteral("2"), "beta", "tcp://beta:2376");
    write(QStringLiteral("home/.docker/config.json"), R"({"currentContext":"alpha"})");
    m_variables.insert(QStringLiteral("DOCKER_CONTEXT"), QStringLiteral("beta"));
    QCOMPARE(origins().first(), QStringLiteral("Docker context beta"));
}

void TestDiscovery::certificatesOfAContextAreFound()
{
    writeContext(QStringLiteral("1"), "secure", "tcp://secure:2376", R"(,"SkipTLSVerify":true)");
    write(QStringLiteral("home/.docker/contexts/tls/1/docker/ca.pem"), "x");
    const auto found = search().first();
    QCOMPARE(found.tlsDirectory, path(QStringLiteral("home/.docker/contexts/tls/1/docker")));
    QVERIFY(!found.verifyTls);
    const auto endpoint = engineEndpoint(found);
    QCOMPARE(endpoint->base, QUrl(QStringLiteral("https://secure:2376")));
    QVERIFY(endpoint->tls.caFile.endsWith(QLatin1String("/ca.pem")));
    QVERIFY(endpoint->tls.clientKeyFile.isEmpty());
}

void TestDiscovery::usualSocketsAreListedWhenTheyExist()
{
    m_variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    write(QStringLiteral("run/docker.sock"), {});
    write(QStringLiteral("run/podman/podman.sock"), {});
    write(QStringLiteral("home/.docker/desktop/docker.sock"), {});
    QCOMPARE(origins(), (QStringList{QStringLiteral("the socket of rootless Docker"),
                                     QStringLiteral("the socket of Docker Desktop"),
                                     QStringLiteral("the socket of Podman")}));
}

void TestDiscovery::oneEngineUnderTwoNamesIsListedOnce()
{
    m_variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    write(QStringLiteral("run/docker.sock"), {});
    QVERIFY(QFile::link(path(QStringLiteral("run/docker.sock")), path(QStringLiteral("linked.sock"))));
    m_variables.insert(QStringLiteral("DOCKER_HOST"),
                       QStringLiteral("unix://") + path(QStringLiteral("linked.sock")));
    QCOMPARE(origins(), QStringList{QStringLiteral("DOCKER_HOST")});
}

void TestDiscovery::anSshContextIsListedWithAReason()
{
    writeContext(QStringLiteral("1"), "far", "ssh://me@far.example:22");
    const auto found = search().first();
    QCOMPARE(found.endpoint, QStringLiteral("ssh://me@far.example:22"));
    QVERIFY(!found.openAtStart);
    const auto endpoint = engineEndpoint(found);
    QCOMPARE(endpoint.error().kind, ErrorKind::Unsupported);
    QVERIFY(endpoint.error().message.contains(QLatin1String("SSH")));
    QVERIFY(endpoint.error().command.contains(QLatin1String("me@far.example")));
}

void TestDiscovery::brokenFilesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("certainly not");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("wrong types") << QByteArray(R"({"Name":5,"Endpoints":[1]})");
    QTest::newRow("no host") << QByteArray(R"({"Name":"x","Endpoints":{"docker":{}}})");
    QTest::newRow("deep") << QByteArray(100000, '[');
}

void TestDiscovery::brokenFilesAreLeftOut()
{
    QFETCH(QByteArray, content);
    write(QStringLiteral("home/.docker/contexts/meta/1/meta.json"), content);
    write(QStringLiteral("home/.docker/config.json"), content);
    QCOMPARE(origins(), QStringList{QStringLiteral("the default socket")});
}

void TestDiscovery::twoSearchesGiveTheSameIds()
{
    writeContext(QStringLiteral("1"), "alpha", "tcp://alpha:2376");
    writeContext(QStringLiteral("2"), "beta", "tcp://beta:2376");
    QCOMPARE(search(), search());
    QVERIFY(search().at(0).id != search().at(1).id);
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
