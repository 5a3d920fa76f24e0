// SPDX-License-Identifier: Apache-2.0
#include "fakeplaces.h"

#include <models/fileclip.h>
#include <models/filecount.h>
#include <models/filehabits.h>
#include <models/filelistmodel.h>
#include <models/fileplacelist.h>
#include <models/filesearch.h>
#include <models/filetreemodel.h>

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace osc;
using namespace osc::test;

namespace {

FileEntry fileNamed(const QByteArray &name, qint64 size = 1)
{
    return {.name = name, .type = FileType::Regular, .size = size};
}

QStringList shownNames(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row)
        all.append(model.index(row, 0, parent).data().toString());
    return all;
}

} // namespace

class TestFileModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAppearSortedWhateverTheBatches();
    void manyRowsAreSortedElsewhereAndMissNothing();
    void whatComesWhileOthersAreSortedFindsItsPlace();
    void namesInEveryScriptStandAsTheCollatorPutsThem();
    void aFolderThatChangesAllTheTimeKeepsItsRows();
    void aFilterKeepsTheRowsThatStay();
    void veryManyThatAreFilteredOutAreNotWaitedFor();
    void aChangedRowMovesToItsPlace();
    void aStoppedReadingTakesNothingAway();
    void aMeasuredFolderKeepsItsSizeUntilItChanges();
    void markupInATooltipIsText();
    void aTreeReadsAFolderWhenItIsOpened();
    void anUnreadableFolderOfATreeSaysSo();
    void aTreeKeepsItsRowsAtARefresh();
    void aClipSurvivesTheClipboard_data();
    void aClipSurvivesTheClipboard();
    void filesOfTheDesktopAreUnderstood();
    void aFolderCannotGoIntoItself();
    void filesOfTwoFoldersAreTwoRequests();
    void countingGoesThroughFolders();
    void habitsSurviveTheSettings();
    void aSearchFindsByNameBelow();
    void aSearchCanBeStopped();
    void namesMatchPatterns_data();
    void namesMatchPatterns();
    void placesAreListedByGroupsAndFiltered();
};

void TestFileModels::rowsAppearSortedWhateverTheBatches()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 20; ++round) {
        FileListModel model;
        const QAbstractItemModelTester tester(&model);
        model.begin();
        QStringList expected;
        for (int batch = 0; batch < 8; ++batch) {
            QList<FileEntry> entries;
            for (quint32 i = random.bounded(9U); i > 0; --i) {
                const int number = static_cast<int>(random.bounded(1000U));
                entries.append(fileNamed("f" + QByteArray::number(number)));
            }
            model.add(entries);
        }
        model.finish();
        QCollator collator = fileCollator();
        expected = shownNames(model);
        QStringList sorted = expected;
        std::sort(sorted.begin(), sorted.end(), collator);
        QCOMPARE(expected, sorted);
        QCOMPARE(QSet<QString>(expected.cbegin(), expected.cend()).size(), expected.size());
    }
}

