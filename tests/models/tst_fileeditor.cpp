// SPDX-License-Identifier: Apache-2.0
#include "memoryeditdrafts.h"
#include "memoryfilesystem.h"

#include <models/fileeditor.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFileEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bytesThatWereNotTouchedAreWrittenAsTheyWere_data();
    void bytesThatWereNotTouchedAreWrittenAsTheyWere();
    void modeAndOwnerAreKept();
    void whatIsNoTextIsNotOpened_data();
    void whatIsNoTextIsNotOpened();
    void aFileThatIsTooLargeIsNotRead();
    void aChangeMeanwhileIsNoticed_data();
    void aChangeMeanwhileIsNoticed();
    void aChangeInTheSameSecondIsNoticedToo();
    void overwritingIsPossibleAfterAClash();
    void aFileThatWasRemovedIsMadeAnew();
    void reloadingGivesUpWhatWasTyped();
    void aCopyGoesToAFreeName();
    void charactersThatDoNotFitAreNotLost();
    void aFailedSaveLosesNothing();
    void typedTextIsKeptASecondLater();
    void aDraftIsOfferedAndTaken();
    void aDraftOfAnOlderFileAsksBeforeItIsSaved();
    void aDroppedDraftIsGone();
    void savingAndDiscardingRemoveTheDraft();
    void aDraftSurvivesTheFileThatIsGone();
    void theLastWordsAreKeptWhenTheEditorGoes();
    void aLinkIsFollowedAndNotReplaced();

private:
    LookTarget target(const FilePath &path)
    {
        return {.fileSystem = m_files,
                .location = {{FilePlace::Kind::Sandbox, QStringLiteral("c"), QStringLiteral("one")}, path},
                .entry = m_files->node(path).entry};
    }
    void open(const FilePath &path = "/f")
    {
        m_editor = std::make_unique<FileEditor>(m_drafts.get());
        m_editor->setTextSource([this] { return m_typed; });
        m_editor->open(target(path));
        QTRY_VERIFY(m_editor->state() == FileEditor::State::Ready ||
                    m_editor->state() == FileEditor::State::Failed);
        QTest::qWait(0); // the draft, if there is one
        m_typed = m_editor->text();
    }
    void type(const QString &text)
    {
        m_typed = text;
        m_editor->touch();
    }
    void save()
    {
        m_editor->save(m_typed);
        QTRY_COMPARE(m_editor->state(), FileEditor::State::Ready);
    }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<MemoryEditDrafts> m_drafts;
    std::unique_ptr<FileEditor> m_editor;
    QString m_typed;
};

void TestFileEditor::init()
{
    m_files = std::make_shared<MemoryFileSystem>();
    m_files->addFile("/f", "one\ntwo\n");
    m_drafts = std::make_unique<MemoryEditDrafts>();
}

void TestFileEditor::cleanup()
{
    m_editor.reset();
}

void TestFileEditor::bytesThatWereNotTouchedAreWrittenAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("utf-8") << QByteArray("a\nb") << QByteArray("a\nb!");
    QTest::newRow("empty") << QByteArray() << QByteArray("!");
    QTest::newRow("crlf") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n!");
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf"
                                        "a\n")
                          << QByteArray("\xef\xbb\xbf"
                                        "a\n!");
    QTest::newRow("utf-16") << QByteArray("\xff\xfe"
                                          "a\0\n\0",
                                          6)
                            << QByteArray("\xff\xfe"
                                          "a\0\n\0!\0",
                                          8);
    QTest::newRow("western") << QByteArray("caf\xe9\n") << QByteArray("caf\xe9\n!");
    QTest::newRow("no-break space") << QByteArray("a\xc2\xa0z\n") << QByteArray("a\xc2\xa0z\n!");
}

void TestFileEditor::bytesThatWereNotTouchedAreWrittenAsTheyWere()
{
    QFETCH(QByteArray, bytes);
    m_files->addFile("/f", bytes);
    open();
    QCOMPARE(m_editor->state(), FileEditor::State::Ready);
    type(m_editor->text() + u'!');
    QVERIFY(m_editor->isModified());
    save();
    QVERIFY(!m_editor->isModified());
    QTEST(m_files->node("/f").bytes, "more");
}

void TestFileEditor::modeAndOwnerAreKept()
{
    m_files->node("/f").entry.mode = 0755;
    m_files->node("/f").entry.uid = 1000;
    open();
    type(QStringLiteral("x"));
    save();
    QCOMPARE(m_files->node("/f").entry.mode, 0755);
    QCOMPARE(m_files->node("/f").entry.uid, 1000);
    QVERIFY(m_files->lastWrite.keepsAttributes && m_files->lastWrite.onlyIf);
}

void TestFileEditor::whatIsNoTextIsNotOpened_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2",
                                          7);
    QTest::newRow("half a character") << QByteArray("a\0b", 3);
    QTest::newRow("marks of the editor") << QByteArray("a\xe2\x80\xa9z");
}

