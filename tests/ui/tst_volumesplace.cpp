// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakewindow.h"

#include "volumes/volumeactions.h"
#include "volumes/volumedetail.h"
#include "volumes/volumespanel.h"

#include <models/volumeusemodel.h>

#include <QAbstractButton>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace osc::test {

class TestVolumes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePlaceIsReachedByItsKeyAndSaysHowManyThereAre();
    void theDetailFollowsTheCurrentRow();
    void deleteIsOffWithItsReasonInView();
    void deleteWithTheKeyAsksFirst();
    void aVolumeInUseIsDeletedOnlyWithItsSandboxes();
    void segmentsCountTheKinds();
    void theSearchFindsWhoUsesAVolume();
    void escapeClearsTheSearchThenTheSelection();
    void theUserOfAVolumeIsGoneTo();
    void mountingOpensTheFormWithTheVolume();
    void anotherMountLeadsToAnotherSandbox();
    void aSandboxThatIsChosenFromHereHasItsTabs();
    void severalSelectedVolumesShowTheBar();
    void whatFailedIsSaidAndTriedAgain();
    void whatRunsCanBeCancelled();
    void columnsAndPinnedFoldersAreKept();
    void sizesAreCountedOnlyWhileThePlaceIsShown();
    void theTabUsedByTellsOfNowAndBefore();
    void theMenuOfTheWindowHasTheSameActions();
    void everyControlHasAName();
    void anEmptyPlaceOffersANewVolume();
    void aServerThatMakesNoVolumesOffersNone();

private:
    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] VolumesPanel &panel() const { return *m_window->findChild<VolumesPanel *>(); }
    [[nodiscard]] QTableView &table() const { return *part<QTableView>("volumeTable"); }
    [[nodiscard]] static VolumeKey key(const QString &name)
    {
        return {QStringLiteral("here"), VolumeKind::Claim, name};
    }
    void choose(const QString &name)
    {
        panel().reveal(key(name));
        QCOMPARE(table().currentIndex().siblingAtColumn(0).data().toString(), name);
    }
    void makeWindow(const QList<Claim> &claims);

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    FakeVolumeBackend *m_backend = nullptr;
};

void TestVolumes::makeWindow(const QList<Claim> &claims)
{
    m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light, false);
    m_fixture = std::make_unique<WindowFixture>(*m_theme);
    m_backend = static_cast<FakeVolumeBackend *>(m_fixture->registry.add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    m_backend->volumeService.claims = claims;
    m_backend->service.put(
        makeSandbox(QStringLiteral("s1"), QStringLiteral("crawler"), SandboxState::Running));
    m_fixture->settings.settings.place = QStringLiteral("volumes");
    m_backend->setLive();
    m_window = std::make_unique<MainWindow>(m_fixture->services());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(m_fixture->volumes.model().rowCount(), claims.size());
}

void TestVolumes::init()
{
    makeWindow({makeClaim(QStringLiteral("busy"), {{QStringLiteral("s1"), QStringLiteral("crawler"), true,
                                                    false, QStringLiteral("/mnt")}}),
                makeClaim(QStringLiteral("free")), makeClaim(QStringLiteral("spare"))});
}

void TestVolumes::cleanup()
{
    m_window.reset();
    m_fixture.reset();
    m_theme.reset();
}

void TestVolumes::thePlaceIsReachedByItsKeyAndSaysHowManyThereAre()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!panel().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(panel().isVisible());
    QVERIFY(table().hasFocus());
    QTRY_VERIFY(part<QListWidget>("placeList")->isVisible());
    QCOMPARE(panel().count().text, QStringLiteral("3"));
}

void TestVolumes::theDetailFollowsTheCurrentRow()
{
    QVERIFY(part<QWidget>("volumeNothing")->isVisible());
    choose(QStringLiteral("free"));
    QVERIFY(!part<QWidget>("volumeNothing")->isVisible());
    QCOMPARE(part<QLabel>("volumeDetailName")->text(), QStringLiteral("free"));
    QCOMPARE(part<QLabel>("volumeStateFact")->text(), QStringLiteral("Not used"));
    choose(QStringLiteral("busy"));
    QCOMPARE(part<QLabel>("volumeUsersFact")->text(), QStringLiteral("crawler"));
}

