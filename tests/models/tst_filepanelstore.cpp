// SPDX-License-Identifier: Apache-2.0
#include "fakeplaces.h"

#include <models/filepanelstore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

QStringList names(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, FileListModel::NameColumn).data().toString());
    return all;
}

} // namespace

class TestFilePanelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void openingShowsTheDirectory();
    void directoriesComeFirstAndNumbersSortByValue();
    void hiddenFilesAreCountedAndShownOnDemand();
    void aRefreshKeepsRowsByName();
    void aFailedListingIsNotAnEmptyDirectory();
    void aFailedRefreshKeepsTheRows();
    void aFailedOpenCanBeTriedAgain();
    void switchingTheSandboxCancelsWhatIsUnderWay();
    void anActionOfTheFormerSandboxDoesNotTouchTheNext();
    void backForwardAndUpGoWhereExpected();
    void historyGoesAcrossPlaces();
    void aVolumeInUseIsReadOnlyUntilWritingIsAllowed();
    void aClosingConnectionIsLetGoOf();
    void ownerAndModeAreSetTogether();
    void aNewFileIsEmptyAndNeverReplacesOne();
    void aNewFolderAppears();
    void badNamesAreRefusedBeforeAnythingIsSent_data();
    void badNamesAreRefusedBeforeAnythingIsSent();
    void removingManyStopsAtTheFirstFailure();
    void namesOfAnyBytesReachTheOtherSideUnchanged();
    void pathsAreResolvedAsText_data();
    void pathsAreResolvedAsText();
    void modesReadLikeThoseOfLs_data();
    void modesReadLikeThoseOfLs();

private:
    [[nodiscard]] FakeFileService &service() const { return m_fixture->backend->fileService; }
    void open(const FilePath &path = "/") { m_store->open({PlacesFixture::sandbox(), path}); }

    std::unique_ptr<PlacesFixture> m_fixture;
    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<FilePanelStore> m_store;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestFilePanelStore::init()
{
    m_fixture = std::make_unique<PlacesFixture>();
    m_files = m_fixture->one;
    for (const char *name : {"/b10.txt", "/b9.txt", "/A.txt", "/.hidden"})
        m_files->addFile(name, "x");
    m_files->addDirectory("/zoo");
    m_files->addFile("/zoo/lion", "roar");
    m_store = std::make_unique<FilePanelStore>(m_fixture->places);
    m_store->model()->setShowHidden(true);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_store->model());
}

void TestFilePanelStore::cleanup()
{
    m_tester.reset();
    m_store.reset();
    m_files.reset();
    m_fixture.reset();
}

void TestFilePanelStore::openingShowsTheDirectory()
{
    open();
    QCOMPARE(m_store->state(), FilePanelStore::State::Opening);
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->model()->rowCount(), 5);
    m_store->go("/zoo");
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(names(*m_store->model()), QStringList{QStringLiteral("lion")});
}

void TestFilePanelStore::directoriesComeFirstAndNumbersSortByValue()
{
    FileListModel &model = *m_store->model();
    model.setShowHidden(false);
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    const QStringList files{QStringLiteral("zoo"), QStringLiteral("A.txt"), QStringLiteral("b9.txt"),
                            QStringLiteral("b10.txt")};
    QCOMPARE(names(model), files);
    model.sort(FileListModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(model), QStringList({files[0], files[3], files[2], files[1]}));
}

void TestFilePanelStore::hiddenFilesAreCountedAndShownOnDemand()
{
    FileListModel &model = *m_store->model();
    model.setShowHidden(false);
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(model.hiddenCount(), 1);
    QCOMPARE(model.rowCount(), 4);
    model.setShowHidden(true);
    QCOMPARE(model.hiddenCount(), 0);
    QCOMPARE(model.rowCount(), 5);
    model.setFilterText(QStringLiteral("B1"));
    QCOMPARE(names(model), QStringList{QStringLiteral("b10.txt")});
}

void TestFilePanelStore::aRefreshKeepsRowsByName()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    const QPersistentModelIndex kept = m_store->model()->index(m_store->model()->rowOf("b9.txt"), 0);
    QSignalSpy resets(m_store->model(), &QAbstractItemModel::modelReset);
    m_files->addFile("/0new", "x");
    m_files->addFile("/b9.txt", "longer");
    auto operation = m_files->remove("/A.txt", [](const Done &) {});
    QTRY_VERIFY(!operation.isActive());
    m_store->refresh();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(FileListModel::NameBytesRole).toByteArray(), QByteArray("b9.txt"));
    QCOMPARE(m_store->model()->entry(kept.row()).size, 6);
    QCOMPARE(m_store->model()->rowOf("A.txt"), -1);
    QVERIFY(m_store->model()->rowOf("0new") >= 0);
    QCOMPARE(resets.count(), 0);
}

