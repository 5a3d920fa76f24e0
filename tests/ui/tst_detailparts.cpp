// SPDX-License-Identifier: Apache-2.0
#include "detailbackend.h"
#include "fakewindow.h"

#include "detail/detailpane.h"
#include "mainwindow/detailwindow.h"
#include "panels/sandboxactions.h"
#include "widgets/chips.h"
#include "widgets/usagechart.h"

#include <core/specjson.h>
#include <models/endpointsmodel.h>
#include <models/historymodel.h>
#include <models/sandboxtimeline.h>
#include <models/usagestore.h>

#include <QAccessible>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace osc;
using namespace osc::test;

/// Takes what would go to a browser.
class UrlCatcher : public QObject
{
    Q_OBJECT

public:
    UrlCatcher() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "take"); }
    ~UrlCatcher() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

    QList<QUrl> urls;

public Q_SLOTS:
    void take(const QUrl &url) { urls << url; }
};

class TestDetailParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theChartsSayWhatTheyShow();
    void theMetricsTabHasTheNetworkTooAndSaysWhatCannotBeMeasured();
    void nothingIsMeasuredWhileNobodyLooks();
    void execdIsAskedHowFastItAnswers();
    void columnsWrapWhereThereIsNoRoom();

    void aChipIsChangedInPlaceByKeyboard();
    void metadataIsAddedAndRemoved();
    void aFailureKeepsWhatWasTyped();
    void aChangeFromElsewhereDoesNotOverwriteWhatIsTyped();
    void escapeLeavesTheMetadataAsItWas();

    void eventsAreListedSearchedAndCopied();
    void anEventThatLooksLikeMarkupIsShownAsText();
    void followingEndsWithTheStreamAndGoesOnWithTheConnection();

    void portsAreCopiedCheckedAndOpened();
    void aPortThatIsNotReachedSaysSo();
    void aSandboxWithoutPortsTeaches();

    void theTreeIsSearchedAndCopied();
    void theChangesAreToldForWhatWasMadeHere();

    void aWindowStaysWithItsSandbox();
    void aWindowKeepsTheLastStateOfASandboxThatIsGone();
    void aWindowClosesWithItsConnection();
    void ctrlTabGoesFromTabToTab();

private:
    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] Sandbox sandbox(const QString &id = QStringLiteral("one")) const
    {
        Sandbox made = makeSandbox(id, QStringLiteral("crawler"), SandboxState::Running);
        made.connectionId = QStringLiteral("c");
        made.execd = ExecdPresence::Present;
        made.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
        return made;
    }
    [[nodiscard]] ChipButton *chip(const QString &label) const
    {
        for (ChipButton *found : m_pane->findChildren<ChipButton *>(QStringLiteral("metadataChip")))
            if (!found->isHidden() && found->accessibleName() == label)
                return found;
        return nullptr;
    }
    void show(const Sandbox &sandbox)
    {
        m_backend->inspectable.put(sandbox);
        QTRY_VERIFY(m_sandboxes->find({sandbox.connectionId, sandbox.id}));
        m_pane->setSandbox(m_backend, sandbox);
    }

    FakeClock m_clock;
    FakeInventory m_inventory;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<UsageStore> m_usage;
    std::unique_ptr<HistoryStore> m_history;
    DetailBackend *m_backend = nullptr;
    std::unique_ptr<DetailPane> m_pane;
};

void TestDetailParts::init()
{
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = static_cast<DetailBackend *>(m_registry->add(
        std::make_unique<DetailBackend>(QStringLiteral("c"), QStringLiteral("This computer"))));
    m_backend->measures = true;
    m_backend->setLive();
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_usage = std::make_unique<UsageStore>(*m_sandboxes);
    m_history = std::make_unique<HistoryStore>(m_inventory, m_clock, [](const QString &id) { return id; });
    m_pane = std::make_unique<DetailPane>(DetailServices{m_clock, m_usage.get(), nullptr, m_history.get()});
    m_pane->resize(1200, 500);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    show(sandbox());
}

void TestDetailParts::cleanup()
{
    m_pane.reset();
    m_history.reset();
    m_usage.reset();
    m_sandboxes.reset();
    m_registry.reset();
    m_inventory.records.clear();
}

