// SPDX-License-Identifier: Apache-2.0
#include "enginecodec.h"
#include "inspectmask.h"
#include "metadatastore.h"
#include "statemapping.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the Engine said of a container that the official server 1.1.1 had made.
QByteArray recorded(const QString &name)
{
    return readFile(QStringLiteral(TEST_DATA_DIR "/docker/inspect-%1.json").arg(name));
}

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace

/// Containers, labels and files become sandboxes.
class TestSandboxMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesAreMappedAsTheReferenceDoes_data();
    void statesAreMappedAsTheReferenceDoes();
    void aSandboxOfTheServerIsReadWhole();
    void anElementReadsTheSameAloneAndInItsList_data();
    void anElementReadsTheSameAloneAndInItsList();
    void behindASidecarThePortsComeFromTheLabels();
    void aSandboxFromASnapshotHasNoImage();
    void anOssfsMountIsKnownByItsLabel();
    void aPlaceInsideAVolumeIsAClaimWithASubPath();
    void timesAreReadInEverySpelling_data();
    void timesAreReadInEverySpelling();
    void theFileIsNewerThanTheInventoryWhichIsNewerThanTheLabel();
    void labelsOfToolsAreNoMetadata();
    void theMetadataFileReplacesTheLabels();
    void changesAreCountedOutsideMountsOnce();
    void filesAreWrittenAsTheServerWritesThem();
    void idsThatAreNoFileNamesHaveNoFiles_data();
    void idsThatAreNoFileNamesHaveNoFiles();
    void brokenFilesReadAsNothing();
    void secretsAreMaskedInInspect();
    void everyCutOfAnInspectIsSurvived();
};

void TestSandboxMapping::statesAreMappedAsTheReferenceDoes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<SandboxState>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *json, SandboxState state, const char *reason,
                        const char *message) {
        QTest::newRow(name) << QByteArray(json) << state << QString::fromLatin1(reason)
                            << QString::fromUtf8(message);
    };
    using S = SandboxState;
    row("running", R"("Status":"running","Running":true)", S::Running, "CONTAINER_RUNNING", "");
    row("paused", R"("Status":"paused","Running":true,"Paused":true)", S::Paused, "CONTAINER_PAUSED", "");
    row("restarting", R"("Status":"restarting","Restarting":true)", S::Running, "CONTAINER_RESTARTING",
        "restarting");
    row("created", R"("Status":"created")", S::Pending, "CONTAINER_STARTING", "starting");
    row("failed start", R"("Status":"created","ExitCode":127,"Error":"exec: not found\nmore")", S::Pending,
        "CONTAINER_STARTING", "could not start: exec: not found");
    row("success", R"("Status":"exited","ExitCode":0)", S::Terminated, "CONTAINER_EXITED", "exit code 0");
    row("dead", R"("Status":"dead","ExitCode":1)", S::Failed, "CONTAINER_EXITED_ERROR", "exit code 1");
    row("not found", R"("Status":"exited","ExitCode":127)", S::Failed, "CONTAINER_EXITED_ERROR",
        "exit code 127, command not found");
    row("memory", R"("Status":"exited","ExitCode":137,"OOMKilled":true)", S::Failed, "CONTAINER_EXITED_ERROR",
        "out of memory");
    row("killed", R"("Status":"exited","ExitCode":137)", S::Failed, "CONTAINER_EXITED_ERROR",
        "exit code 137, killed");
    row("removing", R"("Status":"removing")", S::Unknown, "CONTAINER_STATE_UNKNOWN", "being removed");
    row("new word", R"("Status":"<b>x</b>")", S::Unknown, "CONTAINER_STATE_UNKNOWN",
        "the engine says “<b>x</b>”");
    row("nothing", R"("Status":null)", S::Unknown, "CONTAINER_STATE_UNKNOWN", "the engine told no state");
}

void TestSandboxMapping::statesAreMappedAsTheReferenceDoes()
{
    QFETCH(QByteArray, json);
    const auto container =
        decodeContainer(R"({"Id":"c","Created":"2026-11-21T10:00:00Z","State":{)" + json + "}}");
    QVERIFY(container.ok());
    const auto status = mapState(*container);
    QTEST(status.state, "state");
    QTEST(status.reason, "reason");
    QTEST(status.message, "message");
    QCOMPARE(status.lastTransitionAt, utc(QStringLiteral("2026-11-21T10:00:00Z")));
}

