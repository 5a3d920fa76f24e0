// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"
#include "fakewindow.h"

#include <models/createrun.h>
#include <ui/newsandboxdialog.h>

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

/// A shown window over one live connection with as many running sandboxes as asked for.
struct Shown
{
    ThemeController theme{*qApp, ThemeChoice::Light, false};
    WindowFixture fixture{theme};
    FakeBackend *backend = nullptr;
    std::unique_ptr<MainWindow> window;

    explicit Shown(int sandboxes)
    {
        backend = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
        for (int i = 0; i < sandboxes; ++i) {
            const QString id = QStringLiteral("id%1").arg(i, 6, 10, QLatin1Char('0'));
            Sandbox sandbox = makeSandbox(id, QStringLiteral("box-%1").arg(i, 3, 10, QLatin1Char('0')),
                                          SandboxState::Running);
            sandbox.expiresAt = fixture.clock.now().addSecs(7200);
            backend->service.sandboxes.insert(id, sandbox);
        }
        backend->setLive();
        window = std::make_unique<MainWindow>(fixture.services());
        window->setWindowState(Qt::WindowNoState);
        window->resize(1200, 700);
        window->show();
    }
    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1String(name));
    }
    /// Several places have an empty state.
    template<typename T>
    [[nodiscard]] T *inPanel(const char *name) const
    {
        return find<QWidget>("sandboxesPanel")->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("sandboxTable"); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] bool wait(int rows) const
    {
        return QTest::qWaitFor(
            [this, rows] { return table()->isVisible() && table()->model()->rowCount() == rows; });
    }
    [[nodiscard]] QDialog *dialog(const char *name) const
    {
        auto *found = find<QDialog>(name);
        return found && found->isVisible() ? found : nullptr;
    }
};

/// A window, and a creation that goes on after its form was closed.
struct Creating : Shown
{
    FakeCreateBackend *there;