void TestVolumes::deleteIsOffWithItsReasonInView()
{
    choose(QStringLiteral("busy"));
    QVERIFY(!part<QAbstractButton>("volumeDetailDelete")->isEnabled());
    QVERIFY(part<QLabel>("volumeHint")->text().startsWith(QStringLiteral("Delete is off:")));
    QCOMPARE(part<QAbstractButton>("volumeDetailDelete")->accessibleDescription(),
             part<QLabel>("volumeHint")->text());
    choose(QStringLiteral("free"));
    QVERIFY(part<QAbstractButton>("volumeDetailDelete")->isEnabled());
    QCOMPARE(part<QLabel>("volumeHint")->text(), QString());
}

void TestVolumes::deleteWithTheKeyAsksFirst()
{
    choose(QStringLiteral("free"));
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Delete);
    QTRY_VERIFY(part<QAbstractButton>("volumeLossButton"));
    QVERIFY(m_backend->volumeService.log.filter(QStringLiteral("remove")).isEmpty());
    part<QAbstractButton>("volumeLossButton")->click();
    QTRY_VERIFY(!m_backend->volumeService.has(QStringLiteral("free")));
    QTRY_COMPARE(m_fixture->volumes.model().rowCount(), 2);
}

void TestVolumes::aVolumeInUseIsDeletedOnlyWithItsSandboxes()
{
    choose(QStringLiteral("busy"));
    QVERIFY(!panel().actions().remove->isEnabled());
    panel().actions().removeWithSandboxes->trigger();
    QTRY_VERIFY(part<QAbstractButton>("volumeLossButton"));
    part<QAbstractButton>("volumeLossButton")->click();
    QTRY_VERIFY(!m_backend->volumeService.has(QStringLiteral("busy")));
    QVERIFY(m_backend->service.log.contains(QStringLiteral("kill s1")));
}

void TestVolumes::segmentsCountTheKinds()
{
    const auto segments = part<QWidget>("volumeKinds")->findChildren<QAbstractButton *>();
    QCOMPARE(segments.at(0)->text(), QStringLiteral("All 3"));
    QCOMPARE(segments.at(1)->text(), QStringLiteral("Volumes and claims 3"));
    QCOMPARE(segments.at(3)->text(), QStringLiteral("OSS"));
    segments.at(2)->click();
    QCOMPARE(table().model()->rowCount(), 0);
    QVERIFY(part<QWidget>("volumeEmpty")->isVisible());
    segments.at(0)->click();
    part<QAbstractButton>("volumeUnused")->click();
    QCOMPARE(table().model()->rowCount(), 2);
}

void TestVolumes::theSearchFindsWhoUsesAVolume()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(part<QLineEdit>("volumeSearch")->hasFocus());
    QTest::keyClicks(part<QLineEdit>("volumeSearch"), QStringLiteral("crawler"));
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(table().model()->index(0, 0).data().toString(), QStringLiteral("busy"));
}

void TestVolumes::escapeClearsTheSearchThenTheSelection()
{
    choose(QStringLiteral("free"));
    part<QLineEdit>("volumeSearch")->setText(QStringLiteral("free"));
    panel().escape();
    QCOMPARE(part<QLineEdit>("volumeSearch")->text(), QString());
    QVERIFY(table().selectionModel()->hasSelection());
    panel().escape();
    QVERIFY(!table().selectionModel()->hasSelection());
}

void TestVolumes::theUserOfAVolumeIsGoneTo()
{
    QSignalSpy gone(&panel(), &VolumesPanel::sandboxRequested);
    choose(QStringLiteral("busy"));
    const QModelIndex index = table().currentIndex().siblingAtColumn(VolumeModel::UsedBy);
    const QRect cell = table().visualRect(index);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(12, cell.height() / 2));
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone.constFirst().constFirst().value<SandboxKey>().id, QStringLiteral("s1"));
    QVERIFY(!panel().isVisible());
    QVERIFY(part<QTableView>("sandboxTable")->isVisible());
}

