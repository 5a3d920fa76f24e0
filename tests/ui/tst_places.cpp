// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/filesplace.h"
#include "filebrowser/filetab.h"
#include "mainwindow/places.h"
#include "widgets/afterpaint.h"

#include <fakewindow.h>

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

namespace osc::test {

class NotedPlace : public Place
{
public:
    explicit NotedPlace(QStringList &log, const QString &id)
        : m_log(log)
        , m_id(id)
    {
        note(QStringLiteral("made"));
    }

    void refresh() override { note(QStringLiteral("refreshed")); }
    void focusSearch() override { note(QStringLiteral("searched")); }
    void entered() override { note(QStringLiteral("entered")); }
    void restore(const WindowSettings &settings) override
    {
        note(QStringLiteral("restored ") + settings.connection);
    }
    void save(WindowSettings &settings) const override { settings.sandbox += m_id; }
    [[nodiscard]] Count count() const override { return {.text = m_count}; }
    void setCount(const QString &text)
    {
        m_count = text;
        Q_EMIT countChanged();
    }

private:
    void note(const QString &what) { m_log << m_id + QLatin1Char(' ') + what; }

    QStringList &m_log;
    QString m_id;
    QString m_count;
};

class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceIsMadeAndRestoredWhenItIsFirstGoneTo()
    {
        Two p;
        QVERIFY(p.log.isEmpty());
        p.places.setCurrent(QStringLiteral("a"));
        QCOMPARE(p.log, QStringList({QStringLiteral("a made"), QStringLiteral("a restored here"),
                                     QStringLiteral("a entered")}));
        p.places.setCurrent(QStringLiteral("b"));
        p.places.setCurrent(QStringLiteral("a"));
        QCOMPARE(p.log.count(QStringLiteral("a made")), 1);
        QCOMPARE(p.log.count(QStringLiteral("a entered")), 2);
        QCOMPARE(p.places.current(), QStringLiteral("a"));
    }

    void aPlaceWhoseCountIsShownIsMadeSoonAfterTheFirstPaint()
    {
        Two p;
        QSignalSpy counts(&p.places, &Places::countChanged);
        p.places.setCurrent(QStringLiteral("a"));
        p.window.show();
        QVERIFY(!p.log.contains(QStringLiteral("b made")));
        QTRY_VERIFY(p.log.contains(QStringLiteral("b made")));
        QCOMPARE(p.places.current(), QStringLiteral("a"));
        QVERIFY(!p.log.contains(QStringLiteral("b entered")));
        static_cast<NotedPlace *>(p.places.open(QStringLiteral("b")))->setCount(QStringLiteral("7"));
        QCOMPARE(p.places.count(QStringLiteral("b")).text, QStringLiteral("7"));
        QCOMPARE(counts.constLast().constFirst().toString(), QStringLiteral("b"));
    }

    void whatAPlaceThatWasNotMadeKeptStays()
    {
        Two p;
        p.places.setCurrent(QStringLiteral("b"));
        WindowSettings kept;
        p.places.save(kept);
        QCOMPARE(kept.sandbox, QStringLiteral("b"));
        QCOMPARE(kept.place, QStringLiteral("b"));
    }

    void anUnknownPlaceIsIgnored()
    {
        Two p;
        p.places.setCurrent(QStringLiteral("a"));
        p.places.setCurrent(QStringLiteral("nowhere"));
        QCOMPARE(p.places.current(), QStringLiteral("a"));
        QVERIFY(!p.places.open(QStringLiteral("nowhere")));
        QVERIFY(p.places.count(QStringLiteral("nowhere")).text.isEmpty());
    }

