// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <files/transfer.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// One remote file, sent and taken in pieces of 64 KiB, one per turn of the event loop.
class OneFile : public FileSystem
{
public:
    [[nodiscard]] FileSystemCapabilities capabilities() const override { return {}; }
    [[nodiscard]] QString via() const override { return {}; }
    Operation list(const FilePath &, std::function<void(QList<FileEntry>)>, Callback<void> done) override
    {
        return unsupported(std::move(done));
    }
    Operation stat(const FilePath &path, Callback<FileEntry> done) override
    {
        if (path != "/file")
            return finished<FileEntry>(Error{ErrorKind::NotFound, QStringLiteral("gone"), {}, {}, {}, {}},
                                       done);
        return finished<FileEntry>(entry, std::move(done));
    }
    Operation read(const FilePath &, ReadRange, std::shared_ptr<ByteSink> sink, Callback<void> done) override
    {
        const auto timer = std::make_shared<QTimer>();
        Promise<void> promise(std::move(done));
        sink->setReadyCallback([this] { waits = false; });
        timer->callOnTimeout([this, sink, promise, sent = qsizetype(0)]() mutable {
            if (waits)
                return;
            if (failAt >= 0 && sent >= failAt) {
                promise.resolve(Error{ErrorKind::Unreachable, QStringLiteral("cut"), {}, {}, {}, {}});
            } else if (sent == content.size()) {
                promise.resolve(Done());
            } else {
                const auto piece = content.mid(sent, pieceSize);
                sent += piece.size();
                const auto next = sink->write(piece);
                waits = next == ByteSink::Next::Wait;
                if (next == ByteSink::Next::Stop)
                    promise.resolve(sink->error());
            }
        });
        auto operation = promise.operation([sink] { sink->setReadyCallback({}); }, timer);
        timer->start(pace);
        return operation;
    }
    Operation write(const FilePath &, std::shared_ptr<ByteSource> source, WriteOptions options,
                    Callback<void> done) override
    {
        lastOptions = options;
        const auto timer = std::make_shared<QTimer>();
        Promise<void> promise(std::move(done));
        timer->callOnTimeout([this, source, promise] {
            const auto piece = source->read(pieceSize);
            if (piece)
                received += *piece;
            else
                promise.resolve(source->error() ? Done(*source->error()) : Done());
        });
        auto operation = promise.operation({}, timer);
        timer->start(0);
        return operation;
    }
    Operation makeDirectory(const FilePath &, Callback<void> done) override
    {
        return unsupported(std::move(done));
    }
    Operation rename(const FilePath &, const FilePath &, Callback<void> done) override
    {
        return unsupported(std::move(done));
    }
    Operation remove(const FilePath &, Callback<void> done) override { return unsupported(std::move(done)); }
    Operation setMode(const FilePath &, int, Callback<void> done) override
    {
        return unsupported(std::move(done));
    }

    static constexpr qsizetype pieceSize = 64 * 1024;
    FileEntry entry;
    QByteArray content;
    qsizetype failAt = -1;
    int pace = 0;
    bool waits = false;
    QByteArray received;
    WriteOptions lastOptions;

private:
    static Operation unsupported(Callback<void> done)
    {
        return finished<void>(Error{ErrorKind::Unsupported, {}, {}, {}, {}, {}}, std::move(done));
    }
};

} // namespace osc::test

