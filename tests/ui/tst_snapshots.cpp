// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakeserver.h"
#include "fakewindow.h"

#include "snapshots/snapshotactions.h"
#include "snapshots/snapshotsplace.h"

#include <models/snapshotstore.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace osc::test {

class TestSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePlaceShowsTheSnapshotsOfAllConnections();
    void aConnectionWithoutSnapshotsIsNamedBelow();
    void aSnapshotIsMadeFromTheMenuOfASandbox();
    void deleteWithTheKeyAsksFirst();
    void aNewSandboxIsStartedFromASnapshot();
    void theSearchFiltersAndEscapeClearsIt();
    void anEmptyPlaceOffersASnapshot();
    void columnsAreRemembered();
    void everyControlHasAName();

private:
    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] SnapshotsPlace &place() const { return *m_window->findChild<SnapshotsPlace *>(); }
    [[nodiscard]] QTableView &table() const { return *part<QTableView>("snapshotTable"); }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<SnapshotStore> m_store;
    std::unique_ptr<MainWindow> m_window;
    FakeServerBackend *m_server = nullptr;
};

void TestSnapshots::init()
{
    m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light, false);
    m_fixture = std::make_unique<WindowFixture>(*m_theme);
    m_server = static_cast<FakeServerBackend *>(m_fixture->registry.add(
        std::make_unique<FakeServerBackend>(QStringLiteral("osb"), QStringLiteral("Staging"))));
    m_server->service.put(
        makeSandbox(QStringLiteral("s1"), QStringLiteral("crawler"), SandboxState::Running));
    m_server->snapshotService.snapshots = {
        makeSnapshot(QStringLiteral("a"), QStringLiteral("before"), SnapshotState::Ready),
        makeSnapshot(QStringLiteral("b"), QStringLiteral("broken"), SnapshotState::Failed)};
    m_server->setLive();
    m_store = std::make_unique<SnapshotStore>(m_fixture->registry, m_fixture->sandboxes, m_fixture->clock,
                                              &m_fixture->activity);
    MainWindow::Services services = m_fixture->services();
    services.snapshots = m_store.get();
    m_window = std::make_unique<MainWindow>(services);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    goToPlace(*m_window, QStringLiteral("snapshots"));
    QTRY_COMPARE(table().model()->rowCount(), 2);
    QTRY_COMPARE(m_fixture->sandboxes.model().rowCount(), 1);
}

void TestSnapshots::cleanup()
{
    m_window.reset();
    m_store.reset();
    m_fixture.reset();
    m_theme.reset();
}

void TestSnapshots::thePlaceShowsTheSnapshotsOfAllConnections()
{
    QVERIFY(place().isVisible());
    QCOMPARE(place().count().text, QStringLiteral("2"));
    table().selectRow(0);
    QVERIFY(!table().currentIndex().siblingAtColumn(0).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void TestSnapshots::aConnectionWithoutSnapshotsIsNamedBelow()
{
    QVERIFY(!part<QLabel>("snapshotsWithout")->isVisible());
    FakeBackend *engine = m_fixture->addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
    engine->can.setMissing(Feature::Snapshots, QStringLiteral("Engines have none."));
    engine->setLive();
    QTRY_COMPARE(part<QLabel>("snapshotsWithout")->text(),
                 QStringLiteral("This computer: Engines have none."));
}

void TestSnapshots::aSnapshotIsMadeFromTheMenuOfASandbox()
{
    goToPlace(*m_window, QStringLiteral("sandboxes"));
    part<QTableView>("sandboxTable")->selectRow(0);
    auto *action = part<QAction>("snapshotAction");
    QTRY_VERIFY(action->isEnabled());
    action->trigger();
    auto *dialog = part<QDialog>("newSnapshotDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("snapshotSandboxCombo"))->currentText(),
             QStringLiteral("crawler, on Staging"));
    dialog->findChild<QLineEdit *>(QStringLiteral("snapshotNameField"))->setText(QStringLiteral("after"));
    dialog->findChild<QAbstractButton *>(QStringLiteral("createSnapshotConfirm"))->click();
    QTRY_VERIFY(m_server->snapshotService.log.contains(QStringLiteral("create s1 after")));
    QTRY_COMPARE(m_store->model().rowCount(), 3);
}

void TestSnapshots::deleteWithTheKeyAsksFirst()
{
    table().setFocus();
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_Delete);
    auto *dialog = part<QDialog>("deleteSnapshotsDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QAbstractButton *>(QStringLiteral("cancelButton"))->hasFocus());
    QVERIFY(!m_server->snapshotService.log.contains(QStringLiteral("remove a")));
    dialog->findChild<QAbstractButton *>(QStringLiteral("deleteSnapshotsConfirm"))->click();
    QTRY_COMPARE(m_store->model().rowCount(), 0);
}

void TestSnapshots::aNewSandboxIsStartedFromASnapshot()
{
    QSignalSpy wanted(&place(), &SnapshotsPlace::newSandboxRequested);
    for (int row = 0; row < 2; ++row) {
        table().selectRow(row);
        const bool ready = table().currentIndex().data(SnapshotModel::KeyRole) == QStringLiteral("osb/a");
        QCOMPARE(part<QAction>("restoreSnapshotAction")->isEnabled(), ready);
        if (ready)
            part<QAction>("restoreSnapshotAction")->trigger();
    }
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.constFirst().at(1).value<SandboxSpec>().snapshotId, QStringLiteral("a"));
    QTRY_VERIFY(part<QDialog>("newSandboxDialog"));
    QTRY_COMPARE(part<QComboBox>("snapshotCombo")->currentText(), QStringLiteral("before (a)"));
}

void TestSnapshots::theSearchFiltersAndEscapeClearsIt()
{
    place().focusSearch();
    QTest::keyClicks(part<QLineEdit>("snapshotSearch"), QStringLiteral("broken"));
    QCOMPARE(table().model()->rowCount(), 1);
    place().escape();
    QCOMPARE(table().model()->rowCount(), 2);
}

void TestSnapshots::anEmptyPlaceOffersASnapshot()
{
    m_server->snapshotService.snapshots.clear();
    place().refresh();
    QTRY_VERIFY(part<QAbstractButton>("snapshotEmptyButton")->isVisible());
    part<QAbstractButton>("snapshotEmptyButton")->click();
    QVERIFY(part<QDialog>("newSnapshotDialog"));
}

void TestSnapshots::columnsAreRemembered()
{
    table().setColumnWidth(SnapshotModel::Name, 333);
    table().sortByColumn(SnapshotModel::Sandbox, Qt::AscendingOrder);
    WindowSettings settings;
    QSignalSpy changed(&place(), &Place::settingsChanged);
    table().setColumnWidth(SnapshotModel::Name, 321);
    QVERIFY(changed.count() > 0);
    place().save(settings);
    table().setColumnWidth(SnapshotModel::Name, 150);
    table().sortByColumn(SnapshotModel::Created, Qt::DescendingOrder);
    place().restore(settings);
    QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), int(SnapshotModel::Sandbox));
    QCOMPARE(table().columnWidth(SnapshotModel::Name), 321);
}

void TestSnapshots::everyControlHasAName()
{
    AccessibilityWalk walk;
    const QStringList problems = walk.problemsOf(place());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    place().actions().askCreate({});
    const QStringList more = walk.problemsOf(*part<QDialog>("newSnapshotDialog"));
    QVERIFY2(more.isEmpty(), qPrintable(more.join(QLatin1Char('\n'))));
    QVERIFY(walk.checked() > 3);
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestSnapshots)
#include "tst_snapshots.moc"