void TestSandboxMapping::aSandboxOfTheServerIsReadWhole()
{
    const auto container = decodeContainer(recorded(QStringLiteral("volumes-env-limits")));
    QVERIFY(container.ok());
    SandboxSources sources;
    sources.publicHost = QStringLiteral("127.0.0.1");
    sources.imageName = QStringLiteral("osbtest/base:latest");
    const auto sandbox = mapSandbox(*container, sources);
    QCOMPARE(sandbox.metadata, (QMap<QString, QString>{{QStringLiteral("project"), QStringLiteral("alpha")},
                                                       {QStringLiteral("team"), QStringLiteral("red")}}));
    QCOMPARE(sandbox.execd, ExecdPresence::Present);
    QCOMPARE(sandbox.entrypoint.first(), QStringLiteral("tail"));
    QCOMPARE(sandbox.memoryLimit, 536870912);
    QCOMPARE(sandbox.nanoCpus, 500000000);
    QCOMPARE(sandbox.createdAt, utc(QStringLiteral("2026-11-21T07:17:39.402Z")));
    QCOMPARE(sandbox.expiresAt, utc(QStringLiteral("2026-11-21T07:47:39.328Z")));
    QVERIFY(sandbox.endpoints.value(44772).startsWith(QLatin1String("127.0.0.1:")));
    QCOMPARE(sandbox.extensions.value(QStringLiteral("access.renew.extend.seconds")), QStringLiteral("600"));
    QCOMPARE(sandbox.mounts.size(), 4);
    QCOMPARE(
        sandbox.mounts.at(0),
        (Mount{VolumeKind::Claim, QStringLiteral("osbtest-data"), {}, QStringLiteral("/mnt/data"), false}));
    QVERIFY(sandbox.mounts.at(1).readOnly);
}

/// Alone it is read without its networks.
void TestSandboxMapping::anElementReadsTheSameAloneAndInItsList_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isReadable");
    const auto add = [](const char *name, const QByteArray &json, bool isReadable) {
        QTest::newRow(name) << json << isReadable;
    };
    add("no networks", R"({"Id":"c","State":"running"})", true);
    add("networks first", R"({"NetworkSettings":{"a":{"b":[1,2]}},"Id":"c","State":"running"})", true);
    add("networks last", R"({"Id":"c","State":"running","NetworkSettings":{"a":{"b":[{}]}}})", true);
    add("nothing else", R"({"NetworkSettings":{}})", false);
    add("twice", R"({"NetworkSettings":1,"Id":"c","NetworkSettings":[],"State":"running"})", true);
    add("a text", R"({"NetworkSettings":"}],\"\\","Id":"c","State":"running"})", true);
    add("texts in it", R"({"NetworkSettings":{"}\\":"{[\"","k":"],"},"Id":"c","State":"running"})", true);
    add("spaces", "{ \"NetworkSettings\"\n:\t{ } ,\r\n \"Id\" : \"c\" , \"State\":\"running\" }", true);
    add("further in", R"({"Labels":{"NetworkSettings":"kept"},"Id":"c","State":"running"})", true);
    add("a value of that name", R"({"Id":"NetworkSettings","State":"running"})", true);
    add("an escaped name", R"({"Network\u0053ettings":{},"Id":"c","State":"running"})", true);
    add("a list", R"(["NetworkSettings",{"Id":"c"}])", false);
    add("a text only", R"("NetworkSettings")", false);
    add("nothing", "", false);
    add("cut in the networks", R"({"Id":"c","NetworkSettings":{"a":)", false);
    add("cut in a text", R"({"Id":"c","NetworkSettings":"a)", false);
    add("cut after a backslash", R"({"Id":"c","NetworkSettings":"a\)", false);
    add("cut after the name", R"({"Id":"c","NetworkSettings")", false);
    add("cut after the colon", R"({"Id":"c","NetworkSettings":)", false);
    add("other shapes inside",
        R"({"Id":"c","State":"running","Names":{"a":"b"},"Labels":[{"a":"b"}],"HostConfig":[{"NetworkMode":"x"}],)"
        R"("Mounts":[["x",true,7],null,{"Type":["bind"],"RW":{"RW":false}}],"Ports":[["x"],7,{"Type":"tcp"}]})",
        true);
    add("other types", R"({"Id":"c","State":"running","Created":"x","Image":7,"Mounts":true,"Ports":{}})",
        true);
    add("nested deeply", R"({"Id":"c","Labels":)" + QByteArray(200, '[') + QByteArray(200, ']') + '}', false);
    add("an end too many", R"({"Id":"c","NetworkSettings":{}}})", false);
}

