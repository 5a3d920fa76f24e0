// SPDX-License-Identifier: Apache-2.0
#include "standinprocess.h"

#include <await.h>
#include <httptestserver.h>

#include <execd/execdterminal.h>
#include <http/curlhttpclient.h>

#include "websocket.h"

#include <QTest>

namespace osc::test {

/// What a view of a terminal has shown.
struct Shown
{
    std::shared_ptr<ExecdTerminal> terminal;
    QByteArray output;
    std::optional<Result<ExecdTerminalEnd>> end;

    void follow(const std::shared_ptr<ExecdTerminal> &view)
    {
        terminal = view;
        view->setHandlers({[this](const QByteArray &bytes) { output += bytes; },
                           {},
                           [this](const Result<ExecdTerminalEnd> &how) { end = how; }});
    }
};

/// Terminals of execd: against the stand-in, or against the execd at CONSOLE_TEST_EXECD_URL; and against a
/// server that lies.
class ExecdTerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        HttpEndpoint endpoint{QUrl(qEnvironmentVariable("CONSOLE_TEST_EXECD_URL")), {}, {}};
        if (endpoint.base.isEmpty()) {
            QVERIFY(m_standIn.start());
            endpoint = m_standIn.endpoint();
        }
        m_terminals = std::make_unique<ExecdTerminals>(ExecdClient(m_http, endpoint));
    }

    void aShellTakesInputAndSize()
    {
        const QString id = make();
        Shown shown;
        shown.follow(attach(id));
        QTRY_VERIFY(shown.output.contains('$') || shown.output.contains('#'));
        shown.terminal->resize(101, 31);
        shown.terminal->write("stty size; pwd\n");
        QTRY_VERIFY2(shown.output.contains("31 101"), shown.output.constData());
        QTRY_VERIFY(shown.output.contains("/tmp"));
        QVERIFY(shown.terminal->isTerminal());
        QCOMPARE(shown.terminal->outputEnd(), qint64(shown.output.size()));
        shown.terminal->write("exit 3\n");
        QTRY_VERIFY(shown.end.has_value());
        QVERIFY(shown.end->ok());
        QCOMPARE(**shown.end, (ExecdTerminalEnd{ExecdTerminalEnd::Reason::Exited, 3}));
        const auto after = state(id);
        QVERIFY(after);
        QVERIFY(!after->running);
        QVERIFY(after->outputEnd >= qint64(shown.output.size())); // the end may overtake the last bytes
    }

    void whatRunsGoesOnAndIsShownAgain()
    {
        const QString id = make();
        Shown first;
        first.follow(attach(id));
        first.terminal->write("echo one-$((1+1))\n");
        QTRY_VERIFY(first.output.contains("one-2"));
        const qint64 seen = first.terminal->outputEnd();
        first.terminal.reset();

        Shown all;
        QVERIFY(QTest::qWaitFor([&] {
            return tryAttach(id, {}, all);
        })); // execd may notice a little later that the first has gone
        QTRY_VERIFY(all.output.contains("one-2"));
        all.terminal->write("echo two-$((1+2))\n");
        QTRY_VERIFY(all.output.contains("two-3"));
        all.terminal.reset();

        Shown rest;
        QVERIFY(QTest::qWaitFor([&] { return tryAttach(id, {.since = seen}, rest); }));
        QTRY_VERIFY(rest.output.contains("two-3"));
        QVERIFY(!rest.output.contains("one-2"));
        QVERIFY(await<void>([&](Callback<void> done) { return m_terminals->remove(id, std::move(done)); }));
        QTRY_VERIFY(rest.end.has_value());
        QCOMPARE(state(id).error().kind, ErrorKind::NotFound);
    }

    void onlyOneLooksAtATime()
    {
        const QString id = make();
        Shown first;
        first.follow(attach(id));
        Shown second;
        const auto refused = attachResult(id, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QVERIFY(!refused.error().advice.isEmpty());
        QVERIFY(tryAttach(id, {.takeOver = true}, second));
        QTRY_VERIFY(first.end.has_value());
        QVERIFY(first.end->ok());
        QCOMPARE((*first.end)->reason, ExecdTerminalEnd::Reason::TakenOver);
        second.terminal->write("echo mine-$((2+2))\n");
        QTRY_VERIFY(second.output.contains("mine-4"));
    }

    void controlCInterruptsWhatRuns()
    {
        const QString id =
            make(QStringLiteral("exec env --default-signal=INT --default-signal=QUIT bash -i"));
        Shown shown;
        shown.follow(attach(id));
        shown.terminal->write("echo begun-$((1+2)); sleep 60; echo over-$((3+3))\n");
        QTRY_VERIFY(shown.output.contains("begun-3"));
        shown.terminal->write("\x03");
        shown.terminal->write("echo next-$((4+4))\n");
        QTRY_VERIFY2(shown.output.contains("next-8"), shown.output.constData());
        QVERIFY(!shown.output.contains("over-6"));
    }

    void aTerminalThatIsUnknownIsNotFound()
    {
        const auto refused = attachResult(QStringLiteral("00000000-0000-4000-8000-000000000000"), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    }

    void whatALyingServerSendsEndsTheView_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("a reserved bit") << QByteArray("\xc1\x01x", 3) << ErrorKind::Protocol;
        QTest::newRow("a masked frame") << QByteArray("\x81\x81zzzzx", 7) << ErrorKind::Protocol;
        QTest::newRow("a part of nothing") << QByteArray("\x80\x01x", 3) << ErrorKind::Protocol;
        QTest::newRow("2^63 bytes") << QByteArray("\x82\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10)
                                    << ErrorKind::Protocol;
        QTest::newRow("the proxy found nobody")
            << QByteArray("\x88\x02\x03\xf0", 4) << ErrorKind::Unreachable;
        QTest::newRow("an end without a word") << QByteArray() << ErrorKind::Unreachable;
        const QByteArray failed = R"({"type":"error","error":"no bash","code":"START_FAILED"})";
        QTest::newRow("no bash") << '\x81' + QByteArray(1, char(failed.size())) + failed << ErrorKind::Failed;
        QTest::newRow("no number")
            << QByteArray("\x81\x1c{\"type\":\"exit\",\"exit_code\":[]}\x88\x00", 32).left(30)
            << ErrorKind::Unreachable;
    }
    void whatALyingServerSendsEndsTheView()
    {
        QFETCH(QByteArray, sent);
        QFETCH(ErrorKind, kind);
        HttpTestServer server(HttpTestServer::Transport::Tcp);
        server.route("GET", "/pty/one/ws", [sent](const Exchange &exchange) {
            exchange->sendRaw(
                "HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: " +
                webSocketAccept(exchange->request().header("Sec-WebSocket-Key")) + "\r\n\r\n" + sent);
            exchange->close();
        });
        Shown shown;
        const ExecdTerminals liar(ExecdClient(m_http, server.endpoint()));
        const auto view = await<std::shared_ptr<ExecdTerminal>>(
            [&](auto done) { return liar.attach(QStringLiteral("one"), {}, std::move(done)); });
        QVERIFY(view);
        shown.follow(*view);
        QTRY_VERIFY(shown.end.has_value());
        QVERIFY(!shown.end->ok());
        QCOMPARE(shown.end->error().kind, kind);
        QVERIFY(!shown.end->error().message.isEmpty());
    }

    void partsOfAMessageArePutTogether()
    {
        WebSocketParser parser;
        const QByteArray bytes("\x02\x02\x01"
                               "a"
                               "\x89\x00"
                               "\x80\x01"
                               "b",
                               9);
        QList<WebSocketMessage> messages;
        for (const char byte : bytes)
            messages += parser.feed(QByteArrayView(&byte, 1));
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.at(0).kind, WebSocketMessage::Kind::Ping);
        QCOMPARE(messages.at(1), (WebSocketMessage{WebSocketMessage::Kind::Binary, "\x01"
                                                                                   "ab"}));
    }

private:
    QString make(const QString &command = {})
    {
        const auto id = await<QString>(
            [&](auto done) { return m_terminals->create(QStringLiteral("/tmp"), command, std::move(done)); });
        return id ? *id : QString();
    }
    Result<ExecdTerminalState> state(const QString &id)
    {
        return await<ExecdTerminalState>([&](auto done) { return m_terminals->state(id, std::move(done)); });
    }
    Result<std::shared_ptr<ExecdTerminal>> attachResult(const QString &id, const ExecdTerminalView &view)
    {
        return await<std::shared_ptr<ExecdTerminal>>(
            [&](auto done) { return m_terminals->attach(id, view, std::move(done)); });
    }
    std::shared_ptr<ExecdTerminal> attach(const QString &id)
    {
        const auto view = attachResult(id, {});
        if (!view)
            qFatal("%s", qPrintable(view.error().message + view.error().detail));
        return *view;
    }
    bool tryAttach(const QString &id, const ExecdTerminalView &view, Shown &shown)
    {
        const auto attached = attachResult(id, view);
        if (attached)
            shown.follow(*attached);
        return attached.ok();
    }

    StandInProcess m_standIn;
    CurlHttpClient m_http;
    std::unique_ptr<ExecdTerminals> m_terminals;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::ExecdTerminalTest)
#include "tst_execdterminal.moc"
