// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "ossclient.h"
#include "osstestbench.h"

#include <http/curlhttpclient.h>
#include <oss/ossstorage.h>

#include <QTest>
#include <QUuid>

namespace osc::test {

namespace {

QString given(const char *name)
{
    return qEnvironmentVariable(name);
}

enum class Way { V4, V1, Temporary, S3 };

/// The account that tests/support/with-objectstore made.
OssAccount realAccount(Way way)
{
    const bool ofAws = way == Way::S3;
    OssAccount account;
    account.credential.name = QStringLiteral("test");
    account.credential.dialect = ofAws            ? StorageDialect::S3
                                 : way == Way::V1 ? StorageDialect::OssV1
                                                  : StorageDialect::OssV4;
    account.credential.endpoint = given(ofAws                   ? "CONSOLE_TEST_S3_ENDPOINT"
                                        : way == Way::Temporary ? "CONSOLE_TEST_OSS_STS_ENDPOINT"
                                                                : "CONSOLE_TEST_OSS_ENDPOINT");
    account.credential.region = ofAws ? QString() : given("CONSOLE_TEST_OSS_REGION");
    account.credential.bucket = given("CONSOLE_TEST_OSS_BUCKET");
    account.credential.prefix = QStringLiteral("credential test/目录");
    account.key.keyId = given("CONSOLE_TEST_OSS_KEY_ID");
    account.key.secret = SecretString(given("CONSOLE_TEST_OSS_SECRET"));
    if (way == Way::Temporary)
        account.key.token = SecretString(given("CONSOLE_TEST_OSS_TOKEN"));
    return account;
}

void addWays()
{
    QTest::addColumn<int>("way");
    QTest::newRow("OSS V4") << static_cast<int>(Way::V4);
    QTest::newRow("OSS V1") << static_cast<int>(Way::V1);
    QTest::newRow("OSS V4 with a token") << static_cast<int>(Way::Temporary);
    QTest::newRow("S3") << static_cast<int>(Way::S3);
}

} // namespace

/// Against a service that checks every signature by itself.
class TestOssReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGoodKeyPassesTheWholeTest_data() { addWays(); }
    void aGoodKeyPassesTheWholeTest();
    void aBadKeyIsToldFromAWrongSecret_data() { addWays(); }
    void aBadKeyIsToldFromAWrongSecret();
    void aTokenThatIsMissingOrWrongIsRefused();
    void aWrongRegionIsNamed();
    void aBucketThatIsNotThereIsNamed();
    void theBucketsAreListed_data() { addWays(); }
    void theBucketsAreListed();
    void aBucketIsOpenedByItsName();
    void keysAreStoredByteForByte_data() { addWays(); }
    void keysAreStoredByteForByte();
    void aLinkWorksWithoutAKey_data() { addWays(); }
    void aLinkWorksWithoutAKey();

private:
    CredentialTest run(const OssAccount &account, bool write = true);
    Result<HttpResponse> sendTo(OssClient client, const OssRequest &request)
    {
        return await<HttpResponse>(
            [&](Callback<HttpResponse> done) { return client.send(request, std::move(done)); }, 30'000);
    }

    CurlHttpClient m_http;
    Clock m_clock;
    OssStorage m_storage{m_http, m_clock, [](const QString &, Callback<QList<QHostAddress>> done) {
                             return finished<QList<QHostAddress>>(QList<QHostAddress>(), std::move(done));
                         }};
};

void TestOssReal::initTestCase()
{
    QVERIFY2(!given("CONSOLE_TEST_OSS_ENDPOINT").isEmpty(), "run it with tests/support/with-objectstore");
}

CredentialTest TestOssReal::run(const OssAccount &account, bool write)
{
    const auto test = await<CredentialTest>(
        [&](Callback<CredentialTest> done) { return m_storage.test(account, {write}, {}, std::move(done)); },
        60'000);
    return test ? *test : CredentialTest();
}

void TestOssReal::aGoodKeyPassesTheWholeTest()
{
    QFETCH(int, way);
    const auto account = realAccount(static_cast<Way>(way));
    const auto test = run(account);
    QVERIFY2(test.verdict == CredentialTest::Verdict::ReadWrite, qPrintable(test.summary + test.advice));
    for (const auto &step : test.steps)
        QVERIFY2(step.state == CredentialStepResult::State::Passed ||
                     step.step == CredentialStep::Resolve, // an address
                 qPrintable(step.title + step.words));
    // Nothing is left of the probe.
    OssRequest listing;
    listing.bucket = account.credential.bucket;
    listing.query = {{"list-type", "2"}, {"prefix", account.credential.prefix.toUtf8()}};
    const auto left = sendTo(OssClient(m_http, m_clock, account), listing);
    QVERIFY(left);
    QVERIFY2(!left->body.contains("probe"), left->body.constData());
}

void TestOssReal::aBadKeyIsToldFromAWrongSecret()
{
    QFETCH(int, way);
    auto account = realAccount(static_cast<Way>(way));
    account.key.secret = SecretString(QStringLiteral("marker-of-the-secret"));
    auto test = run(account);
    QCOMPARE(test.verdict, CredentialTest::Verdict::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("secret does not belong")), qPrintable(test.summary));
    account.key.keyId = QStringLiteral("LTAI5tNobodyKnowsThisOne");
    test = run(account);
    QCOMPARE(test.verdict, CredentialTest::Verdict::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("does not know")), qPrintable(test.summary));
    for (const auto &step : test.steps)
        QVERIFY(!step.words.contains(QLatin1String("marker")) &&
                !step.words.contains(QLatin1String("NobodyKnows")));
}

