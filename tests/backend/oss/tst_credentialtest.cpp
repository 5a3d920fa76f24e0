// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "httptestserver.h"
#include "osstestbench.h"
#include "testclock.h"

#include <http/curlhttpclient.h>
#include <oss/ossstorage.h>

#include <QLocale>
#include <QMap>
#include <QTest>

namespace osc::test {

namespace {

using Verdict = CredentialTest::Verdict;
using State = CredentialStepResult::State;
using Steps = QList<CredentialStepResult>;

/// A storage service that agrees to everything, until it is told otherwise about one call.
class SmallService
{
public:
    explicit SmallService(HttpTestServer::Transport transport = HttpTestServer::Transport::Tcp)
        : server(transport)
    {
        answers = {{"anonymous", {403, {}, ossXml(QStringLiteral("error-403-AccessDenied"))}},
                   {"ListBuckets", {200, {}, ossXml(QStringLiteral("list-buckets"))}},
                   {"ListObjects", {200, {}, ossXml(QStringLiteral("list-objects-v2"))}},
                   {"PutObject", {200, {}, {}}},
                   {"DeleteObject", {204, {}, {}}}};
        server.route({}, "/*", [this](const Exchange &exchange) {
            const auto call = callOf(exchange->request());
            calls.append(call);
            if (before)
                before(call);
            const auto &answer = answers[call];
            exchange->reply(answer.status, answer.body, answer.headers + headers);
        });
    }

    [[nodiscard]] OssAccount account() const
    {
        auto account = ossAccount(server.endpoint().base.toString());
        account.credential.bucket = QStringLiteral("acme-reports");
        account.credential.prefix = QStringLiteral("daily");
        return account;
    }

    HttpTestServer server;
    QMap<QByteArray, HttpResponse> answers;
    QList<HttpHeader> headers; ///< Of every answer.
    QByteArrayList calls;
    std::function<void(const QByteArray &call)> before;

private:
    static QByteArray callOf(const HttpTestRequest &request)
    {
        if (request.header("Authorization").isEmpty())
            return "anonymous";
        if (request.path() == "/")
            return "ListBuckets";
        if (request.method == "GET")
            return "ListObjects";
        return request.method == "PUT" ? "PutObject" : "DeleteObject";
    }
};

OssStorage::LookUp finds(const QList<QHostAddress> &addresses)
{
    return [addresses](const QString &, Callback<QList<QHostAddress>> done) {
        return finished<QList<QHostAddress>>(addresses, std::move(done));
    };
}

QString textOf(const CredentialTest &test)
{
    auto text = test.summary + u'\n' + test.advice + u'\n' + test.ramPolicy;
    for (const auto &step : test.steps)
        text += u'\n' + step.title + u'\n' + step.words;
    return text;
}

State stateOf(const Steps &steps, CredentialStep step)
{
    return steps.value(static_cast<qsizetype>(step)).state;
}

} // namespace

class TestCredentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsToldAndTimed();
    void nothingIsWrittenUnlessAskedFor();
    void aFailureEndsInOneSentence_data();
    void aFailureEndsInOneSentence();
    void aKeyWithSpacesIsNotSent_data();
    void aKeyWithSpacesIsNotSent();
    void aMisspeltEndpointIsToldWithTheNearOne();
    void aNameThatOnlyTheProxyFindsIsFine();
    void anInternalEndpointThatIsNotReachedIsExplained();
    void aCertificateThatIsNotTrustedIsExplained();
    void nobodyThereIsExplained();
    void aBucketInTheEndpointIsExplained();
    void anUnusableEndpointIsExplained();
    void theClockIsMeasured_data();
    void theClockIsMeasured();
    void aKeyThatWorksInSpiteOfTheClockIsWarnedAbout();
    void aTemporaryKeySaysWhenItRanOut();
    void withoutABucketTheBucketsAreListed();
    void aKeyThatMayNotListBucketsIsValid();
    void s3HasNoRamPolicy();
    void cancellingRemovesTheProbe_data();
    void cancellingRemovesTheProbe();
    void cancellingBeforeTheWriteWritesNothing();
    void theOwnerMayLetGoWhileItIsTold();

private:
    CredentialTest run(const OssAccount &account, bool write = true,
                       const QList<QHostAddress> &addresses = {QHostAddress(QHostAddress::LocalHost)})
    {
        return runWith(m_http, account, write, addresses);
    }
    CredentialTest runWith(HttpClient &http, const OssAccount &account, bool write,
                           const QList<QHostAddress> &addresses);

