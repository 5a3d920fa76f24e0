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
