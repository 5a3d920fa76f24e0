// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "httptestserver.h"
#include "ossaddress.h"
#include "ossclient.h"
#include "osserrors.h"
#include "osstestbench.h"
#include "testclock.h"

#include <http/curlhttpclient.h>

#include <QDir>
#include <QTest>
#include <QUrlQuery>

namespace osc::test {

namespace {

Result<HttpResponse> sendAndWait(OssClient client, const OssRequest &request)
{
    return await<HttpResponse>(
        [&](Callback<HttpResponse> done) { return client.send(request, std::move(done)); });
}

OssRequest objectRequest(const QByteArray &method, const QByteArray &key)
{
    OssRequest request;
    request.method = method;
    request.bucket = QStringLiteral("acme-reports");
    request.key = key;
    return request;
}

HttpResponse refusal(int status, const QString &name, const QList<HttpHeader> &headers = {})
{
    return HttpResponse{status, headers, ossXml(name)};
}

const QString hangzhou = QStringLiteral("oss-cn-hangzhou.aliyuncs.com");

} // namespace

class TestOssClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBucketStandsInTheHostOrInThePath_data();
    void theBucketStandsInTheHostOrInThePath();
    void anEndpointThatIsNoneIsRefused_data();
    void anEndpointThatIsNoneIsRefused();
    void aBucketThatWouldLeadElsewhereIsNotAsked_data();
    void aBucketThatWouldLeadElsewhereIsNotAsked();
    void aDomainOfABucketIsAskedForThatBucketOnly();
    void aPathIsSentAsItIs();
    void aQueryIsSentEncoded();
    void anUnknownRegionIsAskedFor();
    void theRegionIsReadFromTheEndpoint_data();
    void theRegionIsReadFromTheEndpoint();
    void s3SpeaksItsOwnHeaders();

    void aRefusalIsPutIntoWords_data();
    void aRefusalIsPutIntoWords();
    void aRefusalNamesTheMissingPermission_data();
    void aRefusalNamesTheMissingPermission();
    void theRefusalOfAHeadIsReadFromItsHeader();
    void aRefusalThatRepeatsTheKeyIsShownWithoutIt();
    void aRefusalOfAnotherKindIsExplained();
    void whatWasTriedStandsBeforeTheReason();

    void aServiceInTroubleIsAskedThreeTimes();
    void whatMayHaveAnEffectTwiceIsSentOnce_data();
    void whatMayHaveAnEffectTwiceIsSentOnce();
    void aBrokenLinkIsTriedAgain();
    void aWrongClockIsCorrectedByTheService();
    void aClockThatStaysWrongIsAnError();
    void aRedirectionIsNeverFollowed();

    void aLinkEndsAfterSevenDays();
    void aLinkToAnUnusableBucketIsEmpty();
};

void TestOssClient::theBucketStandsInTheHostOrInThePath_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<bool>("pathStyle");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("target");
    const QByteArray inHost("/daily/a.txt");
    const QByteArray inPath("/acme-reports/daily/a.txt");
    const auto row = [](const char *name, const char *endpoint, bool pathStyle, const char *base,
                        const QByteArray &target) {
        QTest::newRow(name) << QString::fromLatin1(endpoint) << pathStyle << QString::fromLatin1(base)
                            << target;
    };
    row("public", "oss-cn-hangzhou.aliyuncs.com", false, "https://acme-reports.oss-cn-hangzhou.aliyuncs.com",
        inHost);
    row("with scheme", "http://oss-cn-hangzhou.aliyuncs.com/", false,
        "http://acme-reports.oss-cn-hangzhou.aliyuncs.com", inHost);
    row("with port", "oss.example.com:8443", false, "https://acme-reports.oss.example.com:8443", inHost);
    row("spaces around", "  oss.example.com\n", false, "https://acme-reports.oss.example.com", inHost);
    row("path style", "https://s3.example.com", true, "https://s3.example.com", inPath);
    row("IPv4", "http://127.0.0.1:9000", false, "http://127.0.0.1:9000", inPath);
    row("IPv6", "http://[::1]:9000", false, "http://[::1]:9000", inPath);
    row("localhost", "http://localhost:9000", false, "http://localhost:9000", inPath);
}

