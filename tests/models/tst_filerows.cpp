// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>
#include <models/filerows.h>

#include <core/offthread.h>

#include <QRandomGenerator>
#include <QTest>

using namespace osc;

namespace {

int signOf(int difference)
{
    return difference < 0 ? -1 : (difference > 0 ? 1 : 0);
}

QCollator collatorOf(const QString &locale)
{
    QCollator collator{QLocale(locale)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

/// Few different characters, so that many names begin alike.
QByteArray randomName(QRandomGenerator &random)
{
    static constexpr char few[] = "aAbBchHz019 0-_.~";
    QByteArray name;
    for (quint32 i = random.bounded(7U); i > 0; --i)
        name.append(random.bounded(4) == 0 ? static_cast<char>(random.bounded(' ', '~' + 1))
                                           : few[random.bounded(static_cast<int>(sizeof few) - 1)]);
    return name;
}

FileEntry fullEntry()
{
    return {.name = "link\xff",
            .type = FileType::Symlink,
            .size = 1LL << 40,
            .modified = QDateTime(QDate(2026, 11, 12), QTime(14, 33, 1, 250), Qt::UTC),
            .mode = 07777,
            .uid = 1000,
            .gid = 4'000'000'000,
            .owner = QStringLiteral("agent"),
            .group = QStringLiteral("staff"),
            .linkTarget = "../there",
            .targetType = FileType::Directory,
            .storageClass = QStringLiteral("IA")};
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(osc::FileEntry &)>)

class TestFileRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainNamesStandAsTheCollatorPutsThem_data();
    void plainNamesStandAsTheCollatorPutsThem();
    void whereLettersAreNoneOfTheirOwnNoNameIsPlain();
    void whatIsNotPrintableIsNotPlain();
    void anEntryComesBackAsItWas_data();
    void anEntryComesBackAsItWas();
    void aCopyIsReadWhileMoreAreAdded();
    void everyNameIsFoundAndTheLastOfOneNameCounts();
};

void TestFileRows::plainNamesStandAsTheCollatorPutsThem_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *locale :
         {"en_GB", "zh_CN", "de_DE", "sv_SE", "tr_TR", "fr_CA", "ja_JP", "ar_EG", "th_TH"})
        QTest::newRow(locale) << QString::fromLatin1(locale);
}

void TestFileRows::plainNamesStandAsTheCollatorPutsThem()
{
    QFETCH(QString, locale);
    const QCollator collator = collatorOf(locale);
    const FileNameOrder order(collator);
    QRandomGenerator random(20261122);
    int plain = 0;
    for (int i = 0; i < 4000; ++i) {
        const QByteArray left = randomName(random);
        const QByteArray right = randomName(random);
        if (!order.isPlain(left) || !order.isPlain(right))
            continue;
        ++plain;
        const int expected = signOf(collator.compare(QString::fromLatin1(left), QString::fromLatin1(right)));
        if (signOf(order.comparePlain(left, right)) != expected)
            QFAIL(qPrintable(QStringLiteral("“%1” and “%2”: %3")
                                 .arg(QString::fromLatin1(left), QString::fromLatin1(right))
                                 .arg(expected)));
    }
    QCOMPARE(plain, 4000);
}

void TestFileRows::whereLettersAreNoneOfTheirOwnNoNameIsPlain()
{
    for (const char *locale : {"cs_CZ", "da_DK", "hu_HU", "lt_LT"}) {
        const FileNameOrder order(collatorOf(QString::fromLatin1(locale)));
        QVERIFY2(!order.isPlain("a"), locale);
        const FileNameOrder other = order.copy();
        QVERIFY2(order.key("file 9").compare(other.key("file 10")) < 0, locale);
    }
}

void TestFileRows::whatIsNotPrintableIsNotPlain()
{
    const FileNameOrder order(fileCollator());
    QVERIFY(order.isPlain("A file_9 (copy).tar.gz"));
    QVERIFY(order.isPlain(""));
    QVERIFY(!order.isPlain("caf\xc3\xa9"));
    QVERIFY(!order.isPlain("a\nb"));
    QVERIFY(!order.isPlain("a\x7f"));
    QVERIFY(!order.isPlain(QByteArray(300, '7'))); // collators take such a number apart
}

