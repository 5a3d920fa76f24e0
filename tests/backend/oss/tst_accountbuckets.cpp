// SPDX-License-Identifier: Apache-2.0
#include "accountbuckets.h"
#include "await.h"
#include "endpointnames.h"
#include "ossaddress.h"
#include "osserrors.h"
#include "osstestbench.h"
#include "rampolicy.h"
#include "testclock.h"

#include <core/ossregions.h>
#include <oss/ossstorage.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace osc::test {

namespace {

const QString ownEndpoint = QStringLiteral("oss-cn-hangzhou.aliyuncs.com");

QByteArray bucketPage(const QByteArrayList &names, const QByteArray &next)
{
    QByteArray xml("<ListAllMyBucketsResult>");
    if (!next.isEmpty())
        xml += "<IsTruncated>true</IsTruncated><NextMarker>" + next + "</NextMarker>";
    xml += "<Buckets>";
    for (const auto &name : names)
        xml += "<Bucket><Name>" + name + "</Name></Bucket>";
    return xml + "</Buckets></ListAllMyBucketsResult>";
}

HttpResponse sentTo(const QByteArray &endpoint, int status = 403)
{
    return {status, {}, "<Error><Code>AccessDenied</Code><Endpoint>" + endpoint + "</Endpoint></Error>"};
}

} // namespace

class TestAccountBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allPagesAreRead();
    void aListingWithoutAnEndEnds();
    void endpointsAreKeptWhereTheyMayBeUsed();
    void whatIsNoListingIsAnError();

    void aBucketOfTheEndpointIsFoundWithOneRequest();
    void aBucketElsewhereIsAskedWhereItIs_data();
    void aBucketElsewhereIsAskedWhereItIs();
    void aForeignHostIsNeverAsked_data();
    void aForeignHostIsNeverAsked();
    void aServiceThatSendsInCirclesIsGivenUp();
    void aWrongRegionIsPutRight();
    void aKeyThatMayNotListCanOpen();
    void aBucketThatIsNotThereIsAnError();

    void aMisspeltEndpointIsRecognised_data();
    void aMisspeltEndpointIsRecognised();
    void aBucketInFrontOfAnEndpointIsRecognised();
    void aPolicyAllowsNoMoreThanIsMissing();

private:
    Result<OssClient> find(const OssAccount &account)
    {
        return await<OssClient>([&](Callback<OssClient> done) {
            return findBucket(OssClient(m_http, m_clock, account), QStringLiteral("acme-reports"), done);
        });
    }
    Result<QList<Bucket>> list(const OssAccount &account)
    {
        OssStorage storage(m_http, m_clock, {});
        return await<QList<Bucket>>(
            [&](Callback<QList<Bucket>> done) { return storage.listBuckets(account, done); });
    }

    ScriptedHttp m_http;
    TestClock m_clock;
};

void TestAccountBuckets::allPagesAreRead()
{
    ScriptedHttp http;
    http.answer = [](const ScriptedHttp::Sent &sent, qsizetype) {
        const bool second = sent.request.target.contains("marker=b-2");
        return HttpResponse{200, {}, second ? bucketPage({"a-9"}, {}) : bucketPage({"b-1", "b-2"}, "b-2")};
    };
    OssStorage storage(http, m_clock, {});
    const auto buckets = await<QList<Bucket>>(
        [&](Callback<QList<Bucket>> done) { return storage.listBuckets(ossAccount(ownEndpoint), done); });
    QVERIFY(buckets);
    QStringList names;
    for (const auto &bucket : *buckets)
        names.append(bucket.name);
    QCOMPARE(names, (QStringList{u"a-9"_qs, u"b-1"_qs, u"b-2"_qs}));
    QCOMPARE(http.sent.size(), 2);
    QCOMPARE(http.sent.first().endpoint.base.host(), ownEndpoint); // of the service, without a bucket
}