void TestDetailParts::theChartsSayWhatTheyShow()
{
    QTRY_COMPARE(m_backend->measuring.followed(), QStringList{QStringLiteral("one")});
    m_backend->measuring.sample(QStringLiteral("one"), makeUsage(m_clock.time, 0.4, qint64(1) << 30));
    m_backend->measuring.sample(QStringLiteral("one"),
                                makeUsage(m_clock.time.addSecs(1), 0.62, qint64(3) << 29));
    auto *cpu = find<UsageChart>("miniCpuChart");
    auto *memory = find<UsageChart>("miniMemoryChart");
    QCOMPARE(QAccessible::queryAccessibleInterface(cpu)->text(QAccessible::Name),
             QStringLiteral("CPU 62 percent of 1 core, last 5 minutes"));
    QCOMPARE(QAccessible::queryAccessibleInterface(cpu)->role(), QAccessible::Chart);
    QCOMPARE(QAccessible::queryAccessibleInterface(memory)->text(QAccessible::Name),
             QStringLiteral("Memory 1.5 GiB of 2.0 GiB, last 5 minutes"));
    QCOMPARE(cpu->content().line.size(), 2);
    QVERIFY(!cpu->grab().isNull());
}

void TestDetailParts::theMetricsTabHasTheNetworkTooAndSaysWhatCannotBeMeasured()
{
    m_pane->showTab(DetailPane::Tab::Metrics);
    QTRY_COMPARE(m_backend->measuring.followed(), QStringList{QStringLiteral("one")});
    Usage usage = makeUsage(m_clock.time, 0.25, qint64(1) << 30);
    m_backend->measuring.sample(QStringLiteral("one"), usage);
    usage.at = m_clock.time.addSecs(2);
    usage.networkReceived = 2 * 3 * 1024;
    usage.networkSent = 2 * 1024;
    m_backend->measuring.sample(QStringLiteral("one"), usage);
    const auto said = [this](const char *chart) {
        return QAccessible::queryAccessibleInterface(find<UsageChart>(chart))->text(QAccessible::Name);
    };
    QCOMPARE(said("fullCpuChart"), QStringLiteral("CPU 25 percent of 1 core, last 5 minutes"));
    QCOMPARE(said("fullMemoryChart"), QStringLiteral("Memory 1.0 GiB of 2.0 GiB, last 5 minutes"));
    QCOMPARE(said("fullNetworkChart"), QStringLiteral("Network in 3.0 KiB/s, out 1.0 KiB/s, last 5 minutes"));
    QVERIFY(find<UsageChart>("fullNetworkChart")->isVisible());

    Sandbox paused = sandbox(QStringLiteral("two"));
    paused.status.state = SandboxState::Paused;
    show(paused);
    m_pane->showTab(DetailPane::Tab::Metrics);
    auto *nothing = m_pane->findChild<QWidget *>(QStringLiteral("metricsTab"))
                        ->findChild<QLabel *>(QStringLiteral("usageNothing"));
    QTRY_VERIFY(nothing->isVisible());
    QCOMPARE(nothing->text(), QStringLiteral("It is measured while it runs."));
}

void TestDetailParts::nothingIsMeasuredWhileNobodyLooks()
{
    QTRY_COMPARE(m_backend->measuring.followed(), QStringList{QStringLiteral("one")});
    m_pane->showTab(DetailPane::Tab::Events);
    QTRY_VERIFY(m_backend->measuring.followed().isEmpty());
    m_pane->showTab(DetailPane::Tab::Metrics);
    QTRY_COMPARE(m_backend->measuring.followed(), QStringList{QStringLiteral("one")});
    m_pane->hide();
    QTRY_VERIFY(m_backend->measuring.followed().isEmpty());
}

void TestDetailParts::execdIsAskedHowFastItAnswers()
{
    QTRY_COMPARE(find<QLabel>("factExecd")->text(), QStringLiteral("answering in 4 ms"));
    m_backend->endpointService.pong =
        Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("Nobody there.")};
    show(sandbox(QStringLiteral("two")));
    QTRY_COMPARE(find<QLabel>("factExecd")->text(), QStringLiteral("does not answer"));
    Sandbox without = sandbox(QStringLiteral("three"));
    without.execd = ExecdPresence::Absent;
    show(without);
    QTRY_VERIFY(find<QLabel>("factExecd")->text().startsWith(QStringLiteral("none")));
}

