// SPDX-License-Identifier: Apache-2.0
#include "tablebench.h"

#include "panels/metadatapicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace osc;
using namespace osc::test;

/// The filters over the table of sandboxes.
class TestSandboxFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theButtonThatEmptiesTheSearchHasAName()
    {
        const TableBench p(1);
        QVERIFY(p.wait(1));
        const auto *button = p.find<QLineEdit>("searchField")->findChild<QToolButton *>();
        QVERIFY(button);
        QCOMPARE(button->accessibleName(), QStringLiteral("Clear the search"));
    }

    void severalStatesAreOneFilter()
    {
        TableBench p(4);
        Sandbox failed = p.box(10);
        failed.status.state = SandboxState::Failed;
        Sandbox paused = p.box(11);
        paused.status.state = SandboxState::Paused;
        QVERIFY(p.wait(4));
        p.backend->service.put(failed);
        p.backend->service.put(paused);
        p.action("stateFilter", QStringLiteral("Failed"))->trigger();
        p.action("stateFilter", QStringLiteral("Paused"))->trigger();
        QVERIFY(p.wait(2));
        QCOMPARE(p.find<QToolButton>("stateFilter")->text(), QStringLiteral("State: Failed, Paused"));
        QVERIFY(p.find<QLabel>("countLabel")->text().startsWith(QLatin1String("2 of 6 sandbox")));
        p.action("moreFilter", QStringLiteral("Clear the filter"))->trigger();
        QVERIFY(p.wait(6));
        QCOMPARE(p.find<QToolButton>("stateFilter")->text(), QStringLiteral("State: any"));
    }

    void metadataIsChosenFromWhatThereIs()
    {
        TableBench p(6);
        QVERIFY(p.wait(6));
        QTest::mouseClick(p.find<QToolButton>("metadataFilter"), Qt::LeftButton);
        auto *picker = p.panel->findChild<MetadataPicker *>();
        QTRY_VERIFY(picker->isVisible());
        auto *list = picker->findChild<QAbstractItemView *>(QStringLiteral("metadataList"));
        auto *text = picker->findChild<QLineEdit *>(QStringLiteral("metadataText"));
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::keyClicks(text, QStringLiteral("team=w"));
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("team = web"));
        QTest::keyClick(text, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(!picker->isVisible());
        QVERIFY(p.wait(3));
        const auto chip = [&p]() -> QAbstractButton * {
            for (QAbstractButton *button : p.filter()->findChildren<QAbstractButton *>())
                if (button->isVisible() && button->text() == QLatin1String("team = web"))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(chip());
        QCOMPARE(chip()->accessibleName(), QStringLiteral("Remove the filter team = web"));
        QTest::mouseClick(chip(), Qt::LeftButton);
        QVERIFY(p.wait(6));
    }

    void anEntryThatNoSandboxHasCanBeTyped()
    {
        TableBench p(2);
        QVERIFY(p.wait(2));
        MetadataPicker picker(p.panel.get());
        QSignalSpy chosen(&picker, &MetadataPicker::chosen);
        picker.popUp(*p.table());
        auto *text = picker.findChild<QLineEdit *>(QStringLiteral("metadataText"));
        QTest::keyClicks(text, QStringLiteral("no entry"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        text->setText(QStringLiteral(" owner =mei = x"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst(), QVariantList({QStringLiteral("owner"), QStringLiteral("mei = x")}));
        QVERIFY(!picker.isVisible());
    }

    void mineAndSoonAndConnectionAreFilters()
    {
        TableBench p(3);
        QVERIFY(p.wait(3));
        Sandbox mine = p.box(20);
        mine.madeHere = true;
        mine.expiresAt = p.clock.now().addSecs(60);
        p.backend->service.put(mine);
        p.action("moreFilter", QStringLiteral("Made here"))->trigger();
        QVERIFY(p.wait(1));
        p.action("moreFilter", QStringLiteral("Made here"))->trigger();
        p.action("moreFilter", QStringLiteral("Expiring soon"))->trigger();
        QVERIFY(p.wait(1));
        QSignalSpy chosen(p.panel.get(), &SandboxesPanel::connectionChosen);
        QMenu *connections = p.action("moreFilter", QStringLiteral("Connection"))->menu();
        QCOMPARE(connections->actions().size(), 2);
        connections->actions().at(1)->trigger();
        QCOMPARE(chosen.constFirst().constFirst().toString(), QStringLiteral("here"));
    }

    void aFilterIsSavedAppliedRenamedAndDeleted()
    {
        TableBench p(4);
        QVERIFY(p.wait(4));
        QSignalSpy keep(p.panel.get(), &SandboxesPanel::settingsChanged);
        QVERIFY(!p.action("moreFilter", QStringLiteral("Save this filter…"))->isEnabled());
        p.find<QLineEdit>("searchField")->setText(QStringLiteral("web"));
        QVERIFY(p.wait(2));
        p.action("moreFilter", QStringLiteral("Save this filter…"))->trigger();
        auto *name = p.find<QLineEdit>("filterName");
        QVERIFY(!p.find<QPushButton>("saveFilterButton")->isEnabled());
        QTest::keyClicks(name, QStringLiteral("the web & more"));
        QTest::mouseClick(p.find<QPushButton>("saveFilterButton"), Qt::LeftButton);
        QCOMPARE(keep.size(), 1);
        WindowSettings settings;
        p.panel->save(settings);
        QCOMPARE(settings.savedFilters.size(), 1);

        TableBench second(4);
        second.panel->restore(settings);
        QVERIFY(second.wait(4));
        auto *apply =
            second.menu("moreFilter")->findChild<QAction *>(QStringLiteral("savedFilter-the web & more"));
        QVERIFY(apply);
        QCOMPARE(apply->text(), QStringLiteral("the web && more"));
        apply->trigger();
        QVERIFY(second.wait(2));
        QCOMPARE(second.find<QLineEdit>("searchField")->text(), QStringLiteral("web"));
        QCOMPARE(second.find<QToolButton>("moreFilter")->accessibleName(), QStringLiteral("the web & more"));

        second.action("moreFilter", QStringLiteral("Saved filters…"))->trigger();
        auto *list = second.find<QListWidget>("savedFilterList");
        list->item(0)->setText(QStringLiteral("  "));
        QCOMPARE(list->item(0)->text(), QStringLiteral("the web & more"));
        list->item(0)->setText(QStringLiteral("site"));
        QCOMPARE(second.filter()->saved().all().constFirst().name, QStringLiteral("site"));
        QTRY_COMPARE(list->item(0)->text(), QStringLiteral("site"));
        QTest::mouseClick(second.find<QPushButton>("deleteFilterButton"), Qt::LeftButton);
        QVERIFY(second.filter()->saved().all().isEmpty());
    }

    void whereThereIsNoRoomTheFiltersFoldIntoOneMenu()
    {
        TableBench p(4);
        QVERIFY(p.wait(4));
        QVERIFY(p.find<QToolButton>("stateFilter")->isVisible());
        QVERIFY(!p.find<QToolButton>("foldedFilter")->isVisible());
        p.panel->resize(520, 560);
        QTRY_VERIFY(p.find<QToolButton>("foldedFilter")->isVisible());
        QVERIFY(!p.find<QToolButton>("stateFilter")->isVisible());
        QMenu *states = p.action("foldedFilter", QStringLiteral("State"))->menu();
        QVERIFY(states);
        states->actions().constFirst()->trigger(); // Failed
        QTRY_COMPARE(p.rows(), 0);
        QCOMPARE(p.find<QToolButton>("foldedFilter")->text(), QStringLiteral("Filter: 1"));
        p.action("foldedFilter", QStringLiteral("Clear the filter"))->trigger();
        QVERIFY(p.wait(4));
        p.panel->resize(1216, 560);
        QTRY_VERIFY(p.find<QToolButton>("stateFilter")->isVisible());
    }

    void chipsNeverWidenTheWindow()
    {
        TableBench p(2, 800);
        QVERIFY(p.wait(2));
        SandboxFilter filter;
        for (int i = 0; i < 30; ++i)
            filter.metadata.insert(QStringLiteral("key-%1").arg(i), QString(500, QLatin1Char('x')));
        p.filter()->setFilter(filter);
        QTRY_VERIFY(p.find<QToolButton>("foldedFilter")->isVisible());
        QVERIFY(p.panel->minimumSizeHint().width() < 800);
    }
};

QTEST_MAIN(TestSandboxFilters)
#include "tst_sandboxfilters.moc"