void TestVolumes::mountingOpensTheFormWithTheVolume()
{
    QSignalSpy wanted(&panel(), &VolumesPanel::newSandboxRequested);
    choose(QStringLiteral("free"));
    panel().actions().mount->trigger();
    QCOMPARE(wanted.size(), 1);
    const auto spec = wanted.constFirst().at(1).value<SandboxSpec>();
    QCOMPARE(spec.volumes.size(), 1);
    QCOMPARE(spec.volumes.constFirst().claim.claimName, QStringLiteral("free"));
    QCOMPARE(spec.volumes.constFirst().mountPath, QStringLiteral("/mnt/free"));
    QVERIFY(!spec.volumes.constFirst().claim.createIfNotExists);
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("newSandboxDialog")));
}

void TestVolumes::anotherMountLeadsToAnotherSandbox()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(part<QTableView>("sandboxTable")->model()->rowCount(), 1);
    part<QTableView>("sandboxTable")->selectRow(0);
    part<QAction>("mountAnotherAction")->trigger();
    QTRY_VERIFY(part<QAbstractButton>("mountAnotherConfirm"));
    QVERIFY(part<QLabel>("mountAnotherWhy")->text().contains(QStringLiteral("crawler")));
    part<QAbstractButton>("mountAnotherConfirm")->click();
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("newSandboxDialog")));
}

void TestVolumes::aSandboxThatIsChosenFromHereHasItsTabs()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(part<QTabBar>("detailTabs"));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    part<QTableView>("sandboxTable")->selectRow(0);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(part<QTabBar>("detailTabs")->count() > 0);
    QTRY_VERIFY(part<QTabBar>("detailTabs")->width() > 100);
}

void TestVolumes::severalSelectedVolumesShowTheBar()
{
    QVERIFY(!part<QWidget>("volumeBulkBar")->isVisible());
    table().selectAll();
    QVERIFY(part<QWidget>("volumeBulkBar")->isVisible());
    QCOMPARE(part<QLabel>("volumeBulkCount")->text(), QStringLiteral("3 selected"));
    panel().actions().remove->trigger();
    QTRY_VERIFY(part<QAbstractButton>("volumeLossButton"));
    part<QAbstractButton>("volumeLossButton")->click();
    QTRY_COMPARE(m_fixture->volumes.model().rowCount(), 1);
    QVERIFY(m_backend->volumeService.has(QStringLiteral("busy")));
}

void TestVolumes::whatFailedIsSaidAndTriedAgain()
{
    m_backend->volumeService.failures.insert(QStringLiteral("free"),
                                             {.message = QStringLiteral("Volume free was not deleted.")});
    m_fixture->volumeWork.remove({key(QStringLiteral("free")), key(QStringLiteral("spare"))}, false);
    QTRY_VERIFY(part<QWidget>("volumeBanner")->isVisible());
    QVERIFY(part<QWidget>("volumeBanner")
                ->accessibleDescription()
                .contains(QStringLiteral("Volume free was not deleted.")));
    m_backend->volumeService.failures.clear();
    part<QAbstractButton>("volumeRetry")->click();
    QTRY_VERIFY(!m_backend->volumeService.has(QStringLiteral("free")));
    QVERIFY(!part<QWidget>("volumeBanner")->isVisible());
}

void TestVolumes::whatRunsCanBeCancelled()
{
    m_backend->volumeService.answersAtOnce = false;
    m_fixture->volumeWork.empty({key(QStringLiteral("free"))});
    QTRY_VERIFY(part<QWidget>("volumeProgress")->isVisible());
    part<QAbstractButton>("volumeCancel")->click();
    QTRY_VERIFY(!part<QWidget>("volumeProgress")->isVisible());
    QVERIFY(!m_backend->volumeService.calls[0].isWanted());
}

void TestVolumes::columnsAndPinnedFoldersAreKept()
{
    m_fixture->volumes.pin({QStringLiteral("here"), VolumeKind::Host, QStringLiteral("/srv")}, true);
    table().sortByColumn(VolumeModel::Age, Qt::DescendingOrder);
    WindowSettings settings;
    panel().save(settings);
    QCOMPARE(settings.pinnedFolders, QStringList(QStringLiteral("here/0//srv")));
    QVERIFY(settings.volumeColumns.contains("sort age down"));
    table().sortByColumn(VolumeModel::Name, Qt::AscendingOrder);
    panel().restore(settings);
    QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), int(VolumeModel::Age));
    QTRY_COMPARE(m_fixture->volumes.model().rowCount(), 4);
}

