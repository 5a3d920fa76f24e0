// SPDX-License-Identifier: Apache-2.0
#include "memoryfilesystem.h"

#include <models/diffmodel.h>
#include <models/filecompare.h>
#include <models/foldercompare.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFileCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textsAreComparedLineByLine();
    void onlyTheLineEndsDiffer();
    void otherFilesAreComparedByteByByte();
    void aLongerFileDiffersFromWhereTheOtherEnds();
    void largeFilesAreReadBlockByBlock();
    void aReadErrorIsTheError();
    void linesThatChangedStandSideBySide();
    void longStretchesAreLeftOut();
    void foldersAreComparedWithEverythingInThem_data();
    void foldersAreComparedWithEverythingInThem();
    void contentIsReadOnlyWhenAskedFor();
    void aFolderThatCannotBeReadIsARow();
    void aComparisonCanBeStopped();

private:
    LookTarget at(const std::shared_ptr<MemoryFileSystem> &files, const FilePath &path)
    {
        return {.fileSystem = files, .location = {{}, path}, .entry = files->node(path).entry};
    }
    void compare(FileComparison &comparison)
    {
        comparison.start(at(m_left, "/f"), at(m_right, "/f"));
        QTRY_VERIFY(comparison.state() != FileComparison::State::Comparing);
    }
    QMap<QByteArray, FolderComparison::Verdict> verdicts(const FolderComparison &comparison)
    {
        QMap<QByteArray, FolderComparison::Verdict> all;
        for (int row = 0; row < comparison.rowCount(); ++row)
            all.insert(comparison.row(row).path, comparison.row(row).verdict);
        return all;
    }

    std::shared_ptr<MemoryFileSystem> m_left;
    std::shared_ptr<MemoryFileSystem> m_right;
};

void TestFileCompare::init()
{
    m_left = std::make_shared<MemoryFileSystem>();
    m_right = std::make_shared<MemoryFileSystem>();
}

void TestFileCompare::textsAreComparedLineByLine()
{
    m_left->addFile("/f", "one\ntwo\nthree\n");
    m_right->addFile("/f", "one\n2\nthree\nfour\n");
    FileComparison comparison;
    compare(comparison);
    QCOMPARE(comparison.state(), FileComparison::State::Compared);
    QVERIFY(comparison.isText() && !comparison.isSame());
    QCOMPARE(comparison.diff().removed(), 1);
    QCOMPARE(comparison.diff().added(), 2);
    m_right->addFile("/f", "one\ntwo\nthree\n");
    compare(comparison);
    QVERIFY(comparison.isSame());
}

void TestFileCompare::onlyTheLineEndsDiffer()
{
    m_left->addFile("/f", "one\ntwo\n");
    m_right->addFile("/f", "one\r\ntwo\r\n");
    FileComparison comparison;
    compare(comparison);
    QVERIFY(!comparison.isSame());
    QVERIFY(comparison.diff().isSame());
}

