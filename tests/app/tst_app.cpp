// SPDX-License-Identifier: Apache-2.0
#include "commandline.h"
#include "connections.h"
#include "fakebackend.h"
#include "profiles.h"
#include "settings.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace osc;
using namespace osc::test;

class TestApp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profilesComeBackAsTheyWereKept()
    {
        ConnectionProfile profile;
        profile.id = QStringLiteral("a");
        profile.name = QStringLiteral("This computer");
        profile.endpoint = QStringLiteral("tcp://host:2376");
        profile.tlsDirectory = QStringLiteral("/certs");
        profile.verifyTls = false;
        profile.allowedHostPaths = {QStringLiteral("/data")};
        profile.maxTimeoutSeconds = 5'000'000'000;
        profile.openAtStart = false;
        profile.requestTimeoutSeconds = 90;
        profile.useServerProxy = true;
        profile.caFile = QStringLiteral("/etc/ssl/acme.pem");
        profile.proxy = QStringLiteral("http://proxy.acme.example:3128");
        profile.headers = {{QStringLiteral("X-Team"), QStringLiteral("a: b"), false},
                           {QStringLiteral("X-Gate"), {}, true}};
        QCOMPARE(profilesFromJson(profilesToJson({profile})), QList<ConnectionProfile>{profile});
    }

    void secretsOfAConnectionAreNotWritten()
    {
        ConnectionProfile profile;
        profile.id = QStringLiteral("a");
        profile.headers = {{QStringLiteral("X-Gate"), QStringLiteral("geheim"), true}};
        profile.proxy = QStringLiteral("http://mei:geheim@proxy.acme.example:3128");
        const QByteArray json = profilesToJson({profile});
        QVERIFY2(!json.contains("geheim"), json.constData());
        const auto read = profilesFromJson(json);
        QCOMPARE(read.first().proxy, QStringLiteral("http://mei@proxy.acme.example:3128"));
        QVERIFY(read.first().headers.first().secret);

        // Nor is one read that somebody wrote there by hand.
        const auto typed = profilesFromJson(
            R"({"connections":[{"id":"a","headers":[{"name":"X","value":"v","secret":true},{"value":"no name"},7]}]})");
        QCOMPARE(typed.first().headers, (QList<ProfileHeader>{{QStringLiteral("X"), {}, true}}));
    }

    void aTimeoutOutOfRangeIsBroughtIntoIt()
    {
        const auto read = profilesFromJson(
            R"({"connections":[{"id":"a","requestTimeoutSeconds":0},{"id":"b","requestTimeoutSeconds":99999},)"
            R"({"id":"c","requestTimeoutSeconds":"soon"}]})");
        QCOMPARE(read.at(0).requestTimeoutSeconds, 1);
        QCOMPARE(read.at(1).requestTimeoutSeconds, 3600);
        QCOMPARE(read.at(2).requestTimeoutSeconds, 30);
    }

    void savedFiltersComeBackAsTheyWereKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        WindowSettings settings;
        SandboxFilter filter;
        filter.search = QStringLiteral("a, \"b\" = c;");
        filter.states = {SandboxState::Failed, SandboxState::Unknown};
        filter.connectionId = QStringLiteral("here");
        filter.metadata = {{QStringLiteral("team"), QStringLiteral("x, y")},
                           {QStringLiteral("empty"), QString()}};
        filter.expiringSoon = true;
        settings.savedFilters = {{QStringLiteral("broken, 陈"), filter}, {QStringLiteral("none"), {}}};
        FileSettings(file).save(settings);
        QCOMPARE(FileSettings(file).load().savedFilters, settings.savedFilters);
        settings.savedFilters.removeFirst();
        FileSettings(file).save(settings);
        QCOMPARE(FileSettings(file).load().savedFilters, settings.savedFilters);
    }

    void windowsOfDetailsComeBackAsTheyWereKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        WindowSettings settings;
        settings.tornOff = {{.sandbox = QStringLiteral("here/a, b"), .geometry = "\0\1\xff", .tab = 3},
                            {.sandbox = QStringLiteral("here/c"), .geometry = {}, .tab = 0}};
        FileSettings(file).save(settings);
        QCOMPARE(FileSettings(file).load().tornOff, settings.tornOff);
        settings.tornOff.removeFirst();
        FileSettings(file).save(settings);
        QCOMPARE(FileSettings(file).load().tornOff, settings.tornOff);
    }

    void savedFiltersOfAnyContentAreRead()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("window.ini"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[savedFilters]\n1\\name=one\n1\\states=Running, Sleeping, 7\n1\\metadata=odd\n"
                   "1\\mine=maybe\nsize=2000000000\n");
        file.close();
        const QList<SavedFilter> filters = FileSettings(name).load().savedFilters;
        QCOMPARE(filters.size(), 200);
        QCOMPARE(filters.constFirst().filter.states, QSet<SandboxState>{SandboxState::Running});
        QVERIFY(filters.constFirst().filter.metadata.isEmpty());
        QCOMPARE(SavedFilters(filters).all().size(), 1); // the others have no name
    }

    void aFileOfAnyContentIsRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("count");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("cut off") << QByteArray("{\"connections\":[{\"id\":\"a\"") << 0;
        QTest::newRow("wrong types")
            << QByteArray(
                   "{\"connections\":[7,null,{\"id\":3},{\"id\":\"a\",\"name\":[],\"verifyTls\":\"x\"}]}")
            << 1;
        QTest::newRow("twice the same")
            << QByteArray("{\"connections\":[{\"id\":\"a\"},{\"id\":\"a\"}]}") << 1;
    }
    void aFileOfAnyContentIsRead()
    {
        QFETCH(QByteArray, json);
        QTEST(static_cast<int>(profilesFromJson(json).size()), "count");
    }

    void optionsAreReadAndCorrected_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("ok");
        QTest::newRow("none") << QStringList{} << true;
        QTest::newRow("all") << QStringList{QStringLiteral("--theme"),       QStringLiteral("dark"),
                                            QStringLiteral("--docker-host"), QStringLiteral("unix:///x"),
                                            QStringLiteral("--geometry"),    QStringLiteral("1440x900")}
                             << true;
        QTest::newRow("no such theme") << QStringList{QStringLiteral("--theme=pink")} << false;
        QTest::newRow("no size") << QStringList{QStringLiteral("--geometry=big")} << false;
        QTest::newRow("unknown") << QStringList{QStringLiteral("--frob")} << false;
        QTest::newRow("stray word") << QStringList{QStringLiteral("frob")} << false;
    }
    void optionsAreReadAndCorrected()
    {
        QFETCH(QStringList, arguments);
        QFETCH(bool, ok);
        QCOMPARE(parseCommandLine(QStringList{QStringLiteral("console")} + arguments).ok(), ok);
    }

    void theSizeOfTheWindowIsReadBeforeQtTakesIt()
    {
        const char *argv[] = {"console", "--theme", "dark", "--geometry", "1000x700"};
        const auto given = [&argv](int argc) { return geometryArguments(argc, const_cast<char **>(argv)); };
        QCOMPARE(given(5), (QStringList{QStringLiteral("--geometry"), QStringLiteral("1000x700")}));
        QCOMPARE(given(4), QStringList());
        QCOMPARE(given(1), QStringList());
        const auto line = parseCommandLine(QStringList{QStringLiteral("console")} + given(5));
        QVERIFY(line.ok());
        QCOMPARE(line->size, std::optional(QSize(1000, 700)));
    }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("ok");
        QTest::newRow("socket") << QStringLiteral("unix:///var/run/docker.sock") << true;
        QTest::newRow("tcp") << QStringLiteral("tcp://host:2376") << true;
        QTest::newRow("relative socket") << QStringLiteral("unix://docker.sock") << false;
        QTest::newRow("no host") << QStringLiteral("tcp://") << false;
        QTest::newRow("path only") << QStringLiteral("/var/run/docker.sock") << false;
    }
    void addressesAreChecked()
    {
        QFETCH(QString, address);
        QFETCH(bool, ok);
        ConnectionRegistry registry;
        const Connections connections(registry, {}, {});
        QCOMPARE(connections.profileFor(address).ok(), ok);
    }

    void connectionsAreRememberedAndForgotten()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("sub/connections.json"));
        const auto make = [](const ConnectionProfile &profile) {
            auto backend = std::make_unique<FakeBackend>(profile.id, profile.name);
            backend->setProfile(profile);
            return backend;
        };
        {
            ConnectionRegistry registry;
            Connections connections(registry, make, file);
            connections.connectTo(*connections.profileFor(QStringLiteral("unix:///a.sock")));
            connections.connectTo(*connections.profileFor(QStringLiteral("unix:///b.sock")));
            connections.close(registry.backends().at(1)->profile().id);
        }
        ConnectionRegistry registry;
        Connections connections(registry, make, file);
        connections.load();
        QCOMPARE(registry.backends().size(), 2);
        connections.openAll();
        QCOMPARE(registry.backends().at(0)->status().state, ConnectionState::Live);
        QCOMPARE(registry.backends().at(1)->status().state, ConnectionState::Closed);
        connections.forget(registry.backends().at(0)->profile().id);
        QCOMPARE(registry.backends().size(), 1);
    }

    void whatOthersChangeInAProfileIsKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("connections.json"));
        const auto make = [](const ConnectionProfile &profile) {
            auto backend = std::make_unique<FakeBackend>(profile.id, profile.name);
            backend->setProfile(profile);
            return backend;
        };
        {
            ConnectionRegistry registry;
            Connections connections(registry, make, file);
            connections.connectTo(*connections.profileFor(QStringLiteral("unix:///a.sock")));
        }
        {
            ConnectionRegistry registry;
            Connections connections(registry, make, file);
            connections.load();
            ConnectionProfile profile = registry.backends().at(0)->profile();
            profile.allowedHostPaths = {QStringLiteral("/data")};
            registry.backends().at(0)->setProfile(profile);
        }
        ConnectionRegistry registry;
        Connections connections(registry, make, file);
        connections.load();
        QCOMPARE(registry.backends().at(0)->profile().allowedHostPaths, QStringList{QStringLiteral("/data")});
    }

    void outputThatNobodyReadsDoesNotEndTheProgram()
    {
        QProcess console;
        console.setChildProcessModifier([] {
            int ends[2];
            if (pipe(ends) == 0) {
                close(ends[0]);
                dup2(ends[1], STDOUT_FILENO);
            }
        });
        console.start(QStringLiteral(CONSOLE_PROGRAM), {QStringLiteral("--help")});
        QVERIFY(console.waitForFinished());
        QCOMPARE(console.exitStatus(), QProcess::NormalExit);
    }
};

QTEST_GUILESS_MAIN(TestApp)
#include "tst_app.moc"
