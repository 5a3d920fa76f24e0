// SPDX-License-Identifier: Apache-2.0
#include "accountbuckets.h"
#include "osserrors.h"
#include "osstestbench.h"
#include "ossxml.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

namespace osc::test {

namespace {

/// "name=text" of each child of the root.
std::optional<QStringList> childrenOf(const QByteArray &document)
{
    QStringList children;
    const bool understood = OssXml::read(document, u"R", [&](OssXml &xml, QStringView name) {
        children.append(name.toString() + QLatin1Char('=') + xml.text());
    });
    return understood ? std::optional(children) : std::nullopt;
}

} // namespace

class TestOssXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void elementsAreReadByName();
    void whatNobodyAsksForIsPassedOver();
    void aHostileDocumentIsNotTaken_data();
    void aHostileDocumentIsNotTaken();
    void aHugeDocumentIsReadInLittleTime();
    void everyCutOffAnswerIsRefused_data();
    void everyCutOffAnswerIsRefused();
    void bucketsAreReadWithTheirRegion();
    void aPageTellsWhereTheNextBegins();
    void bucketsOfS3AreRead();
    void aHugeRefusalIsNotRead();
};

void TestOssXml::elementsAreReadByName()
{
    QCOMPARE(childrenOf("<?xml version=\"1.0\"?><R><a>1</a><b/><c>x &amp; &lt;y&gt; <![CDATA[<z>]]></c></R>"),
             (QStringList{u"a=1"_qs, u"b="_qs, u"c=x & <y> <z>"_qs}));
    QCOMPARE(childrenOf("<R xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><a>1</a></R>"),
             QStringList{u"a=1"_qs});
}

void TestOssXml::whatNobodyAsksForIsPassedOver()
{
    QStringList names;
    QVERIFY(OssXml::read("<R><a><b><c>1</c></b></a>text<!-- d --><e>2</e></R>", u"R",
                         [&](OssXml &, QStringView name) { names.append(name.toString()); }));
    QCOMPARE(names, (QStringList{u"a"_qs, u"e"_qs}));
    QCOMPARE(childrenOf("<R><a>1<b>2</b>3</a><c>4</c></R>"), (QStringList{u"a="_qs, u"c=4"_qs}));
}

void TestOssXml::aHostileDocumentIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not XML") << QByteArray("{\"a\":1}");
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>");
    QTest::newRow("another root") << QByteArray("<Q><a>1</a></Q>");
    QTest::newRow("two roots") << QByteArray("<R></R><R></R>");
    QTest::newRow("cut off") << QByteArray("<R><a>1</a>");
    QTest::newRow("cut off in a text") << QByteArray("<R><a>1");
    QTest::newRow("not closed") << QByteArray("<R><a>1</R>");
    QTest::newRow("unknown entity") << QByteArray("<R><a>&x;</a></R>");
    QTest::newRow("document type") << QByteArray("<!DOCTYPE R><R><a>1</a></R>");
    QTest::newRow("entity bomb") << QByteArray(
        "<!DOCTYPE R [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><R><a>&c;&c;&c;&c;&c;</a></R>");
    QTest::newRow("outside file") << QByteArray(
        "<!DOCTYPE R [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><R><a>&a;</a></R>");
    QTest::newRow("nested deep") << "<R>" + QByteArray("<a>").repeated(100'000) +
                                        QByteArray("</a>").repeated(100'000) + "</R>";
    QTest::newRow("long text") << "<R><a>" + QByteArray(1'000'000, 'x') + "</a></R>";
    QTest::newRow("bytes that are no text") << QByteArray("<R><a>\xff\xfe\0</a></R>", 17);
}

void TestOssXml::aHostileDocumentIsNotTaken()
{
    QFETCH(QByteArray, document);
    QVERIFY(!childrenOf(document));
    QVERIFY(!decodeBucketPage(document));
    HttpResponse response;
    response.status = 403;
    response.body = document;
    const auto refusal = decodeRefusal(response);
    QCOMPARE(refusal.status, 403);
    QVERIFY(refusal.code.isEmpty());
}

void TestOssXml::aHugeDocumentIsReadInLittleTime()
{
    const auto element = "<a>" + QByteArray(93, 'x') + "</a>";
    const auto document = "<R>" + element.repeated(500'000) + "</R>"; // 50 MB
    qsizetype count = 0;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(OssXml::read(document, u"R", [&](OssXml &, QStringView) { ++count; }));
    QCOMPARE(count, 500'000);
    QVERIFY(timer.elapsed() < 60'000); // bounded by the size alone, also with sanitizers
}

void TestOssXml::everyCutOffAnswerIsRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("list-buckets") << ossXml(QStringLiteral("list-buckets"));
    QTest::newRow("list-buckets-truncated") << ossXml(QStringLiteral("list-buckets-truncated"));
}

void TestOssXml::everyCutOffAnswerIsRefused()
{
    QFETCH(QByteArray, document);
    QVERIFY(decodeBucketPage(document));
    const auto end = document.lastIndexOf('>');
    for (qsizetype length = 0; length < end; ++length)
        QVERIFY2(!decodeBucketPage(document.left(length)), qPrintable(QString::number(length)));
}

void TestOssXml::bucketsAreReadWithTheirRegion()
{
    const auto page = decodeBucketPage(ossXml(QStringLiteral("list-buckets")));
    QVERIFY(page);
    QCOMPARE(page->buckets.size(), 2);
    const auto &bucket = page->buckets.last();
    QCOMPARE(bucket.name, QStringLiteral("console-test-bucket-2"));
    QCOMPARE(bucket.region, QStringLiteral("oss-cn-shanghai"));
    QCOMPARE(bucket.storageClass, QStringLiteral("IA"));
    QCOMPARE(bucket.endpoint, QStringLiteral("oss-cn-shanghai.aliyuncs.com"));
    QCOMPARE(bucket.internalEndpoint, QStringLiteral("oss-cn-shanghai-internal.aliyuncs.com"));
    QCOMPARE(bucket.createdAt, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
    QVERIFY(page->next.isEmpty());
}

void TestOssXml::aPageTellsWhereTheNextBegins()
{
    const auto page = decodeBucketPage(ossXml(QStringLiteral("list-buckets-truncated")));
    QVERIFY(page);
    QCOMPARE(page->next, QByteArray("console-test-bucket"));
}

void TestOssXml::bucketsOfS3AreRead()
{
    const auto page =
        decodeBucketPage("<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Buckets>"
                         "<Bucket><Name>b-1</Name><CreationDate>2026-01-02T03:04:05Z</CreationDate>"
                         "<BucketRegion>eu-west-1</BucketRegion></Bucket>"
                         "<Bucket><Name>../../etc</Name></Bucket></Buckets>"
                         "<ContinuationToken>more</ContinuationToken></ListAllMyBucketsResult>");
    QVERIFY(page);
    QCOMPARE(page->buckets.size(), 1); // what cannot be a name is left out
    QCOMPARE(page->buckets.first().region, QStringLiteral("eu-west-1"));
    QCOMPARE(page->next, QByteArray("more"));
}

void TestOssXml::aHugeRefusalIsNotRead()
{
    HttpResponse response;
    response.status = 500;
    response.body = "<Error><Code>A</Code>" + QByteArray("<x/>").repeated(1'000'000) + "</Error>";
    QVERIFY(decodeRefusal(response).code.isEmpty());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssXml)
#include "tst_ossxml.moc"
