// SPDX-License-Identifier: Apache-2.0
#include "memoryinventory.h"
#include "metadatastore.h"
#include "realengine.h"
#include "testclock.h"

#include <docker/dockerbackend.h>

#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

using Kind = Leftover::Kind;

/// Leftovers of every kind on a real engine, beside things that look much like them. The console's clock is
/// eight days ahead, so that everything is old.
class TestDockerLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init();
    void cleanup();
    void everyKindIsFoundCleanedAndNothingElseIsTouched();
    void anExpiryThatWasRenewedInTheFileIsRespected();
    void whatIsInUseAgainIsNotCleaned();
    void whatIsGoneIsClean();
    void roomIsCountedForContainersAndVolumes();

private:
    [[nodiscard]] QList<Leftover> find();
    /// Of what this test has made; others use the engine too.
    [[nodiscard]] const Leftover *mine(const QList<Leftover> &found, Kind kind, const QString &id) const;
    [[nodiscard]] Done clean(const Leftover &leftover);
    QString makeVolume(const QByteArray &labels);
    [[nodiscard]] bool volumeExists(const QString &name);
    [[nodiscard]] QString makeExpired(const QString &sandboxId);
    [[nodiscard]] static QByteArray uuid() { return QUuid::createUuid().toByteArray(QUuid::WithoutBraces); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<MemoryInventory> m_inventory;
    TestClock m_clock;
    std::unique_ptr<DockerBackend> m_backend;
    QStringList m_volumes;
};

void TestDockerLeftovers::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<RealEngine>();
    m_inventory = std::make_unique<MemoryInventory>();
    m_clock.time = QDateTime::currentDateTimeUtc().addDays(8);
    m_backend = std::make_unique<DockerBackend>(
        RealEngine::profile(), m_engine->http(), *m_inventory, m_clock,
        DockerBackend::Options{m_home->path(), m_home->path() + QStringLiteral("/none")});
    m_backend->open();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Live);
}

void TestDockerLeftovers::cleanup()
{
    m_backend.reset();
    const QStringList volumes = std::exchange(m_volumes, {});
    auto engine = std::exchange(m_engine, nullptr);
    // A volume goes after the containers that name it; those go with their engine object.
    engine.reset();
    RealEngine last;
    for (const QString &name : volumes)
        (void)await<HttpResponse>([&](Callback<HttpResponse> done) {
            return last.engine().del("/volumes/" + name.toLatin1(), {}, {}, std::move(done));
        });
}

