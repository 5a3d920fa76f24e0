// SPDX-License-Identifier: Apache-2.0
#include "credentialfixture.h"
#include "fakewindow.h"
#include "memoryactivitylog.h"

#include <ui/desktopnotifications.h>
#include <ui/notifications.h>
#include <ui/tray.h>
#include <ui/windowguard.h>

#include <QApplication>
#include <QCheckBox>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace osc;

namespace osc::test {

class FakeSink : public NotificationSink
{
public:
    struct Told
    {
        Notification notification;
        std::function<void()> act;
        std::function<void()> open;
    };
    QList<Told> told;
    QStringList withdrawn;

    void show(const Notification &notification, std::function<void()> act,
              std::function<void()> open) override
    {
        told.append({notification, std::move(act), std::move(open)});
    }
    void withdraw(const QString &topic) override { withdrawn << topic; }
};

/// Tray, notifications, closing and displays, without a desktop.
class TestSurroundings : public QObject
{
    Q_OBJECT

    struct World
    {
        FakeClock clock;
        ConnectionRegistry registry;
        SandboxStore store{registry, clock};
        MemoryActivityLog log;
        ActivityStore activity{log, clock};
        FakeSink sink;
        bool active = false;
        Notifications notifications{store, sink, [this] { return active; }};
        FakeBackend *backend = nullptr;

        World()
        {
            notifications.follow(activity);
            backend = static_cast<FakeBackend *>(registry.add(
                std::make_unique<FakeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
        }
        void add(const QString &id, qint64 secondsLeft)
        {
            Sandbox sandbox = makeSandbox(id, QStringLiteral("box & ") + id, SandboxState::Running);
            sandbox.expiresAt = clock.now().addSecs(secondsLeft);
            backend->service.sandboxes.insert(id, sandbox);
        }
        void live(int rows)
        {
            backend->setLive();
            QTRY_COMPARE(store.model().rowCount(), rows);
        }
        void act(qint64 seconds, bool well)
        {
            ActivityEntry entry;
            entry.what = QStringLiteral("Delete sandbox");
            entry.object = QStringLiteral("<b>web</b>");
            entry.connectionId = QStringLiteral("here");
            const QString id = activity.begin(entry);
            clock.time = clock.time.addSecs(seconds);
            activity.end(id, well ? Done() : Done(Error{.message = QStringLiteral("It said <no> & no.")}));
        }
    };

private Q_SLOTS:
    void theTrayListsWhatExpiresSoonAndRenewsIt()
    {
        World world;
        world.add(QStringLiteral("late"), 7200);
        world.add(QStringLiteral("second"), 500);
        world.add(QStringLiteral("first"), 61);
        world.live(3);
        Tray tray(world.store);
        QList<QAction *> renew;
        for (QAction *action : tray.menu()->actions())
            if (action->objectName() == QLatin1String("trayRenew"))
                renew << action;
        QCOMPARE(renew.size(), 2);
        QVERIFY2(renew.at(0)->text().contains(QLatin1String("box && first")),
                 qUtf8Printable(renew.at(0)->text()));
        QVERIFY(renew.at(1)->text().contains(QLatin1String("second")));
        renew.at(0)->trigger();
        QTRY_VERIFY(world.backend->service.log.contains(QStringLiteral("renew first")));
    }

    void theTrayCountsOnlyWhatIsKnownToRun()
    {
        World world;
        world.add(QStringLiteral("a"), 7200);
        world.add(QStringLiteral("b"), 7200);
        world.live(2);
        const Tray tray(world.store);
        QVERIFY(tray.menu()->actions().first()->text().startsWith(QLatin1Char('2')));
        world.backend->setBroken({}, world.clock.now(), world.clock.now());
        Q_EMIT tray.menu()->aboutToShow();
        QVERIFY(tray.menu()->actions().first()->text().startsWith(QLatin1Char('0')));
    }

    void aLongActionIsToldOfOnlyWhileTheWindowIsNotActive_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("well");
        QTest::addColumn<bool>("active");
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<int>("told");
        QTest::newRow("long and well") << qint64(6) << true << false << true << 1;
        QTest::newRow("short and well") << qint64(1) << true << false << true << 0;
        QTest::newRow("short and failed") << qint64(1) << false << false << true << 1;
        QTest::newRow("seen") << qint64(6) << true << true << true << 0;
        QTest::newRow("failure seen") << qint64(6) << false << true << true << 0;
        QTest::newRow("not wanted") << qint64(6) << true << false << false << 0;
        QTest::newRow("failure not wanted") << qint64(6) << false << false << false << 0;
    }
    void aLongActionIsToldOfOnlyWhileTheWindowIsNotActive()
    {
        QFETCH(qint64, seconds);
        QFETCH(bool, well);
        QFETCH(bool, active);
        QFETCH(bool, wanted);
        World world;
        world.active = active;
        Preferences preferences;
        preferences.notifyFinished = wanted;
        preferences.notifyFailures = wanted;
        world.notifications.setPreferences(preferences);
        world.act(seconds, well);
        QTEST(static_cast<int>(world.sink.told.size()), "told");
    }

