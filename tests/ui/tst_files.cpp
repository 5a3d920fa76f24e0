// SPDX-License-Identifier: Apache-2.0
#include "faketransfers.h"
#include "filefixture.h"

#include "filebrowser/filebrowser.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"

#include <models/filehandout.h>
#include <models/transferstore.h>

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace osc;
using namespace osc::test;

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void foldersOpenWithReturnAndAltUpLeaves();
    void aTypedPathIsOpenedAndCompleted();
    void anUnreadableFolderIsAnErrorWithRetry();
    void anEmptyFolderSaysSo();
    void theFilterAndHiddenFilesAreToldApart();
    void aFolderIsMadeInPlace();
    void f2RenamesInPlace();
    void deletingCountsFirstAndEscapesByDefault();
    void aReadOnlyMountRefusesInPlace();
    void aVolumeThatOthersWriteIsReadOnlyUntilAllowed();
    void filesAreCopiedAndPastedBetweenPlaces();
    void filesOfTheDesktopArePasted();
    void filesAreCopiedForOtherPrograms();
    void pathsAndNamesAreCopiedAsText();
    void aLinkShowsWhereItLeadsAndIsFollowedOnRequest();
    void permissionsGoDownOnRequest();
    void theTreeShowsFoldersInPlace();
    void aSearchGoesToWhatWasFound();
    void sizesOfFoldersAreCountedOnDemand();
    void aBookmarkIsKept();
    void aRefreshKeepsSelectionAndPlace();
    void anotherPanelShowsWhatWasDoneHere();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return shownChild<T>(*m_browser, name);
    }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("fileTable"); }
    void choose(const char *name) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (table()->model()->index(row, 0).data(Qt::EditRole).toString() == QString::fromUtf8(name))
                table()->setCurrentIndex(table()->model()->index(row, 0));
        QCOMPARE(table()->currentIndex().data(Qt::EditRole).toString(), QString::fromUtf8(name));
    }
    [[nodiscard]] QAction *action(FileCommands::Command command) const
    {
        return m_browser->pane()->commands()->action(command);
    }
    void open(const FilePath &start = "/") { m_browser->open({PlacesFixture::sandbox(), start}); }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<FileFixture> m_fixture;
    std::unique_ptr<FileBrowser> m_browser;
};

void TestFiles::init()
{
    m_fixture = std::make_unique<FileFixture>();
    m_files = m_fixture->one;
    m_files->addDirectory("/docs");
    m_files->addFile("/docs/a.txt", "hallo\n");
    m_files->addFile("/readme.md", "# Title\n");
    m_files->addFile("/.hidden", "x");
    m_files->addDirectory("/empty");
    m_browser = std::make_unique<FileBrowser>(m_fixture->services());
    m_browser->resize(1000, 500);
    open();
    m_browser->show();
    m_browser->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_browser.get()));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    table()->setFocus();
}

void TestFiles::cleanup()
{
    m_browser.reset();
    m_files.reset();
    m_fixture.reset();
}

void TestFiles::foldersOpenWithReturnAndAltUpLeaves()
{
    QVERIFY(find<QLabel>("fileViaLabel")->text().contains(QStringLiteral("through execd")));
    QCOMPARE(find<QAbstractButton>("pathStep")->text(), QStringLiteral("crawler"));
    choose("docs");
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QTest::keyClick(table(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void TestFiles::aTypedPathIsOpenedAndCompleted()
{
    QTest::keyClick(table(), Qt::Key_L, Qt::ControlModifier);
    auto *field = find<QLineEdit>("pathField");
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("/e"));
    QTRY_COMPARE(field->completer()->completionCount(), 1);
    QCOMPARE(field->completer()->currentCompletion(), QStringLiteral("/empty"));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, QStringLiteral("/docs"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_browser->pane()->store().path(), FilePath("/docs"));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void TestFiles::anUnreadableFolderIsAnErrorWithRetry()
{
    m_files->failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("/docs may not be read.")};
    choose("docs");
    QTest::keyClick(table(), Qt::Key_Return);
    auto *retry = find<QAbstractButton>("fileNoticeRetry");
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(!find<QLabel>("fileEmptyLabel")->isVisible());
    m_files->failure.reset();
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!retry->isVisible());
}

void TestFiles::anEmptyFolderSaysSo()
{
    choose("empty");
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("fileEmptyLabel")->isVisible());
}

