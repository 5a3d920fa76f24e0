// SPDX-License-Identifier: Apache-2.0
#include "detailbackend.h"

#include "detail/detailpane.h"
#include "detail/outputview.h"
#include "filebrowser/fileservices.h"
#include "widgets/chips.h"

#include <models/filehabits.h>
#include <models/fileplaces.h>
#include <models/sandboxstore.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace osc;
using namespace osc::test;

class TestDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theHeaderNamesTheSandboxAndItsActions();
    void whereRoomIsShortTheNameStaysWhole();
    void theWholeIdCanBeSelectedAndCopied();
    void aNameThatLooksLikeMarkupIsShownAsText();
    void anActionThatIsNotPossibleSaysWhy();
    void onlyTabsThatWorkAreThere();
    void missingTabsLeaveNoGap();
    void nothingIsAskedForBeforeATabIsLookedAt();
    void switchingTheSandboxCancelsAndClears();
    void aLateAnswerNeverShowsUpUnderAnotherSandbox();
    void forgettingABackendLetsGoOfAllOfIt();
    void aFailedSandboxIsExplainedWithItsLastWords();
    void aFailedActionStaysUntilDismissed();
    void commandsRunWithReturnAndComeBackWithUp();
    void aRunningCommandCanBeCancelled();
    void aBadVariableIsRefusedInPlace();
    void theLogFollowsUntilTheUserScrollsAway();
    void searchInTheLogGoesFromHitToHit();
    void aBrokenLogCanBeTriedAgain();
    void inspectIsSearchedAndErrorsHaveARetry();

private:
    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] Sandbox sandbox(const QString &id, SandboxState state = SandboxState::Running) const
    {
        Sandbox made = makeSandbox(id, QStringLiteral("crawler"), state);
        made.connectionId = QStringLiteral("c");
        made.expiresAt = m_clock.now().addSecs(252);
        return made;
    }

    FakeClock m_clock;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<FilePlaces> m_places;
    FileHabits m_habits;
    std::unique_ptr<FileServices> m_services;
    DetailBackend *m_backend = nullptr;
    std::unique_ptr<DetailPane> m_pane;
};

void TestDetail::init()
{
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = static_cast<DetailBackend *>(m_registry->add(
        std::make_unique<DetailBackend>(QStringLiteral("c"), QStringLiteral("This computer"))));
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_places = std::make_unique<FilePlaces>(*m_registry, *m_sandboxes, nullptr);
    m_backend->setLive();
    for (const char *id : {"one", "two"})
        m_backend->fileService.fileSystems.insert(QString::fromLatin1(id),
                                                  std::make_shared<MemoryFileSystem>());
    m_services = std::make_unique<FileServices>(FileServices{*m_places, m_habits, {}});
    m_pane = std::make_unique<DetailPane>(DetailServices{.clock = m_clock, .files = m_services.get()});
    m_pane->resize(1100, 500);
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("one")));
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestDetail::cleanup()
{
    m_pane.reset();
    m_places.reset();
    m_sandboxes.reset();
    m_registry.reset();
}

void TestDetail::theHeaderNamesTheSandboxAndItsActions()
{
    QCOMPARE(find<QLabel>("detailName")->text(), QStringLiteral("crawler"));
    QCOMPARE(find<QLineEdit>("detailId")->text(), QStringLiteral("one"));
    QVERIFY(find<QLabel>("factExpires")->text().contains(QStringLiteral("4:12")));
    QSignalSpy asked(m_pane.get(), &DetailPane::actionRequested);
    find<QPushButton>("detailPauseButton")->setFocus();
    QTest::keyClick(find<QPushButton>("detailPauseButton"), Qt::Key_Space);
    QTest::keyClick(find<QPushButton>("detailRenewButton"), Qt::Key_Space);
    QTest::keyClick(find<QPushButton>("detailDeleteButton"), Qt::Key_Space);
    QCOMPARE(asked.count(), 3);
    QCOMPARE(asked.at(0).at(0).value<SandboxAction>(), SandboxAction::Pause);
    QCOMPARE(asked.at(2).at(0).value<SandboxAction>(), SandboxAction::Delete);
    QCOMPARE(asked.at(2).at(1).value<SandboxKey>().id, QStringLiteral("one"));

    m_pane->updateSandbox(sandbox(QStringLiteral("one"), SandboxState::Paused));
    QTest::keyClick(find<QPushButton>("detailPauseButton"), Qt::Key_Space);
    QCOMPARE(asked.at(3).at(0).value<SandboxAction>(), SandboxAction::Resume);
}

