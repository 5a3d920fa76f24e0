// SPDX-License-Identifier: Apache-2.0
#include "fakeleftovers.h"
#include "fakewindow.h"

#include <models/activitymodel.h>
#include <models/creationrecord.h>
#include <models/leftoverstore.h>
#include <ui/newsandboxdialog.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

namespace osc::test {

using Kind = Leftover::Kind;

/// A shown window over one live connection with sandboxes and leftovers.
struct ActivityWindow
{
    ThemeController theme{*qApp, ThemeChoice::Light, false};
    WindowFixture fixture{theme};
    FakeLeftoverBackend *backend = nullptr;
    std::unique_ptr<MainWindow> window;

    explicit ActivityWindow(int sandboxes = 3, const QSize &size = {1200, 800})
    {
        auto made =
            std::make_unique<FakeLeftoverBackend>(QStringLiteral("here"), QStringLiteral("This computer"));
        backend = made.get();
        for (int i = 0; i < sandboxes; ++i) {
            Sandbox sandbox =
                makeSandbox(QStringLiteral("id%1").arg(i, 4, 10, QLatin1Char('0')),
                            QStringLiteral("box-%1").arg(i, 3, 10, QLatin1Char('0')), SandboxState::Running);
            sandbox.expiresAt = fixture.clock.now().addSecs(7200);
            backend->service.sandboxes.insert(sandbox.id, sandbox);
        }
        backend->leftoverService.leftovers = {
            makeLeftover(QStringLiteral("crawler-asia"), Kind::ExpiredSandbox),
            makeLeftover(QStringLiteral("pip-cache"), Kind::ManagedVolume, true)};
        backend->setLive();
        fixture.registry.add(std::move(made));
        window = std::make_unique<MainWindow>(fixture.services());
        window->setWindowState(Qt::WindowNoState);
        window->resize(size);
        window->show();
        // The place is made after the first paint, and takes in what happens from then on.
        [[maybe_unused]] const bool isThere = QTest::qWaitFor([this] { return history() != nullptr; });
    }
    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void click(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QDialog *dialog(const char *name) const
    {
        auto *found = find<QDialog>(name);
        return found && found->isVisible() ? found : nullptr;
    }
    void openActivity() const { goToPlace(*window, QStringLiteral("activity")); }
    void openSandboxes() const { goToPlace(*window, QStringLiteral("sandboxes")); }
    [[nodiscard]] QTableView *history() const { return find<QTableView>("activityTable"); }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("sandboxTable"); }
    [[nodiscard]] bool waitForRows(int rows) const
    {
        return QTest::qWaitFor([&] { return table()->model()->rowCount() == rows; });
    }
    /// An entry that has failed.
    QString fail(const QString &object)
    {
        ActivityEntry entry;
        entry.what = QStringLiteral("Delete");
        entry.object = object;
        entry.command = QStringLiteral("osb sandbox kill ") + object;
        const QString id = fixture.activity.begin(entry);
        fixture.clock.time = fixture.clock.time.addSecs(3);
        fixture.activity.end(id, Error{.kind = ErrorKind::Conflict,
                                       .message = QStringLiteral("It is in use."),
                                       .advice = QStringLiteral("End it first."),
                                       .detail = QStringLiteral("409 <b>conflict</b>")});
        return id;
    }
};

class TestActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureIsToldInWordsAndAsACommand();
    void problemsAreCountedInTheSidebarUntilThePlaceIsOpened();
    void aFailedCreationOpensTheFormAgain();
    void whatRunsCanBeCancelled();
    void whatFailedCanBeRetried();
    void theRecordOfCreationsIsOneOfTheViews();
    void leftoversAreListedAndCleanedAfterOneQuestion();
    void aLeftoverIsTickedByKeyboard();
    void leftoversThatFailStayWithTheirReason();
    void theBulkBarFoldsInANarrowWindow();
    void failuresOfManyAreListedAboveTheTableAndRetried();
    void manyArePausedAndThatIsUndone();
    void hundredsArePreviewedAFewAtATime();
    void theRenewDialogNamesThoseThatCannotBeRenewed();
    void metadataOfManyIsChangedTogether();
};

