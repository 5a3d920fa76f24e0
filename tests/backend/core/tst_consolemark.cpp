// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <core/consolemark.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

class TestConsoleMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatADeadConsoleLeftIsFound();
    void locksOfKilledConsolesAreRemoved();

private:
    using Labels = ConsoleMark::Labels;

    [[nodiscard]] std::shared_ptr<ConsoleMark> console() const
    {
        return std::make_shared<ConsoleMark>(
            m_home.path(), QStringLiteral("helpers"),
            ConsoleMark::Names{QStringLiteral("console"), QStringLiteral("home")});
    }
    static Labels mark(ConsoleMark &console)
    {
        return *await<Labels>([&](auto done) { return console.identify(std::move(done)); });
    }

    QTemporaryDir m_home;
};

void TestConsoleMark::onlyWhatADeadConsoleLeftIsFound()
{
    const auto first = console();
    auto second = console();
    const Labels mine = mark(*first);
    const Labels theirs = mark(*second);
    QVERIFY(mine != theirs);
    QCOMPARE(mark(*first), mine);
    Labels foreign = theirs;
    foreign[QStringLiteral("home")] = QStringLiteral("elsewhere");
    Labels hostile = theirs;
    hostile[QStringLiteral("console")] = QStringLiteral("../../etc/x");
    const auto dead = [&] {
        return *await<QList<int>>([&](auto done) {
            return first->findDead({mine, theirs, foreign, hostile, {}}, std::move(done));
        });
    };
    QCOMPARE(dead(), QList<int>());
    second.reset();
    QTRY_COMPARE(dead(), QList<int>{1}); // its work off the thread may hold it for a moment
    QVERIFY(first->isForeign(foreign));
    QVERIFY(first->isForeign({}));
    QVERIFY(!first->isForeign(theirs));
}

void TestConsoleMark::locksOfKilledConsolesAreRemoved()
{
    QFile stale(m_home.filePath(QStringLiteral("helpers.00000000-0000-4000-8000-000000000000.alive")));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.close();
    mark(*console());
    QVERIFY(!stale.exists());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestConsoleMark)
#include "tst_consolemark.moc"
