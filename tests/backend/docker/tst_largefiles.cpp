// SPDX-License-Identifier: Apache-2.0
#include "bulkwrite.h"
#include "dockerfilesystem.h"
#include "engineexec.h"
#include "realengine.h"

#include <QCryptographicHash>
#include <QTest>

namespace osc::test {

namespace {

constexpr qint64 largeSize = BulkWrite::WorthIt + 12'345;
constexpr qint64 mebibyte = 1024 * 1024;

/// Bytes that tell where they are; gives nothing beyond a place until it is let go on.
class HeldSource : public ByteSource
{
public:
    explicit HeldSource(qint64 from = 0, qint64 heldAt = largeSize)
        : m_from(from)
        , m_given(from)
        , m_heldAt(heldAt)
    {}
    [[nodiscard]] qint64 size() const override { return largeSize - m_from; }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        if (m_given == largeSize)
            return {};
        const auto piece = content(m_given, std::min(maximum, m_heldAt - m_given));
        m_given += piece.size();
        return piece;
    }
    [[nodiscard]] bool isHeld() const { return m_given == m_heldAt; }
    void letGo()
    {
        m_heldAt = largeSize;
        notifyReady();
    }

    /// At most @p length bytes.
    static QByteArray content(qint64 from, qint64 length)
    {
        constexpr qint64 period = 1'000'003;
        static const QByteArray block = [] {
            QByteArray bytes(period, Qt::Uninitialized);
            for (qint64 i = 0; i < period; ++i)
                bytes[i] = static_cast<char>(i * 31 / 7);
            return bytes;
        }();
        return block.mid(from % period, length);
    }
    static QByteArray sum()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (qint64 at = 0; at < largeSize;) {
            const auto piece = content(at, largeSize - at);
            hash.addData(piece);
            at += piece.size();
        }
        return hash.result();
    }

private:
    qint64 m_from;
    qint64 m_given;
    qint64 m_heldAt;
};

} // namespace

/// Sums up what arrives; takes no more beyond a place until it is let go on.
class HeldSink : public ByteSink
{
public:
    explicit HeldSink(qint64 heldAt = largeSize)
        : m_heldAt(heldAt)
    {}
    Next write(QByteArrayView bytes) override
    {
        m_hash.addData(bytes.toByteArray());
        m_count += bytes.size();
        return isHeld() ? Next::Wait : Next::More;
    }
    [[nodiscard]] bool isHeld() const { return m_count >= m_heldAt && m_heldAt < largeSize; }
    void letGo()
    {
        m_heldAt = largeSize;
        notifyReady();
    }
    [[nodiscard]] QByteArray sum() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_heldAt;
    qint64 m_count = 0;
};