void TestActivity::aFailureIsToldInWordsAndAsACommand()
{
    ActivityWindow w;
    w.openActivity();
    w.fail(QStringLiteral("web-1"));
    QTRY_COMPARE(w.history()->model()->rowCount(), 1);
    w.history()->setCurrentIndex(w.history()->model()->index(0, 0));
    QCOMPARE(w.text("activityTitle"), QStringLiteral("Delete web-1"));
    QVERIFY(w.text("activityTime").contains(QStringLiteral("after 3.0 s")));
    QCOMPARE(w.text("activityWords"), QStringLiteral("It is in use. End it first."));
    QCOMPARE(w.text("activitySaid"), QStringLiteral("409 <b>conflict</b>"));
    QCOMPARE(w.find<QLabel>("activitySaid")->textFormat(), Qt::PlainText);
    w.click("copyDetailsButton");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("osb sandbox kill web-1")));
    QVERIFY(!w.find<QPushButton>("retryActivityButton")->isVisible());
}

void TestActivity::problemsAreCountedInTheSidebarUntilThePlaceIsOpened()
{
    ActivityWindow w;
    const auto badge = [&w] {
        const auto entries =
            w.find<QListWidget>("placeList")->findItems(QStringLiteral("Activity"), Qt::MatchExactly);
        return entries.value(0)->data(Qt::AccessibleTextRole).toString();
    };
    w.fail(QStringLiteral("a"));
    w.fail(QStringLiteral("b"));
    QTRY_COMPARE(badge(), QStringLiteral("Activity, 2"));
    w.openActivity();
    QTRY_COMPARE(badge(), QStringLiteral("Activity"));
    w.openSandboxes();
    w.fixture.clock.time = w.fixture.clock.time.addSecs(60);
    w.fail(QStringLiteral("c"));
    QTRY_COMPARE(badge(), QStringLiteral("Activity, 1"));
}

void TestActivity::aFailedCreationOpensTheFormAgain()
{
    ActivityWindow w;
    SandboxSpec spec;
    spec.image = QStringLiteral("python:3.99");
    const QString id = w.fixture.activity.begin(creationEntry(QStringLiteral("here"), spec));
    w.fixture.activity.end(id, Error{.message = QStringLiteral("Image python:3.99 was not found.")});
    w.openActivity();
    w.history()->setCurrentIndex(w.history()->model()->index(0, 0));
    w.click("tryAgainWithChangesButton");
    NewSandboxDialog *form = nullptr;
    QTRY_VERIFY((form = w.window->findChild<NewSandboxDialog *>()));
    QCOMPARE(form->spec().image, spec.image);
}

void TestActivity::whatRunsCanBeCancelled()
{
    ActivityWindow w;
    QString id;
    id = w.fixture.activity.begin({}, [&] { w.fixture.activity.endCancelled(id); });
    w.openActivity();
    w.history()->setCurrentIndex(w.history()->model()->index(0, 0));
    w.click("cancelActivityButton");
    QCOMPARE(w.history()->model()->index(0, ActivityModel::Outcome).data().toString(),
             QStringLiteral("Cancelled"));
    QVERIFY(!w.find<QPushButton>("cancelActivityButton")->isVisible());
}

void TestActivity::whatFailedCanBeRetried()
{
    ActivityWindow w;
    const QString id = w.fail(QStringLiteral("web-1"));
    int again = 0;
    w.fixture.activity.offerRetry(id, [&] { ++again; });
    w.openActivity();
    w.history()->setCurrentIndex(w.history()->model()->index(0, 0));
    w.click("retryActivityButton");
    QCOMPARE(again, 1);
    QVERIFY(!w.find<QPushButton>("retryActivityButton")->isVisible());
}

void TestActivity::theRecordOfCreationsIsOneOfTheViews()
{
    ActivityWindow w;
    w.openActivity();
    QVERIFY(w.history()->isVisible() || w.find<QWidget>("createdView")->isHidden());
    for (auto *segment : w.find<QWidget>("activitySegments")->findChildren<QAbstractButton *>())
        if (segment->text() == QLatin1String("Created here"))
            QTest::mouseClick(segment, Qt::LeftButton);
    QVERIFY(w.find<QWidget>("createdView")->isVisible());
}

