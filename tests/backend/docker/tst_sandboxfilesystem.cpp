// SPDX-License-Identifier: Apache-2.0
#include "sandboxfilesystem.h"

#include <await.h>
#include <memoryfilesystem.h>

#include <QTest>

namespace osc::test {

class SandboxFileSystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_execd = std::make_shared<MemoryFileSystem>();
        m_engine = std::make_shared<MemoryFileSystem>();
        m_engine->through = QStringLiteral("through the Engine");
        m_engine->can.replacesAtomically = true;
        m_engine->can.canSearch = true;
        m_engine->can.streamsTrees = true;
        m_files = std::make_unique<SandboxFileSystem>(m_execd, m_engine);
    }

    void itCanDoWhatEitherCan()
    {
        m_execd->can.canReadRange = false;
        const auto can = m_files->capabilities();
        QVERIFY(can.replacesAtomically && can.canSearch && can.streamsTrees);
        QVERIFY(!can.canReadRange);
        QCOMPARE(m_files->via(), m_execd->via());
    }

    void execdLooksAndReads()
    {
        m_execd->addFile("/file", "of execd");
        const auto sink = std::make_shared<BufferSink>(100);
        QVERIFY(
            await<void>([&](auto done) { return m_files->read("/file", {}, sink, std::move(done)); }).ok());
        QCOMPARE(sink->bytes(), "of execd");
        QVERIFY(await<FileEntry>([&](auto done) { return m_files->stat("/file", std::move(done)); }).ok());
        QCOMPARE(m_engine->calls, QList<QByteArray>());
    }

    void theEngineWritesWhereItCanDoSoInOneStep()
    {
        const auto write = [&](const FilePath &path) {
            return await<void>([&](auto done) {
                return m_files->write(path, std::make_shared<BufferSource>("new"), {}, std::move(done));
            });
        };
        QVERIFY(write("/one").ok());
        QVERIFY(m_engine->exists("/one") && !m_execd->exists("/one"));
        m_engine->can.replacesAtomically = false; // no shell, as it turned out
        QVERIFY(write("/two").ok());
        QVERIFY(m_execd->exists("/two") && !m_engine->exists("/two"));
    }

private:
    std::shared_ptr<MemoryFileSystem> m_execd;
    std::shared_ptr<MemoryFileSystem> m_engine;
    std::unique_ptr<SandboxFileSystem> m_files;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::SandboxFileSystemTest)
#include "tst_sandboxfilesystem.moc"
