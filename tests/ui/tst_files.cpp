// SPDX-License-Identifier: Apache-2.0
#include "fakefiletransfers.h"
#include "fakeplaces.h"

#include "filebrowser/filebrowser.h"
#include "filebrowser/filetable.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void foldersOpenWithReturnAndAltUpLeaves();
    void aTypedPathIsOpened();
    void anUnreadableFolderIsAnErrorWithRetry();
    void anEmptyFolderSaysSo();
    void theFilterAndHiddenFilesAreToldApart();
    void theFirstBytesOfAFileAreShown();
    void aFolderIsMadeInPlace();
    void f2RenamesInPlace();
    void deletingAsksFirstAndEscapesByDefault();
    void aReadOnlyMountRefusesInPlace();
    void aVolumeThatOthersWriteIsReadOnlyUntilAllowed();
    void aDroppedFileIsUploadedAndAConflictCanBeReplaced();
    void transfersGoOnUnderAnotherSandboxUntilTheirConnectionGoes();
    void controlCCopiesThePath();

private:
    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_browser->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void choose(const char *name) const
    {
        const FileTable *table = find<FileTable>("fileTable");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == QString::fromUtf8(name))
                find<FileTable>("fileTable")->setCurrentIndex(table->model()->index(row, 0));
        }
        QCOMPARE(table->currentIndex().data().toString(), QString::fromUtf8(name));
    }
    void open(const FilePath &start = "/") { m_browser->open({PlacesFixture::sandbox(), start}, m_mounts); }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<PlacesFixture> m_fixture;
    std::unique_ptr<FakeFileTransfers> m_transfers;
    std::unique_ptr<FileBrowser> m_browser;
    QList<Mount> m_mounts;
};

void TestFiles::init()
{
    m_fixture = std::make_unique<PlacesFixture>();
    m_files = m_fixture->one;
    m_files->addDirectory("/docs");
    m_files->addFile("/docs/a.txt", "hallo\n");
    m_files->addFile("/readme.md", "# Title\n");
    m_files->addFile("/.hidden", "x");
    m_files->addDirectory("/empty");
    m_transfers = std::make_unique<FakeFileTransfers>();
    m_browser = std::make_unique<FileBrowser>(FileServices{m_fixture->places, *m_transfers});
    m_browser->resize(1000, 500);
    m_mounts.clear();
    open();
    m_browser->show();
    m_browser->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_browser.get()));
    QTRY_COMPARE(find<FileTable>("fileTable")->model()->rowCount(), 3);
}

void TestFiles::cleanup()
{
    m_browser.reset();
    m_files.reset();
    m_fixture.reset();
}

