// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "serverconsole.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

const QString one = QStringLiteral("one");

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

QString apiTime(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs);
}

QDateTime sentExpiry(const HttpTestRequest &request)
{
    const auto text = QJsonDocument::fromJson(request.body).object()[u"expiresAt"].toString();
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

/// A server that tells its time, with one sandbox that began a minute ago and ends in ten.
struct Skewed
{
    explicit Skewed(const QDateTime &time, const QList<HttpHeader> &more = {})
    {
        server.add(one);
        server.change(one, QStringLiteral("createdAt"), apiTime(time.addSecs(-60)));
        server.change(one, QStringLiteral("expiresAt"), apiTime(time.addSecs(600)));
        const QJsonObject image{{QStringLiteral("uri"), QStringLiteral("busybox:latest")}};
        const QJsonObject item{{QStringLiteral("id"), one},
                               {QStringLiteral("image"), image},
                               {QStringLiteral("createdAt"), apiTime(time.addSecs(-60))},
                               {QStringLiteral("expiresAt"), apiTime(time.addSecs(600))}};
        const QByteArray page = json({{QStringLiteral("items"), QJsonArray{item}}});
        server.http.route("GET", "/v1/sandboxes", [this, time, page, more](const Exchange &exchange) {
            // Whole seconds, and the way takes its time: no two answers say quite the same.
            const auto told = time.addSecs(readings++ % 3);
            exchange->reply(200, page, more + QList{HttpHeader{"Date", httpDate(told)}});
        });
    }

    FakeServer server;
    std::atomic<int> readings = 0;
};

} // namespace

/// Servers whose clock is another than ours.
class TestServerClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfAServerAreToldByOurClock_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<int>("corrected");
        QTest::newRow("three hours ahead") << 3 * 3600 << QByteArray() << 3 * 3600;
        QTest::newRow("three hours behind") << -3 * 3600 << QByteArray() << -3 * 3600;
        QTest::newRow("seconds, which is nothing") << 2 << QByteArray() << 0;
        QTest::newRow("an old answer of a cache") << -3 * 3600 << QByteArray("10800") << 0;
    }
    void timesOfAServerAreToldByOurClock()
    {
        QFETCH(int, ahead);
        QFETCH(QByteArray, age);
        QFETCH(int, corrected);
        QList<HttpHeader> more;
        if (!age.isEmpty())
            more.append(HttpHeader{"Age", age});
        const QDateTime now = TestClock().now();
        Skewed skewed(now.addSecs(ahead), more);
        Console console(skewed.server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const Sandbox first = console.rows.first();
        QCOMPARE(first.createdAt, now.addSecs(ahead - corrected - 60));
        QCOMPARE(first.expiresAt, now.addSecs(ahead - corrected + 600));
        // After a first one that took long, the next come late.
        QTRY_VERIFY_WITH_TIMEOUT(skewed.readings >= 5, 30'000);
        QCOMPARE(console.rows.first(), first); // it does not tremble
        const auto read = await<Sandbox>(
            [&](Callback<Sandbox> done) { return console.backend->sandboxes()->get(one, std::move(done)); });
        QVERIFY(read);
        QCOMPARE(read->expiresAt, first.expiresAt);
    }

    void aServerIsAskedByItsOwnClock()
    {
        const QDateTime now = TestClock().now();
        const QDateTime theirs = now.addSecs(-3 * 3600);
        Skewed skewed(theirs);
        Console console(skewed.server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto renewed = await<RenewOutcome>([&](Callback<RenewOutcome> done) {
            return console.backend->sandboxes()->renew(one, now.addSecs(1800), std::move(done));
        });
        QVERIFY(renewed);
        QCOMPARE(renewed->expiresAt, now.addSecs(1800));
        QCOMPARE(sentExpiry(skewed.server.requests("POST", "/one/renew-expiration").first()),
                 theirs.addSecs(1800));
        const QString signedAddress = QStringLiteral("expires=%1").arg(theirs.addSecs(60).toSecsSinceEpoch());
        (void)await<SandboxEndpoint>([&](Callback<SandboxEndpoint> done) {
            return console.backend->endpoints()->resolve(one, 8080, now.addSecs(60), std::move(done));
        });
        QVERIFY(skewed.server.requests("GET", "/endpoints/8080")
                    .first()
                    .target.contains(signedAddress.toLatin1()));
    }

    void whatASandboxUsesIsOfNowWhateverItsClock()
    {
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.http.route("POST", "/proxy/44772/command",
                          HttpTestServer::reply(200, R"({"type":"execution_complete"})"));
        server.http.route("GET", "/proxy/44772/metrics",
                          HttpTestServer::reply(200, R"({"cpu_count":2,"cpu_used_pct":50,"mem_total_mib":8,
            "mem_used_mib":4,"timestamp":1700000000000})"));
        std::optional<Usage> measured;
        const auto following = console.backend->usage()->follow(
            one, [&](const Usage &usage) { measured = usage; }, [](const Done &) {});
        QTRY_VERIFY(measured);
        QCOMPARE(measured->cores, 1.0);
        QVERIFY(qAbs(measured->at.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void aVolumeIsLookedIntoWhateverTheServersClock()
    {
        const QDateTime theirs = TestClock().now().addSecs(3 * 3600);
        Skewed skewed(theirs);
        Console console(skewed.server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto files = await<VolumeFiles>([&](Callback<VolumeFiles> done) {
            return console.backend->volumes()->openFiles(QStringLiteral("warehouse"), VolumeAccess::ReadOnly,
                                                         false, std::move(done));
        });
        QVERIFY2(files, files ? "" : qPrintable(files.error().message));
        QTRY_VERIFY(skewed.server.count("POST", "/created-1/renew-expiration") > 0);
        QCOMPARE(sentExpiry(skewed.server.requests("POST", "/created-1/renew-expiration").first()),
                 theirs.addSecs(600));
    }
};

QTEST_GUILESS_MAIN(TestServerClock)
#include "tst_serverclock.moc"