void TestOssClient::theBucketStandsInTheHostOrInThePath()
{
    QFETCH(QString, endpoint);
    QFETCH(bool, pathStyle);
    auto account = ossAccount(endpoint);
    account.credential.pathStyle = pathStyle;
    ScriptedHttp http;
    TestClock clock;
    QVERIFY(sendAndWait(OssClient(http, clock, account), objectRequest("GET", "daily/a.txt")));
    QCOMPARE(http.sent.size(), 1);
    QTEST(http.sent.first().endpoint.base.toString(), "base");
    QTEST(http.sent.first().request.target, "target");
}

void TestOssClient::anEndpointThatIsNoneIsRefused_data()
{
    QTest::addColumn<QString>("endpoint");
    for (const auto *text :
         {"", "   ", "ftp://oss.example.com", "oss.example.com/bucket", "http://",
          "me:secret@oss.example.com", "oss.example.com?x=1", "oss example.com", "https://a b"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestOssClient::anEndpointThatIsNoneIsRefused()
{
    QFETCH(QString, endpoint);
    ScriptedHttp http;
    TestClock clock;
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(endpoint)), objectRequest("GET", "a"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
    QVERIFY(!answer.error().advice.isEmpty());
    QVERIFY(http.sent.isEmpty());
}

void TestOssClient::aBucketThatWouldLeadElsewhereIsNotAsked_data()
{
    QTest::addColumn<QString>("bucket");
    for (const auto *name : {"evil.example.com/", "evil.example.com#", "a@evil.example.com", "a..b", ".a",
                             "a.", "a/b", "a b", "a?b", "a:80", "a\\b", "a\n"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestOssClient::aBucketThatWouldLeadElsewhereIsNotAsked()
{
    QFETCH(QString, bucket);
    ScriptedHttp http;
    TestClock clock;
    auto request = objectRequest("GET", "a");
    request.bucket = bucket;
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
    QVERIFY(http.sent.isEmpty());
}

void TestOssClient::aDomainOfABucketIsAskedForThatBucketOnly()
{
    auto account = ossAccount(QStringLiteral("files.acme.example"));
    account.credential.customDomain = true;
    account.credential.pathStyle = true;
    account.credential.region = QStringLiteral("cn-hangzhou");
    account.credential.bucket = QStringLiteral("acme-reports");
    ScriptedHttp http;
    TestClock clock;
    const OssClient client(http, clock, account);
    QVERIFY(sendAndWait(client, objectRequest("GET", "daily/a.txt")));
    QCOMPARE(http.sent.size(), 1);
    QCOMPARE(http.sent.first().endpoint.base.toString(), QStringLiteral("https://files.acme.example"));
    QCOMPARE(http.sent.first().request.target, QByteArray("/daily/a.txt"));
    const auto link = client.presignedLink("GET", QStringLiteral("acme-reports"), "a", std::chrono::hours(1));
    QVERIFY2(link.toString().startsWith(QLatin1String("https://files.acme.example/a?")),
             qPrintable(link.toString()));

    auto elsewhere = objectRequest("GET", "a");
    elsewhere.bucket = QStringLiteral("acme-crawl-raw");
    const auto answer = sendAndWait(client, elsewhere);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
    QCOMPARE(http.sent.size(), 1);
}

void TestOssClient::aPathIsSentAsItIs()
{
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    server.route({}, "/*", HttpTestServer::reply(200));
    CurlHttpClient http;
    const Clock clock;
    const OssClient client(http, clock, ossAccount(server.endpoint().base.toString()));
    for (const QByteArray key : {"a//b/../c", "./x", "a/../../b", "目录/a+b 100%.txt", "q?x=1&y=2#z"}) {
        QVERIFY(sendAndWait(client, objectRequest("GET", key)));
        const auto path = server.requests().constLast().target;
        QCOMPARE(QByteArray::fromPercentEncoding(path), "/acme-reports/" + key);
    }
}

void TestOssClient::aQueryIsSentEncoded()
{
    ScriptedHttp http;
    TestClock clock;
    auto request = objectRequest("GET", {});
    request.query = {{"list-type", "2"}, {"prefix", "a b/+"}, {"uploads", std::nullopt}, {"marker", ""}};
    QVERIFY(sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), request));
    QCOMPARE(http.sent.first().request.target,
             QByteArray("/?list-type=2&prefix=a%20b%2F%2B&uploads&marker="));
}

void TestOssClient::anUnknownRegionIsAskedFor()
{
    ScriptedHttp http;
    TestClock clock;
    auto account = ossAccount(QStringLiteral("http://127.0.0.1:9000"));
    account.credential.region.clear();
    const auto answer = sendAndWait(OssClient(http, clock, account), objectRequest("GET", "a"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
    QVERIFY(answer.error().advice.contains(QLatin1String("region")));

    account.credential.endpoint = QStringLiteral("oss-cn-beijing-internal.aliyuncs.com");
    QVERIFY(sendAndWait(OssClient(http, clock, account), objectRequest("GET", "a")));
    QVERIFY(http.sent.first().header("Authorization").contains("/cn-beijing/oss/"));
    account.credential.region = QStringLiteral("oss-cn-shanghai"); // as OSS itself spells it at times
    QVERIFY(sendAndWait(OssClient(http, clock, account), objectRequest("GET", "a")));
    QVERIFY(http.sent.last().header("Authorization").contains("/cn-shanghai/oss/"));
}

void TestOssClient::theRegionIsReadFromTheEndpoint_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<bool>("s3");
    QTest::addColumn<QByteArray>("region");
    const auto row = [](const char *endpoint, bool s3, const char *region) {
        QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << s3 << QByteArray(region);
    };
    row("oss-cn-beijing.aliyuncs.com", false, "cn-beijing");
    row("https://oss-cn-beijing-internal.aliyuncs.com:443", false, "cn-beijing");
    row("cn-beijing.oss.aliyuncs.com", false, "cn-beijing");
    row("s3.oss-cn-beijing-internal.aliyuncs.com", false, "cn-beijing");
    row("acme.cn-beijing.oss.aliyuncs.com", false, "cn-beijing");
    row("oss-accelerate.aliyuncs.com", false, "");
    row("oss-accelerate-overseas.aliyuncs.com", false, "");
    row("oss.example.com", false, "");
    row("s3.eu-west-1.amazonaws.com", true, "eu-west-1");
    row("s3.cn-north-1.amazonaws.com.cn", true, "cn-north-1");
    row("minio.example.com", true, "us-east-1");
}

void TestOssClient::theRegionIsReadFromTheEndpoint()
{
    QFETCH(QString, endpoint);
    QFETCH(bool, s3);
    auto account = ossAccount(endpoint, s3 ? StorageDialect::S3 : StorageDialect::OssV4);
    account.credential.region.clear();
    const auto address = osc::ossAddress(account.credential);
    QVERIFY(address);
    QTEST(address->region, "region");
}

void TestOssClient::s3SpeaksItsOwnHeaders()
{
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype) {
        return HttpResponse{200, {{"x-amz-meta-owner", "me"}, {"ETag", "\"1\""}}, {}};
    };
    auto request = objectRequest("PUT", "a");
    request.headers = {{"x-oss-meta-owner", "me"}, {"X-OSS-Forbid-Overwrite", "true"}};
    QByteArray told;
    request.onHeaders = [&](int, const QList<HttpHeader> &headers) { told = headers.first().name; };
    const OssClient client(http, clock, ossAccount(QStringLiteral("s3.example.com"), StorageDialect::S3));
    const auto answer = sendAndWait(client, request);
    QVERIFY(answer);
    const auto &sent = http.sent.first();
    QCOMPARE(sent.header("x-amz-meta-owner"), QByteArray("me"));
    QCOMPARE(sent.header("If-None-Match"), QByteArray("*"));
    QVERIFY(sent.header("x-oss-forbid-overwrite").isEmpty());
    QVERIFY(sent.header("Authorization").startsWith("AWS4-HMAC-SHA256 "));
    QCOMPARE(answer->header("x-oss-meta-owner"), QByteArray("me"));
    QCOMPARE(told, QByteArray("x-oss-meta-owner"));
}

void TestOssClient::aRefusalIsPutIntoWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("advises");
    const auto row = [](const char *name, ErrorKind kind, const char *says, const char *advises) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(kind) << QString::fromUtf8(says)
                            << QString::fromUtf8(advises);
    };
    row("error-403-AccessDenied-endpoint", ErrorKind::Conflict, "acme-reports",
        "oss-cn-beijing.aliyuncs.com");
    row("error-403-AccessDenied", ErrorKind::Forbidden, "oss:GetObject", "RAM user");
    row("error-403-InvalidAccessKeyId-disabled", ErrorKind::Unauthorized, "is disabled", "Enable");
    row("error-403-InvalidAccessKeyId", ErrorKind::Unauthorized, "does not know", "deleted");
    row("error-403-SignatureDoesNotMatch", ErrorKind::Unauthorized, "secret does not belong", "again");
    row("error-403-InvalidSecurityToken", ErrorKind::Unauthorized, "security token", "belong together");
    row("error-403-SecurityTokenExpired", ErrorKind::Unauthorized, "run out", "new temporary key");
    row("error-403-RequestTimeTooSkewed", ErrorKind::Unauthorized, "clock", "Set the clock");
    row("error-403-InvalidObjectState", ErrorKind::Conflict, "archived", "Restore");
    row("error-404-NoSuchBucket", ErrorKind::NotFound, "no bucket acme-reports", "endpoint");
    row("error-404-NoSuchKey", ErrorKind::NotFound, "no object daily/a.txt", "");
    row("error-404-NoSuchUpload", ErrorKind::NotFound, "not known any more", "start");
    row("error-409-FileAlreadyExists", ErrorKind::Conflict, "already", "");
    row("error-409-BucketNotEmpty", ErrorKind::Conflict, "BucketNotEmpty", "");
    row("error-400-InvalidPart", ErrorKind::Conflict, "daily/a.txt", "start");
    row("error-400-InvalidArgument", ErrorKind::Invalid, "400", "");
    row("error-400-EntityTooLarge", ErrorKind::Invalid, "400", "");
    row("error-400-InvalidBucketName", ErrorKind::Invalid, "acme-reports", "name");
    row("error-416-InvalidRange", ErrorKind::Failed, "416", "");
    row("error-500-InternalError", ErrorKind::Failed, "failed inside", "Try again");
    row("error-503-ServiceUnavailable", ErrorKind::Failed, "no more requests", "Try again");
    row("error-503-QpsLimitExceeded", ErrorKind::Failed, "no more requests", "Try again");
}

void TestOssClient::aRefusalIsPutIntoWords()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    QFETCH(QString, says);
    QFETCH(QString, advises);
    ScriptedHttp http;
    TestClock clock;
    http.answer = [&](const auto &, qsizetype) { return refusal(name.section(u'-', 1, 1).toInt(), name); };
    auto request = objectRequest("GET", "daily/a.txt");
    request.repeatable = false;
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), request);
    QVERIFY(!answer);
    const auto error = answer.error();
    QCOMPARE(static_cast<int>(error.kind), kind);
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY2(error.advice.contains(advises), qPrintable(error.advice));
    QCOMPARE(error.code, name.section(u'-', 2, 2));
    QVERIFY(error.detail.contains(QLatin1String("5C3D9175B6FC201293AD0001"))); // for its support
    for (const auto *secret :
         {"LTAI5tFakeKeyForTests001", "marker-of-the-secret", "aRXOzCjLiV5FFbjvHerz9gPMC8k", "47 45 54"})
        QVERIFY2(!allOf(error).contains(QLatin1String(secret)), qPrintable(allOf(error)));
}

