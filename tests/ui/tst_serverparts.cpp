// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakedetail.h"
#include "fakeserver.h"
#include "fakewindow.h"

#include "detail/endpointstab.h"
#include "dialogs/connectdialog.h"
#include "dialogs/connectioneditor.h"
#include "servers/exchangeswindow.h"
#include "servers/serverdialog.h"

#include <ui/newsandboxdialog.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

namespace osc::test {

namespace {

HttpExchange makeExchange(const QString &path)
{
    HttpExchange exchange;
    exchange.at = QDateTime(QDate(2026, 11, 21), QTime(13, 0), Qt::UTC);
    exchange.method = QStringLiteral("GET");
    exchange.url = QStringLiteral("https://osb.example.com") + path;
    exchange.requestHeaders = {{QStringLiteral("OPEN-SANDBOX-API-KEY"), QStringLiteral("***")}};
    exchange.status = 200;
    exchange.answerBody = QStringLiteral("{\"id\": \"<b>s1</b>\"}");
    exchange.milliseconds = 12;
    return exchange;
}

} // namespace

/// Knows the address of every port.
class KnowingEndpoints : public FakeEndpointService
{
public:
    QDateTime expires;
    bool canSign = true;

    [[nodiscard]] Operation resolve(const QString &, int port, const QDateTime &until,
                                    Callback<SandboxEndpoint> done) override
    {
        expires = until;
        if (until.isValid() && !canSign)
            return finished<SandboxEndpoint>(
                Error{.kind = ErrorKind::Unsupported, .message = QStringLiteral("Docker signs nothing.")},
                std::move(done));
        return finished<SandboxEndpoint>(
            makeEndpoint(port, QStringLiteral("127.0.0.1:46471/proxy/%1").arg(port)), std::move(done));
    }
};

/// Windows and parts of forms that belong to servers: what goes over the wire, what a sandbox is started
/// from, and how the dialogs behave when they are small or go.
class TestServerParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void exchangesAreRecordedOnlyWhileThatIsOn();
    void exchangesAreShownPerConnectionAndCopied();
    void withoutAServerNothingCanBeRecorded();
    void theServerDialogGrowsForTheStepsOfItsTest();
    void aDialogThatGoesWhileItIsTypedInDoesNotCheckAnyMore();
    void anyPortIsLookedUp();
    void anAddressWithoutHeadersIsRefusedInPlace();
    void aSnapshotIsChosenFromTheList();
    void aPoolIsFoundByAPartOfItsName();
    void anIdThatIsNotInTheListIsTaken();
    void whatIsNotReadyCannotBeChosen();
    void whatWasTypedForAnImageComesBack();
    void whatAServerLacksIsASentence();
    void anEngineOffersNoPools();

private:
    template<typename T>
    [[nodiscard]] static T *part(const QWidget &window, const char *name)
    {
        T *found = window.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("No %s", name);
        return found;
    }
    [[nodiscard]] FakeServerBackend *addServer(const QString &id = QStringLiteral("osb"));
    [[nodiscard]] std::unique_ptr<NewSandboxDialog> openForm();
    void chooseKind(const QWidget &form, int kind) const;
    /// A list of suggestions would take the next click.
    static void type(QComboBox &combo, const QString &text)
    {
        QTest::keyClicks(combo.lineEdit(), text);
        combo.completer()->popup()->hide();
    }
    static void checkNames(const QWidget &window);

    std::unique_ptr<ThemeController> m_theme;
    FakeSecrets m_secrets;
    ConnectionRegistry m_registry;
    FakeConnections m_connections;
};

void TestServerParts::init()
{
    m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light, false);
    m_connections.testSteps.clear();
}

void TestServerParts::cleanup()
{
    for (const Backend *backend : m_registry.backends())
        m_registry.remove(QString(backend->profile().id));
}

FakeServerBackend *TestServerParts::addServer(const QString &id)
{
    auto *server = static_cast<FakeServerBackend *>(
        m_registry.add(std::make_unique<FakeServerBackend>(id, QStringLiteral("Staging ") + id)));
    Pool warm;
    warm.name = QStringLiteral("python-warm");
    warm.status = PoolStatus{.total = 5, .allocated = 3, .available = 2, .revision = {}};
    Pool cold;
    cold.name = QStringLiteral("node-warm");
    server->poolService.pools = {warm, cold};
    server->snapshotService.snapshots = {
        makeSnapshot(QStringLiteral("snap-1"), QStringLiteral("before"), SnapshotState::Ready),
        makeSnapshot(QStringLiteral("snap-2"), QStringLiteral("later"), SnapshotState::Creating)};
    server->setLive();
    return server;
}