void TestAccountBuckets::aListingWithoutAnEndEnds()
{
    m_http.sent.clear();
    m_http.answer = [](const auto &, qsizetype) { return HttpResponse{200, {}, bucketPage({"b-1"}, "b-1")}; };
    QVERIFY(list(ossAccount(ownEndpoint)));
    QCOMPARE(m_http.sent.size(), 2);

    m_http.sent.clear();
    m_http.answer = [](const auto &, qsizetype n) {
        return HttpResponse{200, {}, bucketPage(QByteArrayList(1000, "b-1"), QByteArray::number(n))};
    };
    const auto buckets = list(ossAccount(ownEndpoint));
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), 20'000);
    QCOMPARE(m_http.sent.size(), 20);
}

void TestAccountBuckets::endpointsAreKeptWhereTheyMayBeUsed()
{
    m_http.answer = [](const auto &, qsizetype) {
        return HttpResponse{200, {}, ossXml(QStringLiteral("list-buckets"))};
    };
    const auto buckets = list(ossAccount(ownEndpoint));
    QVERIFY(buckets);
    QCOMPARE(buckets->first().endpoint, QString()); // the account's own
    QCOMPARE(buckets->last().endpoint, QStringLiteral("oss-cn-shanghai.aliyuncs.com"));
    QCOMPARE(buckets->last().internalEndpoint, QStringLiteral("oss-cn-shanghai-internal.aliyuncs.com"));
    const auto plain = list(ossAccount(u"http://"_qs + ownEndpoint));
    QCOMPARE(plain->last().endpoint, QStringLiteral("http://oss-cn-shanghai.aliyuncs.com"));
    const auto foreign = list(ossAccount(QStringLiteral("http://127.0.0.1:9000")));
    QCOMPARE(foreign->last().endpoint, QString());
}

void TestAccountBuckets::whatIsNoListingIsAnError()
{
    m_http.answer = [](const auto &, qsizetype) { return HttpResponse{200, {}, "<html>Log in</html>"}; };
    const auto buckets = list(ossAccount(ownEndpoint));
    QVERIFY(!buckets);
    QCOMPARE(buckets.error().kind, ErrorKind::Protocol);
    QVERIFY(buckets.error().message.contains(ownEndpoint));
}

void TestAccountBuckets::aBucketOfTheEndpointIsFoundWithOneRequest()
{
    m_http.sent.clear();
    m_http.answer = [](const auto &, qsizetype) { return HttpResponse{200, {}, {}}; };
    auto account = ossAccount(ownEndpoint);
    account.credential.bucket = QStringLiteral("acme-reports");
    account.credential.prefix = QStringLiteral("daily");
    const auto client = find(account);
    QVERIFY(client);
    QCOMPARE(client->credential().endpoint, ownEndpoint);
    QCOMPARE(m_http.sent.size(), 1);
    // A key may be allowed to list just that.
    QVERIFY(m_http.sent.first().request.target.contains("prefix=daily%2F"));
    QVERIFY(m_http.sent.first().request.target.contains("max-keys=1"));
}

void TestAccountBuckets::aBucketElsewhereIsAskedWhereItIs_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<int>("status");
    QTest::newRow("named") << QByteArray("oss-cn-beijing.aliyuncs.com") << 403;
    QTest::newRow("named with the bucket") << QByteArray("acme-reports.oss-cn-beijing.aliyuncs.com") << 403;
    QTest::newRow("redirected") << QByteArray("oss-cn-beijing.aliyuncs.com") << 307;
}