void TestOssClient::aRefusalNamesTheMissingPermission_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QString>("oss");
    QTest::addColumn<QString>("s3");
    const auto row = [](const char *name, const char *method, const char *bucket, const char *key,
                        const char *parameter, const char *s3) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(bucket) << QByteArray(key)
                            << QByteArray(parameter)
                            << u"oss:"_qs + QString::fromLatin1(name).section(u' ', 0, 0)
                            << u"s3:"_qs + QString::fromLatin1(s3);
    };
    row("ListBuckets", "GET", "", "", "", "ListAllMyBuckets");
    row("ListObjects", "GET", "b-1", "", "list-type", "ListBucket");
    row("ListObjectVersions", "GET", "b-1", "", "versions", "ListBucketVersions");
    row("ListMultipartUploads", "GET", "b-1", "", "uploads", "ListBucketMultipartUploads");
    row("GetBucketInfo", "GET", "b-1", "", "bucketInfo", "GetBucketLocation");
    row("GetObject", "GET", "b-1", "k", "", "GetObject");
    row("GetObject by head", "HEAD", "b-1", "k", "", "GetObject");
    row("PutObject", "PUT", "b-1", "k", "", "PutObject");
    row("PutObject of a part", "PUT", "b-1", "k", "uploadId", "PutObject");
    row("PutObject in parts", "POST", "b-1", "k", "uploads", "PutObject");
    row("DeleteObject", "DELETE", "b-1", "k", "", "DeleteObject");
    row("DeleteObject of many", "POST", "b-1", "", "delete", "DeleteObject");
    row("AbortMultipartUpload", "DELETE", "b-1", "k", "uploadId", "AbortMultipartUpload");
    row("ListParts", "GET", "b-1", "k", "uploadId", "ListMultipartUploadParts");
    row("RestoreObject", "POST", "b-1", "k", "restore", "RestoreObject");
    row("GetObjectAcl", "GET", "b-1", "k", "acl", "GetObjectAcl");
}