void TestSandboxMapping::anElementReadsTheSameAloneAndInItsList()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isReadable);
    const auto alone = decodeContainerSummary(json);
    QCOMPARE(alone.has_value(), isReadable);
    if (!isReadable)
        return;
    const auto list = decodeContainerList('[' + json + ']');
    QVERIFY(list.ok());
    QCOMPARE(list->size(), 1);
    QCOMPARE(alone->id, list->first().id);
    QCOMPARE(alone->state, list->first().state);
    QCOMPARE(alone->labels, list->first().labels);
    QVERIFY(alone->ports.isEmpty());
}

void TestSandboxMapping::behindASidecarThePortsComeFromTheLabels()
{
    SandboxSources sources;
    sources.publicHost = QStringLiteral("engine");
    const auto sandbox =
        mapSandbox(*decodeContainer(recorded(QStringLiteral("with-network-policy"))), sources);
    QCOMPARE(sandbox.endpoints.value(44772), QStringLiteral("engine:53545"));
    QCOMPARE(sandbox.endpoints.value(8080), QStringLiteral("engine:41407"));
    QVERIFY(sandbox.mounts.isEmpty()); // the runtime volume is nobody's data
    QCOMPARE(sandbox.ownedVolumes.size(), 1);
}

void TestSandboxMapping::aSandboxFromASnapshotHasNoImage()
{
    const auto sandbox = mapSandbox(*decodeContainer(recorded(QStringLiteral("from-snapshot"))), {});
    QCOMPARE(sandbox.image, QString());
    QCOMPARE(sandbox.snapshotId, QStringLiteral("41d49147-34c5-4e9b-80c0-c11d64d13c64"));
}

void TestSandboxMapping::anOssfsMountIsKnownByItsLabel()
{
    const auto sandbox = mapSandbox(*decodeContainer(recorded(QStringLiteral("ossfs"))), {});
    QCOMPARE(sandbox.mounts, (QList<Mount>{{VolumeKind::Ossfs, QStringLiteral("/tmp/osb-ossfs/osb-bucket"),
                                            QLatin1String(""), QStringLiteral("/mnt/o"), false}}));
    SandboxSources sources;
    sources.bucketsRoot = QStringLiteral("/tmp/osb-ossfs"); // then it is a bucket, and no folder
    const auto known = mapSandbox(*decodeContainer(recorded(QStringLiteral("ossfs"))), sources);
    QCOMPARE(known.mounts.value(0).source, QStringLiteral("osb-bucket"));
}

void TestSandboxMapping::aPlaceInsideAVolumeIsAClaimWithASubPath()
{
    ContainerFacts container;
    container.mounts = {{QStringLiteral("bind"),
                         {},
                         QStringLiteral("/var/lib/docker/volumes/data/_data/a/b"),
                         QStringLiteral("/x"),
                         false},
                        {QStringLiteral("bind"),
                         {},
                         QStringLiteral("/var/lib/docker/volumes/data"),
                         QStringLiteral("/y"),
                         false},
                        {QStringLiteral("tmpfs"), {}, {}, QStringLiteral("/z"), false}};
    SandboxSources sources;
    sources.volumesRoot = QStringLiteral("/var/lib/docker/volumes");
    const auto mounts = mapSandbox(container, sources).mounts;
    QCOMPARE(mounts.size(), 2);
    QCOMPARE(mounts.at(0), (Mount{VolumeKind::Claim, QStringLiteral("data"), QStringLiteral("a/b"),
                                  QStringLiteral("/x"), false}));
    QCOMPARE(mounts.at(1).kind, VolumeKind::Host);
}

