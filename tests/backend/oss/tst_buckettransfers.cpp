// SPDX-License-Identifier: Apache-2.0
#include "bucketfilesystem.h"
#include "objectstoreaccount.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <contractcalls.h>

#include <files/localfilesystem.h>
#include <files/transferengine.h>
#include <http/curlhttpclient.h>

namespace osc::test {

/// Transfers between this computer and a bucket of an object store that checks signatures.
class TestBucketTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto account = objectStoreAccount(StorageDialect::OssV4);
        QVERIFY2(!account.credential.endpoint.isEmpty(), "run it in tests/support/with-objectstore");
        m_bucket = std::make_shared<BucketFileSystem>(OssClient(m_http, m_clock, account),
                                                      qEnvironmentVariable("CONSOLE_TEST_OSS_BUCKET"));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_here = std::make_shared<LocalFileSystem>(QFile::encodeName(m_folder->path()));
        m_directory = "/transfers-" + QByteArray::number(++m_count);
        VERIFY_OK(made(*m_bucket, m_directory));
        m_point = {};
        m_questions = 0;
        m_answer = {};
    }

    void aFileArrivesVerifiedBothWays_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << qsizetype(0);
        QTest::newRow("small") << qsizetype(70'000);
        QTest::newRow("in parts") << qsizetype(20'000'000);
    }
    void aFileArrivesVerifiedBothWays()
    {
        QFETCH(qsizetype, size);
        const auto content = pattern(size);
        VERIFY_OK(writtenBytes(*m_here, "/file", content));
        const auto up = run(upload("/file"));
        VERIFY_OK(up);
        QVERIFY(up->verified);
        QCOMPARE(namesThere(), QList<QByteArray>{"file"}); // and nothing beside it
        auto download = upload({});
        std::swap(download.from, download.to);
        download.source = m_directory + "/file";
        download.directory = "/";
        download.name = "back";
        const auto down = run(download);
        VERIFY_OK(down);
        const auto bytes = readBytes(*m_here, "/back");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == content);
    }

    void aTransferThatWasLetGoOfGoesOn()
    {
        VERIFY_OK(writtenBytes(*m_here, "/file", pattern(40'000'000)));
        letGoHalfway(upload("/file"));
        QVERIFY(namesThere().isEmpty());
        const auto there = hidden("/file");
        QVERIFY(there > 0);
        auto again = upload("/file");
        again.point = m_point;
        m_least = -1;
        VERIFY_OK(run(again));
        QVERIFY(m_least >= there); // it did not begin anew
        QCOMPARE(hidden("/file"), 0);
        const auto bytes = readBytes(*m_bucket, m_directory + "/file");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == pattern(40'000'000));
    }

    void aTransferThatIsDiscardedLeavesNothingUnseen()
    {
        VERIFY_OK(writtenBytes(*m_here, "/file", pattern(40'000'000)));
        auto job = upload("/file");
        letGoHalfway(job);
        QVERIFY(hidden("/file") > 0);
        job.point = m_point;
        VERIFY_OK(await<void>([&](auto done) { return m_engine.discard(job, std::move(done)); }));
        QCOMPARE(hidden("/file"), 0);
    }

    void aSourceThatChangedIsUploadedFromItsBeginning()
    {
        VERIFY_OK(writtenBytes(*m_here, "/file", pattern(40'000'000)));
        letGoHalfway(upload("/file"));
        VERIFY_OK(writtenBytes(*m_here, "/file", "another one"));
        auto again = upload("/file");
        again.point = m_point;
        VERIFY_OK(run(again));
        QCOMPARE(hidden("/file"), 0);
        const auto bytes = readBytes(*m_bucket, m_directory + "/file");
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, QByteArray("another one"));
    }

    void aNameThatIsTakenIsAskedFor_data()
    {
        QTest::addColumn<ConflictPolicy>("policy");
        QTest::addColumn<QList<QByteArray>>("names");
        QTest::addColumn<QByteArray>("content");
        using Names = QList<QByteArray>;
        QTest::newRow("skip") << ConflictPolicy::Skip << Names{"file"} << QByteArray("old");
        QTest::newRow("overwrite") << ConflictPolicy::Overwrite << Names{"file"} << QByteArray("new");
        QTest::newRow("keep both") << ConflictPolicy::KeepBoth << Names{"file", "file (2)"}
                                   << QByteArray("old");
    }
    void aNameThatIsTakenIsAskedFor()
    {
        QFETCH(ConflictPolicy, policy);
        QFETCH(QList<QByteArray>, names);
        QFETCH(QByteArray, content);
        VERIFY_OK(writtenBytes(*m_here, "/file", "new"));
        VERIFY_OK(writtenBytes(*m_bucket, m_directory + "/file", "old"));
        m_answer = {.policy = policy};
        VERIFY_OK(run(upload("/file")));
        QCOMPARE(m_questions, 1);
        QCOMPARE(namesThere(), names);
        const auto bytes = readBytes(*m_bucket, m_directory + "/file");
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, content);
    }

    void aFolderArrivesBothWays()
    {
        makeTree();
        const auto up = run(upload("/tree"));
        VERIFY_OK(up);
        QCOMPARE(up->leftOut, 0);
        const auto size = await<TreeSize>(
            [&](auto done) { return m_bucket->measure(m_directory + "/tree", std::move(done)); });
        VERIFY_OK(size);
        QCOMPARE(size->files, 61);
        QCOMPARE(size->directories, 4); // the empty one is there, too
        auto download = upload({});
        std::swap(download.from, download.to);
        download.source = m_directory + "/tree";
        download.directory = "/";
        download.name = "back";
        VERIFY_OK(run(download));
        for (const QByteArray path : {"a/file-7", "a/b/file-19", "c/large"}) {
            const auto sent = readBytes(*m_here, "/tree/" + path);
            const auto back = readBytes(*m_here, "/back/" + path);
            VERIFY_OK(back);
            QVERIFY(*sent == *back);
        }
        VERIFY_OK(listed(*m_here, "/back/empty"));
    }

    void aFolderThatWasLetGoOfGoesOn()
    {
        makeTree();
        letGoHalfway(upload("/tree"));
        auto again = upload("/tree");
        again.point = m_point;
        const auto outcome = run(again);
        VERIFY_OK(outcome);
        QVERIFY2(outcome->leftOut == 0, qPrintable(outcome->firstLeftOut));
        QCOMPARE(m_questions, 0);
        for (const char *folder : {"/tree/a", "/tree/a/b", "/tree/c"}) {
            const auto sent = listed(*m_here, folder);
            const auto there = listed(*m_bucket, m_directory + folder);
            VERIFY_OK(there);
            for (const auto &entry : *sent) {
                if (entry.type == FileType::Regular)
                    QVERIFY2(there->value(entry.name).size == entry.size, entry.name);
            }
        }
    }

    void aLargeFileInsideAFolderGoesOn()
    {
        const auto there = beginLargeFile();
        QVERIFY(there > 0);
        QCOMPARE(m_point.open.size(), 1);
        QCOMPARE(m_point.open.constFirst().path, QByteArray("c/large"));
        auto again = upload("/tree");
        again.point = m_point;
        m_least = -1;
        VERIFY_OK(run(again));
        QVERIFY(m_least >= there); // it did not begin anew
        QCOMPARE(hidden("/tree/c/large"), 0);
        QVERIFY(m_point.open.isEmpty());
        const auto bytes = readBytes(*m_bucket, m_directory + "/tree/c/large");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == pattern(40'000'000));
    }

    void aLargeFileInsideAFolderThatChangedBeginsAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("large") << pattern(40'000'000).replace(0, 1, "+");
        QTest::newRow("small") << QByteArray("another one");
    }
    void aLargeFileInsideAFolderThatChangedBeginsAnew()
    {
        QFETCH(QByteArray, content);
        QVERIFY(beginLargeFile() > 0);
        VERIFY_OK(writtenBytes(*m_here, "/tree/c/large", content));
        auto again = upload("/tree");
        again.point = m_point;
        VERIFY_OK(run(again));
        QCOMPARE(hidden("/tree/c/large"), 0);
        const auto bytes = readBytes(*m_bucket, m_directory + "/tree/c/large");
        VERIFY_OK(bytes);
        QVERIFY(*bytes == content);
    }

    void aFolderThatIsDiscardedLeavesNothingUnseen()
    {
        QVERIFY(beginLargeFile() > 0);
        auto job = upload("/tree");
        job.point = m_point;
        VERIFY_OK(await<void>([&](auto done) { return m_engine.discard(job, std::move(done)); }));
        QCOMPARE(hidden("/tree/c/large"), 0);
    }

    void foldersAreMerged()
    {
        makeTree();
        VERIFY_OK(writtenBytes(*m_bucket, m_directory + "/tree/a/file-7", "old"));
        VERIFY_OK(writtenBytes(*m_bucket, m_directory + "/tree/a/other", "stays"));
        auto job = upload("/tree");
        job.conflict = ConflictPolicy::Overwrite;
        VERIFY_OK(run(job));
        const auto replaced = readBytes(*m_bucket, m_directory + "/tree/a/file-7");
        VERIFY_OK(replaced);
        QCOMPARE(*replaced, QByteArray("content 7"));
        VERIFY_OK(looked(*m_bucket, m_directory + "/tree/a/other"));
        VERIFY_OK(looked(*m_bucket, m_directory + "/tree/c/large"));
    }

    void aCopyInsideTheBucketDoesNotTravel()
    {
        VERIFY_OK(writtenBytes(*m_bucket, m_directory + "/a", "one"));
        VERIFY_OK(writtenBytes(*m_bucket, m_directory + "/sub/a", "old"));
        auto job = upload({});
        job.from = m_bucket;
        job.source = m_directory + "/a";
        job.directory = m_directory + "/sub";
        job.name = "a";
        job.samePlace = true;
        job.conflict = ConflictPolicy::Overwrite;
        VERIFY_OK(run(job));
        const auto bytes = readBytes(*m_bucket, m_directory + "/sub/a");
        VERIFY_OK(bytes);
        QCOMPARE(*bytes, QByteArray("one"));
        job.name = "b";
        job.move = true;
        VERIFY_OK(run(job));
        QCOMPARE(namesThere(), QList<QByteArray>{"sub"});
        const auto inside = listed(*m_bucket, m_directory + "/sub");
        VERIFY_OK(inside);
        QCOMPARE(inside->keys(), (QList<QByteArray>{"a", "b"}));
    }

    void aMoveRemovesTheSourceAfterTheCopy()
    {
        makeTree();
        auto job = upload("/tree");
        job.move = true;
        VERIFY_OK(run(job));
        VERIFY_KIND(looked(*m_here, "/tree"), ErrorKind::NotFound);
        VERIFY_OK(looked(*m_bucket, m_directory + "/tree/c/large"));
    }