void TestFilePanelStore::aFailedListingIsNotAnEmptyDirectory()
{
    open("/missing");
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Failed);
    QCOMPARE(m_store->error().kind, ErrorKind::NotFound);
    QVERIFY(m_store->error().message.contains(QStringLiteral("/missing")));
}

void TestFilePanelStore::aFailedRefreshKeepsTheRows()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_files->failure = Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("gone")};
    m_store->refresh();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Failed);
    QCOMPARE(m_store->model()->rowCount(), 5);
}

void TestFilePanelStore::aFailedOpenCanBeTriedAgain()
{
    service().failure = Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("not running")};
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Failed);
    service().failure.reset();
    m_store->refresh();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
}

void TestFilePanelStore::switchingTheSandboxCancelsWhatIsUnderWay()
{
    service().fileSystems.insert(QStringLiteral("two"), std::make_shared<MemoryFileSystem>());
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_files->hangs = true;
    m_store->refresh();
    m_store->open({PlacesFixture::sandbox(QStringLiteral("two")), "/"});
    QCOMPARE(m_files->cancelled, 1);
    QCOMPARE(m_store->model()->rowCount(), 0);
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->model()->rowCount(), 0);
}

void TestFilePanelStore::anActionOfTheFormerSandboxDoesNotTouchTheNext()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_files->hangs = true;
    m_store->remove({"/A.txt"});
    QVERIFY(m_store->isActing());
    m_store->close();
    QVERIFY(!m_store->isActing());
    QCOMPARE(m_files->cancelled, 1);
    QCOMPARE(m_store->state(), FilePanelStore::State::Idle);
    QCOMPARE(failed.count(), 0);
}

void TestFilePanelStore::backForwardAndUpGoWhereExpected()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_store->go("/zoo");
    QVERIFY(m_store->canGoBack());
    m_store->goBack();
    QCOMPARE(m_store->path(), FilePath("/"));
    QVERIFY(m_store->canGoForward());
    m_store->goForward();
    QCOMPARE(m_store->path(), FilePath("/zoo"));
    m_store->goUp();
    QCOMPARE(m_store->path(), FilePath("/"));
    QVERIFY(!m_store->canGoForward());
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->model()->rowCount(), 5);
}

void TestFilePanelStore::historyGoesAcrossPlaces()
{
    m_fixture->local->addFile("/home.txt", "x");
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_store->go("/zoo");
    m_store->go(FileLocation{FilePlace(), "/"});
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(names(*m_store->model()), QStringList{QStringLiteral("home.txt")});
    QCOMPARE(m_store->back().size(), 2);
    m_store->goHistory(-2);
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->location(), (FileLocation{PlacesFixture::sandbox(), "/"}));
    QCOMPARE(m_store->model()->rowCount(), 5);
    QCOMPARE(m_store->forward().size(), 2);
    m_store->goHistory(2);
    QCOMPARE(m_store->place(), FilePlace());
    m_store->goHistory(1); // nowhere
    QCOMPARE(m_store->place(), FilePlace());
}

void TestFilePanelStore::aVolumeInUseIsReadOnlyUntilWritingIsAllowed()
{
    FakeVolumeFiles &volumes = m_fixture->backend->volumeService;
    volumes.whyReadOnly.insert(QStringLiteral("data"), QStringLiteral("Read-only while 2 sandboxes write."));
    volumes.throughSandbox.insert(QStringLiteral("data"), QStringLiteral("one"));
    m_store->open({PlacesFixture::volume(), "/"});
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->opened().access, VolumeAccess::ReadOnly);
    QCOMPARE(m_store->opened().throughSandbox, QStringLiteral("one"));
    m_store->allowWriting();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->opened().access, VolumeAccess::ReadWrite);
    QVERIFY(volumes.opened.constLast().force);
    QVERIFY(!volumes.opened.constFirst().force);
}

void TestFilePanelStore::aClosingConnectionIsLetGoOf()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_files->hangs = true;
    m_store->refresh();
    m_fixture->registry.remove(QStringLiteral("c"));
    QCOMPARE(m_files->cancelled, 1);
    QVERIFY(!m_store->fileSystem());
    QCOMPARE(m_store->state(), FilePanelStore::State::Failed);
    QVERIFY(!m_store->error().advice.isEmpty());
}