void TestFiles::theFilterAndHiddenFilesAreToldApart()
{
    QVERIFY(find<QLabel>("fileCountLabel")->text().contains(QStringLiteral("1 hidden")));
    QTest::keyClick(table(), Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(table()->model()->rowCount(), 4);
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = find<QLineEdit>("fileFilter");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("READ"));
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(table()->model()->rowCount(), 4);
}

void TestFiles::aFolderIsMadeInPlace()
{
    QTest::keyClick(table(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *field = find<QLineEdit>("nameStripField");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("new"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(m_files->exists("/new"));
    QTRY_COMPARE(table()->currentIndex().data().toString(), QStringLiteral("new"));
}

void TestFiles::f2RenamesInPlace()
{
    choose("readme.md");
    QTest::keyClick(table(), Qt::Key_F2);
    auto *field = find<QLineEdit>("fileNameEditor");
    QTRY_VERIFY(field->hasFocus());
    QTRY_COMPARE(field->selectedText(), QStringLiteral("readme"));
    QTest::keyClicks(field, QStringLiteral("liesmich"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(m_files->exists("/liesmich.md"));
    QVERIFY(!m_files->exists("/readme.md"));
    QTRY_COMPARE(table()->currentIndex().data().toString(), QStringLiteral("liesmich.md"));
}

void TestFiles::deletingCountsFirstAndEscapesByDefault()
{
    m_files->addDirectory("/docs/deep");
    m_files->addFile("/docs/deep/b.txt", QByteArray(2048, 'x'));
    choose("docs");
    QTest::keyClick(table(), Qt::Key_Delete);
    const auto *banner = find<QWidget>("fileDeleteBanner");
    QVERIFY(banner->isVisible());
    QTRY_VERIFY(find<QAbstractButton>("fileDeleteCancel")->hasFocus());
    const auto *title = banner->findChild<QLabel *>(QStringLiteral("bannerTitle"));
    QTRY_COMPARE(title->text(), QStringLiteral("Delete 2 file(s), 2.0 KiB in docs?"));
    QTest::keyClick(find<QAbstractButton>("fileDeleteCancel"), Qt::Key_Space);
    QVERIFY(!banner->isVisible());
    QVERIFY(m_files->exists("/docs"));
    choose("readme.md");
    QTest::keyClick(table(), Qt::Key_Delete);
    QTest::mouseClick(find<QAbstractButton>("fileDeleteConfirm"), Qt::LeftButton);
    QTRY_VERIFY(!m_files->exists("/readme.md"));
}

void TestFiles::aReadOnlyMountRefusesInPlace()
{
    Sandbox &sandbox = m_fixture->backend->service.sandboxes[QStringLiteral("one")];
    sandbox.mounts = {{VolumeKind::Host, QStringLiteral("/data"), {}, QStringLiteral("/docs"), true}};
    m_fixture->backend->service.put(sandbox);
    open("/docs");
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTRY_VERIFY(find<QLabel>("fileViaLabel")->text().contains(QStringLiteral("read-only")));
    const auto *upload = find<QAbstractButton>("fileUploadButton");
    QVERIFY(!upload->isEnabled());
    QVERIFY(upload->toolTip().contains(QStringLiteral("/docs")));
    choose("a.txt");
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(!find<QWidget>("fileDeleteBanner")->isVisible());
}

void TestFiles::aVolumeThatOthersWriteIsReadOnlyUntilAllowed()
{
    FakeVolumeFiles &volumes = m_fixture->backend->volumeService;
    volumes.whyReadOnly.insert(QStringLiteral("data"),
                               QStringLiteral("Read-only while 2 sandboxes write here."));
    volumes.throughSandbox.insert(QStringLiteral("data"), QStringLiteral("one"));
    m_fixture->data->addFile("/pages.json", "{}");
    m_browser->open({PlacesFixture::volume(), "/"});
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const auto *banner = find<QWidget>("fileAccessBanner");
    QVERIFY(banner->isVisible());
    QStringList texts;
    for (const QLabel *label : banner->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("Read-only while 2 sandboxes write here.")));
    QVERIFY(texts.contains(QStringLiteral("Seen through crawler, so nothing extra had to be started.")));
    QVERIFY(!find<QAbstractButton>("fileNewFolderButton")->isEnabled());
    QTest::mouseClick(find<QAbstractButton>("fileAllowWriting"), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
    QTRY_VERIFY(find<QAbstractButton>("fileNewFolderButton")->isEnabled());
}

void TestFiles::filesAreCopiedAndPastedBetweenPlaces()
{
    choose("readme.md");
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    m_browser->open({PlacesFixture::volume(), "/"});
    QTRY_COMPARE(m_browser->pane()->store().state(), FilePanelStore::State::Ready);
    QTest::keyClick(table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_fixture->requests.size(), 1);
    const TransferRequest &request = m_fixture->requests.constFirst();
    QCOMPARE(request.from, PlacesFixture::sandbox());
    QCOMPARE(request.paths, QList<FilePath>{"/readme.md"});
    QCOMPARE(request.to, (FileLocation{PlacesFixture::volume(), "/"}));
    QVERIFY(!request.move);
    QCOMPARE(request.fromTitle, QStringLiteral("crawler"));
}

void TestFiles::filesOfTheDesktopArePasted()
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(QStringLiteral("/home/photo.png"))});
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_fixture->requests.size(), 1);
    QCOMPARE(m_fixture->requests.constFirst().from, FilePlace());
    QCOMPARE(m_fixture->requests.constFirst().paths, QList<FilePath>{"/home/photo.png"});
    QGuiApplication::clipboard()->clear();
    QVERIFY(!action(FileCommands::Paste)->isEnabled());
}

void TestFiles::filesAreCopiedForOtherPrograms()
{
    QTemporaryDir folder;
    FakeTransferEngine engine;
    MemoryTransferJournal journal;
    Clock clock;
    TransferStore transfers(m_fixture->places, engine, journal, nullptr, clock);
    FileHandout handout(m_fixture->places, transfers, folder.path());
    QVERIFY(!action(FileCommands::CopyForOthers)->isVisible());
    FileServices services = m_fixture->services();
    services.handout = &handout;
    m_browser = std::make_unique<FileBrowser>(services);
    open();
    m_browser->show();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    choose("readme.md");
    QVERIFY(action(FileCommands::CopyForOthers)->isVisible());
    action(FileCommands::CopyForOthers)->trigger();
    QTRY_VERIFY(engine.run("readme.md"));
    QCOMPARE(engine.run("readme.md")->job.source, FilePath("/readme.md"));
    QVERIFY(engine.run("readme.md")->job.directory.startsWith(folder.path().toUtf8()));
    m_browser->open({FilePlace(), "/"});
    QTRY_VERIFY(!action(FileCommands::CopyForOthers)->isVisible());
    m_browser.reset();
}

void TestFiles::pathsAndNamesAreCopiedAsText()
{
    choose("readme.md");
    action(FileCommands::CopyPath)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/readme.md"));
    action(FileCommands::CopyName)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("readme.md"));
    action(FileCommands::CopyLocation)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("crawler: /readme.md"));
}

