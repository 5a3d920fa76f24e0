// SPDX-License-Identifier: Apache-2.0
#include "faketransfers.h"

#include <models/connectionregistry.h>
#include <models/filehandout.h>
#include <models/fileplaces.h>
#include <models/sandboxstore.h>
#include <models/transferstore.h>

#include <QDir>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// Copies of files for programs that cannot look into the place they are in.
class TestFileHandout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAreHandedOutWhenAllAreHere()
    {
        World w;
        w.handout.fetch({w.there("/data/a"), w.there("/data/b")});
        QTRY_COMPARE(w.engine.active().size(), 2);
        const QString folder = QString::fromUtf8(w.engine.run("a")->job.directory);
        QVERIFY(QDir(folder).exists());
        QCOMPARE(QFileInfo(w.base()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        w.engine.run("a")->finish();
        QVERIFY(w.ready.isEmpty());
        QVERIFY(w.handout.isFetching());
        w.engine.run("b")->finish();
        QTRY_COMPARE(w.ready.size(), 1);
        const std::unique_ptr<QMimeData> data(
            clipToMime(w.ready.constFirst().constFirst().value<FileClip>()));
        QCOMPARE(data->urls(), (QList<QUrl>{QUrl::fromLocalFile(folder + QStringLiteral("/a")),
                                            QUrl::fromLocalFile(folder + QStringLiteral("/b"))}));
        QVERIFY(!w.handout.isFetching());
    }

    void whatFailedIsHandedOutAfterARetry()
    {
        World w;
        w.handout.fetch({w.there("/data/a")});
        QTRY_COMPARE(w.engine.active().size(), 1);
        w.engine.run("a")->fail(ErrorKind::Forbidden);
        QVERIFY(w.handout.isFetching());
        w.transfers.retryFailed();
        QTRY_COMPARE(w.engine.active().size(), 1);
        w.engine.run("a")->finish();
        QTRY_COMPARE(w.ready.size(), 1);
    }

    void whatWasCancelledIsLeftOut()
    {
        World w;
        w.handout.fetch({w.there("/data/a"), w.there("/data/b")});
        QTRY_COMPARE(w.engine.active().size(), 2);
        w.transfers.cancel({w.transfers.model().at(0).record.id});
        w.engine.run("b")->finish();
        QTRY_COMPARE(w.ready.size(), 1);
        const auto clip = w.ready.constFirst().constFirst().value<FileClip>();
        QCOMPARE(clip.files.size(), 1);
        QVERIFY(clip.files.constFirst().path.endsWith("/b"));
    }

    void theNextRequestReplacesTheOneBefore()
    {
        World w;
        w.handout.fetch({w.there("/data/a")});
        QTRY_COMPARE(w.engine.active().size(), 1);
        const QString first = QString::fromUtf8(w.engine.run("a")->job.directory);
        w.handout.fetch({w.there("/data/b")});
        QTRY_VERIFY(w.engine.run("b"));
        QCOMPARE(w.engine.active(), QStringList{QStringLiteral("b")});
        QTRY_VERIFY(!QDir(first).exists());
        w.engine.run("b")->finish();
        QTRY_COMPARE(w.ready.size(), 1);
        QCOMPARE(w.ready.constFirst().constFirst().value<FileClip>().files.size(), 1);
    }

    void aFolderThatCannotBeMadeIsToldAndNothingIsFetched()
    {
        World w;
        QFile blocker(w.base());
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        w.handout.fetch({w.there("/data/a")});
        QTRY_COMPARE(w.failed.size(), 1);
        QVERIFY(w.failed.constFirst().constFirst().value<Error>().message.contains(w.base()));
        QVERIFY(w.engine.runs.isEmpty());
        QVERIFY(!w.handout.isFetching());
    }

private:
    struct World
    {
        QTemporaryDir folder;
        Clock clock;
        ConnectionRegistry registry;
        SandboxStore sandboxes{registry, clock};
        FilePlaces places{registry, sandboxes, std::make_shared<MemoryFileSystem>()};
        FakeTransferEngine engine;
        MemoryTransferJournal journal;
        TransferStore transfers{places, engine, journal, nullptr, clock};
        FileHandout handout{places, transfers, base()};
        QSignalSpy ready{&handout, &FileHandout::ready};
        QSignalSpy failed{&handout, &FileHandout::failed};

        World() { transfers.setOptions({.mostTries = 1}); }
        [[nodiscard]] QString base() const { return folder.filePath(QStringLiteral("copies")); }
        /// Of which place they are does not matter here.
        [[nodiscard]] static FileLocation there(const FilePath &path) { return {FilePlace(), path}; }
    };
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestFileHandout)
#include "tst_filehandout.moc"
