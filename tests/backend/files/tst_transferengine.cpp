// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "faultyfilesystem.h"

#include <core/tarball.h>
#include <files/localfilesystem.h>
#include <files/transferengine.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// Transfers between two folders of this computer, each behind a link that can break.
class TestTransferEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aFileArrivesWholeAndVerified_data();
    void aFileArrivesWholeAndVerified();
    void aFileOfAnyNameArrives_data();
    void aFileOfAnyNameArrives();
    void nothingIsSeenUntilAllHasArrived();
    void aBrokenTransferGoesOnFromTheLastByte_data();
    void aBrokenTransferGoesOnFromTheLastByte();
    void aSourceThatChangedIsReadFromItsBeginning();
    void aSourceThatChangesUnderneathIsReadAnew();
    void aSourceThatNeverRestsIsAFailure();
    void aGrowingLogIsCopiedAsItWas();
    void aWrongChecksumIsAFailureThatLeavesTheTargetAlone();
    void whatRunsCanBeLetGoOf();
    void aHangingSideDoesNotStopTheCancelling();

    void conflictsOfFiles_data();
    void conflictsOfFiles();
    void theAnswerIsWhatHappens_data();
    void theAnswerIsWhatHappens();
    void somebodyElseMayTakeTheNameMeanwhile();
    void aFileDoesNotReplaceAFolder();

    void aFolderArrives_data();
    void aFolderArrives();
    void foldersAreMergedByThePolicy_data();
    void foldersAreMergedByThePolicy();
    void aBrokenFolderGoesOn_data();
    void aBrokenFolderGoesOn();
    void aStreamThatLeadsOutsideIsRefused_data();
    void aStreamThatLeadsOutsideIsRefused();
    void pipesAreLeftOutAndTold_data();
    void pipesAreLeftOutAndTold();
    void namesThatMisleadGetSafeOnesHere();
    void whatAnAnswerForAllSaysHoldsForTheWholeFolder();

    void aMoveRemovesTheSourceAfterTheCopy();
    void aMoveKeepsTheSourceWhenSomethingWasLeftOut();
    void aMoveInsideOnePlaceIsARename();
    void aCopyInsideOnePlaceDoesNotTravel();
    void aCopyBesideItselfGetsAnotherName();
    void aFolderIsNotCopiedIntoItself();
    void aLinkIsCopiedAsALink();
    void theIncompleteCopyIsDiscarded();

private:
    [[nodiscard]] TransferJob job(const FilePath &source) const;
    Result<TransferOutcome> run(TransferJob job);
    void writeHere(const QByteArray &name, const QByteArray &bytes) const;
    void writeThere(const QByteArray &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray readThere(const QByteArray &name) const;
    [[nodiscard]] QByteArray readHere(const QByteArray &name) const;
    [[nodiscard]] QStringList allThere() const;
    void makeTree() const;
    static void setAge(const QString &path, int seconds);

    std::unique_ptr<QTemporaryDir> m_here;
    std::unique_ptr<QTemporaryDir> m_there;
    std::shared_ptr<FaultyFileSystem> m_from;
    std::shared_ptr<FaultyFileSystem> m_to;
    FileTransferEngine m_engine;
    TransferPoint m_point;
    TransferStatus m_status;
    QList<TransferQuestion> m_questions;
    QList<TransferAnswer> m_answers;
};

void TestTransferEngine::init()
{
    m_here = std::make_unique<QTemporaryDir>();
    m_there = std::make_unique<QTemporaryDir>();
    m_from = std::make_shared<FaultyFileSystem>(
        std::make_shared<LocalFileSystem>(QFile::encodeName(m_here->path())));
    m_to = std::make_shared<FaultyFileSystem>(
        std::make_shared<LocalFileSystem>(QFile::encodeName(m_there->path())));
    m_point = {};
    m_status = {};
    m_questions.clear();
    m_answers.clear();
}

TransferJob TestTransferEngine::job(const FilePath &source) const
{
    return {.from = m_from, .source = source, .to = m_to, .directory = "/", .name = {}, .id = "1a2b3c4d"};
}