void TestFiles::aLinkShowsWhereItLeadsAndIsFollowedOnRequest()
{
    m_files->addEntry("/", {.name = "latest",
                            .type = FileType::Symlink,
                            .linkTarget = "docs/a.txt",
                            .targetType = FileType::Regular});
    QTest::keyClick(table(), Qt::Key_F5);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
    choose("latest");
    QCOMPARE(table()->currentIndex().data().toString(), QStringLiteral("latest → docs/a.txt"));
    QVERIFY(action(FileCommands::ShowTarget)->isEnabled());
    action(FileCommands::ShowTarget)->trigger();
    QTRY_COMPARE(m_browser->pane()->store().path(), FilePath("/docs"));
    QTRY_COMPARE(table()->currentIndex().data().toString(), QStringLiteral("a.txt"));
    QVERIFY(!action(FileCommands::FollowLink)->isEnabled());
}

void TestFiles::permissionsGoDownOnRequest()
{
    m_files->addDirectory("/docs/deep");
    m_files->addFile("/docs/deep/b.txt", "x");
    choose("docs");
    action(FileCommands::Permissions)->trigger();
    auto *dialog = m_browser->findChild<QDialog *>(QStringLiteral("permissionsDialog"));
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(QStringLiteral("permissionsOctal"))->setText(QStringLiteral("0750"));
    dialog->findChild<QAbstractButton *>(QStringLiteral("permissionsRecursive"))->setChecked(true);
    dialog->findChild<QAbstractButton *>(QStringLiteral("permissionsOk"))->click();
    QTRY_COMPARE(m_files->node("/docs").entry.mode, 0750);
    QCOMPARE(m_files->node("/docs/a.txt").entry.mode, 0750);
    QCOMPARE(m_files->node("/docs/deep/b.txt").entry.mode, 0750);
    QVERIFY(m_files->calls.indexOf("chmod 750 /docs/deep/b.txt") < m_files->calls.indexOf("chmod 750 /docs"));
}