private:
    [[nodiscard]] TransferJob upload(const FilePath &source) const
    {
        return {.from = m_here,
                .source = source,
                .to = m_bucket,
                .directory = m_directory,
                .name = source.mid(1),
                .id = "1a2b"};
    }
    TransferEngine::Handlers handlers()
    {
        return {.onStatus =
                    [this](const TransferStatus &status) {
                        if (m_least < 0 && status.phase == TransferStatus::Phase::Copying && status.bytes > 0)
                            m_least = status.bytes;
                        m_status = status;
                    },
                .onPoint = [this](const TransferPoint &point) { m_point = point; },
                .onQuestion =
                    [this](const TransferQuestion &, const std::function<void(TransferAnswer)> &answer) {
                        ++m_questions;
                        answer(m_answer);
                    }};
    }
    Result<TransferOutcome> run(const TransferJob &job)
    {
        return await<TransferOutcome>(
            [&](auto done) { return m_engine.run(job, handlers(), std::move(done)); }, 60'000);
    }
    void letGoHalfway(const TransferJob &job)
    {
        m_status = {};
        auto operation =
            m_engine.run(job, handlers(), [](const Result<TransferOutcome> &) { QFAIL("it was let go of"); });
        QTRY_VERIFY_WITH_TIMEOUT(hidden("/" + job.name) > 0 || m_status.files > 10, 30'000);
        operation.cancel();
    }
    /// A folder whose upload is let go of in the middle of its only file; what has arrived of that.
    qint64 beginLargeFile()
    {
        for (const char *path : {"/tree", "/tree/c"})
            (void)made(*m_here, path);
        (void)writtenBytes(*m_here, "/tree/c/large", pattern(40'000'000));
        auto operation = m_engine.run(upload("/tree"), handlers(),
                                      [](const Result<TransferOutcome> &) { QFAIL("it was let go of"); });
        (void)QTest::qWaitFor([&] { return hidden("/tree/c/large") > 0; }, 30'000);
        operation.cancel();
        return hidden("/tree/c/large");
    }
    qint64 hidden(const FilePath &name)
    {
        const auto there =
            await<qint64>([&](auto done) { return m_bucket->written(m_directory + name, std::move(done)); });
        return there ? *there : -1;
    }
    QList<QByteArray> namesThere()
    {
        const auto entries = listed(*m_bucket, m_directory);
        return entries ? entries->keys() : QList<QByteArray>{"?"};
    }
    /// 61 files in three folders, and an empty one.
    void makeTree()
    {
        for (const char *path : {"/tree", "/tree/a", "/tree/a/b", "/tree/c", "/tree/empty"})
            VERIFY_OK(made(*m_here, path));
        for (int i = 0; i < 40; ++i)
            VERIFY_OK(writtenBytes(*m_here, "/tree/a/file-" + QByteArray::number(i),
                                   "content " + QByteArray::number(i)));
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(writtenBytes(*m_here, "/tree/a/b/file-" + QByteArray::number(i), pattern(10'000 + i)));
        VERIFY_OK(writtenBytes(*m_here, "/tree/c/large", pattern(12'000'000)));
    }

    CurlHttpClient m_http;
    Clock m_clock;
    std::shared_ptr<BucketFileSystem> m_bucket;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<LocalFileSystem> m_here;
    FileTransferEngine m_engine;
    FilePath m_directory;
    TransferPoint m_point;
    TransferStatus m_status;
    TransferAnswer m_answer;
    qint64 m_least = -1;
    int m_questions = 0;
    int m_count = 0;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestBucketTransfers)
#include "tst_buckettransfers.moc"
