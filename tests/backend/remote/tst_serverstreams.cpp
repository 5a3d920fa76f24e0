// SPDX-License-Identifier: Apache-2.0
#include "serverconsole.h"

#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

const QString one = QStringLiteral("one");

/// A command that says who it is and something, and no more; @p drops: not even that this is all.
HttpTestServer::Handler cutStream(bool drops)
{
    return [drops](const Exchange &exchange) {
        exchange->begin(200);
        exchange->send(R"({"type":"init","text":"cmd-7"})"
                       "\n\n"
                       R"({"type":"stdout","text":"half of it"})"
                       "\n\n");
        drops ? exchange->close() : exchange->end();
    };
}

} // namespace

/// Answers that take long, and what cuts them between a console and a server.
class TestServerStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputThatIsCutIsKept_data()
    {
        QTest::addColumn<bool>("drops");
        QTest::newRow("the connection breaks") << true;
        QTest::newRow("no last event") << false;
    }
    void outputThatIsCutIsKept()
    {
        QFETCH(bool, drops);
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.http.route("POST", "/proxy/44772/command", cutStream(drops));
        server.http.route("DELETE", "/proxy/44772/command", HttpTestServer::reply(200));
        const Console::Ran ran = console.run(one);
        QCOMPARE(ran.output, QByteArray("half of it\n"));
        QVERIFY(!ran.outcome);
        QVERIFY(!ran.outcome.error().message.isEmpty());
        QTRY_COMPARE(server.count("DELETE", "/proxy/44772/command"),
                     1); // it would run on, and nobody would know
        QVERIFY(console.rows.contains(one));
    }

    void aCommandGoesOnWhenAProxyCutsItsStream_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QString>("told");
        QTest::newRow("it fails") << QByteArray(R"({"id":"cmd-7","exit_code":3,"error":"exit status 3"})")
                                  << QStringLiteral("code 3.");
        QTest::newRow("it is killed")
            << QByteArray(R"({"id":"cmd-7","error":"signal: killed"})") << QStringLiteral("has ended.");
    }
    void aCommandGoesOnWhenAProxyCutsItsStream()
    {
        QFETCH(QByteArray, end);
        QFETCH(QString, told);
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.http.route("POST", "/proxy/44772/command", cutStream(true));
        std::atomic<int> looks = 0;
        server.http.route("GET", "/proxy/44772/command/status/cmd-7", [&](const Exchange &exchange) {
            const int look = looks++;
            if (look == 0)
                exchange->reply(200, R"({"id":"cmd-7","running":true})");
            else if (look == 1)
                exchange->reply(502); // not every question gets through
            else
                exchange->reply(200, end);
        });
        const Console::Ran ran = console.run(one);
        QCOMPARE(ran.output, QByteArray("half of it\n"));
        QVERIFY(!ran.outcome); // whoever reads the output must not take it for the whole
        QCOMPARE(ran.outcome.error().kind, ErrorKind::Protocol);
        QVERIFY2(ran.outcome.error().message.contains(QLatin1String("missing")),
                 qPrintable(ran.outcome.error().message));
        QVERIFY2(ran.outcome.error().advice.contains(told), qPrintable(ran.outcome.error().advice));
        QCOMPARE(looks.load(), 3);
        QCOMPARE(server.count("DELETE", "/proxy/44772/command"), 0);
    }

    void aCommandWhoseStreamWasCutCanBeStopped()
    {
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.http.route("POST", "/proxy/44772/command", cutStream(true));
        server.http.route("GET", "/proxy/44772/command/status/cmd-7",
                          HttpTestServer::reply(200, R"({"id":"cmd-7","running":true})"));
        server.http.route("DELETE", "/proxy/44772/command", HttpTestServer::reply(200));
        CommandRequest command;
        command.command = QStringLiteral("make");
        auto running = console.backend->commands()->run(
            one, command, [](const CommandOutput &) {}, [](const Result<CommandOutcome> &) {});
        QTRY_VERIFY(server.count("GET", "/command/status/cmd-7") > 0);
        running.cancel();
        QTRY_COMPARE(server.count("DELETE", "/proxy/44772/command"), 1);
    }

    void aLogThatIsFollowedGoesOnAfterACut()
    {
        FakeServer server;
        server.add(one);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const QByteArray first = "2026-11-21T07:17:40.7Z one\n2026-11-21T07:17:41.7Z two\n";
        const QByteArray second = first + "2026-11-21T07:17:42.7Z three\n";
        std::atomic<int> looks = 0;
        server.http.route("GET", "/v1/sandboxes/one/diagnostics/logs", [&](const Exchange &exchange) {
            switch (looks++) {
            case 0:
                return exchange->reply(200, first);
            case 1:
                return HttpTestServer::dropMidBody(second.left(30), second.size())(exchange);
            case 2:
                return exchange->reply(200, second);
            case 3:
                return exchange->reply(503, "busy");
            default:
                return exchange->reply(200, second + "2026-11-21T07:17:43.7Z four\n");
            }
        });
        QByteArray log;
        std::optional<Done> end;
        const auto reading = console.backend->logs()->read(
            one, LogRequest(), [&](const CommandOutput &output) { log += output.bytes; },
            [&](const Done &done) { end = done; });
        QTRY_VERIFY(looks >= 6);
        QCOMPARE(log, QByteArray("one\ntwo\nthree\nfour\n"));
        QVERIFY(!end);
        server.http.route("GET", "/v1/sandboxes/one/diagnostics/logs", HttpTestServer::failWith(500, "No."));
        QTRY_VERIFY(end); // and says so when it cannot go on
        QVERIFY(!*end);
        QVERIFY(!end->error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServerStreams)
#include "tst_serverstreams.moc"
