// SPDX-License-Identifier: Apache-2.0
#include "fakewindow.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// A window with many sandboxes.
struct ManyRows
{
    ThemeController theme{*qApp, ThemeChoice::Light, false};
    WindowFixture fixture{theme};
    FakeBackend *backend = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
    std::unique_ptr<MainWindow> window;
    QList<Sandbox> sandboxes;

    ManyRows(int count, int unreadable)
    {
        backend->service.snapshotAtOnce = false;
        backend->setLive();
        window = std::make_unique<MainWindow>(fixture.services());
        window->setWindowState(Qt::WindowNoState);
        window->resize(1200, 700);
        window->show();
        for (int i = 0; i < count; ++i)
            sandboxes.append(makeSandbox(QStringLiteral("id%1").arg(i, 6, 10, QLatin1Char('0')),
                                         QStringLiteral("box-%1").arg(i, 6, 10, QLatin1Char('0')),
                                         SandboxState::Running));
        backend->service.tell(SandboxSnapshot{sandboxes, unreadable});
    }
    [[nodiscard]] QTableView *table() const
    {
        return window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
    }
    [[nodiscard]] QString summary() const
    {
        return window->findChild<QWidget *>(QStringLiteral("sandboxesPanel"))
            ->findChild<QLabel *>(QStringLiteral("placeSummary"))
            ->text();
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] {
            return table()->isVisible() && table()->model()->rowCount() == static_cast<int>(sandboxes.size());
        });
    }
    /// Another image, which changes neither the order nor the height of anything.
    void change(int row)
    {
        sandboxes[row].image += QStringLiteral("-x");
        backend->service.tell(SandboxChanged{sandboxes.at(row)});
    }
};

} // namespace osc::test

/// What holds at ten thousand rows as it does at ten.
class TestManyRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCouldNotBeReadIsSaidBesideTheRows()
    {
        ManyRows s(9997, 3);
        QVERIFY(s.wait());
        QTRY_COMPARE(s.summary(), QStringLiteral("9997 on 1 connection(s), 3 more could not be read"));
        s.backend->service.tell(SandboxSnapshot{s.sandboxes, 0});
        QTRY_COMPARE(s.summary(), QStringLiteral("9997 on 1 connection(s)"));
    }

    void aBurstIsToldOnceForEveryRowAndMovesNothingThatStays()
    {
        ManyRows s(2000, 0);
        QVERIFY(s.wait());
        s.table()->setCurrentIndex(s.table()->model()->index(1000, 0));
        s.table()->scrollTo(s.table()->currentIndex(), QAbstractItemView::PositionAtCenter);
        const int scrolled = s.table()->verticalScrollBar()->value();
        QSignalSpy changed(s.table()->model(), &QAbstractItemModel::dataChanged);
        QSignalSpy moved(s.table()->model(), &QAbstractItemModel::layoutChanged);
        for (int row = 0; row < 500; ++row)
            s.change(row);
        QCOMPARE(changed.count(), 500);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(s.table()->currentIndex().row(), 1000);
        QCOMPARE(s.table()->verticalScrollBar()->value(), scrolled);
    }
};

QTEST_MAIN(TestManyRows)
#include "tst_manyrows.moc"