void TestFileModels::manyRowsAreSortedElsewhereAndMissNothing()
{
    FileListModel model;
    QSignalSpy settled(&model, &FileListModel::settled);
    QList<FileEntry> entries;
    for (int i = 0; i < 12'000; ++i)
        entries.append(fileNamed("file " + QByteArray::number((i * 7919) % 12'000), i));
    model.begin();
    for (int at = 0; at < entries.size(); at += 1000)
        model.add(entries.mid(at, 1000));
    model.sort(FileListModel::SizeColumn, Qt::DescendingOrder); // while rows come
    model.finish();
    QTRY_COMPARE(settled.count(), 1);
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), 12'000);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.entry(row).size, 11'999 - row);
    const QPersistentModelIndex kept = model.index(100, 0);
    const QByteArray name = kept.data(FileListModel::NameBytesRole).toByteArray();
    model.sort(FileListModel::NameColumn);
    QTRY_COMPARE(model.entry(0).name, QByteArray("file 0"));
    QCOMPARE(kept.data(FileListModel::NameBytesRole).toByteArray(), name);
    QCOMPARE(model.rowOf(name), kept.row());
    // Half of them are gone.
    model.begin();
    model.add(entries.mid(0, 6000));
    model.finish();
    QTRY_COMPARE(settled.count(), 2);
    QCOMPARE(model.rowCount(), 6000);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.arrangement().column == 0 &&
                fileCollator().compare(model.index(row - 1, 0).data().toString(),
                                       model.index(row, 0).data().toString()) < 0);
}

void TestFileModels::whatComesWhileOthersAreSortedFindsItsPlace()
{
    FileListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy settled(&model, &FileListModel::settled);
    constexpr int many = 9000;
    model.begin();
    QList<FileEntry> entries;
    for (int i = 0; i < many; ++i)
        entries.append(fileNamed("file " + QByteArray::number((i * 7919) % many), i));
    model.add(entries);
    QTRY_VERIFY(model.rowCount() > 0);
    const QPersistentModelIndex kept = model.index(0, 0);
    const QByteArray name = kept.data(FileListModel::NameBytesRole).toByteArray();
    QTRY_COMPARE(model.rowCount(), many);
    model.sort(FileListModel::SizeColumn);
    QVERIFY(model.isBusy());
    model.add({fileNamed("late", 4321), fileNamed("file 5", 8765), fileNamed("file 7", 1)});
    model.setMeasured("file 7", 3);
    model.finish();
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), many + 1);
    QCOMPARE(model.entry(model.rowOf("file 5")).size, 8765);
    QCOMPARE(kept.data(FileListModel::NameBytesRole).toByteArray(), name);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.entry(row - 1).size <= model.entry(row).size);
}

void TestFileModels::namesInEveryScriptStandAsTheCollatorPutsThem()
{
    FileListModel model;
    const QStringList names{QStringLiteral("zebra"), QStringLiteral("Ärger"),   QStringLiteral("Apfel 10"),
                            QStringLiteral("中文"),  QStringLiteral("apfel 9"), QStringLiteral("élan"),
                            QStringLiteral("élan2"), QStringLiteral("élan10"),  QStringLiteral("_x")};
    model.begin();
    for (const QString &name : names)
        model.add({fileNamed(name.toUtf8())});
    model.finish();
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(), fileCollator());
    QCOMPARE(shownNames(model), sorted);
}

void TestFileModels::aFolderThatChangesAllTheTimeKeepsItsRows()
{
    FileListModel model;
    QPersistentModelIndex kept;
    constexpr int many = 3000;
    for (int reading = 0; reading < 6; ++reading) {
        QList<FileEntry> entries;
        for (int i = 0; i < many; ++i)
            entries.append(fileNamed(QByteArray::number(i), reading));
        model.begin();
        model.add(entries);
        model.add({{.name = "folder", .type = FileType::Directory}});
        model.finish();
        QTRY_VERIFY(!model.isBusy() && model.rowCount() == many + 1);
        if (reading == 0) {
            kept = model.index(model.rowOf("77"), 0);
            model.setMeasured("folder", 12);
        }
        QCOMPARE(kept.data(FileListModel::NameBytesRole).toByteArray(), QByteArray("77"));
        QCOMPARE(model.measured("folder"), 12);
        for (const int i : {0, 77, many - 1}) {
            const QByteArray name = QByteArray::number(i);
            QCOMPARE(model.entry(model.rowOf(name)).size, reading);
            QCOMPARE(model.find(name)->name, name);
        }
    }
}

void TestFileModels::aFilterKeepsTheRowsThatStay()
{
    FileListModel model;
    const QAbstractItemModelTester tester(&model);
    model.begin();
    QList<FileEntry> entries;
    for (int i = 0; i < 300; ++i)
        entries.append(fileNamed((i % 2 == 0 ? "even" : "odd") + QByteArray::number(i)));
    model.add(entries);
    model.finish();
    QTRY_COMPARE(model.rowCount(), 300); // what takes long is done piece by piece
    const QPersistentModelIndex kept = model.index(model.rowOf("odd7"), 0);
    model.setFilterText(QStringLiteral("ODD"));
    QTRY_COMPARE(model.rowCount(), 150);
    QCOMPARE(kept.data(FileListModel::NameBytesRole).toByteArray(), QByteArray("odd7"));
    QCOMPARE(model.rowOf("even8"), -1);
    QVERIFY(model.find("even8"));
    model.setFilterText({});
    QTRY_COMPARE(model.rowCount(), 300);
    QCOMPARE(kept.row(), model.rowOf("odd7"));
}