void TestDetail::whereRoomIsShortTheNameStaysWhole()
{
    Sandbox named = sandbox(QStringLiteral("9f2c4b1e-4f1a-4a57-9a4e-2c51a9b2d0f3"));
    named.metadata.insert(QStringLiteral("name"), QStringLiteral("crawler-eu-west"));
    m_pane->setSandbox(m_backend, named);
    const auto *name = find<QLabel>("detailName");
    const auto *pause = find<QPushButton>("detailPauseButton");
    QTRY_COMPARE(pause->text(), QStringLiteral("Pause"));
    m_pane->resize(500, 500);
    QTRY_VERIFY(name->width() >= name->fontMetrics().horizontalAdvance(QStringLiteral("crawler-eu-west")));
    QVERIFY(pause->text().isEmpty());
    QCOMPARE(pause->accessibleName(), QStringLiteral("Pause"));
    QCOMPARE(pause->toolTip(), QStringLiteral("Pause"));
    m_pane->resize(1100, 500);
    QTRY_COMPARE(pause->text(), QStringLiteral("Pause"));
    QVERIFY(pause->toolTip().isEmpty());
    QVERIFY(find<QLineEdit>("detailId")->isVisible());
}

void TestDetail::theWholeIdCanBeSelectedAndCopied()
{
    const QString id = QStringLiteral("9f2c4b1e-4f1a-4a57-9a4e-2c51a9b2d0f3");
    m_pane->setSandbox(m_backend, sandbox(id));
    auto *field = find<QLineEdit>("detailId");
    QTRY_VERIFY(field->width() > field->fontMetrics().horizontalAdvance(id));
    QTest::mouseDClick(field, Qt::LeftButton, {}, QPoint(12, field->height() / 2));
    QVERIFY(field->hasSelectedText());
    field->deselect();
    QTest::keySequence(field, QKeySequence::SelectAll);
    QTest::keySequence(field, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), id);
    QTest::keyClicks(field, QStringLiteral("x"));
    QCOMPARE(field->text(), id);
}

void TestDetail::missingTabsLeaveNoGap()
{
    m_backend->hasFiles = false;
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("two")));
    const auto *tabs = find<QTabBar>("detailTabs");
    QTRY_COMPARE(tabs->width(), tabs->sizeHint().width());
    for (int i = 1; i < tabs->count(); ++i)
        QCOMPARE(tabs->tabRect(i).left(), tabs->tabRect(i - 1).right() + 1);
}

void TestDetail::aNameThatLooksLikeMarkupIsShownAsText()
{
    Sandbox evil = sandbox(QStringLiteral("two"));
    evil.metadata.insert(QStringLiteral("name"), QStringLiteral("<b>x</b>"));
    evil.image = QStringLiteral("<img src=x>");
    m_pane->setSandbox(m_backend, evil);
    QCOMPARE(find<QLabel>("detailName")->text(), QStringLiteral("<b>x</b>"));
    QCOMPARE(find<QLabel>("detailName")->textFormat(), Qt::PlainText);
    QCOMPARE(find<QLabel>("factImage")->textFormat(), Qt::PlainText);
}

void TestDetail::anActionThatIsNotPossibleSaysWhy()
{
    const auto *pause = find<QPushButton>("detailPauseButton");
    QVERIFY(pause->isEnabled());
    m_pane->setPending(SandboxAction::Pause);
    QVERIFY(!pause->isEnabled());
    QVERIFY(!pause->toolTip().isEmpty());
    m_pane->setPending({});
    m_backend->setBroken({.kind = ErrorKind::Unreachable, .message = QStringLiteral("gone")}, {}, {});
    QVERIFY(!pause->isEnabled());
    QVERIFY(find<Chip>("detailStateChip")->accessibleName().contains(QStringLiteral("was Running")) ||
            find<Chip>("detailStateChip")->text().contains(QStringLiteral("was Running")));
}

void TestDetail::onlyTabsThatWorkAreThere()
{
    const auto titles = [this] {
        QStringList shown;
        const auto *tabs = find<QTabBar>("detailTabs");
        for (int i = 0; i < tabs->count(); ++i)
            shown << tabs->tabText(i);
        return shown;
    };
    const QStringList all = titles();
    QCOMPARE(all.size(), 7);
    m_pane->showTab(DetailPane::Tab::Files);
    m_backend->hasFiles = false;
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("two")));
    QCOMPARE(all.size() - titles().size(), 1);
    QVERIFY(!titles().contains(QStringLiteral("Files")));
    QCOMPARE(m_pane->currentTab(), DetailPane::Tab::Overview);
    QVERIFY(find<QPushButton>("detailFilesButton")->isHidden());

    m_pane->showTab(DetailPane::Tab::Logs);
    m_backend->hasFiles = true;
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("one")));
    QCOMPARE(titles(), all);
    QCOMPARE(m_pane->currentTab(), DetailPane::Tab::Logs);
}

