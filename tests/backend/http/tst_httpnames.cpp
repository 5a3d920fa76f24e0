// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <condition_variable>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>
#include <string_view>

using namespace osc;
using namespace osc::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view silentDomain = ".silent.test";
constexpr std::string_view twoAddresses = "two-addresses.test";
constexpr char quitWhileLookingUp[] = "--quit-while-looking-up";

/// How the resolver behaves that this program puts in the place of the system's, for libcurl and Qt too.
struct Resolver
{
    /// As one whose name servers never answer, until the test ends.
    int neverAnswer()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_released.wait_for(lock, 60s, [this, round = m_round] { return m_round != round; });
        --m_waiting;
        return EAI_AGAIN;
    }
    int waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting;
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        ++m_round;
        m_released.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_released;
    int m_waiting = 0;
    int m_round = 0;
};

Resolver &resolver()
{
    static auto *const instance = new Resolver; // a look-up that nobody waits for may outlive main()
    return *instance;
}

HttpEndpoint silentEndpoint(const char *scheme = "http")
{
    HttpEndpoint endpoint;
    endpoint.base = QUrl(QLatin1String(scheme) + QLatin1String("://engine.silent.test:2375"));
    return endpoint;
}

Operation begin(HttpClient &client, bool asUpgrade, bool tls = false)
{
    const auto endpoint = silentEndpoint(tls ? "https" : "http");
    if (asUpgrade)
        return client.upgrade(endpoint, get("/"), "tcp",
                              [](const Result<HttpClient::Upgrade> &) { QFAIL("called back"); });
    return client.send(endpoint, get("/"), [](const Result<HttpResponse> &) { QFAIL("called back"); });
}

/// What the program does when it is started with quitWhileLookingUp: it ends in the middle of a look-up.
int lookUpAndQuit(QCoreApplication &app, bool asUpgrade)
{
    auto client = std::make_unique<CurlHttpClient>();
    const auto operation = begin(*client, asUpgrade);
    QTimer poll;
    poll.callOnTimeout([&] {
        if (resolver().waiting() > 0)
            app.quit();
    });
    poll.start(1ms);
    return QCoreApplication::exec();
}

} // namespace

extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found)
{
    if (name && std::string_view(name).ends_with(silentDomain))
        return resolver().neverAnswer();
    static const auto system = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    if (!name || name != twoAddresses)
        return system(name, service, hints, found);
    const int failure = system("127.0.0.2", service, hints, found); // where nobody listens
    return failure ? failure : system("127.0.0.1", service, hints, &(*found)->ai_next);
}

/// Requests to a host whose name is being looked up and looked up.
class TestHttpNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        resolver().release();
        QTRY_COMPARE(resolver().waiting(), 0);
    }

    void cancellingIsImmediate_data() { addWays(); }
    void cancellingIsImmediate()
    {
        QFETCH(bool, upgrade);
        CurlHttpClient client;
        QCOMPARE_LT(bestOf([&](int before) {
                        auto operation = begin(client, upgrade);
                        QTRY_COMPARE(resolver().waiting(), before + 1);
                        QElapsedTimer timer;
                        timer.start();
                        operation.cancel();
                        m_elapsed = timer.nsecsElapsed();
                    }),
                    5'000'000);
    }

    void destroyingTheClientDoesNotWaitForTheResolver_data() { addWays(); }
    void destroyingTheClientDoesNotWaitForTheResolver()
    {
        QFETCH(bool, upgrade);
        QCOMPARE_LT(bestOf([&](int before) {
                        auto client = std::make_unique<CurlHttpClient>();
                        std::vector<Operation> operations;
                        for (int i = 0; i < 10; ++i)
                            operations.push_back(begin(*client, upgrade));
                        QTRY_COMPARE(resolver().waiting(), before + 10);
                        QElapsedTimer timer;
                        timer.start();
                        client.reset();
                        operations.clear();
                        m_elapsed = timer.nsecsElapsed();
                    }),
                    20'000'000);
    }

    void theProgramEndsWhileANameIsLookedUp_data() { addWays(); }
    void theProgramEndsWhileANameIsLookedUp()
    {
        QFETCH(bool, upgrade);
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QLatin1String(quitWhileLookingUp),
                       upgrade ? QStringLiteral("upgrade") : QStringLiteral("send")});
        QVERIFY2(program.waitForFinished(20'000), "it waits for the resolver");
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void aLateAnswerReachesNobody()
    {
        auto client = std::make_unique<CurlHttpClient>();
        {
            const auto first = begin(*client, true);
            QTRY_COMPARE(resolver().waiting(), 1);
        }
        resolver().release();
        QTRY_COMPARE(resolver().waiting(), 0);
        QTest::qWait(20); // a call would come now, and fail the test
    }

    void aNameWithoutAnAddressIsToldAsOne_data() { addWays(); }
    void aNameWithoutAnAddressIsToldAsOne()
    {
        QFETCH(bool, upgrade);
        CurlHttpClient client;
        std::optional<Error> error;
        const auto take = [&](const auto &result) { error = result.error(); };
        const auto operation = upgrade ? client.upgrade(silentEndpoint(), get("/"), "tcp", take)
                                       : client.send(silentEndpoint(), get("/"), take);
        QTRY_COMPARE(resolver().waiting(), 1);
        resolver().release();
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Unreachable);
        QVERIFY2(error->message.contains(QStringLiteral("engine.silent.test")), qPrintable(error->message));
    }

    void aNameWithSeveralAddressesIsTriedToTheEnd()
    {
        HttpTestServer server(HttpTestServer::Transport::Tcp);
        server.route({}, "/upgrade", HttpTestServer::upgradeEcho());
        auto endpoint = server.endpoint();
        endpoint.base.setHost(QLatin1String(twoAddresses.data()));
        CurlHttpClient client;
        const auto upgraded = await<HttpClient::Upgrade>(
            [&](auto done) { return client.upgrade(endpoint, get("/upgrade"), "tcp", done); });
        QVERIFY2(upgraded, qPrintable(upgraded ? QString() : upgraded.error().message));
        QVERIFY(upgraded->channel);
    }

private:
    static void addWays()
    {
        QTest::addColumn<bool>("upgrade");
        QTest::newRow("request") << false;
        QTest::newRow("upgrade") << true;
    }

    /// The shortest of some runs in nanoseconds, because other programs use this computer too.
    qint64 bestOf(const std::function<void(int before)> &run)
    {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            m_elapsed = best;
            run(resolver().waiting());
            best = std::min(best, m_elapsed);
        }
        return best;
    }

    qint64 m_elapsed = 0;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == quitWhileLookingUp)
        return lookUpAndQuit(app, std::string_view(argv[2]) == "upgrade");
    TestHttpNames test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_httpnames.moc"