void TestSandboxMapping::timesAreReadInEverySpelling_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
    };
    row("2026-11-21T07:17:39.40217514Z", "2026-11-21T07:17:39.402Z");
    row("2026-11-21T07:17:39.9Z", "2026-11-21T07:17:39.900Z");
    row("2026-11-21T07:17:39+00:00", "2026-11-21T07:17:39.000Z");
    row("2026-11-21T07:17:39.123456+02:00", "2026-11-21T05:17:39.123Z");
    row("2030-01-01T00:00:00", "2030-01-01T00:00:00.000Z");
    row("0001-01-01T00:00:00Z", "");
    row("soon", "");
    row("", "");
}

void TestSandboxMapping::timesAreReadInEverySpelling()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto time = decodeTime(text);
    QCOMPARE(time.isValid() ? time.toString(Qt::ISODateWithMs) : QString(), expected);
}

void TestSandboxMapping::theFileIsNewerThanTheInventoryWhichIsNewerThanTheLabel()
{
    ContainerFacts container;
    container.labels = {{labels::expiresAt, QStringLiteral("2026-01-01T00:00:00+00:00")}};
    SandboxSources sources;
    QCOMPARE(mapSandbox(container, sources).expiresAt, utc(QStringLiteral("2026-01-01T00:00:00Z")));
    sources.inventoryExpiry = utc(QStringLiteral("2026-03-01T00:00:00Z"));
    QCOMPARE(mapSandbox(container, sources).expiresAt, sources.inventoryExpiry);
    sources.stored.expiresAt = utc(QStringLiteral("2026-02-01T00:00:00Z"));
    QCOMPARE(mapSandbox(container, sources).expiresAt, sources.stored.expiresAt);
}

void TestSandboxMapping::labelsOfToolsAreNoMetadata()
{
    const QMap<QString, QString> all{{QStringLiteral("opensandbox.io/id"), QStringLiteral("x")},
                                     {QStringLiteral("com.docker.compose"), QStringLiteral("x")},
                                     {QStringLiteral("desktop.docker.io"), QStringLiteral("x")},
                                     {QStringLiteral("org.opencontainers.image.title"), QStringLiteral("x")},
                                     {QStringLiteral("maintainer"), QStringLiteral("x")}};
    QCOMPARE(userMetadata(all).keys(), QStringList{QStringLiteral("maintainer")});
}

void TestSandboxMapping::theMetadataFileReplacesTheLabels()
{
    ContainerFacts container;
    container.labels = {{QStringLiteral("team"), QStringLiteral("red")}};
    SandboxSources sources;
    sources.stored.metadata = QMap<QString, QString>();
    QVERIFY(mapSandbox(container, sources).metadata.isEmpty());
}

void TestSandboxMapping::changesAreCountedOutsideMountsOnce()
{
    const QByteArray json =
        R"([{"Path":"/root","Kind":0},{"Path":"/root/a","Kind":1},{"Path":"/root/a/1","Kind":1},
        {"Path":"/data","Kind":0},{"Path":"/data/x","Kind":1},{"Path":"/gone","Kind":2},{"Path":7},"x"])";
    QCOMPARE(*decodeChangeCount(json, {QStringLiteral("/data")}), 2);
    QCOMPARE(*decodeChangeCount("null", {}), 0);
    QCOMPARE(decodeChangeCount("{}", {}).error().kind, ErrorKind::Protocol);
}

void TestSandboxMapping::filesAreWrittenAsTheServerWritesThem()
{
    QTemporaryDir home;
    const MetadataStore store(home.path());
    const auto id = QStringLiteral("abc");
    QVERIFY(store.writeMetadata(id, {{QStringLiteral("b"), QStringLiteral("ä\"")}, {QStringLiteral("a"), {}}})
                .ok());
    QCOMPARE(readFile(store.metadataDirectory() + QStringLiteral("/abc.json")),
             R"({"a": "", "b": "\u00e4\""})");
    QVERIFY(store.writeExpiry(id, utc(QStringLiteral("2026-11-21T08:07:45.120Z"))).ok());
    QCOMPARE(readFile(store.expirationDirectory() + QStringLiteral("/abc.json")),
             R"({"expires_at": "2026-11-21T08:07:45.120000+00:00"})");
    QCOMPARE(store.read(id).metadata->value(QStringLiteral("b")), QStringLiteral("ä\""));
    QCOMPARE(QDir(store.metadataDirectory()).entryList(QDir::Files), QStringList{QStringLiteral("abc.json")});
    QVERIFY(store.remove(id).ok());
    QVERIFY(store.remove(id).ok());
    QCOMPARE(store.read(id), StoredFacts());
}

