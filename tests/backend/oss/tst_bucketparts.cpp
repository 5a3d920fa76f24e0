// SPDX-License-Identifier: Apache-2.0
#include "bucketlist.h"
#include "bucketupload.h"
#include "crc64.h"
#include "objecthead.h"
#include "objectlisting.h"
#include "objectpath.h"
#include "partplan.h"

#include <QTest>

namespace osc::test {

/// What a file system over a bucket is made of, without a service.
class TestBucketParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreKeys_data()
    {
        QTest::addColumn<FilePath>("path");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("root") << FilePath("/") << QByteArray() << true;
        QTest::newRow("plain") << FilePath("/a/b") << QByteArray("a/b/") << false;
        QTest::newRow("a folder beside an object") << FilePath("/a/／p") << QByteArray("a/p/") << true;
        QTest::newRow("below that folder") << FilePath("/／p/q") << QByteArray("p/q/") << false;
        QTest::newRow("an empty part") << FilePath("/a/／/b") << QByteArray("a//b/") << false;
        QTest::newRow("dots") << FilePath("/．/．．/x") << QByteArray("./../x/") << false;
        QTest::newRow("what looks like a mark") << FilePath("/‛／/‛．") << QByteArray("／/．/") << false;
        QTest::newRow("three dots") << FilePath("/．．．") << QByteArray("．．．/") << false;
    }
    void pathsAreKeys()
    {
        QFETCH(FilePath, path);
        QFETCH(QByteArray, prefix);
        QFETCH(bool, isFolder);
        const auto object = objectPath(path);
        QCOMPARE(object.prefix, prefix);
        QCOMPARE(object.isFolder, isFolder);
        QCOMPARE(object.isRoot, prefix.isEmpty());
    }

    void everyPartOfAKeyHasANameThatLeadsBack_data()
    {
        QTest::addColumn<QByteArray>("part");
        for (const char *part :
             {"", ".", "..", "...", "plain", "／", "／x", "．", "．．", "‛", "‛x", "‛／", "a／", " "})
            QTest::newRow(qPrintable(QStringLiteral("“%1”").arg(QString::fromUtf8(part))))
                << QByteArray(part);
    }
    void everyPartOfAKeyHasANameThatLeadsBack()
    {
        QFETCH(QByteArray, part);
        for (const auto &name : {entryNameOf(part), folderNameBeside(part)}) {
            QVERIFY(isEntryName(name));
            QCOMPARE(objectPath('/' + name).prefix, part + '/');
        }
    }

    void checksumsAreThoseOfTheService()
    {
        Crc64 crc;
        crc.add("123456789");
        QCOMPARE(crc.value(), Q_UINT64_C(0x995DC9BBDF1939FA));
        QByteArray bytes;
        for (int i = 0; i < 1000; ++i)
            bytes += static_cast<char>(i * 7);
        Crc64 whole;
        whole.add(bytes);
        for (const qsizetype cut : {0, 1, 15, 16, 17, 500, 999}) {
            Crc64 pieces;
            pieces.add(QByteArrayView(bytes).first(cut));
            pieces.add(QByteArrayView(bytes).sliced(cut));
            QCOMPARE(pieces.value(), whole.value());
        }
        QCOMPARE(Crc64().value(), Q_UINT64_C(0));
    }

    void partsSuffice_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("before");
        QTest::newRow("short") << qint64(1) << 0;
        QTest::newRow("2 GB") << qint64(2'000'000'000) << 0;
        QTest::newRow("100 GB") << qint64(100'000'000'000) << 0;
        QTest::newRow("48.8 TB") << qint64(48'800'000'000'000) << 0;
        QTest::newRow("the rest of 70 GB") << qint64(60'000'000'000) << 9'000;
    }
    void partsSuffice()
    {
        QFETCH(qint64, size);
        QFETCH(int, before);
        const PartPlan plan(size, before);
        QVERIFY(plan.sizeOf(before + 1) * (mostParts - before) >= size);
        QVERIFY(plan.atOnce(1) >= 1);
        if (!plan.isStreamed())
            QVERIFY(plan.sizeOf(1) * (plan.atOnce(1) + 1) <= 64 * 1024 * 1024);
    }

    void aPageIsDecoded()
    {
        const auto page = decodeObjectPage(
            "<?xml version=\"1.0\"?><ListBucketResult><Name>b</Name><EncodingType>url</EncodingType>"
            "<IsTruncated>true</IsTruncated><NextContinuationToken>t%2B</NextContinuationToken>"
            "<Contents><Key>a%20b+c%2Bd</Key><LastModified>2026-01-02T03:04:05.678Z</LastModified>"
            "<ETag>\"AB\"</ETag><Type>Normal</Type><Size>12</Size><StorageClass>IA</StorageClass></Contents>"
            "<Contents><Key>x</Key><Size>many</Size></Contents>"
            "<CommonPrefixes><Prefix>%E7%9B%AE/</Prefix></CommonPrefixes></ListBucketResult>");
        QVERIFY(page);
        QCOMPARE(page->objects.size(), 2);
        QCOMPARE(page->objects.first().key, QByteArray("a b c+d"));
        QCOMPARE(page->objects.first().size, 12);
        QCOMPARE(page->objects.first().modified, QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC));
        QCOMPARE(page->objects.first().storageClass, QStringLiteral("IA"));
        QCOMPARE(page->objects.last().size, -1);
        QCOMPARE(page->prefixes, QList<QByteArray>{"目/"});
        QCOMPARE(page->next, QByteArray("t%2B"));
    }

    void whatIsNoPageIsNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another document") << QByteArray("<Error><Code>X</Code></Error>");
        QTest::newRow("cut off") << QByteArray("<ListBucketResult><Contents><Key>a");
        QTest::newRow("truncated without a token")
            << QByteArray("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");
    }
    void whatIsNoPageIsNone()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeObjectPage(body));
    }

    void aFolderThatComesPagesAfterItsObjectHasANameOfItsOwn()
    {
        FolderEntries folder("f/");
        ObjectPage first;
        first.objects = {
            {.key = "f/"}, {.key = "f/p", .size = 1}, {.key = "f/p-1", .size = 2}, {.key = "elsewhere"}};
        ObjectPage second;
        second.prefixes = {"f/p/", "f/q/"};
        auto entries = folder.take(first);
        QCOMPARE(entries.size(), 2);
        entries += folder.take(second);
        QList<QByteArray> names;
        for (const auto &entry : entries)
            names.append(entry.name);
        QCOMPARE(names, (QList<QByteArray>{"p", "p-1", "／p", "q"}));
        QCOMPARE(entries.last().type, FileType::Directory);
    }

    void headersTellWhatAnObjectIs()
    {
        const auto facts = objectFactsFrom({{"Content-Length", "7"},
                                            {"Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT"},
                                            {"Content-Type", "text/plain"},
                                            {"X-Oss-Storage-Class", "Archive"},
                                            {"x-oss-meta-Made-By", "a test"}});
        QCOMPARE(facts.size, 7);
        QCOMPARE(facts.modified, QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC));
        QVERIFY(facts.archived);
        QCOMPARE(facts.metadata.value(QStringLiteral("made-by")), QStringLiteral("a test"));
        const auto restored =
            objectFactsFrom({{"x-oss-storage-class", "Archive"},
                             {"x-oss-restore", "ongoing-request=\"false\", expiry-date=\"…\""}});
        QVERIFY(!restored.archived);
        QCOMPARE(restored.size, -1);
    }
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestBucketParts)
#include "tst_bucketparts.moc"
