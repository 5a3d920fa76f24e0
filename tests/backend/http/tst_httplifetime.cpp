// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace osc;
using namespace osc::test;
using namespace std::chrono_literals;

class TestHttpLifetime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveHundredRequestsAtOnceAreAllAnswered()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::echo());
        CurlHttpClient client;
        std::vector<Operation> operations;
        int answered = 0;
        for (int i = 0; i < 500; ++i) {
            auto request = get("/" + QByteArray::number(i));
            request.body = QByteArray::number(i);
            operations.push_back(
                client.send(server.endpoint(), request,
                            [&answered, body = request.body](const Result<HttpResponse> &result) {
                                QVERIFY(result.ok());
                                QCOMPARE(result->body, body);
                                ++answered;
                            }));
        }
        QCOMPARE(answered, 0);
        QTRY_COMPARE(answered, 500);
        QVERIFY(server.connectionCount() <= 16);
    }

    void cancellingAHungRequestIsImmediateAndSilent()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::hang());
        CurlHttpClient client;
        auto operation = client.send(server.endpoint(), get("/"),
                                     [](const Result<HttpResponse> &) { QFAIL("called after cancel"); });
        QTRY_COMPARE(server.requests().size(), 1);
        QElapsedTimer timer;
        timer.start();
        operation = {};
        QVERIFY(timer.elapsed() < 50);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void destroyingTheClientEndsEverythingSilently()
    {
        HttpTestServer server;
        server.route({}, "/hang", HttpTestServer::hang());
        server.route({}, "/endless", HttpTestServer::endless());
        auto client = std::make_unique<CurlHttpClient>();
        std::vector<Operation> operations;
        qint64 streamed = 0;
        const auto never = [](const Result<HttpResponse> &) { QFAIL("called after the client"); };
        for (int i = 0; i < 30; ++i) {
            operations.push_back(client->send(server.endpoint(), get("/hang"), never));
            auto request = get("/endless");
            request.timeout = 0ms;
            const auto sink = std::make_shared<PatternSink>();
            sink->onWrite = [&] { ++streamed; };
            request.sink = sink;
            operations.push_back(client->send(server.endpoint(), request, never));
            operations.push_back(
                client->upgrade(server.endpoint(), get("/hang"), "tcp",
                                [](const Result<HttpClient::Upgrade> &) { QFAIL("called"); }));
        }
        QTRY_VERIFY(streamed > 30);
        QElapsedTimer timer;
        timer.start();
        client.reset();
        QVERIFY(timer.elapsed() < 200);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void theCallbackMayDoAnything_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("deed");
        for (const auto *place : {"done", "sink", "headers", "source", "upgrade"}) {
            for (const auto *deed : {"cancel", "replace", "destroy client", "start another"})
                QTest::addRow("%s: %s", place, deed)
                    << QString::fromLatin1(place) << QString::fromLatin1(deed);
        }
    }

    void theCallbackMayDoAnything()
    {
        QFETCH(QString, place);
        QFETCH(QString, deed);
        HttpTestServer server;
        server.route({}, "/stream", HttpTestServer::stream(3'000'000));
        server.route("PUT", "*", HttpTestServer::reply(200));
        server.route({}, "/short", HttpTestServer::reply(200));
        server.route({}, "/upgrade", HttpTestServer::upgradeEcho());
        auto client = std::make_unique<CurlHttpClient>();
        Operation operation;
        std::vector<Operation> others;
        int ends = 0;
        bool acted = false;
        const auto act = [&](const QString &here) {
            if (here != place || std::exchange(acted, true))
                return;
            if (deed == QLatin1String("cancel"))
                operation = {};
            else if (deed == QLatin1String("destroy client"))
                client.reset();
            else if (deed == QLatin1String("replace"))
                operation =
                    client->send(server.endpoint(), get("/short"), [](const Result<HttpResponse> &) {});
            else
                others.push_back(
                    client->send(server.endpoint(), get("/short"), [](const Result<HttpResponse> &) {}));
        };
        struct ActingSource : ByteSource
        {
            std::optional<QByteArray> read(qint64) override
            {
                act();
                return left-- > 0 ? std::optional(QByteArray(1000, 'x')) : std::nullopt;
            }
            std::function<void()> act;
            int left = 100;
        };
        auto request = get("/stream");
        const auto sink = std::make_shared<PatternSink>();
        sink->onWrite = [&] { act(QStringLiteral("sink")); };
        request.sink = sink;
        request.onHeaders = [&](int, const QList<HttpHeader> &) { act(QStringLiteral("headers")); };
        const auto source = std::make_shared<ActingSource>();
        source->act = [&] { act(QStringLiteral("source")); };
        if (place == QLatin1String("source")) {
            request.method = "PUT";
            request.bodySource = source;
        }
        if (place == QLatin1String("upgrade")) {
            operation = client->upgrade(server.endpoint(), get("/upgrade"), "tcp",
                                        [&](const Result<HttpClient::Upgrade> &result) {
                                            QVERIFY(result.ok());
                                            act(QStringLiteral("upgrade"));
                                            ++ends;
                                        });
        } else {
            operation = client->send(server.endpoint(), request, [&](const Result<HttpResponse> &) {
                act(QStringLiteral("done"));
                ++ends;
            });
        }
        QTRY_VERIFY(acted);
        const bool atTheEnd = place == QLatin1String("done") || place == QLatin1String("upgrade");
        QTRY_COMPARE(ends, atTheEnd || deed == QLatin1String("start another") ? 1 : 0);
        QTest::qWait(20); // a second call would come now
        QVERIFY(ends <= 1);
    }

    void everyCallbackComesOnceOrNeverUnderRandomCancelling_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U})
            QTest::addRow("%u", seed) << seed;
    }

    void everyCallbackComesOnceOrNeverUnderRandomCancelling()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        HttpTestServer server;
        server.route({}, "/short", HttpTestServer::reply(200, "x"));
        server.route({}, "/stream", HttpTestServer::stream(300'000));
        server.route({}, "/hang", HttpTestServer::hang());
        server.route({}, "/drop", HttpTestServer::dropMidBody("x", 10));
        server.route({}, "/upgrade", HttpTestServer::upgradeEcho());
        const QList<QByteArray> paths = {"/short", "/stream", "/hang", "/drop", "/upgrade"};

        struct Run
        {
            Operation operation;
            int calls = 0;
            bool cancelled = false;
            bool hangs = false;
        };
        std::vector<std::unique_ptr<Run>> runs;
        auto client = std::make_unique<CurlHttpClient>();
        const auto cancelOne = [&] {
            auto &victim = *runs.at(random.bounded(static_cast<quint32>(runs.size())));
            if (victim.operation.isActive())
                victim.cancelled = true;
            victim.operation = {};
        };
        for (int i = 0; i < 400; ++i) {
            const auto path = paths.at(random.bounded(static_cast<int>(paths.size())));
            runs.push_back(std::make_unique<Run>());
            auto *run = runs.back().get();
            run->hangs = path == "/hang";
            const auto called = [run, cancelOne, &random] {
                QVERIFY(!run->cancelled);
                ++run->calls;
                if (random.bounded(3) == 0)
                    cancelOne();
            };
            auto request = get(path);
            const auto sink = std::make_shared<PatternSink>();
            sink->onWrite = [cancelOne, &random] {
                if (random.bounded(20) == 0)
                    cancelOne();
            };
            request.sink = sink;
            if (path == "/upgrade")
                run->operation = client->upgrade(server.endpoint(), request, "tcp",
                                                 [called](const Result<HttpClient::Upgrade> &) { called(); });
            else
                run->operation = client->send(server.endpoint(), request,
                                              [called](const Result<HttpResponse> &) { called(); });
            if (random.bounded(4) == 0)
                QCoreApplication::processEvents();
            if (random.bounded(6) == 0)
                cancelOne();
        }
        // What hangs holds the few connections: let it go, so that the rest can end.
        QTRY_VERIFY(([&] {
            for (auto &run : runs) {
                if (run->hangs && run->operation.isActive()) {
                    run->cancelled = true;
                    run->operation = {};
                }
            }
            return std::none_of(runs.begin(), runs.end(),
                                [](const auto &run) { return run->operation.isActive(); });
        }()));
        for (const auto &run : runs)
            QCOMPARE(run->calls, run->cancelled ? 0 : 1);
        client.reset();
    }
};

QTEST_GUILESS_MAIN(TestHttpLifetime)
#include "tst_httplifetime.moc"