void TestFileModels::veryManyThatAreFilteredOutAreNotWaitedFor()
{
    FileListModel model;
    QSignalSpy settled(&model, &FileListModel::settled);
    model.setFilterText(QStringLiteral("wanted"));
    QList<FileEntry> entries;
    for (int i = 0; i < 20'000; ++i)
        entries.append(fileNamed((i % 1000 == 0 ? "wanted" : ".other") + QByteArray::number(i)));
    model.begin();
    model.add(entries);
    model.finish();
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(!model.isBusy());
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(model.totalCount(), 20'000);
    QCOMPARE(model.hiddenCount(), 20'000 - 20);
    model.setFilterText({});
    model.setShowHidden(true);
    QTRY_COMPARE(model.rowCount(), 20'000);
}

void TestFileModels::aChangedRowMovesToItsPlace()
{
    FileListModel model;
    const QAbstractItemModelTester tester(&model);
    model.sort(FileListModel::SizeColumn);
    model.begin();
    model.add({fileNamed("a", 1), fileNamed("b", 2), fileNamed("c", 3)});
    model.finish();
    model.begin();
    model.add({fileNamed("a", 10), fileNamed("b", 2), fileNamed("c", 3)});
    model.finish();
    QCOMPARE(shownNames(model), QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
}

void TestFileModels::aStoppedReadingTakesNothingAway()
{
    FileListModel model;
    model.begin();
    model.add({fileNamed("a"), fileNamed("b")});
    model.finish();
    model.begin();
    model.add({fileNamed("c")});
    model.stop();
    QCOMPARE(model.rowCount(), 3);
}

void TestFileModels::aMeasuredFolderKeepsItsSizeUntilItChanges()
{
    FileListModel model;
    FileEntry folder{.name = "pages", .type = FileType::Directory};
    model.begin();
    model.add({folder});
    model.finish();
    QCOMPARE(model.index(0, FileListModel::SizeColumn).data().toString(), QStringLiteral("–"));
    model.setMeasured("pages", 2048);
    QCOMPARE(model.index(0, FileListModel::SizeColumn).data().toString(), QStringLiteral("2.0 KiB"));
    model.begin();
    model.add({folder});
    model.finish();
    QCOMPARE(model.measured("pages"), 2048);
    folder.modified = QDateTime::currentDateTimeUtc();
    model.begin();
    model.add({folder});
    model.finish();
    QCOMPARE(model.measured("pages"), -1);
}

void TestFileModels::markupInATooltipIsText()
{
    FileListModel model;
    model.begin();
    model.add({fileNamed("<b>bold<b>"), fileNamed("\xe2\x80\xaegpj.exe")});
    model.finish();
    QVERIFY(!model.index(model.rowOf("<b>bold<b>"), 0).data(Qt::ToolTipRole).toString().contains(u'<'));
    const QString turned = model.index(model.rowOf("\xe2\x80\xaegpj.exe"), 0).data().toString();
    QVERIFY(!turned.contains(QChar(0x202e)));
}

void TestFileModels::aTreeReadsAFolderWhenItIsOpened()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->addDirectory("/b");
    files->addFile("/b/two", "x");
    files->addFile("/a", "x");
    files->addFile("/.hidden", "x");
    FileTreeModel model;
    model.show(files, "/");
    QTRY_COMPARE(shownNames(model), QStringList({QStringLiteral("b"), QStringLiteral("a")}));
    const QModelIndex folder = model.index(0, 0);
    QVERIFY(model.hasChildren(folder));
    QVERIFY(!model.hasChildren(model.index(1, 0)));
    QVERIFY(!files->calls.contains("list /b"));
    QVERIFY(model.canFetchMore(folder));
    model.fetchMore(folder);
    QTRY_COMPARE(shownNames(model, folder), QStringList{QStringLiteral("two")});
    QCOMPARE(model.item(model.index(0, 0, folder)).path, FilePath("/b/two"));
    model.setShowHidden(true);
    QTRY_COMPARE(model.rowCount(), 3);
}

void TestFileModels::anUnreadableFolderOfATreeSaysSo()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->addDirectory("/secret");
    FileTreeModel model;
    model.show(files, "/");
    QTRY_COMPARE(model.rowCount(), 1);
    files->failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("/secret may not be read.")};
    const QModelIndex folder = model.index(0, 0);
    model.fetchMore(folder);
    QTRY_COMPARE(shownNames(model, folder), QStringList{QStringLiteral("/secret may not be read.")});
    const QModelIndex row = model.index(0, 0, folder);
    QVERIFY(row.data(FileTreeModel::IsErrorRole).toBool());
    QVERIFY(!row.flags().testFlag(Qt::ItemIsSelectable));
    files->failure.reset();
    files->addFile("/secret/open", "x");
    model.refresh();
    QTRY_COMPARE(shownNames(model, model.index(0, 0)), QStringList{QStringLiteral("open")});
}

void TestFileModels::aTreeKeepsItsRowsAtARefresh()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->addDirectory("/b");
    files->addFile("/b/two", "x");
    files->addFile("/c", "x");
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(files, "/");
    QTRY_COMPARE(model.rowCount(), 2);
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(model.rowCount(model.index(0, 0)), 1);
    const QPersistentModelIndex kept = model.index(0, 0, model.index(0, 0));
    files->addDirectory("/a");
    files->addFile("/b/one", "x");
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(model.rowCount(model.index(1, 0)), 2);
    QVERIFY(kept.isValid());
    QCOMPARE(model.item(kept).path, FilePath("/b/two"));
    QCOMPARE(kept.row(), 1);
}

void TestFileModels::aClipSurvivesTheClipboard_data()
{
    QTest::addColumn<bool>("cut");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("copy") << false << QByteArray("/a/b");
    QTest::newRow("cut") << true << QByteArray("/a/b");
    QTest::newRow("line break") << false << QByteArray("/a\nb");
    QTest::newRow("no UTF-8") << false << QByteArray("/caf\xe9");
    QTest::newRow("percent") << false << QByteArray("/100%41");
}

void TestFileModels::aClipSurvivesTheClipboard()
{
    QFETCH(bool, cut);
    QFETCH(QByteArray, path);
    const FileClip mixed{{{PlacesFixture::sandbox(), path}, {PlacesFixture::volume(), "/x"}}, cut};
    std::unique_ptr<QMimeData> data(clipToMime(mixed));
    QCOMPARE(clipFromMime(data.get()), mixed);
    QVERIFY(!data->hasUrls()); // the desktop cannot open them
    const FileClip local{{{FilePlace(), path}}, cut};
    data.reset(clipToMime(local));
    QCOMPARE(clipFromMime(data.get()), local);
    QCOMPARE(QByteArray::fromPercentEncoding(data->urls().constFirst().path(QUrl::FullyEncoded).toLatin1()),
             path);
}

void TestFileModels::filesOfTheDesktopAreUnderstood()
{
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(QStringLiteral("/home/a b%.txt")), QUrl(QStringLiteral("https://x/y"))});
    QCOMPARE(clipFromMime(&data), (FileClip{{{FilePlace(), "/home/a b%.txt"}}, false}));
    data.setData(QStringLiteral("x-special/gnome-copied-files"), "cut\nfile:///home/a");
    QVERIFY(clipFromMime(&data).cut);
    QMimeData other;
    other.setText(QStringLiteral("/etc/passwd"));
    QVERIFY(clipFromMime(&other).files.isEmpty());
    QVERIFY(clipFromMime(nullptr).files.isEmpty());
    other.setData(QStringLiteral("application/x-opensandbox-console-files"), "copy\nnonsense\n\n");
    QVERIFY(clipFromMime(&other).files.isEmpty());
}