void TestFileCompare::otherFilesAreComparedByteByByte()
{
    QByteArray bytes(100'000, '\0');
    m_left->addFile("/f", bytes);
    bytes[10] = 'x';
    bytes[12] = 'x';
    bytes[90'000] = 'x';
    m_right->addFile("/f", bytes);
    FileComparison comparison;
    compare(comparison);
    QVERIFY(!comparison.isText() && !comparison.isSame());
    const QList<DifferingRange> expected{{10, 3}, {90'000, 1}};
    QCOMPARE(comparison.difference().ranges, expected);
    QVERIFY(!comparison.difference().hasMore);
}

void TestFileCompare::aLongerFileDiffersFromWhereTheOtherEnds()
{
    m_left->addFile("/f", QByteArray(300'000, '\0'));
    m_right->addFile("/f", QByteArray(310'000, '\0'));
    FileComparison comparison;
    compare(comparison);
    const QList<DifferingRange> expected{{300'000, 10'000}};
    QCOMPARE(comparison.difference().ranges, expected);
}

void TestFileCompare::largeFilesAreReadBlockByBlock()
{
    const auto generate = [](char odd) {
        return [odd](qint64 offset, qint64 length) {
            QByteArray bytes(length, '\0');
            const qint64 at = 4'000'000 - offset;
            if (at >= 0 && at < length)
                bytes[at] = odd;
            return bytes;
        };
    };
    for (const auto &files : {m_left, m_right}) {
        files->addFile("/f", {});
        files->node("/f").entry.size = 5'000'000;
    }
    m_left->node("/f").generated = generate('a');
    m_right->node("/f").generated = generate('b');
    FileComparison comparison;
    compare(comparison);
    const QList<DifferingRange> expected{{4'000'000, 1}};
    QCOMPARE(comparison.difference().ranges, expected);
    QVERIFY(comparison.compared() >= 5'000'000);
}

void TestFileCompare::aReadErrorIsTheError()
{
    m_left->addFile("/f", "a");
    m_right->addFile("/f", "b");
    m_right->failure = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("No.")};
    FileComparison comparison;
    compare(comparison);
    QCOMPARE(comparison.state(), FileComparison::State::Failed);
    QCOMPARE(comparison.error().message, QStringLiteral("No."));
}

void TestFileCompare::linesThatChangedStandSideBySide()
{
    const QStringList left{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const QStringList right{QStringLiteral("a"), QStringLiteral("B"), QStringLiteral("c"),
                            QStringLiteral("d")};
    DiffModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTexts(left, right, diffLines(left, right));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1, DiffModel::LeftText).data().toString(), QStringLiteral("b"));
    QCOMPARE(model.index(1, DiffModel::RightText).data().toString(), QStringLiteral("B"));
    QCOMPARE(model.index(1, 0).data(DiffModel::KindRole).toInt(), static_cast<int>(DiffModel::Kind::Changed));
    QCOMPARE(model.nextDifference(-1), 1);
    QCOMPARE(model.nextDifference(1), 3);
    QCOMPARE(model.nextDifference(3), -1);
    QCOMPARE(model.previousDifference(3), 1);
}

void TestFileCompare::longStretchesAreLeftOut()
{
    QStringList left;
    for (int i = 0; i < 100; ++i)
        left << QString::number(i);
    QStringList right = left;
    right[50] = QStringLiteral("x");
    DiffModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTexts(left, right, diffLines(left, right));
    QCOMPARE(model.rowCount(), 2 + 1 + 2 * DiffModel::context);
    QCOMPARE(model.index(0, DiffModel::LeftText).data().toString(), QStringLiteral("⋯"));
    model.setOnlyDifferences(false);
    QCOMPARE(model.rowCount(), 100);
}

void TestFileCompare::foldersAreComparedWithEverythingInThem_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("touchedIsSame");
    QTest::newRow("time") << static_cast<int>(FolderComparison::By::Time) << false;
    QTest::newRow("content") << static_cast<int>(FolderComparison::By::Content) << true;
}

void TestFileCompare::foldersAreComparedWithEverythingInThem()
{
    QFETCH(int, by);
    QFETCH(bool, touchedIsSame);
    for (const auto &files : {m_left, m_right}) {
        files->addDirectory("/d");
        files->addDirectory("/d/sub");
        files->addFile("/d/same", "1");
        files->addFile("/d/touched", "2");
        files->addFile("/d/sub/size", "3");
    }
    m_right->node("/d/touched").entry.modified = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    m_right->addFile("/d/sub/size", "33");
    m_left->addDirectory("/d/gone");
    m_left->addFile("/d/gone/inside", "x");
    m_right->addFile("/d/sub/new\n", "x");
    m_left->addEntry("/d", {.name = "link", .type = FileType::Symlink, .linkTarget = "a"});
    m_right->addEntry("/d", {.name = "link", .type = FileType::Symlink, .linkTarget = "b"});
    m_left->addFile("/d/kind", "x");
    m_right->addDirectory("/d/kind");

    FolderComparison comparison;
    const QAbstractItemModelTester tester(&comparison);
    comparison.start(at(m_left, "/d"), at(m_right, "/d"), static_cast<FolderComparison::By>(by));
    QTRY_COMPARE(comparison.state(), FolderComparison::State::Compared);
    using Verdict = FolderComparison::Verdict;
    const QMap<QByteArray, Verdict> expected{
        {"same", Verdict::Same},           {"touched", touchedIsSame ? Verdict::Same : Verdict::Different},
        {"sub/size", Verdict::Different},  {"gone", Verdict::OnlyLeft},
        {"sub/new\n", Verdict::OnlyRight}, {"link", Verdict::Different},
        {"kind", Verdict::Different}};
    QCOMPARE(verdicts(comparison), expected);
    QCOMPARE(comparison.count(Verdict::OnlyLeft), 1);
    for (int row = 0; row < comparison.rowCount(); ++row)
        QVERIFY(!comparison.index(row, 0).data().toString().contains(u'\n'));
}

void TestFileCompare::contentIsReadOnlyWhenAskedFor()
{
    for (const auto &files : {m_left, m_right}) {
        files->addDirectory("/d");
        files->addFile("/d/f", "1");
    }
    m_right->node("/d/f").bytes = "2";
    FolderComparison comparison;
    comparison.start(at(m_left, "/d"), at(m_right, "/d"), FolderComparison::By::Time);
    QTRY_COMPARE(comparison.state(), FolderComparison::State::Compared);
    QCOMPARE(comparison.count(FolderComparison::Verdict::Same), 1);
    QCOMPARE(m_left->bytesRead, 0);
    comparison.start(at(m_left, "/d"), at(m_right, "/d"), FolderComparison::By::Content);
    QTRY_COMPARE(comparison.state(), FolderComparison::State::Compared);
    QCOMPARE(comparison.count(FolderComparison::Verdict::Different), 1);
}

void TestFileCompare::aFolderThatCannotBeReadIsARow()
{
    m_left->addDirectory("/d");
    m_right->addDirectory("/d");
    m_right->failure = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("No.")};
    FolderComparison comparison;
    comparison.start(at(m_left, "/d"), at(m_right, "/d"), FolderComparison::By::Time);
    QTRY_COMPARE(comparison.state(), FolderComparison::State::Compared);
    QCOMPARE(comparison.count(FolderComparison::Verdict::Unreadable), 1);
    QCOMPARE(comparison.row(0).problem, QStringLiteral("No."));
}

void TestFileCompare::aComparisonCanBeStopped()
{
    m_left->addDirectory("/d");
    m_right->addDirectory("/d");
    m_right->hangs = true;
    FolderComparison comparison;
    comparison.start(at(m_left, "/d"), at(m_right, "/d"), FolderComparison::By::Time);
    QTRY_VERIFY(m_right->calls.contains("list /d"));
    comparison.stop();
    QCOMPARE(comparison.state(), FolderComparison::State::Stopped);
    QCOMPARE(m_right->cancelled, 1);
}

QTEST_GUILESS_MAIN(TestFileCompare)
#include "tst_filecompare.moc"
