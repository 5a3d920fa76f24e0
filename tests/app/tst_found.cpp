// SPDX-License-Identifier: Apache-2.0
#include "consoledoctor.h"
#include "doctorrun.h"
#include "foundconnections.h"
#include "kubeconfig.h"
#include "serverconfig.h"
#include "wakewatch.h"

#include <http/curlhttpclient.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace osc;
using namespace std::chrono_literals;

namespace osc::test {

/// What is found in a home folder, what the doctor says of it, and the watch over the clocks.
class TestFound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_variables.clear();
        m_environment = Environment::system();
        m_environment.homeDirectory = m_root->path();
        m_environment.variable = [this](const QString &name) { return m_variables.value(name); };
        m_environment.exists = [this](const QString &file) {
            return file.startsWith(m_root->path()) && QFileInfo::exists(file);
        };
    }

    void contextsOfAKubeconfigAreRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("contexts");
        QTest::newRow("as kubectl writes it")
            << QByteArray("apiVersion: v1\nclusters:\n- cluster:\n    server: https://a\n  name: not-me\n"
                          "contexts:\n- context:\n    cluster: a\n    namespace: agents\n    user: u\n  "
                          "name: prod-hz\n"
                          "- context:\n    cluster: b\n  name: kind-dev\ncurrent-context: prod-hz\n"
                          "users:\n- name: u\n  user:\n    token: secret\n")
            << QStringList{QStringLiteral("prod-hz/agents"), QStringLiteral("kind-dev/default")};
        QTest::newRow("indented, name first, quoted")
            << QByteArray("contexts:\n  # mine\n  - name: \"a b\"\n    context:\n      namespace: 'x' \n")
            << QStringList{QStringLiteral("a b/x")};
        QTest::newRow("JSON")
            << QByteArray(R"({"contexts":[{"name":"j","context":{"namespace":"n"}},{"name":7},5]})")
            << QStringList{QStringLiteral("j/n")};
        QTest::newRow("windows lines")
            << QByteArray("contexts:\r\n- name: w\r\n") << QStringList{QStringLiteral("w/default")};
        QTest::newRow("none") << QByteArray("contexts: []\nusers:\n- name: u\n") << QStringList();
        QTest::newRow("empty") << QByteArray() << QStringList();
        QTest::newRow("binary") << QByteArray("\0\xff: - name", 10) << QStringList();
        QTest::newRow("cut off") << QByteArray("contexts:\n- ") << QStringList();
    }
    void contextsOfAKubeconfigAreRead()
    {
        QFETCH(QByteArray, file);
        QStringList contexts;
        for (const KubeContext &context : kubeContexts(file))
            contexts << context.name + QLatin1Char('/') + context.nameSpace;
        QTEST(contexts, "contexts");
    }

    void theServerOfTheClientIsRead_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("url");
        QTest::newRow("usual") << QByteArray("[connection]\napi_key = \"k\"\ndomain = \"localhost:8080\"\n")
                               << QStringLiteral("http://localhost:8080");
        QTest::newRow("https") << QByteArray(
                                      "[connection]\ndomain = \"osb.example.net\"\nprotocol = \"https\"\n")
                               << QStringLiteral("https://osb.example.net");
        QTest::newRow("with scheme") << QByteArray("[connection]\ndomain = \"https://a.example/v1\"\n")
                                     << QStringLiteral("https://a.example");
        QTest::newRow("none") << QByteArray("[connection]\n") << QString();
        QTest::newRow("wrong type") << QByteArray("[connection]\ndomain = 5\n") << QString();
        QTest::newRow("section is a value") << QByteArray("connection = 5\n") << QString();
        QTest::newRow("broken") << QByteArray("[connection\n") << QString();
        QTest::newRow("deep") << QByteArray("a = ") + QByteArray(100'000, '[') << QString();
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0", 3) << QString();
    }
    void theServerOfTheClientIsRead()
    {
        QFETCH(QByteArray, toml);
        const auto address = clientAddress(toml);
        QTEST(address ? address->url : QString(), "url");
    }

    void aServerOnAllAddressesIsReachedOnThisComputer()
    {
        const auto address =
            serverAddress("[server]\nhost = \"0.0.0.0\"\nport = 9000\n[runtime]\ntype = \"docker\"\n");
        QVERIFY(address.has_value());
        QCOMPARE(address->url, QStringLiteral("http://127.0.0.1:9000"));
        QVERIFY(!serverAddress("[server]\nport = 9000\n").has_value());
        QVERIFY(!serverAddress("[server]\nport = 90000\n[runtime]\n").has_value());
    }

    void everythingFoundIsListedWithItsPlaceAndReason()
    {
        write(QStringLiteral("docker.sock"), {});
        m_variables.insert(QStringLiteral("DOCKER_HOST"),
                           QStringLiteral("unix://") + m_root->filePath(QStringLiteral("docker.sock")));
        write(QStringLiteral(".opensandbox/config.toml"),
              "[connection]\ndomain = \"osb.example.net\"\napi_key = \"geheim\"\n");
        write(QStringLiteral(".sandbox.toml"), "[server]\nport = 8080\n[runtime]\ntype = \"docker\"\n");
        write(QStringLiteral(".kube/config"),
              "contexts:\n- name: prod\nusers:\n- name: u\n  user: {token: geheim}\n");
        const QList<FoundConnection> found = findConnections(m_environment);
        QCOMPARE(found.size(), 4);
        QVERIFY(found.at(0).profile.openAtStart);
        QVERIFY(!found.at(0).doubtful && found.at(0).whyNot.isEmpty());
        QVERIFY(found.at(0).line.contains(QLatin1String("DOCKER_HOST")));
        QCOMPARE(found.at(1).profile.origin, QStringLiteral("~/.opensandbox/config.toml"));
        QCOMPARE(found.at(2).profile.endpoint, QStringLiteral("http://127.0.0.1:8080"));
        QCOMPARE(found.at(3).profile.name, QStringLiteral("prod"));
        // Whoever is on the way can read what goes over http, so that is not ticked.
        QVERIFY(found.at(1).doubtful && !found.at(1).profile.openAtStart);
        QVERIFY(!found.at(2).doubtful && found.at(2).profile.openAtStart);
        QVERIFY(found.at(1).whyNot.isEmpty() && found.at(2).whyNot.isEmpty());
        QVERIFY(found.at(3).whyNot.contains(QLatin1String("come later")));
        QVERIFY(!found.at(3).profile.openAtStart);
        for (const FoundConnection &one : found)
            for (const QString &text : {one.line, one.whyNot, one.profile.endpoint, one.profile.origin})
                QVERIFY(!text.contains(QLatin1String("geheim")));
    }

    void theServerOfTheEnvironmentComesFirst()
    {
        m_variables.insert(QStringLiteral("OPEN_SANDBOX_DOMAIN"), QStringLiteral("osb.example.net/base"));
        m_variables.insert(QStringLiteral("OPEN_SANDBOX_PROTOCOL"), QStringLiteral("https"));
        m_variables.insert(QStringLiteral("OPEN_SANDBOX_API_KEY"), QStringLiteral("geheim"));
        m_variables.insert(QStringLiteral("OPEN_SANDBOX_REQUEST_TIMEOUT"), QStringLiteral("90"));
        m_variables.insert(QStringLiteral("OPEN_SANDBOX_USE_SERVER_PROXY"), QStringLiteral("Yes"));
        write(QStringLiteral(".opensandbox/config.toml"),
              "[connection]\ndomain = \"https://osb.example.net/base/v1\"\n");
        QList<FoundConnection> servers = findConnections(m_environment);
        servers.removeIf(
            [](const FoundConnection &found) { return found.profile.kind != ConnectionKind::Server; });
        QCOMPARE(servers.size(), 1); // both name the same
        const ConnectionProfile &profile = servers.constFirst().profile;
        QCOMPARE(profile.endpoint, QStringLiteral("https://osb.example.net/base"));
        QCOMPARE(profile.origin, QStringLiteral("OPEN_SANDBOX_DOMAIN"));
        QCOMPARE(profile.requestTimeoutSeconds, 90);
        QVERIFY(profile.useServerProxy);
        QVERIFY(servers.constFirst().line.contains(QLatin1String("keychain")));
        QVERIFY(!servers.constFirst().line.contains(QLatin1String("geheim")));
    }

    void theKeyIsTakenFromBesideTheAddress()
    {
        write(QStringLiteral(".opensandbox/config.toml"),
              "[connection]\ndomain = \"localhost:8080\"\napi_key = \"client\"\n");
        write(QStringLiteral(".sandbox.toml"),
              "[server]\nport = 9000\napi_key = \"server\"\n[runtime]\ntype = \"docker\"\n");
        const auto key = [this](const char *url) {
            return foundServerKey(m_environment, QString::fromLatin1(url)).reveal();
        };
        QCOMPARE(key("http://localhost:8080"), QByteArray("client"));
        QCOMPARE(key("http://127.0.0.1:9000"), QByteArray("server"));
        QCOMPARE(key("http://osb.example.net"), QByteArray());
    }

    void addressesOfServersAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::newRow("host and port")
            << QStringLiteral("localhost:8080") << QStringLiteral("http://localhost:8080");
        QTest::newRow("url") << QStringLiteral(" https://a.example ") << QStringLiteral("https://a.example");
        QTest::newRow("path") << QStringLiteral("https://a.example/team/v1/")
                              << QStringLiteral("https://a.example/team");
        QTest::newRow("IPv6") << QStringLiteral("http://[::1]:8080") << QStringLiteral("http://[::1]:8080");
        QTest::newRow("password") << QStringLiteral("https://u:p@a.example") << QString();
        QTest::newRow("query") << QStringLiteral("https://a.example?key=1") << QString();
        QTest::newRow("another protocol") << QStringLiteral("ftp://a.example") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void addressesOfServersAreRead()
    {
        QFETCH(QString, typed);
        const auto address = addressOf(typed);
        QTEST(address ? address->url : QString(), "url");
    }

    void anEngineThatWillNotAnswerIsNotTicked()
    {
        m_variables.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("unix:///nowhere/docker.sock"));
        const QList<FoundConnection> found = findConnections(m_environment);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().doubtful);
        QVERIFY(!found.first().profile.openAtStart);
        QVERIFY(found.first().whyNot.isEmpty());
    }

    void theDoctorSaysHowToMendAFolder()
    {
        const QString file = m_root->filePath(QStringLiteral("file"));
        write(QStringLiteral("file"), "x");
        ConsoleDoctor::Places places = this->places();
        places.data = file + QStringLiteral("/below/a/file");
        const Finding data = findingOf(examineFiles(places), "data");
        QCOMPARE(data.verdict, Finding::Verdict::Bad);
        QVERIFY(!data.advice.isEmpty() && data.command.startsWith(QLatin1String("sudo chown")));
        QCOMPARE(findingOf(examineFiles(this->places()), "data").verdict, Finding::Verdict::Good);
    }

    void theDoctorNamesTheLineOfABrokenConfiguration()
    {
        write(QStringLiteral(".sandbox.toml"), "[server]\nport = \n");
        const Finding config = findingOf(examineFiles(places()), "server-config");
        QCOMPARE(config.verdict, Finding::Verdict::Note);
        QVERIFY2(config.line.contains(QLatin1String("line 2")), qUtf8Printable(config.line));
    }

    void theDoctorTellsOfAnEngineThatDoesNotAnswer()
    {
        CurlHttpClient http;
        KeychainStore secrets(QStringLiteral("opensandbox-console-test"));
        ConnectionProfile silent;
        silent.id = QStringLiteral("a");
        silent.name = QStringLiteral("Nobody");
        silent.endpoint = QStringLiteral("unix://") + m_root->filePath(QStringLiteral("none.sock"));
        ConsoleDoctor doctor(
            http, secrets, [silent] { return QList<ConnectionProfile>{silent}; }, places());
        std::optional<QList<Finding>> findings;
        const Operation examination =
            doctor.examine([&](const Result<QList<Finding>> &result) { findings = result.value(); });
        QTRY_VERIFY_WITH_TIMEOUT(findings.has_value(), 15'000);
        const Finding engine = findingOf(*findings, "engine");
        QCOMPARE(engine.verdict, Finding::Verdict::Bad);
        QVERIFY(!engine.advice.isEmpty());
        QVERIFY(!findingOf(*findings, "keychain").line.isEmpty());
        QVERIFY(!isWell(*findings));
        const QJsonObject json = QJsonDocument::fromJson(findingsAsJson(*findings)).object();
        QCOMPARE(json.value(QLatin1String("ok")).toBool(true), false);
        QVERIFY(findingsAsText(*findings).contains(QLatin1String("[bad]  Docker Engine Nobody")));
    }

    void anExaminationCanBeLetGoOf()
    {
        CurlHttpClient http;
        KeychainStore secrets(QStringLiteral("opensandbox-console-test"));
        ConsoleDoctor doctor(
            http, secrets, [] { return QList<ConnectionProfile>{ConnectionProfile()}; }, places());
        bool called = false;
        {
            const Operation examination =
                doctor.examine([&](const Result<QList<Finding>> &) { called = true; });
        }
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void aSleepAndASetClockAreNoticed_data()
    {
        QTest::addColumn<int>("wallStep");
        QTest::addColumn<int>("steadyStep");
        QTest::addColumn<int>("jumps");
        QTest::newRow("time passes") << 5000 << 5000 << 0;
        QTest::newRow("the clock is disciplined") << 5300 << 5000 << 0;
        QTest::newRow("the computer slept") << 3'600'000 << 5000 << 1;
        QTest::newRow("the clock was set back") << -3'600'000 << 5000 << 1;
    }
    void aSleepAndASetClockAreNoticed()
    {
        QFETCH(int, wallStep);
        QFETCH(int, steadyStep);
        auto wall = 1'000'000'000ms;
        auto steady = 5000ms;
        WakeWatch watch({.wall = [&] { return wall; }, .steady = [&] { return steady; }});
        QSignalSpy spy(&watch, &WakeWatch::jumped);
        wall += std::chrono::milliseconds(wallStep);
        steady += std::chrono::milliseconds(steadyStep);
        watch.check();
        watch.check();
        QTEST(static_cast<int>(spy.size()), "jumps");
    }

private:
    void write(const QString &relative, const QByteArray &content)
    {
        const QString path = m_root->filePath(relative);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] ConsoleDoctor::Places places() const
    {
        return {.home = m_root->path(),
                .configuration = m_root->filePath(QStringLiteral("config/a")),
                .data = m_root->filePath(QStringLiteral("data/a")),
                .variable = [](const QString &) { return QString(); }};
    }
    [[nodiscard]] static Finding findingOf(const QList<Finding> &findings, const char *id)
    {
        for (const Finding &finding : findings)
            if (finding.id == QLatin1String(id))
                return finding;
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QMap<QString, QString> m_variables;
    Environment m_environment;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestFound)
#include "tst_found.moc"
