// SPDX-License-Identifier: Apache-2.0
#include "memoryeditdrafts.h"
#include "memoryfilesystem.h"

#include "filebrowser/previewpane.h"
#include "filelook/codeedit.h"
#include "filelook/editorwindow.h"
#include "filelook/hexpreviewer.h"
#include "filelook/hexview.h"
#include "filelook/imagedecode.h"
#include "filelook/lookwindows.h"
#include "filelook/quickpreview.h"

#include <core/archivelister.h>

#include <QAbstractButton>
#include <QAction>
#include <QBuffer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QTreeView>

using namespace osc;
using namespace osc::test;

namespace osc::test {

class FakeArchiveLister : public ArchiveLister
{
public:
    QList<ArchiveEntry> entries;
    std::optional<Error> failure;

    [[nodiscard]] Operation list(std::shared_ptr<FileSystem>, const FilePath &, qint64, const ArchiveLimits &,
                                 std::function<void(QList<ArchiveEntry>)> onEntries,
                                 Callback<ArchiveSummary> done) override
    {
        Promise<ArchiveSummary> promise(std::move(done));
        auto operation = promise.operation();
        QTimer::singleShot(0, [promise, onEntries = std::move(onEntries), this] {
            if (!promise.isActive())
                return;
            if (failure)
                return promise.resolve(*failure);
            onEntries(entries);
            promise.resolve(ArchiveSummary{.format = QStringLiteral("ZIP 2.0"), .entries = entries.size()});
        });
        return operation;
    }
};

} // namespace osc::test

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theBeginningOfALargeTextIsShownAndScrollingReadsOn();
    void theEndIsReachedByAButton();
    void theEncodingCanBeSwitched();
    void jsonLinesAreSetOutAndColoured();
    void jsonCanBeSeenAsATree();
    void binariesAreShownInHexadecimal();
    void anOffsetThatIsTyped_data();
    void anOffsetThatIsTyped();
    void aPictureIsShown();
    void aPictureThatClaimsTooMuchIsNotDecoded_data();
    void aPictureThatClaimsTooMuchIsNotDecoded();
    void anArchiveIsListedAndItsNamesAreInert();
    void aFolderIsCounted();
    void theOtherPaneIsCompared();
    void editingSavesInPlace();
    void aClashAsksAndLosesNothing();
    void closingAsksAboutTextThatIsNotSaved();
    void aDraftIsOffered();
    void theEditorFindsText();
    void spaceTogglesTheQuickPreview();

