// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "fakeengine.h"
#include "leftoverfacts.h"
#include "memoryinventory.h"
#include "testclock.h"

#include <docker/dockerbackend.h>
#include <http/curlhttpclient.h>

#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

using Kind = Leftover::Kind;

/// What counts as a leftover, with an engine that says what the test wants.
class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatBelongsToAnExecdHelper_data();
    void whatBelongsToAnExecdHelper();
    void theFileCountsBeforeTheInventoryAndTheLabel();
    void whatIsYoungIsLetAlone();
    void aSandboxThatEndedLatelyIsLetAlone();
    void anEngineThatLiesCrashesNothing_data();
    void anEngineThatLiesCrashesNothing();
    void sizesThatAreNotCountedAreLeftOut();
    void anEngineThatBreaksWhileLookingIsAnError();

private:
    [[nodiscard]] Result<QList<Leftover>> find();
    void answer(const QByteArray &path, const QByteArray &body);
    [[nodiscard]] QByteArray unixTime(int minutesAgo) const
    {
        return QByteArray::number(m_clock.now().addSecs(-60 * minutesAgo).toSecsSinceEpoch());
    }

    QTemporaryDir m_home;
    TestClock m_clock;
    MemoryInventory m_inventory;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<DockerBackend> m_backend;
};

void TestLeftovers::init()
{
    m_engine = std::make_unique<FakeEngine>();
    m_http = std::make_unique<CurlHttpClient>();
    m_backend = std::make_unique<DockerBackend>(
        m_engine->profile(), *m_http, m_inventory, m_clock,
        DockerBackend::Options{m_home.path(), m_home.path() + QStringLiteral("/none")});
    answer("/volumes", R"({"Volumes":[]})");
    m_backend->open();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Live);
}

void TestLeftovers::cleanup()
{
    m_backend.reset();
    m_http.reset();
    m_engine.reset();
}

void TestLeftovers::answer(const QByteArray &path, const QByteArray &body)
{
    m_engine->answer("GET", path, [body](const Exchange &exchange) { exchange->reply(200, body); });
}

Result<QList<Leftover>> TestLeftovers::find()
{
    return await<QList<Leftover>>(
        [&](Callback<QList<Leftover>> done) { return m_backend->leftovers()->find(7, std::move(done)); });
}

void TestLeftovers::whatBelongsToAnExecdHelper_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("helper");
    const QString name = QStringLiteral("sandbox-execd-0a1b2c3d-0a1b-4a1b-8a1b-0a1b2c3d4e5f");
    QTest::newRow("a server's") << name << QString() << true;
    QTest::newRow("ours") << QStringLiteral("anything") << QStringLiteral("io.opensandbox.console.helper")
                          << true;
    QTest::newRow("its image has a label") << name << QStringLiteral("maintainer") << true;
    QTest::newRow("a sandbox") << name << QStringLiteral("opensandbox.io/id") << false;
    QTest::newRow("named alike") << QStringLiteral("sandbox-execd-build") << QString() << false;
    QTest::newRow("named longer") << name + QStringLiteral("-1") << QString() << false;
}

void TestLeftovers::whatBelongsToAnExecdHelper()
{
    QFETCH(QString, name);
    QFETCH(QString, label);
    ContainerSummary container;
    container.name = name;
    if (!label.isEmpty())
        container.labels.insert(label, QStringLiteral("x"));
    QTEST(leftovers::isExecdHelper(container), "helper");
}

void TestLeftovers::theFileCountsBeforeTheInventoryAndTheLabel()
{
    const QDateTime now = m_clock.now();
    const QMap<QString, QString> past{{labels::expiresAt, now.addSecs(-3600).toString(Qt::ISODate)}};
    QVERIFY(leftovers::isOverdue(leftovers::effectiveExpiry(past, {}, {}), now));
    QVERIFY(!leftovers::isOverdue(leftovers::effectiveExpiry(past, {}, now.addSecs(60)), now));
    StoredFacts stored;
    stored.expiresAt = now.addSecs(60);
    QVERIFY(!leftovers::isOverdue(leftovers::effectiveExpiry(past, stored, now.addSecs(-600)), now));
    QVERIFY(!leftovers::isOverdue(now.addSecs(-30), now)); // its owner may be about to do it
    QVERIFY(!leftovers::isOverdue({}, now));
}