void TestOssClient::aRefusalNamesTheMissingPermission()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, bucket);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, parameter);
    OssRequest request;
    request.method = method;
    request.bucket = bucket;
    request.key = key;
    if (!parameter.isEmpty())
        request.query.append({parameter, std::nullopt});
    QTEST(neededPermission(request, StorageDialect::OssV4), "oss");
    QTEST(neededPermission(request, StorageDialect::S3), "s3");
}

void TestOssClient::theRefusalOfAHeadIsReadFromItsHeader()
{
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype) {
        return HttpResponse{404,
                            {{"x-oss-err", ossXml(QStringLiteral("error-404-NoSuchKey")).toBase64()},
                             {"x-oss-request-id", "5C3D9175B6FC201293AD0001"}},
                            {}};
    };
    const OssClient client(http, clock, ossAccount(hangzhou));
    const auto answer = sendAndWait(client, objectRequest("HEAD", "daily/a.txt"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::NotFound);
    QCOMPARE(answer.error().code, QStringLiteral("NoSuchKey"));

    auto accepted = objectRequest("HEAD", "daily/a.txt");
    accepted.accept = {404};
    const auto value = sendAndWait(client, accepted);
    QVERIFY(value);
    QCOMPARE(value->status, 404);
}

void TestOssClient::aRefusalThatRepeatsTheKeyIsShownWithoutIt()
{
    ScriptedHttp http;
    TestClock clock;
    auto account = ossAccount(hangzhou);
    account.key.token = SecretString(QStringLiteral("marker-of-the-token"));
    http.answer = [](const auto &, qsizetype) {
        return HttpResponse{
            403,
            {},
            "<Error><Code>LTAI5tFakeKeyForTests001</Code><Message>LTAI5tFakeKeyForTests001 with "
            "marker-of-the-secret and marker-of-the-token</Message></Error>"};
    };
    const auto answer = sendAndWait(OssClient(http, clock, account), objectRequest("GET", "a"));
    QVERIFY(!answer);
    const auto all = allOf(answer.error());
    QVERIFY2(!all.contains(QLatin1String("FakeKeyForTests")) && !all.contains(QLatin1String("marker")),
             qPrintable(all));
}

