// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "memoryfilesystem.h"

#include <files/libarchivelister.h>

#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace osc;
using namespace osc::test;

namespace {

struct Member
{
    QByteArray path;
    QByteArray bytes{};
    unsigned type = AE_IFREG;
    QByteArray link{};
};

/// An archive in memory, as anybody could make it.
QByteArray makeArchive(const QList<Member> &members, bool zip, int filter)
{
    std::vector<char> room(64 * 1024 * 1024);
    size_t used = 0;
    archive *writer = archive_write_new();
    if (zip)
        archive_write_set_format_zip(writer);
    else
        archive_write_set_format_gnutar(writer);
    if (filter != ARCHIVE_FILTER_NONE)
        archive_write_add_filter(writer, filter);
    archive_write_open_memory(writer, room.data(), room.size(), &used);
    for (const Member &member : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.path.constData());
        archive_entry_set_filetype(entry, member.type);
        archive_entry_set_size(entry, member.bytes.size());
        archive_entry_set_mtime(entry, 1'700'000'000, 0);
        archive_entry_set_perm(entry, 0644);
        if (!member.link.isEmpty())
            archive_entry_set_symlink(entry, member.link.constData());
        archive_write_header(writer, entry);
        archive_write_data(writer, member.bytes.constData(), static_cast<size_t>(member.bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return QByteArray(room.data(), static_cast<qsizetype>(used));
}

} // namespace

class TestLibArchiveLister : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindIsListed_data();
    void everyKindIsListed();
    void hostileNamesAreToldAsTheyAre();
    void onlyTheHeadersOfATarAreRead();
    void onlyTheDirectoryOfAZipIsRead();
    void aBombIsEndedEarly();
    void tooManyEntriesAreCutOff();
    void aDamagedArchiveGivesWhatCameBefore();
    void whatIsNoArchiveFails_data();
    void whatIsNoArchiveFails();
    void aReadErrorIsTheError();
    void withoutPartsTheBeginningIsListed();
    void cancellingEndsAWaitingListing();
    void theListerMayGoWhileAListingWaits();

private:
    Result<ArchiveSummary> list(const QByteArray &bytes, const ArchiveLimits &limits = {})
    {
        m_files->addFile("/a", bytes);
        m_entries.clear();
        return await<ArchiveSummary>([&](auto done) {
            return m_lister->list(
                m_files, "/a", bytes.size(), limits,
                [this](const QList<ArchiveEntry> &entries) { m_entries += entries; }, std::move(done));
        });
    }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<LibArchiveLister> m_lister;
    QList<ArchiveEntry> m_entries;
};

void TestLibArchiveLister::init()
{
    m_files = std::make_shared<MemoryFileSystem>();
    m_lister = std::make_unique<LibArchiveLister>();
}

void TestLibArchiveLister::everyKindIsListed_data()
{
    QTest::addColumn<bool>("zip");
    QTest::addColumn<int>("filter");
    QTest::newRow("tar") << false << ARCHIVE_FILTER_NONE;
    QTest::newRow("tar.gz") << false << ARCHIVE_FILTER_GZIP;
    QTest::newRow("tar.bz2") << false << ARCHIVE_FILTER_BZIP2;
    QTest::newRow("tar.xz") << false << ARCHIVE_FILTER_XZ;
    QTest::newRow("tar.zst") << false << ARCHIVE_FILTER_ZSTD;
    QTest::newRow("zip") << true << ARCHIVE_FILTER_NONE;
}

void TestLibArchiveLister::everyKindIsListed()
{
    QFETCH(bool, zip);
    QFETCH(int, filter);
    const QByteArray bytes =
        makeArchive({{"docs/", {}, AE_IFDIR}, {"docs/a.txt", QByteArray(300'000, 'a')}, {"docs/b.txt", "b"}},
                    zip, filter);
    const auto summary = list(bytes);
    QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().message));
    QCOMPARE(summary->end, ArchiveSummary::End::Complete);
    QCOMPARE(summary->entries, 3);
    QCOMPARE(m_entries.size(), 3);
    QCOMPARE(m_entries.at(0).type, FileType::Directory);
    QCOMPARE(m_entries.at(1).path, QByteArray("docs/a.txt"));
    QCOMPARE(m_entries.at(1).size, 300'000);
    QCOMPARE(m_entries.at(1).modified.toSecsSinceEpoch(), 1'700'000'000);
    QCOMPARE(summary->unpacked, 300'001);
}

void TestLibArchiveLister::hostileNamesAreToldAsTheyAre()
{
    const QList<Member> members{{"../../etc/passwd", "x"},
                                {"/absolute", "x"},
                                {"a\nb\x1b[31m", "x"},
                                {"\xff\xfe", "x"},
                                {"link", {}, AE_IFLNK, "/etc/shadow"},
                                {QByteArray(5000, 'n'), "x"}};
    const auto summary = list(makeArchive(members, false, ARCHIVE_FILTER_NONE));
    QVERIFY(summary);
    QCOMPARE(m_entries.size(), members.size());
    for (qsizetype i = 0; i < 5; ++i)
        QCOMPARE(m_entries.at(i).path, members.at(i).path);
    QCOMPARE(m_entries.at(4).linkTarget, QByteArray("/etc/shadow"));
    QCOMPARE(m_entries.at(5).path.size(), 1024);
}

void TestLibArchiveLister::onlyTheHeadersOfATarAreRead()
{
    QList<Member> members;
    for (int i = 0; i < 4; ++i)
        members.append({QByteArray::number(i), QByteArray(8 * 1024 * 1024, 'x')});
    const auto summary = list(makeArchive(members, false, ARCHIVE_FILTER_NONE));
    QVERIFY(summary);
    QCOMPARE(summary->entries, 4);
    QVERIFY(m_files->bytesRead < 2 * 1024 * 1024);
}

void TestLibArchiveLister::onlyTheDirectoryOfAZipIsRead()
{
    QByteArray noise(20 * 1024 * 1024, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : noise)
        byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    const auto summary = list(makeArchive({{"noise", noise}, {"b", "b"}}, true, ARCHIVE_FILTER_NONE));
    QVERIFY(summary);
    QCOMPARE(summary->entries, 2);
    QVERIFY(m_files->bytesRead < 1024 * 1024);
}

void TestLibArchiveLister::aBombIsEndedEarly()
{
    for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD}) {
        QList<Member> members;
        for (int i = 0; i < 6; ++i)
            members.append({QByteArray::number(i), QByteArray(16 * 1024 * 1024, '\0')});
        const QByteArray bytes = makeArchive(members, false, filter);
        auto summary = list(bytes, {.unpacked = 20 * 1024 * 1024});
        QVERIFY(summary);
        QCOMPARE(summary->end, ArchiveSummary::End::TooMuchUnpacked);
        QVERIFY(m_entries.size() < 5);
        summary = list(bytes, {.ratio = 10});
        QVERIFY(summary);
        QCOMPARE(summary->end, ArchiveSummary::End::TooMuchUnpacked);
    }
}

void TestLibArchiveLister::tooManyEntriesAreCutOff()
{
    QList<Member> members;
    for (int i = 0; i < 1500; ++i)
        members.append({QByteArray::number(i), "x"});
    for (const bool zip : {true, false}) {
        const auto summary = list(makeArchive(members, zip, ARCHIVE_FILTER_NONE), {.entries = 1000});
        QVERIFY(summary);
        QCOMPARE(summary->end, ArchiveSummary::End::TooManyEntries);
        QCOMPARE(m_entries.size(), 1000);
    }
}

void TestLibArchiveLister::aDamagedArchiveGivesWhatCameBefore()
{
    const QByteArray bytes =
        makeArchive({{"a", QByteArray(3000, 'a')}, {"b", QByteArray(3000, 'b')}}, false, ARCHIVE_FILTER_NONE);
    const auto summary = list(bytes.left(4000));
    QVERIFY(summary);
    QCOMPARE(summary->end, ArchiveSummary::End::Damaged);
    QVERIFY(!m_entries.isEmpty());
}

void TestLibArchiveLister::whatIsNoArchiveFails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray(2000, 'x');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zip without a directory") << QByteArray("PK\x03\x04") + QByteArray(100, 'x');
    QTest::newRow("gzip of nothing") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3", 10);
}

void TestLibArchiveLister::whatIsNoArchiveFails()
{
    QFETCH(QByteArray, bytes);
    const auto summary = list(bytes);
    QVERIFY(m_entries.isEmpty());
    QVERIFY(!summary || summary->entries == 0);
    if (!summary)
        QCOMPARE(summary.error().kind, ErrorKind::Invalid);
}

void TestLibArchiveLister::aReadErrorIsTheError()
{
    m_files->failure = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("No.")};
    const auto summary = list(makeArchive({{"a", "a"}}, false, ARCHIVE_FILTER_NONE));
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, ErrorKind::Forbidden);
}

void TestLibArchiveLister::withoutPartsTheBeginningIsListed()
{
    m_files->can.canReadRange = false;
    QList<Member> members;
    for (int i = 0; i < 4; ++i)
        members.append({QByteArray::number(i), QByteArray(4 * 1024 * 1024, 'x')});
    const auto summary = list(makeArchive(members, false, ARCHIVE_FILTER_NONE));
    QVERIFY(summary);
    QCOMPARE(summary->end, ArchiveSummary::End::NoParts);
    QVERIFY(!m_entries.isEmpty() && m_entries.size() < 4);
}

void TestLibArchiveLister::cancellingEndsAWaitingListing()
{
    m_files->addFile("/a", "x");
    m_files->hangs = true;
    {
        const Operation listing = m_lister->list(
            m_files, "/a", 1, {}, [](const QList<ArchiveEntry> &) {},
            [](const Result<ArchiveSummary> &) { QFAIL("called after cancel"); });
        QTRY_VERIFY(m_files->calls.contains("read /a"));
    }
    m_files->hangs = false;
    QVERIFY(list(makeArchive({{"a", "a"}}, false, ARCHIVE_FILTER_NONE)));
}

void TestLibArchiveLister::theListerMayGoWhileAListingWaits()
{
    m_files->addFile("/a", "x");
    m_files->hangs = true;
    const Operation listing = m_lister->list(
        m_files, "/a", 1, {}, [](const QList<ArchiveEntry> &) {},
        [](const Result<ArchiveSummary> &) { QFAIL("called after the end"); });
    QTRY_VERIFY(m_files->calls.contains("read /a"));
    m_lister.reset();
}

QTEST_GUILESS_MAIN(TestLibArchiveLister)
#include "tst_libarchivelister.moc"
