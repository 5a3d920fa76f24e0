// SPDX-License-Identifier: Apache-2.0
#include "detailbackend.h"
#include "faketransfers.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/fileplaces.h>
#include <models/sandboxrescue.h>
#include <models/transferstore.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// What is saved before sandboxes are deleted, and that nothing else is deleted.
class TestSandboxRescue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logAndStateAreThereBeforeASandboxMayGo()
    {
        World w(2);
        w.rescue.start(w.keys, {.logs = true, .target = w.path(QStringLiteral("new/kept"))});
        QTRY_COMPARE(w.backend->logService.sandboxIds, QStringList{QStringLiteral("id0")});
        QCOMPARE(w.backend->logService.requests.constFirst().tail, -1);
        QVERIFY(!w.backend->logService.requests.constFirst().follow);
        w.backend->logService.write("one\n");
        w.backend->logService.write("two\n", CommandOutput::Stream::Stderr);
        w.backend->logService.finish({});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 2);
        QVERIFY(w.saved.isEmpty());
        w.backend->logService.finish({});
        QTRY_COMPARE(w.saved.size(), 1);
        QCOMPARE(w.savedKeys(), w.keys);
        QCOMPARE(w.read(QStringLiteral("new/kept/box _0-id0.log")), QByteArray("one\ntwo\n"));
        QCOMPARE(w.read(QStringLiteral("new/kept/box _0-id0.json")),
                 w.backend->inspectable.description.value());
        QCOMPARE(w.log.kept.constFirst().outcome, ActivityEntry::Outcome::Succeeded);
        QVERIFY(w.notSaved.isEmpty());
    }

    void aSandboxWhoseLogCannotBeReadStays()
    {
        World w(2);
        w.rescue.start(w.keys, {.logs = true, .target = w.path({})});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 1);
        w.backend->logService.finish(
            Error{.kind = ErrorKind::Timeout, .message = QStringLiteral("No answer.")});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 2);
        w.backend->logService.finish({});
        QTRY_COMPARE(w.saved.size(), 1);
        QCOMPARE(w.savedKeys(), QList<SandboxKey>{w.keys.at(1)});
        QCOMPARE(w.notSaved.size(), 1);
        QCOMPARE(w.notSaved.constFirst().constFirst().value<SandboxKey>(), w.keys.at(0));
        const auto error = w.notSaved.constFirst().constLast().value<Error>();
        QVERIFY2(error.message.contains(QLatin1String("No answer.")), qPrintable(error.message));
        QCOMPARE(w.log.kept.constFirst().outcome, ActivityEntry::Outcome::Failed);
    }

    void whatCannotBeWrittenKeepsTheSandbox()
    {
        World w(1);
        QFile blocker(w.path(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        w.rescue.start(w.keys, {.logs = true, .target = w.path(QStringLiteral("file/below"))});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 1);
        w.backend->logService.finish({});
        QTRY_COMPARE(w.notSaved.size(), 1);
        QVERIFY(w.saved.isEmpty());
    }

    void ofALongLogTheEndIsKept()
    {
        World w(1);
        w.rescue.start(w.keys, {.logs = true, .target = w.path({})});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 1);
        const QByteArray piece(SandboxRescue::mostLog / 4, 'x');
        for (int i = 0; i < 6; ++i)
            w.backend->logService.write(piece);
        w.backend->logService.write("the end");
        w.backend->logService.finish({});
        QTRY_COMPARE(w.saved.size(), 1);
        const QByteArray kept = w.read(QStringLiteral("box _0-id0.log"));
        QVERIFY(kept.size() <= SandboxRescue::mostLog + SandboxRescue::mostLog / 4);
        QVERIFY(kept.endsWith("the end"));
    }

    void aFolderGoesThroughTheQueueFirst()
    {
        World w(1);
        w.rescue.start(w.keys, {.download = true, .directory = "/data/", .target = w.path({})});
        QTRY_COMPARE(w.engine.runs.size(), 1);
        const TransferJob &job = w.engine.runs.constFirst()->job;
        QCOMPARE(job.name, QByteArray("box _0-id0-data"));
        QCOMPARE(w.transfers.model().at(0).record.from,
                 (FileLocation{{FilePlace::Kind::Sandbox, QStringLiteral("here"), QStringLiteral("id0")},
                               "/data"}));
        QVERIFY(w.saved.isEmpty());
        w.engine.runs.constFirst()->finish();
        QTRY_COMPARE(w.saved.size(), 1);
        QCOMPARE(w.savedKeys(), w.keys);
    }

    void aDownloadThatDoesNotEndWellKeepsTheSandbox_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("failed") << false;
        QTest::newRow("cancelled") << true;
    }

    void aDownloadThatDoesNotEndWellKeepsTheSandbox()
    {
        QFETCH(bool, cancelled);
        World w(1);
        w.rescue.start(w.keys, {.download = true, .directory = "/data", .target = w.path({})});
        QTRY_COMPARE(w.engine.runs.size(), 1);
        if (cancelled)
            w.transfers.cancel({w.transfers.model().at(0).record.id});
        else
            w.engine.runs.constFirst()->fail(ErrorKind::NotFound, QStringLiteral("There is no /work."));
        QTRY_COMPARE(w.notSaved.size(), 1);
        QVERIFY(w.saved.isEmpty());
    }

    void cancellingInTheActivityDeletesNothing()
    {
        World w(2);
        w.rescue.start(w.keys, {.logs = true, .download = true, .directory = "/data", .target = w.path({})});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 1);
        w.backend->logService.finish({});
        QTRY_COMPARE(w.engine.runs.size(), 1);
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 2);
        QVERIFY(!w.activity.running().isEmpty());
        w.activity.cancel(w.activity.running().constFirst().id);
        QCOMPARE(w.backend->logService.cancelled, 1);
        QCOMPARE(w.transfers.model().at(0).record.state, TransferState::Cancelled);
        QTRY_VERIFY(w.rescue.children().isEmpty());
        QVERIFY(w.saved.isEmpty());
    }

    void aConnectionThatGoesKeepsItsSandboxes()
    {
        World w(2);
        w.rescue.start(w.keys, {.logs = true, .target = w.path({})});
        QTRY_COMPARE(w.backend->logService.sandboxIds.size(), 1);
        w.registry.remove(QStringLiteral("here"));
        QTRY_VERIFY(w.rescue.children().isEmpty());
        QVERIFY(w.saved.isEmpty());
        QCOMPARE(w.notSaved.size(), 1); // the other one is gone with its connection
    }