void TestOssClient::aRefusalOfAnotherKindIsExplained()
{
    ScriptedHttp http;
    TestClock clock;
    const OssClient client(http, clock, ossAccount(hangzhou));
    const auto says = [&](int status, const QByteArray &code, const QByteArray &message) {
        http.answer = [&](const auto &, qsizetype) {
            return HttpResponse{
                status, {}, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>"};
        };
        const auto answer = sendAndWait(client, objectRequest("GET", "a"));
        return answer ? QString() : answer.error().message;
    };
    QCOMPARE(says(403, "AccessDenied", "The bucket you access does not belong to you."),
             QStringLiteral("Bucket acme-reports belongs to another account than key reports-ro."));
    QCOMPARE(
        says(400, "PublicEndpointForbidden", "x"),
        QStringLiteral("The service does not let this account use oss-cn-hangzhou.aliyuncs.com for bucket "
                       "acme-reports."));
    QVERIFY(says(403, "InvalidAccessKeyId.Inactive", "x").contains(QLatin1String("is disabled")));
    QVERIFY(says(403, "UserDisable", "x").contains(QLatin1String("suspended")));
}

void TestOssClient::whatWasTriedStandsBeforeTheReason()
{
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype) {
        return refusal(403, QStringLiteral("error-403-AccessDenied"));
    };
    auto request = objectRequest("PUT", "a");
    request.failure = QStringLiteral("The object a could not be written.");
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().message,
             QStringLiteral("The object a could not be written. Key reports-ro may not do "
                            "oss:PutObject on acme-reports/a."));
}