void TestFileEditor::whatIsNoTextIsNotOpened()
{
    QFETCH(QByteArray, bytes);
    m_files->addFile("/f", bytes);
    open();
    QCOMPARE(m_editor->state(), FileEditor::State::Failed);
    QVERIFY(!m_editor->error().message.isEmpty());
    m_editor->save(QStringLiteral("x"));
    QCOMPARE(m_files->node("/f").bytes, bytes);
}

void TestFileEditor::aFileThatIsTooLargeIsNotRead()
{
    m_files->addFile("/f", QByteArray(FileEditor::sizeLimit + 1, 'x'));
    open();
    QCOMPARE(m_editor->state(), FileEditor::State::Failed);
    QVERIFY(m_editor->error().message.contains(QStringLiteral("8 MiB")));
}

void TestFileEditor::aChangeMeanwhileIsNoticed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("seconds");
    QTest::newRow("size") << QByteArray("three lines\n") << 0;
    QTest::newRow("time") << QByteArray("one\ntwo\n") << 5;
}

void TestFileEditor::aChangeMeanwhileIsNoticed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, seconds);
    open();
    QSignalSpy clashed(m_editor.get(), &FileEditor::clashed);
    type(QStringLiteral("mine"));
    m_files->addFile("/f", bytes);
    m_files->node("/f").entry.modified = m_files->node("/f").entry.modified.addSecs(seconds);
    save();
    QCOMPARE(clashed.size(), 1);
    QCOMPARE(m_editor->clash(), FileEditor::Clash::Changed);
    QCOMPARE(m_files->node("/f").bytes, bytes);
    QVERIFY(m_editor->isModified());
}

void TestFileEditor::aChangeInTheSameSecondIsNoticedToo()
{
    open();
    type(QStringLiteral("mine"));
    m_files->node("/f").bytes = "ONE\ntwo\n";
    save();
    QCOMPARE(m_editor->clash(), FileEditor::Clash::Changed);
    QCOMPARE(m_files->node("/f").bytes, QByteArray("ONE\ntwo\n"));
}

void TestFileEditor::overwritingIsPossibleAfterAClash()
{
    open();
    type(QStringLiteral("mine"));
    m_files->addFile("/f", "theirs, longer");
    save();
    m_editor->overwrite(m_typed);
    QTRY_COMPARE(m_files->node("/f").bytes, QByteArray("mine"));
    QTRY_VERIFY(!m_editor->isModified());
    type(QStringLiteral("mine again"));
    save();
    QCOMPARE(m_editor->clash(), FileEditor::Clash::None);
    QCOMPARE(m_files->node("/f").bytes, QByteArray("mine again"));
}

void TestFileEditor::aFileThatWasRemovedIsMadeAnew()
{
    open();
    type(QStringLiteral("mine"));
    const Operation removing = m_files->remove("/f", [](const Done &) {});
    QTRY_VERIFY(!m_files->exists("/f"));
    save();
    QCOMPARE(m_editor->clash(), FileEditor::Clash::Gone);
    m_editor->overwrite(m_typed);
    QTRY_VERIFY(m_files->exists("/f") && m_files->node("/f").bytes == "mine");
}

void TestFileEditor::reloadingGivesUpWhatWasTyped()
{
    open();
    type(QStringLiteral("mine"));
    QTRY_COMPARE(m_drafts->drafts.size(), 1);
    m_files->addFile("/f", "theirs\n");
    QSignalSpy replaced(m_editor.get(), &FileEditor::textReplaced);
    m_editor->reload();
    QTRY_COMPARE(replaced.size(), 1);
    QCOMPARE(m_editor->text(), QStringLiteral("theirs\n"));
    QVERIFY(!m_editor->isModified());
    QVERIFY(m_drafts->drafts.isEmpty());
}

void TestFileEditor::aCopyGoesToAFreeName()
{
    m_files->addFile("/taken", "x");
    open();
    QSignalSpy failed(m_editor.get(), &FileEditor::saveFailed);
    type(QStringLiteral("mine"));
    m_editor->saveCopy(m_typed, "/taken");
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_files->node("/taken").bytes, QByteArray("x"));
    m_editor->saveCopy(m_typed, "/free");
    QTRY_VERIFY(m_files->exists("/free"));
    QTRY_COMPARE(m_editor->target().entry.name, QByteArray("free"));
    QCOMPARE(m_files->node("/f").bytes, QByteArray("one\ntwo\n"));
}

void TestFileEditor::charactersThatDoNotFitAreNotLost()
{
    m_files->addFile("/f", "caf\xe9\n");
    open();
    QSignalSpy failed(m_editor.get(), &FileEditor::saveFailed);
    type(QStringLiteral("café 陈"));
    save();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_files->node("/f").bytes, QByteArray("caf\xe9\n"));
    m_editor->setFormat({Charset::Utf8, false, LineEnd::Lf});
    save();
    QCOMPARE(m_files->node("/f").bytes, QByteArray("café 陈"));
}

void TestFileEditor::aFailedSaveLosesNothing()
{
    open();
    type(QStringLiteral("mine"));
    QTRY_COMPARE(m_drafts->drafts.size(), 1);
    m_files->failure = Error{.kind = ErrorKind::Exhausted, .message = QStringLiteral("Disk full.")};
    QSignalSpy failed(m_editor.get(), &FileEditor::saveFailed);
    save();
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_editor->isModified());
    QCOMPARE(m_drafts->drafts.size(), 1);
}