    CurlHttpClient m_http;
    TestClock m_clock;
    QList<Steps> m_told;
};

CredentialTest TestCredentialTest::runWith(HttpClient &http, const OssAccount &account, bool write,
                                           const QList<QHostAddress> &addresses)
{
    m_told.clear();
    OssStorage storage(http, m_clock, finds(addresses));
    const auto test = await<CredentialTest>([&](Callback<CredentialTest> done) {
        return storage.test(
            account, {write}, [this](const Steps &steps) { m_told.append(steps); }, std::move(done));
    });
    return test ? *test : CredentialTest();
}

void TestCredentialTest::everyStepIsToldAndTimed()
{
    SmallService service;
    auto account = service.account();
    account.credential.endpoint.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
    const auto test = run(account);
    QCOMPARE(test.verdict, Verdict::ReadWrite);
    QCOMPARE(test.summary, QStringLiteral("This key can read and write acme-reports/daily."));
    QVERIFY(test.advice.isEmpty() && test.ramPolicy.isEmpty());
    QCOMPARE(test.at, m_clock.time);
    QVERIFY(test.tookMs >= 0);
    QCOMPARE(test.steps.size(), 6);
    for (const auto &step : test.steps) {
        QCOMPARE(step.state, State::Passed);
        QVERIFY(!step.title.isEmpty() && !step.words.isEmpty());
        QVERIFY(step.tookMs >= 0);
    }
    QCOMPARE(test.steps.at(2).title, QStringLiteral("Sign in as LTAI5t…s001"));
    QCOMPARE(test.steps.at(3).title, QStringLiteral("List acme-reports/daily"));
    QCOMPARE(m_told.last(), test.steps);
    QCOMPARE(stateOf(m_told.first(), CredentialStep::Resolve), State::Running);
    QCOMPARE(stateOf(m_told.first(), CredentialStep::Write), State::Waiting);
    QCOMPARE(service.calls,
             (QByteArrayList{"anonymous", "ListBuckets", "ListObjects", "PutObject", "DeleteObject"}));
    const auto requests = service.server.requests();
    QVERIFY(requests.at(3).path().startsWith("/acme-reports/daily/opensandbox-console-probe-"));
    QCOMPARE(requests.at(4).path(), requests.at(3).path());
    QVERIFY(requests.at(2).target.contains("prefix=daily%2F"));
}

void TestCredentialTest::nothingIsWrittenUnlessAskedFor()
{
    SmallService service;
    const auto test = run(service.account(), false);
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(test.summary, QStringLiteral("This key can read acme-reports/daily. Writing was not tried."));
    QCOMPARE(stateOf(test.steps, CredentialStep::Write), State::NotNeeded);
    QCOMPARE(service.calls, (QByteArrayList{"anonymous", "ListBuckets", "ListObjects"}));
}