void TestOssReal::aTokenThatIsMissingOrWrongIsRefused()
{
    auto account = realAccount(Way::Temporary);
    account.key.token = SecretString(QStringLiteral("marker-of-the-token"));
    const auto test = run(account);
    QCOMPARE(test.verdict, CredentialTest::Verdict::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("token")), qPrintable(test.summary));
    account.key.token = {};
    QCOMPARE(run(account).verdict, CredentialTest::Verdict::Failed);
}

void TestOssReal::aWrongRegionIsNamed()
{
    auto account = realAccount(Way::V4);
    account.credential.region = QStringLiteral("cn-beijing");
    const auto test = run(account);
    QCOMPARE(test.verdict, CredentialTest::Verdict::Failed);
    QVERIFY2(test.summary.contains(QLatin1String("region")), qPrintable(test.summary));
}

void TestOssReal::aBucketThatIsNotThereIsNamed()
{
    auto account = realAccount(Way::V4);
    account.credential.bucket = QStringLiteral("nobody-made-this-bucket");
    const auto test = run(account);
    QCOMPARE(test.verdict, CredentialTest::Verdict::Failed);
    QCOMPARE(test.summary, QStringLiteral("There is no bucket nobody-made-this-bucket."));
}

void TestOssReal::theBucketsAreListed()
{
    QFETCH(int, way);
    const auto buckets = await<QList<Bucket>>([&](Callback<QList<Bucket>> done) {
        return m_storage.listBuckets(realAccount(static_cast<Way>(way)), std::move(done));
    });
    QVERIFY(buckets);
    QStringList names;
    for (const auto &bucket : *buckets) {
        names.append(bucket.name);
        QVERIFY(bucket.createdAt.isValid());
        QVERIFY(bucket.endpoint.isEmpty()); // where the account is
    }
    QVERIFY(names.contains(given("CONSOLE_TEST_OSS_BUCKET")));
    QVERIFY(names.contains(given("CONSOLE_TEST_OSS_OTHER_BUCKET")));
}

void TestOssReal::aBucketIsOpenedByItsName()
{
    const auto account = realAccount(Way::V4);
    const auto files = await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
        return m_storage.open(account, given("CONSOLE_TEST_OSS_OTHER_BUCKET"), std::move(done));
    });
    QVERIFY(files);
    QVERIFY((*files)->objects());
    const auto none = await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
        return m_storage.open(account, QStringLiteral("nobody-made-this-bucket"), std::move(done));
    });
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

void TestOssReal::keysAreStoredByteForByte()
{
    QFETCH(int, way);
    const OssClient client(m_http, m_clock, realAccount(static_cast<Way>(way)));
    const auto folder = QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + '/';
    for (const QByteArray name : {"plain.txt", "a//b/../c", "with space/a+b 100%/c%20d.txt",
                                  "目录/文件 пример.txt", "q?x=1&y=2#frag;a=b,c:d@e$~!*'().txt"}) {
        OssRequest request;
        request.method = "PUT";
        request.bucket = given("CONSOLE_TEST_OSS_BUCKET");
        request.key = folder + name;
        request.headers = {{"Content-Type", "text/plain"}, {"x-oss-meta-owner", "Console Test"}};
        request.body = "of " + name;
        const auto put = sendTo(client, request);
        QVERIFY2(put, qPrintable(put ? QString() : put.error().message + put.error().detail));
        request.method = "GET";
        request.body.clear();
        request.headers = {{"Range", "bytes=3-"}};
        const auto get = sendTo(client, request);
        QVERIFY2(get, qPrintable(get ? QString() : get.error().message + get.error().detail));
        QCOMPARE(get->body, name);
        QCOMPARE(get->header("x-oss-meta-owner"), QByteArray("Console Test"));
        request.method = "DELETE";
        request.headers.clear();
        QVERIFY(sendTo(client, request));
        request.method = "HEAD";
        const auto gone = sendTo(client, request);
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }
}

void TestOssReal::aLinkWorksWithoutAKey()
{
    QFETCH(int, way);
    const OssClient client(m_http, m_clock, realAccount(static_cast<Way>(way)));
    OssRequest request;
    request.method = "PUT";
    request.bucket = given("CONSOLE_TEST_OSS_BUCKET");
    request.key = "links/a b+目.txt";
    request.body = "shared";
    QVERIFY(sendTo(client, request));
    const auto follow = [&](const QUrl &link) {
        HttpEndpoint endpoint;
        endpoint.base.setScheme(link.scheme());
        endpoint.base.setHost(link.host());
        endpoint.base.setPort(link.port());
        HttpRequest plain;
        plain.target = link.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        return await<HttpResponse>(
            [&](Callback<HttpResponse> done) { return m_http.send(endpoint, plain, std::move(done)); });
    };
    const auto link = client.presignedLink("GET", request.bucket, request.key, std::chrono::minutes(5));
    const auto got = follow(link);
    QVERIFY(got);
    QVERIFY2(got->status == 200, got->body.constData());
    QCOMPARE(got->body, QByteArray("shared"));
    auto other = link;
    other.setPath(QStringLiteral("/%1/links/other.txt").arg(request.bucket));
    QCOMPARE(follow(other)->status, 403); // good for that object alone
    request.method = "DELETE";
    request.body.clear();
    QVERIFY(sendTo(client, request));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssReal)
#include "tst_ossreal.moc"