void TestFiles::foldersOpenWithReturnAndAltUpLeaves()
{
    auto *table = find<FileTable>("fileTable");
    QCOMPARE(find<QLabel>("fileViaLabel")->text(), QStringLiteral("through execd"));
    choose("docs");
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QTest::keyClick(table, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TestFiles::aTypedPathIsOpened()
{
    auto *table = find<FileTable>("fileTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_L, Qt::ControlModifier);
    auto *field = find<QLineEdit>("pathField");
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("/docs"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void TestFiles::anUnreadableFolderIsAnErrorWithRetry()
{
    m_files->failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("/docs may not be read.")};
    choose("docs");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_Return);
    auto *retry = find<QAbstractButton>("fileNoticeRetry");
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(!find<QLabel>("fileEmptyLabel")->isVisible());
    m_files->failure.reset();
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(find<FileTable>("fileTable")->model()->rowCount(), 1);
    QVERIFY(!retry->isVisible());
}

void TestFiles::anEmptyFolderSaysSo()
{
    choose("empty");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("fileEmptyLabel")->isVisible());
}

void TestFiles::theFilterAndHiddenFilesAreToldApart()
{
    auto *table = find<FileTable>("fileTable");
    QVERIFY(find<QLabel>("fileCountLabel")->text().contains(QStringLiteral("1 hidden")));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(table->model()->rowCount(), 4);
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    auto *filter = find<QLineEdit>("fileFilter");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("READ"));
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(table->model()->rowCount(), 4);
}

void TestFiles::theFirstBytesOfAFileAreShown()
{
    choose("readme.md");
    QTRY_COMPARE(find<QPlainTextEdit>("previewText")->toPlainText(), QStringLiteral("# Title\n"));
    QCOMPARE(find<QLabel>("previewMode")->text(), QStringLiteral("-rw-r--r--"));
}

void TestFiles::aFolderIsMadeInPlace()
{
    auto *table = find<FileTable>("fileTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *field = find<QLineEdit>("nameStripField");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("new"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(m_files->exists("/new"));
    QTRY_COMPARE(table->currentIndex().data().toString(), QStringLiteral("new"));
}

void TestFiles::f2RenamesInPlace()
{
    choose("readme.md");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_F2);
    auto *field = find<QLineEdit>("nameStripField");
    QTRY_VERIFY(field->hasFocus());
    QCOMPARE(field->selectedText(), QStringLiteral("readme"));
    QTest::keyClicks(field, QStringLiteral("liesmich"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(m_files->exists("/liesmich.md"));
    QVERIFY(!m_files->exists("/readme.md"));
}

void TestFiles::deletingAsksFirstAndEscapesByDefault()
{
    choose("readme.md");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_Delete);
    QVERIFY(find<QWidget>("fileDeleteBanner")->isVisible());
    QTRY_VERIFY(find<QAbstractButton>("fileDeleteCancel")->hasFocus());
    QTest::keyClick(find<QAbstractButton>("fileDeleteCancel"), Qt::Key_Space);
    QVERIFY(!find<QWidget>("fileDeleteBanner")->isVisible());
    QVERIFY(m_files->exists("/readme.md"));
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_Delete);
    QTest::mouseClick(find<QAbstractButton>("fileDeleteConfirm"), Qt::LeftButton);
    QTRY_VERIFY(!m_files->exists("/readme.md"));
}

void TestFiles::aReadOnlyMountRefusesInPlace()
{
    m_mounts = {{VolumeKind::Host, QStringLiteral("/data"), {}, QStringLiteral("/docs"), true}};
    open("/docs");
    QTRY_COMPARE(find<FileTable>("fileTable")->model()->rowCount(), 1);
    QVERIFY(find<QLabel>("fileViaLabel")->text().contains(QStringLiteral("read-only")));
    const auto *upload = find<QAbstractButton>("fileUploadButton");
    QVERIFY(!upload->isEnabled());
    QVERIFY(upload->toolTip().contains(QStringLiteral("/docs")));
    m_browser->upload({QStringLiteral("/tmp/x")});
    QVERIFY(m_transfers->calls.isEmpty());
    choose("a.txt");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_Delete);
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
    QTRY_COMPARE(find<FileTable>("fileTable")->model()->rowCount(), 1);
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

void TestFiles::aDroppedFileIsUploadedAndAConflictCanBeReplaced()
{
    Q_EMIT find<FileTable>("fileTable")->filesDropped({QStringLiteral("/home/readme.md")});
    QCOMPARE(m_transfers->calls, QStringList{QStringLiteral("upload /home/readme.md to /readme.md")});
    m_transfers->progress(50, 100);
    QVERIFY(find<QWidget>("transferStrip")->isVisible());
    QVERIFY(find<QLabel>("transferWhat")->text().contains(QStringLiteral("readme.md")));
    m_transfers->finish(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("readme.md exists.")});
    auto *retry = find<QAbstractButton>("transferRetryButton");
    QCOMPARE(retry->text(), QStringLiteral("Replace it"));
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(m_transfers->calls.constLast(), QStringLiteral("replace /home/readme.md to /readme.md"));
    m_transfers->finish({});
    QVERIFY(!retry->isVisible());
}

void TestFiles::transfersGoOnUnderAnotherSandboxUntilTheirConnectionGoes()
{
    m_browser->upload({QStringLiteral("/home/a"), QStringLiteral("/home/b")});
    m_browser->close();
    QCOMPARE(m_transfers->cancelled, 0);
    m_transfers->finish({});
    QCOMPARE(m_transfers->calls.size(), 2);
    m_browser->dropTransfersOf(QStringLiteral("another"));
    QCOMPARE(m_transfers->cancelled, 0);
    m_browser->dropTransfersOf(QStringLiteral("c"));
    QCOMPARE(m_transfers->cancelled, 1);
    QVERIFY(m_browser->transfers().transfers().isEmpty());
}

void TestFiles::controlCCopiesThePath()
{
    choose("readme.md");
    QTest::keyClick(find<FileTable>("fileTable"), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/readme.md"));
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