class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_local = m_folder->filePath(QStringLiteral("local"));
        m_remote = std::make_unique<OneFile>();
        m_remote->content = QByteArray(3'000'000, 'c') + "end";
        m_remote->entry.type = FileType::Regular;
        m_remote->entry.size = m_remote->content.size();
    }

    void aDownloadBringsTheFile()
    {
        QList<std::pair<qint64, qint64>> progress;
        TransferOptions options;
        options.progress = [&](qint64 bytes, qint64 total) { progress.append({bytes, total}); };
        QVERIFY(fetch(options).ok());
        QVERIFY(content() == m_remote->content);
        QCOMPARE(names(), QStringList(QStringLiteral("local")));
        const qint64 size = m_remote->content.size();
        QCOMPARE(progress.last(), std::pair(size, size));
        QVERIFY(std::is_sorted(progress.begin(), progress.end()));
        QCOMPARE(progress.first().second, size);
    }

    void progressComesAtMostTenTimesASecond()
    {
        m_remote->pace = 10;
        int reports = 0;
        TransferOptions options;
        options.progress = [&](qint64, qint64) { ++reports; };
        QElapsedTimer timer;
        timer.start();
        QVERIFY(fetch(options).ok());
        QVERIFY(reports >= 2);
        QVERIFY(reports <= timer.elapsed() / 100 + 2);
    }

    void anExistingGoodFileStaysWhenADownloadFails()
    {
        put("good");
        m_remote->failAt = 1'000'000;
        const auto result = fetch({});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().message, QStringLiteral("cut"));
        QCOMPARE(content(), "good");
        QTRY_COMPARE(names(), QStringList(QStringLiteral("local")));
    }

    void cancellingADownloadLeavesNothing()
    {
        bool moved = false;
        TransferOptions options;
        options.progress = [&](qint64 bytes, qint64) { moved = bytes > 0; };
        auto operation = download(*m_remote, "/file", m_worker, m_local, options,
                                  [](const Done &) { QFAIL("called after cancel"); });
        QTRY_VERIFY(moved);
        operation = {};
        QTRY_VERIFY(names().isEmpty());
    }

    void aProgressReportMayCancel()
    {
        Operation operation;
        TransferOptions options;
        options.progress = [&](qint64 bytes, qint64) {
            if (bytes > 0)
                operation = {};
        };
        operation = download(*m_remote, "/file", m_worker, m_local, options,
                             [](const Done &) { QFAIL("called after cancel"); });
        QTRY_VERIFY(!operation.isActive());
        QTRY_VERIFY(names().isEmpty());
    }

    void theLastProgressReportMayCancel()
    {
        Operation operation;
        bool cancelled = false;
        TransferOptions options;
        m_remote->content = "x";
        int reports = 0;
        options.progress = [&](qint64, qint64) {
            if (++reports == 2) {
                operation = {};
                cancelled = true;
            }
        };
        operation = download(*m_remote, "/file", m_worker, m_local, options,
                             [](const Done &) { QFAIL("called after cancel"); });
        QTRY_VERIFY(cancelled);
        QCOMPARE(content(), "x"); // it was in its place already
    }

    void onlyRegularFilesAreFetched_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("targetType");
        QTest::addColumn<bool>("fetched");
        const auto row = [](const char *name, FileType type, FileType target, bool fetched) {
            QTest::newRow(name) << static_cast<int>(type) << static_cast<int>(target) << fetched;
        };
        row("file", FileType::Regular, FileType::Unknown, true);
        row("not told", FileType::Unknown, FileType::Unknown, true);
        row("link to a file", FileType::Symlink, FileType::Regular, true);
        row("link to a folder", FileType::Symlink, FileType::Directory, false);
        row("folder", FileType::Directory, FileType::Unknown, false);
        row("fifo", FileType::Fifo, FileType::Unknown, false);
        row("device", FileType::CharDevice, FileType::Unknown, false);
    }

    void onlyRegularFilesAreFetched()
    {
        QFETCH(int, type);
        QFETCH(int, targetType);
        QFETCH(bool, fetched);
        m_remote->entry.type = static_cast<FileType>(type);
        m_remote->entry.targetType = static_cast<FileType>(targetType);
        const auto result = fetch({});
        QCOMPARE(result.ok(), fetched);
        if (!fetched)
            QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QTRY_COMPARE(names().size(), fetched ? 1 : 0);
    }

    void whatIsNotThereIsNotFetched()
    {
        const auto result = await<void>(
            [&](auto done) { return download(*m_remote, "/other", m_worker, m_local, {}, done); });
        QCOMPARE(result.error().kind, ErrorKind::NotFound);
        QVERIFY(names().isEmpty());
    }

    void aFileThatIsInTheWayStays()
    {
        put("good");
        TransferOptions options;
        options.overwrite = false;
        QCOMPARE(fetch(options).error().kind, ErrorKind::Conflict);
        QCOMPARE(content(), "good");
    }

    void anUploadSendsTheFile()
    {
        put(m_remote->content);
        QList<std::pair<qint64, qint64>> progress;
        TransferOptions options;
        options.overwrite = false;
        options.progress = [&](qint64 bytes, qint64 total) { progress.append({bytes, total}); };
        const auto result = await<void>(
            [&](auto done) { return upload(m_worker, m_local, *m_remote, "/file", options, done); });
        QVERIFY(result.ok());
        QVERIFY(m_remote->received == m_remote->content);
        QVERIFY(!m_remote->lastOptions.overwrite);
        const qint64 size = m_remote->content.size();
        QCOMPARE(progress.last(), std::pair(size, size));
        QCOMPARE(progress.first().second, size);
    }

    void anUploadOfNothingFails()
    {
        const auto result =
            await<void>([&](auto done) { return upload(m_worker, m_local, *m_remote, "/file", {}, done); });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::NotFound);
    }

private:
    Done fetch(const TransferOptions &options)
    {
        return await<void>(
            [&](auto done) { return download(*m_remote, "/file", m_worker, m_local, options, done); });
    }

    void put(const QByteArray &bytes) const
    {
        QFile file(m_local);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_local);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    FileWorker m_worker;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_local;
    std::unique_ptr<OneFile> m_remote;
};

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