void TestSandboxMapping::idsThatAreNoFileNamesHaveNoFiles_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("above") << QStringLiteral("../../evil");
    QTest::newRow("absolute") << QStringLiteral("/etc/evil");
    QTest::newRow("empty") << QString();
    QTest::newRow("hidden") << QStringLiteral(".x");
    QTest::newRow("long") << QString(300, u'x');
}

void TestSandboxMapping::idsThatAreNoFileNamesHaveNoFiles()
{
    QFETCH(QString, id);
    QTemporaryDir home;
    const MetadataStore store(home.path() + QStringLiteral("/deep/down"));
    QCOMPARE(store.writeMetadata(id, {}).error().kind, ErrorKind::Invalid);
    QCOMPARE(store.writeExpiry(id, QDateTime::currentDateTimeUtc()).error().kind, ErrorKind::Invalid);
    QCOMPARE(store.read(id), StoredFacts());
    QVERIFY(QDir(home.path()).isEmpty());
}

void TestSandboxMapping::brokenFilesReadAsNothing()
{
    QTemporaryDir home;
    const MetadataStore store(home.path());
    QVERIFY(QDir().mkpath(store.expirationDirectory()));
    for (const QByteArray content :
         {"", "[]", "{\"expires_at\": 5}", "{\"expires_at\": \"soon\"}", "{\"a\""}) {
        for (const auto &folder : {store.metadataDirectory(), store.expirationDirectory()}) {
            QFile file(folder + QStringLiteral("/x.json"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        QVERIFY2(!store.read(QStringLiteral("x")).expiresAt.isValid(), content.constData());
    }
}

void TestSandboxMapping::secretsAreMaskedInInspect()
{
    const QByteArray json = R"({"Id":"c","Args":["run","--password","hidden1","--token=hidden2","-f"],
        "Config":{"Env":["API_KEY=hidden3","PATH=/bin","Db_Password=hidden4","URL=https://me:hidden5@host/x",
        "DB_PASS=hidden7","MYSQL_PWD=hidden8","SENTRY_DSN=hidden9","COOKIE=hidden10","Private=hidden11",
        "BASIC_AUTH=hidden12","REPO=https://hidden13@host/y","PROXY=http://a:hidden14@hidden15@host",
        "PLAIN=http://registry:4873/@scope/name"],
        "Labels":{"opensandbox.io/egress-auth-token":"hidden6","team":"red"},"Cmd":null}})";
    const auto masked = maskedInspect(json);
    QVERIFY(masked.ok());
    QVERIFY2(!masked->contains("hidden"), masked->constData());
    for (const QByteArray kept :
         {"API_KEY=***", "PATH=/bin", "https://***@host/x", "https://***@host/y", "http://***@host\"",
          "http://registry:4873/@scope/name", "\"team\": \"red\"", "\"-f\""})
        QVERIFY2(masked->contains(kept), kept.constData());
    QCOMPARE(maskedInspect("no JSON").error().kind, ErrorKind::Protocol);
}

void TestSandboxMapping::everyCutOfAnInspectIsSurvived()
{
    const auto whole = recorded(QStringLiteral("volumes-env-limits"));
    QVERIFY(whole.size() > 1000);
    for (qsizetype size = 0; size < whole.size(); size += 7) {
        const auto cut = whole.left(size);
        QVERIFY(!decodeContainer(cut).ok());
        QVERIFY(!maskedInspect(cut).ok());
    }
}

QTEST_GUILESS_MAIN(TestSandboxMapping)
#include "tst_sandboxmapping.moc"