void TestActivity::leftoversAreListedAndCleanedAfterOneQuestion()
{
    ActivityWindow w;
    w.openActivity();
    QTRY_VERIFY(w.find<QTableView>("leftoverTable")->isVisible());
    QTRY_COMPARE(w.find<QPushButton>("cleanUpButton")->text(), QStringLiteral("Clean up 1…"));
    w.click("cleanUpButton");
    QTRY_VERIFY(w.dialog("cleanUpDialog"));
    QDialog *dialog = w.dialog("cleanUpDialog");
    QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("cancelButton"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!w.dialog("cleanUpDialog"));
    QVERIFY(w.backend->leftoverService.cleaned.isEmpty());
    w.click("cleanUpButton");
    QTRY_VERIFY(w.dialog("cleanUpDialog"));
    QTest::mouseClick(
        w.dialog("cleanUpDialog")->findChild<QPushButton *>(QStringLiteral("confirmCleanUpButton")),
        Qt::LeftButton);
    QTRY_COMPARE(w.backend->leftoverService.cleaned, QStringList{QStringLiteral("crawler-asia")});
    QTRY_COMPARE(w.find<QTableView>("leftoverTable")->model()->rowCount(), 1);
    QCOMPARE(w.fixture.activityLog.kept.first().what, QStringLiteral("Clean up"));
}

void TestActivity::aLeftoverIsTickedByKeyboard()
{
    ActivityWindow w;
    w.openActivity();
    auto *table = w.find<QTableView>("leftoverTable");
    QTRY_VERIFY(table->isVisible());
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(w.find<QPushButton>("cleanUpButton")->text(), QStringLiteral("Clean up 2…"));
    w.click("cleanUpButton");
    QTRY_VERIFY(w.dialog("cleanUpDialog"));
    const auto labels = w.dialog("cleanUpDialog")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel *label) { return label->text() == QLatin1String("Lost"); }));
}

void TestActivity::leftoversThatFailStayWithTheirReason()
{
    ActivityWindow w;
    w.backend->leftoverService.failures.insert(
        QStringLiteral("crawler-asia"),
        Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It was renewed meanwhile.")});
    w.openActivity();
    QTRY_VERIFY(w.find<QTableView>("leftoverTable")->isVisible());
    w.click("cleanUpButton");
    QTRY_VERIFY(w.dialog("cleanUpDialog"));
    QTest::mouseClick(
        w.dialog("cleanUpDialog")->findChild<QPushButton *>(QStringLiteral("confirmCleanUpButton")),
        Qt::LeftButton);
    auto *model = w.find<QTableView>("leftoverTable")->model();
    QTRY_COMPARE(model->index(0, LeftoverModel::Act).data().toString(), QStringLiteral("Not cleaned"));
    QCOMPARE(model->index(0, 0).data(LeftoverModel::WhyRole).toString(),
             QStringLiteral("It was renewed meanwhile."));
}

void TestActivity::theBulkBarFoldsInANarrowWindow()
{
    ActivityWindow w(3, {1700, 800});
    QVERIFY(w.waitForRows(3));
    w.table()->selectAll();
    QTRY_VERIFY(w.find<QWidget>("bulkMetadata")->isVisible());
    QVERIFY(!w.find<QWidget>("bulkMore")->isVisible());
    w.window->resize(960, 700);
    QTRY_VERIFY(w.find<QWidget>("bulkMore")->isVisible());
    QCOMPARE(w.window->width(), 960);
    for (const char *always : {"bulkRenewShort", "bulkDelete", "bulkClose"})
        QVERIFY2(w.find<QWidget>(always)->isVisible(), always);
}

void TestActivity::failuresOfManyAreListedAboveTheTableAndRetried()
{
    ActivityWindow w;
    QVERIFY(w.waitForRows(3));
    w.backend->service.answersAtOnce = false;
    w.table()->selectAll();
    w.find<QAction>("pauseAction")->trigger();
    QCOMPARE(w.backend->service.calls.size(), 3u);
    QTRY_VERIFY(w.find<QWidget>("statusTask"));
    for (const auto &call : std::exchange(w.backend->service.calls, {}))
        call.answer(Error{.message = QStringLiteral("It would not.")});
    QTRY_VERIFY(w.find<QWidget>("bulkBanner"));
    const auto labels = w.find<QWidget>("bulkBanner")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("box-001: It would not."));
    }));
    QVERIFY(!w.find<QWidget>("actionBanner")->isVisible());
    w.click("bulkActivityButton");
    QTRY_VERIFY(w.history()->isVisible());
    QVERIFY(w.text("activityParts").contains(QStringLiteral("box-002: It would not.")));
    w.openSandboxes();
    w.click("bulkRetryButton");
    QTRY_COMPARE(w.backend->service.calls.size(), 3u);
    QVERIFY(!w.find<QWidget>("bulkBanner") || !w.find<QWidget>("bulkBanner")->isVisible());
}