    void whatOthersDidIsNotToldOf()
    {
        World world;
        ActivityEntry entry;
        entry.actor = ActivityEntry::Actor::Elsewhere;
        entry.outcome = ActivityEntry::Outcome::Failed;
        world.activity.note(entry);
        QCOMPARE(world.sink.told.size(), 0);
    }

    void anExpiryIsToldOfOnceAndCanBePutOff()
    {
        World world;
        world.add(QStringLiteral("a"), 601);
        world.live(1);
        world.notifications.lookAtExpiry();
        QCOMPARE(world.sink.told.size(), 0);
        world.clock.time = world.clock.time.addSecs(5);
        world.notifications.lookAtExpiry();
        world.notifications.lookAtExpiry();
        QCOMPARE(world.sink.told.size(), 1);
        const FakeSink::Told told = world.sink.told.first();
        QCOMPARE(told.notification.title, QStringLiteral("box & a expires in 10 minute(s)"));
        QVERIFY(!told.notification.actionText.isEmpty());
        told.act();
        QTRY_VERIFY(world.backend->service.log.contains(QStringLiteral("renew a")));
        QTRY_VERIFY(world.store.find({QStringLiteral("here"), QStringLiteral("a")})->sandbox.expiresAt >
                    world.clock.now().addSecs(1200));
        world.notifications.lookAtExpiry();
        QCOMPARE(world.sink.withdrawn.size(), 1);
        QSignalSpy spy(&world.notifications, &Notifications::sandboxRequested);
        told.open();
        QCOMPARE(spy.size(), 1);
    }

    void manyExpiriesAreToldOfInOne()
    {
        World world;
        for (int i = 0; i < 20; ++i)
            world.add(QStringLiteral("s%1").arg(i), 300 + i);
        world.live(20);
        world.notifications.lookAtExpiry();
        QCOMPARE(world.sink.told.size(), 1);
        QVERIFY(world.sink.told.first().notification.title.startsWith(QLatin1String("20 ")));
        world.sink.told.first().act();
        QTRY_COMPARE(world.backend->service.log.filter(QStringLiteral("renew")).size(), 20);
    }