void TestDetail::nothingIsAskedForBeforeATabIsLookedAt()
{
    QCOMPARE(m_backend->fileService.opened, 0);
    QVERIFY(m_backend->logService.requests.isEmpty());
    QCOMPARE(m_backend->inspectable.inspected, 0);
    QTest::mouseClick(find<QPushButton>("detailFilesButton"), Qt::LeftButton);
    QCOMPARE(m_backend->fileService.opened, 1);
    m_pane->showTab(DetailPane::Tab::Overview);
    m_pane->showTab(DetailPane::Tab::Files);
    QCOMPARE(m_backend->fileService.opened, 1);
}

void TestDetail::switchingTheSandboxCancelsAndClears()
{
    m_pane->showTab(DetailPane::Tab::Logs);
    m_backend->logService.write("of one\n");
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("two")));
    QCOMPARE(m_backend->logService.cancelled, 1);
    QCOMPARE(m_backend->logService.sandboxIds, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
    m_backend->logService.write("of two\n");
    QTRY_COMPARE(find<OutputView>("logView")->allText(), QStringLiteral("of two\n"));
}

void TestDetail::aLateAnswerNeverShowsUpUnderAnotherSandbox()
{
    m_pane->showTab(DetailPane::Tab::Inspect);
    m_pane->setSandbox(m_backend, sandbox(QStringLiteral("two")));
    m_backend->inspectable.description = QByteArray("late");
    m_pane->clear();
    QTest::qWait(0);
    QVERIFY(find<QPlainTextEdit>("inspectText")->toPlainText().isEmpty());
    QVERIFY(m_pane->key().isNull());
}

void TestDetail::forgettingABackendLetsGoOfAllOfIt()
{
    m_pane->showTab(DetailPane::Tab::Logs);
    m_pane->showTab(DetailPane::Tab::Files);
    m_pane->forget(m_backend);
    QCOMPARE(m_backend->logService.cancelled, 1);
    m_registry->remove(QStringLiteral("c"));
    QVERIFY(find<QLabel>("detailNothing")->isVisible());
}

void TestDetail::aFailedSandboxIsExplainedWithItsLastWords()
{
    Sandbox failed = sandbox(QStringLiteral("two"), SandboxState::Failed);
    failed.status.message = QStringLiteral("exit code 137");
    m_pane->setSandbox(m_backend, failed);
    QVERIFY(!m_backend->logService.requests.constLast().follow);
    m_backend->logService.write("2026-11-21T14:33:02Z MemoryError\n");
    m_backend->logService.finish({});
    QVERIFY(find<QLabel>("bannerTitle"));
    const auto *lines = find<OutputView>("whyEvidence");
    QVERIFY(lines->isVisible());
    QVERIFY(lines->allText().contains(QStringLiteral("MemoryError")));
    QTest::mouseClick(find<QPushButton>("whyLogsButton"), Qt::LeftButton);
    QCOMPARE(m_pane->currentTab(), DetailPane::Tab::Logs);
}