private:
    struct World
    {
        QTemporaryDir folder;
        FakeClock clock;
        MemoryActivityLog log;
        ActivityStore activity{log, clock};
        ConnectionRegistry registry;
        SandboxStore sandboxes{registry, clock, &activity};
        FilePlaces places{registry, sandboxes, std::make_shared<MemoryFileSystem>()};
        FakeTransferEngine engine;
        MemoryTransferJournal journal;
        TransferStore transfers{places, engine, journal, nullptr, clock};
        SandboxRescue rescue{sandboxes, &transfers, places};
        QSignalSpy saved{&rescue, &SandboxRescue::saved};
        QSignalSpy notSaved{&rescue, &SandboxRescue::notSaved};
        DetailBackend *backend = nullptr;
        QList<SandboxKey> keys;

        explicit World(int count)
        {
            transfers.setOptions({.mostTries = 1});
            backend = static_cast<DetailBackend *>(registry.add(
                std::make_unique<DetailBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
            for (int i = 0; i < count; ++i) {
                // A name that is a path is none on this computer.
                const QString id = QStringLiteral("id%1").arg(i);
                Sandbox sandbox = makeSandbox(id, QStringLiteral("box /%1").arg(i), SandboxState::Running);
                sandbox.connectionId = QStringLiteral("here");
                backend->inspectable.sandboxes.insert(id, sandbox);
                keys << SandboxKey{QStringLiteral("here"), id};
            }
            backend->setLive();
            [[maybe_unused]] const bool there =
                QTest::qWaitFor([&] { return sandboxes.model().rowCount() == count; });
        }
        [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
        [[nodiscard]] QByteArray read(const QString &name) const
        {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        [[nodiscard]] QList<SandboxKey> savedKeys() const
        {
            return saved.constFirst().constFirst().value<QList<SandboxKey>>();
        }
    };
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestSandboxRescue)
#include "tst_sandboxrescue.moc"