    void aTemporaryKeyThatRunsOutIsToldOf()
    {
        CredentialFixture fixture;
        fixture.keep(QStringLiteral("sts-mei"), QStringLiteral("STS.NUAAAAAAAAAAAAAApQ4r"),
                     QStringLiteral("cn-hangzhou"), {}, {}, {}, fixture.clock.now().addSecs(4000));
        World world;
        world.notifications.follow(fixture.store);
        fixture.store.load();
        QTRY_VERIFY(fixture.store.isLoaded());
        QCOMPARE(world.sink.told.size(), 0);
        fixture.clock.time = fixture.clock.time.addSecs(500); // within the hour
        fixture.store.noteTime();
        fixture.store.noteTime();
        QCOMPARE(world.sink.told.size(), 1);
        QCOMPARE(world.sink.told.first().notification.title, QStringLiteral("Temporary key sts-mei"));
        QVERIFY(world.sink.told.first().notification.body.contains(QLatin1String("runs out in 58 min")));
        QSignalSpy spy(&world.notifications, &Notifications::credentialsRequested);
        world.sink.told.first().open();
        QCOMPARE(spy.size(), 1);

        // Whoever looks at the window sees it there.
        world.active = true;
        fixture.clock.time = fixture.clock.time.addSecs(3000);
        fixture.store.noteTime();
        QCOMPARE(world.sink.told.size(), 1);

        // A new token: what was said is not true any more.
        OssCredential renewed = fixture.store.credentials().constFirst();
        renewed.expiresAt = fixture.clock.now().addDays(1);
        const Operation change = fixture.store.update(renewed, {}, [](const Done &) {});
        QTRY_COMPARE(world.sink.withdrawn, QStringList{QStringLiteral("key/id-sts-mei")});
    }

    void markupIsTakenAwayFromTheBodyWhereTheServiceKnowsMarkup()
    {
        const QString text = QStringLiteral("<a href=\"x\">& more</a>");
        QCOMPARE(notificationBody(text, {QStringLiteral("body")}), text);
        QCOMPARE(notificationBody(text, {QStringLiteral("body"), QStringLiteral("body-markup")}),
                 QStringLiteral("&lt;a href=&quot;x&quot;&gt;&amp; more&lt;/a&gt;"));
    }

    void aWindowOfAnUnpluggedDisplayComesBack_data()
    {
        QTest::addColumn<QRect>("frame");
        QTest::addColumn<QRect>("place");
        QTest::newRow("in view") << QRect(100, 100, 800, 600) << QRect(100, 100, 800, 600);
        QTest::newRow("partly in view") << QRect(1700, 100, 800, 600) << QRect(1700, 100, 800, 600);
        QTest::newRow("at the right") << QRect(2000, 100, 800, 600) << QRect(1120, 100, 800, 600);
        QTest::newRow("above") << QRect(100, -700, 800, 600) << QRect(100, 0, 800, 600);
        QTest::newRow("too large") << QRect(3000, 0, 3000, 2000) << QRect(0, 0, 1920, 1080);
        QTest::newRow("title above the edge") << QRect(100, -30, 800, 600) << QRect(100, 0, 800, 600);
    }
    void aWindowOfAnUnpluggedDisplayComesBack()
    {
        QFETCH(QRect, frame);
        QTEST(WindowGuard::placeFor(frame, {QRect(0, 0, 1920, 1080)}), "place");
        QCOMPARE(WindowGuard::placeFor(frame, {}), frame);
    }

    void closingAsksOnceWhetherToGoOnInTheTray()
    {
        ThemeController theme(*qApp, ThemeChoice::Light, false);
        WindowFixture fixture(theme);
        fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
        MainWindow window(fixture.services());
        window.useTray([] { return true; });
        window.show();
        QVERIFY(!window.close());
        auto *box = window.findChild<QMessageBox *>(QStringLiteral("closingQuestion"));
        QVERIFY(box);
        box->findChild<QCheckBox *>(QStringLiteral("rememberClosing"))->click();
        box->findChild<QPushButton *>(QStringLiteral("keepRunningButton"))->click();
        QTRY_VERIFY(!window.isVisible());
        QCOMPARE(fixture.settings.settings.preferences.closing, ClosingChoice::KeepInTray);
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        window.present();
        QVERIFY(window.isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
        QVERIFY(!window.close());
        QVERIFY(!window.isVisible());
    }

    void withoutATrayClosingEnds()
    {
        ThemeController theme(*qApp, ThemeChoice::Light, false);
        WindowFixture fixture(theme);
        MainWindow window(fixture.services());
        window.useTray([] { return false; });
        window.show();
        QVERIFY(window.close());
        QVERIFY(!window.findChild<QMessageBox *>());
    }
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestSurroundings)
#include "tst_surroundings.moc"