void TestDetail::aFailedActionStaysUntilDismissed()
{
    m_pane->setActionError({.kind = ErrorKind::Conflict, .message = QStringLiteral("It was not paused.")});
    auto *banner = find<QWidget>("detailBanner");
    QVERIFY(banner->isVisible());
    QSignalSpy dismissed(m_pane.get(), &DetailPane::actionErrorDismissed);
    QTest::mouseClick(find<QPushButton>("detailBannerDismiss"), Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    QCOMPARE(dismissed.count(), 1);
}

void TestDetail::commandsRunWithReturnAndComeBackWithUp()
{
    m_pane->showTab(DetailPane::Tab::Commands);
    auto *field = find<QLineEdit>("commandField");
    QTest::keyClicks(field, QStringLiteral("echo a"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_backend->commandService.requests.constLast().command, QStringLiteral("echo a"));
    m_backend->commandService.write(CommandOutput::Stream::Stdout, "\x1b[31ma\x1b[0m\n");
    m_backend->commandService.finish(CommandOutcome{0, {}, 3, QStringLiteral("execd")});
    const QString text = find<OutputView>("commandOutput")->allText();
    QVERIFY2(text.startsWith(QStringLiteral("echo a\na\nExit code 0")), qPrintable(text));
    QTest::keyClicks(field, QStringLiteral("half"));
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(field->text(), QStringLiteral("echo a"));
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->text(), QStringLiteral("half"));
}

void TestDetail::aRunningCommandCanBeCancelled()
{
    m_pane->showTab(DetailPane::Tab::Commands);
    auto *field = find<QLineEdit>("commandField");
    auto *button = find<QPushButton>("commandRunButton");
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(field, QStringLiteral("sleep 9"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->text(), QStringLiteral("Cancel"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_backend->commandService.cancelled, 1);
    QCOMPARE(button->text(), QStringLiteral("Run"));
}

void TestDetail::aBadVariableIsRefusedInPlace()
{
    m_pane->showTab(DetailPane::Tab::Commands);
    QTest::mouseClick(find<QToolButton>("commandOptionsButton"), Qt::LeftButton);
    QTest::keyClicks(find<QPlainTextEdit>("commandEnvironmentField"), QStringLiteral("1x=2"));
    QTest::keyClicks(find<QLineEdit>("commandField"), QStringLiteral("env"));
    QTest::keyClick(find<QLineEdit>("commandField"), Qt::Key_Return);
    QVERIFY(m_backend->commandService.requests.isEmpty());
    QVERIFY(find<QLabel>("commandProblem")->isVisible());
}

void TestDetail::theLogFollowsUntilTheUserScrollsAway()
{
    m_pane->showTab(DetailPane::Tab::Logs);
    auto *view = find<OutputView>("logView");
    auto *pill = find<QPushButton>("logFollowButton");
    m_backend->logService.write(QByteArray("line\n").repeated(500));
    QTRY_COMPARE(view->bottomLine(), 500);
    QVERIFY(!pill->isVisible());
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->topLine(), 0);
    QVERIFY(!view->isFollowing());
    QVERIFY(pill->isVisible());
    m_backend->logService.write(QByteArray("more\n").repeated(7));
    QTRY_VERIFY(pill->text().contains(u'7'));
    QCOMPARE(view->topLine(), 0);
    QTest::keyClick(view, Qt::Key_End);
    QVERIFY(view->isFollowing());
    QCOMPARE(view->bottomLine(), 507);
    QVERIFY(!pill->isVisible());
}

void TestDetail::searchInTheLogGoesFromHitToHit()
{
    m_pane->showTab(DetailPane::Tab::Logs);
    auto *view = find<OutputView>("logView");
    m_backend->logService.write("needle\n" + QByteArray("hay\n").repeated(300) + "Needle\n");
    QTRY_COMPARE(view->bottomLine(), 302);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    auto *field = find<QLineEdit>("logFindField");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("needle"));
    QCOMPARE(find<QLabel>("logFindHits")->text(), QStringLiteral("2 of 2"));
    QTest::keyClick(field, Qt::Key_F3);
    QCOMPARE(find<QLabel>("logFindHits")->text(), QStringLiteral("1 of 2"));
    QVERIFY(!view->isFollowing());
    QCOMPARE(view->topLine(), 0);
}

void TestDetail::aBrokenLogCanBeTriedAgain()
{
    m_pane->showTab(DetailPane::Tab::Logs);
    m_backend->logService.finish(
        Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("The link broke.")});
    auto *retry = find<QPushButton>("logNoticeRetry");
    QVERIFY(retry->isVisible());
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(m_backend->logService.requests.size(), 2);
    QVERIFY(!retry->isVisible());
}

void TestDetail::inspectIsSearchedAndErrorsHaveARetry()
{
    m_backend->inspectable.description =
        Error{.kind = ErrorKind::Timeout, .message = QStringLiteral("No answer.")};
    m_pane->showTab(DetailPane::Tab::Inspect);
    auto *retry = find<QPushButton>("inspectNoticeRetry");
    QTRY_VERIFY(retry->isVisible());
    m_backend->inspectable.description = QByteArray("{\"Id\": \"abc\"}");
    QTest::mouseClick(retry, Qt::LeftButton);
    find<SegmentedControl>("inspectView")->setCurrent(1);
    QTRY_COMPARE(find<QPlainTextEdit>("inspectText")->toPlainText(), QStringLiteral("{\"Id\": \"abc\"}"));
    QTest::keyClicks(find<QLineEdit>("inspectFindField"), QStringLiteral("ABC"));
    QCOMPARE(find<QLabel>("inspectFindHits")->text(), QStringLiteral("1 of 1"));
}

QTEST_MAIN(TestDetail)
#include "tst_detail.moc"
