// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakewindow.h"

#include <ui/newsandboxdialog.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace osc;

namespace osc::test {

class FakeDoctor : public Doctor
{
public:
    QList<Finding> findings{{QStringLiteral("engine"), QStringLiteral("Docker Engine <b>x</b>"),
                             Finding::Verdict::Bad, QStringLiteral("It does not answer."),
                             QStringLiteral("Start it."), QStringLiteral("sudo systemctl start docker")},
                            {QStringLiteral("disk"),
                             QStringLiteral("Disk"),
                             Finding::Verdict::Good,
                             QStringLiteral("There is room."),
                             {},
                             {}}};

    [[nodiscard]] Operation examine(Callback<QList<Finding>> done) override
    {
        return finished<QList<Finding>>(findings, std::move(done));
    }
};

/// First run, connections, settings, session, keyboard and accessibility of the whole window.
class TestAround : public QObject
{
    Q_OBJECT

    struct World
    {
        ThemeController theme{*qApp, ThemeChoice::Light, false};
        WindowFixture fixture{theme};
        FakeDoctor doctor;
        FakeBackend *here = nullptr;
        std::unique_ptr<MainWindow> window;

        void addConnections(int sandboxes)
        {
            here = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
            fixture.addBackend(QStringLiteral("far"), QStringLiteral("Far & away"));
            for (int i = 0; i < sandboxes; ++i) {
                const QString id = QStringLiteral("id%1").arg(i, 4, 10, QLatin1Char('0'));
                Sandbox sandbox = makeSandbox(id, QStringLiteral("box-%1").arg(i), SandboxState::Running);
                sandbox.expiresAt = fixture.clock.now().addSecs(7200);
                here->service.sandboxes.insert(id, sandbox);
            }
        }
        void show()
        {
            auto services = fixture.services();
            services.doctor = &doctor;
            window = std::make_unique<MainWindow>(services);
            window->setWindowState(Qt::WindowNoState);
            window->resize(1300, 800);
            window->show();
        }
        template<typename T>
        [[nodiscard]] T *find(const char *name) const
        {
            return window->findChild<T *>(QLatin1String(name));
        }
        [[nodiscard]] QTableView *table() const { return find<QTableView>("sandboxTable"); }
        void showRows(int rows)
        {
            here->setLive();
            show();
            QTRY_VERIFY(table()->isVisible() && table()->model()->rowCount() == rows);
        }
        /// The name in the only selected row.
        [[nodiscard]] QString selected() const
        {
            const QModelIndexList rows = table()->selectionModel()->selectedRows(1);
            return rows.size() == 1 ? rows.first().data().toString() : QString();
        }
        template<typename Dialog>
        [[nodiscard]] Dialog *open(const char *dialogName, const char *action)
        {
            find<QAction>(action)->trigger();
            return find<Dialog>(dialogName);
        }
    };

    [[nodiscard]] static FoundConnection found(const QString &name, bool ticked, const QString &whyNot = {})
    {
        FoundConnection one;
        one.profile.id = name;
        one.profile.name = name;
        one.profile.endpoint = QStringLiteral("unix:///run/%1.sock").arg(name);
        one.profile.openAtStart = ticked;
        one.line = QStringLiteral("It is there.");
        one.whyNot = whyNot;
        return one;
    }

private Q_SLOTS:
    void theFirstRunConnectsOnlyWhatIsTicked()
    {
        World world;
        world.fixture.connections.found = {
            found(QStringLiteral("one"), true), found(QStringLiteral("two"), false),
            found(QStringLiteral("three"), true),
            found(QStringLiteral("cluster"), true, QStringLiteral("Clusters come later."))};
        world.show();
        const auto ticks = [&] {
            return world.find<QWidget>("firstRunPanel")
                ->findChildren<QCheckBox *>(QStringLiteral("engineTick"));
        };
        QTRY_COMPARE(ticks().size(), 4);
        QVERIFY(world.fixture.connections.log.isEmpty());
        QVERIFY(!ticks().at(3)->isEnabled());
        QVERIFY(!ticks().at(3)->isChecked());
        QCOMPARE(world.find<QLabel>("foundConnections")->text(), QStringLiteral("Found 4, see right"));
        ticks().at(0)->click();
        ticks().at(1)->click();
        world.find<QPushButton>("firstConnectButton")->click();
        QCOMPARE(world.fixture.connections.log,
                 (QStringList{QStringLiteral("connect unix:///run/two.sock"),
                              QStringLiteral("connect unix:///run/three.sock")}));
    }