void TestActivity::manyArePausedAndThatIsUndone()
{
    ActivityWindow w;
    QVERIFY(w.waitForRows(3));
    w.table()->selectAll();
    w.find<QAction>("renewShortAction")->trigger();
    auto *undo = w.find<QToolButton>("statusOffer");
    QTRY_COMPARE(undo->text(), QStringLiteral("Undo"));
    QTRY_COMPARE(w.backend->service.sandboxes.first().expiresAt, w.fixture.clock.now().addSecs(9000));
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(w.backend->service.sandboxes.first().expiresAt, w.fixture.clock.now().addSecs(7200));
}

void TestActivity::hundredsArePreviewedAFewAtATime()
{
    ActivityWindow w(300);
    QVERIFY(w.waitForRows(300));
    w.table()->selectAll();
    w.find<QAction>("deleteAction")->trigger();
    QTRY_VERIFY(w.dialog("deleteDialog"));
    QVERIFY(w.backend->service.log.filter(QStringLiteral("preview")).size() <= 8);
    QTRY_COMPARE(w.backend->service.log.filter(QStringLiteral("preview")).size(), 200);
    QTRY_VERIFY(w.find<QLabel>("deleteSum")
                    ->text()
                    .contains(QStringLiteral("100 sandbox(es) have not been looked at yet.")));
    QCOMPARE(w.dialog("deleteDialog")->focusWidget()->objectName(), QStringLiteral("cancelButton"));
    QTest::mouseClick(w.dialog("deleteDialog")->findChild<QPushButton *>(QStringLiteral("deleteButton")),
                      Qt::LeftButton);
    QVERIFY(w.waitForRows(0));
    QCOMPARE(w.backend->service.log.filter(QStringLiteral("kill")).size(), 300);
}

void TestActivity::theRenewDialogNamesThoseThatCannotBeRenewed()
{
    ActivityWindow w;
    QVERIFY(w.waitForRows(3));
    Sandbox endless = w.backend->service.sandboxes.value(QStringLiteral("id0001"));
    endless.expiresAt = {};
    w.backend->service.put(endless);
    w.table()->selectAll();
    w.find<QAction>("renewAction")->trigger();
    QTRY_VERIFY(w.dialog("renewDialog"));
    QCOMPARE(w.text("renewExcluded"),
             QStringLiteral("box-001: It has no expiry, it runs until you delete it."));
    QTest::mouseClick(w.dialog("renewDialog")->findChild<QPushButton *>(QStringLiteral("renewButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(w.backend->service.log.filter(QStringLiteral("renew")).size(), 2);
}

void TestActivity::metadataOfManyIsChangedTogether()
{
    ActivityWindow w;
    QVERIFY(w.waitForRows(3));
    w.table()->selectAll();
    w.find<QAction>("editMetadataAction")->trigger();
    QTRY_VERIFY(w.dialog("metadataDialog"));
    QDialog *dialog = w.dialog("metadataDialog");
    auto *table = dialog->findChild<QTableWidget *>(QStringLiteral("metadataTable"));
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("metadataSaveButton"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("(3 different value(s))"));
    QVERIFY(!save->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("metadataAddButton")), Qt::LeftButton);
    table->item(1, 0)->setText(QStringLiteral("my team"));
    QVERIFY(!save->isEnabled());
    table->item(1, 0)->setText(QStringLiteral("team"));
    table->item(1, 1)->setText(QStringLiteral("agents"));
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    for (const QString &id : {QStringLiteral("id0000"), QStringLiteral("id0002")})
        QTRY_COMPARE(w.backend->service.sandboxes.value(id).metadata.value(QStringLiteral("team")),
                     QStringLiteral("agents"));
    QCOMPARE(w.backend->service.sandboxes.value(QStringLiteral("id0001")).name(), QStringLiteral("box-001"));
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestActivity)
#include "tst_activity.moc"
