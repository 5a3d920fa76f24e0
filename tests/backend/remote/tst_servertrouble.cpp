// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "serverconsole.h"

#include <core/snapshots.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

QByteArray page(const QStringList &ids, bool hasNext)
{
    QJsonArray items;
    for (const QString &id : ids)
        items.append(QJsonObject{
            {QStringLiteral("id"), id},
            {QStringLiteral("status"), QJsonObject{{QStringLiteral("state"), QStringLiteral("Running")}}}});
    return json({{QStringLiteral("items"), items},
                 {QStringLiteral("pagination"), QJsonObject{{QStringLiteral("hasNextPage"), hasNext}}}});
}

bool isPage(const Exchange &exchange, int number)
{
    return exchange->request().target.contains("page=" + QByteArray::number(number) + '&');
}

const QString one = QStringLiteral("one");

} // namespace

/// What goes wrong between a console and a server, or inside one.
class TestServerTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListThatIsCutInTheMiddleIsResumed_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("announced");
        QTest::newRow("by a proxy") << QByteArray(R"({"items":[{"id":"c")") << 5000;
        QTest::newRow("before its first byte") << QByteArray() << 5000;
    }
    void aListThatIsCutInTheMiddleIsResumed()
    {
        QFETCH(QByteArray, sent);
        QFETCH(int, announced);
        FakeServer server;
        std::atomic<int> cuts = 0;
        server.http.route("GET", "/v1/sandboxes", [&](const Exchange &exchange) {
            if (isPage(exchange, 1))
                exchange->reply(200, page({QStringLiteral("a"), QStringLiteral("b")}, true));
            else if (cuts++ == 0)
                HttpTestServer::dropMidBody(sent, announced)(exchange);
            else
                exchange->reply(200, page({QStringLiteral("c")}, false));
        });
        Console console(server);
        console.open();
        QTRY_COMPARE(console.snapshots, 1);
        QCOMPARE(console.rows.size(), 3);
        QTRY_VERIFY(console.isLive());
        QVERIFY(cuts > 1);
    }

    void aLengthThatIsTooShortIsNoList()
    {
        FakeServer server;
        const QByteArray body = page({one}, false);
        server.http.route("GET", "/v1/sandboxes",
                          HttpTestServer::garbage("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + body));
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isBroken());
        QVERIFY(!console.backend->status().error.message.isEmpty());
        QVERIFY(console.rows.isEmpty());
    }

    void fiftyMegabytesOfJsonAreRefused()
    {
        FakeServer server;
        server.http.route(
            "GET", "/v1/sandboxes",
            HttpTestServer::reply(200, "{\"items\":[\"" + QByteArray(50'000'000, 'x') + "\"]}"));
        Console console(server);
        console.open();
        QTRY_VERIFY_WITH_TIMEOUT(console.isBroken(), 20'000);
        QCOMPARE(console.backend->status().error.kind, ErrorKind::Protocol);
        QVERIFY2(console.backend->status().error.message.contains(QLatin1String("32 MiB")) ||
                     console.backend->status().error.detail.contains(QLatin1String("32 MiB")),
                 qPrintable(console.backend->status().error.message));
    }

    void aCertificateOfNobodyIsRefusedInWords()
    {
        HttpTestServer server(HttpTestServer::Transport::Tls);
        server.route("GET", "/v1/sandboxes", HttpTestServer::reply(200, page({one}, false)));
        const QString address = server.endpoint().base.toString();
        Console wary(address);
        wary.secrets.secrets.insert(connectionApiKey(wary.profile.id), SecretString(QStringLiteral("k-1")));
        wary.open();
        QTRY_VERIFY(wary.isBroken());
        const Error error = wary.backend->status().error;
        QCOMPARE(error.kind, ErrorKind::Unreachable);
        QVERIFY2((error.message + error.advice + error.detail).contains(QLatin1String("certificate")),
                 qPrintable(error.message));
        QVERIFY(server.requests().isEmpty()); // nor did the key go there

        Console trusting(address);
        trusting.profile.caFile = QStringLiteral(TEST_DATA_DIR "/tls/ca.crt");
        trusting.open();
        QTRY_VERIFY(trusting.isLive());
        QTRY_COMPARE(trusting.rows.size(), 1);
    }

    void duplicatesOverPagesAreOneRow()
    {
        FakeServer server;
        server.http.route("GET", "/v1/sandboxes", [](const Exchange &exchange) {
            const bool first = isPage(exchange, 1);
            exchange->reply(200, first ? page({QStringLiteral("a"), QStringLiteral("b")}, true)
                                       : page({QStringLiteral("b"), QStringLiteral("c")}, false));
        });
        Console console(server);
        console.open();
        QTRY_COMPARE(console.snapshots, 1);
        QCOMPARE(console.rows.keys(),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void statesAndFieldsOfANewerServerAreShown()
    {
        FakeServer server;
        server.http.route("GET", "/v1/sandboxes",
                          HttpTestServer::reply(200, R"({"items":[{"id":"one","flavour":{"a":[1]},
            "status":{"state":"Hibernating","reason":"COLD","message":"asleep","since":7},
            "metadata":{"name":"n","odd":5}}],"pagination":{"hasNextPage":false,"cursor":"x"},"more":null})"));
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const Sandbox &sandbox = console.rows.first();
        QCOMPARE(sandbox.status.state, SandboxState::Unknown);
        QVERIFY2((sandbox.status.reason + sandbox.status.message).contains(QLatin1String("Hibernating")),
                 qPrintable(sandbox.status.reason + u'/' + sandbox.status.message));
        QCOMPARE(sandbox.name(), QStringLiteral("n"));
    }

    void aBusyServerIsAskedAgainWhenItSays()
    {
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        std::atomic<int> calls = 0;
        server.http.route("GET", "/v1/snapshots", [&](const Exchange &exchange) {
            if (calls++ == 0)
                exchange->reply(429, "slow down", {HttpHeader{"Retry-After", "1"}});
            else
                exchange->reply(200, R"({"items":[],"pagination":{"hasNextPage":false}})");
        });
        QElapsedTimer clock;
        clock.start();
        const auto listed = await<QList<Snapshot>>([&](Callback<QList<Snapshot>> done) {
            return console.backend->snapshots()->list(std::move(done));
        });
        QVERIFY(listed);
        QVERIFY(clock.elapsed() >= 990);
        QCOMPARE(calls.load(), 2);
    }

    void refusalsSayWhatHappened_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::newRow("500 in plain text") << 500 << QByteArray("Internal Server Error") << ErrorKind::Failed
                                           << QStringLiteral("Internal Server Error");
        QTest::newRow("429") << 429 << refusal(QStringLiteral("KUBERNETES::POOL_CAPACITY_EXHAUSTED"))
                             << ErrorKind::Exhausted << QStringLiteral("No.");
        QTest::newRow("403") << 403 << refusal(QStringLiteral("KUBERNETES::QUOTA_EXCEEDED"))
                             << ErrorKind::Exhausted << QStringLiteral("No.");
        QTest::newRow("409") << 409 << refusal(QStringLiteral("DOCKER::SANDBOX_NOT_RUNNING"))
                             << ErrorKind::Conflict << QStringLiteral("No.");
    }
    void refusalsSayWhatHappened()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, detail);
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        server.http.route("POST", "/v1/sandboxes/one/pause", HttpTestServer::reply(status, body));
        const auto paused = await<void>(
            [&](Callback<void> done) { return console.backend->sandboxes()->pause(one, std::move(done)); });
        QVERIFY(!paused);
        QCOMPARE(paused.error().kind, kind);
        QVERIFY(!paused.error().message.isEmpty());
        QVERIFY2(paused.error().detail.contains(detail), qPrintable(paused.error().detail));
        QCOMPARE(server.count("POST", "/pause"), 1); // never twice
    }

    void aComplaintOfTheSchemaNamesItsField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("a member")
            << QByteArray(
                   R"({"detail":[{"type":"greater_than_equal","loc":["body","timeout"],"msg":"too small","input":5}]})")
            << QStringLiteral("SCHEMA::timeout");
        QTest::newRow("inside a list")
            << QByteArray(R"({"detail":[{"loc":["body","volumes",0,"mountPath"],"msg":"must be absolute"}]})")
            << QStringLiteral("SCHEMA::volumes[0].mountPath");
    }
    void aComplaintOfTheSchemaNamesItsField()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        server.http.route("POST", "/v1/sandboxes", HttpTestServer::reply(422, body));
        SandboxSpec spec;
        spec.image = QStringLiteral("busybox");
        const auto outcome = await<CreateOutcome>([&](Callback<CreateOutcome> done) {
            return console.backend->sandboxes()->create(
                spec, [](const CreateProgress &) {}, std::move(done));
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
        QCOMPARE(outcome.error().code, code);
    }

    void aRedirectTakesNoSecretAlong_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void aRedirectTakesNoSecretAlong()
    {
        QFETCH(int, status);
        FakeServer server;
        server.setKey("k-1");
        server.add(one);
        HttpTestServer elsewhere(HttpTestServer::Transport::Tcp);
        elsewhere.route("", "*", HttpTestServer::reply(200, "{}"));
        Console console(server);
        console.secrets.secrets.insert(connectionApiKey(console.profile.id),
                                       SecretString(QStringLiteral("k-1")));
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto away = HttpTestServer::reply(
            status, {}, {HttpHeader{"Location", elsewhere.endpoint().base.toEncoded() + "/there"}});
        server.http.route("POST", "/v1/sandboxes/one/pause", away);
        const auto paused = await<void>(
            [&](Callback<void> done) { return console.backend->sandboxes()->pause(one, std::move(done)); });
        QVERIFY(!paused);
        QCOMPARE(paused.error().kind, ErrorKind::Protocol);
        const QString where = elsewhere.endpoint().base.authority();
        QVERIFY2(paused.error().message.contains(where), qPrintable(paused.error().message));
        server.http.route("", "/proxy/44772/*", away); // whose requests carry the headers of the endpoint
        const Console::Ran ran = console.run(one);
        QVERIFY(!ran.outcome);
        QVERIFY(!ran.outcome.error().message.isEmpty());
        QCOMPARE(elsewhere.connectionCount(), 0);
    }

    void serversAndSandboxesMayHaveIpv6Addresses()
    {
        if (!HttpTestServer::hasIpv6()) {
            qWarning("This machine has no IPv6.");
            return;
        }
        FakeServer server(HttpTestServer::Transport::TcpIpv6);
        QVERIFY(server.address().startsWith(QLatin1String("http://[::1]:")));
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        QTRY_VERIFY(console.isLive());
        server.http.route("POST", "/proxy/44772/command", [](const Exchange &exchange) {
            exchange->reply(200, R"({"type":"init","text":"cmd-7"})"
                                 "\n\n"
                                 R"({"type":"stdout","text":"here"})"
                                 "\n\n"
                                 R"({"type":"execution_complete","execution_time":1})"
                                 "\n\n");
        });
        const Console::Ran ran = console.run(one); // its endpoint is "[::1]:port/proxy/44772"
        QVERIFY2(ran.outcome, ran.outcome ? "" : qPrintable(ran.outcome.error().message));
        QCOMPARE(ran.output, QByteArray("here\n"));
        const QByteArray host = server.http.endpoint().base.authority().toLatin1();
        QCOMPARE(server.requests("POST", "/command").first().header("Host"), host);
        QCOMPARE(server.requests("GET", "/v1/sandboxes").first().header("Host"), host);
    }

    void anExecdThatWantsATokenIsSaid()
    {
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.http.route(
            "", "/proxy/44772/*",
            HttpTestServer::reply(
                401, R"({"error":"Unauthorized: invalid or missing header X-EXECD-ACCESS-TOKEN"})"));
        const Console::Ran ran = console.run(one);
        QCOMPARE(ran.outcome.error().kind, ErrorKind::Unauthorized);
        QVERIFY(ran.outcome.error().advice.contains(QLatin1String("EXECD_ACCESS_TOKEN")));
        QVERIFY(console.isLive()); // the key of the server is as good as before
    }

    void aFileThatArrivesShorterThanItIsIsNoWholeFile_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("whole");
        const QByteArray ten = "0123456789";
        QTest::newRow("as long as it is") << "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + ten << true;
        QTest::newRow("longer by now")
            << "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + ten + "ab" << true;
        QTest::newRow("a length that is too small")
            << "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + ten << false;
        QTest::newRow("no length, and cut")
            << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + ten.left(4) << false;
    }
    void aFileThatArrivesShorterThanItIsIsNoWholeFile()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, whole);
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto files =
            await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
                return console.backend->files()->open(one, std::move(done));
            });
        QVERIFY(files);
        server.http.route(
            "GET", "/proxy/44772/files/info",
            HttpTestServer::reply(200, R"({"/f":{"path":"/f","type":"file","size":10,"mode":644}})"));
        server.http.route("GET", "/proxy/44772/files/download", HttpTestServer::garbage(answer));
        const auto sink = std::make_shared<BufferSink>(100);
        const auto read =
            await<void>([&](Callback<void> done) { return (*files)->read("/f", {}, sink, std::move(done)); });
        QCOMPARE(read.ok(), whole);
        if (!whole) {
            QCOMPARE(read.error().kind, ErrorKind::Protocol);
            QVERIFY2(read.error().message.contains(QLatin1String("4")), qPrintable(read.error().message));
        }
    }

    void aSandboxThatGoesInTheMiddleOfATransfer()
    {
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto files =
            await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
                return console.backend->files()->open(one, std::move(done));
            });
        QVERIFY(files);
        server.http.route(
            "GET", "/proxy/44772/files/info",
            HttpTestServer::reply(200, R"({"/f":{"path":"/f","type":"file","size":100000,"mode":644}})"));
        server.http.route("GET", "/proxy/44772/files/download", [&](const Exchange &exchange) {
            server.remove(one);
            HttpTestServer::dropMidBody(QByteArray(1000, 'x'), 100'000)(exchange);
        });
        const auto sink = std::make_shared<BufferSink>(1'000'000);
        const auto read =
            await<void>([&](Callback<void> done) { return (*files)->read("/f", {}, sink, std::move(done)); });
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
        QVERIFY(sink->bytes().size() <= 1000);
        QTRY_VERIFY(!console.rows.contains(one));
        const auto again =
            await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
                return console.backend->files()->open(one, std::move(done));
            });
        QCOMPARE(again.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestServerTrouble)
#include "tst_servertrouble.moc"