QList<Leftover> TestDockerLeftovers::find()
{
    const auto found = await<QList<Leftover>>(
        [&](Callback<QList<Leftover>> done) { return m_backend->leftovers()->find(7, std::move(done)); },
        60'000);
    if (!found)
        qWarning("%s", qPrintable(found.error().message));
    return found ? *found : QList<Leftover>();
}

const Leftover *TestDockerLeftovers::mine(const QList<Leftover> &found, Kind kind, const QString &id) const
{
    for (const Leftover &leftover : found)
        if (leftover.kind == kind && leftover.id == id)
            return &leftover;
    return nullptr;
}

Done TestDockerLeftovers::clean(const Leftover &leftover)
{
    return await<void>(
        [&](Callback<void> done) { return m_backend->leftovers()->clean(leftover, std::move(done)); },
        60'000);
}

QString TestDockerLeftovers::makeVolume(const QByteArray &labels)
{
    const QByteArray name = "console-test-" + uuid();
    const auto made =
        m_engine->post("/volumes/create", {}, R"({"Name":")" + name + R"(","Labels":)" + labels + '}');
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    m_volumes.append(QString::fromLatin1(name));
    return m_volumes.constLast();
}

bool TestDockerLeftovers::volumeExists(const QString &name)
{
    return m_engine->get("/volumes/" + name.toLatin1()).ok();
}

QString TestDockerLeftovers::makeExpired(const QString &sandboxId)
{
    const QByteArray expiry = QDateTime::currentDateTimeUtc().addSecs(3600).toString(Qt::ISODate).toLatin1();
    return m_engine->makeSandbox(sandboxId, R"(,"opensandbox.io/expires-at":")" + expiry + '"');
}

void TestDockerLeftovers::everyKindIsFoundCleanedAndNothingElseIsTouched()
{
    const QByteArray managed = R"({"opensandbox.io/volume-managed-by":"server"})";
    // One of each kind.
    const QString expiredId = RealEngine::newId();
    const QString expired = makeExpired(expiredId);
    const QString endedId = RealEngine::newId();
    const QString ended = m_engine->makeSandbox(endedId, {}, R"(["true"])");
    const QString sidecar = m_engine->makeContainer(
        "sandbox-egress-" + uuid(), R"({"opensandbox.io/egress-sidecar-for":"gone-)" + uuid() + R"("})");
    const QString helper = m_engine->makeContainer("sandbox-execd-" + uuid(), "{}");
    const QString unused = makeVolume(managed);
    // And what looks like them.
    const QString runningId = RealEngine::newId();
    const QString running = m_engine->makeSandbox(runningId);
    const QString sidecarInUse =
        m_engine->makeContainer("sandbox-egress-" + uuid(),
                                R"({"opensandbox.io/egress-sidecar-for":")" + runningId.toLatin1() + R"("})");
    const QString other = m_engine->makeContainer("console-test-" + uuid(), "{}");
    const QString mounted = makeVolume(managed);
    const QString mounting = m_engine->makeContainer("console-test-" + uuid(), "{}",
                                                     R"({"Binds":[")" + mounted.toLatin1() + R"(:/data"]})");
    const QString ownVolume = makeVolume("{}");
    QTRY_VERIFY(m_engine->get("/containers/" + ended.toLatin1() + "/json")->body.contains(R"("exited")"));

    const QList<Leftover> found = find();
    const QList<std::pair<Kind, QString>> leftovers{{Kind::ExpiredSandbox, expiredId},
                                                    {Kind::ExitedSandbox, endedId},
                                                    {Kind::EgressSidecar, sidecar},
                                                    {Kind::ExecdHelper, helper},
                                                    {Kind::ManagedVolume, unused}};
    for (const auto &[kind, id] : leftovers)
        QVERIFY2(mine(found, kind, id), qPrintable(id));
    const QStringList innocent{runningId, running, sidecarInUse, other, mounted, mounting, ownVolume};
    for (const Leftover &leftover : found)
        QVERIFY2(!innocent.contains(leftover.id), qPrintable(leftover.id));
    QVERIFY(mine(found, Kind::ManagedVolume, unused)->losesFiles);
    QVERIFY(!mine(found, Kind::ExpiredSandbox, expiredId)->losesFiles);
    QVERIFY(mine(found, Kind::ExpiredSandbox, expiredId)->why.contains(QStringLiteral("still running")));
    QCOMPARE(mine(found, Kind::EgressSidecar, sidecar)->connectionId, QStringLiteral("under-test"));

    for (const auto &[kind, id] : leftovers)
        QVERIFY2(clean(*mine(found, kind, id)).ok(), qPrintable(id));
    for (const QString &gone : {expired, ended, sidecar, helper})
        QVERIFY2(!m_engine->exists(gone), qPrintable(gone));
    QVERIFY(!volumeExists(unused));
    for (const QString &kept : {running, sidecarInUse, other, mounting})
        QVERIFY2(m_engine->exists(kept), qPrintable(kept));
    QVERIFY(volumeExists(mounted));
    QVERIFY(volumeExists(ownVolume));
}

void TestDockerLeftovers::anExpiryThatWasRenewedInTheFileIsRespected()
{
    const QString id = RealEngine::newId();
    const QString container = makeExpired(id);
    const QList<Leftover> before = find();
    const Leftover *leftover = mine(before, Kind::ExpiredSandbox, id);
    QVERIFY(leftover);
    QVERIFY(MetadataStore(m_home->path()).writeExpiry(id, m_clock.now().addSecs(600)).ok());
    const Done done = clean(*leftover);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, ErrorKind::Conflict);
    QVERIFY(m_engine->exists(container));
    QVERIFY(!mine(find(), Kind::ExpiredSandbox, id));
}

void TestDockerLeftovers::whatIsInUseAgainIsNotCleaned()
{
    const QString volume = makeVolume(R"({"opensandbox.io/volume-managed-by":"server"})");
    const QByteArray sandboxId = RealEngine::newId().toLatin1();
    const QString sidecar = m_engine->makeContainer(
        "sandbox-egress-" + uuid(), R"({"opensandbox.io/egress-sidecar-for":")" + sandboxId + R"("})");
    const QString endedId = RealEngine::newId();
    const QString ended =
        m_engine->makeSandbox(endedId, {}, R"(["sh","-c","test -e /x || { touch /x; exit; }; sleep 600"])");
    QTRY_VERIFY(m_engine->get("/containers/" + ended.toLatin1() + "/json")->body.contains(R"("exited")"));
    const QList<Leftover> found = find();

    m_engine->makeContainer("console-test-" + uuid(), "{}",
                            R"({"Binds":[")" + volume.toLatin1() + R"(:/data"]})");
    m_engine->makeSandbox(QString::fromLatin1(sandboxId));
    m_engine->act(ended, "/start");
    for (const auto &[kind, id] : {std::pair{Kind::ManagedVolume, volume},
                                   {Kind::EgressSidecar, sidecar},
                                   {Kind::ExitedSandbox, endedId}}) {
        const Leftover *leftover = mine(found, kind, id);
        QVERIFY2(leftover, qPrintable(id));
        const Done done = clean(*leftover);
        QVERIFY2(!done.ok(), qPrintable(id));
        QCOMPARE(done.error().kind, ErrorKind::Conflict);
    }
    QVERIFY(volumeExists(volume));
    QVERIFY(m_engine->exists(sidecar));
    QVERIFY(m_engine->exists(ended));
}

void TestDockerLeftovers::whatIsGoneIsClean()
{
    for (const Kind kind : {Kind::ExpiredSandbox, Kind::ExitedSandbox, Kind::EgressSidecar, Kind::ExecdHelper,
                            Kind::ManagedVolume}) {
        Leftover leftover;
        leftover.kind = kind;
        leftover.id = QString::fromLatin1(uuid());
        QVERIFY(clean(leftover).ok());
    }
}

void TestDockerLeftovers::roomIsCountedForContainersAndVolumes()
{
    const QString volume = makeVolume(R"({"opensandbox.io/volume-managed-by":"server"})");
    const QString id = RealEngine::newId();
    const QString container =
        m_engine->makeSandbox(id, {}, R"(["sh","-c","head -c 100000 /dev/zero > /file"])");
    QTRY_VERIFY(m_engine->get("/containers/" + container.toLatin1() + "/json")->body.contains(R"("exited")"));
    const QList<Leftover> found = find();
    const QList<Leftover> ours{*mine(found, Kind::ManagedVolume, volume),
                               *mine(found, Kind::ExitedSandbox, id)};
    QMap<QString, qint64> sizes;
    QVERIFY(await<void>(
                [&](Callback<void> done) {
                    return m_backend->leftovers()->measure(
                        ours, [&](const Leftover &counted) { sizes.insert(counted.id, *counted.bytes); },
                        std::move(done));
                },
                60'000)
                .ok());
    QVERIFY(sizes.value(id) >= 100'000);
    QCOMPARE(sizes.value(volume, -1), 0);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestDockerLeftovers)
#include "tst_dockerleftovers.moc"