void TestDetailParts::columnsWrapWhereThereIsNoRoom()
{
    const auto top = [this](const char *name) {
        const auto *widget = find<QWidget>(name);
        return widget->mapTo(m_pane.get(), QPoint(0, 0));
    };
    QTRY_VERIFY(top("miniCpuChart").x() > top("factImage").x() + 400);
    QVERIFY(top("miniCpuChart").y() < top("factEntrypoint").y());
    m_pane->resize(560, 900);
    QTRY_VERIFY(top("miniCpuChart").y() > top("factEntrypoint").y());
    QVERIFY(top("miniCpuChart").x() <= top("factImage").x());
}

void TestDetailParts::aChipIsChangedInPlaceByKeyboard()
{
    QSignalSpy asked(m_pane.get(), &DetailPane::metadataChangeRequested);
    QVERIFY(chip(QStringLiteral("team = agents")));
    QVERIFY(!chip(QStringLiteral("name = crawler")));
    chip(QStringLiteral("team = agents"))->setFocus();
    QTest::keyClick(chip(QStringLiteral("team = agents")), Qt::Key_Return);
    auto *value = find<QLineEdit>("metadataValue");
    QTRY_VERIFY(value->hasFocus());
    QCOMPARE(value->selectedText(), QStringLiteral("agents"));
    QTest::keyClicks(value, QStringLiteral("red team"));
    QVERIFY(find<QLabel>("metadataProblem")->isVisible());
    QTest::keyClick(value, Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("red"));
    QVERIFY(!find<QLabel>("metadataProblem")->isVisible());
    QTest::keyClick(value, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    const auto patch = asked.at(0).at(0).value<QMap<QString, std::optional<QString>>>();
    QCOMPARE(patch.value(QStringLiteral("team")), std::optional(QStringLiteral("red")));
    Sandbox changed = sandbox();
    changed.metadata.insert(QStringLiteral("team"), QStringLiteral("red"));
    m_pane->updateSandbox(changed);
    QVERIFY(find<QWidget>("metadataForm")->isVisible());
    m_pane->metadataSaved();
    QVERIFY(!find<QWidget>("metadataForm")->isVisible());
    QVERIFY(chip(QStringLiteral("team = red")));
}

void TestDetailParts::metadataIsAddedAndRemoved()
{
    QSignalSpy asked(m_pane.get(), &DetailPane::metadataChangeRequested);
    QTest::mouseClick(find<QToolButton>("metadataAdd"), Qt::LeftButton);
    QVERIFY(!find<QPushButton>("metadataRemove")->isVisible());
    QVERIFY(!find<QPushButton>("metadataSave")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("metadataKey"), QStringLiteral("owner"));
    QTest::keyClicks(find<QLineEdit>("metadataValue"), QStringLiteral("mei"));
    QTest::mouseClick(find<QPushButton>("metadataSave"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    m_pane->metadataSaved();
    QTest::mouseClick(chip(QStringLiteral("team = agents")), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("metadataRemove"), Qt::LeftButton);
    const auto patch = asked.at(1).at(0).value<QMap<QString, std::optional<QString>>>();
    QVERIFY(patch.contains(QStringLiteral("team")));
    QVERIFY(!patch.value(QStringLiteral("team")));
}

void TestDetailParts::aFailureKeepsWhatWasTyped()
{
    QTest::mouseClick(chip(QStringLiteral("team = agents")), Qt::LeftButton);
    auto *value = find<QLineEdit>("metadataValue");
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("red"));
    QTest::keyClick(value, Qt::Key_Return);
    m_pane->metadataFailed({.kind = ErrorKind::Timeout, .message = QStringLiteral("No answer came.")});
    QCOMPARE(value->text(), QStringLiteral("red"));
    QCOMPARE(find<QLabel>("metadataProblem")->text(), QStringLiteral("No answer came."));
    QVERIFY(find<QLabel>("metadataProblem")->isVisible());
    QVERIFY(find<QPushButton>("metadataSave")->isEnabled());
}

void TestDetailParts::aChangeFromElsewhereDoesNotOverwriteWhatIsTyped()
{
    QTest::mouseClick(chip(QStringLiteral("team = agents")), Qt::LeftButton);
    auto *value = find<QLineEdit>("metadataValue");
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("red"));
    Sandbox elsewhere = sandbox();
    elsewhere.metadata.insert(QStringLiteral("team"), QStringLiteral("blue"));
    m_pane->updateSandbox(elsewhere);
    QCOMPARE(value->text(), QStringLiteral("red"));
    QVERIFY(find<QLabel>("metadataConflict")->isVisible());
    QVERIFY(find<QLabel>("metadataConflict")->text().contains(QStringLiteral("blue")));
    QVERIFY(!find<QPushButton>("metadataSave")->isEnabled());
    QTest::mouseClick(find<QPushButton>("metadataKeepMine"), Qt::LeftButton);
    QVERIFY(!find<QLabel>("metadataConflict")->isVisible());
    QCOMPARE(value->text(), QStringLiteral("red"));
    QVERIFY(find<QPushButton>("metadataSave")->isEnabled());

    elsewhere.metadata.insert(QStringLiteral("team"), QStringLiteral("green"));
    m_pane->updateSandbox(elsewhere);
    QTest::mouseClick(find<QPushButton>("metadataTakeTheirs"), Qt::LeftButton);
    QCOMPARE(value->text(), QStringLiteral("green"));
}

void TestDetailParts::escapeLeavesTheMetadataAsItWas()
{
    QSignalSpy asked(m_pane.get(), &DetailPane::metadataChangeRequested);
    QTest::mouseClick(chip(QStringLiteral("team = agents")), Qt::LeftButton);
    auto *value = find<QLineEdit>("metadataValue");
    QTest::keyClicks(value, QStringLiteral("red"));
    QTest::keyClick(value, Qt::Key_Escape);
    QVERIFY(!find<QWidget>("metadataForm")->isVisible());
    QCOMPARE(asked.count(), 0);
    QTRY_VERIFY(chip(QStringLiteral("team = agents"))->hasFocus());
}

void TestDetailParts::eventsAreListedSearchedAndCopied()
{
    m_pane->showTab(DetailPane::Tab::Events);
    m_backend->eventService.tell(QStringLiteral("start"), m_clock.time);
    m_backend->eventService.tell(QStringLiteral("oom"), m_clock.time.addSecs(2),
                                 QStringLiteral("It ran out of memory."), SandboxEvent::Severity::Warning);
    auto *table = find<QTableView>("eventsTable");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(table->isVisible());
    QTest::keyClicks(find<QLineEdit>("eventsFindField"), QStringLiteral("MEMORY"));
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::mouseClick(find<QToolButton>("eventsCopy"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\tIt ran out of memory.\t")));
    QTest::keyClicks(find<QLineEdit>("eventsFindField"), QStringLiteral("xyz"));
    QVERIFY(!table->isVisible());
    QVERIFY(find<QWidget>("eventsEmpty")->isVisible());
}

void TestDetailParts::anEventThatLooksLikeMarkupIsShownAsText()
{
    m_pane->showTab(DetailPane::Tab::Events);
    m_backend->eventService.tell(QStringLiteral("x"), m_clock.time, QStringLiteral("<img src=x>"));
    const QModelIndex index = find<QTableView>("eventsTable")->model()->index(0, TimelineModel::What);
    QCOMPARE(index.data().toString(), QStringLiteral("<img src=x>"));
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;img src=x&gt;"));
}

void TestDetailParts::followingEndsWithTheStreamAndGoesOnWithTheConnection()
{
    m_pane->showTab(DetailPane::Tab::Events);
    m_backend->setBroken({.kind = ErrorKind::Unreachable, .message = QStringLiteral("gone")}, {}, {});
    m_backend->eventService.end({.kind = ErrorKind::Unreachable, .message = QStringLiteral("It is silent.")});
    QTRY_VERIFY(find<QPushButton>("eventsNoticeRetry")->isVisible());
    m_backend->setLive();
    QTRY_COMPARE(m_backend->eventService.followed, 2);
    QVERIFY(!find<QPushButton>("eventsNoticeRetry")->isVisible());
    m_pane->clear();
    QVERIFY(!m_backend->eventService.isFollowed());
}

void TestDetailParts::portsAreCopiedCheckedAndOpened()
{
    UrlCatcher browser;
    m_backend->endpointService.endpoints = {makeEndpoint(8080, QStringLiteral("127.0.0.1:31001"))};
    m_backend->endpointService.answers.insert(8080, {EndpointAnswer::Protocol::Http, 200, 3, {}});
    m_pane->showTab(DetailPane::Tab::Endpoints);
    auto *table = find<QTableView>("endpointsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(m_backend->endpointService.probed.isEmpty());
    QTest::mouseClick(find<QToolButton>("endpointsCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:31001/"));
    QTest::mouseClick(find<QToolButton>("endpointsCheckAll"), Qt::LeftButton);
    QTRY_COMPARE(table->model()->index(0, EndpointsModel::Protocol).data().toString(),
                 QStringLiteral("HTTP"));
    QTest::mouseClick(find<QToolButton>("endpointsBrowse"), Qt::LeftButton);
    QCOMPARE(browser.urls, QList<QUrl>{QUrl(QStringLiteral("http://127.0.0.1:31001/"))});
    QVERIFY(find<QLabel>("endpointsWay")->text().contains(QStringLiteral("/sandboxes/one/proxy/8080")));
}

void TestDetailParts::aPortThatIsNotReachedSaysSo()
{
    m_backend->endpointService.endpoints = {makeEndpoint(5432, {})};
    m_pane->showTab(DetailPane::Tab::Endpoints);
    QTRY_COMPARE(find<QTableView>("endpointsTable")->model()->rowCount(), 1);
    QVERIFY(!find<QToolButton>("endpointsBrowse")->isEnabled());
    QVERIFY(!find<QToolButton>("endpointsBrowse")->toolTip().isEmpty());
}

void TestDetailParts::aSandboxWithoutPortsTeaches()
{
    m_pane->showTab(DetailPane::Tab::Endpoints);
    QTRY_VERIFY(find<QWidget>("endpointsEmpty")->isVisible());
    QVERIFY(!find<QTableView>("endpointsTable")->isVisible());
}

void TestDetailParts::theTreeIsSearchedAndCopied()
{
    m_backend->inspectable.description =
        QByteArray(R"({"Config":{"Image":"x"},"State":{"Status":"running"}})");
    m_pane->showTab(DetailPane::Tab::Inspect);
    auto *tree = find<QTreeView>("inspectTree");
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    QVERIFY(!tree->isExpanded(tree->model()->index(1, 0)));
    QTest::keyClicks(find<QLineEdit>("inspectFindField"), QStringLiteral("running"));
    QTRY_COMPARE(find<QLabel>("inspectFindHits")->text(), QStringLiteral("1 of 1"));
    QVERIFY(tree->isExpanded(tree->model()->index(1, 0)));
    QTest::mouseClick(find<QToolButton>("inspectCopyPath"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("State.Status"));
    QTest::mouseClick(find<QToolButton>("inspectCopyValue"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("running"));
    QTest::mouseClick(find<QToolButton>("inspectRefreshButton"), Qt::LeftButton);
    QTRY_COMPARE(m_backend->inspectable.inspected, 2);
    QTRY_VERIFY(tree->isExpanded(tree->model()->index(1, 0)));
}

void TestDetailParts::theChangesAreToldForWhatWasMadeHere()
{
    m_pane->showTab(DetailPane::Tab::Inspect);
    find<SegmentedControl>("inspectView")->setCurrent(2);
    QTRY_VERIFY(find<QWidget>("changesEmpty")->isVisible()); // not made here

    SandboxSpec sent;
    sent.image = QStringLiteral("python:3.11");
    sent.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
    InventoryRecord record;
    record.sandboxId = QStringLiteral("one");
    record.specJson = toStoredJson(sent);
    m_inventory.records = {record};
    m_history->refresh();
    QTRY_COMPARE(m_history->model().rowCount(), 1);
    m_backend->inspectable.now = sent;
    m_backend->inspectable.now.metadata.insert(QStringLiteral("team"), QStringLiteral("<b>"));
    QTest::mouseClick(find<QToolButton>("inspectRefreshButton"), Qt::LeftButton);
    auto *table = find<QTableWidget>("changesTable");
    QTRY_COMPARE(table->rowCount(), 1);
    QVERIFY(table->isVisible());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Metadata team"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("<b>"));
    QTest::mouseClick(find<QToolButton>("inspectCopyButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Metadata team was agents and is now <b>."));
}

void TestDetailParts::aWindowStaysWithItsSandbox()
{
    show(sandbox(QStringLiteral("two")));
    SandboxActions actions(*m_sandboxes, m_pane.get());
    auto *window = new DetailWindow(*m_sandboxes, actions, {m_clock, m_usage.get()},
                                    {QStringLiteral("c"), QStringLiteral("one")});
    const std::unique_ptr<DetailWindow> guard(window);
    window->show();
    QCOMPARE(window->windowTitle(), QStringLiteral("crawler on This computer"));
    Sandbox changed = sandbox();
    changed.metadata.insert(QStringLiteral("name"), QStringLiteral("renamed"));
    m_backend->inspectable.put(changed);
    QTRY_COMPARE(window->windowTitle(), QStringLiteral("renamed on This computer"));
    QCOMPARE(window->findChild<QLabel *>(QStringLiteral("detailName"))->text(), QStringLiteral("renamed"));
    QSignalSpy back(window, &DetailWindow::putBack);
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    QTest::mouseClick(window->findChild<QToolButton *>(QStringLiteral("detailWindowButton")), Qt::LeftButton);
    QCOMPARE(back.count(), 1);
    QVERIFY(!window->isVisible());
}

void TestDetailParts::aWindowKeepsTheLastStateOfASandboxThatIsGone()
{
    SandboxActions actions(*m_sandboxes, m_pane.get());
    DetailWindow window(*m_sandboxes, actions, {m_clock, m_usage.get()},
                        {QStringLiteral("c"), QStringLiteral("one")});
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    m_backend->inspectable.tell(SandboxGone{QStringLiteral("one")});
    QTRY_VERIFY(window.findChild<QWidget *>(QStringLiteral("detailBanner"))->isVisible());
    QCOMPARE(window.findChild<QLabel *>(QStringLiteral("detailName"))->text(), QStringLiteral("crawler"));
    QVERIFY(!window.findChild<QPushButton *>(QStringLiteral("detailDeleteButton"))->isEnabled());
    m_backend->inspectable.put(sandbox());
    QTRY_VERIFY(!window.findChild<QWidget *>(QStringLiteral("detailBanner"))->isVisible());
    QVERIFY(window.findChild<QPushButton *>(QStringLiteral("detailDeleteButton"))->isEnabled());
}

void TestDetailParts::aWindowClosesWithItsConnection()
{
    SandboxActions actions(*m_sandboxes, m_pane.get());
    QPointer<DetailWindow> window = new DetailWindow(*m_sandboxes, actions, {m_clock, m_usage.get()},
                                                     {QStringLiteral("c"), QStringLiteral("one")});
    window->show();
    window->pane().showTab(DetailPane::Tab::Events);
    m_pane->clear();
    m_registry->remove(QStringLiteral("c"));
    QTRY_VERIFY(!window);
}

void TestDetailParts::ctrlTabGoesFromTabToTab()
{
    SandboxActions actions(*m_sandboxes, m_pane.get());
    DetailWindow window(*m_sandboxes, actions, {m_clock, m_usage.get()},
                        {QStringLiteral("c"), QStringLiteral("one")});
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
    QTRY_COMPARE(window.pane().currentTab(), DetailPane::Tab::Inspect);
    QTest::keyClick(&window, Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(window.pane().currentTab(), DetailPane::Tab::Overview);
    QTest::keyClick(&window, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(window.pane().currentTab(), DetailPane::Tab::Inspect);
}

QTEST_MAIN(TestDetailParts)
#include "tst_detailparts.moc"