void TestLeftovers::whatIsYoungIsLetAlone()
{
    const auto containers = [this](int minutesAgo) {
        return R"([{"Id":"h","Names":["/sandbox-execd-0a1b2c3d-0a1b-4a1b-8a1b-0a1b2c3d4e5f"],"State":"created","Created":)" +
               unixTime(minutesAgo) +
               R"(},{"Id":"s","Names":["/x"],"State":"running","Labels":{"opensandbox.io/egress-sidecar-for":"gone"},"Created":)" +
               unixTime(minutesAgo) + "}]";
    };
    answer("/containers/json", containers(9));
    QCOMPARE(find()->size(), 0);
    answer("/containers/json", containers(11));
    QCOMPARE(find()->size(), 2);
}

void TestLeftovers::aSandboxThatEndedLatelyIsLetAlone()
{
    answer("/containers/json",
           R"([{"Id":"c","Names":["/x"],"State":"exited","Labels":{"opensandbox.io/id":"sb"},"Created":)" +
               unixTime(20 * 24 * 60) + "}]");
    const auto ended = [this](int days) {
        answer("/containers/c/json", R"({"Id":"c","State":{"Status":"exited","FinishedAt":")" +
                                         m_clock.now().addDays(-days).toString(Qt::ISODate).toLatin1() +
                                         R"("}})");
    };
    ended(6);
    QCOMPARE(find()->size(), 0);
    ended(8);
    const auto found = find();
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().kind, Kind::ExitedSandbox);
    QCOMPARE(found->first().why, QStringLiteral("ended 8 d ago"));
    QVERIFY(found->first().losesFiles);
}

void TestLeftovers::anEngineThatLiesCrashesNothing_data()
{
    QTest::addColumn<QByteArray>("containers");
    QTest::addColumn<QByteArray>("volumes");
    QTest::newRow("nulls") << QByteArray(R"([null,{"Id":null},{"Id":"a","Labels":null,"Names":null}])")
                           << QByteArray(R"({"Volumes":null})");
    QTest::newRow("wrong types") << QByteArray(
                                        R"([{"Id":7,"Labels":[],"Created":"x"},{"Id":"b","State":{}}])")
                                 << QByteArray(R"({"Volumes":[1,{"Name":{}},{"Name":"v","CreatedAt":5}]})");
    QTest::newRow("no times") << QByteArray(
                                     R"([{"Id":"c","Labels":{"opensandbox.io/egress-sidecar-for":"x"}}])")
                              << QByteArray(R"({"Volumes":[{"Name":"v"}]})");
}

void TestLeftovers::anEngineThatLiesCrashesNothing()
{
    QFETCH(QByteArray, containers);
    QFETCH(QByteArray, volumes);
    answer("/containers/json", containers);
    answer("/volumes", volumes);
    const auto found = find();
    QVERIFY(found.ok());
    for (const Leftover &leftover : *found)
        QVERIFY(leftover.kind != Kind::ManagedVolume); // without a time it may be new
}

void TestLeftovers::sizesThatAreNotCountedAreLeftOut()
{
    const auto sizes = decodeVolumeSizes(
        R"({"Volumes":[{"Name":"a","UsageData":{"Size":5}},{"Name":"b","UsageData":{"Size":-1}},{"Name":"c"}]})");
    QCOMPARE(sizes, (QHash<QString, qint64>{{QStringLiteral("a"), 5}}));
    QVERIFY(decodeVolumeSizes("[]").isEmpty());
    QVERIFY(decodeContainerSizes("{}").isEmpty());
    QCOMPARE(decodeContainerSizes(R"([{"Id":"a"}])").value(QStringLiteral("a"), -1), 0);
}

void TestLeftovers::anEngineThatBreaksWhileLookingIsAnError()
{
    m_engine->answer("GET", "/volumes",
                     [](const Exchange &exchange) { exchange->reply(500, R"({"message":"out of order"})"); });
    const auto found = find();
    QVERIFY(!found.ok());
    QCOMPARE(found.error().detail, QStringLiteral("out of order"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestLeftovers)
#include "tst_leftovers.moc"