void TestCredentialTest::aFailureEndsInOneSentence_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("advice");
    QTest::addColumn<QString>("policy");
    const auto row = [](const char *name, const char *call, const char *answer, CredentialStep step,
                        Verdict verdict, const char *summary, const char *advice, const char *policy) {
        const auto fixture = QString::fromLatin1(answer);
        QTest::newRow(name) << QByteArray(call) << fixture.section(u'-', 1, 1).toInt() << ossXml(fixture)
                            << static_cast<int>(step) << static_cast<int>(verdict)
                            << QString::fromUtf8(summary) << QString::fromUtf8(advice)
                            << QString::fromLatin1(policy);
    };
    const auto signIn = CredentialStep::SignIn;
    const auto failed = Verdict::Failed;
    row("wrong secret", "ListBuckets", "error-403-SignatureDoesNotMatch", signIn, failed,
        "secret does not belong to the access key ID LTAI5t…s001", "Copy the access key secret again", "");
    row("unknown key", "ListBuckets", "error-403-InvalidAccessKeyId", signIn, failed,
        "does not know the access key ID LTAI5t…s001", "Check the access key ID", "");
    row("disabled key", "ListBuckets", "error-403-InvalidAccessKeyId-disabled", signIn, failed,
        "LTAI5t…s001 is disabled", "Enable it", "");
    row("token that ran out", "ListBuckets", "error-403-SecurityTokenExpired", signIn, failed, "has run out",
        "Get a new temporary key", "");
    row("token of another key", "ListBuckets", "error-403-InvalidSecurityToken", signIn, failed,
        "security token does not belong", "the three belong together", "");
    row("clock", "ListBuckets", "error-403-RequestTimeTooSkewed", signIn, failed, "clock", "Set the clock",
        "");
    row("service in trouble", "ListBuckets", "error-503-ServiceUnavailable", signIn, failed,
        "no more requests", "Try again", "");
    row("wrong endpoint of the bucket", "ListObjects", "error-403-AccessDenied-endpoint",
        CredentialStep::List, failed, "Bucket acme-reports is not reached through",
        "Use the endpoint oss-cn-beijing.aliyuncs.com", "");
    row("no such bucket", "ListObjects", "error-404-NoSuchBucket", CredentialStep::List, failed,
        "There is no bucket acme-reports", "Check the name", "");
    row("may not list", "ListObjects", "error-403-AccessDenied", CredentialStep::List, failed,
        "may not do oss:ListObjects on acme-reports", "RAM user do oss:ListObjects on acme-reports",
        "oss:ListObjects");
    row("may not write", "PutObject", "error-403-AccessDenied", CredentialStep::Write, Verdict::ReadOnly,
        "This key can read acme-reports/daily, but it cannot write there.",
        "Mount it read-only, or let its RAM user do oss:PutObject on acme-reports/daily/*.", "oss:PutObject");
    row("may not delete", "DeleteObject", "error-403-AccessDenied", CredentialStep::RemoveProbe,
        Verdict::ReadWrite, "could not be removed", "allow oss:DeleteObject on acme-reports/daily/*",
        "oss:DeleteObject");
    QTest::newRow("wrong region")
        << QByteArray("ListBuckets") << 400
        << QByteArray("<Error><Code>InvalidArgument</Code><Message>Invalid signing region in Authorization "
                      "header.</Message><Region>cn-beijing</Region></Error>")
        << static_cast<int>(signIn) << static_cast<int>(failed) << u"The region of key reports-ro"_qs
        << u"Enter the region cn-beijing."_qs << QString();
    QTest::newRow("no object storage")
        << QByteArray("ListBuckets") << 200 << QByteArray("<html>Welcome</html>") << static_cast<int>(signIn)
        << static_cast<int>(failed) << u"could not be understood"_qs << u"belongs to an object storage"_qs
        << QString();
}

void TestCredentialTest::aFailureEndsInOneSentence()
{
    QFETCH(QByteArray, call);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, step);
    QFETCH(int, verdict);
    QFETCH(QString, summary);
    QFETCH(QString, advice);
    QFETCH(QString, policy);
    SmallService service;
    service.answers[call] = {status, {}, body};
    const auto test = run(service.account());
    QCOMPARE(static_cast<int>(test.verdict), verdict);
    QVERIFY2(test.summary.contains(summary), qPrintable(test.summary));
    QVERIFY2(test.advice.contains(advice), qPrintable(test.advice));
    QCOMPARE(test.ramPolicy.isEmpty(), policy.isEmpty());
    QVERIFY2(test.ramPolicy.contains(policy), qPrintable(test.ramPolicy));
    QCOMPARE(test.steps.at(step).state, State::Failed);
    QVERIFY(!test.steps.at(step).words.isEmpty());
    for (int later = step + 1; later < test.steps.size(); ++later)
        QCOMPARE(test.steps.at(later).state, State::NotNeeded);
    for (const auto *secret :
         {"LTAI5tFakeKeyForTests001", "marker-of-the-secret", "aRXOzCjLiV5FFbjvHerz9gPMC8k"})
        QVERIFY2(!textOf(test).contains(QLatin1String(secret)), qPrintable(textOf(test)));
}