/// Files that are large enough for the archive API, in a container of a plain user.
class LargeFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
        m_engine = std::make_unique<RealEngine>();
        m_sum = HeldSource::sum();
    }
    void cleanupTestCase() { m_engine.reset(); }

    void init()
    {
        const auto made =
            m_engine->post("/containers/create", {{"name", RealEngine::newId().toUtf8()}},
                           R"({"Image":"osbtest/busybox:latest","User":"1000:1001","Cmd":["sleep","600"],)"
                           R"("HostConfig":{"NetworkMode":"none","Tmpfs":{"/memory":"mode=1777"}}})");
        QVERIFY(made.ok());
        m_container = decodeId(made->body);
        m_engine->act(m_container, "/start");
        m_files =
            std::make_unique<DockerFileSystem>(m_engine->engine(), m_container, QStringLiteral("large"));
    }
    void cleanup() { m_engine->remove(m_container); }

    void aLargeFileArrivesWholeAndBelongsToTheContainersUser_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<FileSystem::WriteOptions>("options");
        QTest::addColumn<int>("mode");
        using Options = FileSystem::WriteOptions;
        QTest::newRow("new") << QByteArray("/tmp") << QByteArray() << Options{.mode = 0640} << 0640;
        QTest::newRow("in the place of another")
            << QByteArray("/tmp") << QByteArray("echo old >file; chmod 604 file")
            << Options{.keepsAttributes = true} << 0604;
        QTest::newRow("into an empty one")
            << QByteArray("/tmp") << QByteArray(": >file; chmod 600 file") << Options{.offset = 0} << 0600;
        QTest::newRow("through a link")
            << QByteArray("/tmp")
            << QByteArray("mkdir -m 700 'a b'; : >'a b/real'; chmod 611 'a b/real'; "
                          "ln -s 'a b/real' file")
            << Options{.offset = 0} << 0611;
        QTest::newRow("in memory, which the archive does not see")
            << QByteArray("/memory") << QByteArray() << Options{.mode = 0640} << 0640;
    }
    void aLargeFileArrivesWholeAndBelongsToTheContainersUser()
    {
        QFETCH(QByteArray, directory);
        QFETCH(QByteArray, before);
        QFETCH(FileSystem::WriteOptions, options);
        QFETCH(int, mode);
        QVERIFY(runShell("cd " + directory + '\n' + before));
        const FilePath path = directory + "/file";
        const auto written = await<void>(
            [&](auto done) {
                return m_files->write(path, std::make_shared<HeldSource>(), options, std::move(done));
            },
            patience);
        QVERIFY2(written.ok(), qPrintable(written.ok() ? QString() : written.error().message));
        QVERIFY(isWhole(path));
        const QByteArray facts = "1000:1001:" + QByteArray::number(mode, 8);
        QVERIFY(runShell("[ \"$(stat -L -c %u:%g:%a " + path + ")\" = " + facts + " ]"));
        QVERIFY(runShell("[ -z \"$(ls -A " + directory + " | grep part)\" ]"));
    }

    void nobodyWaitsForTheContainerAsLongAsASlowSourceTakes()
    {
        const auto source = std::make_shared<HeldSource>(0, 16 * mebibyte);
        bool ended = false;
        Done result;
        const auto operation = m_files->write("/tmp/file", source, {}, [&](const Done &done) {
            ended = true;
            result = done;
        });
        QTRY_VERIFY_WITH_TIMEOUT(source->isHeld(), patience);
        QVERIFY(runShell("true"));
        QVERIFY(!ended);
        source->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
        QVERIFY(isWhole("/tmp/file"));
    }

    void anUploadThatWasPausedGoesOnAsTheSameUser()
    {
        QVERIFY(runShell(": >/tmp/file"));
        const auto source = std::make_shared<HeldSource>(0, 40 * mebibyte);
        auto operation = m_files->write("/tmp/file", source, {.offset = 0}, [](const Done &) {});
        QTRY_VERIFY_WITH_TIMEOUT(source->isHeld(), patience);
        operation.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(runShell("[ -s /tmp/file ] && [ -O /tmp/file ]"), patience);
        const auto there =
            await<FileEntry>([&](auto done) { return m_files->stat("/tmp/file", std::move(done)); });
        QVERIFY(there.ok());
        QVERIFY(there->size <= 40 * mebibyte);
        const auto written = await<void>(
            [&](auto done) {
                return m_files->write("/tmp/file", std::make_shared<HeldSource>(there->size),
                                      {.offset = there->size}, std::move(done));
            },
            patience);
        QVERIFY2(written.ok(), qPrintable(written.ok() ? QString() : written.error().message));
        QVERIFY(isWhole("/tmp/file"));
    }

    void aLargeFileThatIsLetGoOfLeavesNothing()
    {
        const auto source = std::make_shared<HeldSource>(0, 40 * mebibyte);
        auto operation = m_files->write("/tmp/file", source, {}, [](const Done &) {});
        QTRY_VERIFY_WITH_TIMEOUT(source->isHeld(), patience);
        operation.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(runShell("[ -z \"$(ls -A /tmp)\" ]"), patience);
    }

    void aLargeFileIsReadWhole_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::newRow("on the disk") << QByteArray("/tmp");
        QTest::newRow("in memory, which the archive does not see") << QByteArray("/memory");
    }
    void aLargeFileIsReadWhole()
    {
        QFETCH(QByteArray, directory);
        const FilePath path = directory + "/file";
        QVERIFY(isUploaded(path));
        const auto sink = std::make_shared<HeldSink>();
        const auto read =
            await<void>([&](auto done) { return m_files->read(path, {}, sink, std::move(done)); }, patience);
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().message));
        QCOMPARE(sink->sum(), m_sum);
    }

    void aLargeFileThatItsUserMayNotReadIsNotReadFromOutside()
    {
        QVERIFY(isUploaded("/tmp/file"));
        QVERIFY(runShell("chmod 000 /tmp/file"));
        const auto sink = std::make_shared<HeldSink>();
        const auto read = await<void>(
            [&](auto done) { return m_files->read("/tmp/file", {}, sink, std::move(done)); }, patience);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::Forbidden);
        QCOMPARE(sink->sum(), HeldSink().sum()); // not a byte
    }

    void nobodyWaitsForTheContainerAsLongAsASlowSinkTakes()
    {
        QVERIFY(isUploaded("/tmp/file"));
        const auto sink = std::make_shared<HeldSink>(16 * mebibyte);
        bool ended = false;
        Done result;
        const auto operation = m_files->read("/tmp/file", {}, sink, [&](const Done &done) {
            ended = true;
            result = done;
        });
        QTRY_VERIFY_WITH_TIMEOUT(sink->isHeld(), patience);
        QVERIFY(runShell("true"));
        QVERIFY(!ended);
        sink->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
        QCOMPARE(sink->sum(), m_sum);
    }

private:
    static constexpr int patience = 60'000;

    bool isUploaded(const FilePath &path)
    {
        return await<void>(
                   [&](auto done) {
                       return m_files->write(path, std::make_shared<HeldSource>(), {}, std::move(done));
                   },
                   patience)
            .ok();
    }

    bool runShell(const QByteArray &script)
    {
        EngineExec exec;
        exec.containerId = m_container;
        exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromUtf8(script)};
        const auto code = await<int>(
            [&](Callback<int> done) { return runExec(m_engine->engine(), std::move(exec), std::move(done)); },
            patience);
        return code && *code == 0;
    }

    bool isWhole(const FilePath &path)
    {
        const auto sum =
            await<QByteArray>([&](auto done) { return m_files->checksum(path, std::move(done)); }, patience);
        return sum && *sum == m_sum;
    }

    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<DockerFileSystem> m_files;
    QString m_container;
    QByteArray m_sum;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::LargeFilesTest)
#include "tst_largefiles.moc"