void TestFileModels::aFolderCannotGoIntoItself()
{
    const FileLocation folder{PlacesFixture::sandbox(), "/a"};
    QVERIFY(!whyNotInto({folder}, {PlacesFixture::sandbox(), "/a/b"}, false).isEmpty());
    QVERIFY(!whyNotInto({folder}, folder, false).isEmpty());
    QVERIFY(whyNotInto({folder}, {PlacesFixture::sandbox(), "/ab"}, false).isEmpty());
    QVERIFY(whyNotInto({folder}, {PlacesFixture::volume(), "/a/b"}, false).isEmpty());
    QVERIFY(whyNotInto({folder}, {PlacesFixture::sandbox(), "/"}, false).isEmpty());
    QVERIFY(!whyNotInto({folder}, {PlacesFixture::sandbox(), "/"}, true).isEmpty());
}

void TestFileModels::filesOfTwoFoldersAreTwoRequests()
{
    PlacesFixture fixture;
    const FilePlace one = PlacesFixture::sandbox();
    const FileLocation target{PlacesFixture::volume(), "/in"};
    const auto requests =
        transfersInto({{one, "/a/1"}, {one, "/a/2"}, {one, "/b/3"}}, target, true, fixture.places);
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(0).paths, QList<FilePath>({"/a/1", "/a/2"}));
    QCOMPARE(requests.at(1).paths, QList<FilePath>({"/b/3"}));
    QVERIFY(requests.at(0).move);
    QCOMPARE(requests.at(0).conflict, ConflictPolicy::Ask);
    QCOMPARE(requests.at(0).toTitle, QStringLiteral("data"));
    const auto beside = transfersInto({{one, "/a/1"}}, {one, "/a"}, false, fixture.places);
    QCOMPARE(beside.at(0).conflict, ConflictPolicy::KeepBoth);
}