void TestCredentialTest::aKeyWithSpacesIsNotSent_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("says");
    QTest::newRow("id") << u"LTAI5tFake "_qs << u"marker"_qs << QString() << u"in the access key ID"_qs;
    QTest::newRow("secret") << u"LTAI5tFake"_qs << u"marker\n"_qs << QString()
                            << u"in the access key secret"_qs;
    QTest::newRow("token") << u"LTAI5tFake"_qs << u"marker"_qs << u"a\tb"_qs << u"in the security token"_qs;
    QTest::newRow("missing") << u"LTAI5tFake"_qs << QString() << QString() << u"not complete"_qs;
}

void TestCredentialTest::aKeyWithSpacesIsNotSent()
{
    QFETCH(QString, id);
    QFETCH(QString, secret);
    QFETCH(QString, token);
    QFETCH(QString, says);
    SmallService service;
    auto account = service.account();
    account.key = {id, SecretString(secret), SecretString(token)};
    const auto test = run(account);
    QCOMPARE(test.verdict, Verdict::Failed);
    QVERIFY2(test.summary.contains(says), qPrintable(test.summary));
    QVERIFY(!test.advice.isEmpty());
    QCOMPARE(stateOf(test.steps, CredentialStep::SignIn), State::Failed);
    QCOMPARE(service.calls, QByteArrayList{"anonymous"});
}

void TestCredentialTest::aMisspeltEndpointIsToldWithTheNearOne()
{
    ScriptedHttp http;
    http.answer = [](const auto &, qsizetype) {
        return Error{ErrorKind::Unreachable, QStringLiteral("x"), {}, {}, {}, {}};
    };
    const auto account = ossAccount(QStringLiteral("oss-cn-hangzou.aliyuncs.com"));
    const auto test = runWith(http, account, true, {});
    QCOMPARE(test.verdict, Verdict::Failed);
    QCOMPARE(test.summary, QStringLiteral("Endpoint oss-cn-hangzou.aliyuncs.com was not found."));
    QCOMPARE(test.advice, QStringLiteral("Did you mean oss-cn-hangzhou.aliyuncs.com?"));
    QCOMPARE(stateOf(test.steps, CredentialStep::Resolve), State::Failed);
    QCOMPARE(stateOf(test.steps, CredentialStep::Connect), State::NotNeeded);

    const auto right = runWith(http, ossAccount(QStringLiteral("oss-cn-hangzhou.aliyuncs.com")), true, {});
    QVERIFY2(right.advice.contains(QLatin1String("online")), qPrintable(right.advice));
}

void TestCredentialTest::aNameThatOnlyTheProxyFindsIsFine()
{
    SmallService service;
    auto account = service.account();
    account.credential.endpoint.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
    const auto test = run(account, false, {});
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(stateOf(test.steps, CredentialStep::Resolve), State::Passed);
    QVERIFY(test.steps.first().words.contains(QLatin1String("proxy")));
}

void TestCredentialTest::anInternalEndpointThatIsNotReachedIsExplained()
{
    ScriptedHttp http;
    http.answer = [](const auto &, qsizetype) {
        return Error{ErrorKind::Unreachable, QStringLiteral("x"), {}, {}, {}, {}};
    };
    const auto account = ossAccount(QStringLiteral("oss-cn-hangzhou-internal.aliyuncs.com"));
    const auto test = runWith(http, account, true, {QHostAddress(QStringLiteral("100.118.28.1"))});
    QCOMPARE(stateOf(test.steps, CredentialStep::Connect), State::Failed);
    QVERIFY2(test.advice.contains(QLatin1String("use oss-cn-hangzhou.aliyuncs.com from here")),
             qPrintable(test.advice));
}

void TestCredentialTest::aCertificateThatIsNotTrustedIsExplained()
{
    SmallService service(HttpTestServer::Transport::Tls);
    const auto test = run(service.account());
    QCOMPARE(stateOf(test.steps, CredentialStep::Connect), State::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("certificate")), qPrintable(test.summary));
    QVERIFY(!test.advice.isEmpty());
    QVERIFY(service.calls.isEmpty());
}

void TestCredentialTest::nobodyThereIsExplained()
{
    SmallService service;
    const auto account = service.account();
    service.server.shutDown();
    const auto test = run(account);
    QCOMPARE(stateOf(test.steps, CredentialStep::Connect), State::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("Nothing answers")), qPrintable(test.summary));
    QVERIFY(!test.advice.isEmpty());
}