private:
    template<typename T>
    T *find(const char *name, QWidget *in = nullptr) const
    {
        T *found = (in ? in : m_pane.data())->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    LookTarget target(const FilePath &path)
    {
        return {.fileSystem = m_files,
                .location = {{FilePlace::Kind::Sandbox, QStringLiteral("c"), QStringLiteral("one")}, path},
                .entry = m_files->node(path).entry,
                .placeTitle = QStringLiteral("crawler")};
    }
    void click(const char *name, QWidget *in = nullptr)
    {
        auto *button = find<QAbstractButton>(name, in);
        QTRY_VERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QString subtitle() const { return find<QLabel>("previewSubtitle")->text(); }
    EditorWindow *edit(const FilePath &path)
    {
        m_windows->edit(target(path));
        auto *editor = m_window->findChild<EditorWindow *>();
        if (!QTest::qWaitFor([&] { return editor->editor().state() == FileEditor::State::Ready; }))
            qFatal("the editor does not get ready");
        QTest::qWait(0);
        return editor;
    }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<MemoryEditDrafts> m_drafts;
    std::unique_ptr<FakeArchiveLister> m_archives;
    std::unique_ptr<QWidget> m_window;
    QPointer<PreviewPane> m_pane;
    LookWindows *m_windows = nullptr;
};

void TestLook::init()
{
    m_files = std::make_shared<MemoryFileSystem>();
    m_drafts = std::make_unique<MemoryEditDrafts>();
    m_archives = std::make_unique<FakeArchiveLister>();
    m_window = std::make_unique<QWidget>();
    m_windows = new LookWindows({m_archives.get(), m_drafts.get()}, m_window.get());
    m_pane = new PreviewPane(m_window.get());
    m_pane->setWindows(m_windows);
    m_window->resize(300, 600);
    m_pane->resize(300, 600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestLook::cleanup()
{
    m_window.reset();
}

void TestLook::theBeginningOfALargeTextIsShownAndScrollingReadsOn()
{
    QByteArray lines;
    for (int i = 0; i < 20'000; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    m_files->addFile("/big.txt", lines);
    m_pane->show(target("/big.txt"));
    auto *text = find<QPlainTextEdit>("previewText");
    QTRY_VERIFY(text->toPlainText().startsWith(QStringLiteral("line 0\n")));
    QVERIFY2(subtitle().endsWith(QStringLiteral(", first 64 KiB shown")), qPrintable(subtitle()));
    const int before = text->blockCount();
    text->verticalScrollBar()->setValue(text->verticalScrollBar()->maximum());
    QTRY_VERIFY(text->blockCount() > before + 1000);
    QVERIFY(text->verticalScrollBar()->value() < text->verticalScrollBar()->maximum() - 1000);
    QVERIFY(!subtitle().contains(QStringLiteral("64 KiB")));
}

void TestLook::theEndIsReachedByAButton()
{
    QByteArray lines;
    for (int i = 0; i < 200'000; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    m_files->addFile("/big.txt", lines);
    m_pane->show(target("/big.txt"));
    QTRY_VERIFY(subtitle().contains(QStringLiteral("shown")));
    click("previewEndButton");
    auto *text = find<QPlainTextEdit>("previewText");
    QTRY_VERIFY(text->toPlainText().endsWith(QStringLiteral("line 199999\n")));
    QVERIFY(subtitle().contains(QStringLiteral("last")));
    QCOMPARE(text->verticalScrollBar()->value(), text->verticalScrollBar()->maximum());
    click("previewStartButton");
    QTRY_VERIFY(text->toPlainText().startsWith(QStringLiteral("line 0\n")));
}

void TestLook::theEncodingCanBeSwitched()
{
    m_files->addFile("/f.txt", "caf\xc3\xa9");
    m_pane->show(target("/f.txt"));
    QTRY_COMPARE(find<QPlainTextEdit>("previewText")->toPlainText(), QStringLiteral("café"));
    auto *button = find<QToolButton>("previewCharsetButton");
    QCOMPARE(button->text(), QStringLiteral("UTF-8"));
    const auto choices = button->defaultAction()->menu()->actions();
    for (QAction *choice : choices) {
        if (choice->text() == QStringLiteral("ISO-8859-1"))
            choice->trigger();
    }
    QTRY_COMPARE(find<QPlainTextEdit>("previewText")->toPlainText(), QStringLiteral("cafÃ©"));
    QCOMPARE(button->text(), QStringLiteral("ISO-8859-1"));
}

void TestLook::jsonLinesAreSetOutAndColoured()
{
    m_files->addFile("/news.jsonl", "{\"url\":\"https://x\",\"status\":200}\n{\"url\":\"y\"}\n");
    m_pane->show(target("/news.jsonl"));
    QTRY_VERIFY(m_pane->findChild<QPlainTextEdit *>(QStringLiteral("previewJson")));
    auto *text = find<QPlainTextEdit>("previewJson");
    QTRY_COMPARE(
        text->toPlainText(),
        QStringLiteral("{\n  \"url\": \"https://x\",\n  \"status\": 200\n}\n{\n  \"url\": \"y\"\n}"));
    QTRY_VERIFY(!text->document()->findBlockByNumber(1).layout()->formats().isEmpty());
}

void TestLook::jsonCanBeSeenAsATree()
{
    m_files->addFile("/news.jsonl", "{\"url\":\"https://x\"}\n{\"url\":\"y\"}\n");
    m_pane->show(target("/news.jsonl"));
    auto *view = find<QToolButton>("previewViewButton");
    QTRY_VERIFY(view->isVisible());
    view->menu()->actions().at(1)->trigger();
    QTRY_COMPARE(find<QTreeView>("previewJsonTree")->model()->rowCount(), 2);
}

void TestLook::binariesAreShownInHexadecimal()
{
    m_files->addFile("/huge", {});
    m_files->node("/huge").entry.size = 4LL << 30;
    m_files->node("/huge").generated = [](qint64 offset, qint64 length) {
        QByteArray bytes(length, '\0');
        for (qint64 i = 0; i < length; ++i)
            bytes[i] = static_cast<char>((offset + i) >> 8);
        return bytes;
    };
    m_pane->show(target("/huge"));
    QTRY_VERIFY(subtitle().contains(QStringLiteral("binary")));
    auto *hex = find<HexView>("previewHex");
    QTRY_VERIFY(hex->lineText().startsWith(QStringLiteral("00000000  00 00")));
    click("previewGoToButton");
    auto *offset = find<QLineEdit>("previewOffset");
    QTRY_VERIFY(offset->isVisible());
    QTest::keyClicks(offset, QStringLiteral("0xffffff00"));
    QTest::keyClick(offset, Qt::Key_Return);
    QCOMPARE(hex->offset(), 0xffffff00LL);
    QTRY_VERIFY(hex->lineText().startsWith(QStringLiteral("ffffff00  ff ff")));
    offset->setText(QStringLiteral("4294967296"));
    QTest::keyClick(offset, Qt::Key_Return);
    QVERIFY(find<QLabel>("previewOffsetProblem")->isVisible());
    QTest::keyClick(hex, Qt::Key_Home);
    QCOMPARE(hex->offset(), 0);
    QVERIFY(m_files->bytesRead < 1024 * 1024);
}

void TestLook::anOffsetThatIsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("offset");
    QTest::newRow("decimal") << QStringLiteral(" 4096 ") << 4096LL;
    QTest::newRow("0x") << QStringLiteral("0X1f") << 31LL;
    QTest::newRow("h") << QStringLiteral("1fh") << 31LL;
    QTest::newRow("negative") << QStringLiteral("-1") << -1LL;
    QTest::newRow("words") << QStringLiteral("the end") << -1LL;
    QTest::newRow("too large") << QStringLiteral("99999999999999999999") << -1LL;
}

void TestLook::anOffsetThatIsTyped()
{
    QFETCH(QString, text);
    QTEST(offsetFromText(text).value_or(-1), "offset");
}

void TestLook::aPictureIsShown()
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(&buffer, "PNG"));
    m_files->addFile("/p.png", png);
    m_pane->show(target("/p.png"));
    QTRY_VERIFY(subtitle().contains(QStringLiteral("40 × 30 pixels")));
    QCOMPARE(find<QLabel>("previewImage")->accessibleName(), QStringLiteral("Image, 40 by 30 pixels"));
}

void TestLook::aPictureThatClaimsTooMuchIsNotDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\1\x86\xa0\0\1\x86\xa0\x08\2\0\0\0", 29);
    QTest::newRow("png") << png + QByteArray(100, 'x');
    QTest::newRow("gif") << QByteArray("GIF89a\xff\xff\xff\xff\0\0\0", 13) + QByteArray(100, 'x');
    QTest::newRow("cut off") << QByteArray("\x89PNG\r\n\x1a\n");
    QTest::newRow("bmp")
        << QByteArray("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\x7f\xff\xff\xff\x7f\1\0\x18\0",
                      30) +
               QByteArray(60, '\0');
}

void TestLook::aPictureThatClaimsTooMuchIsNotDecoded()
{
    QFETCH(QByteArray, bytes);
    const DecodedImage decoded = decodeImage(bytes, {});
    QVERIFY(decoded.image.isNull());
    QVERIFY(!decoded.problem.isEmpty());
}

void TestLook::anArchiveIsListedAndItsNamesAreInert()
{
    m_archives->entries = {{.path = "../\x1b[31mevil\n", .type = FileType::Regular, .size = 2048},
                           {.path = "docs/", .type = FileType::Directory}};
    m_files->addFile("/a.zip", "PK\x03\x04 and so on");
    m_pane->show(target("/a.zip"));
    QTRY_VERIFY(m_pane->findChild<QTableView *>(QStringLiteral("previewArchive")));
    auto *table = find<QTableView>("previewArchive");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const QString name = table->model()->index(0, 0).data().toString();
    QVERIFY(!name.contains(u'\x1b') && !name.contains(u'\n'));
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("2 KiB"));
    QTRY_VERIFY(find<QLabel>("previewArchiveSentence")->text().contains(QStringLiteral("2 KiB unpacked")));
    m_archives->failure = Error{.kind = ErrorKind::Invalid, .message = QStringLiteral("No archive.")};
    m_pane->show(target("/a.zip"));
    QTRY_COMPARE(find<QLabel>("previewArchiveSentence")->text(), QStringLiteral("No archive."));
}