void TestFileModels::countingGoesThroughFolders()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->addDirectory("/a");
    files->addDirectory("/a/b");
    files->addFile("/a/b/x", "12345");
    files->addFile("/a/y", "123");
    files->addFile("/z", "1");
    FileCount count;
    QSignalSpy measured(&count, &FileCount::measured);
    count.start(files, {{"/a", {.name = "a", .type = FileType::Directory}}, {"/z", fileNamed("z")}});
    QTRY_VERIFY(!count.isCounting());
    QCOMPARE(count.size().files, 3);
    QCOMPARE(count.size().bytes, 9);
    QCOMPARE(count.size().directories, 2);
    QCOMPARE(measured.count(), 1);
    QCOMPARE(measured.at(0).at(1).value<TreeSize>().bytes, 8);
}

void TestFileModels::habitsSurviveTheSettings()
{
    FileHabits habits;
    habits.addBookmark({{PlacesFixture::volume(), "/caf\xe9"}, QStringLiteral("Pages")});
    habits.addBookmark({{PlacesFixture::volume(), "/caf\xe9"}, QStringLiteral("Other name")});
    for (int i = 0; i < 30; ++i)
        habits.noteVisit({FilePlace(), "/" + QByteArray::number(i)});
    habits.setView({.mode = 2,
                    .sortColumn = 1,
                    .sortOrder = Qt::DescendingOrder,
                    .widths = {0, 120, 90},
                    .order = {0, 2, 1, 3, 4, 5}});
    FileHabits again;
    again.restore(habits.bookmarkTexts(), habits.recentTexts(), habits.viewText());
    QCOMPARE(again.bookmarks(), habits.bookmarks());
    QCOMPARE(again.bookmarks().size(), 1);
    QCOMPARE(again.recent(), habits.recent());
    QCOMPARE(again.recent().size(), 20);
    QCOMPARE(again.view(), habits.view());
    again.restore({QStringLiteral("nonsense"), QStringLiteral("x")}, {QStringLiteral("?")},
                  QStringLiteral("9 -1 z"));
    QVERIFY(again.bookmarks().isEmpty());
    QVERIFY(again.recent().isEmpty());
    QCOMPARE(again.view().mode, 2);
    QCOMPARE(again.view().sortColumn, 0);
    again.restore({}, {}, QStringLiteral("1 1 1 -5,x,99999999 7,,-1"));
    QCOMPARE(again.view().widths, QList<int>({0, 0, 10'000}));
    QCOMPARE(again.view().order, QList<int>({7, 0}));
    again.restore({}, {}, QStringLiteral("1 1 1")); // of an earlier version
    QVERIFY(again.view().widths.isEmpty());
}

void TestFileModels::aSearchFindsByNameBelow()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->addDirectory("/a");
    files->addDirectory("/a/.git");
    files->addFile("/a/report.csv", "x");
    files->addFile("/a/.git/report", "x");
    files->addFile("/Report.txt", "x");
    FileSearch search;
    const QAbstractItemModelTester tester(&search);
    FileSearchRequest request;
    request.name = QStringLiteral("report");
    request.hidden = false;
    search.start(files, "/", request);
    QVERIFY(search.isRunning());
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(shownNames(search).size(), 2);
    request.hidden = true;
    search.start(files, "/a", request);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(shownNames(search), QStringList({QStringLiteral("report.csv"), QStringLiteral("report")}));
    request.content = "x"; // nobody here can do that
    search.start(files, "/a", request);
    QVERIFY(!search.isRunning());
    QVERIFY(search.statusText().contains(QStringLiteral("cannot be searched")));
}

void TestFileModels::aSearchCanBeStopped()
{
    const auto files = std::make_shared<MemoryFileSystem>();
    files->hangs = true;
    FileSearch search;
    FileSearchRequest request;
    request.name = QStringLiteral("x");
    search.start(files, "/", request);
    search.stop();
    QVERIFY(!search.isRunning());
    QCOMPARE(files->cancelled, 1);
    QVERIFY(search.statusText().contains(QStringLiteral("Stopped")));
}

void TestFileModels::namesMatchPatterns_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    QTest::newRow("part") << QByteArray("Report.csv") << QStringLiteral("PORT") << true;
    QTest::newRow("none") << QByteArray("a") << QString() << true;
    QTest::newRow("whole") << QByteArray("report.csv") << QStringLiteral("*.csv") << true;
    QTest::newRow("not whole") << QByteArray("report.csv2") << QStringLiteral("*.csv") << false;
    QTest::newRow("one") << QByteArray("a1") << QStringLiteral("a?") << true;
    QTest::newRow("a dot is a dot") << QByteArray("axcsv") << QStringLiteral("a.*") << false;
    QTest::newRow("line break") << QByteArray("a\nb.csv") << QStringLiteral("*.csv") << true;
}

void TestFileModels::namesMatchPatterns()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, pattern);
    QFETCH(bool, matches);
    QCOMPARE(matchesName(name, pattern), matches);
}