void TestCredentialTest::aBucketInTheEndpointIsExplained()
{
    ScriptedHttp http;
    const auto account = ossAccount(QStringLiteral("acme-reports.oss-cn-hangzhou.aliyuncs.com"));
    const auto test = runWith(http, account, true, {});
    QCOMPARE(test.verdict, Verdict::Failed);
    QCOMPARE(
        test.advice,
        QStringLiteral("Use the endpoint oss-cn-hangzhou.aliyuncs.com and the default bucket acme-reports."));
    QVERIFY(http.sent.isEmpty());
}

void TestCredentialTest::anUnusableEndpointIsExplained()
{
    ScriptedHttp http;
    const auto test = runWith(http, ossAccount(QStringLiteral("no such thing")), true, {});
    QCOMPARE(test.verdict, Verdict::Failed);
    QVERIFY(!test.summary.isEmpty() && !test.advice.isEmpty());
    QVERIFY(http.sent.isEmpty());
}

void TestCredentialTest::theClockIsMeasured_data()
{
    QTest::addColumn<int>("behind"); // of the service, in seconds
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("says");
    const auto passed = static_cast<int>(State::Passed);
    const auto warned = static_cast<int>(State::Warned);
    QTest::newRow("right") << 0 << passed << u"clock is right"_qs;
    QTest::newRow("fast") << 30 << passed << u"off, which is fine"_qs;
    QTest::newRow("slow") << -200 << passed << u"off, which is fine"_qs;
    QTest::newRow("too fast") << 2820 << warned << u"minute(s) fast"_qs;
    QTest::newRow("too slow") << -2820 << warned << u"minute(s) slow"_qs;
}

