// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"

#include <models/sandboxfilterproxy.h>
#include <models/sandboxmodel.h>
#include <models/wording.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestSandboxModel : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    SandboxRow row(const QString &id, const QString &name, SandboxState state,
                   const QString &reason = {}) const
    {
        SandboxRow row;
        row.sandbox = makeSandbox(id, name, state, reason);
        row.sandbox.connectionId = QStringLiteral("here");
        row.sandbox.createdAt = m_clock.now().addSecs(-116 * 60);
        row.connectionName = QStringLiteral("This computer");
        return row;
    }
    static QString text(const SandboxModel &model, int column, int role = Qt::DisplayRole)
    {
        return model.index(0, column).data(role).toString();
    }

private Q_SLOTS:
    void theStateColumnSaysStateAndReason_data()
    {
        QTest::addColumn<SandboxState>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("stale");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("plain") << SandboxState::Running << QString() << false << QStringLiteral("Running");
        QTest::newRow("reason") << SandboxState::Pending << QStringLiteral("claim unbound") << false
                                << QStringLiteral("Pending, claim unbound");
        QTest::newRow("stale") << SandboxState::Paused << QString() << true << QStringLiteral("was Paused");
        QTest::newRow("ended and stale")
            << SandboxState::Terminated << QString() << true << QStringLiteral("Terminated");
        QTest::newRow("control characters")
            << SandboxState::Failed << QStringLiteral("a\nb") << false << QStringLiteral("Failed, a␊b");
    }
    void theStateColumnSaysStateAndReason()
    {
        QFETCH(SandboxState, state);
        QFETCH(QString, reason);
        QFETCH(bool, stale);
        QFETCH(QString, wanted);
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(), state, reason);
        one.stale = stale;
        model.upsert(SandboxModel::prepared(one));
        QCOMPARE(text(model, SandboxModel::State), wanted);
    }

    void theExpiryIsAskedOfTheClockEachTime()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(), SandboxState::Running);
        one.sandbox.expiresAt = m_clock.now().addSecs(4881);
        model.upsert(SandboxModel::prepared(one));
        QCOMPARE(text(model, SandboxModel::Expires), QStringLiteral("1:21:21"));
        QVERIFY(!model.index(0, 0).data(SandboxModel::SoonRole).toBool());
        const QDateTime before = m_clock.time;
        m_clock.time = before.addSecs(4629);
        QCOMPARE(text(model, SandboxModel::Expires), QStringLiteral("4:12"));
        QVERIFY(model.index(0, 0).data(SandboxModel::SoonRole).toBool());
        m_clock.time = before.addSecs(4891);
        QCOMPARE(text(model, SandboxModel::Expires), QStringLiteral("0:10 ago"));
        m_clock.time = before;
    }

    void aRowThatBecomesUrgentIsAnnouncedOnce()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(), SandboxState::Running);
        one.sandbox.expiresAt = m_clock.now().addSecs(605);
        model.upsert(SandboxModel::prepared(one));
        model.noteTime();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QDateTime before = m_clock.time;
        m_clock.time = before.addSecs(10);
        model.noteTime();
        QCOMPARE(changed.count(), 1);
        model.noteTime();
        QCOMPARE(changed.count(), 1);
        m_clock.time = before;
    }

    void aReaderHearsNameStateExpiryAndPlace()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QStringLiteral("crawler-eu-west"), SandboxState::Running);
        one.sandbox.expiresAt = m_clock.now().addSecs(250);
        model.upsert(SandboxModel::prepared(one));
        const QString said = text(model, SandboxModel::State, Qt::AccessibleTextRole);
        QVERIFY2(said.startsWith(QLatin1String("crawler-eu-west, Running, expires in 4 minute")),
                 qPrintable(said));
        QVERIFY(said.endsWith(QLatin1String("on This computer")));
    }

    void agesAndSpansReadLikeWords_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<QString>("countdown");
        QTest::newRow("seconds") << qint64(8) << QStringLiteral("8 s") << QStringLiteral("0:08");
        QTest::newRow("minutes") << qint64(2280) << QStringLiteral("38 min") << QStringLiteral("38:00");
        QTest::newRow("hours") << qint64(6960) << QStringLiteral("1 h 56 min") << QStringLiteral("1:56:00");
        QTest::newRow("whole hours") << qint64(21600) << QStringLiteral("6 h") << QStringLiteral("6:00:00");
        QTest::newRow("days") << qint64(273600) << QStringLiteral("3 d 4 h") << QStringLiteral("3 d 4 h");
    }
    void agesAndSpansReadLikeWords()
    {
        QFETCH(qint64, seconds);
        QTEST(durationText(seconds), "duration");
        QTEST(countdownText(seconds), "countdown");
    }

    void theDefaultOrderPutsWhatNeedsAttentionFirst()
    {
        SandboxModel model(m_clock);
        SandboxFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        SandboxRow soon = row(QStringLiteral("s"), QStringLiteral("soon"), SandboxState::Running);
        soon.sandbox.expiresAt = m_clock.now().addSecs(60);
        for (const SandboxRow &one :
             {row(QStringLiteral("t"), QStringLiteral("ended"), SandboxState::Terminated),
              row(QStringLiteral("r"), QStringLiteral("b-running"), SandboxState::Running),
              row(QStringLiteral("q"), QStringLiteral("A-running"), SandboxState::Running),
              row(QStringLiteral("p"), QStringLiteral("paused"), SandboxState::Paused), soon,
              row(QStringLiteral("n"), QStringLiteral("pending"), SandboxState::Pending),
              row(QStringLiteral("f"), QStringLiteral("failed"), SandboxState::Failed)})
            model.upsert(SandboxModel::prepared(one));
        QStringList order;
        for (int i = 0; i < proxy.rowCount(); ++i)
            order << proxy.index(i, SandboxModel::Name).data().toString();
        QCOMPARE(order.join(QLatin1Char(' ')),
                 QStringLiteral("failed soon pending paused A-running b-running ended"));
    }

    void theSearchLooksAtEverything_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("found");
        QTest::newRow("name") << QStringLiteral("CRAWLER") << true;
        QTest::newRow("id") << QStringLiteral("9f2c") << true;
        QTest::newRow("image") << QStringLiteral("python") << true;
        QTest::newRow("metadata") << QStringLiteral("team=agents") << true;
        QTest::newRow("mount source") << QStringLiteral("/data/shared") << true;
        QTest::newRow("mount target") << QStringLiteral("/mnt/train") << true;
        QTest::newRow("reason") << QStringLiteral("out of memory") << true;
        QTest::newRow("all words") << QStringLiteral("crawler python") << true;
        QTest::newRow("one word is missing") << QStringLiteral("crawler ruby") << false;
        QTest::newRow("a pattern is plain text") << QStringLiteral(".*") << false;
    }
    void theSearchLooksAtEverything()
    {
        QFETCH(QString, search);
        QFETCH(bool, found);
        SandboxModel model(m_clock);
        SandboxFilterProxy proxy;
        proxy.setSourceModel(&model);
        SandboxRow one = row(QStringLiteral("9f2c4b1e"), QStringLiteral("crawler"), SandboxState::Failed,
                             QStringLiteral("out of memory"));
        one.sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
        one.sandbox.mounts = {
            {VolumeKind::Host, QStringLiteral("/data/shared"), {}, QStringLiteral("/mnt/train"), true}};
        model.upsert(SandboxModel::prepared(one));
        proxy.setSearch(search);
        QCOMPARE(proxy.rowCount(), found ? 1 : 0);
    }

    void expiringSoonAndMineAreFilters()
    {
        SandboxModel model(m_clock);
        SandboxFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        SandboxRow soon = row(QStringLiteral("s"), QStringLiteral("soon"), SandboxState::Running);
        soon.sandbox.expiresAt = m_clock.now().addSecs(900);
        SandboxRow mine = row(QStringLiteral("m"), QStringLiteral("mine"), SandboxState::Running);
        mine.sandbox.madeHere = true;
        model.upsert(SandboxModel::prepared(soon));
        model.upsert(SandboxModel::prepared(mine));
        SandboxFilter filter;
        filter.mine = true;
        proxy.setFilter(filter);
        QCOMPARE(proxy.rowCount(), 1);
        QCOMPARE(proxy.index(0, SandboxModel::Name).data().toString(), QStringLiteral("mine"));
        filter.mine = false;
        filter.expiringSoon = true;
        proxy.setFilter(filter);
        QCOMPARE(proxy.rowCount(), 0);
        const QDateTime before = m_clock.time;
        m_clock.time = before.addSecs(400);
        model.noteTime(); // time goes by
        QCOMPARE(proxy.rowCount(), 1);
        m_clock.time = before; // the system clock was set back
        model.noteTime();
        QCOMPARE(proxy.rowCount(), 0);
        proxy.setFilter({});
        QVERIFY(!proxy.isFiltering());
        QCOMPARE(proxy.rowCount(), 2);
    }

    void countdownsFollowAClockThatIsSet_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("expires");
        QTest::addColumn<QString>("age");
        QTest::addColumn<bool>("soon");
        QTest::newRow("as it goes") << 1 << QStringLiteral("59:59") << QStringLiteral("1 h 56 min") << false;
        QTest::newRow("an hour back, as when summer time was wrong")
            << -3600 << QStringLiteral("2:00:00") << QStringLiteral("56 min") << false;
        QTest::newRow("before the creation")
            << -7200 << QStringLiteral("3:00:00") << QStringLiteral("0 s") << false;
        QTest::newRow("after a suspend")
            << 3300 << QStringLiteral("5:00") << QStringLiteral("2 h 51 min") << true;
        QTest::newRow("beyond the expiry")
            << 3660 << QStringLiteral("1:00 ago") << QStringLiteral("2 h 57 min") << true;
    }
    void countdownsFollowAClockThatIsSet()
    {
        QFETCH(int, step);
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(), SandboxState::Running);
        one.sandbox.expiresAt = m_clock.now().addSecs(3600);
        model.upsert(SandboxModel::prepared(one));
        model.noteTime();
        const QDateTime before = m_clock.time;
        m_clock.time = before.addSecs(step);
        model.noteTime();
        const auto undo = qScopeGuard([&] { m_clock.time = before; });
        QTEST(text(model, SandboxModel::Expires), "expires");
        QTEST(text(model, SandboxModel::Age), "age");
        QTEST(model.index(0, 0).data(SandboxModel::SoonRole).toBool(), "soon");
    }

    void aStaleRowSaysHowOldItIs()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(), SandboxState::Running);
        one.stale = true;
        one.staleSince = m_clock.now().addSecs(-180);
        model.upsert(SandboxModel::prepared(one));
        QCOMPARE(text(model, SandboxModel::State), QStringLiteral("was Running, 3 min ago"));
        QCOMPARE(text(model, SandboxModel::Cpu), QStringLiteral("–"));
    }

    void aNameOfAMegabyteIsCutOffAndTheRestIsNotSearched()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("a"), QString(1 << 20, QLatin1Char('n')), SandboxState::Running);
        one.sandbox.metadata.insert(QStringLiteral("big"), QString(1 << 20, QLatin1Char('v')));
        model.upsert(SandboxModel::prepared(one));
        QVERIFY(text(model, SandboxModel::Name).size() < 300);
        QVERIFY(text(model, SandboxModel::Name).endsWith(QChar(0x2026)));
        QVERIFY(text(model, SandboxModel::Metadata).size() < 300);
        for (int column = 0; column < SandboxModel::ColumnCount; ++column)
            QVERIFY(text(model, column, Qt::ToolTipRole).size() < 5000);
        QVERIFY(text(model, 0, SandboxModel::SearchRole).size() < 10'000);
    }

    void namesThatTurnTheLineRoundOrBreakItAreInert()
    {
        SandboxModel model(m_clock);
        model.upsert(SandboxModel::prepared(row(
            QStringLiteral("a"), QStringLiteral("safe\u202Eexe.sh\n<b>x</b>\u2066"), SandboxState::Running)));
        const QString name = text(model, SandboxModel::Name);
        for (const char16_t bad : {u'\u202E', u'\u2066', u'\n'})
            QVERIFY(!name.contains(QChar(bad)));
        QVERIFY(!text(model, SandboxModel::Name, Qt::ToolTipRole).contains(QLatin1String("<b>")));
        QVERIFY(!text(model, SandboxModel::State, Qt::AccessibleTextRole).contains(QChar(0x202E)));
    }

    void everyColumnHasAnIdAndAHeading()
    {
        const SandboxModel model(m_clock);
        QSet<QString> ids;
        for (int column = 0; column < SandboxModel::ColumnCount; ++column) {
            ids.insert(model.headerData(column, Qt::Horizontal, SandboxModel::ColumnIdRole).toString());
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        }
        QCOMPARE(ids.size(), int(SandboxModel::ColumnCount));
        QVERIFY(!ids.contains(QString()));
    }

    void theOptionalColumnsSayWhatIsKnown()
    {
        SandboxModel model(m_clock);
        SandboxRow one = row(QStringLiteral("9f2c4b1e-4f1a"), QStringLiteral("web"), SandboxState::Running);
        one.sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
        one.sandbox.endpoints = {{8080, QStringLiteral("127.0.0.1:32768")},
                                 {80, QStringLiteral("127.0.0.1:9")}};
        one.sandbox.nanoCpus = 1'500'000'000;
        one.sandbox.memoryLimit = qint64(2) << 30;
        one.sandbox.runtimeId = QStringLiteral("0123456789abcdef");
        one.sandbox.platformOs = QStringLiteral("linux");
        one.sandbox.platformArch = QStringLiteral("amd64");
        model.upsert(SandboxModel::prepared(one));
        QCOMPARE(text(model, SandboxModel::Id), QStringLiteral("9f2c4b1e-4f1a"));
        QCOMPARE(text(model, SandboxModel::Metadata), QStringLiteral("team = agents"));
        QCOMPARE(text(model, SandboxModel::Ports),
                 QStringLiteral("80 → 127.0.0.1:9, 8080 → 127.0.0.1:32768"));
        QCOMPARE(text(model, SandboxModel::Limits), QStringLiteral("1.5 CPU, 2.0 GiB"));
        QCOMPARE(text(model, SandboxModel::Container), QStringLiteral("0123456789ab"));
        QCOMPARE(text(model, SandboxModel::Platform), QStringLiteral("linux/amd64"));
        model.upsert(
            SandboxModel::prepared(row(QStringLiteral("9f2c4b1e-4f1a"), QString(), SandboxState::Running)));
        for (const int column : {SandboxModel::Metadata, SandboxModel::Ports, SandboxModel::Limits,
                                 SandboxModel::Container, SandboxModel::Platform})
            QCOMPARE(text(model, column), QStringLiteral("–"));
    }

    void anyColumnSorts()
    {
        SandboxModel model(m_clock);
        SandboxFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        SandboxRow b = row(QStringLiteral("2"), QStringLiteral("b"), SandboxState::Running);
        b.sandbox.createdAt = m_clock.now().addSecs(-10);
        b.sandbox.expiresAt = m_clock.now().addSecs(5000);
        b.sandbox.image = b.sandbox.runtimeId = b.sandbox.platformOs = b.connectionName = QStringLiteral("z");
        b.sandbox.endpoints = {{80, QStringLiteral("x")}};
        b.sandbox.memoryLimit = 1;
        b.sandbox.mounts = {{VolumeKind::Host, QStringLiteral("/a"), {}, QStringLiteral("/b"), true}};
        b.sandbox.metadata.insert(QStringLiteral("z"), QStringLiteral("z"));
        SandboxRow a = row(QStringLiteral("1"), QStringLiteral("a"), SandboxState::Failed);
        a.sandbox.metadata.insert(QStringLiteral("a"), QStringLiteral("a"));
        a.sandbox.runtimeId = a.sandbox.platformOs = QStringLiteral("a");
        model.upsert(SandboxModel::prepared(b));
        model.upsert(SandboxModel::prepared(a));
        const auto first = [&] { return proxy.index(0, SandboxModel::Name).data().toString(); };
        for (int column = 0; column < SandboxModel::ColumnCount; ++column) {
            if (column == SandboxModel::Cpu || column == SandboxModel::Memory)
                continue; // see the tests of what is measured
            const bool youngerFirst = column == SandboxModel::Age || column == SandboxModel::Expires;
            proxy.sort(column, Qt::AscendingOrder);
            QVERIFY2(first() == QLatin1String(youngerFirst ? "b" : "a"), QByteArray::number(column));
            proxy.sort(column, Qt::DescendingOrder);
            QVERIFY2(first() == QLatin1String(youngerFirst ? "a" : "b"), QByteArray::number(column));
        }
    }

    void savedFiltersAreKeptByName()
    {
        SavedFilters saved;
        SandboxFilter failed;
        failed.states = {SandboxState::Failed};
        SandboxFilter mine;
        mine.mine = true;
        saved.put(QStringLiteral(" what  broke "), failed);
        saved.put(QStringLiteral("Mine"), mine);
        saved.put(QString(), mine);
        QCOMPARE(saved.all().size(), 2);
        QCOMPARE(saved.all().constFirst().name, QStringLiteral("Mine"));
        QCOMPARE(saved.nameOf(failed), QStringLiteral("what broke"));
        QVERIFY(saved.nameOf({}).isEmpty());
        saved.put(QStringLiteral("MINE"), failed);
        QCOMPARE(saved.all().size(), 2);
        QCOMPARE(saved.find(QStringLiteral("mine"))->filter, failed);
        QVERIFY(!saved.rename(QStringLiteral("mine"), QStringLiteral("What Broke")));
        QVERIFY(!saved.rename(QStringLiteral("mine"), QStringLiteral("  ")));
        QVERIFY(!saved.rename(QStringLiteral("nobody"), QStringLiteral("x")));
        QVERIFY(saved.rename(QStringLiteral("mine"), QStringLiteral("mIne")));
        QVERIFY(saved.rename(QStringLiteral("mine"), QStringLiteral("zz")));
        saved.remove(QStringLiteral("ZZ"));
        QCOMPARE(saved.all().size(), 1);
    }

    void filtersNarrowEachOther()
    {
        SandboxModel model(m_clock);
        SandboxFilterProxy proxy;
        proxy.setSourceModel(&model);
        SandboxRow other = row(QStringLiteral("b"), QStringLiteral("two"), SandboxState::Running);
        other.sandbox.connectionId = QStringLiteral("there");
        other.sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("x"));
        model.upsert(
            SandboxModel::prepared(row(QStringLiteral("a"), QStringLiteral("one"), SandboxState::Running)));
        model.upsert(SandboxModel::prepared(other));
        proxy.setConnection(QStringLiteral("there"));
        QCOMPARE(proxy.rowCount(), 1);
        proxy.setStates({SandboxState::Paused});
        QCOMPARE(proxy.rowCount(), 0);
        proxy.setStates({SandboxState::Running, SandboxState::Paused});
        proxy.setMetadata({{QStringLiteral("team"), QStringLiteral("x")}});
        QCOMPARE(proxy.rowCount(), 1);
        proxy.setMetadata({{QStringLiteral("team"), QStringLiteral("y")}});
        QCOMPARE(proxy.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSandboxModel)
#include "tst_sandboxmodel.moc"