Result<TransferOutcome> TestTransferEngine::run(TransferJob job)
{
    const TransferEngine::Handlers handlers{
        .onStatus = [this](const TransferStatus &status) { m_status = status; },
        .onPoint = [this](const TransferPoint &point) { m_point = point; },
        .onQuestion =
            [this](const TransferQuestion &question, const std::function<void(TransferAnswer)> &answer) {
                m_questions.append(question);
                if (!m_answers.isEmpty())
                    answer(m_answers.takeFirst());
            }};
    return await<TransferOutcome>(
        [&](Callback<TransferOutcome> done) { return m_engine.run(job, handlers, std::move(done)); });
}

void TestTransferEngine::writeHere(const QByteArray &name, const QByteArray &bytes) const
{
    QFile file(m_here->path() + u'/' + QFile::decodeName(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    file.write(bytes);
}

void TestTransferEngine::writeThere(const QByteArray &name, const QByteArray &bytes) const
{
    QFile file(m_there->path() + u'/' + QFile::decodeName(name));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    file.write(bytes);
}

QByteArray TestTransferEngine::readThere(const QByteArray &name) const
{
    QFile file(m_there->path() + u'/' + QFile::decodeName(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

QByteArray TestTransferEngine::readHere(const QByteArray &name) const
{
    QFile file(m_here->path() + u'/' + QFile::decodeName(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

QStringList TestTransferEngine::allThere() const
{
    return QDir(m_there->path())
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

void TestTransferEngine::setAge(const QString &path, int seconds)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-seconds),
                             QFileDevice::FileModificationTime));
}

void TestTransferEngine::makeTree() const
{
    QDir here(m_here->path());
    QVERIFY(here.mkpath(QStringLiteral("tree/sub/deep")));
    QVERIFY(here.mkpath(QStringLiteral("tree/empty")));
    writeHere("tree/a.txt", "a");
    writeHere("tree/b.bin", QByteArray(100'000, 'b'));
    writeHere("tree/zero", "");
    writeHere("tree/sub/c.txt", "c");
    writeHere("tree/sub/deep/d.txt", "d");
    QVERIFY(QFile::link(QStringLiteral("sub/c.txt"), m_here->path() + QStringLiteral("/tree/link")));
}

void TestTransferEngine::aFileArrivesWholeAndVerified_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("appends");
    for (const int size : {0, 1, 70'000, 1024 * 1024, 9'000'001}) {
        QTest::addRow("%d bytes, appending", size) << size << true;
        QTest::addRow("%d bytes, at one go", size) << size << false;
    }
}

void TestTransferEngine::aFileArrivesWholeAndVerified()
{
    QFETCH(int, size);
    QFETCH(bool, appends);
    m_to->can.canAppend = appends;
    QByteArray bytes(size, 'x');
    for (int i = 0; i < size; i += 1013)
        bytes[i] = char(i % 251);
    writeHere("file", bytes);
    QVERIFY(
        QFile::setPermissions(m_here->filePath(QStringLiteral("file")), QFile::ReadOwner | QFile::ExeOwner));
    const auto outcome = run(job("/file"));
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    QVERIFY(outcome->verified);
    QCOMPARE(outcome->name, QByteArray("file"));
    QCOMPARE(readThere("file"), bytes);
    QCOMPARE(allThere(), QStringList{QStringLiteral("file")});
    QVERIFY(QFile::permissions(m_there->filePath(QStringLiteral("file"))) & QFile::ExeOwner);
    QCOMPARE(m_status.bytes, size);
    QCOMPARE(m_status.totalBytes, size);
}

void TestTransferEngine::aFileOfAnyNameArrives_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("newline") << QByteArray("a\nb");
    QTest::newRow("quotes") << QByteArray("a'b\"c");
    QTest::newRow("percent") << QByteArray("100%41");
    QTest::newRow("dash") << QByteArray("-rf");
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xfe");
    QTest::newRow("255 bytes") << QByteArray(255, 'n');
    QTest::newRow("trailing space") << QByteArray("name ");
    QTest::newRow("right to left") << QByteArray("a\xe2\x80\xaegnp.exe");
}

void TestTransferEngine::aFileOfAnyNameArrives()
{
    QFETCH(QByteArray, name);
    const QByteArray path = QFile::encodeName(m_here->path()) + '/' + name;
    FILE *file = fopen(path.constData(), "w");
    QVERIFY(file);
    fputs("content", file);
    fclose(file);
    const auto outcome = run(job('/' + name));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->name, name);
    struct stat status;
    QCOMPARE(::stat((QFile::encodeName(m_there->path()) + '/' + name).constData(), &status), 0);
    QCOMPARE(status.st_size, 7);
    // QTemporaryDir does not find names that are not UTF-8.
    ::unlink(path.constData());
    ::unlink((QFile::encodeName(m_there->path()) + '/' + name).constData());
}

void TestTransferEngine::nothingIsSeenUntilAllHasArrived()
{
    writeHere("file", QByteArray(3'000'000, 'x'));
    bool seen = false;
    m_to->onCall = [&](const QByteArray &) {
        seen = seen || QFile::exists(m_there->filePath(QStringLiteral("file")));
    };
    QVERIFY(run(job("/file")).ok());
    QVERIFY(!seen);
    QCOMPARE(m_to->count("rename /.file.part-1a2b3c4d /file"), 1);
}

void TestTransferEngine::aBrokenTransferGoesOnFromTheLastByte_data()
{
    QTest::addColumn<bool>("reading");
    QTest::addColumn<bool>("sourceHashes");
    QTest::newRow("reading broke") << true << true;
    QTest::newRow("writing broke") << false << true;
    QTest::newRow("the source has no checksums") << false << false;
}

void TestTransferEngine::aBrokenTransferGoesOnFromTheLastByte()
{
    QFETCH(bool, reading);
    QFETCH(bool, sourceHashes);
    m_from->can.canHash = sourceHashes;
    QByteArray bytes(9'000'000, 'x');
    bytes[8'999'999] = 'y';
    writeHere("file", bytes);
    (reading ? m_from->breakReadAfter : m_to->breakWriteAfter) = 5'000'000;
    const auto broken = run(job("/file"));
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().kind, ErrorKind::Unreachable);
    QVERIFY(!QFile::exists(m_there->filePath(QStringLiteral("file"))));
    const qint64 there = QFileInfo(m_there->filePath(QStringLiteral(".file.part-1a2b3c4d"))).size();
    QVERIFY2(there > 0, "nothing was kept");

    auto again = job("/file");
    again.point = m_point;
    const auto outcome = run(again);
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    QVERIFY(outcome->verified);
    QCOMPARE(m_from->count("read /file " + QByteArray::number(there)), 1);
    QVERIFY(readThere("file") == bytes);
    QCOMPARE(allThere(), QStringList{QStringLiteral("file")});
}

void TestTransferEngine::aSourceThatChangedIsReadFromItsBeginning()
{
    writeHere("file", QByteArray(9'000'000, 'x'));
    m_to->breakWriteAfter = 5'000'000;
    QVERIFY(!run(job("/file")).ok());
    writeHere("file", QByteArray(9'000'000, 'y'));
    setAge(m_here->filePath(QStringLiteral("file")), -100);
    auto again = job("/file");
    again.point = m_point;
    QVERIFY(run(again).ok());
    QVERIFY(readThere("file") == QByteArray(9'000'000, 'y'));
    QCOMPARE(allThere(), QStringList{QStringLiteral("file")});
}

void TestTransferEngine::aSourceThatChangesUnderneathIsReadAnew()
{
    writeHere("file", QByteArray(3'000'000, 'x'));
    bool changed = false;
    m_from->onCall = [&](const QByteArray &call) {
        if (!call.startsWith("stat") || m_from->count("read") != 1 || std::exchange(changed, true))
            return;
        writeHere("file", QByteArray(2'000'000, 'y'));
    };
    QVERIFY(run(job("/file")).ok());
    QVERIFY(readThere("file") == QByteArray(2'000'000, 'y'));
}

void TestTransferEngine::aSourceThatNeverRestsIsAFailure()
{
    writeHere("file", QByteArray(3'000'000, 'x'));
    int size = 3'000'000;
    m_from->onCall = [&](const QByteArray &call) {
        if (call.startsWith("stat") && m_from->count("read") > 0)
            writeHere("file", QByteArray(--size, 'y'));
    };
    const auto outcome = run(job("/file"));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(!QFile::exists(m_there->filePath(QStringLiteral("file"))));
}

void TestTransferEngine::aGrowingLogIsCopiedAsItWas()
{
    writeHere("log", QByteArray(3'000'000, 'x'));
    m_from->onCall = [&](const QByteArray &call) {
        if (call.startsWith("read"))
            writeHere("log", QByteArray(3'000'100, 'x'));
    };
    const auto outcome = run(job("/log"));
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    QVERIFY(readThere("log") == QByteArray(3'000'000, 'x'));
}

void TestTransferEngine::aWrongChecksumIsAFailureThatLeavesTheTargetAlone()
{
    writeHere("file", "new");
    writeThere("file", "old");
    m_to->lies = true;
    auto wrong = job("/file");
    wrong.conflict = ConflictPolicy::Overwrite;
    const auto outcome = run(wrong);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::Failed);
    QCOMPARE(readThere("file"), QByteArray("old"));
}

void TestTransferEngine::whatRunsCanBeLetGoOf()
{
    writeHere("file", QByteArray(9'000'000, 'x'));
    auto operation =
        m_engine.run(job("/file"),
                     {.onStatus = [this](const TransferStatus &status) { m_status = status; },
                      .onPoint = {},
                      .onQuestion = {}},
                     [](const Result<TransferOutcome> &) { QFAIL("cancelled ones do not answer"); });
    QTRY_VERIFY(m_status.bytes > 0);
    operation.cancel();
    QCoreApplication::processEvents();
    QVERIFY(!QFile::exists(m_there->filePath(QStringLiteral("file"))));
}

void TestTransferEngine::aHangingSideDoesNotStopTheCancelling()
{
    writeHere("file", "x");
    m_to->hangs = true;
    auto operation =
        m_engine.run(job("/file"), {}, [](const Result<TransferOutcome> &) { QFAIL("it hangs"); });
    QTRY_VERIFY(!m_to->calls.isEmpty());
    operation.cancel();
    QVERIFY(!operation.isActive());
}

void TestTransferEngine::conflictsOfFiles_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<bool>("targetIsOlder");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("skipped");
    QTest::addColumn<QByteArray>("second");
    const QByteArray none("(missing)");
    QTest::newRow("skip") << ConflictPolicy::Skip << true << QByteArray("old") << true << none;
    QTest::newRow("replace") << ConflictPolicy::Overwrite << false << QByteArray("new") << false << none;
    QTest::newRow("keep both") << ConflictPolicy::KeepBoth << true << QByteArray("old") << false
                               << QByteArray("new");
    QTest::newRow("newer, and it is") << ConflictPolicy::Newer << true << QByteArray("new") << false << none;
    QTest::newRow("newer, but it is not")
        << ConflictPolicy::Newer << false << QByteArray("old") << true << none;
}

void TestTransferEngine::conflictsOfFiles()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(bool, targetIsOlder);
    QFETCH(QByteArray, expected);
    QFETCH(bool, skipped);
    QFETCH(QByteArray, second);
    writeHere("report.csv", "new");
    writeThere("report.csv", "old");
    setAge((targetIsOlder ? m_there : m_here)->filePath(QStringLiteral("report.csv")), 1000);
    auto one = job("/report.csv");
    one.conflict = policy;
    const auto outcome = run(one);
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->skipped, skipped);
    QCOMPARE(readThere("report.csv"), expected);
    QCOMPARE(readThere("report (2).csv"), second);
    QVERIFY(m_questions.isEmpty());
    QVERIFY(allThere().filter(QStringLiteral("part")).isEmpty());
}

