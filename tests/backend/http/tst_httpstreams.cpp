// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <ctime>

using namespace osc;
using namespace osc::test;
using namespace std::chrono_literals;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 gapLimit = 500;
#else
constexpr qint64 gapLimit = 50;
#endif

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    constexpr qint64 pageSize = 4096;
    return file.readAll().split(' ').value(1).toLongLong() * pageSize;
}

qint64 threadMilliseconds()
{
    timespec time;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

class TestHttpStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeBodyArrivesInBoundedMemoryWithoutHoldingUpTheEventLoop()
    {
        constexpr qint64 size = 200'000'000;
        const ThreadedHttpTestServer server(HttpTestServer::Transport::Unix, [](HttpTestServer &it) {
            it.route({}, "/large", HttpTestServer::stream(size));
        });
        // The processor time between two turns is what this thread did, however busy the computer is.
        qint64 worstGap = 0;
        qint64 lastTick = threadMilliseconds();
        qint64 mostMemory = 0;
        QTimer ticker;
        ticker.callOnTimeout([&] {
            const auto now = threadMilliseconds();
            worstGap = std::max(worstGap, now - lastTick);
            lastTick = now;
            mostMemory = std::max(mostMemory, residentBytes());
        });
        [[maybe_unused]] const auto before = residentBytes();
        ticker.start(5ms);

        auto request = get("/large");
        request.timeout = 0ms;
        qint64 count = 0;
        struct Counter : ByteSink
        {
            explicit Counter(qint64 &sum)
                : m_sum(sum)
            {}
            Next write(QByteArrayView bytes) override
            {
                m_sum += bytes.size();
                return Next::More;
            }
            qint64 &m_sum;
        };
        request.sink = std::make_shared<Counter>(count);
        bool ok = false;
        QEventLoop loop; // QTRY sleeps between turns
        QTimer::singleShot(100s, &loop, &QEventLoop::quit);
        const auto operation =
            m_client.send(server.endpoint(), request, [&](const Result<HttpResponse> &result) {
                ok = result.ok();
                loop.quit();
            });
        loop.exec();
        QVERIFY(ok);
        QCOMPARE(count, size);
        QVERIFY2(worstGap < gapLimit, qPrintable(QString::number(worstGap)));
#ifndef __SANITIZE_ADDRESS__ // which keeps freed memory for a while
        QVERIFY2(mostMemory - before < 40'000'000, qPrintable(QString::number(mostMemory - before)));
#endif
    }

    void everyByteOfAStreamArrivesInOrder_data()
    {
        QTest::addColumn<int>("transport");
        QTest::newRow("unix") << static_cast<int>(HttpTestServer::Transport::Unix);
        QTest::newRow("tls") << static_cast<int>(HttpTestServer::Transport::Tls);
    }

    void everyByteOfAStreamArrivesInOrder()
    {
        QFETCH(int, transport);
        constexpr qint64 size = 5'000'001;
        HttpTestServer server(static_cast<HttpTestServer::Transport>(transport));
        server.route({}, "/large", HttpTestServer::stream(size));
        const auto sink = std::make_shared<PatternSink>();
        auto request = get("/large");
        request.sink = sink;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QVERIFY(result->body.isEmpty());
        QVERIFY(sink->m_intact);
        QCOMPARE(sink->m_count, size);
    }

    void aSinkThatWaitsGetsNothingUntilItIsReady()
    {
        constexpr qint64 size = 20'000'000;
        HttpTestServer server;
        server.route({}, "/large", HttpTestServer::stream(size));
        const auto sink = std::make_shared<PatternSink>();
        sink->next = ByteSink::Next::Wait;
        int writes = 0;
        sink->onWrite = [&] { ++writes; };
        auto request = get("/large");
        request.sink = sink;
        request.idleTimeout = 1s; // a pause is not idleness
        bool done = false;
        const auto operation =
            m_client.send(server.endpoint(), request, [&](const Result<HttpResponse> &result) {
                QVERIFY(result.ok());
                done = true;
            });
        QTRY_COMPARE(writes, 1);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(timer.elapsed() > 1600);
        QCOMPARE(writes, 1);
        QVERIFY(!done);
        sink->becomeReady();
        QTRY_VERIFY(done);
        QVERIFY(sink->m_intact);
        QCOMPARE(sink->m_count, size);
    }

    void aSinkThatWaitsAfterEveryPieceGetsEverything()
    {
        constexpr qint64 size = 3'000'000;
        HttpTestServer server;
        server.route({}, "/large", HttpTestServer::stream(size));
        const auto sink = std::make_shared<PatternSink>();
        sink->next = ByteSink::Next::Wait;
        sink->onWrite = [&] {
            QTimer::singleShot(0, this, [sink] {
                sink->becomeReady();
                sink->next = ByteSink::Next::Wait;
            });
        };
        auto request = get("/large");
        request.sink = sink;
        QVERIFY(sendAndWait(m_client, server.endpoint(), request).ok());
        QVERIFY(sink->m_intact);
        QCOMPARE(sink->m_count, size);
    }

    void aSinkThatIsReadyBeforeItSaysWaitIsNotForgotten()
    {
        constexpr qint64 size = 2'000'000;
        HttpTestServer server;
        server.route({}, "/large", HttpTestServer::stream(size));
        const auto sink = std::make_shared<PatternSink>();
        sink->onWrite = [&] {
            sink->becomeReady();
            sink->next = ByteSink::Next::Wait;
        };
        auto request = get("/large");
        request.sink = sink;
        QVERIFY(sendAndWait(m_client, server.endpoint(), request).ok());
        QCOMPARE(sink->m_count, size);
    }

    void aSinkThatStopsEndsTheRequestWithItsError()
    {
        HttpTestServer server;
        server.route({}, "/endless", HttpTestServer::endless());
        const auto sink = std::make_shared<PatternSink>();
        sink->next = ByteSink::Next::Stop;
        sink->m_error.kind = ErrorKind::Exhausted;
        sink->m_error.message = QStringLiteral("full");
        auto request = get("/endless");
        request.sink = sink;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error(), sink->m_error);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void theBodyOfAFailureGoesToTheResponse()
    {
        HttpTestServer server;
        server.route({}, "/no", HttpTestServer::failWith(404, "no such file"));
        const auto sink = std::make_shared<PatternSink>();
        auto request = get("/no");
        request.sink = sink;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QVERIFY(result->body.contains("no such file"));
        QCOMPARE(sink->m_count, 0);
    }

    void headersAreToldBeforeTheFirstByte()
    {
        HttpTestServer server;
        server.route({}, "/events", [](const Exchange &exchange) { exchange->begin(200, {{"X-A", "1"}}); });
        auto request = get("/events");
        request.timeout = 0ms;
        request.sink = std::make_shared<PatternSink>();
        int status = 0;
        request.onHeaders = [&](int code, const QList<HttpHeader> &) { status = code; };
        const auto operation = m_client.send(server.endpoint(), request, [](const Result<HttpResponse> &) {});
        QTRY_COMPARE(status, 200);
    }

    void whatArrivedBeforeTheCutIsDelivered()
    {
        HttpTestServer server;
        server.route({}, "/cut", HttpTestServer::dropMidBody("first part", 1000));
        const auto sink = std::make_shared<BufferSink>(1000);
        auto request = get("/cut");
        request.sink = sink;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QCOMPARE(sink->bytes(), "first part");
    }

    void streamsDoNotKeepShortRequestsWaiting()
    {
        HttpTestServer server;
        server.route({}, "/events", [](const Exchange &exchange) { exchange->begin(200); });
        server.route({}, "/short", HttpTestServer::reply(200));
        std::vector<Operation> streams;
        int open = 0;
        for (int i = 0; i < 60; ++i) {
            auto request = get("/events");
            request.timeout = 0ms;
            request.onHeaders = [&](int, const QList<HttpHeader> &) { ++open; };
            streams.push_back(m_client.send(server.endpoint(), request, [](const Result<HttpResponse> &) {}));
        }
        QTRY_COMPARE(open, 60);
        QVERIFY(sendAndWait(m_client, server.endpoint(), get("/short")).ok());
        streams.clear();
        QTRY_VERIFY(server.openConnections() <= 1);
    }

    void aSourceIsSentAsItComes_data()
    {
        QTest::addColumn<bool>("sizeKnown");
        QTest::newRow("size known") << true;
        QTest::newRow("chunked") << false;
    }

    void aSourceIsSentAsItComes()
    {
        QFETCH(bool, sizeKnown);
        HttpTestServer server;
        server.route("PUT", "/file", HttpTestServer::reply(201));
        const auto content = HttpTestServer::pattern(0, 3'000'000);
        const auto source = std::make_shared<ManualSource>(sizeKnown ? content.size() : -1);
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        int status = 0;
        const auto operation =
            m_client.send(server.endpoint(), request, [&](const Result<HttpResponse> &result) {
                QVERIFY(result.ok());
                status = result->status;
            });
        constexpr qsizetype piece = 300'000;
        for (qsizetype sent = 0; sent < content.size(); sent += piece) {
            source->put(content.mid(sent, piece));
            QTRY_VERIFY(server.bytesReceived() >= sent + piece);
        }
        QVERIFY(sizeKnown || status == 0);
        source->end();
        QTRY_COMPARE(status, 201);
        const auto seen = server.requests().at(0);
        QVERIFY(seen.body == content);
        QCOMPARE(seen.header("Content-Length"),
                 sizeKnown ? QByteArray::number(content.size()) : QByteArray());
        QCOMPARE(seen.header("Transfer-Encoding"), sizeKnown ? QByteArray() : QByteArray("chunked"));
    }

    void aSlowServerSlowsTheSourceDown()
    {
        HttpTestServer server;
        server.setReadingPaused(true);
        server.setKeepBodies(false);
        server.route("PUT", "/file", HttpTestServer::reply(201));
        static constexpr qint64 total = 100'000'000;
        struct LargeSource : ByteSource
        {
            std::optional<QByteArray> read(qint64 maximum) override
            {
                if (given >= total)
                    return {};
                given += maximum;
                return QByteArray(maximum, 'x');
            }
            qint64 given = 0;
        };
        const auto source = std::make_shared<LargeSource>();
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        bool done = false;
        const auto operation = m_client.send(server.endpoint(), request,
                                             [&](const Result<HttpResponse> &result) { done = result.ok(); });
        QTRY_VERIFY(source->given > 0);
        QTest::qWait(100);
        QVERIFY(source->given < 5'000'000);
        server.setReadingPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(done, 60'000);
        QVERIFY(server.requests().at(0).bodySize >= total);
    }

    void aSourceThatFailsEndsTheRequestWithItsError()
    {
        HttpTestServer server;
        server.route("PUT", "/file", HttpTestServer::reply(201));
        const auto source = std::make_shared<ManualSource>(1000);
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        std::optional<Error> error;
        const auto operation =
            m_client.send(server.endpoint(), request, [&](const Result<HttpResponse> &result) {
                QVERIFY(!result.ok());
                error = result.error();
            });
        source->put("part");
        QTRY_VERIFY(server.bytesReceived() > 4);
        Error mine;
        mine.message = QStringLiteral("disk gone");
        source->end(mine);
        QTRY_VERIFY(error);
        QCOMPARE(*error, mine);
        QVERIFY(server.requests().isEmpty());
    }

    void aSourceThatEndsBeforeItsSizeIsAnError()
    {
        HttpTestServer server;
        server.route("PUT", "/file", HttpTestServer::reply(201));
        const auto source = std::make_shared<ManualSource>(1000);
        source->put("part");
        source->end();
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Failed);
    }

    void aPausedSourceIsNotIdle()
    {
        HttpTestServer server;
        server.route("PUT", "/file", HttpTestServer::reply(201));
        const auto source = std::make_shared<ManualSource>();
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        request.idleTimeout = 1s;
        bool ended = false;
        bool ok = false;
        const auto operation =
            m_client.send(server.endpoint(), request, [&](const Result<HttpResponse> &result) {
                ended = true;
                ok = result.ok();
            });
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(timer.elapsed() > 1800);
        QVERIFY(!ended);
        source->end();
        QTRY_VERIFY(ok);
    }

    void aRefusalBeforeTheEndOfAnUploadIsTheAnswer()
    {
        HttpTestServer server;
        server.setAnswersEarly(true);
        const auto source = std::make_shared<ManualSource>();
        server.route("PUT", "/file", HttpTestServer::failWith(413, "too large"));
        auto request = get("/file");
        request.method = "PUT";
        request.bodySource = source;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QCOMPARE(result->status, 413);
    }

private:
    CurlHttpClient m_client;
};

QTEST_GUILESS_MAIN(TestHttpStreams)
#include "tst_httpstreams.moc"