std::unique_ptr<NewSandboxDialog> TestServerParts::openForm()
{
    auto form = std::make_unique<NewSandboxDialog>(m_registry.backends(), QStringLiteral("osb"), &m_secrets);
    form->show();
    return form;
}

void TestServerParts::chooseKind(const QWidget &form, int kind) const
{
    auto *segment = part<QWidget>(form, "startSegments")->findChildren<QAbstractButton *>().at(kind);
    QVERIFY(segment->isVisible() && segment->isEnabled());
    QTest::mouseClick(segment, Qt::LeftButton);
}

void TestServerParts::checkNames(const QWidget &window)
{
    AccessibilityWalk walk;
    const QStringList problems = walk.problemsOf(window);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    QVERIFY(walk.checked() > 2);
}

void TestServerParts::exchangesAreRecordedOnlyWhileThatIsOn()
{
    QVERIFY(addServer());
    ExchangeLog log;
    log.offer(QStringLiteral("osb"));
    ExchangesWindow window(log, m_registry, nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    auto *record = part<QAbstractButton>(window, "exchangeRecord");
    QVERIFY(!record->isChecked());
    QTest::keyClick(record, Qt::Key_Space);
    QVERIFY(log.isOn(QStringLiteral("osb")));
    log.add(QStringLiteral("osb"), makeExchange(QStringLiteral("/v1/sandboxes")));
    auto *table = part<QTableWidget>(window, "exchangeTable");
    QCOMPARE(table->rowCount(), 1);
    QTest::keyClick(record, Qt::Key_Space);
    QCOMPARE(table->rowCount(), 0);
    QVERIFY(part<QPlainTextEdit>(window, "exchangeText")->toPlainText().isEmpty());
    checkNames(window);
}

void TestServerParts::exchangesAreShownPerConnectionAndCopied()
{
    QVERIFY(addServer());
    QVERIFY(addServer(QStringLiteral("other")));
    ExchangeLog log;
    for (const QString &id : {QStringLiteral("osb"), QStringLiteral("other")}) {
        log.offer(id);
        log.setOn(id, true);
    }
    log.add(QStringLiteral("osb"), makeExchange(QStringLiteral("/v1/sandboxes")));
    log.add(QStringLiteral("osb"), makeExchange(QStringLiteral("/v1/snapshots")));
    ExchangesWindow window(log, m_registry, nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    auto *table = part<QTableWidget>(window, "exchangeTable");
    auto *text = part<QPlainTextEdit>(window, "exchangeText");
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->currentRow(), 1);
    QVERIFY(text->toPlainText().startsWith(QLatin1String("GET https://osb.example.com/v1/snapshots")));
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY(text->toPlainText().contains(QLatin1String("/v1/sandboxes")));
    QVERIFY(text->toPlainText().contains(QLatin1String("<b>s1</b>")));
    // What is read stays while more comes in.
    log.add(QStringLiteral("osb"), makeExchange(QStringLiteral("/v1/pools")));
    QCOMPARE(table->currentRow(), 0);
    QTest::mouseClick(part<QAbstractButton>(window, "exchangeCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
    QTest::mouseClick(part<QAbstractButton>(window, "exchangeClear"), Qt::LeftButton);
    QCOMPARE(table->rowCount(), 0);
    QVERIFY(!part<QAbstractButton>(window, "exchangeCopy")->isEnabled());
    QTest::keyClick(part<QComboBox>(window, "exchangeConnection"), Qt::Key_Down);
    log.add(QStringLiteral("osb"), makeExchange(QStringLiteral("/v1/pools")));
    QCOMPARE(table->rowCount(), 0);
}

void TestServerParts::withoutAServerNothingCanBeRecorded()
{
    ExchangeLog log;
    ExchangesWindow window(log, m_registry, nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    auto *record = part<QAbstractButton>(window, "exchangeRecord");
    QVERIFY(!record->isEnabled());
    QCOMPARE(record->accessibleDescription(), QStringLiteral("No server is connected."));
}

void TestServerParts::theServerDialogGrowsForTheStepsOfItsTest()
{
    const QString longLine = QStringLiteral("The certificate of the server was made by somebody unknown. ");
    for (int i = 0; i < 3; ++i)
        m_connections.testSteps.append(
            {QStringLiteral("Step %1").arg(i), CheckStep::State::Failed, longLine.repeated(2), longLine});
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    auto *bar = dialog.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("https://osb.example.com"));
    QTRY_VERIFY(part<QAbstractButton>(dialog, "testServerButton")->isEnabled());
    const int before = dialog.height();
    QTest::mouseClick(part<QAbstractButton>(dialog, "testServerButton"), Qt::LeftButton);
    QTRY_VERIFY(dialog.height() > before + 4 * dialog.fontMetrics().height());
    QTRY_COMPARE(bar->maximum(), 0);
}

void TestServerParts::aDialogThatGoesWhileItIsTypedInDoesNotCheckAnyMore()
{
    const auto typeAndLetGo = [](std::unique_ptr<QDialog> dialog, const char *field) {
        dialog->show();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        auto *line = part<QLineEdit>(*dialog, field);
        line->setFocus();
        QTest::keyClicks(line, QStringLiteral("typed"));
        dialog.reset(); // an assertion or a crash without care
    };
    QVERIFY(addServer());
    typeAndLetGo(
        std::make_unique<ConnectionEditor>(m_connections, m_registry, QStringLiteral("osb"), nullptr),
        "connectionNameField");
    typeAndLetGo(std::make_unique<ServerDialog>(m_connections, m_registry, QStringLiteral("osb"), nullptr),
                 "serverNameField");
    typeAndLetGo(std::make_unique<ConnectDialog>(m_connections, m_registry, nullptr), "addressField");
}

void TestServerParts::anyPortIsLookedUp()
{
    KnowingEndpoints endpoints;
    endpoints.endpoints = {makeEndpoint(44772, QStringLiteral("127.0.0.1:46471"))};
    EndpointsTab tab;
    tab.open(&endpoints, QStringLiteral("s1"));
    tab.show();
    auto *table = part<QTableView>(tab, "endpointsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::mouseClick(part<QAbstractButton>(tab, "endpointsAnother"), Qt::LeftButton);
    auto *dialog = part<QDialog>(tab, "portDialog");
    checkNames(*dialog);
    part<QSpinBox>(*dialog, "portSpin")->setValue(8080);
    QTest::keyClick(part<QSpinBox>(*dialog, "portSpin"), Qt::Key_Return);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!endpoints.expires.isValid());
    QTRY_COMPARE(table->currentIndex().siblingAtColumn(EndpointsModel::Address).data().toString(),
                 QStringLiteral("127.0.0.1:46471/proxy/8080"));
    // It is asked for, so it stays when the list is read again.
    tab.refresh();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    tab.open(&endpoints, QStringLiteral("s2"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    tab.close();
}

void TestServerParts::anAddressWithoutHeadersIsRefusedInPlace()
{
    KnowingEndpoints endpoints;
    endpoints.canSign = false;
    EndpointsTab tab;
    tab.open(&endpoints, QStringLiteral("s1"));
    tab.show();
    QTest::mouseClick(part<QAbstractButton>(tab, "endpointsAnother"), Qt::LeftButton);
    auto *dialog = part<QDialog>(tab, "portDialog");
    part<QAbstractButton>(*dialog, "portSignedBox")->setChecked(true);
    QTest::mouseClick(part<QAbstractButton>(*dialog, "portAskButton"), Qt::LeftButton);
    QTRY_VERIFY(part<QWidget>(*dialog, "portBanner")->isVisible());
    QVERIFY(endpoints.expires > QDateTime::currentDateTimeUtc().addSecs(3000));
    QVERIFY(part<QAbstractButton>(*dialog, "portAskButton")->isEnabled());
    endpoints.canSign = true;
    QTest::mouseClick(part<QAbstractButton>(*dialog, "portAskButton"), Qt::LeftButton);
    QTRY_COMPARE(part<QTableView>(tab, "endpointsTable")->model()->rowCount(), 1);
    tab.close();
}

void TestServerParts::aSnapshotIsChosenFromTheList()
{
    FakeServerBackend *server = addServer();
    const auto form = openForm();
    QVERIFY(!server->snapshotService.log.contains(QStringLiteral("list")));
    chooseKind(*form, 1);
    auto *combo = part<QComboBox>(*form, "snapshotCombo");
    QTRY_COMPARE(combo->count(), 2);
    QVERIFY(combo->isVisible());
    QVERIFY(!part<QWidget>(*form, "imageCombo")->isVisible());
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), QStringLiteral("before (snap-1)"));
    QCOMPARE(form->spec().snapshotId, QStringLiteral("snap-1"));
    QVERIFY(form->spec().image.isEmpty());
    QVERIFY(!form->spec().entrypoint.isEmpty());
    server->snapshotService.snapshots.prepend(
        makeSnapshot(QStringLiteral("snap-3"), {}, SnapshotState::Ready));
    QTest::mouseClick(part<QAbstractButton>(*form, "snapshotAgain"), Qt::LeftButton);
    QTRY_COMPARE(combo->count(), 3);
    QCOMPARE(combo->currentText(), QStringLiteral("before (snap-1)"));
    checkNames(*form);
}

void TestServerParts::aPoolIsFoundByAPartOfItsName()
{
    QVERIFY(addServer());
    const auto form = openForm();
    chooseKind(*form, 3);
    auto *combo = part<QComboBox>(*form, "poolCombo");
    QTRY_COMPARE(combo->count(), 2);
    combo->completer()->setCompletionPrefix(QStringLiteral("thon"));
    QCOMPARE(combo->completer()->completionCount(), 1);
    type(*combo, QStringLiteral("python-warm"));
    QCOMPARE(form->spec().extensions.value(QStringLiteral("poolRef")), QStringLiteral("python-warm"));
    QVERIFY(form->spec().resourceLimits.isEmpty());
    QVERIFY(form->spec().entrypoint.isEmpty());
    QVERIFY(!part<QWidget>(*form, "entrypointEdit")->isVisible());
}

void TestServerParts::anIdThatIsNotInTheListIsTaken()
{
    QVERIFY(addServer());
    const auto form = openForm();
    chooseKind(*form, 4);
    auto *combo = part<QComboBox>(*form, "imageTemplateCombo");
    type(*combo, QStringLiteral("tpl-elsewhere "));
    QCOMPARE(form->spec().templateId, QStringLiteral("tpl-elsewhere"));
}

void TestServerParts::whatIsNotReadyCannotBeChosen()
{
    QVERIFY(addServer());
    const auto form = openForm();
    chooseKind(*form, 1);
    auto *combo = part<QComboBox>(*form, "snapshotCombo");
    QTRY_COMPARE(combo->count(), 2);
    QVERIFY(combo->model()->flags(combo->model()->index(0, 0)).testFlag(Qt::ItemIsEnabled));
    QVERIFY(!combo->model()->flags(combo->model()->index(1, 0)).testFlag(Qt::ItemIsEnabled));
}

void TestServerParts::whatWasTypedForAnImageComesBack()
{
    QVERIFY(addServer());
    const auto form = openForm();
    auto *image = part<QComboBox>(*form, "imageCombo");
    type(*image, QStringLiteral("python:3.11"));
    auto *entrypoint = part<QLineEdit>(*form, "entrypointEdit");
    entrypoint->setFocus();
    entrypoint->selectAll();
    QTest::keyClicks(entrypoint, QStringLiteral("sleep 9"));
    chooseKind(*form, 3);
    auto *combo = part<QComboBox>(*form, "poolCombo");
    type(*combo, QStringLiteral("node-warm"));
    QVERIFY(form->spec().image.isEmpty());
    chooseKind(*form, 0);
    QCOMPARE(form->spec().image, QStringLiteral("python:3.11"));
    QCOMPARE(form->spec().entrypoint, (QStringList{QStringLiteral("sleep"), QStringLiteral("9")}));
    QVERIFY(!form->spec().resourceLimits.isEmpty());
    QVERIFY(!form->spec().extensions.contains(QStringLiteral("poolRef")));
    chooseKind(*form, 3);
    QCOMPARE(form->spec().extensions.value(QStringLiteral("poolRef")), QStringLiteral("node-warm"));
}

void TestServerParts::whatAServerLacksIsASentence()
{
    FakeServerBackend *server = addServer();
    server->can.setMissing(Feature::Pools, QStringLiteral("Pools need Kubernetes."));
    server->can.setMissing(Feature::ImageTemplates, QStringLiteral("Templates need 1.1."));
    const auto form = openForm();
    const auto segments = part<QWidget>(*form, "startSegments")->findChildren<QAbstractButton *>();
    QVERIFY(segments.at(3)->isVisible() && !segments.at(3)->isEnabled());
    QCOMPARE(segments.at(3)->accessibleDescription(), QStringLiteral("Pools need Kubernetes."));
    QStringList shown;
    for (const QLabel *label : form->findChildren<QLabel *>())
        if (label->isVisible())
            shown << label->text();
    QVERIFY(shown.contains(QStringLiteral("Pools need Kubernetes. Templates need 1.1.")));
}

void TestServerParts::anEngineOffersNoPools()
{
    m_registry.add(std::make_unique<FakeBackend>(QStringLiteral("osb"), QStringLiteral("This computer")));
    const auto form = openForm();
    const auto segments = part<QWidget>(*form, "startSegments")->findChildren<QAbstractButton *>();
    QCOMPARE(segments.size(), 3);
    QCOMPARE(segments.at(1)->text(), QStringLiteral("Snapshot"));
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestServerParts)
#include "tst_serverparts.moc"