void TestFileModels::placesAreListedByGroupsAndFiltered()
{
    PlacesFixture fixture;
    FileHabits habits;
    FilePlaceList places(fixture.registry, fixture.sandboxes, fixture.places, habits);
    const QAbstractItemModelTester tester(&places);
    QVERIFY(shownNames(places).contains(QStringLiteral("Home")));
    QTRY_VERIFY(shownNames(places).contains(QStringLiteral("crawler")));
    QVERIFY(!shownNames(places).contains(QStringLiteral("data")));
    places.refresh();
    QTRY_VERIFY(shownNames(places).contains(QStringLiteral("data")));
    habits.addBookmark({{PlacesFixture::volume(), "/pages"}, QStringLiteral("<i>Pages</i>")});
    QTRY_VERIFY(shownNames(places).contains(QStringLiteral("<i>Pages</i>")));
    places.setFilter(QStringLiteral("CRAWL"));
    QCOMPARE(shownNames(places), QStringList({QStringLiteral("Sandboxes"), QStringLiteral("crawler")}));
    QCOMPARE(places.location(1), (FileLocation{PlacesFixture::sandbox(), "/"}));
    QVERIFY(!places.index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
    places.setFilter({});
    fixture.registry.remove(QStringLiteral("c"));
    QTRY_VERIFY(!shownNames(places).contains(QStringLiteral("data")));
}

QTEST_GUILESS_MAIN(TestFileModels)
#include "tst_filemodels.moc"
