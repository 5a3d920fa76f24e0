// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <files/localarchives.h>

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// A stream that is a tar archive by its first block, with a body that compresses badly.
static QByteArray tarBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator random(7);
    for (qsizetype at = 512; at + 4 <= size; at += 4) {
        const quint32 value = random.generate();
        memcpy(bytes.data() + at, &value, sizeof value);
    }
    bytes.replace(257, 5, "ustar");
    return bytes;
}

class TestLocalArchives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasWrittenIsReadAgain_data();
    void whatWasWrittenIsReadAgain();
    void aSinkThatIsLetGoOfLeavesNothingBehind();
    void aFileThatExistsStaysUnlessItMayBeReplaced();
    void aWriterThatIsFasterThanTheDiskIsToldToWait();
    void whatIsNoArchiveIsRefused_data();
    void whatIsNoArchiveIsRefused();
    void anArchiveThatWasCutOffIsAnError();
    void aFolderThatIsNotThereIsNamed();
    void theEndingOfANameTellsTheFormat_data();
    void theEndingOfANameTellsTheFormat();

private:
    Done write(const QString &path, ArchiveFormat format, const QByteArray &bytes, bool overwrite = true);
    Result<QByteArray> readAll(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    FileWorker m_worker;
    LocalArchives m_archives{m_worker};
};

void TestLocalArchives::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Done TestLocalArchives::write(const QString &path, ArchiveFormat format, const QByteArray &bytes,
                              bool overwrite)
{
    const auto sink = m_archives.create(path, format, overwrite);
    constexpr qsizetype piece = 64 * 1024;
    bool ready = true;
    sink->setReadyCallback([&] { ready = true; });
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto next = sink->write(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        if (next == ByteSink::Next::Stop)
            return sink->error();
        ready = next == ByteSink::Next::More;
        if (!ready && !QTest::qWaitFor([&] { return ready; }))
            return Error{.message = QStringLiteral("The sink never got ready.")};
    }
    std::optional<Done> ended;
    const Operation commit = sink->commit([&](const Done &done) { ended = done; });
    if (!QTest::qWaitFor([&] { return ended.has_value(); }))
        return Error{.message = QStringLiteral("The commit never ended.")};
    return *ended;
}

Result<QByteArray> TestLocalArchives::readAll(const QString &path)
{
    std::optional<Result<std::shared_ptr<ArchiveSource>>> opened;
    const Operation opening =
        m_archives.open(path, [&](const Result<std::shared_ptr<ArchiveSource>> &result) { opened = result; });
    if (!QTest::qWaitFor([&] { return opened.has_value(); }))
        return Error{.message = QStringLiteral("It was never opened.")};
    if (!*opened)
        return opened->error();
    ArchiveSource &source = ***opened;
    QByteArray all;
    for (auto piece = source.read(100'000); piece; piece = source.read(100'000)) {
        all += *piece;
        if (piece->isEmpty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    }
    if (source.error())
        return *source.error();
    if (source.fileBytesRead() != source.fileSize())
        return Error{.message = QStringLiteral("%1 of %2 bytes of the file were read.")
                                    .arg(source.fileBytesRead())
                                    .arg(source.fileSize())};
    return all;
}

void TestLocalArchives::whatWasWrittenIsReadAgain_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<qsizetype>("size");
    for (const auto format : {ArchiveFormat::Tar, ArchiveFormat::TarGzip, ArchiveFormat::TarZstd})
        for (const qsizetype size : {qsizetype(1024), qsizetype(9'000'448)})
            QTest::addRow("%s, %lld bytes", qPrintable(archiveSuffix(format)), static_cast<long long>(size))
                << static_cast<int>(format) << size;
}