void TestAccountBuckets::aBucketElsewhereIsAskedWhereItIs()
{
    QFETCH(QByteArray, told);
    QFETCH(int, status);
    m_http.sent.clear();
    m_http.answer = [&](const auto &, qsizetype n) {
        return n == 0 ? sentTo(told, status) : HttpResponse{200, {}, {}};
    };
    const auto client = find(ossAccount(ownEndpoint));
    QVERIFY(client);
    QCOMPARE(client->credential().endpoint, QStringLiteral("oss-cn-beijing.aliyuncs.com"));
    QCOMPARE(m_http.sent.size(), 2);
    QCOMPARE(m_http.sent.last().endpoint.base.host(),
             QStringLiteral("acme-reports.oss-cn-beijing.aliyuncs.com"));
    QCOMPARE(m_http.sent.last().endpoint.base.scheme(), QStringLiteral("https"));
    QVERIFY(m_http.sent.last().header("Authorization").contains("/cn-beijing/oss/"));
}

void TestAccountBuckets::aForeignHostIsNeverAsked_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("another host") << QByteArray("oss.evil.example");
    QTest::newRow("an ending that looks alike") << QByteArray("oss-cn-beijing.aliyuncs.com.evil.example");
    QTest::newRow("no dot before it") << QByteArray("evilaliyuncs.com");
    QTest::newRow("a port of its own") << QByteArray("oss-cn-beijing.aliyuncs.com:8443");
    QTest::newRow("without encryption") << QByteArray("http://oss-cn-beijing.aliyuncs.com");
    QTest::newRow("with a user") << QByteArray("oss-cn-beijing.aliyuncs.com@evil.example");
    QTest::newRow("with a path") << QByteArray("evil.example/.aliyuncs.com");
    QTest::newRow("itself") << QByteArray("oss-cn-hangzhou.aliyuncs.com");
}

void TestAccountBuckets::aForeignHostIsNeverAsked()
{
    QFETCH(QByteArray, told);
    m_http.sent.clear();
    m_http.answer = [&](const auto &, qsizetype) { return sentTo(told); };
    const auto client = find(ossAccount(ownEndpoint));
    QVERIFY(!client);
    QCOMPARE(m_http.sent.size(), 1);
    QCOMPARE(client.error().kind, ErrorKind::Conflict);
}

void TestAccountBuckets::aServiceThatSendsInCirclesIsGivenUp()
{
    m_http.sent.clear();
    m_http.answer = [](const auto &, qsizetype n) {
        return sentTo(n % 2 == 0 ? "oss-cn-beijing.aliyuncs.com" : "oss-cn-shanghai.aliyuncs.com");
    };
    QVERIFY(!find(ossAccount(ownEndpoint)));
    QCOMPARE(m_http.sent.size(), 3);
}

void TestAccountBuckets::aWrongRegionIsPutRight()
{
    m_http.sent.clear();
    m_http.answer = [](const ScriptedHttp::Sent &sent, qsizetype) {
        if (sent.header("Authorization").contains("/cn-hangzhou/oss/"))
            return HttpResponse{200, {}, {}};
        return HttpResponse{400,
                            {},
                            "<Error><Code>InvalidArgument</Code><Message>Invalid signing region in "
                            "Authorization header.</Message></Error>"};
    };
    auto account = ossAccount(ownEndpoint);
    account.credential.region = QStringLiteral("cn-beijing");
    QVERIFY(find(account));
    QCOMPARE(m_http.sent.size(), 2);

    m_http.sent.clear();
    m_http.answer = [](const ScriptedHttp::Sent &sent, qsizetype) {
        if (sent.header("Authorization").contains("/eu-west-1/s3/"))
            return HttpResponse{200, {}, {}};
        return HttpResponse{400,
                            {},
                            "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region is "
                            "wrong</Message><Region>eu-west-1</Region></Error>"};
    };
    account = ossAccount(QStringLiteral("s3.example.com"), StorageDialect::S3);
    account.credential.region.clear();
    QVERIFY(find(account));
    QCOMPARE(m_http.sent.size(), 2);
}

void TestAccountBuckets::aKeyThatMayNotListCanOpen()
{
    m_http.answer = [](const auto &, qsizetype) {
        return HttpResponse{403, {}, ossXml(QStringLiteral("error-403-AccessDenied"))};
    };
    QVERIFY(find(ossAccount(ownEndpoint)));
}