void TestFileRows::anEntryComesBackAsItWas_data()
{
    QTest::addColumn<std::function<void(FileEntry &)>>("change");
    const auto add = [](const char *name, std::function<void(FileEntry &)> change) {
        QTest::newRow(name) << change;
    };
    add("name", [](FileEntry &entry) { entry.name = "link"; });
    add("no name", [](FileEntry &entry) { entry.name.clear(); });
    add("long name", [](FileEntry &entry) { entry.name = QByteArray(100'000, 'x'); });
    add("type", [](FileEntry &entry) { entry.type = FileType::CharDevice; });
    add("size", [](FileEntry &entry) { entry.size = -1; });
    add("modified", [](FileEntry &entry) { entry.modified = entry.modified.addMSecs(1); });
    add("not modified", [](FileEntry &entry) { entry.modified = {}; });
    add("mode", [](FileEntry &entry) { entry.mode = -1; });
    add("strange mode", [](FileEntry &entry) { entry.mode = 0100644; });
    add("uid", [](FileEntry &entry) { entry.uid = -1; });
    add("gid", [](FileEntry &entry) { entry.gid = -1; });
    add("owner", [](FileEntry &entry) { entry.owner.clear(); });
    add("group", [](FileEntry &entry) { entry.group = QStringLiteral("agent"); });
    add("link", [](FileEntry &entry) { entry.linkTarget = "../ther"; });
    add("target", [](FileEntry &entry) { entry.targetType = FileType::Unknown; });
    add("class", [](FileEntry &entry) { entry.storageClass.clear(); });
}

void TestFileRows::anEntryComesBackAsItWas()
{
    QFETCH(std::function<void(FileEntry &)>, change);
    const FileNameOrder order(fileCollator());
    FileEntry changed = fullEntry();
    change(changed);
    FileRows rows;
    const FileRows::Id first = rows.add(fullEntry(), order);
    const FileRows::Id second = rows.add(changed, order);
    QCOMPARE(rows.entry(first), fullEntry());
    QCOMPARE(rows.entry(second), changed);
    QVERIFY(rows.holds(first, fullEntry()) && rows.holds(second, changed));
    QVERIFY(!rows.holds(first, changed) && !rows.holds(second, fullEntry()));
}

void TestFileRows::aCopyIsReadWhileMoreAreAdded()
{
    const FileNameOrder order(fileCollator());
    FileRows rows;
    FileEntry entry = fullEntry();
    const auto addOne = [&](int i) {
        entry.name = (i % 3 == 0 ? "f\xc3\xbcr " : "file ") + QByteArray::number(i);
        entry.owner = QString::number(i % 20);
        rows.add(entry, order);
    };
    for (int i = 0; i < 3000; ++i)
        addOne(i);
    std::optional<qint64> sum;
    const Operation reading = runOffThread<qint64>(
        [copy = rows, own = order.copy()]() -> Result<qint64> {
            qint64 ordered = 0;
            for (FileRows::Id id = 3; id < 3000; ++id)
                ordered += copy.compareNames(id - 3, id, own) < 0 &&
                           copy.owner(id) == QString::number(id % 20) + QStringLiteral(":staff");
            return ordered;
        },
        [&](const Result<qint64> &ordered) { sum = *ordered; });
    for (int i = 3000; i < 9000; ++i)
        addOne(i);
    QTRY_VERIFY(sum);
    QCOMPARE(*sum, 2997);
    for (FileRows::Id id = 0; id < 9000; ++id)
        QVERIFY(rows.name(id).endsWith(QByteArray::number(id)));
}

void TestFileRows::everyNameIsFoundAndTheLastOfOneNameCounts()
{
    const FileNameOrder order(fileCollator());
    QRandomGenerator random(3);
    FileRows rows;
    FileNameIndex index;
    QCOMPARE(index.find(rows, "a"), FileRows::none);
    QHash<QByteArray, FileRows::Id> expected;
    for (int i = 0; i < 5000; ++i) {
        const QByteArray name = QByteArray::number(random.bounded(2000));
        const FileRows::Id id = rows.add({.name = name}, order);
        index.put(rows, id);
        expected.insert(name, id);
    }
    for (int i = 0; i < 2100; ++i) {
        const QByteArray name = QByteArray::number(i);
        QCOMPARE(index.find(rows, name), expected.value(name, FileRows::none));
    }
    index.clear();
    QCOMPARE(index.find(rows, "1"), FileRows::none);
}

QTEST_GUILESS_MAIN(TestFileRows)
#include "tst_filerows.moc"