void TestLocalArchives::whatWasWrittenIsReadAgain()
{
    QFETCH(int, format);
    QFETCH(qsizetype, size);
    const QByteArray bytes = tarBytes(size);
    const QString path = m_folder->filePath(QStringLiteral("volume"));
    const Done written = write(path, static_cast<ArchiveFormat>(format), bytes);
    QVERIFY2(written, written ? "" : qPrintable(written.error().message + written.error().detail));
    const Result<QByteArray> read = readAll(path);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(*read == bytes);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestLocalArchives::aSinkThatIsLetGoOfLeavesNothingBehind()
{
    const QString path = m_folder->filePath(QStringLiteral("volume.tar.gz"));
    for (const bool commits : {false, true}) {
        auto sink = m_archives.create(path, ArchiveFormat::TarGzip, true);
        const QByteArray bytes = tarBytes(600'000);
        QVERIFY(sink->write(bytes) != ByteSink::Next::Stop);
        Operation commit;
        if (commits)
            commit = sink->commit([](const Done &) { QFAIL("It was let go of."); });
        commit.cancel();
        sink.reset();
        QTRY_VERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
}

void TestLocalArchives::aFileThatExistsStaysUnlessItMayBeReplaced()
{
    const QString path = m_folder->filePath(QStringLiteral("volume.tar.zst"));
    QVERIFY(write(path, ArchiveFormat::TarZstd, tarBytes(1024)));
    const Done refused = write(path, ArchiveFormat::TarZstd, tarBytes(2048), false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(readAll(path)->size(), 1024);
    QVERIFY(write(path, ArchiveFormat::TarZstd, tarBytes(2048)));
    QCOMPARE(readAll(path)->size(), 2048);
}

void TestLocalArchives::aWriterThatIsFasterThanTheDiskIsToldToWait()
{
    const auto sink =
        m_archives.create(m_folder->filePath(QStringLiteral("v.tar.gz")), ArchiveFormat::TarGzip, true);
    const QByteArray piece = tarBytes(512 * 1024);
    int taken = 0;
    // Nothing is compressed while this thread does not go back to its event loop.
    while (sink->write(piece) == ByteSink::Next::More && taken < 100)
        ++taken;
    QVERIFY(taken < 12);
    bool ready = false;
    sink->setReadyCallback([&] { ready = true; });
    QTRY_VERIFY(ready);
}

void TestLocalArchives::whatIsNoArchiveIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello, this is no archive").repeated(100);
    QTest::newRow("a gzip header and no more") << QByteArray::fromHex("1f8b0800000000000003");
}

void TestLocalArchives::whatIsNoArchiveIsRefused()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder->filePath(QStringLiteral("notes.tar"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<QByteArray> read = readAll(path);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Invalid);
    QVERIFY(read.error().message.contains(path));
}

void TestLocalArchives::anArchiveThatWasCutOffIsAnError()
{
    for (const auto format : {ArchiveFormat::TarGzip, ArchiveFormat::TarZstd}) {
        const QString path = m_folder->filePath(QStringLiteral("cut"));
        QVERIFY(write(path, format, tarBytes(3'000'000)));
        QVERIFY(QFile::resize(path, 1'500'000));
        const Result<QByteArray> read = readAll(path);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
    }
}

void TestLocalArchives::aFolderThatIsNotThereIsNamed()
{
    const QString path = m_folder->filePath(QStringLiteral("missing/volume.tar"));
    const Done written = write(path, ArchiveFormat::Tar, tarBytes(1024));
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(QStringLiteral("missing")));
    QVERIFY(!readAll(path));
}

void TestLocalArchives::theEndingOfANameTellsTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    QTest::newRow("tar") << QStringLiteral("a.tar") << static_cast<int>(ArchiveFormat::Tar);
    QTest::newRow("gzip") << QStringLiteral("a.TAR.GZ") << static_cast<int>(ArchiveFormat::TarGzip);
    QTest::newRow("tgz") << QStringLiteral("a.tgz") << static_cast<int>(ArchiveFormat::TarGzip);
    QTest::newRow("zstd") << QStringLiteral("a.b.tar.zst") << static_cast<int>(ArchiveFormat::TarZstd);
    QTest::newRow("only compressed") << QStringLiteral("a.gz") << -1;
    QTest::newRow("something else") << QStringLiteral("tar") << -1;
}

void TestLocalArchives::theEndingOfANameTellsTheFormat()
{
    QFETCH(QString, name);
    QFETCH(int, format);
    const auto found = archiveFormatOf(name);
    QCOMPARE(found ? static_cast<int>(*found) : -1, format);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestLocalArchives)
#include "tst_localarchives.moc"
