// SPDX-License-Identifier: Apache-2.0
#include "filefixture.h"

#include "filebrowser/filepane.h"
#include "filebrowser/filesplace.h"
#include "filebrowser/filetab.h"
#include "filebrowser/fileviews.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFilesPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itBeginsWithWhereToGo();
    void tabsComeAndGo();
    void aTabIsReusedForThePlaceThatItShows();
    void twoPanesCopyAndMoveToEachOther();
    void theSecondPaneBeginsWhereTheFirstIs();
    void thePreviewComparesWithASecondPaneWhileThereIsOne();
    void tabsSurviveTheSettings();
    void aPlaceIsOpenedOnceItsConnectionAnswers();
    void escapeClosesOneThingAfterTheOther();
    void filesAreDroppedOnFolders();
    void aDropThatCannotBeIsRefused();
    void arrangedColumnsHoldForAllPanels();
    void everyControlHasAName();

private:
    template<typename T>
    T *find(const char *name) const
    {
        return shownChild<T>(*m_place, name);
    }
    [[nodiscard]] FileTab *tab() const { return find<FileTab>("fileTab"); }
    void openSandbox()
    {
        m_place->open({PlacesFixture::sandbox(), "/"});
        QTRY_COMPARE(tab()->active()->store().state(), FilePanelStore::State::Ready);
    }
    bool drop(QTableView &table, const FileClip &clip, int row, Qt::KeyboardModifiers modifiers)
    {
        const std::unique_ptr<QMimeData> data(clipToMime(clip));
        const QPoint position = row < 0 ? QPoint(20, table.viewport()->height() - 5)
                                        : table.visualRect(table.model()->index(row, 0)).center();
        QDragEnterEvent enter(position, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton,
                              modifiers);
        QCoreApplication::sendEvent(table.viewport(), &enter);
        QDragMoveEvent over(position, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(table.viewport(), &over);
        QDropEvent event(position, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(table.viewport(), &event);
        return over.isAccepted();
    }

    std::unique_ptr<FileFixture> m_fixture;
    std::unique_ptr<FilesPlace> m_place;
};

void TestFilesPlace::init()
{
    m_fixture = std::make_unique<FileFixture>();
    m_fixture->one->addDirectory("/docs");
    m_fixture->one->addFile("/readme.md", "x");
    m_fixture->data->addDirectory("/pages");
    m_place = std::make_unique<FilesPlace>(m_fixture->services(), m_fixture->registry, m_fixture->sandboxes);
    m_place->resize(1200, 700);
    m_place->show();
    m_place->activateWindow();
    m_place->entered();
    QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
}

void TestFilesPlace::cleanup()
{
    m_place.reset();
    m_fixture.reset();
}

void TestFilesPlace::itBeginsWithWhereToGo()
{
    auto *places = find<QTableView>("placeTable");
    m_place->focusSearch();
    auto *search = find<QLineEdit>("placeSearch");
    QTRY_VERIFY(search->hasFocus());
    QTRY_VERIFY(places->model()->rowCount() > 4);
    QTest::keyClicks(search, QStringLiteral("crawler"));
    QTRY_COMPARE(places->model()->rowCount(), 2);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(tab()->active()->store().location(), (FileLocation{PlacesFixture::sandbox(), "/"}));
    QTRY_COMPARE(find<QTableView>("fileTable")->model()->rowCount(), 2);
    QCOMPARE(find<QTabBar>("filesTabs")->tabText(0), QStringLiteral("crawler"));
}

void TestFilesPlace::tabsComeAndGo()
{
    openSandbox();
    auto *tabs = find<QTabBar>("filesTabs");
    QTest::keyClick(find<QTableView>("fileTable"), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->currentIndex(), 1);
    QTest::keyClick(find<QTableView>("placeTable"), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(find<QTableView>("fileTable")->isVisible());
    tabs->moveTab(0, 1);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(find<QTableView>("fileTable")->isVisible());
    QTest::mouseClick(tabs, Qt::MiddleButton, {}, tabs->tabRect(1).center());
    QCOMPARE(tabs->count(), 1);
    QVERIFY(find<QTableView>("placeTable")->isVisible());
    QTest::keyClick(find<QTableView>("placeTable"), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabs->count(), 1); // there is always one
}

void TestFilesPlace::aTabIsReusedForThePlaceThatItShows()
{
    openSandbox();
    m_place->open({PlacesFixture::volume(), "/"});
    const auto *tabs = find<QTabBar>("filesTabs");
    QCOMPARE(tabs->count(), 2);
    m_place->open({PlacesFixture::sandbox(), "/"});
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->currentIndex(), 0);
}

void TestFilesPlace::twoPanesCopyAndMoveToEachOther()
{
    openSandbox();
    QTest::keyClick(find<QTableView>("fileTable"), Qt::Key_F3);
    QVERIFY(tab()->hasTwoPanes());
    FilePane *first = tab()->active()->store().path() == "/" ? tab()->active() : tab()->other();
    FilePane *second = tab()->other();
    second->open({PlacesFixture::volume(), "/pages"});
    QTRY_COMPARE(second->store().state(), FilePanelStore::State::Ready);
    first->focusFiles();
    first->views()->select("readme.md");
    QTest::keyClick(first->views()->current(), Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(m_fixture->requests.size(), 1);
    QCOMPARE(m_fixture->requests.constLast().paths, QList<FilePath>{"/readme.md"});
    QCOMPARE(m_fixture->requests.constLast().to, (FileLocation{PlacesFixture::volume(), "/pages"}));
    QVERIFY(!m_fixture->requests.constLast().move);
    QTest::keyClick(first->views()->current(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_fixture->requests.constLast().move);
    QVERIFY(m_place->focusNextPane());
    QTRY_COMPARE(tab()->active(), second);
    QTest::keyClick(second->views()->current(), Qt::Key_F3);
    QVERIFY(!tab()->hasTwoPanes());
    QCOMPARE(tab()->active(), second); // the one that the user worked in stays
}

void TestFilesPlace::arrangedColumnsHoldForAllPanels()
{
    openSandbox();
    auto *header = find<QTableView>("fileTable")->horizontalHeader();
    header->moveSection(header->visualIndex(FileListModel::ModifiedColumn), 1);
    header->resizeSection(FileListModel::SizeColumn, 151);
    const auto &view = m_fixture->habits.view();
    QTRY_COMPARE(view.widths.value(FileListModel::SizeColumn), 151);
    QCOMPARE(view.widths.value(FileListModel::ModifiedColumn), 0);
    QCOMPARE(view.order.mid(0, 3), QList<int>({FileListModel::NameColumn, FileListModel::ModifiedColumn,
                                               FileListModel::SizeColumn}));
    // A panel that has no room for a column has arranged nothing.
    const FileViewHabits kept = view;
    m_place->resize(500, 700);
    m_place->open({PlacesFixture::volume(), "/"});
    header = find<QTableView>("fileTable")->horizontalHeader();
    QTRY_COMPARE(header->logicalIndex(1), static_cast<int>(FileListModel::ModifiedColumn));
    m_place->resize(1200, 700);
    QTRY_COMPARE(header->sectionSize(FileListModel::SizeColumn), 151);
    QCOMPARE(view, kept);
}

void TestFilesPlace::theSecondPaneBeginsWhereTheFirstIs()
{
    m_place->open({PlacesFixture::sandbox(), "/docs"});
    QTRY_COMPARE(tab()->active()->store().state(), FilePanelStore::State::Ready);
    find<QAbstractButton>("filesTwoPanes")->click();
    QCOMPARE(tab()->other()->store().location(), (FileLocation{PlacesFixture::sandbox(), "/docs"}));
    QCOMPARE(tab()->title(), QStringLiteral("crawler and crawler"));
}

void TestFilesPlace::thePreviewComparesWithASecondPaneWhileThereIsOne()
{
    openSandbox();
    find<QAbstractButton>("filesTwoPanes")->click();
    QTRY_COMPARE(tab()->other()->store().state(), FilePanelStore::State::Ready);
    tab()->active()->views()->select("readme.md");
    const auto *compared = m_place->findChild<QLabel *>(QStringLiteral("previewOther"));
    QTRY_VERIFY(compared->isVisible());
    find<QAbstractButton>("filesTwoPanes")->click();
    QTRY_VERIFY(!compared->isVisible());
    QVERIFY(find<QLabel>("previewModified")); // it still shows the file
}

void TestFilesPlace::tabsSurviveTheSettings()
{
    openSandbox();
    m_place->open({PlacesFixture::volume(), "/pages"});
    find<QAbstractButton>("filesTwoPanes")->click();
    WindowSettings settings;
    m_place->save(settings);
    QCOMPARE(settings.fileTabs.size(), 2);
    QCOMPARE(settings.fileTab, 1);
    settings.filesTransfers = true; // there are none here
    FilesPlace again(m_fixture->services(), m_fixture->registry, m_fixture->sandboxes);
    again.restore(settings);
    WindowSettings kept;
    again.save(kept);
    QCOMPARE(kept.fileTabs, settings.fileTabs);
    QCOMPARE(kept.fileTab, 1);
    settings.fileTabs = {QStringLiteral("nonsense"), QString()};
    FilesPlace hostile(m_fixture->services(), m_fixture->registry, m_fixture->sandboxes);
    hostile.restore(settings);
    hostile.save(kept);
    QVERIFY(kept.fileTabs.isEmpty());
}

void TestFilesPlace::aPlaceIsOpenedOnceItsConnectionAnswers()
{
    m_fixture->backend->setConnecting();
    m_fixture->backend->fileService.failure =
        Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("Nobody answers.")};
    m_place->open({PlacesFixture::sandbox(), "/"});
    QTRY_COMPARE(tab()->active()->store().state(), FilePanelStore::State::Failed);
    m_fixture->backend->fileService.failure.reset();
    m_fixture->backend->setLive();
    QTRY_COMPARE(tab()->active()->store().state(), FilePanelStore::State::Ready);
}

void TestFilesPlace::escapeClosesOneThingAfterTheOther()
{
    openSandbox();
    auto *table = find<QTableView>("fileTable");
    tab()->active()->views()->select("docs");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(find<QWidget>("fileDeleteBanner")->isVisible());
    m_place->escape();
    QVERIFY(!find<QWidget>("fileDeleteBanner")->isVisible());
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(find<QLineEdit>("fileFilter"), QStringLiteral("doc"));
    QCOMPARE(table->model()->rowCount(), 1);
    m_place->escape();
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(!find<QLineEdit>("fileFilter")->isVisible());
    QVERIFY(table->selectionModel()->hasSelection());
    m_place->escape();
    QVERIFY(!table->selectionModel()->hasSelection());
}

void TestFilesPlace::filesAreDroppedOnFolders()
{
    openSandbox();
    auto *table = find<QTableView>("fileTable");
    const FileClip clip{{{PlacesFixture::volume(), "/pages/a"}}, false};
    QVERIFY(drop(*table, clip, 0, {})); // the folder docs
    QCOMPARE(m_fixture->requests.constLast().to, (FileLocation{PlacesFixture::sandbox(), "/docs"}));
    QVERIFY(!m_fixture->requests.constLast().move);
    QVERIFY(drop(*table, clip, 1, Qt::ShiftModifier)); // a file: into the folder that is shown
    QCOMPARE(m_fixture->requests.constLast().to, (FileLocation{PlacesFixture::sandbox(), "/"}));
    QVERIFY(m_fixture->requests.constLast().move);
    QVERIFY(drop(*table, clip, -1, Qt::ControlModifier));
    QVERIFY(!m_fixture->requests.constLast().move);
}

void TestFilesPlace::aDropThatCannotBeIsRefused()
{
    openSandbox();
    auto *table = find<QTableView>("fileTable");
    QVERIFY(!drop(*table, {{{PlacesFixture::sandbox(), "/docs"}}, false}, 0, {})); // into itself
    QVERIFY(!drop(*table, {{{PlacesFixture::sandbox(), "/readme.md"}}, false}, -1, Qt::ShiftModifier));
    m_fixture->one->can.canWrite = false;
    m_fixture->one->can.whyNotWrite = QStringLiteral("Nobody may.");
    QVERIFY(!drop(*table, {{{PlacesFixture::volume(), "/pages"}}, false}, -1, {}));
    QVERIFY(m_fixture->requests.isEmpty());
}

void TestFilesPlace::everyControlHasAName()
{
    openSandbox();
    for (const QAbstractButton *button : m_place->findChildren<QAbstractButton *>()) {
        if (!button->isVisibleTo(m_place.get()) || button->focusPolicy() == Qt::NoFocus)
            continue;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                 qPrintable(button->objectName()));
    }
}

QTEST_MAIN(TestFilesPlace)
#include "tst_filesplace.moc"
