// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <files/localfile.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <semaphore>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace osc;
using namespace osc::test;

namespace {

using Source = std::shared_ptr<LocalFileSource>;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestLocalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_target = m_folder->filePath(QStringLiteral("target"));
    }

    void aFileAppearsAtCommit_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("empty") << qint64(0);
        QTest::newRow("small") << qint64(10);
        QTest::newRow("large") << qint64(9'000'000);
    }

    void aFileAppearsAtCommit()
    {
        QFETCH(qint64, size);
        const QByteArray piece(1'000'000, 'p');
        LocalFileSink sink(m_worker, m_target, {});
        QByteArray all;
        while (all.size() < size) {
            const auto part = piece.left(size - all.size());
            QVERIFY(sink.write(part) != ByteSink::Next::Stop);
            all += part;
        }
        QVERIFY(!QFile::exists(m_target));
        QVERIFY(commit(sink).ok());
        QCOMPARE(contentOf(m_target), all);
        QCOMPARE(names(), QStringList(QStringLiteral("target")));
    }

    void aNewFileHasTheModeThatTheUserGivesToNewFiles()
    {
        const auto mask = ::umask(0027);
        LocalFileSink sink(m_worker, m_target, {});
        sink.write("x");
        QVERIFY(commit(sink).ok());
        ::umask(mask);
        struct stat status;
        QCOMPARE(::stat(QFile::encodeName(m_target).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0640U);
    }

    void withoutACommitNothingIsLeft()
    {
        put(m_target, "old");
        {
            LocalFileSink sink(m_worker, m_target, {});
            sink.write("new");
            QTRY_COMPARE(names().size(), 2);
        }
        QTRY_COMPARE(names(), QStringList(QStringLiteral("target")));
        QCOMPARE(contentOf(m_target), "old");
    }

    void anExistingFileIsReplacedOnlyWhenAllowed_data()
    {
        QTest::addColumn<bool>("overwrite");
        QTest::newRow("allowed") << true;
        QTest::newRow("not allowed") << false;
    }

    void anExistingFileIsReplacedOnlyWhenAllowed()
    {
        QFETCH(bool, overwrite);
        put(m_target, "old");
        LocalFileSink sink(m_worker, m_target, {overwrite});
        sink.write("new");
        const auto result = commit(sink);
        QCOMPARE(result.ok(), overwrite);
        if (!overwrite)
            QCOMPARE(result.error().kind, ErrorKind::Conflict);
        QCOMPARE(contentOf(m_target), overwrite ? "new" : "old");
        QCOMPARE(names(), QStringList(QStringLiteral("target")));
    }

    void withoutOverwritingAFreeNameIsTaken()
    {
        LocalFileSink sink(m_worker, m_target, {false});
        sink.write("new");
        QVERIFY(commit(sink).ok());
        QCOMPARE(contentOf(m_target), "new");
        QCOMPARE(names(), QStringList(QStringLiteral("target")));
    }

    void aLinkIsReplacedAndNotFollowed()
    {
        const auto other = m_folder->filePath(QStringLiteral("other"));
        put(other, "precious");
        QVERIFY(QFile::link(other, m_target));
        LocalFileSink sink(m_worker, m_target, {});
        sink.write("new");
        QVERIFY(commit(sink).ok());
        QCOMPARE(contentOf(other), "precious");
        QCOMPARE(contentOf(m_target), "new");
    }

    void aFolderIsNotReplaced()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("target")));
        LocalFileSink sink(m_worker, m_target, {});
        sink.write("new");
        const auto result = commit(sink);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Conflict);
        QCOMPARE(names(), QStringList(QStringLiteral("target")));
    }

    void aMissingFolderIsToldByTheNextWriteAndByCommit()
    {
        LocalFileSink sink(m_worker, m_folder->filePath(QStringLiteral("no/target")), {});
        QTRY_VERIFY(sink.write("x") == ByteSink::Next::Stop);
        QCOMPARE(sink.error().kind, ErrorKind::NotFound);
        QVERIFY(sink.error().message.contains(QLatin1String("no/target")));
        QCOMPARE(commit(sink).error().kind, ErrorKind::NotFound);
    }

    void aFullDiskIsAnErrorAndLeavesNothing()
    {
        constexpr rlim_t limit = 1'000'000;
        struct rlimit old;
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        const struct rlimit tight = {limit, old.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        LocalFileSink sink(m_worker, m_target, {});
        sink.write(QByteArray(2 * limit, 'x'));
        const auto result = commit(sink);
        ::setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Exhausted);
        QVERIFY(names().isEmpty());
    }

    void aFastProducerIsToldToWaitAndThenToGoOn()
    {
        LocalFileSink sink(m_worker, m_target, {});
        int ready = 0;
        sink.setReadyCallback([&] { ++ready; });
        const QByteArray piece(1024 * 1024, 'x');
        std::binary_semaphore gate(0);
        m_worker.run([&] { gate.acquire(); }); // the disk does not answer
        int pieces = 1;
        while (sink.write(piece) == ByteSink::Next::More)
            ++pieces;
        QCOMPARE(pieces, 5);
        QCOMPARE(ready, 0);
        gate.release();
        QTRY_COMPARE(ready, 1);
        QVERIFY(sink.write(piece) == ByteSink::Next::More);
        QVERIFY(commit(sink).ok());
        QCOMPARE(QFileInfo(m_target).size(), 6 * piece.size());
    }

    void lettingGoOfACommitGivesUpTheFile()
    {
        std::binary_semaphore gate(0);
        {
            LocalFileSink sink(m_worker, m_target, {});
            sink.write("x");
            m_worker.run([&] { gate.acquire(); });
            const auto operation = sink.commit([](const Done &) { QFAIL("called after cancel"); });
        }
        gate.release();
        flush();
        QVERIFY(names().isEmpty());
    }

    void aFileIsReadWhole_data() { aFileAppearsAtCommit_data(); }

    void aFileIsReadWhole()
    {
        QFETCH(qint64, size);
        QByteArray content(size, Qt::Uninitialized);
        for (qint64 i = 0; i < size; ++i)
            content[i] = static_cast<char>(i * 7 + i / 251);
        put(m_target, content);
        auto source = open(m_target);
        QVERIFY(source.ok());
        QCOMPARE((*source)->size(), size);
        QByteArray all;
        QVERIFY(readAll(**source, all));
        QVERIFY(!(*source)->error());
        QVERIFY(all == content);
    }

    void whatIsNoRegularFileIsNotOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("folder") << QStringLiteral(".");
        QTest::newRow("fifo") << QStringLiteral("fifo");
        QTest::newRow("link to a fifo") << QStringLiteral("link");
        QTest::newRow("device") << QStringLiteral("/dev/zero");
    }

    void whatIsNoRegularFileIsNotOpened()
    {
        QFETCH(QString, path);
        const auto fifo = m_folder->filePath(QStringLiteral("fifo"));
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        QVERIFY(QFile::link(fifo, m_folder->filePath(QStringLiteral("link"))));
        const auto source = open(QDir(m_folder->path()).absoluteFilePath(path));
        QVERIFY(!source.ok());
        QCOMPARE(source.error().kind, ErrorKind::Invalid);
    }

    void aMissingFileIsNotFound() { QCOMPARE(open(m_target).error().kind, ErrorKind::NotFound); }

    void aFileWithoutPermissionIsForbidden()
    {
        put(m_target, "x");
        QFile::setPermissions(m_target, QFileDevice::Permissions());
        constexpr uid_t nobody = 65534;
        const bool isRoot = ::geteuid() == 0; // whom no permission stops
        if (isRoot)
            QCOMPARE(::seteuid(nobody), 0);
        const auto source = open(m_target);
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(!source.ok());
        QCOMPARE(source.error().kind, ErrorKind::Forbidden);
    }

    void aFileThatShrinksIsAnErrorAndNotAnEnd()
    {
        put(m_target, QByteArray(8'000'000, 'x'));
        auto source = open(m_target);
        QVERIFY(source.ok());
        QVERIFY(QFile::resize(m_target, 4'000'000));
        QByteArray all;
        QVERIFY(readAll(**source, all));
        QVERIFY((*source)->error());
        QVERIFY(all.size() <= 4'000'000);
    }

    void whatIsAppendedLaterDoesNotCount()
    {
        put(m_target, "1234");
        auto source = open(m_target);
        QVERIFY(source.ok());
        QFile file(m_target); // appended to, and not written anew: the source may read at any moment
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write("5678"), 4);
        file.close();
        QByteArray all;
        QVERIFY(readAll(**source, all));
        QCOMPARE(all, "1234");
    }

    void aSourceMayDieWhileItReads()
    {
        put(m_target, QByteArray(8'000'000, 'x'));
        for (int i = 0; i < 50; ++i)
            open(m_target).value().reset();
        flush();
    }

private:
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    static Done commit(LocalFileSink &sink)
    {
        return await<void>([&](Callback<void> done) { return sink.commit(std::move(done)); });
    }

    Result<Source> open(const QString &path)
    {
        return await<Source>(
            [&](Callback<Source> done) { return LocalFileSource::open(m_worker, path, done); });
    }

    static bool readAll(LocalFileSource &source, QByteArray &all)
    {
        return QTest::qWaitFor(
            [&] {
                for (;;) {
                    const auto piece = source.read(100'000);
                    if (!piece)
                        return true;
                    if (piece->isEmpty())
                        return false;
                    all += *piece;
                }
            },
            10'000);
    }

    /// Waits until the worker has done what it has been given.
    void flush()
    {
        std::binary_semaphore done(0);
        m_worker.run([&] { done.release(); });
        done.acquire();
    }

    FileWorker m_worker;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_target;
};

QTEST_GUILESS_MAIN(TestLocalFile)
#include "tst_localfile.moc"
