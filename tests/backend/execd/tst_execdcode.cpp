// SPDX-License-Identifier: Apache-2.0
#include "standinprocess.h"

#include <await.h>
#include <httptestserver.h>

#include <execd/execdcode.h>
#include <execd/execdfilesystem.h>
#include <http/curlhttpclient.h>

#include <QFile>
#include <QTest>

namespace osc::test {

namespace {

const char *const begin = R"({"type":"init","text":"ctx-1","timestamp":1}

{"type":"ping","text":"pong","timestamp":1}

)";

struct Ran
{
    Result<ExecdCodeEnd> end = Error{};
    QList<ExecdCodeOutput> output;
};

Ran run(const ExecdCode &code, const ExecdCodeContext &context = {{}, QStringLiteral("python")})
{
    Ran ran;
    ran.end = await<ExecdCodeEnd>([&](auto done) {
        return code.run(
            QStringLiteral("1+1"), context, [&](const ExecdCodeOutput &piece) { ran.output.append(piece); },
            std::move(done));
    });
    return ran;
}

} // namespace

/// Code in kernels, as execd's own streams tell it (execd-and-client 2.2 and 2.6), and what else execd has
/// beside commands and files.
class ExecdCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<HttpTestServer>(HttpTestServer::Transport::Tcp); }

    void anImageWithoutJupyterIsSaid()
    {
        StandInProcess standIn;
        QVERIFY(standIn.start());
        const ExecdCode code{ExecdClient(m_http, standIn.endpoint())};
        const auto probed = await<void>([&](auto done) { return code.probe(std::move(done)); });
        QCOMPARE(probed.error().kind, ErrorKind::Unsupported);
        QVERIFY(probed.error().message.contains(QLatin1String("Jupyter")));
        const auto made = await<ExecdCodeContext>(
            [&](auto done) { return code.createContext(QStringLiteral("python"), {}, std::move(done)); });
        QCOMPARE(made.error().message, probed.error().message);
        QCOMPARE(run(code).end.error().message, probed.error().message);
        const auto listed =
            await<QList<ExecdCodeContext>>([&](auto done) { return code.listContexts(std::move(done)); });
        QVERIFY(listed && listed->isEmpty());
    }

    void outputAndValueOfCodeAreTold()
    {
        stream(R"({"type":"stdout","text":"a\nb","timestamp":2}

{"type":"stdout","text":"\n","timestamp":2}

{"type":"stderr","text":"w","timestamp":2}

{"type":"execution_count","execution_count":3,"timestamp":2}

{"type":"result","results":{"text":"2","text/html":"<b>2</b>","application/json":{"n":2}},"timestamp":2}

{"type":"execution_complete","execution_time":7,"timestamp":3})");
        const auto ran = run(code());
        QVERIFY(ran.end);
        QVERIFY(!ran.end->error);
        QCOMPARE(ran.end->contextId, QStringLiteral("ctx-1"));
        QCOMPARE(ran.end->duration.count(), 7);
        using Kind = ExecdCodeOutput::Kind;
        const QList<ExecdCodeOutput> expected{
            {Kind::Output, QStringLiteral("a\nb")},
            {Kind::Output, QStringLiteral("\n")},
            {Kind::Errors, QStringLiteral("w")},
            {Kind::Value,
             QStringLiteral("2"),
             {{QStringLiteral("text/html"), QStringLiteral("<b>2</b>")},
              {QStringLiteral("application/json"), QStringLiteral("{\"n\":2}")}}}};
        QCOMPARE(ran.output, expected);
        QCOMPARE(m_server->requests().first().body,
                 QByteArray(R"({"code":"1+1","context":{"language":"python"}})"));
    }

    void codeThatRaisesIsAValue()
    {
        stream(R"({"type":"status","text":"error"}

{"type":"error","error":{"ename":"ZeroDivisionError","evalue":"by zero","traceback":["one",2,"two"]}}

{"type":"execution_complete"})");
        const auto ran = run(code());
        QVERIFY(ran.end);
        QVERIFY(ran.end->error.has_value());
        QCOMPARE(*ran.end->error, (ExecdCodeError{QStringLiteral("ZeroDivisionError"),
                                                  QStringLiteral("by zero"),
                                                  {QStringLiteral("one"), QStringLiteral("two")}}));
    }

    void streamsThatEndBadly_data()
    {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no last event")
            << QByteArray(R"({"type":"stdout","text":"a"})") << ErrorKind::Protocol;
        QTest::newRow("busy") << QByteArray(R"({"code":"RUNTIME_ERROR","message":"session is busy"})")
                              << ErrorKind::Conflict;
        QTest::newRow("failure") << QByteArray(R"({"code":"RUNTIME_ERROR","message":"kernel died"})")
                                 << ErrorKind::Failed;
        QTest::newRow("garbage") << QByteArray("[1,2\n\n\x00\xff{]") << ErrorKind::Protocol;
    }
    void streamsThatEndBadly()
    {
        QFETCH(QByteArray, events);
        QFETCH(ErrorKind, kind);
        stream(events);
        const auto ran = run(code());
        QVERIFY(!ran.end);
        QCOMPARE(ran.end.error().kind, kind);
        QVERIFY(!ran.end.error().message.isEmpty());
    }

    void lettingGoInterruptsTheKernel()
    {
        m_server->route("POST", "/code", [](const Exchange &exchange) {
            exchange->begin(200);
            exchange->send(QByteArray(begin) + "{\"type\":\"stdout\",\"text\":\"on\"}\n\n");
        });
        m_server->route("DELETE", "/command", HttpTestServer::reply(200));
        bool isRunning = false;
        auto running = code().run(
            QStringLiteral("while True: pass"), {{}, QStringLiteral("python")},
            [&](const ExecdCodeOutput &) { isRunning = true; }, [](const Result<ExecdCodeEnd> &) {});
        QTRY_VERIFY(isRunning);
        running.cancel();
        QTRY_COMPARE(m_server->requests().last().target, QByteArray("/command?id=ctx-1"));
    }

    void contextsAreMadeListedAndDeleted()
    {
        m_server->route(
            "POST", "/code",
            HttpTestServer::reply(
                500, R"({"code":"RUNTIME_ERROR","message":"error running codes context not found"})"));
        m_server->route("POST", "/code/context",
                        HttpTestServer::reply(200, R"({"id":"c1","language":"go"})"));
        m_server->route("GET", "/code/contexts",
                        HttpTestServer::reply(200, R"([{"id":"c1","language":"go"},{"id":7},null])"));
        m_server->route("DELETE", "/code/contexts/*",
                        HttpTestServer::reply(404, R"({"code":"CONTEXT_NOT_FOUND","message":"no"})"));
        const auto made = await<ExecdCodeContext>([&](auto done) {
            return code().createContext(QStringLiteral("go"), QStringLiteral("/w"), std::move(done));
        });
        QVERIFY(made);
        QCOMPARE(*made, (ExecdCodeContext{QStringLiteral("c1"), QStringLiteral("go")}));
        QCOMPARE(m_server->requests().last().body, QByteArray(R"({"cwd":"/w","language":"go"})"));
        const auto listed =
            await<QList<ExecdCodeContext>>([&](auto done) { return code().listContexts(std::move(done)); });
        QVERIFY(listed);
        QCOMPARE(*listed, QList<ExecdCodeContext>{*made});
        const auto deleted = await<void>(
            [&](auto done) { return code().deleteContext(QStringLiteral("c1"), std::move(done)); });
        QCOMPARE(deleted.error().kind, ErrorKind::NotFound);
    }

    void samplesFollowEachOther()
    {
        m_server->route("GET", "/metrics/watch", [](const Exchange &exchange) {
            exchange->begin(200);
            exchange->send("{\"cpu_count\":2,\"cpu_used_pct\":50,\"mem_total_mib\":8,\"mem_us");
            exchange->send("ed_mib\":4,\"timestamp\":1000}\n{\"error\":\"no\"}\n");
            exchange->send("{\"cpu_count\":2,\"cpu_used_pct\":60,\"mem_total_mib\":8,\"mem_used_mib\":5,"
                           "\"timestamp\":3000}\n");
            exchange->end();
        });
        QList<double> used;
        const auto ended = await<void>([&](auto done) {
            return ExecdClient(m_http, m_server->endpoint())
                .watchMetrics([&](const ExecdMetrics &sample) { used.append(sample.cpuUsedPercent); },
                              std::move(done));
        });
        QCOMPARE(used, (QList<double>{50, 60}));
        QCOMPARE(ended.error().kind, ErrorKind::Unreachable);
    }

    void textIsReplacedInAFile()
    {
        StandInProcess standIn;
        QVERIFY(standIn.start());
        const QByteArray folder = standIn.makeFolder();
        QVERIFY(StandInProcess::runShell(folder, "printf 'one two one' > f"));
        ExecdFileSystem files{ExecdClient(m_http, standIn.endpoint())};
        using Count = std::optional<qint64>;
        const auto replace = [&](const QByteArray &name, const QString &before) {
            return await<Count>([&](auto done) {
                return files.replaceText(folder + '/' + name, before, QStringLiteral("<3>"), std::move(done));
            });
        };
        const auto twice = replace("f", QStringLiteral("one"));
        QVERIFY2(twice, twice ? "" : qPrintable(twice.error().message));
        QCOMPARE(*twice, Count(2));
        QFile file(QFile::decodeName(folder + "/f"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("<3> two <3>"));
        QCOMPARE(*replace("f", QStringLiteral("absent")), Count(0));
        QCOMPARE(replace("missing", QStringLiteral("x")).error().kind, ErrorKind::NotFound);
        QCOMPARE(replace("a$b", QStringLiteral("x")).error().kind, ErrorKind::Unsupported);
        QVERIFY(!replace("f", {}));
    }

private:
    [[nodiscard]] ExecdCode code() { return ExecdCode(ExecdClient(m_http, m_server->endpoint())); }
    void stream(const QByteArray &events)
    {
        m_server->route("POST", "/code", HttpTestServer::reply(200, begin + events));
    }

    CurlHttpClient m_http;
    std::unique_ptr<HttpTestServer> m_server;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::ExecdCodeTest)
#include "tst_execdcode.moc"