void TestCredentialTest::theClockIsMeasured()
{
    QFETCH(int, behind);
    QFETCH(int, state);
    QFETCH(QString, says);
    SmallService service;
    const auto date = QLocale::c().toString(m_clock.time.addSecs(-behind),
                                            QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    service.headers = {{"Date", date.toLatin1()}};
    const auto test = run(service.account(), false);
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(static_cast<int>(stateOf(test.steps, CredentialStep::SignIn)), state);
    const auto words = test.steps.at(2).words;
    QVERIFY2(words.contains(says), qPrintable(words));
    QCOMPARE(test.advice.contains(QLatin1String("Set the clock")), state == static_cast<int>(State::Warned));
}

void TestCredentialTest::aKeyThatWorksInSpiteOfTheClockIsWarnedAbout()
{
    ScriptedHttp http;
    http.answer = [](const ScriptedHttp::Sent &sent, qsizetype) {
        const QList<HttpHeader> headers{{"Date", "Sat, 21 Nov 2026 13:33:00 GMT"}}; // an hour behind
        if (sent.header("x-oss-date") == "20261121T133300Z")
            return HttpResponse{200, headers, ossXml(QStringLiteral("list-buckets"))};
        return HttpResponse{403, headers, ossXml(QStringLiteral("error-403-RequestTimeTooSkewed"))};
    };
    const auto test = runWith(http, ossAccount(QStringLiteral("http://127.0.0.1:9")), false, {});
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(stateOf(test.steps, CredentialStep::SignIn), State::Warned);
}

void TestCredentialTest::aTemporaryKeySaysWhenItRanOut()
{
    SmallService service;
    service.answers["ListBuckets"] = {403, {}, ossXml(QStringLiteral("error-403-InvalidAccessKeyId"))};
    auto account = service.account();
    account.key.token = SecretString(QStringLiteral("marker-of-the-token"));
    account.credential.expiresAt = m_clock.time.addSecs(-60);
    const auto test = run(account);
    QVERIFY2(test.summary.contains(QLatin1String("ran out on")), qPrintable(test.summary));
    QVERIFY(test.advice.contains(QLatin1String("new temporary key")));
    QVERIFY(!textOf(test).contains(QLatin1String("marker-of-the-token")));
}

void TestCredentialTest::withoutABucketTheBucketsAreListed()
{
    SmallService service;
    auto account = service.account();
    account.credential.bucket.clear();
    account.credential.prefix.clear();
    const auto test = run(account);
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(test.steps.at(3).title, QStringLiteral("List the buckets"));
    QVERIFY2(test.steps.at(3).words.contains(u'2'), qPrintable(test.steps.at(3).words));
    QCOMPARE(stateOf(test.steps, CredentialStep::Write), State::NotNeeded);
    QVERIFY(test.steps.at(4).words.contains(QLatin1String("no default bucket")));
    QVERIFY(!service.calls.contains("PutObject"));
}

void TestCredentialTest::aKeyThatMayNotListBucketsIsValid()
{
    SmallService service;
    service.answers["ListBuckets"] = {403, {}, ossXml(QStringLiteral("error-403-AccessDenied"))};
    QCOMPARE(run(service.account()).verdict, Verdict::ReadWrite); // the default bucket is what counts
    auto account = service.account();
    account.credential.bucket.clear();
    const auto test = run(account);
    QCOMPARE(test.verdict, Verdict::ReadOnlyUntried);
    QCOMPARE(stateOf(test.steps, CredentialStep::SignIn), State::Passed);
    QCOMPARE(stateOf(test.steps, CredentialStep::List), State::Warned);
    QVERIFY(test.ramPolicy.contains(QLatin1String("oss:ListBuckets")));
}

void TestCredentialTest::s3HasNoRamPolicy()
{
    SmallService service;
    service.answers["PutObject"] = {403, {}, ossXml(QStringLiteral("error-403-AccessDenied"))};
    auto account = service.account();
    account.credential.dialect = StorageDialect::S3;
    const auto test = run(account);
    QCOMPARE(test.verdict, Verdict::ReadOnly);
    QVERIFY(test.ramPolicy.isEmpty());
    QVERIFY2(test.advice.contains(QLatin1String("s3:PutObject")), qPrintable(test.advice));
}

void TestCredentialTest::cancellingRemovesTheProbe_data()
{
    QTest::addColumn<QByteArray>("during");
    QTest::newRow("while it is written") << QByteArray("PutObject");
    QTest::newRow("while it is removed") << QByteArray("DeleteObject");
}

void TestCredentialTest::cancellingRemovesTheProbe()
{
    QFETCH(QByteArray, during);
    SmallService service;
    OssStorage storage(m_http, m_clock, finds({}));
    bool called = false;
    auto operation =
        storage.test(service.account(), {true}, {}, [&](const Result<CredentialTest> &) { called = true; });
    service.before = [&](const QByteArray &call) {
        if (call == during)
            operation.cancel();
    };
    QTRY_COMPARE(service.calls.count("DeleteObject"), 1);
    const auto requests = service.server.requests();
    QCOMPARE(requests.at(4).path(), requests.at(3).path());
    QTRY_COMPARE(service.calls.size(), 5);
    QVERIFY(!called);
}

void TestCredentialTest::cancellingBeforeTheWriteWritesNothing()
{
    SmallService service;
    OssStorage storage(m_http, m_clock, finds({}));
    auto operation = storage.test(service.account(), {true}, {}, [](const Result<CredentialTest> &) {});
    service.before = [&](const QByteArray &call) {
        if (call == "ListObjects")
            operation.cancel();
    };
    QTRY_VERIFY(service.calls.contains("ListObjects"));
    QTRY_COMPARE(service.server.openConnections(), 0); // dropped at once
    QVERIFY(!service.calls.contains("PutObject") && !service.calls.contains("DeleteObject"));
}

void TestCredentialTest::theOwnerMayLetGoWhileItIsTold()
{
    SmallService service;
    OssStorage storage(m_http, m_clock, finds({QHostAddress(QHostAddress::LocalHost)}));
    for (int at = 1; at <= 7; ++at) {
        int told = 0;
        Operation operation;
        bool called = false;
        operation = storage.test(
            service.account(), {true},
            [&](const Steps &) {
                if (++told == at)
                    operation.cancel();
            },
            [&](const Result<CredentialTest> &) { called = true; });
        QTRY_VERIFY(!operation.isActive());
        QVERIFY(!called || told == at); // the last telling stands before the result
    }
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestCredentialTest)
#include "tst_credentialtest.moc"