void TestLook::aFolderIsCounted()
{
    m_files->addDirectory("/d");
    m_files->addDirectory("/d/e");
    for (int i = 0; i < 5; ++i)
        m_files->addFile("/d/" + QByteArray::number(i), "x");
    m_pane->show(target("/d"));
    QTRY_VERIFY(m_pane->findChild<QLabel *>(QStringLiteral("previewFolder")));
    QTRY_VERIFY(find<QLabel>("previewFolder")->text().contains(QStringLiteral("5 file")));
    QVERIFY(!find<QAbstractButton>("previewEditButton")->isEnabled());
}

void TestLook::theOtherPaneIsCompared()
{
    m_files->addFile("/f.txt", QByteArray(4096, 'x'));
    FileEntry other = m_files->node("/f.txt").entry;
    other.size = 1024;
    other.modified = other.modified.addDays(-1);
    m_pane->show(target("/f.txt"), PreviewPane::Other{QStringLiteral("Right pane"), other});
    QTRY_COMPARE(find<QLabel>("previewOther")->text(), QStringLiteral("older, 3 KiB smaller"));
    QCOMPARE(find<QLabel>("previewOwner")->text(), QStringLiteral("root (0)"));
    m_pane->show(target("/f.txt"));
    QTRY_VERIFY(!find<QLabel>("previewOther")->isVisible());
}

