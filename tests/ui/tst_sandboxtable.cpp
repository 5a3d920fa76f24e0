// SPDX-License-Identifier: Apache-2.0
#include "tablebench.h"

#include "panels/columnlayout.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPaintEvent>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// What a widget was told to paint.
class Painted : public QObject
{
public:
    QRegion region;

    explicit Painted(QWidget *widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return QObject::eventFilter(watched, event);
    }
};

} // namespace osc::test

/// The table of sandboxes and its columns.
class TestSandboxTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ------------------------------------------------------------------------------------------ columns

    void theUsualColumnsAreThoseOfTheDesign()
    {
        const TableBench p(2);
        QVERIFY(p.wait(2));
        QStringList shown;
        const QHeaderView *header = p.table()->horizontalHeader();
        for (int place = 0; place < header->count(); ++place)
            if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
                shown << p.table()->model()->headerData(column, Qt::Horizontal).toString();
        QCOMPARE(shown.join(QLatin1Char('|')),
                 QStringLiteral("State|Name and ID|Image|Connection|Age|Expires in|CPU|Memory|Mounts"));
    }

    void allUsualColumnsFitTheWindow_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("1440 wide") << 1216;
        QTest::newRow("960 wide, the least") << 960 - 224;
        QTest::newRow("wide screen") << 2200;
    }
    void allUsualColumnsFitTheWindow()
    {
        QFETCH(int, width);
        const TableBench p(40, width);
        QVERIFY(p.wait(40));
        QTRY_COMPARE(p.table()->horizontalScrollBar()->maximum(), 0);
        const QHeaderView *header = p.table()->horizontalHeader();
        QVERIFY(header->sectionSize(SandboxModel::Name) >= 120);
        QVERIFY(header->sectionSize(SandboxModel::Name) <= 460);
        QCOMPARE(header->sectionViewportPosition(SandboxModel::State), 0);
    }

    void aWidthThatSomebodySetIsLeftAloneAndKept()
    {
        TableBench p(3);
        QVERIFY(p.wait(3));
        p.table()->setColumnWidth(SandboxModel::Image, 277);
        p.panel->resize(900, 560);
        QCOMPARE(p.table()->columnWidth(SandboxModel::Image), 277);
        p.table()->columns().setShown(SandboxModel::Metadata, true);
        p.table()->columns().setShown(SandboxModel::Age, false);
        p.table()->horizontalHeader()->moveSection(
            p.table()->horizontalHeader()->visualIndex(SandboxModel::Mounts), 2);
        p.table()->sortByColumn(SandboxModel::Expires, Qt::DescendingOrder);
        WindowSettings settings;
        p.panel->save(settings);

        const TableBench second(3);
        second.panel->restore(settings);
        const QHeaderView *header = second.table()->horizontalHeader();
        QCOMPARE(second.table()->columnWidth(SandboxModel::Image), 277);
        QVERIFY(!header->isSectionHidden(SandboxModel::Metadata));
        QVERIFY(header->isSectionHidden(SandboxModel::Age));
        QCOMPARE(header->visualIndex(SandboxModel::Mounts), 2);
        QCOMPARE(header->sortIndicatorSection(), int(SandboxModel::Expires));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QVERIFY(second.wait(3));
        QCOMPARE(second.nameAt(0), QStringLiteral("box-0002"));
        second.table()->columns().reset();
        QVERIFY(header->isSectionHidden(SandboxModel::Metadata));
        QCOMPARE(header->visualIndex(SandboxModel::Mounts), int(SandboxModel::Mounts));
        QCOMPARE(header->sortIndicatorSection(), int(SandboxModel::State));
    }

    void aStateThatIsNotUnderstoodChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("of another format") << QByteArray("\0\0\0\xff\0\0\0\0\0\0\0\1", 12);
        QTest::newRow("another version") << QByteArray("columns 9\nname 300 hidden");
        QTest::newRow("unknown columns")
            << QByteArray("columns 1\nsort nothing down\nmoon 30 hidden\n\nname\nname x y z\nage -5 shown");
        QTest::newRow("the first column is never hidden") << QByteArray("columns 1\nstate 0 hidden");
    }
    void aStateThatIsNotUnderstoodChangesNothing()
    {
        QFETCH(QByteArray, state);
        const TableBench p(2);
        QVERIFY(p.wait(2));
        const int width = p.table()->columnWidth(SandboxModel::Name);
        p.table()->columns().restore(state);
        QCOMPARE(p.table()->columnWidth(SandboxModel::Name), width);
        QVERIFY(!p.table()->isColumnHidden(SandboxModel::State));
        QVERIFY(!p.table()->isColumnHidden(SandboxModel::Name));
    }

    void columnsAreChosenInAMenu()
    {
        const TableBench p(2);
        QVERIFY(p.wait(2));
        QMenu *menu = p.menu("columnsButton");
        auto *created = menu->findChild<QAction *>(QStringLiteral("column-created"));
        QVERIFY(created && !created->isChecked());
        created->trigger();
        QVERIFY(!p.table()->isColumnHidden(SandboxModel::Created));
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("column-state"))); // it stays
        menu->findChild<QAction *>(QStringLiteral("resetColumns"))->trigger();
        QVERIFY(p.table()->isColumnHidden(SandboxModel::Created));
    }

    // ---------------------------------------------------------------------------------------- staying put

    void selectionCurrentRowAndPlaceSurvive_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what :
             {"refresh", "removal above", "new rows above", "sort", "sort back", "search", "state changes"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void selectionCurrentRowAndPlaceSurvive()
    {
        QFETCH(QString, what);
        TableBench p(200);
        QVERIFY(p.wait(200));
        const QStringList names{QStringLiteral("box-0098"), QStringLiteral("box-0100"),
                                QStringLiteral("box-0104")};
        p.table()->verticalScrollBar()->setValue(p.table()->rowHeight(0) * 95);
        p.select(names);
        const QString current = p.currentName();
        const int y = p.currentY();
        QVERIFY(y > 0 && y < p.table()->viewport()->height());
        FakeSandboxService &service = p.backend->service;
        if (what == QLatin1String("refresh")) {
            service.tellSnapshot();
        } else if (what == QLatin1String("removal above")) {
            for (int i = 0; i < 60; ++i)
                service.sandboxes.remove(p.box(i).id);
            service.tellSnapshot();
        } else if (what == QLatin1String("new rows above")) {
            for (int i = 300; i < 340; ++i) {
                Sandbox sandbox = p.box(i);
                sandbox.metadata[QStringLiteral("name")] = QStringLiteral("a-%1").arg(i);
                service.put(sandbox);
            }
        } else if (what == QLatin1String("sort")) {
            p.table()->sortByColumn(SandboxModel::Name, Qt::DescendingOrder);
        } else if (what == QLatin1String("sort back")) {
            p.table()->sortByColumn(SandboxModel::Expires, Qt::DescendingOrder);
            p.table()->sortByColumn(SandboxModel::State, Qt::AscendingOrder);
        } else if (what == QLatin1String("search")) {
            p.find<QLineEdit>("searchField")->setText(QStringLiteral("agents"));
        } else {
            for (int i = 0; i < 30; ++i) {
                Sandbox sandbox = p.box(i);
                sandbox.status.state = SandboxState::Terminated;
                service.put(sandbox);
            }
        }
        QCOMPARE(p.selectedNames(), names);
        QCOMPARE(p.currentName(), current);
        QTRY_COMPARE(p.currentY(), y);
    }

    void withoutASelectionTheFirstVisibleRowStays()
    {
        TableBench p(200);
        QVERIFY(p.wait(200));
        p.table()->verticalScrollBar()->setValue(p.table()->rowHeight(0) * 50 + 7);
        const QString first = p.nameAt(p.table()->rowAt(0));
        for (int i = 0; i < 20; ++i)
            p.backend->service.sandboxes.remove(p.box(i).id);
        p.backend->service.tellSnapshot();
        QTRY_COMPARE(p.nameAt(p.table()->rowAt(0)), first);
        QCOMPARE(p.table()->verticalScrollBar()->value(), p.table()->rowHeight(0) * 30 + 7);
    }

    void atTheTopNewRowsShow()
    {
        TableBench p(100);
        QVERIFY(p.wait(100));
        Sandbox failed = p.box(300);
        failed.status.state = SandboxState::Failed;
        p.backend->service.put(failed);
        QTest::qWait(0);
        QCOMPARE(p.table()->verticalScrollBar()->value(), 0);
        QCOMPARE(p.nameAt(0), QStringLiteral("box-0300"));
    }

    void theSelectionSurvivesAnyNumberOfRandomChanges()
    {
        TableBench p(120);
        QVERIFY(p.wait(120));
        const QStringList names{QStringLiteral("box-0010"), QStringLiteral("box-0060"),
                                QStringLiteral("box-0110")};
        p.select(names);
        const QString current = p.currentName();
        QRandomGenerator random(4711);
        for (int round = 0; round < 300; ++round) {
            const int number = random.bounded(160);
            if (number % 50 == 10)
                continue; // those that are selected
            Sandbox sandbox = p.box(number);
            switch (random.bounded(4)) {
            case 0:
                p.backend->service.sandboxes.remove(sandbox.id);
                p.backend->service.tell(SandboxGone{sandbox.id});
                break;
            case 1:
                sandbox.status.state = static_cast<SandboxState>(random.bounded(9));
                p.backend->service.put(sandbox);
                break;
            case 2:
                p.backend->service.tellSnapshot();
                break;
            default:
                p.table()->sortByColumn(random.bounded(int(SandboxModel::ColumnCount)),
                                        random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            }
            QCOMPARE(p.selectedNames(), names);
            QCOMPARE(p.currentName(), current);
        }
    }

    // ------------------------------------------------------------------------------------------- copying

    void rowsAreCopiedAsTheyAreShown()
    {
        TableBench p(3);
        QVERIFY(p.wait(3));
        p.table()->columns().setShown(SandboxModel::Connection, false);
        p.table()->columns().setShown(SandboxModel::Age, false);
        p.select({QStringLiteral("box-0002"), QStringLiteral("box-0001")});
        p.table()->setFocus();
        QTest::keyClick(p.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("Running\tbox-0001\tpython:3.11\t2:00:01\t…\t…\t\n"
                                "Running\tbox-0002\tpython:3.11\t2:00:02\t…\t…\t"));
        p.table()->setCurrentIndex(p.table()->model()->index(0, SandboxModel::Image));
        p.table()->copyCell();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("python:3.11"));
    }

    void aNameWithATabOrANewlineStaysInItsCell()
    {
        TableBench p(0);
        Sandbox hostile = p.box(1);
        hostile.metadata[QStringLiteral("name")] = QStringLiteral("a\tb\nc\u202Ed");
        p.backend->service.put(hostile);
        QVERIFY(p.wait(1));
        p.table()->selectAll();
        const QString copied = p.table()->selectedRowsText();
        QVERIFY(!copied.contains(QLatin1Char('\n')));
        QCOMPARE(copied.count(QLatin1Char('\t')), 8);
        QVERIFY(!copied.contains(QChar(0x202E)));
        const QRect cell = p.table()->visualRect(p.table()->model()->index(0, SandboxModel::Name));
        QCOMPARE(cell.height(), p.table()->rowHeight(0));
    }

    void theContextMenuHasAMenuThatCopies()
    {
        TableBench p(2);
        QVERIFY(p.wait(2));
        p.table()->selectRow(0);
        Q_EMIT p.table()->customContextMenuRequested(QPoint(30, 10));
        auto *cell = p.panel->findChild<QAction *>(QStringLiteral("copyCellAction"));
        QVERIFY(cell);
        auto *copy = qobject_cast<QMenu *>(cell->parent());
        QStringList entries;
        for (const QAction *action : copy->actions())
            entries << action->text();
        QCOMPARE(entries.join(QLatin1Char('|')), QStringLiteral("Cell|Row|Copy ID|Copy name"));
        p.panel->findChild<QAction *>(QStringLiteral("copyRowsAction"))->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("Running\tbox-0000\t")));
        for (QWidget *popup : QApplication::topLevelWidgets())
            if (popup->windowType() == Qt::Popup)
                popup->close();
    }

    // ------------------------------------------------------------------------------------------- measuring

    void onlyVisibleRowsAreMeasured()
    {
        TableBench p(200);
        QVERIFY(p.wait(200));
        FakeUsageService &service = p.backend->measuring;
        const int visible = p.table()->rowAt(p.table()->viewport()->height() - 1) + 1;
        QTRY_COMPARE(service.followed().size(), visible);
        QCOMPARE(service.followed().constFirst(), QStringLiteral("id0000"));
        p.table()->verticalScrollBar()->setValue(p.table()->rowHeight(0) * 100);
        QTRY_COMPARE(service.followed().constFirst(), QStringLiteral("id0100"));
        QVERIFY(service.followed().size() <= visible + 1);
    }

    void nothingIsMeasuredWhileNobodyCanLook()
    {
        TableBench p(5);
        QVERIFY(p.wait(5));
        FakeUsageService &service = p.backend->measuring;
        QTRY_COMPARE(service.followed().size(), 5);
        p.panel->hide();
        QTRY_COMPARE(service.followed().size(), 0);
        p.panel->show();
        QTRY_COMPARE(service.followed().size(), 5);
        p.panel->setWindowState(Qt::WindowMinimized);
        QTRY_COMPARE(service.followed().size(), 0);
        p.panel->setWindowState(Qt::WindowNoState);
        QTRY_COMPARE(service.followed().size(), 5);
        p.table()->columns().setShown(SandboxModel::Cpu, false);
        QTest::qWait(0);
        QCOMPARE(service.followed().size(), 5);
        p.table()->columns().setShown(SandboxModel::Memory, false);
        QTRY_COMPARE(service.followed().size(), 0);
    }

    void aSampleIsShownAndSaid()
    {
        TableBench p(3);
        QVERIFY(p.wait(3));
        QTRY_COMPARE(p.backend->measuring.followed().size(), 3);
        const QModelIndex cpu = p.table()->model()->index(1, SandboxModel::Cpu);
        const QImage before = p.table()->viewport()->grab(p.table()->visualRect(cpu)).toImage();
        p.backend->measuring.sample(QStringLiteral("id0001"), makeUsage(p.clock.now(), 0.97, 1 << 28));
        QCOMPARE(cpu.data().toString(), QStringLiteral("97 %"));
        QVERIFY(p.table()->viewport()->grab(p.table()->visualRect(cpu)).toImage() != before);
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(p.table());
        QVERIFY(table && table->tableInterface());
        const QAccessibleInterface *cell = table->tableInterface()->cellAt(1, SandboxModel::Cpu);
        QVERIFY(cell);
        QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("CPU 97 percent of 1 core"));
        const QAccessibleInterface *state = table->tableInterface()->cellAt(1, SandboxModel::State);
        QVERIFY(
            state->text(QAccessible::Name).startsWith(QLatin1String("box-0001, Running, expires in 2 hour")));
    }

    void anOrderByUsageMeasuresWhatIsNotSeenAsWell()
    {
        TableBench p(60);
        QVERIFY(p.wait(60));
        const int visible = p.table()->rowAt(p.table()->viewport()->height() - 1) + 1;
        QTRY_COMPARE(p.backend->measuring.followed().size(), visible);
        p.table()->sortByColumn(SandboxModel::Cpu, Qt::DescendingOrder);
        QTRY_COMPARE(p.backend->measuring.followed().size(), 60);
        p.backend->measuring.sample(QStringLiteral("id0055"), makeUsage(p.clock.now(), 0.9, 1));
        QTRY_COMPARE_WITH_TIMEOUT(p.nameAt(0), QStringLiteral("box-0055"), 8000);
    }

    // --------------------------------------------------------------------------------------------- stale

    void rowsOfAConnectionThatIsLostKeepTheirAgeAndOthersAreUsable()
    {
        TableBench p(2);
        auto made = std::make_unique<FakeBackend>(QStringLiteral("there"), QStringLiteral("Elsewhere"));
        FakeBackend *other = made.get();
        other->service.put(makeSandbox(QStringLiteral("z"), QStringLiteral("zz"), SandboxState::Running));
        other->setLive();
        p.registry.add(std::move(made));
        QVERIFY(p.wait(3));
        p.backend->setBroken({}, p.clock.now().addSecs(-180), {});
        p.table()->selectAll();
        QCOMPARE(p.table()->model()->index(0, SandboxModel::State).data().toString(),
                 QStringLiteral("was Running, 3 min ago"));
        QVERIFY(p.table()->model()->index(0, 0).data(SandboxModel::StaleRole).toBool());
        const int last = p.rows() - 1;
        QCOMPARE(p.nameAt(last), QStringLiteral("zz"));
        QVERIFY(!p.table()->model()->index(last, 0).data(SandboxModel::StaleRole).toBool());
        // Keys of an earlier test may count as held, which adds to a selection.
        p.table()->clearSelection();
        p.table()->selectRow(0);
        QVERIFY(!p.panel->actions().pause->isEnabled());
        p.table()->clearSelection();
        p.table()->selectRow(last);
        QVERIFY(p.panel->actions().pause->isEnabled());
    }

    void whenOneRowChangesOnlyThatOneIsPainted()
    {
        const TableBench p(12);
        QVERIFY(p.wait(12));
        auto *painted = new Painted(p.table()->viewport());
        Sandbox sandbox = p.box(4);
        const QRect row(0, p.table()->rowViewportPosition(4), p.table()->viewport()->width(),
                        p.table()->rowHeight(4));
        // Once a second the countdowns are painted, which may fall into it.
        for (int attempt = 0; attempt < 5; ++attempt) {
            QCoreApplication::processEvents();
            painted->region = {};
            sandbox.image = QStringLiteral("other:%1").arg(attempt);
            p.backend->service.put(sandbox);
            QTRY_VERIFY(!painted->region.isEmpty());
            if (row.contains(painted->region.boundingRect()))
                return;
        }
        QFAIL("more than the row was painted");
    }

    void theThemeCanChangeWhileTheTableIsShown()
    {
        TableBench p(3);
        QVERIFY(p.wait(3));
        const QColor before = p.table()->grab().toImage().pixelColor(300, 100);
        QPalette dark = Theme::darkTheme().palette();
        p.panel->setPalette(dark);
        p.table()->setPalette(dark);
        QVERIFY(p.table()->grab().toImage().pixelColor(300, 100) != before);
    }
};

QTEST_MAIN(TestSandboxTable)
#include "tst_sandboxtable.moc"