void TestAccountBuckets::aBucketThatIsNotThereIsAnError()
{
    m_http.answer = [](const auto &, qsizetype) {
        return HttpResponse{404, {}, ossXml(QStringLiteral("error-404-NoSuchBucket"))};
    };
    const auto client = find(ossAccount(ownEndpoint));
    QVERIFY(!client);
    QCOMPARE(client.error().kind, ErrorKind::NotFound);
}

void TestAccountBuckets::aMisspeltEndpointIsRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *typed, const char *meant) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(meant);
    };
    row("oss-cn-hangzou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com");
    row("oss-cn-hangzhou.aliyun.com", "oss-cn-hangzhou.aliyuncs.com");
    row("cn-shanghai.aliyuncs.com", "oss-cn-shanghai.aliyuncs.com");
    row("oss-cn-beijing", "oss-cn-beijing.aliyuncs.com");
    row("cn-bejing", "oss-cn-beijing.aliyuncs.com");
    row("oss-ap-southeast-1-internl.aliyuncs.com", "oss-ap-southeast-1-internal.aliyuncs.com");
    row("OSS-CN-SHENZEHN.aliyuncs.com", "oss-cn-shenzhen.aliyuncs.com");
    row("oss-cn-hangzhou.aliyuncs.com", "");
    row("https://oss-cn-hangzou.aliyuncs.com/", "oss-cn-hangzhou.aliyuncs.com");
    row("cn-hangzhou.oss.aliyuncs.com", "");
    row("s3.oss-cn-hangzhou-internal.aliyuncs.com", "");
    row("oss-accelerate-overseas.aliyuncs.com", "");
    row("minio.example.org", "");
    row("", "");
}

void TestAccountBuckets::aMisspeltEndpointIsRecognised()
{
    QFETCH(QString, typed);
    QTEST(likelyEndpoint(typed), "meant");
}

void TestAccountBuckets::aBucketInFrontOfAnEndpointIsRecognised()
{
    QCOMPARE(bucketInEndpoint(u"acme-reports."_qs + ownEndpoint), QStringLiteral("acme-reports"));
    QVERIFY(bucketInEndpoint(ownEndpoint).isEmpty());
    QVERIFY(bucketInEndpoint(QStringLiteral("a.b.example.com")).isEmpty());
    QCOMPARE(externalEndpoint(QStringLiteral("oss-cn-hangzhou-internal.aliyuncs.com")), ownEndpoint);
    QVERIFY(externalEndpoint(ownEndpoint).isEmpty());
}

void TestAccountBuckets::aPolicyAllowsNoMoreThanIsMissing()
{
    const auto text = ramPolicy({u"oss:ListObjects"_qs, u"oss:PutObject"_qs}, u"acme-reports"_qs, u"a\"b"_qs);
    const auto policy = QJsonDocument::fromJson(text.toUtf8()).object();
    QCOMPARE(policy.value(u"Version").toString(), QStringLiteral("1"));
    const auto statements = policy.value(u"Statement").toArray();
    QCOMPARE(statements.size(), 2);
    const auto listing = statements.at(0).toObject();
    QCOMPARE(listing.value(u"Resource").toArray(), QJsonArray{u"acs:oss:*:*:acme-reports"_qs});
    QCOMPARE(
        listing.value(u"Condition").toObject().value(u"StringLike").toObject().value(u"oss:Prefix").toArray(),
        QJsonArray{u"a\"b/*"_qs});
    const auto writing = statements.at(1).toObject();
    QCOMPARE(writing.value(u"Effect").toString(), QStringLiteral("Allow"));
    QCOMPARE(writing.value(u"Action").toArray(), QJsonArray{u"oss:PutObject"_qs});
    QCOMPARE(writing.value(u"Resource").toArray(), QJsonArray{u"acs:oss:*:*:acme-reports/a\"b/*"_qs});
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestAccountBuckets)
#include "tst_accountbuckets.moc"