void TestFiles::theTreeShowsFoldersInPlace()
{
    action(FileCommands::AsTree)->trigger();
    auto *tree = find<QTreeView>("fileTree");
    QVERIFY(tree->isVisible());
    QTRY_COMPARE(tree->model()->rowCount(), 3);
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_COMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    QCOMPARE(m_browser->pane()->views()->selection().constFirst().path, FilePath("/docs/a.txt"));
    QTest::keyClick(tree, Qt::Key_Delete);
    QTest::mouseClick(find<QAbstractButton>("fileDeleteConfirm"), Qt::LeftButton);
    QTRY_VERIFY(!m_files->exists("/docs/a.txt"));
    QTRY_COMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 0);
}

void TestFiles::aSearchGoesToWhatWasFound()
{
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *name = find<QLineEdit>("searchName");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("*.txt"));
    QTest::keyClick(name, Qt::Key_Return);
    auto *found = find<QTableView>("searchTable");
    QTRY_COMPARE(found->model()->rowCount(), 1);
    QCOMPARE(found->model()->index(0, 1).data().toString(), QStringLiteral("/docs"));
    found->setFocus();
    found->setCurrentIndex(found->model()->index(0, 0));
    QTest::keyClick(found, Qt::Key_Return);
    QTRY_COMPARE(m_browser->pane()->store().path(), FilePath("/docs"));
    QTRY_COMPARE(table()->currentIndex().data().toString(), QStringLiteral("a.txt"));
    QVERIFY(!name->isVisible());
}

void TestFiles::sizesOfFoldersAreCountedOnDemand()
{
    choose("docs");
    QCOMPARE(table()->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("–"));
    action(FileCommands::CountSize)->trigger();
    QTRY_COMPARE(table()->currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("6 B"));
}

void TestFiles::aBookmarkIsKept()
{
    action(FileCommands::Bookmark)->trigger();
    auto *field = find<QLineEdit>("nameStripField");
    QTRY_VERIFY(field->hasFocus());
    QCOMPARE(field->text(), QStringLiteral("crawler"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_fixture->habits.bookmarks().size(), 1);
    QVERIFY(action(FileCommands::Bookmark)->isChecked());
    action(FileCommands::Bookmark)->trigger();
    QVERIFY(m_fixture->habits.bookmarks().isEmpty());
    QVERIFY(!action(FileCommands::Bookmark)->isChecked());
}

void TestFiles::aRefreshKeepsSelectionAndPlace()
{
    choose("readme.md");
    m_files->addFile("/aaa", "x");
    QTest::keyClick(table(), Qt::Key_F5);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
    QCOMPARE(table()->currentIndex().data().toString(), QStringLiteral("readme.md"));
    QCOMPARE(m_browser->pane()->views()->selection().constFirst().path, FilePath("/readme.md"));
}

void TestFiles::anotherPanelShowsWhatWasDoneHere()
{
    FilePane other(m_fixture->services(), FilePane::Kind::Slim);
    other.open({PlacesFixture::sandbox(), "/"});
    QTRY_COMPARE(other.store().state(), FilePanelStore::State::Ready);
    m_browser->pane()->store().makeDirectory(QStringLiteral("new"));
    QTRY_VERIFY(other.store().model()->rowOf("new") >= 0);
    m_files->addFile("/arrived", "x");
    m_fixture->places.noteChange({PlacesFixture::sandbox(), "/"});
    QTRY_VERIFY(other.store().model()->rowOf("arrived") >= 0);
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