void TestFileEditor::typedTextIsKeptASecondLater()
{
    open();
    type(QStringLiteral("mine"));
    QVERIFY(m_drafts->drafts.isEmpty());
    type(QStringLiteral("mine too"));
    QTRY_COMPARE(m_drafts->kept, 1);
    QCOMPARE(m_drafts->drafts.first().text, QStringLiteral("mine too"));
    m_drafts->failure = Error{.kind = ErrorKind::Exhausted, .message = QStringLiteral("Disk full.")};
    QSignalSpy failed(m_editor.get(), &FileEditor::draftFailed);
    type(QStringLiteral("more"));
    QTRY_COMPARE(failed.size(), 1);
}

void TestFileEditor::aDraftIsOfferedAndTaken()
{
    open();
    type(QStringLiteral("mine"));
    m_editor.reset();
    open();
    QTRY_VERIFY(m_editor->draft());
    QCOMPARE(m_editor->text(), QStringLiteral("one\ntwo\n"));
    QSignalSpy replaced(m_editor.get(), &FileEditor::textReplaced);
    m_editor->takeDraft();
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(m_editor->text(), QStringLiteral("mine"));
    QVERIFY(m_editor->isModified());
    m_typed = m_editor->text();
    save();
    QCOMPARE(m_editor->clash(), FileEditor::Clash::None);
    QCOMPARE(m_files->node("/f").bytes, QByteArray("mine"));
    QVERIFY(m_drafts->drafts.isEmpty());
}

void TestFileEditor::aDraftOfAnOlderFileAsksBeforeItIsSaved()
{
    open();
    type(QStringLiteral("mine"));
    m_editor.reset();
    m_files->addFile("/f", "theirs, longer\n");
    open();
    QTRY_VERIFY(m_editor->draft());
    m_editor->takeDraft();
    m_typed = m_editor->text();
    save();
    QCOMPARE(m_editor->clash(), FileEditor::Clash::Changed);
    QCOMPARE(m_files->node("/f").bytes, QByteArray("theirs, longer\n"));
}

void TestFileEditor::aDroppedDraftIsGone()
{
    open();
    type(QStringLiteral("mine"));
    m_editor.reset();
    open();
    QTRY_VERIFY(m_editor->draft());
    m_editor->dropDraft();
    QVERIFY(m_drafts->drafts.isEmpty());
    QCOMPARE(m_editor->text(), QStringLiteral("one\ntwo\n"));
}

void TestFileEditor::savingAndDiscardingRemoveTheDraft()
{
    open();
    type(QStringLiteral("mine"));
    QTRY_COMPARE(m_drafts->drafts.size(), 1);
    save();
    QVERIFY(m_drafts->drafts.isEmpty());
    type(QStringLiteral("more"));
    QTRY_COMPARE(m_drafts->drafts.size(), 1);
    m_editor->discard();
    QVERIFY(m_drafts->drafts.isEmpty());
    m_editor.reset();
    QVERIFY(m_drafts->drafts.isEmpty());
}

void TestFileEditor::aDraftSurvivesTheFileThatIsGone()
{
    open();
    type(QStringLiteral("mine"));
    const LookTarget before = m_editor->target();
    m_editor.reset();
    const Operation removing = m_files->remove("/f", [](const Done &) {});
    QTRY_VERIFY(!m_files->exists("/f"));
    FileEditor editor(m_drafts.get());
    editor.open(before);
    QTRY_VERIFY(editor.draft());
    editor.takeDraft();
    QCOMPARE(editor.text(), QStringLiteral("mine"));
    editor.save(editor.text());
    QTRY_COMPARE(editor.clash(), FileEditor::Clash::Gone);
    editor.overwrite(editor.text());
    QTRY_VERIFY(m_files->exists("/f"));
}

void TestFileEditor::theLastWordsAreKeptWhenTheEditorGoes()
{
    open();
    type(QStringLiteral("mine"));
    m_editor.reset();
    QCOMPARE(m_drafts->drafts.size(), 1);
}

void TestFileEditor::aLinkIsFollowedAndNotReplaced()
{
    m_files->addEntry(
        "/",
        {.name = "link", .type = FileType::Symlink, .linkTarget = "./f", .targetType = FileType::Regular});
    open("/link");
    QCOMPARE(m_editor->target().location.path, FilePath("/f"));
    type(QStringLiteral("mine"));
    save();
    QCOMPARE(m_files->node("/f").bytes, QByteArray("mine"));
    QCOMPARE(m_files->node("/link").entry.type, FileType::Symlink);
    m_files->addEntry("/", {.name = "loop", .type = FileType::Symlink, .linkTarget = "loop"});
    m_editor = std::make_unique<FileEditor>(m_drafts.get());
    m_editor->open(target("/loop"));
    QTRY_VERIFY(m_editor->state() != FileEditor::State::Loading);
}

QTEST_GUILESS_MAIN(TestFileEditor)
#include "tst_fileeditor.moc"