void TestLook::editingSavesInPlace()
{
    m_files->addFile("/f.txt", "one\r\n");
    m_pane->show(target("/f.txt"));
    auto *button = find<QAbstractButton>("previewEditButton");
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *editor = m_window->findChild<EditorWindow *>();
    QVERIFY(editor);
    QTRY_COMPARE(find<CodeEdit>("editorText", editor)->exactText(), QStringLiteral("one\n"));
    QTest::keyClicks(find<CodeEdit>("editorText", editor), QStringLiteral("two "));
    QVERIFY(editor->isWindowModified());
    QVERIFY(find<QLabel>("editorStatus", editor)->text().contains(QStringLiteral("may see a part")));
    find<QAction>("editorSave", editor)->trigger();
    QTRY_COMPARE(m_files->node("/f.txt").bytes, QByteArray("two one\r\n"));
    QTRY_VERIFY(!editor->isWindowModified());
    QTest::keyClicks(find<CodeEdit>("editorText", editor), QStringLiteral("x"));
    QVERIFY(editor->isWindowModified());
    find<QAction>("editorUndo", editor)->trigger();
    m_windows->edit(target("/f.txt"));
    QCOMPARE(m_window->findChildren<EditorWindow *>().size(), 1);
}

void TestLook::aClashAsksAndLosesNothing()
{
    m_files->addFile("/f.txt", "one\n");
    EditorWindow *editor = edit("/f.txt");
    QTest::keyClicks(find<CodeEdit>("editorText", editor), QStringLiteral("mine "));
    m_files->addFile("/f.txt", "somebody else\n");
    find<QAction>("editorSave", editor)->trigger();
    QTRY_VERIFY(find<QWidget>("editorClashBanner", editor)->isVisible());
    QCOMPARE(m_files->node("/f.txt").bytes, QByteArray("somebody else\n"));
    click("editorClashOverwrite", editor);
    QTRY_COMPARE(m_files->node("/f.txt").bytes, QByteArray("mine one\n"));
    QVERIFY(!find<QWidget>("editorClashBanner", editor)->isVisible());
}