    void aConnectionIsEditedByDoubleClick()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        auto *list = world.find<QListView>("connectionList");
        const QRect rect = list->visualRect(list->model()->index(0, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, rect.center());
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, rect.center());
        auto *editor = world.find<QDialog>("connectionEditor");
        QVERIFY(editor && editor->isVisible());
        editor->findChild<QLineEdit *>(QStringLiteral("connectionNameField"))
            ->setText(QStringLiteral("Mine"));
        auto *save = editor->findChild<QPushButton *>(QStringLiteral("saveConnectionButton"));
        editor->findChild<QLineEdit *>(QStringLiteral("connectionAddressField"))
            ->setText(QStringLiteral("ftp://x"));
        QTRY_VERIFY(!save->isEnabled());
        editor->findChild<QLineEdit *>(QStringLiteral("connectionAddressField"))
            ->setText(QStringLiteral("unix:///run/here.sock"));
        QTRY_VERIFY(save->isEnabled());
        save->click();
        QCOMPARE(world.fixture.connections.log, QStringList{QStringLiteral("change here")});
    }

    void anotherAddressIsAnotherConnection()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        auto *list = world.find<QListView>("connectionList");
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = world.find<QDialog>("connectionEditor");
        QVERIFY(editor);
        auto *address = editor->findChild<QLineEdit *>(QStringLiteral("connectionAddressField"));
        QCOMPARE(address->text(), QStringLiteral("unix:///run/far.sock"));
        address->setText(QStringLiteral("unix:///run/else.sock"));
        QTRY_VERIFY(editor->findChild<QPushButton *>(QStringLiteral("saveConnectionButton"))->isEnabled());
        editor->findChild<QPushButton *>(QStringLiteral("saveConnectionButton"))->click();
        QCOMPARE(world.fixture.connections.log,
                 QStringList{QStringLiteral("replace far by unix:///run/else.sock")});
    }

    void allowedFoldersAreChecked()
    {
        World world;
        world.addConnections(0);
        world.here->setLive();
        world.show();
        auto *list = world.find<QListView>("connectionList");
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = world.find<QDialog>("connectionEditor");
        auto *field = editor->findChild<QLineEdit *>(QStringLiteral("folderField"));
        auto *add = editor->findChild<QPushButton *>(QStringLiteral("addFolderButton"));
        for (const QString &wrong : {QStringLiteral("data"), QStringLiteral("/data/../etc")}) {
            field->setText(wrong);
            QVERIFY2(!add->isEnabled(), qUtf8Printable(wrong));
        }
        field->setText(QStringLiteral("/data/"));
        add->click();
        QCOMPARE(editor->findChild<QListWidget *>(QStringLiteral("folderList"))->item(0)->text(),
                 QStringLiteral("/data"));
    }

    void connectionsAreReordered()
    {
        World world;
        world.addConnections(0);
        world.here->setLive();
        world.show();
        auto *settings = world.open<QDialog>("settingsDialog", "settingsAction");
        QVERIFY(settings);
        settings->findChild<QTabWidget *>(QStringLiteral("settingsTabs"))->setCurrentIndex(3);
        auto *down = settings->findChild<QPushButton *>(QStringLiteral("settingsConnectionDown"));
        QVERIFY(down->isEnabled());
        down->click();
        QCOMPARE(world.fixture.connections.log, QStringList{QStringLiteral("order far here")});
        QCOMPARE(world.find<QListView>("connectionList")->model()->index(0, 0).data().toString(),
                 QStringLiteral("Far & away"));
        QVERIFY(!down->isEnabled());
    }

    void settingsTakeEffectAtOnce()
    {
        World world;
        world.addConnections(0);
        world.show();
        auto *settings = world.open<QDialog>("settingsDialog", "settingsAction");
        auto *theme = settings->findChild<QComboBox *>(QStringLiteral("themeChoice"));
        theme->setCurrentIndex(2);
        Q_EMIT theme->activated(2);
        QCOMPARE(world.theme.choice(), ThemeChoice::Dark);
        QCOMPARE(world.fixture.settings.settings.theme, ThemeChoice::Dark);
        auto *language = settings->findChild<QComboBox *>(QStringLiteral("languageChoice"));
        Q_EMIT language->activated(language->findData(QStringLiteral("zh_CN")));
        QCOMPARE(world.fixture.settings.settings.preferences.language, QStringLiteral("zh_CN"));
        settings->findChild<QCheckBox *>(QStringLiteral("notifyExpiryTick"))->click();
        QVERIFY(!world.fixture.settings.settings.preferences.notifyExpiry);
        settings->findChild<QSpinBox *>(QStringLiteral("leftoverDaysNumber"))->setValue(30);
        QCOMPARE(world.fixture.settings.settings.preferences.leftoverDays, 30);
        settings->findChild<QSpinBox *>(QStringLiteral("parallelCreationsNumber"))->setValue(9);
        QCOMPARE(world.fixture.settings.settings.preferences.parallelCreations, 9);
        world.theme.setChoice(ThemeChoice::Light);
    }

    void theDoctorShowsHowToMend()
    {
        World world;
        world.show();
        auto *dialog = world.open<QDialog>("doctorDialog", "doctorAction");
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QLabel *>(QStringLiteral("doctorSummary"))->text(),
                     QStringLiteral("1 thing(s) to mend."));
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("Docker Engine <b>x</b>")));
        QVERIFY(texts.contains(QStringLiteral("sudo systemctl start docker")));
    }

    void theSessionIsTakenUpAgain()
    {
        World world;
        world.addConnections(5);
        world.fixture.settings.settings.connection = QStringLiteral("here");
        world.fixture.settings.settings.sandbox = QStringLiteral("here/id0003");
        world.showRows(5);
        QTRY_COMPARE(world.selected(), QStringLiteral("box-3"));
        world.window->saveSession();
        QCOMPARE(world.fixture.settings.settings.sandbox, QStringLiteral("here/id0003"));
        QCOMPARE(world.fixture.settings.settings.connection, QStringLiteral("here"));
    }

    void aSessionThatNamesWhatIsGoneIsNoTrouble()
    {
        World world;
        world.addConnections(2);
        world.fixture.settings.settings.connection = QStringLiteral("forgotten");
        world.fixture.settings.settings.sandbox = QStringLiteral("forgotten/x");
        world.fixture.settings.settings.detailTab = 77;
        world.showRows(2);
        QCOMPARE(world.selected(), QString());
    }

    void theSessionIsLeftAloneWhenTheUserSaysSo()
    {
        World world;
        world.addConnections(2);
        world.fixture.settings.settings.sandbox = QStringLiteral("here/id0001");
        world.fixture.settings.settings.preferences.restoreSession = false;
        world.showRows(2);
        QCoreApplication::processEvents();
        QCOMPARE(world.selected(), QString());
    }

    void aStartRequestOpensASandboxOnceItIsThere()
    {
        World world;
        world.addConnections(3);
        world.show();
        world.window->apply(
            {.connection = QStringLiteral("this COMPUTER"), .open = QStringLiteral("id0002")});
        world.here->setLive();
        QTRY_COMPARE(world.selected(), QStringLiteral("box-2"));
        world.window->apply({.connection = {}, .open = QStringLiteral("activity")});
        QCOMPARE(world.find<QListWidget>("placeList")->currentItem()->text(), QStringLiteral("Activity"));
    }

    void aStartRequestForAnUnknownConnectionSaysSo()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        world.window->apply({.connection = QStringLiteral("nope<b>"), .open = {}});
        QCOMPARE(world.find<QLabel>("statusMessage")->toolTip(),
                 QString(QStringLiteral("There is no connection named nope<b>.")).toHtmlEscaped());
    }

    void noTwoActionsShareAShortcut()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        QHash<QString, QString> owners;
        for (const QAction *action : world.window->findChildren<QAction *>()) {
            // Those of a part of the window are told apart by where the focus is.
            const bool ofWindow =
                action->shortcutContext() == Qt::WindowShortcut &&
                (qobject_cast<QMenu *>(action->parent()) || action->parent() == world.window.get());
            if (!ofWindow)
                continue;
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString text = keys.toString();
                QVERIFY2(!owners.contains(text),
                         qUtf8Printable(text + QStringLiteral(": ") + owners.value(text) +
                                        QStringLiteral(" and ") + action->text()));
                owners.insert(text, action->text());
            }
        }
        QVERIFY(owners.size() >= 8);
    }

    void entriesOfMenusHaveMnemonicsThatDoNotClash()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        const auto check = [](const QList<QAction *> &actions, const QString &where) {
            QHash<QChar, QString> letters;
            for (const QAction *action : actions) {
                const QKeySequence mnemonic = QKeySequence::mnemonic(action->text());
                if (mnemonic.isEmpty())
                    continue;
                const QChar letter = mnemonic.toString().back();
                if (letters.contains(letter))
                    return QStringLiteral("%1: “%2” and “%3”")
                        .arg(where, letters.value(letter), action->text());
                letters.insert(letter, action->text());
            }
            return QString();
        };
        QString clash = check(world.window->menuBar()->actions(), QStringLiteral("menu bar"));
        for (const QAction *menu : world.window->menuBar()->actions())
            if (menu->menu() && clash.isEmpty())
                clash = check(menu->menu()->actions(), menu->text());
        for (const char *menu : {"&File", "&Edit", "&View", "&Tools", "&Help"})
            for (const QAction *top : world.window->menuBar()->actions())
                if (top->text() == QLatin1String(menu))
                    for (const QAction *action : top->menu()->actions())
                        QVERIFY2(action->isSeparator() || !QKeySequence::mnemonic(action->text()).isEmpty(),
                                 qUtf8Printable(action->text()));
        QCOMPARE(clash, QString());
        for (const QAction *menu : world.window->menuBar()->actions())
            QVERIFY2(!QKeySequence::mnemonic(menu->text()).isEmpty(), qUtf8Printable(menu->text()));
    }

    void helpBeginsWithWhatHasTheFocus()
    {
        World world;
        world.addConnections(1);
        world.showRows(1);
        QApplication::setActiveWindow(world.window.get());
        world.table()->setFocus();
        QTRY_VERIFY(world.table()->hasFocus());
        auto *dialog = world.open<QDialog>("shortcutsDialog", "shortcutsAction");
        QVERIFY(dialog);
        auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("shortcutList"));
        QVERIFY2(list->topLevelItem(0)->text(0).startsWith(QLatin1String("Here:")),
                 qUtf8Printable(list->topLevelItem(0)->text(0)));
        dialog->findChild<QLineEdit *>(QStringLiteral("shortcutSearch"))->setText(QStringLiteral("ctrl+n"));
        int shown = 0;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
                shown += list->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
        QVERIFY(shown >= 1 && shown < 6);
    }

    void everyControlCanBeReachedAndIsCalledWhatItShows_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : {"sandboxes", "activity", "first run", "settings", "connection editor",
                                 "shortcuts", "doctor", "about", "connect", "new sandbox", "delete", "renew"})
            QTest::newRow(part) << QString::fromLatin1(part);
    }
    void everyControlCanBeReachedAndIsCalledWhatItShows()
    {
        QFETCH(QString, part);
        World world;
        if (part == QLatin1String("first run")) {
            world.fixture.connections.found = {found(QStringLiteral("one"), true)};
            world.show();
        } else {
            world.addConnections(3);
            world.showRows(3);
            world.table()->selectRow(0);
        }
        QList<QWidget *> windows;
        const auto walk = [&](QWidget *widget) {
            QVERIFY(widget);
            QTRY_VERIFY(widget->isVisible());
            AccessibilityWalk accessibility;
            auto *tabs = widget->findChild<QTabWidget *>();
            QStringList problems;
            for (int i = 0; i < (tabs ? tabs->count() : 1); ++i) {
                if (tabs)
                    tabs->setCurrentIndex(i);
                problems << accessibility.problemsOf(*widget);
            }
            problems.removeDuplicates();
            QVERIFY(accessibility.checked() > 0);
            QVERIFY2(problems.isEmpty(), qUtf8Printable(problems.join(QLatin1Char('\n'))));
        };
        if (part == QLatin1String("activity"))
            goToPlace(*world.window, QStringLiteral("activity"));
        if (part == QLatin1String("sandboxes") || part == QLatin1String("activity") ||
            part == QLatin1String("first run"))
            return walk(world.window.get());
        if (part == QLatin1String("settings"))
            return walk(world.open<QDialog>("settingsDialog", "settingsAction"));
        if (part == QLatin1String("shortcuts"))
            return walk(world.open<QDialog>("shortcutsDialog", "shortcutsAction"));
        if (part == QLatin1String("doctor"))
            return walk(world.open<QDialog>("doctorDialog", "doctorAction"));
        if (part == QLatin1String("about"))
            return walk(world.open<QDialog>("aboutBox", "aboutAction"));
        if (part == QLatin1String("delete"))
            return walk(world.open<QDialog>("deleteDialog", "deleteAction"));
        if (part == QLatin1String("renew"))
            return walk(world.open<QDialog>("renewDialog", "renewAction"));
        if (part == QLatin1String("new sandbox")) {
            world.window->newSandbox();
            return walk(world.window->findChild<NewSandboxDialog *>());
        }
        if (part == QLatin1String("connect")) {
            world.find<QToolButton>("addConnectionButton")->click();
            return walk(world.find<QDialog>("connectDialog"));
        }
        auto *list = world.find<QListView>("connectionList");
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_F2);
        walk(world.find<QDialog>("connectionEditor"));
    }

    void fromRightToLeftEverythingIsMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        World world;
        world.addConnections(3);
        world.showRows(3);
        world.table()->selectRow(0);
        const auto *sidebar = world.find<QWidget>("sidebar");
        QVERIFY(sidebar->mapTo(world.window.get(), QPoint()).x() > world.window->width() / 2);
        QVERIFY(!world.window->grab().isNull());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void theThemeChangesUnderAnOpenWindow()
    {
        World world;
        world.addConnections(3);
        world.showRows(3);
        const QImage light = world.window->grab().toImage();
        world.theme.setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        const QImage dark = world.window->grab().toImage();
        world.theme.setChoice(ThemeChoice::Light);
        QCoreApplication::processEvents();
        // Whatever kept a picture of its icon would show it in the wrong colour now.
        QCOMPARE(world.window->grab().toImage(), light);
        QVERIFY(dark != light);
        int bright = 0;
        for (int y = 40; y < dark.height(); y += 7)
            for (int x = 0; x < dark.width(); x += 7)
                bright += qGray(dark.pixel(x, y)) > 235 ? 1 : 0;
        QVERIFY2(bright < 400, qPrintable(QString::number(bright)));
    }
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestAround)
#include "tst_around.moc"