void TestTransferEngine::theAnswerIsWhatHappens_data()
{
    QTest::addColumn<ConflictPolicy>("answer");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("skip") << ConflictPolicy::Skip << QByteArray("old");
    QTest::newRow("replace") << ConflictPolicy::Overwrite << QByteArray("new");
    QTest::newRow("keep both") << ConflictPolicy::KeepBoth << QByteArray("old");
}

void TestTransferEngine::theAnswerIsWhatHappens()
{
    QFETCH(ConflictPolicy, answer);
    QFETCH(QByteArray, expected);
    writeHere("report.csv", "new");
    writeThere("report.csv", "old");
    m_answers = {{answer, false}};
    QVERIFY(run(job("/report.csv")).ok());
    QCOMPARE(m_questions.size(), 1);
    QCOMPARE(m_questions.constFirst().path, QByteArray("/report.csv"));
    QCOMPARE(m_questions.constFirst().target.size, 3);
    QCOMPARE(readThere("report.csv"), expected);
    QCOMPARE(readThere("report (2).csv"),
             answer == ConflictPolicy::KeepBoth ? QByteArray("new") : QByteArray("(missing)"));
}

void TestTransferEngine::somebodyElseMayTakeTheNameMeanwhile()
{
    writeHere("file", "mine");
    m_to->onCall = [&](const QByteArray &call) {
        if (call.startsWith("rename"))
            writeThere("file", "theirs");
    };
    m_answers = {{ConflictPolicy::KeepBoth, false}};
    const auto outcome = run(job("/file"));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->name, QByteArray("file (2)"));
    QCOMPARE(readThere("file"), QByteArray("theirs"));
    QCOMPARE(readThere("file (2)"), QByteArray("mine"));
}