void TestVolumes::sizesAreCountedOnlyWhileThePlaceIsShown()
{
    QTRY_VERIFY(!m_backend->volumeService.log.filter(QStringLiteral("measure")).isEmpty());
    m_backend->volumeService.measuresAtOnce = false;
    m_fixture->volumes.meter().countAgain(key(QStringLiteral("free")));
    QTRY_COMPARE(m_backend->volumeService.measurements.size(), 1U);
    QVERIFY(m_backend->volumeService.measurements[0].second.isActive());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!m_backend->volumeService.measurements[0].second.isActive());
}

void TestVolumes::theTabUsedByTellsOfNowAndBefore()
{
    InventoryRecord record;
    record.connectionId = QStringLiteral("here");
    record.sandboxId = QStringLiteral("s0");
    record.name = QStringLiteral("before");
    record.end = InventoryRecord::End::Expired;
    record.createdAt = m_fixture->clock.time.addDays(-3);
    record.endedAt = m_fixture->clock.time.addDays(-2);
    record.specJson = R"({"image":{"uri":"a"},"volumes":[{"name":"v","pvc":{"claimName":"busy"},)"
                      R"("mountPath":"/c","subPath":"x","readOnly":true}]})";
    m_fixture->inventory.records.append(record);
    m_fixture->volumes.history().refresh();
    choose(QStringLiteral("busy"));
    panel().detail().showTab(VolumeDetail::Tab::UsedBy);
    auto *uses = part<QTableView>("volumeUseTable");
    QTRY_COMPARE(uses->model()->rowCount(), 2);
    const auto cell = [&](int row, int column) {
        return uses->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, VolumeUseModel::Sandbox), QStringLiteral("crawler"));
    QCOMPARE(cell(0, VolumeUseModel::Until), QStringLiteral("still"));
    QCOMPARE(cell(1, VolumeUseModel::Sandbox), QStringLiteral("before"));
    QCOMPARE(cell(1, VolumeUseModel::State), QStringLiteral("Expired"));
    QCOMPARE(cell(1, VolumeUseModel::Access), QStringLiteral("RO"));
    QCOMPARE(cell(1, VolumeUseModel::SubPath), QStringLiteral("x"));
}

void TestVolumes::theMenuOfTheWindowHasTheSameActions()
{
    auto *menu = part<QMenu>("volumeMenu");
    Q_EMIT menu->aboutToShow();
    for (QAction *action : {panel().actions().create, panel().actions().remove, panel().actions().prune})
        QVERIFY(menu->actions().contains(action));
}

void TestVolumes::everyControlHasAName()
{
    choose(QStringLiteral("busy"));
    for (const auto tab :
         {VolumeDetail::Tab::Overview, VolumeDetail::Tab::UsedBy, VolumeDetail::Tab::Inspect}) {
        panel().detail().showTab(tab);
        QCOMPARE(AccessibilityWalk().problemsOf(panel()), QStringList());
    }
}

void TestVolumes::anEmptyPlaceOffersANewVolume()
{
    cleanup();
    makeWindow({});
    QTRY_COMPARE(m_fixture->volumes.isLoaded(QStringLiteral("here")), true);
    QTRY_VERIFY(part<QWidget>("volumeEmpty")->isVisible());
    QTRY_COMPARE(part<QLabel>("volumeEmptySentence")->text(), QStringLiteral("No volumes yet."));
}

void TestVolumes::aServerThatMakesNoVolumesOffersNone()
{
    const QString why = QStringLiteral("The server makes volumes with sandboxes only.");
    m_backend->can.setMissing(Feature::ManageClaims, why);
    choose(QStringLiteral("busy"));
    choose(QStringLiteral("free"));
    const VolumeActions &actions = *m_window->findChild<VolumeActions *>();
    for (const QAction *action : {actions.create, actions.importIt, actions.prune, actions.clone,
                                  actions.exportIt, actions.empty, actions.remove}) {
        QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        QCOMPARE(action->toolTip(), why);
    }
    QVERIFY(actions.openFiles->isEnabled()); // looking into them needs no more than it did
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestVolumes)
#include "tst_volumesplace.moc"