void TestOssClient::aServiceInTroubleIsAskedThreeTimes()
{
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype n) {
        return n < 2 ? refusal(503, QStringLiteral("error-503-ServiceUnavailable"))
                     : HttpResponse{200, {}, "x"};
    };
    const OssClient client(http, clock, ossAccount(hangzhou));
    const auto answer = sendAndWait(client, objectRequest("GET", "a"));
    QVERIFY(answer);
    QCOMPARE(http.sent.size(), 3);
    http.answer = [](const auto &, qsizetype) {
        return refusal(500, QStringLiteral("error-500-InternalError"));
    };
    QVERIFY(!sendAndWait(client, objectRequest("GET", "a")));
    QCOMPARE(http.sent.size(), 6);
}

void TestOssClient::whatMayHaveAnEffectTwiceIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("streamed");
    QTest::addColumn<bool>("repeatable");
    QTest::newRow("POST") << QByteArray("POST") << false << true;
    QTest::newRow("a stream that was read") << QByteArray("PUT") << true << true;
    QTest::newRow("what the caller says") << QByteArray("PUT") << false << false;
}

void TestOssClient::whatMayHaveAnEffectTwiceIsSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, streamed);
    QFETCH(bool, repeatable);
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype) {
        return refusal(503, QStringLiteral("error-503-ServiceUnavailable"));
    };
    auto request = objectRequest(method, "a");
    if (streamed)
        request.bodySource = std::make_shared<BufferSource>("abc");
    request.repeatable = repeatable;
    QVERIFY(!sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), request));
    QCOMPARE(http.sent.size(), 1);
}

void TestOssClient::aBrokenLinkIsTriedAgain()
{
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    int calls = 0;
    server.route("GET", "/*", [&](const Exchange &exchange) {
        ++calls;
        if (calls == 1)
            exchange->drop();
        else if (calls == 2)
            HttpTestServer::dropMidBody("abc", 100)(exchange);
        else
            exchange->reply(200, "whole");
    });
    CurlHttpClient http;
    const Clock clock;
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(server.endpoint().base.toString())),
                                    objectRequest("GET", "a"));
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("whole"));
    QCOMPARE(calls, 3);
}