void TestTransferEngine::aFileDoesNotReplaceAFolder()
{
    writeHere("thing", "x");
    QVERIFY(QDir(m_there->path()).mkpath(QStringLiteral("thing/full")));
    auto one = job("/thing");
    one.conflict = ConflictPolicy::Overwrite;
    const auto outcome = run(one);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(QFileInfo(m_there->filePath(QStringLiteral("thing/full"))).isDir());
}

void TestTransferEngine::aFolderArrives_data()
{
    QTest::addColumn<bool>("streams");
    QTest::newRow("as one stream") << true;
    QTest::newRow("one by one") << false;
}

void TestTransferEngine::aFolderArrives()
{
    QFETCH(bool, streams);
    m_to->can.streamsTrees = streams;
    makeTree();
    const auto outcome = run(job("/tree"));
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    QCOMPARE(readThere("tree/a.txt"), QByteArray("a"));
    QCOMPARE(readThere("tree/b.bin"), QByteArray(100'000, 'b'));
    QCOMPARE(readThere("tree/zero"), QByteArray());
    QCOMPARE(readThere("tree/sub/deep/d.txt"), QByteArray("d"));
    QVERIFY(QFileInfo(m_there->filePath(QStringLiteral("tree/empty"))).isDir());
    QCOMPARE(QFile::symLinkTarget(m_there->filePath(QStringLiteral("tree/link"))),
             m_there->filePath(QStringLiteral("tree/sub/c.txt")));
    QCOMPARE(m_status.files, 6);
    QCOMPARE(m_status.totalFiles, 6);
    QCOMPARE(m_status.bytes, 100'003);
    QCOMPARE(m_from->count("readTree"), streams ? 1 : 0);
    QCOMPARE(allThere(), QStringList{QStringLiteral("tree")});
}

void TestTransferEngine::foldersAreMergedByThePolicy_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<bool>("streams");
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("c");
    for (const bool streams : {true, false}) {
        const char *how = streams ? "stream" : "walk";
        QTest::addRow("skip, %s", how)
            << ConflictPolicy::Skip << streams << QByteArray("old") << QByteArray("old");
        QTest::addRow("replace, %s", how)
            << ConflictPolicy::Overwrite << streams << QByteArray("a") << QByteArray("c");
        QTest::addRow("newer, %s", how)
            << ConflictPolicy::Newer << streams << QByteArray("a") << QByteArray("old");
        QTest::addRow("keep both, %s", how)
            << ConflictPolicy::KeepBoth << streams << QByteArray("old") << QByteArray("old");
    }
}

void TestTransferEngine::foldersAreMergedByThePolicy()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(bool, streams);
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, c);
    m_to->can.streamsTrees = streams;
    makeTree();
    QVERIFY(QDir(m_there->path()).mkpath(QStringLiteral("tree/sub")));
    writeThere("tree/a.txt", "old");
    writeThere("tree/sub/c.txt", "old");
    writeThere("tree/own", "kept");
    setAge(m_there->filePath(QStringLiteral("tree/a.txt")), 1000);
    setAge(m_here->filePath(QStringLiteral("tree/sub/c.txt")), 1000);
    auto one = job("/tree");
    one.conflict = policy;
    const auto outcome = run(one);
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    QCOMPARE(readThere("tree/a.txt"), a);
    QCOMPARE(readThere("tree/sub/c.txt"), c);
    QCOMPARE(readThere("tree/own"), QByteArray("kept"));
    const QByteArray elsewhere = policy == ConflictPolicy::KeepBoth ? "tree (2)/" : "tree/";
    QCOMPARE(readThere(elsewhere + "sub/deep/d.txt"), QByteArray("d"));
    QCOMPARE(readThere(elsewhere + "b.bin"), QByteArray(100'000, 'b'));
    QVERIFY(allThere().filter(QStringLiteral("part")).isEmpty());
}

void TestTransferEngine::aBrokenFolderGoesOn_data()
{
    aFolderArrives_data();
}

void TestTransferEngine::aBrokenFolderGoesOn()
{
    QFETCH(bool, streams);
    m_to->can.streamsTrees = streams;
    makeTree();
    for (int i = 0; i < 30; ++i)
        writeHere("tree/sub/file" + QByteArray::number(i), QByteArray(20'000, char('a' + i % 26)));
    m_from->breakReadAfter = 300'000;
    if (!streams) {
        m_from->breakReadAfter = -1;
        m_from->onCall = [this](const QByteArray &call) {
            if (call.startsWith("read /tree/sub/file17"))
                m_from->breakReadAfter = 100;
        };
    }
    const auto broken = run(job("/tree"));
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().kind, ErrorKind::Unreachable);
    QVERIFY(!QFileInfo::exists(m_there->filePath(QStringLiteral("tree"))));
    m_from->onCall = {};
    auto again = job("/tree");
    again.point = m_point;
    const int reads = m_from->count("read /tree");
    const auto outcome = run(again);
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    for (int i = 0; i < 30; ++i)
        QCOMPARE(readThere("tree/sub/file" + QByteArray::number(i)), QByteArray(20'000, char('a' + i % 26)));
    QCOMPARE(readThere("tree/b.bin"), QByteArray(100'000, 'b'));
    QCOMPARE(m_status.files, 36);
    if (!streams)
        QVERIFY2(m_from->count("read /tree") - reads < 30, "what was there was sent again");
    QCOMPARE(allThere(), QStringList{QStringLiteral("tree")});
}

void TestTransferEngine::aStreamThatLeadsOutsideIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("hardLinkTo");
    QTest::newRow("up") << QByteArray("../evil") << QByteArray();
    QTest::newRow("up in the middle") << QByteArray("sub/../../evil") << QByteArray();
    QTest::newRow("absolute") << QByteArray("/evil") << QByteArray();
    QTest::newRow("hard link outside") << QByteArray("passwd") << QByteArray("../../etc/passwd");
}

void TestTransferEngine::aStreamThatLeadsOutsideIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, hardLinkTo);
    makeTree();
    m_from->tree = tarHeader({.path = path,
                              .size = hardLinkTo.isEmpty() ? 4 : 0,
                              .linkTarget = hardLinkTo,
                              .isHardLink = !hardLinkTo.isEmpty()}) +
                   (hardLinkTo.isEmpty() ? QByteArray("evil") + tarPadding(4) : QByteArray()) + tarEnd();
    const auto outcome = run(job("/tree"));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
    QVERIFY(!QFileInfo::exists(m_there->filePath(QStringLiteral("tree"))));
    QVERIFY(!QFileInfo::exists(m_there->filePath(QStringLiteral("evil"))));
    QVERIFY(!QFileInfo::exists(m_there->path() + QStringLiteral("/../evil")));
}

void TestTransferEngine::pipesAreLeftOutAndTold_data()
{
    aFolderArrives_data();
}

void TestTransferEngine::pipesAreLeftOutAndTold()
{
    QFETCH(bool, streams);
    m_to->can.streamsTrees = streams;
    makeTree();
    QCOMPARE(::mkfifo(QFile::encodeName(m_here->path() + QStringLiteral("/tree/pipe")).constData(), 0600), 0);
    const auto outcome = run(job("/tree"));
    QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    if (!streams) { // who packs a stream may leave it out already
        QCOMPARE(outcome->leftOut, 1);
        QVERIFY(outcome->firstLeftOut.contains(QStringLiteral("pipe")));
    }
    QVERIFY(!QFileInfo::exists(m_there->filePath(QStringLiteral("tree/pipe"))));
    QCOMPARE(readThere("tree/a.txt"), QByteArray("a"));
}

void TestTransferEngine::namesThatMisleadGetSafeOnesHere()
{
    QVERIFY(QDir(m_here->path()).mkpath(QStringLiteral("tree")));
    writeHere("tree/a\nb", "one");
    writeHere("tree/a\rb", "two");
    writeHere("tree/plain: name", "three");
    for (const bool streams : {true, false}) {
        m_to->can.streamsTrees = streams;
        auto one = job("/tree");
        one.toThisComputer = true;
        one.name = streams ? "streamed" : "walked";
        QVERIFY(run(one).ok());
        const QStringList names = QDir(m_there->filePath(QString::fromUtf8(one.name)))
                                      .entryList(QDir::Files | QDir::Hidden, QDir::Name);
        QCOMPARE(names.size(), 3);
        QVERIFY(names.contains(QStringLiteral("plain: name")));
        for (const QString &name : names) {
            QVERIFY(!name.contains(u'\n') && !name.contains(u'\r'));
        }
    }
    QCOMPARE(QDir(m_there->filePath(QStringLiteral("streamed"))).entryList(QDir::Files, QDir::Name),
             QDir(m_there->filePath(QStringLiteral("walked"))).entryList(QDir::Files, QDir::Name));
}

void TestTransferEngine::whatAnAnswerForAllSaysHoldsForTheWholeFolder()
{
    makeTree();
    QVERIFY(QDir(m_there->path()).mkpath(QStringLiteral("tree/sub")));
    writeThere("tree/a.txt", "old");
    writeThere("tree/b.bin", "old");
    writeThere("tree/sub/c.txt", "old");
    // The folder itself is asked about first.
    m_answers = {{ConflictPolicy::Overwrite, false}, {ConflictPolicy::Skip, true}};
    const auto outcome = run(job("/tree"));
    QVERIFY(outcome.ok());
    QCOMPARE(m_questions.size(), 2);
    QCOMPARE(outcome->skippedFiles, 3);
    QCOMPARE(readThere("tree/a.txt"), QByteArray("old"));
    QCOMPARE(readThere("tree/sub/deep/d.txt"), QByteArray("d"));
}

void TestTransferEngine::aMoveRemovesTheSourceAfterTheCopy()
{
    writeHere("file", "x");
    makeTree();
    bool early = false;
    m_to->onCall = [&](const QByteArray &) {
        early = early || !QFile::exists(m_here->filePath(QStringLiteral("file")));
    };
    auto file = job("/file");
    file.move = true;
    QVERIFY(run(file).ok());
    QVERIFY(!early);
    QCOMPARE(readThere("file"), QByteArray("x"));
    QVERIFY(!QFile::exists(m_here->filePath(QStringLiteral("file"))));
    m_to->onCall = {};
    auto tree = job("/tree");
    tree.move = true;
    QVERIFY(run(tree).ok());
    QVERIFY(!QFileInfo::exists(m_here->filePath(QStringLiteral("tree"))));
    QCOMPARE(readThere("tree/sub/c.txt"), QByteArray("c"));
}

void TestTransferEngine::aMoveKeepsTheSourceWhenSomethingWasLeftOut()
{
    makeTree();
    QVERIFY(QDir(m_there->path()).mkpath(QStringLiteral("tree")));
    writeThere("tree/a.txt", "old");
    auto one = job("/tree");
    one.move = true;
    one.conflict = ConflictPolicy::Skip;
    const auto outcome = run(one);
    QVERIFY(outcome.ok());
    QVERIFY(outcome->sourceKept);
    QCOMPARE(readHere("tree/a.txt"), QByteArray("a"));
}

void TestTransferEngine::aMoveInsideOnePlaceIsARename()
{
    makeTree();
    QVERIFY(QDir(m_here->path()).mkpath(QStringLiteral("other/tree/sub")));
    writeHere("other/tree/sub/kept", "k");
    auto one = job("/tree");
    one.to = m_from;
    one.directory = "/other";
    one.samePlace = true;
    one.move = true;
    one.conflict = ConflictPolicy::Overwrite;
    QVERIFY(run(one).ok());
    QCOMPARE(readHere("other/tree/sub/c.txt"), QByteArray("c"));
    QCOMPARE(readHere("other/tree/sub/kept"), QByteArray("k"));
    QVERIFY(!QFileInfo::exists(m_here->filePath(QStringLiteral("tree"))));
    QCOMPARE(m_from->count("read"), 0);
}

void TestTransferEngine::aCopyInsideOnePlaceDoesNotTravel()
{
    makeTree();
    writeHere("file", "x");
    QVERIFY(QDir(m_here->path()).mkpath(QStringLiteral("other")));
    for (const QByteArray source : {"/tree", "/file"}) {
        auto one = job(source);
        one.to = m_from;
        one.directory = "/other";
        one.samePlace = true;
        const auto outcome = run(one);
        QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().message));
    }
    QCOMPARE(readHere("other/tree/sub/deep/d.txt"), QByteArray("d"));
    QCOMPARE(readHere("other/file"), QByteArray("x"));
    QCOMPARE(m_from->count("read"), 0);
}

void TestTransferEngine::aCopyBesideItselfGetsAnotherName()
{
    writeHere("archive.tar.gz", "x");
    auto one = job("/archive.tar.gz");
    one.to = m_from;
    one.samePlace = true;
    const auto outcome = run(one);
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->name, QByteArray("archive (2).tar.gz"));
    QCOMPARE(readHere("archive (2).tar.gz"), QByteArray("x"));
    QVERIFY(m_questions.isEmpty());
}

void TestTransferEngine::aFolderIsNotCopiedIntoItself()
{
    makeTree();
    auto one = job("/tree");
    one.to = m_from;
    one.directory = "/tree/sub";
    one.samePlace = true;
    const auto outcome = run(one);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
}

void TestTransferEngine::aLinkIsCopiedAsALink()
{
    QVERIFY(QFile::link(QStringLiteral("/etc/hostname"), m_here->filePath(QStringLiteral("link"))));
    QVERIFY(run(job("/link")).ok());
    QCOMPARE(QFile::symLinkTarget(m_there->filePath(QStringLiteral("link"))),
             QStringLiteral("/etc/hostname"));
    m_to->can.hasSymlinks = false;
    auto one = job("/link");
    one.conflict = ConflictPolicy::KeepBoth;
    const auto outcome = run(one);
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->leftOut, 1);
}

void TestTransferEngine::theIncompleteCopyIsDiscarded()
{
    writeHere("file", QByteArray(9'000'000, 'x'));
    m_to->breakWriteAfter = 5'000'000;
    QVERIFY(!run(job("/file")).ok());
    QVERIFY(!allThere().isEmpty());
    auto given = job("/file");
    given.point = m_point;
    const auto discarded =
        await<void>([&](Callback<void> done) { return m_engine.discard(given, std::move(done)); });
    QVERIFY(discarded.ok());
    QVERIFY(allThere().isEmpty());
    QVERIFY(await<void>([&](Callback<void> done) { return m_engine.discard(given, std::move(done)); }).ok());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestTransferEngine)

#include "tst_transferengine.moc"