    Creating()
        : Shown(2)
    {
        there = static_cast<FakeCreateBackend *>(fixture.registry.add(
            std::make_unique<FakeCreateBackend>(QStringLiteral("there"), QStringLiteral("Elsewhere"))));
        there->setLive();
    }
    [[nodiscard]] static SandboxSpec spec()
    {
        SandboxSpec wanted;
        wanted.image = QStringLiteral("python:3.11");
        wanted.metadata.insert(QStringLiteral("name"), QStringLiteral("web"));
        wanted.env.insert(QStringLiteral("MODE"), QStringLiteral("test"));
        wanted.timeoutSeconds = 3600;
        return wanted;
    }
    [[nodiscard]] NewSandboxDialog *form() const
    {
        for (auto *dialog : window->findChildren<NewSandboxDialog *>())
            if (dialog->isVisible())
                return dialog;
        return nullptr;
    }
    /// The run as the form hands it over.
    [[nodiscard]] QPointer<CreateRun> start() const
    {
        window->newSandbox();
        NewSandboxDialog *dialog = form();
        auto *run = new CreateRun(*there, spec());
        run->continueInBackground();
        Q_EMIT dialog->continuedInBackground(run);
        dialog->close();
        return run;
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    void click(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

QString bannerNote(const Shown &shown)
{
    return shown.find<QWidget>("connectionBanner")->findChild<QLabel *>(QStringLiteral("bannerNote"))->text();
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableShowsStateReasonAndName()
    {
        Shown s(0);
        s.backend->service.put(makeSandbox(QStringLiteral("abcdefgh12"), QStringLiteral("train"),
                                           SandboxState::Pending, QStringLiteral("claim unbound")));
        QVERIFY(s.wait(1));
        QCOMPARE(s.cell(0, SandboxModel::State), QStringLiteral("Pending, claim unbound"));
        QCOMPARE(s.cell(0, SandboxModel::Name), QStringLiteral("train"));
        QVERIFY(!s.table()->grab().toImage().isNull());
    }

    void aLabelThatLooksLikeHtmlIsShownAsText()
    {
        Shown s(0);
        const QString hostile = QStringLiteral("<b>bold</b>\u202Etxt");
        s.backend->service.put(makeSandbox(QStringLiteral("a"), hostile, SandboxState::Running));
        QVERIFY(s.wait(1));
        s.table()->selectRow(0);
        const QString shown = s.cell(0, SandboxModel::Name);
        QVERIFY(shown.startsWith(QLatin1String("<b>bold</b>")));
        QVERIFY(!shown.contains(QChar(0x202E)));
        const QString tip = s.table()->model()->index(0, SandboxModel::Name).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QLatin1String("<b>")));
        for (const QLabel *label : s.window->findChildren<QLabel *>())
            if (label->text().contains(QLatin1String("bold")))
                QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void selectionAndScrollPositionSurviveARefresh()
    {
        Shown s(120);
        QVERIFY(s.wait(120));
        s.table()->selectRow(60);
        s.table()->verticalScrollBar()->setValue(1000);
        const QString name = s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString();
        const int scroll = s.table()->verticalScrollBar()->value();
        s.backend->service.sandboxes.remove(QStringLiteral("id000119"));
        QTest::keyClick(s.window.get(), Qt::Key_F5);
        QVERIFY(s.wait(119));
        QCOMPARE(s.table()->verticalScrollBar()->value(), scroll);
        QCOMPARE(s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString(), name);
        QCOMPARE(s.table()->selectionModel()->selectedRows().size(), 1);
    }

    void theBulkBarComesWithTheSecondSelectedRow()
    {
        Shown s(5);
        QVERIFY(s.wait(5));
        auto *bar = s.find<QWidget>("bulkBar");
        s.table()->selectRow(0);
        QVERIFY(!bar->isVisible());
        s.table()->selectAll();
        QVERIFY(bar->isVisible());
        QTest::keyClick(s.window.get(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    void deletingAsksOnceAndStartsAtCancel()
    {
        Shown s(3);
        QVERIFY(s.wait(3));
        s.backend->service.preview = {.changedFiles = 38,
                                      .runningProcesses = {},
                                      .lostVolumes = {},
                                      .keptMounts = {QStringLiteral("cache")}};
        s.table()->setFocus();
        s.table()->selectAll();
        QTest::keyClick(s.table(), Qt::Key_Delete);
        QTRY_VERIFY(s.dialog("deleteDialog"));
        QDialog *dialog = s.dialog("deleteDialog");
        QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("cancelButton"));
        QTRY_COMPARE(s.backend->service.log.filter(QStringLiteral("preview")).size(), 3);
        const auto shows = [dialog](const QString &text) {
            for (const QLabel *label : dialog->findChildren<QLabel *>())
                if (label->text().contains(text))
                    return true;
            return false;
        };
        QTRY_VERIFY(shows(QStringLiteral("38 file")));
        QVERIFY(shows(QStringLiteral("Mounts cache")));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!s.dialog("deleteDialog"));
        QVERIFY(s.backend->service.log.filter(QStringLiteral("kill")).isEmpty());
        QCOMPARE(s.table()->model()->rowCount(), 3);
    }

    void confirmingDeletesAllThatWereSelected()
    {
        Shown s(3);
        QVERIFY(s.wait(3));
        s.table()->setFocus();
        s.table()->selectAll();
        QTest::keyClick(s.table(), Qt::Key_Delete);
        QTRY_VERIFY(s.dialog("deleteDialog"));
        QTest::mouseClick(s.dialog("deleteDialog")->findChild<QPushButton *>(QStringLiteral("deleteButton")),
                          Qt::LeftButton);
        QTRY_COMPARE(s.table()->model()->rowCount(), 0);
        QCOMPARE(s.backend->service.log.filter(QStringLiteral("kill")).size(), 3);
    }

    void theSearchNarrowsAndCanBeCleared()
    {
        Shown s(30);
        QVERIFY(s.wait(30));
        auto *search = s.find<QLineEdit>("searchField");
        QTest::keyClicks(search, QStringLiteral("box-01"));
        QCOMPARE(s.table()->model()->rowCount(), 10);
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QTRY_VERIFY(!s.table()->isVisible());
        QVERIFY(s.inPanel<QLabel>("emptyStateSentence")->text().contains(QStringLiteral("“box-01zzz”")));
        QTest::mouseClick(s.inPanel<QPushButton>("emptyStateButton"), Qt::LeftButton);
        QVERIFY(s.wait(30));
    }

    void withoutSandboxesThePlaceSaysWhatToDo()
    {
        Shown s(0);
        QTRY_COMPARE(s.inPanel<QLabel>("emptyStateSentence")->text(), QStringLiteral("No sandboxes yet."));
        QVERIFY(s.inPanel<QPushButton>("emptyStateButton")->isVisible());
    }

    void withoutConnectionsWhatWasFoundIsOffered()
    {
        ThemeController theme(*qApp, ThemeChoice::Light, false);
        WindowFixture fixture(theme);
        ConnectionProfile found;
        found.id = QStringLiteral("x");
        found.name = QStringLiteral("This computer");
        found.endpoint = QStringLiteral("unix:///run/x.sock");
        fixture.connections.found = {
            {.profile = found, .line = QStringLiteral("It is there."), .whyNot = {}}};
        MainWindow window(fixture.services());
        window.show();
        auto *button = window.findChild<QPushButton *>(QStringLiteral("firstConnectButton"));
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(fixture.connections.log, QStringList{QStringLiteral("connect unix:///run/x.sock")});
    }

    void aBrokenConnectionSaysWhyAndKeepsItsRows()
    {
        Shown s(4);
        QVERIFY(s.wait(4));
        Error error;
        error.kind = ErrorKind::Forbidden;
        error.message = QStringLiteral("Docker on this computer does not let you in.");
        error.command = QStringLiteral("sudo usermod -aG docker you");
        s.backend->setBroken(error, s.fixture.clock.now().addSecs(-1860), s.fixture.clock.now().addSecs(18));
        QTRY_VERIFY(s.find<QWidget>("connectionBanner")->isVisible());
        QCOMPARE(s.find<QWidget>("connectionBanner")
                     ->findChild<QLineEdit *>(QStringLiteral("bannerCommand"))
                     ->text(),
                 error.command);
        QVERIFY(s.find<QLabel>("staleLabel")->text().contains(QStringLiteral("31 min")));
        QCOMPARE(s.cell(0, SandboxModel::State), QStringLiteral("was Running, 31 min ago"));
        QTest::mouseClick(s.find<QPushButton>("retryButton"), Qt::LeftButton);
        QCOMPARE(s.backend->retries, 1);
        s.backend->setLive();
        QVERIFY(!s.find<QWidget>("connectionBanner")->isVisible());
    }

    void triesOfAnEngineThatDoesNotAnswerAreCounted()
    {
        Shown s(1);
        QVERIFY(s.wait(1));
        const QDateTime now = s.fixture.clock.now();
        const Error error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("Nobody answers.")};
        s.backend->setBroken(error, now, now.addSecs(5));
        QTRY_COMPARE(bannerNote(s), QStringLiteral("Next try in 0:05"));
        s.backend->setBroken(error, now, now.addSecs(5)); // said again, not tried again
        s.backend->setBroken(error, now, now.addSecs(12));
        QTRY_VERIFY2(bannerNote(s).startsWith(QStringLiteral("Next try in 0:12, tried 2 time(s) since ")),
                     qPrintable(bannerNote(s)));
        s.backend->setLive();
        s.backend->setBroken(error, now, now.addSecs(5));
        QTRY_COMPARE(bannerNote(s), QStringLiteral("Next try in 0:05"));
    }

    void aClickOnAConnectionFiltersByIt()
    {
        Shown s(2);
        FakeBackend *other = s.fixture.addBackend(QStringLiteral("there"), QStringLiteral("Elsewhere"));
        other->service.sandboxes.insert(
            QStringLiteral("z"),
            makeSandbox(QStringLiteral("z"), QStringLiteral("far"), SandboxState::Running));
        other->setLive();
        QVERIFY(s.wait(3));
        auto *list = s.find<QListView>("connectionList");
        const QRect item = list->visualRect(list->model()->index(1, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, item.center());
        QVERIFY(s.wait(1));
        QCOMPARE(s.cell(0, SandboxModel::Name), QStringLiteral("far"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, item.center());
        QVERIFY(s.wait(3));
    }

    void theHistoryTellsWhatWasMountedAndHowItEnded()
    {
        Shown s(1);
        InventoryRecord record;
        record.sandboxId = QStringLiteral("abc");
        record.name = QStringLiteral("import");
        record.plannedAt = s.fixture.clock.now();
        record.end = InventoryRecord::End::Failed;
        record.endReason = QStringLiteral("The image was not found.");
        record.specJson = "{\"image\":{\"uri\":\"x\"},\"volumes\":[{\"name\":\"c\",\"pvc\":{\"claimName\":"
                          "\"cache\"},\"mountPath\":\"/mnt/c\"}]}";
        s.fixture.inventory.records = {record};
        goToPlace(*s.window, QStringLiteral("activity"));
        auto *table = s.find<QTableView>("historyTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, HistoryModel::Outcome).data().toString(), QStringLiteral("Failed"));
        QCOMPARE(table->model()->index(0, HistoryModel::Mounted).data().toString(),
                 QStringLiteral("cache → /mnt/c"));
        QCOMPARE(table->model()->index(0, HistoryModel::Details).data().toString(), record.endReason);
    }

    void whatWasArrangedIsKept()
    {
        Shown s(1);
        QVERIFY(s.wait(1));
        s.table()->setColumnWidth(SandboxModel::Name, 311);
        s.window->close();
        QCOMPARE(s.fixture.settings.saves, 1);
        MainWindow second(s.fixture.services());
        QCOMPARE(
            second.findChild<QTableView *>(QStringLiteral("sandboxTable"))->columnWidth(SandboxModel::Name),
            311);
    }

    void theWindowAndItsFormsHaveTheIconOfTheProgram()
    {
        const Shown s(0);
        s.window->newSandbox();
        const QImage icon = s.dialog("newSandboxDialog")->windowIcon().pixmap(48).toImage();
        QVERIFY(!icon.isNull());
        QVERIFY(qAlpha(icon.pixel(icon.width() / 2, icon.height() / 2)) > 0);
    }

    void aWindowThatIsLargerThanTheScreenOpensMaximised()
    {
        ThemeController theme(*qApp, ThemeChoice::Light, false);
        WindowFixture fixture(theme);
        const MainWindow window(fixture.services());
        const QSize room = window.screen()->availableSize();
        const bool fits = room.width() >= 1500 && room.height() >= 1000;
        QCOMPARE(window.isMaximized(), !fits);
        QVERIFY(window.width() <= std::max(room.width(), window.minimumWidth()));
        QVERIFY(window.height() <= std::max(room.height(), window.minimumHeight()));
    }

    void aWindowOfAScreenThatIsGoneComesBack()
    {
        ThemeController theme(*qApp, ThemeChoice::Light, false);
        WindowFixture fixture(theme);
        QWidget far;
        far.setGeometry(9000, 7000, 960, 600);
        fixture.settings.settings.geometry = far.saveGeometry();
        MainWindow window(fixture.services());
        window.show();
        QVERIFY(window.screen()->availableGeometry().intersects(window.frameGeometry()));
        QVERIFY(window.y() >= 0);
    }

    void aCreationInTheBackgroundIsShownAndCanBeCancelled()
    {
        const Creating s;
        const QPointer<CreateRun> run = s.start();
        QTRY_COMPARE(s.text("statusTaskText"), QStringLiteral("Creating web"));
        CreateProgress progress;
        progress.text = QStringLiteral("Pulling python:3.11");
        s.there->creating.progress(progress);
        QCOMPARE(s.text("statusTaskText"), QStringLiteral("Creating web: Pulling python:3.11"));
        QVERIFY(!s.find<QLabel>("statusRunning")->isVisible());
        s.click("statusTaskCancel");
        QVERIFY(!run);
        QCOMPARE(s.there->creating.cancelled, 1);
        QTRY_VERIFY(!s.find<QWidget>("statusTask"));
        QCOMPARE(s.text("statusRunning"), QStringLiteral("Nothing is running"));
        QVERIFY(s.text("statusMessage").contains(QStringLiteral("web")));
    }

    void aSandboxCreatedInTheBackgroundIsOfferedAndShown()
    {
        Creating s;
        QVERIFY(s.wait(2));
        const QPointer<CreateRun> run = s.start();
        CreateOutcome outcome;
        outcome.sandbox = makeSandbox(QStringLiteral("new"), QStringLiteral("web"), SandboxState::Running);
        s.there->creating.succeed(outcome);
        QTRY_VERIFY(!run);
        QTRY_VERIFY(!s.find<QWidget>("statusTask"));
        QCOMPARE(s.text("statusMessage"), QStringLiteral("web was created."));
        // The search hides it, and another place is shown.
        s.there->creating.put(outcome.sandbox);
        QTest::keyClicks(s.find<QLineEdit>("searchField"), QStringLiteral("box-001"));
        goToPlace(*s.window, QStringLiteral("activity"));
        s.click("statusOffer");
        QVERIFY(s.wait(3));
        QCOMPARE(s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString(),
                 QStringLiteral("web"));
        QVERIFY(!s.find<QAbstractButton>("statusOffer")->isVisible());
    }

    void aFailureInTheBackgroundSaysWhyAndGivesTheFormBack()
    {
        const Creating s;
        const QPointer<CreateRun> run = s.start();
        QTRY_VERIFY(!s.form());
        Error error;
        error.message = QStringLiteral("The image was not found.");
        error.advice = QStringLiteral("Check its name.");
        error.detail = QStringLiteral("manifest unknown");
        s.there->creating.fail(error);
        QTRY_VERIFY(!run);
        const auto *banner = s.find<QWidget>("creationBanner");
        QVERIFY(banner && banner->isVisible());
        QCOMPARE(banner->findChild<QLabel *>(QStringLiteral("bannerTitle"))->text(),
                 QStringLiteral("web was not created: The image was not found."));
        QCOMPARE(banner->findChild<QLabel *>(QStringLiteral("bannerText"))->text(), error.advice);
        s.click("creationFormButton");
        QVERIFY(s.form());
        QCOMPARE(s.form()->spec(), Creating::spec());
        QTRY_VERIFY(!s.find<QWidget>("creationBanner"));
    }

    void aCreationGoesWithItsConnection()
    {
        Creating s;
        QVERIFY(s.wait(2));
        const QPointer<CreateRun> run = s.start();
        QVERIFY(s.find<QWidget>("statusTask"));
        s.fixture.registry.remove(QStringLiteral("there"));
        QVERIFY(!run);
        QTRY_VERIFY(!s.find<QWidget>("statusTask"));
    }

    void aNewSandboxIsSelectedWhenItAppears()
    {
        Shown s(3);
        QVERIFY(s.wait(3));
        s.table()->selectRow(1);
        s.window->newSandbox();
        auto *form = s.window->findChild<NewSandboxDialog *>();
        Q_EMIT form->created(QStringLiteral("here"), QStringLiteral("late"), {});
        s.backend->service.put(
            makeSandbox(QStringLiteral("other"), QStringLiteral("other"), SandboxState::Running));
        QVERIFY(s.wait(4));
        QVERIFY(s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data() !=
                QStringLiteral("other"));
        s.backend->service.put(
            makeSandbox(QStringLiteral("late"), QStringLiteral("late"), SandboxState::Running));
        QVERIFY(s.wait(5));
        QCOMPARE(s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString(),
                 QStringLiteral("late"));
        QCOMPARE(s.table()->selectionModel()->selectedRows().size(), 1);
    }

    void aNewSandboxDoesNotTakeTheSelectionOfTheUser()
    {
        Shown s(3);
        QVERIFY(s.wait(3));
        s.window->newSandbox();
        auto *form = s.window->findChild<NewSandboxDialog *>();
        Q_EMIT form->created(QStringLiteral("here"), QStringLiteral("late"), {});
        s.table()->selectRow(1);
        const QString chosen =
            s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString();
        s.backend->service.put(
            makeSandbox(QStringLiteral("late"), QStringLiteral("late"), SandboxState::Running));
        QVERIFY(s.wait(4));
        QCOMPARE(s.table()->currentIndex().siblingAtColumn(SandboxModel::Name).data().toString(), chosen);
    }

    void everyControlHasANameForReaders()
    {
        Shown s(2);
        QVERIFY(s.wait(2));
        s.table()->selectRow(0);
        for (const QAbstractButton *button : s.window->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->objectName().startsWith(QLatin1String("qt_")) ||
                button->inherits("QLineEditIconButton"))
                continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