void TestOssClient::aWrongClockIsCorrectedByTheService()
{
    ScriptedHttp http;
    TestClock clock;
    clock.time = QDateTime(QDate(2026, 1, 2), QTime(1, 0), Qt::UTC);
    http.answer = [](const ScriptedHttp::Sent &sent, qsizetype) {
        if (sent.header("x-oss-date") == "20260102T030405Z")
            return HttpResponse{200, {}, {}};
        return refusal(403, QStringLiteral("error-403-RequestTimeTooSkewed"),
                       {{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}});
    };
    const OssClient client(http, clock, ossAccount(hangzhou));
    QVERIFY(sendAndWait(client, objectRequest("POST", "a"))); // a refused request had no effect
    QCOMPARE(http.sent.size(), 2);
    QVERIFY(sendAndWait(client, objectRequest("GET", "b")));
    QCOMPARE(http.sent.size(), 3); // right at once
}

void TestOssClient::aClockThatStaysWrongIsAnError()
{
    ScriptedHttp http;
    TestClock clock;
    http.answer = [](const auto &, qsizetype) {
        return refusal(403, QStringLiteral("error-403-RequestTimeTooSkewed"),
                       {{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}});
    };
    const auto answer = sendAndWait(OssClient(http, clock, ossAccount(hangzhou)), objectRequest("GET", "a"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, QStringLiteral("RequestTimeTooSkewed"));
    QCOMPARE(http.sent.size(), 2);
}

void TestOssClient::aRedirectionIsNeverFollowed()
{
    HttpTestServer other(HttpTestServer::Transport::Tcp);
    other.route({}, "/*", HttpTestServer::reply(200));
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    const auto elsewhere = other.endpoint().base.toString().toLatin1();
    CurlHttpClient http;
    const Clock clock;
    const OssClient client(http, clock, ossAccount(server.endpoint().base.toString()));
    for (const int status : {301, 302, 307, 308}) {
        server.route({}, "/*",
                     HttpTestServer::reply(status, {}, {{"Location", elsewhere + "/acme-reports/a"}}));
        const auto answer = sendAndWait(client, objectRequest("GET", "a"));
        QVERIFY(!answer);
        QVERIFY2(answer.error().advice.contains(QString::fromLatin1(elsewhere.mid(7))),
                 qPrintable(answer.error().advice));
    }
    QVERIFY(other.requests().isEmpty());
}

void TestOssClient::aLinkEndsAfterSevenDays()
{
    ScriptedHttp http;
    TestClock clock;
    const OssClient client(http, clock, ossAccount(hangzhou));
    const auto link =
        client.presignedLink("GET", QStringLiteral("acme-reports"), "a b.txt", std::chrono::hours(24 * 30));
    QCOMPARE(link.host(), QStringLiteral("acme-reports.") + hangzhou);
    QCOMPARE(QUrlQuery(link).queryItemValue(QStringLiteral("x-oss-expires")), QStringLiteral("604800"));
    QCOMPARE(link.path(QUrl::FullyEncoded), QStringLiteral("/a%20b.txt"));
    QVERIFY(http.sent.isEmpty());
    auto temporary = ossAccount(hangzhou);
    temporary.credential.expiresAt = clock.time.addSecs(600);
    const auto shorter =
        OssClient(http, clock, temporary)
            .presignedLink("GET", QStringLiteral("acme-reports"), "a", std::chrono::hours(1));
    QCOMPARE(QUrlQuery(shorter).queryItemValue(QStringLiteral("x-oss-expires")), QStringLiteral("600"));
    QVERIFY(!link.toString().contains(QLatin1String("marker-of-the-secret")));
}

void TestOssClient::aLinkToAnUnusableBucketIsEmpty()
{
    ScriptedHttp http;
    TestClock clock;
    const OssClient client(http, clock, ossAccount(hangzhou));
    QVERIFY(client.presignedLink("GET", QStringLiteral("evil.example.com/"), "a", std::chrono::hours(1))
                .isEmpty());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssClient)
#include "tst_ossclient.moc"
