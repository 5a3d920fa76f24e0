// SPDX-License-Identifier: Apache-2.0
#include "detail/detailpane.h"
#include "mainwindow/detailwindow.h"

#include <fakewindow.h>

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace osc::test {

/// What the window keeps from run to run, and what of it survives an end without notice.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsArrangedIsKeptWithoutTheWindowBeingClosed_data()
    {
        QTest::addColumn<std::function<void(Run &)>>("arrange");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("width") << std::function([](Run &run) {
            run.table()->horizontalHeader()->resizeSection(SandboxModel::Name, 333);
        }) << QByteArray("name 333 shown");
        QTest::newRow("order") << std::function([](Run &run) {
            QHeaderView *header = run.table()->horizontalHeader();
            header->moveSection(header->visualIndex(SandboxModel::Mounts), 1);
        }) << QByteArray("state 0 shown\nmounts");
        QTest::newRow("sort") << std::function([](Run &run) {
            run.table()->sortByColumn(SandboxModel::Image, Qt::DescendingOrder);
        }) << QByteArray("sort image down");
    }

    void whatIsArrangedIsKeptWithoutTheWindowBeingClosed()
    {
        QFETCH(std::function<void(Run &)>, arrange);
        QFETCH(QByteArray, kept);
        Run run(3);
        QVERIFY(run.wait());
        QVERIFY(!run.settings().sandboxColumns.contains(kept));
        arrange(run);
        QTRY_VERIFY(run.settings().sandboxColumns.contains(kept));
    }

    void manyChangesAreKeptOnce()
    {
        Run run(3);
        QVERIFY(run.wait());
        QTRY_VERIFY(run.fixture.settings.saves > 0);
        const int before = run.fixture.settings.saves;
        for (int width = 200; width < 240; ++width)
            run.table()->horizontalHeader()->resizeSection(SandboxModel::Name, width);
        QTRY_VERIFY(run.settings().sandboxColumns.contains("name 239 shown"));
        QCOMPARE(run.fixture.settings.saves, before + 1);
    }

    void tabAndScrollPositionOfTheLastRunComeBack()
    {
        Run run(200, [](WindowSettings &settings) {
            settings.sandbox = QStringLiteral("here/id0150");
            settings.sandboxScroll = 4000;
            settings.detailTab = static_cast<int>(DetailPane::Tab::Inspect);
        });
        QVERIFY(run.wait());
        QTRY_COMPARE(run.current(), QStringLiteral("box-0150"));
        QTRY_COMPARE(run.table()->verticalScrollBar()->value(), 4000);
        QCOMPARE(run.window->findChild<DetailPane *>()->currentTab(), DetailPane::Tab::Inspect);
    }

    void aSessionThatIsStillAwaitedIsNotForgotten()
    {
        Run run(3, [](WindowSettings &settings) {
            settings.sandbox = QStringLiteral("far/id0001");
            settings.sandboxScroll = 70;
            settings.detailTab = static_cast<int>(DetailPane::Tab::Logs);
        });
        QVERIFY(run.wait());
        run.window->close();
        QCOMPARE(run.settings().sandbox, QStringLiteral("far/id0001"));
        QCOMPARE(run.settings().sandboxScroll, 70);
        QCOMPARE(run.settings().detailTab, static_cast<int>(DetailPane::Tab::Logs));
    }

    void controlEnterOpensTheDetailInItsOwnWindow()
    {
        Run run(3);
        QVERIFY(run.wait());
        run.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(run.window.get()));
        run.table()->selectRow(1);
        QTest::keyClick(run.table(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(windows().size(), 1);
        QCOMPARE(windows().constFirst()->key().id, QStringLiteral("id0001"));
        const auto *tabs = windows().constFirst()->findChild<QTabBar *>(QStringLiteral("detailTabs"));
        QTRY_VERIFY(tabs->isVisible() && tabs->width() >= tabs->sizeHint().width());
        QVERIFY(tabs->count() > 3 && tabs->tabRect(1).left() >= tabs->tabRect(0).right());
        // Once more brings that one to the front.
        run.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(run.window.get()));
        QTest::keyClick(run.table(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(windows().size(), 1);
    }

    void windowsOfTheirOwnAreOpenedAgainWhereTheyWere()
    {
        WindowSettings kept;
        QRect place;
        {
            Run run(3);
            QVERIFY(run.wait());
            run.table()->selectRow(2);
            QTest::keyClick(run.table(), Qt::Key_Return, Qt::ControlModifier);
            QCOMPARE(windows().size(), 1);
            DetailWindow *window = windows().constFirst();
            QVERIFY(QTest::qWaitForWindowExposed(window));
            window->setGeometry(40, 60, 720, 480);
            window->pane().showTab(DetailPane::Tab::Inspect);
            place = window->geometry();
            QTRY_COMPARE(run.settings().tornOff.size(), 1); // without the window being closed
            QTRY_COMPARE(run.settings().tornOff.constFirst().geometry, window->saveGeometry());
            run.window->close();
            kept = run.settings();
        }
        QVERIFY(windows().isEmpty());
        QCOMPARE(kept.tornOff.constFirst().sandbox, QStringLiteral("here/id0002"));
        Run run(3, [&](WindowSettings &settings) { settings = kept; });
        QTRY_COMPARE(windows().size(), 1);
        QCOMPARE(windows().constFirst()->key().id, QStringLiteral("id0002"));
        QCOMPARE(windows().constFirst()->geometry(), place);
        QCOMPARE(windows().constFirst()->pane().currentTab(), DetailPane::Tab::Inspect);
    }

    void aWindowOfASandboxThatIsGoneIsNotOpened()
    {
        Run run(2, [](WindowSettings &settings) {
            settings.tornOff = {
                {.sandbox = QStringLiteral("here/gone"), .geometry = "nonsense", .tab = 77},
                {.sandbox = QStringLiteral("here/id0001"), .geometry = "nonsense", .tab = 77}};
        });
        QVERIFY(run.wait());
        QTRY_COMPARE(windows().size(), 1);
        QCOMPARE(windows().constFirst()->key().id, QStringLiteral("id0001"));
    }

    void windowsStayClosedWhenTheUserWantsNoSession()
    {
        Run run(2, [](WindowSettings &settings) {
            settings.preferences.restoreSession = false;
            settings.tornOff = {{.sandbox = QStringLiteral("here/id0001"), .geometry = {}, .tab = 0}};
        });
        QVERIFY(run.wait());
        QCoreApplication::processEvents();
        QVERIFY(windows().isEmpty());
    }

    void theDetailIsMadeAfterTheFirstPaintOrWhenItIsNeeded()
    {
        Run run(1);
        QVERIFY(!run.window->findChild<DetailPane *>());
        QTRY_VERIFY(run.window->findChild<DetailPane *>());
        QTRY_VERIFY(run.window->findChild<DetailPane *>()->isVisible());

        Run quick(1);
        QVERIFY(QTest::qWaitFor([&] { return quick.table()->model()->rowCount() == 1; }));
        quick.table()->selectRow(0);
        QVERIFY(quick.window->findChild<DetailPane *>());
    }

private:
    struct Run
    {
        ThemeController theme{*qApp, ThemeChoice::Light, false};
        WindowFixture fixture{theme};
        std::unique_ptr<MainWindow> window;
        int rows;

        explicit Run(int sandboxes, const std::function<void(WindowSettings &)> &prepare = {})
            : rows(sandboxes)
        {
            FakeBackend *here = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
            for (int i = 0; i < sandboxes; ++i) {
                const QString number = QStringLiteral("%1").arg(i, 4, 10, QLatin1Char('0'));
                Sandbox sandbox = makeSandbox(QStringLiteral("id") + number, QStringLiteral("box-") + number,
                                              SandboxState::Running);
                sandbox.expiresAt = fixture.clock.now().addSecs(7200);
                here->service.sandboxes.insert(sandbox.id, sandbox);
            }
            here->setLive();
            if (prepare)
                prepare(fixture.settings.settings);
            window = std::make_unique<MainWindow>(fixture.services());
            window->setWindowState(Qt::WindowNoState);
            window->resize(1200, 700);
            window->show();
        }
        [[nodiscard]] QTableView *table() const
        {
            return window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
        }
        [[nodiscard]] bool wait() const
        {
            return QTest::qWaitFor(
                [this] { return table()->isVisible() && table()->model()->rowCount() == rows; });
        }
        [[nodiscard]] const WindowSettings &settings() const { return fixture.settings.settings; }
        [[nodiscard]] QString current() const
        {
            return table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString();
        }
    };

    [[nodiscard]] static QList<DetailWindow *> windows()
    {
        QList<DetailWindow *> found;
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *window = qobject_cast<DetailWindow *>(widget); window && window->isVisible())
                found << window;
        return found;
    }
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestSession)
#include "tst_session.moc"
