// SPDX-License-Identifier: Apache-2.0
#include "createbench.h"
#include "dockerhostpathservice.h"
#include "volumeprepare.h"

#include <QTest>

using namespace osc;
using namespace osc::test;

/// The volumes and host folders of a creation, against an engine in the process of the test.
class TestCreateVolumes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<CreateBench>(); }
    void cleanup() { m_bench.reset(); }

    void aMissingVolumeIsMadeAndTakenBackWhenTheCreationFails();
    void theInventoryKnowsOfAVolumeBeforeTheContainerIsMade();
    void aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept_data();
    void aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept();
    void aVolumeOfSomebodyElseSurvivesARequestThatWasCutOff();
    void aLinkOutOfAVolumeIsNotMounted();
    void aLinkOutOfTheAllowedFoldersIsNotAllowed();

private:
    /// A volume that is not there until it is created; the engine's clock then says 10:00.
    void provideVolume(const QByteArray &labels, const QByteArray &createdAt = "2026-11-21T10:00:00Z");

    static SandboxSpec specWithVolume()
    {
        auto spec = CreateBench::spec();
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.claim.claimName = QStringLiteral("data");
        volume.claim.deleteOnSandboxTermination = true;
        volume.mountPath = QStringLiteral("/mnt/data");
        volume.subPath = QStringLiteral("a/b");
        spec.volumes = {volume};
        return spec;
    }

    std::unique_ptr<CreateBench> m_bench;
    QByteArray m_volumeAnswer;
};

void TestCreateVolumes::provideVolume(const QByteArray &labels, const QByteArray &createdAt)
{
    m_volumeAnswer = R"({"Name":"data","Driver":"local","Mountpoint":"/v/data","CreatedAt":")" + createdAt +
                     R"(","Labels":)" + labels + '}';
    m_bench->server.route("POST", "/v1.41/volumes/create", [this](const Exchange &exchange) {
        const auto answer = m_volumeAnswer;
        m_bench->server.route("GET", "/v1.41/volumes/data", HttpTestServer::reply(200, answer));
        exchange->reply(201, answer, {{"Date", "Sat, 21 Nov 2026 10:00:01 GMT"}});
    });
}

void TestCreateVolumes::aMissingVolumeIsMadeAndTakenBackWhenTheCreationFails()
{
    provideVolume(R"({"opensandbox.io/volume-managed-by":"server"})");
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::failWith(500, "boom"));
    QVERIFY(!m_bench->create(specWithVolume()));
    const auto body = m_bench->bodies("/v1.41/containers/create").value(0);
    QCOMPARE(body[QStringLiteral("HostConfig")][QStringLiteral("Binds")][0].toString(),
             QStringLiteral("/v/data/a/b:/mnt/data:rw"));
    QCOMPARE(body[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/volume-managed-by")].toString(),
             QStringLiteral("[\"data\"]"));
    QVERIFY(m_bench->calls("DELETE").contains(QStringLiteral("/volumes/data")));
}

void TestCreateVolumes::theInventoryKnowsOfAVolumeBeforeTheContainerIsMade()
{
    provideVolume(R"({"opensandbox.io/volume-managed-by":"server"})");
    QString known;
    m_bench->server.route("POST", "/v1.41/containers/create", [&](const Exchange &exchange) {
        known = m_bench->inventory.records.first().facts.value(QStringLiteral("volumes"));
        exchange->reply(201, R"({"Id":"c0ffee"})");
    });
    auto spec = specWithVolume();
    QVERIFY(m_bench->create(spec));
    QCOMPARE(known, QStringLiteral("data"));
    known.clear();
    m_bench->server.route("GET", "/v1.41/volumes/data", HttpTestServer::failWith(404, "no such volume"));
    m_bench->inventory.records.clear();
    spec.volumes.first().claim.deleteOnSandboxTermination = false;
    QVERIFY(m_bench->create(spec));
    QVERIFY2(known.isEmpty(), "somebody may use it before the next start");
}

void TestCreateVolumes::aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept_data()
{
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<QByteArray>("createdAt");
    QTest::newRow("by a user") << QByteArray("null") << QByteArray("2026-11-21T10:00:00Z");
    QTest::newRow("by another controller, a while ago")
        << QByteArray(R"({"opensandbox.io/volume-managed-by":"server"})")
        << QByteArray("2026-11-21T10:59:50+01:00");
}