    void theNumbersGoToThePlacesInTheOrderOfTheSidebar()
    {
        InWindow w;
        const QList<QAction *> actions = w.goActions();
        QCOMPARE(actions.size(), w.list()->count());
        for (int i = 0; i < actions.size(); ++i) {
            QCOMPARE(actions[i]->shortcut(), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
            QTest::keyClick(w.window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(w.list()->currentRow(), i);
            QVERIFY(w.places()->currentPlace()->isVisible());
        }
    }

    void aPlaceThatIsComeToByKeyTakesTheKeys()
    {
        InWindow w;
        goToPlace(*w.window, QStringLiteral("activity"));
        QTRY_VERIFY(w.places()->currentPlace()->isAncestorOf(w.window->focusWidget()));
        // With the arrows one walks through the sidebar, and stays there.
        w.list()->setFocus();
        QTest::keyClick(w.list(), Qt::Key_Home);
        QCOMPARE(w.places()->current(), QStringLiteral("sandboxes"));
        QVERIFY(w.list()->hasFocus());
    }

    void whatIsOutOfSightIsNotActedOn()
    {
        InWindow w;
        auto *table = w.window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectAll();
        const auto *remove = w.action("deleteAction");
        const auto *like = w.action("createLikeAction");
        QTRY_VERIFY(remove->isEnabled() && like->isEnabled());
        for (const PlaceInfo &info : w.places()->list()) {
            goToPlace(*w.window, info.id);
            const bool there = info.id == QLatin1String("sandboxes");
            QCOMPARE(remove->isEnabled(), there);
            QCOMPARE(like->isEnabled(), there);
            QCOMPARE(remove->statusTip().isEmpty(), there);
            for (const auto &[key, modifiers] :
                 {std::pair{Qt::Key_Delete, Qt::KeyboardModifiers(Qt::NoModifier)},
                  {Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier},
                  {Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier}}) {
                if (there)
                    continue;
                QTest::keyClick(w.list(), key, modifiers);
                QVERIFY2(!w.window->findChild<QDialog *>(), qPrintable(info.id));
            }
        }
        QVERIFY(w.backend->service.log.filter(QStringLiteral("renew")).isEmpty());
        goToPlace(*w.window, QStringLiteral("sandboxes"));
        QTest::keyClick(w.list(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(w.backend->service.log.filter(QStringLiteral("renew")).size(), 1);
    }

    void theMenuOfFilesIsThatOfThePanelInSight()
    {
        InWindow w;
        const auto *menu = w.window->findChild<QMenu *>(QStringLiteral("filesMenu"));
        const auto has = [menu](const char *name) -> const QAction * {
            for (const QAction *action : menu->actions())
                if (action->objectName() == QLatin1String(name))
                    return action;
            return nullptr;
        };
        // Nothing is in sight: the menu leads there.
        QCOMPARE(menu->actions().size(), 1);
        menu->actions().constFirst()->trigger();
        QCOMPARE(w.places()->current(), QStringLiteral("files"));
        auto *place = static_cast<FilesPlace *>(w.places()->currentPlace());
        place->open({{.kind = FilePlace::Kind::Sandbox,
                      .connectionId = QStringLiteral("here"),
                      .id = QStringLiteral("0001")},
                     "/"});
        QTRY_VERIFY(has("fileRename"));
        for (const char *name :
             {"fileOpen", "fileDownload", "fileUpload", "fileNewFolder", "fileDelete", "fileCopy",
              "filePermissions", "fileProperties", "fileCompare", "fileShareLink"})
            QVERIFY2(has(name), name);
        // The second panel has actions of its own.
        auto *tab = place->findChild<FileTab *>();
        const QAction *first = has("fileRename");
        tab->setTwoPanes(true);
        tab->other()->focusFiles();
        QTRY_VERIFY(has("fileRename") != first);
        QCOMPARE(has("fileRename"), tab->active()->commands()->action(FileCommands::Rename));
        goToPlace(*w.window, QStringLiteral("activity"));
        QVERIFY(has("filesMenuGo"));
        QVERIFY(!has("fileRename"));
    }

    void thePlaceOfTheLastRunIsShownAgain_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("shown");
        QTest::newRow("activity") << QStringLiteral("activity") << QStringLiteral("activity");
        QTest::newRow("first start") << QString() << QStringLiteral("sandboxes");
        QTest::newRow("of a later version") << QStringLiteral("orbit") << QStringLiteral("sandboxes");
    }

    void thePlaceOfTheLastRunIsShownAgain()
    {
        QFETCH(QString, kept);
        QFETCH(QString, shown);
        InWindow w(kept);
        QCOMPARE(w.places()->current(), shown);
        QCOMPARE(w.list()->currentItem()->text().toLower(), shown);
        w.window->close();
        QCOMPARE(w.fixture.settings.settings.place, shown);
    }

private:
    struct Two
    {
        QStringList log;
        WindowSettings settings;
        QMainWindow window;
        AfterPaint later{&window};
        Places *made = new Places(settings, later, &window);
        Places &places = *made;

        Two()
        {
            settings.connection = QStringLiteral("here");
            window.setCentralWidget(made);
            const auto make = [this](const QString &id) {
                return [this, id]() -> Place * { return new NotedPlace(log, id); };
            };
            const QString a = QStringLiteral("a");
            const QString b = QStringLiteral("b");
            places.add({a, Symbol::Folder, a, make(a)});
            places.add({b, Symbol::Volume, b, make(b), PlaceInfo::Making::WhenIdle});
        }
    };

    struct InWindow
    {
        ThemeController theme{*qApp, ThemeChoice::Light, false};
        WindowFixture fixture{theme};
        FakeBackend *backend = nullptr;
        std::unique_ptr<MainWindow> window;

        explicit InWindow(const QString &place = {})
        {
            fixture.settings.settings.place = place;
            backend = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
            Sandbox sandbox =
                makeSandbox(QStringLiteral("0001"), QStringLiteral("crawler"), SandboxState::Running);
            sandbox.expiresAt = fixture.clock.now().addSecs(7200);
            backend->service.sandboxes.insert(sandbox.id, sandbox);
            backend->setLive();
            window = std::make_unique<MainWindow>(fixture.services());
            window->show();
            window->activateWindow();
            [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(window.get());
        }
        [[nodiscard]] Places *places() const { return window->findChild<Places *>(); }
        [[nodiscard]] QAction *action(const char *name) const
        {
            return window->findChild<QAction *>(QLatin1String(name));
        }
        [[nodiscard]] QListWidget *list() const
        {
            return window->findChild<QListWidget *>(QStringLiteral("placeList"));
        }
        [[nodiscard]] QList<QAction *> goActions() const
        {
            QList<QAction *> found;
            for (const PlaceInfo &info : places()->list())
                found << window->findChild<QAction *>(info.id + QStringLiteral("PlaceAction"));
            return found;
        }
    };
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestPlaces)
#include "tst_places.moc"