void TestFilePanelStore::ownerAndModeAreSetTogether()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_store->setAttributes({"/A.txt", "/b9.txt"}, 0600, -1, -1);
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QTRY_VERIFY(!m_store->isActing());
    QCOMPARE(m_files->node("/A.txt").entry.mode, 0600);
    QCOMPARE(m_files->node("/b9.txt").entry.mode, 0600);
    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_store->setAttributes({"/A.txt"}, 0644, 0, -1); // owners are not there
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_files->node("/A.txt").entry.mode, 0600);
}

void TestFilePanelStore::aNewFileIsEmptyAndNeverReplacesOne()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QSignalSpy appeared(m_store.get(), &FilePanelStore::entryAppeared);
    m_store->makeFile(QStringLiteral("new"));
    QTRY_COMPARE(appeared.count(), 1);
    QVERIFY(m_files->exists("/new"));
    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_store->makeFile(QStringLiteral("A.txt"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_files->node("/A.txt").bytes, QByteArray("x"));
}

void TestFilePanelStore::aNewFolderAppears()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QSignalSpy appeared(m_store.get(), &FilePanelStore::entryAppeared);
    m_store->makeDirectory(QStringLiteral("neu é"));
    QTRY_COMPARE(appeared.count(), 1);
    QCOMPARE(appeared.at(0).at(0).toByteArray(), QByteArray("neu é"));
    QVERIFY(m_store->model()->rowOf("neu é") >= 0);

    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_store->makeDirectory(QStringLiteral("zoo"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Conflict);
}

void TestFilePanelStore::badNamesAreRefusedBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("dots") << QStringLiteral("..");
    QTest::newRow("nul") << QString(QChar(u'\0'));
    QTest::newRow("too long") << QString(128, u'é');
}

void TestFilePanelStore::badNamesAreRefusedBeforeAnythingIsSent()
{
    QFETCH(QString, name);
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    m_files->calls.clear();
    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_store->makeDirectory(name);
    QCOMPARE(failed.count(), 1);
    QVERIFY(m_files->calls.isEmpty());
}

void TestFilePanelStore::removingManyStopsAtTheFirstFailure()
{
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QSignalSpy failed(m_store.get(), &FilePanelStore::actionFailed);
    m_files->calls.clear();
    m_store->remove({"/A.txt", "/not there", "/b9.txt"});
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!m_files->exists("/A.txt"));
    QVERIFY(m_files->exists("/b9.txt"));
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    QCOMPARE(m_store->model()->rowOf("A.txt"), -1);
}

void TestFilePanelStore::namesOfAnyBytesReachTheOtherSideUnchanged()
{
    m_files->addFile("/caf\xe9", "x");
    open();
    QTRY_COMPARE(m_store->state(), FilePanelStore::State::Ready);
    const int row = m_store->model()->rowOf("caf\xe9");
    QVERIFY(row >= 0);
    QCOMPARE(m_store->model()->index(row, 0).data().toString(), QStringLiteral("caf\ufffd"));
    m_store->remove({"/caf\xe9"});
    QTRY_VERIFY(!m_files->exists("/caf\xe9"));
}

void TestFilePanelStore::pathsAreResolvedAsText_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("clean");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    QTest::newRow("empty") << QByteArray() << QByteArray("/");
    QTest::newRow("slashes") << QByteArray("//a///b/") << QByteArray("/a/b");
    QTest::newRow("dots") << QByteArray("/a/./b/../c") << QByteArray("/a/c");
    QTest::newRow("above the root") << QByteArray("/../../a") << QByteArray("/a");
    QTest::newRow("relative") << QByteArray("a/b") << QByteArray("/a/b");
    QTest::newRow("not UTF-8") << QByteArray("/\xff/x") << QByteArray("/\xff/x");
}

void TestFilePanelStore::pathsAreResolvedAsText()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, clean);
    QCOMPARE(cleanPath(path), clean);
}

void TestFilePanelStore::modesReadLikeThoseOfLs_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("text");
    QTest::newRow("file") << int(FileType::Regular) << 0644 << QStringLiteral("-rw-r--r--");
    QTest::newRow("directory") << int(FileType::Directory) << 01777 << QStringLiteral("drwxrwxrwt");
    QTest::newRow("set-id") << int(FileType::Regular) << 06745 << QStringLiteral("-rwsr-Sr-x");
    QTest::newRow("link") << int(FileType::Symlink) << 0777 << QStringLiteral("lrwxrwxrwx");
    QTest::newRow("unknown") << int(FileType::Regular) << -1 << QString();
}

void TestFilePanelStore::modesReadLikeThoseOfLs()
{
    QFETCH(int, type);
    QFETCH(int, mode);
    QFETCH(QString, text);
    QCOMPARE(modeText({.type = FileType(type), .mode = mode}), text);
}

QTEST_GUILESS_MAIN(TestFilePanelStore)
#include "tst_filepanelstore.moc"