void TestCreateVolumes::aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept()
{
    QFETCH(QByteArray, labels);
    QFETCH(QByteArray, createdAt);
    provideVolume(labels, createdAt);
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::failWith(500, "boom"));
    QVERIFY(!m_bench->create(specWithVolume()));
    const auto body = m_bench->bodies("/v1.41/containers/create").value(0);
    QVERIFY(body[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/volume-managed-by")]
                .toString()
                .isEmpty());
    QCOMPARE(m_bench->calls("DELETE").size(), 1);
    QVERIFY(!m_bench->calls("DELETE").contains(QStringLiteral("/volumes/data")));
}

void TestCreateVolumes::aVolumeOfSomebodyElseSurvivesARequestThatWasCutOff()
{
    provideVolume("null");
    const auto answer = m_volumeAnswer;
    m_bench->server.route("POST", "/v1.41/volumes/create", [this, answer](const Exchange &) {
        m_bench->server.route("GET", "/v1.41/volumes/data", HttpTestServer::reply(200, answer));
    });
    auto operation = m_bench->creator->create(specWithVolume(), {}, [](const Result<CreateOutcome> &) {});
    QTRY_COMPARE(m_bench->calls("POST").size(), 1);
    operation.cancel();
    QTRY_COMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::Failed);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestCreateVolumes::aLinkOutOfAVolumeIsNotMounted()
{
    const QDir folder(m_bench->folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("volume/inside")) && folder.mkpath(QStringLiteral("out")));
    for (const auto &target : {QStringLiteral("out"), QStringLiteral("volume/inside")})
        QVERIFY(QFile::link(folder.filePath(target),
                            folder.filePath(QStringLiteral("volume/to-") + target.section(u'/', -1))));
    VolumeDetails volume;
    volume.name = QStringLiteral("data");
    volume.driver = QStringLiteral("local");
    volume.mountpoint = folder.filePath(QStringLiteral("volume"));
    for (const auto &good :
         {QStringLiteral("inside"), QStringLiteral("to-inside"), QStringLiteral("new/x")}) {
        const auto source = claimSubPath(volume, good);
        QVERIFY2(source, qPrintable(good));
        QCOMPARE(*source, folder.filePath(QStringLiteral("volume/") + good));
    }
    for (const auto &bad : {QStringLiteral("to-out"), QStringLiteral("../out")}) {
        const auto source = claimSubPath(volume, bad);
        QVERIFY2(!source, qPrintable(bad));
        QCOMPARE(source.error().kind, ErrorKind::Invalid);
        QCOMPARE(source.error().code, QStringLiteral("VOLUME::INVALID_SUB_PATH"));
    }
}

void TestCreateVolumes::aLinkOutOfTheAllowedFoldersIsNotAllowed()
{
    const QDir folder(m_bench->folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("in")) && folder.mkpath(QStringLiteral("out")));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("out")), folder.filePath(QStringLiteral("in/link"))));
    m_bench->profile.allowedHostPaths = {folder.filePath(QStringLiteral("in"))};
    DockerHostPathService paths(m_bench->context);
    const auto look = [&](const QString &path) {
        const auto facts = await<HostPathFacts>(
            [&](auto done) { return paths.inspect(folder.filePath(path), {}, std::move(done)); });
        return facts ? *facts : HostPathFacts();
    };
    QVERIFY(look(QStringLiteral("in")).allowed);
    QVERIFY(look(QStringLiteral("in/new")).willBeCreated);
    const auto link = look(QStringLiteral("in/link"));
    QVERIFY(link.exists && link.isDirectory);
    QVERIFY(!link.allowed);
    QCOMPARE(link.resolved, QFileInfo(folder.filePath(QStringLiteral("out"))).canonicalFilePath());

    m_bench->profile.allowedHostPaths.clear();
    QVERIFY2(!look(QStringLiteral("in")).allowed, "nothing is allowed before the user was asked");
}

QTEST_GUILESS_MAIN(TestCreateVolumes)
#include "tst_createvolumes.moc"