void TestLook::closingAsksAboutTextThatIsNotSaved()
{
    m_files->addFile("/f.txt", "one\n");
    QPointer<EditorWindow> editor = edit("/f.txt");
    QTest::keyClicks(find<CodeEdit>("editorText", editor), QStringLiteral("mine "));
    editor->close();
    QVERIFY(editor->isVisible());
    QCOMPARE(m_windows->unsaved().size(), 1);
    click("unsavedStayButton", editor);
    QVERIFY(editor->isVisible());
    QTRY_VERIFY(!editor->findChild<QWidget *>(QStringLiteral("unsavedStayButton")));
    editor->close();
    QTRY_VERIFY(editor->findChild<QWidget *>(QStringLiteral("unsavedSaveButton")));
    click("unsavedSaveButton", editor);
    QTRY_VERIFY(!editor);
    QCOMPARE(m_files->node("/f.txt").bytes, QByteArray("mine one\n"));
    QVERIFY(m_drafts->drafts.isEmpty());
}

void TestLook::aDraftIsOffered()
{
    m_files->addFile("/f.txt", "one\n");
    EditDraft draft;
    draft.location = target("/f.txt").location;
    const FileEntry &entry = m_files->node("/f.txt").entry;
    draft.based = {entry.size, entry.modified};
    draft.format = QStringLiteral("UTF-8/0/0");
    draft.text = QStringLiteral("typed\n");
    draft.kept = QDateTime::currentDateTimeUtc();
    m_drafts->drafts.insert(locationToText(draft.location), draft);
    EditorWindow *editor = edit("/f.txt");
    QTRY_VERIFY(find<QWidget>("editorDraftBanner", editor)->isVisible());
    auto *text = find<CodeEdit>("editorText", editor);
    QVERIFY(text->isReadOnly());
    QCOMPARE(text->exactText(), QStringLiteral("one\n"));
    click("editorDraftTake", editor);
    QCOMPARE(text->exactText(), QStringLiteral("typed\n"));
    QVERIFY(!text->isReadOnly());
    QVERIFY(editor->isWindowModified());
    find<QAction>("editorSave", editor)->trigger();
    QTRY_COMPARE(m_files->node("/f.txt").bytes, QByteArray("typed\n"));
}

void TestLook::theEditorFindsText()
{
    m_files->addFile("/f.txt", "one two one\nOne\n");
    EditorWindow *editor = edit("/f.txt");
    auto *text = find<CodeEdit>("editorText", editor);
    text->search(QStringLiteral("one"));
    QCOMPARE(text->hitCount(), 3);
    QCOMPARE(text->currentHit(), 0);
    text->step(1);
    QCOMPARE(text->currentHit(), 1);
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("one"));
    text->step(1);
    text->step(1);
    QCOMPARE(text->currentHit(), 0);
    text->step(-1);
    QCOMPARE(text->currentHit(), 2);
}

void TestLook::spaceTogglesTheQuickPreview()
{
    m_files->addFile("/f.txt", "one\n");
    m_files->addFile("/g.txt", "two\n");
    m_windows->followPreview(target("/f.txt"));
    QVERIFY(!m_window->findChild<QuickPreview *>());
    m_windows->togglePreview(target("/f.txt"));
    auto *preview = m_window->findChild<QuickPreview *>();
    QVERIFY(preview && preview->isVisible());
    QTRY_COMPARE(find<QPlainTextEdit>("previewText", preview)->toPlainText(), QStringLiteral("one\n"));
    m_windows->followPreview(target("/g.txt"));
    QTRY_COMPARE(find<QPlainTextEdit>("previewText", preview)->toPlainText(), QStringLiteral("two\n"));
    m_windows->togglePreview(target("/g.txt"));
    QVERIFY(!preview->isVisible());
    m_windows->togglePreview(target("/g.txt"));
    QVERIFY(preview->isVisible());
    QTest::keyClick(preview, Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
