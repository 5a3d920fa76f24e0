// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakeserver.h"
#include "fakestreams.h"
#include "fakewindow.h"

#include "detail/commandstab.h"
#include "detail/diagnosticstab.h"
#include "network/networktab.h"
#include "servers/openbyiddialog.h"
#include "servers/pooldialog.h"
#include "servers/poolswindow.h"
#include "servers/serverdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

namespace osc::test {

/// What the window has for OpenSandbox servers: the connection, network policies, vaults, pools, templates,
/// diagnostics, and sandboxes known by their id.
class TestServerConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewServerIsConnectedToWithItsKey();
    void anEmptyKeyKeepsTheStoredOne();
    void aKeyIsNeverShown();
    void onlyTheNameChangesWithoutANewConnection();
    void openHttpToAnotherMachineIsMarked();
    void theTestShowsItsSteps();
    void theFocusStaysWhereATestWasStarted();
    void whatIsNotTypedYetIsNoMistake();
    void aRefusedKeychainKeepsTheDialogOpen();
    void headersThatCannotBeSentAreRefused_data();
    void headersThatCannotBeSentAreRefused();
    void secretHeadersGoToTheKeychain();
    void everyControlOfTheServerDialogHasAName();
    void rulesAreAddedAndRemoved();
    void aSandboxWithoutPolicySaysSo();
    void theDialogGrowsWithWhatItSays();
    void aNarrowNetworkTabPutsItsPartsOneAboveTheOther();
    void aCredentialIsAddedToTheVault();
    void aConflictKeepsTheDialogOfTheVaultOpen();
    void everyControlOfTheNetworkTabHasAName();
    void diagnosticsAreAskedForByPartAndScope();
    void poolsAreListedAndStartedFrom();
    void aServerWithoutPoolsSaysSo();
    void aTemplateIsBuilt();
    void aSandboxIsOpenedByItsId();
    void commandsRunInTheBackgroundAndInOneShell();
    void aUserThatIsNoNumberIsRefusedInPlace();

private:
    template<typename T>
    [[nodiscard]] static T *part(const QWidget &window, const char *name)
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    static void click(const QWidget &window, const char *name)
    {
        auto *button = part<QAbstractButton>(window, name);
        QVERIFY2(button && button->isEnabled(), name);
        button->click();
    }
    [[nodiscard]] FakeServerBackend *addServer();
    void checkNames(const QWidget &window);

    std::unique_ptr<ThemeController> m_theme;
    FakeClock m_clock;
    ConnectionRegistry m_registry;
    FakeConnections m_connections;
};

void TestServerConnections::init()
{
    m_theme = std::make_unique<ThemeController>(*qApp, ThemeChoice::Light, false);
    m_connections.log.clear();
    m_connections.keychain = Done();
    m_connections.testSteps.clear();
    m_connections.serverSecrets = {};
}

void TestServerConnections::cleanup()
{
    for (const Backend *backend : m_registry.backends())
        m_registry.remove(QString(backend->profile().id));
}

FakeServerBackend *TestServerConnections::addServer()
{
    auto *server = static_cast<FakeServerBackend *>(m_registry.add(
        std::make_unique<FakeServerBackend>(QStringLiteral("osb"), QStringLiteral("Staging"))));
    server->setLive();
    return server;
}

void TestServerConnections::checkNames(const QWidget &window)
{
    AccessibilityWalk walk;
    const QStringList problems = walk.problemsOf(window);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    QVERIFY(walk.checked() > 2);
}

void TestServerConnections::aNewServerIsConnectedToWithItsKey()
{
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    QVERIFY(!part<QPushButton>(dialog, "saveServerButton")->isEnabled());
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("https://osb.example.com"));
    part<QLineEdit>(dialog, "serverKeyField")->setText(QStringLiteral("geheim"));
    QTRY_VERIFY(part<QPushButton>(dialog, "saveServerButton")->isEnabled());
    QVERIFY(m_connections.log.isEmpty());
    click(dialog, "saveServerButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_connections.log, QStringList{QStringLiteral("server https://osb.example.com for ")});
    QCOMPARE(m_connections.serverSecrets.apiKey->reveal(), QByteArray("geheim"));
    QCOMPARE(m_connections.server.name, QStringLiteral("osb.example.com"));
}

void TestServerConnections::anEmptyKeyKeepsTheStoredOne()
{
    QVERIFY(addServer());
    ServerDialog dialog(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    dialog.show();
    QVERIFY(part<QLineEdit>(dialog, "serverKeyField")->placeholderText().contains(QLatin1String("keep")));
    part<QAbstractButton>(dialog, "serverProxyBox")->setChecked(true);
    click(dialog, "saveServerButton");
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!m_connections.serverSecrets.apiKey);
    QVERIFY(m_connections.server.useServerProxy);
    QVERIFY(m_connections.log.constFirst().endsWith(QLatin1String("for osb")));

    ServerDialog removing(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    removing.show();
    part<QAbstractButton>(removing, "removeKeyBox")->setChecked(true);
    click(removing, "saveServerButton");
    QTRY_VERIFY(!removing.isVisible());
    QVERIFY(m_connections.serverSecrets.apiKey && m_connections.serverSecrets.apiKey->isEmpty());
}

void TestServerConnections::aKeyIsNeverShown()
{
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    QCOMPARE(part<QLineEdit>(dialog, "serverKeyField")->echoMode(), QLineEdit::Password);
}

void TestServerConnections::onlyTheNameChangesWithoutANewConnection()
{
    QVERIFY(addServer());
    ServerDialog dialog(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "serverNameField")->setText(QStringLiteral("Production"));
    click(dialog, "saveServerButton");
    QCOMPARE(m_connections.log, QStringList{QStringLiteral("change osb")});
}

void TestServerConnections::openHttpToAnotherMachineIsMarked()
{
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    const auto marked = [&] {
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(QLatin1String("Not encrypted")))
                return true;
        return false;
    };
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("http://osb.example.com"));
    QTRY_VERIFY(marked());
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("http://127.0.0.1:8080"));
    QTRY_VERIFY(!marked());
}

void TestServerConnections::theTestShowsItsSteps()
{
    m_connections.testSteps = {
        {QStringLiteral("Name"), CheckStep::State::Passed, QStringLiteral("It is 10.0.0.1."), {}},
        {QStringLiteral("API key"), CheckStep::State::Failed,
         QStringLiteral("The server refuses this <b>key</b>."), QStringLiteral("Check it.")}};
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("https://osb.example.com"));
    QTRY_VERIFY(part<QPushButton>(dialog, "testServerButton")->isEnabled());
    click(dialog, "testServerButton");
    QTRY_VERIFY(part<QLabel>(dialog, "checkLine1"));
    QCOMPARE(part<QLabel>(dialog, "checkLine1")->text(),
             QStringLiteral("The server refuses this <b>key</b>."));
    QCOMPARE(part<QLabel>(dialog, "checkLine1")->textFormat(), Qt::PlainText);
    QVERIFY(
        part<QWidget>(dialog, "serverSteps")->accessibleName().contains(QLatin1String("API key: failed")));
    QTRY_VERIFY(part<QPushButton>(dialog, "testServerButton")->isEnabled());
    QVERIFY(m_connections.log.isEmpty());
}

/// It must not go on to the button beside it, which forgets the connection.
void TestServerConnections::theFocusStaysWhereATestWasStarted()
{
    ServerDialog dialog(m_connections, m_registry, addServer()->profile().id, nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("https://osb.example.com"));
    auto *test = part<QPushButton>(dialog, "testServerButton");
    QTRY_VERIFY(test->isEnabled());
    test->setFocus();
    QTest::keyClick(test, Qt::Key_Space);
    QCOMPARE(dialog.focusWidget(), test);
}

void TestServerConnections::whatIsNotTypedYetIsNoMistake()
{
    PoolStore pools;
    const PoolDialog dialog(pools, nullptr, nullptr);
    const Theme theme = Theme::of(dialog.palette());
    const auto *hint = part<QLabel>(dialog, "poolHint");
    QVERIFY(!part<QPushButton>(dialog, "poolSaveButton")->isEnabled());
    QCOMPARE(hint->palette().color(QPalette::WindowText), theme.secondaryText);
    part<QLineEdit>(dialog, "poolNameField")->setText(QStringLiteral("Not Good"));
    QCOMPARE(hint->palette().color(QPalette::WindowText), theme.failed.ink);
}

void TestServerConnections::aRefusedKeychainKeepsTheDialogOpen()
{
    m_connections.keychain = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("It is locked.")};
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("https://osb.example.com"));
    QTRY_VERIFY(part<QPushButton>(dialog, "saveServerButton")->isEnabled());
    click(dialog, "saveServerButton");
    QTRY_VERIFY(part<QWidget>(dialog, "serverBanner")->isVisible());
    QVERIFY(dialog.isVisible());
    QVERIFY(part<QPushButton>(dialog, "saveServerButton")->isEnabled());
}

void TestServerConnections::headersThatCannotBeSentAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("usual") << QStringLiteral("X-Team") << true;
    QTest::newRow("space") << QStringLiteral("X Team") << false;
    QTest::newRow("colon") << QStringLiteral("X-Team:") << false;
    QTest::newRow("the key") << QStringLiteral("open-sandbox-api-key") << false;
    QTest::newRow("host") << QStringLiteral("Host") << false;
}

void TestServerConnections::headersThatCannotBeSentAreRefused()
{
    QFETCH(QString, name);
    auto *server = addServer();
    ConnectionProfile profile = server->profile();
    profile.headers = {{name, QStringLiteral("value"), false}};
    server->setProfile(profile);
    ServerDialog dialog(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    dialog.show();
    QTEST(part<QPushButton>(dialog, "saveServerButton")->isEnabled(), "good");
}

void TestServerConnections::secretHeadersGoToTheKeychain()
{
    auto *server = addServer();
    ConnectionProfile profile = server->profile();
    profile.headers = {{QStringLiteral("X-Team"), QStringLiteral("blue"), false},
                       {QStringLiteral("X-Token"), QStringLiteral("geheim"), true}};
    server->setProfile(profile);
    ServerDialog dialog(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    dialog.show();
    part<QAbstractButton>(dialog, "serverProxyBox")->setChecked(true);
    click(dialog, "saveServerButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(m_connections.server.headers.size(), 2);
    QCOMPARE(m_connections.server.headers.at(0).value, QStringLiteral("blue"));
    QVERIFY(m_connections.server.headers.at(1).secret);
    QVERIFY(m_connections.server.headers.at(1).value.isEmpty());
    QCOMPARE(m_connections.serverSecrets.headers.value(QStringLiteral("X-Token")).reveal(),
             QByteArray("geheim"));
}

void TestServerConnections::everyControlOfTheServerDialogHasAName()
{
    QVERIFY(addServer());
    ServerDialog dialog(m_connections, m_registry, QStringLiteral("osb"), nullptr);
    dialog.show();
    part<QAbstractButton>(dialog, "serverMoreButton")->setChecked(true);
    checkNames(dialog);
}

void TestServerConnections::rulesAreAddedAndRemoved()
{
    FakeServerBackend *server = addServer();
    server->policyService.status.policy = {QStringLiteral("deny"),
                                           {{QStringLiteral("allow"), QStringLiteral("pypi.org")}}};
    QTest::failOnWarning(QRegularExpression(QStringLiteral("Negative sizes")));
    NetworkTab tab;
    tab.open(&server->policyService, nullptr, QStringLiteral("s1"));
    tab.show();
    auto *rules = part<QTableWidget>(tab, "policyRules");
    QTRY_COMPARE(rules->rowCount(), 1);
    QVERIFY(!part<QWidget>(tab, "vaultPanel")->isVisible());
    part<QLineEdit>(tab, "policyTargetField")->setText(QStringLiteral("a.org, *.b.org"));
    QTest::keyClick(part<QLineEdit>(tab, "policyTargetField"), Qt::Key_Return);
    QTRY_COMPARE(rules->rowCount(), 3);
    QTRY_VERIFY(part<QLineEdit>(tab, "policyTargetField")->text().isEmpty());
    rules->selectRow(0);
    QTest::keyClick(rules, Qt::Key_Delete);
    QTRY_COMPARE(rules->rowCount(), 2);
    tab.setWhyNot(QStringLiteral("It is paused."));
    QVERIFY(!part<QAbstractButton>(tab, "policyReplace")->isEnabled());
    QCOMPARE(part<QAbstractButton>(tab, "policyReplace")->accessibleDescription(),
             QStringLiteral("It is paused."));
}

void TestServerConnections::aSandboxWithoutPolicySaysSo()
{
    FakeServerBackend *server = addServer();
    server->policyService.error =
        Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("It has no network policy.")};
    NetworkTab tab;
    tab.open(&server->policyService, nullptr, QStringLiteral("s1"));
    tab.show();
    QTRY_VERIFY(part<QLabel>(tab, "policySentence")->text().startsWith(QLatin1String("It has no")));
    QVERIFY(!part<QTableWidget>(tab, "policyRules")->isVisible());
}

void TestServerConnections::theDialogGrowsWithWhatItSays()
{
    ServerDialog dialog(m_connections, m_registry, {}, nullptr);
    dialog.show();
    const QScrollBar *bar = dialog.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    const int before = dialog.height();
    part<QLineEdit>(dialog, "serverAddressField")->setText(QStringLiteral("http://sandbox.example.com:8080"));
    QTRY_VERIFY(dialog.height() > before); // for the warning about the address
    QTRY_COMPARE(bar->maximum(), 0);
}

void TestServerConnections::aNarrowNetworkTabPutsItsPartsOneAboveTheOther()
{
    FakeServerBackend *server = addServer();
    server->policyService.status.policy = {QStringLiteral("deny"),
                                           {{QStringLiteral("allow"), QStringLiteral("pypi.org")}}};
    NetworkTab tab;
    tab.open(&server->policyService, &server->vaultService, QStringLiteral("s1"));
    tab.resize(1300, 300);
    tab.show();
    auto *policy = part<QWidget>(tab, "policyPanel");
    auto *vault = part<QWidget>(tab, "vaultPanel");
    auto *area = part<QScrollArea>(tab, "networkScroll");
    const auto fits = [&] {
        return area->horizontalScrollBar()->maximum() == 0 &&
               policy->width() >= policy->minimumSizeHint().width() &&
               vault->width() >= vault->minimumSizeHint().width();
    };
    QTRY_VERIFY(part<QTableWidget>(tab, "policyRules")->isVisible());
    QTRY_VERIFY(policy->geometry().right() < vault->geometry().left());
    QVERIFY(fits());
    tab.resize(600, 300);
    QTRY_VERIFY(policy->geometry().bottom() < vault->geometry().top());
    QTRY_VERIFY(fits());
    QVERIFY(area->verticalScrollBar()->maximum() > 0); // what does not fit is reached by scrolling
    tab.resize(1300, 300);
    QTRY_VERIFY(policy->geometry().right() < vault->geometry().left());
}

void TestServerConnections::aCredentialIsAddedToTheVault()
{
    FakeServerBackend *server = addServer();
    server->vaultService.state.revision = 2;
    NetworkTab tab;
    tab.open(&server->policyService, &server->vaultService, QStringLiteral("s1"));
    tab.show();
    QTRY_VERIFY(part<QLabel>(tab, "vaultSentence")->text().contains(QLatin1String("2")));
    QVERIFY(!part<QAbstractButton>(tab, "vaultAddBinding")->isEnabled());
    click(tab, "vaultAddCredential");
    auto *dialog = part<QDialog>(tab, "vaultCredentialDialog");
    QVERIFY(dialog);
    QCOMPARE(part<QLineEdit>(*dialog, "vaultValueField")->echoMode(), QLineEdit::Password);
    part<QLineEdit>(*dialog, "vaultNameField")->setText(QStringLiteral("token"));
    QVERIFY(!part<QAbstractButton>(*dialog, "vaultSaveButton")->isEnabled());
    part<QLineEdit>(*dialog, "vaultValueField")->setText(QStringLiteral("geheim"));
    click(*dialog, "vaultSaveButton");
    QTRY_COMPARE(part<QTableWidget>(tab, "vaultCredentials")->rowCount(), 1);
    QCOMPARE(server->vaultService.patched.addCredentials.constFirst().value.reveal(), QByteArray("geheim"));
    QTRY_VERIFY(part<QAbstractButton>(tab, "vaultAddBinding")->isEnabled());
    click(tab, "vaultAddBinding");
    auto *binding = part<QDialog>(tab, "vaultBindingDialog");
    part<QLineEdit>(*binding, "vaultBindingNameField")->setText(QStringLiteral("github"));
    part<QLineEdit>(*binding, "vaultHostsField")->setText(QStringLiteral("10.0.0.1"));
    QVERIFY(!part<QAbstractButton>(*binding, "vaultSaveButton")->isEnabled());
    part<QLineEdit>(*binding, "vaultHostsField")->setText(QStringLiteral("api.github.com"));
    click(*binding, "vaultSaveButton");
    QTRY_COMPARE(part<QTableWidget>(tab, "vaultBindings")->rowCount(), 1);
    QCOMPARE(server->vaultService.patched.addBindings.constFirst().auth.credential, QStringLiteral("token"));
}

void TestServerConnections::aConflictKeepsTheDialogOfTheVaultOpen()
{
    FakeServerBackend *server = addServer();
    server->vaultService.state.revision = 2;
    NetworkTab tab;
    tab.open(&server->policyService, &server->vaultService, QStringLiteral("s1"));
    tab.show();
    QTRY_VERIFY(part<QAbstractButton>(tab, "vaultAddCredential")->isVisible());
    click(tab, "vaultAddCredential");
    auto *dialog = part<QDialog>(tab, "vaultCredentialDialog");
    part<QLineEdit>(*dialog, "vaultNameField")->setText(QStringLiteral("token"));
    part<QLineEdit>(*dialog, "vaultValueField")->setText(QStringLiteral("geheim"));
    server->vaultService.error = Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("409")};
    click(*dialog, "vaultSaveButton");
    QTRY_VERIFY(part<QWidget>(*dialog, "vaultDialogBanner")->isVisible());
    QTRY_VERIFY(part<QAbstractButton>(*dialog, "vaultSaveButton")->isEnabled());
    click(*dialog, "vaultSaveButton");
    QTRY_COMPARE(part<QTableWidget>(tab, "vaultCredentials")->rowCount(), 1);
}

void TestServerConnections::everyControlOfTheNetworkTabHasAName()
{
    FakeServerBackend *server = addServer();
    NetworkTab tab;
    tab.open(&server->policyService, &server->vaultService, QStringLiteral("s1"));
    tab.resize(1200, 500);
    tab.show();
    QTRY_VERIFY(part<QTableWidget>(tab, "policyRules")->isVisible());
    checkNames(tab);
}

void TestServerConnections::diagnosticsAreAskedForByPartAndScope()
{
    FakeServerBackend *server = addServer();
    server->diagnosticsService.text.content = QStringLiteral("<b>one</b>\ntwo");
    server->diagnosticsService.text.truncated = true;
    DiagnosticsTab tab;
    tab.show();
    tab.open(&server->diagnosticsService, QStringLiteral("s1"), QStringLiteral("crawler"));
    QTRY_COMPARE(part<QPlainTextEdit>(tab, "diagnosticsText")->toPlainText(),
                 QStringLiteral("<b>one</b>\ntwo"));
    QVERIFY(part<QLabel>(tab, "diagnosticsNote")->isVisible());
    part<QWidget>(tab, "diagnosticsParts")->findChildren<QAbstractButton *>().at(1)->click();
    QTRY_VERIFY(server->diagnosticsService.log.contains(QStringLiteral("logs all")));
    part<QComboBox>(tab, "diagnosticsScope")->setFocus();
    QTest::keyClick(part<QComboBox>(tab, "diagnosticsScope"), Qt::Key_Down);
    QTRY_VERIFY(server->diagnosticsService.log.contains(QStringLiteral("logs container")));
    checkNames(tab);
}

void TestServerConnections::poolsAreListedAndStartedFrom()
{
    FakeServerBackend *server = addServer();
    Pool pool;
    pool.name = QStringLiteral("warm");
    pool.status = PoolStatus{.total = 5, .allocated = 3, .available = 2, .revision = {}};
    server->poolService.pools = {pool};
    auto *window = new PoolsWindow(m_registry, QStringLiteral("osb"), nullptr);
    window->show();
    auto *table = part<QTableWidget>(*window, "poolsTable");
    QTRY_COMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("3 of 5 taken, 2 ready"));
    QVERIFY(!part<QAbstractButton>(*window, "poolsStart")->isEnabled());
    table->selectRow(0);
    QSignalSpy wanted(window, &PoolsWindow::newSandboxRequested);
    click(*window, "poolsStart");
    QCOMPARE(wanted.count(), 1);
    const auto spec = wanted.constFirst().at(1).value<SandboxSpec>();
    QCOMPARE(spec.extensions.value(QStringLiteral("poolRef")), QStringLiteral("warm"));
    checkNames(*window);
    window->close();
}

void TestServerConnections::aServerWithoutPoolsSaysSo()
{
    FakeServerBackend *server = addServer();
    server->can.setMissing(Feature::Pools, QStringLiteral("This server runs on Docker, which has no pools."));
    auto *window = new PoolsWindow(m_registry, QStringLiteral("osb"), nullptr);
    window->show();
    QTRY_COMPARE(part<QLabel>(*window, "poolsEmptySentence")->text(),
                 QStringLiteral("This server runs on Docker, which has no pools."));
    QVERIFY(!part<QAbstractButton>(*window, "poolsCreate")->isEnabled());
    QVERIFY(server->poolService.log.isEmpty());
    window->close();
}

void TestServerConnections::aTemplateIsBuilt()
{
    FakeServerBackend *server = addServer();
    auto *window = new PoolsWindow(m_registry, QStringLiteral("osb"), nullptr);
    window->show();
    part<QWidget>(*window, "poolsKinds")->findChildren<QAbstractButton *>().at(1)->click();
    click(*window, "poolsCreate");
    auto *dialog = part<QDialog>(*window, "imageTemplateDialog");
    QVERIFY(dialog);
    checkNames(*dialog);
    part<QLineEdit>(*dialog, "templateImageField")->setText(QStringLiteral("python:3.11"));
    QVERIFY(!part<QAbstractButton>(*dialog, "templateSaveButton")->isEnabled());
    part<QLineEdit>(*dialog, "templatePublishField")->setText(QStringLiteral("s3://a/b"));
    click(*dialog, "templateSaveButton");
    QTRY_COMPARE(part<QTableWidget>(*window, "poolsTable")->rowCount(), 1);
    QVERIFY(server->templateService.log.contains(QStringLiteral("create python:3.11")));
    part<QTableWidget>(*window, "poolsTable")->selectRow(0);
    QVERIFY(!part<QAbstractButton>(*window, "poolsStart")->isEnabled()); // it is being built
    window->close();
}

void TestServerConnections::aSandboxIsOpenedByItsId()
{
    FakeServerBackend *server = addServer();
    SandboxStore store(m_registry, m_clock);
    server->service.sandboxes.insert(QStringLiteral("s1"),
                                     makeSandbox(QStringLiteral("s1"), {}, SandboxState::Running));
    const QPointer<OpenByIdDialog> dialog = new OpenByIdDialog(store, QStringLiteral("osb"), nullptr);
    dialog->show();
    QSignalSpy found(dialog.data(), &OpenByIdDialog::found);
    part<QLineEdit>(*dialog, "openByIdField")->setText(QStringLiteral("nobody"));
    click(*dialog, "openByIdButton");
    QTRY_VERIFY(part<QWidget>(*dialog, "openByIdBanner")->isVisible());
    QCOMPARE(found.count(), 0);
    part<QLineEdit>(*dialog, "openByIdField")->setText(QStringLiteral(" s1 "));
    click(*dialog, "openByIdButton");
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found.constFirst().constFirst().value<SandboxKey>().id, QStringLiteral("s1"));
    QTRY_VERIFY(!dialog);
}

void TestServerConnections::commandsRunInTheBackgroundAndInOneShell()
{
    FakeServerBackend *server = addServer();
    FakeCommandService commands;
    CommandsTab tab;
    tab.open(&commands, &server->jobService, QStringLiteral("s1"));
    tab.show();
    auto *field = part<QLineEdit>(tab, "commandField");
    part<QAbstractButton>(tab, "commandOptionsButton")->setChecked(true);
    const auto ways = part<QWidget>(tab, "commandWay")->findChildren<QAbstractButton *>();
    QCOMPARE(ways.size(), 3);
    ways.at(2)->click();
    field->setText(QStringLiteral("make all"));
    QTest::keyClick(field, Qt::Key_Return);
    auto *jobs = part<QTableView>(tab, "commandJobs");
    QTRY_VERIFY(jobs->isVisible());
    QCOMPARE(jobs->model()->index(0, 0).data().toString(), QStringLiteral("make all"));
    QVERIFY(commands.requests.isEmpty());
    checkNames(tab);
    click(tab, "jobInterruptButton");
    QTRY_VERIFY(server->jobService.log.contains(QStringLiteral("interrupt j1")));
    ways.at(1)->click();
    field->setText(QStringLiteral("cd /"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(server->jobService.log.contains(QStringLiteral("run bash cd /")));
    ways.at(0)->click();
    QTRY_VERIFY(server->jobService.log.contains(QStringLiteral("close bash")));
    field->setText(QStringLiteral("ls"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(commands.requests.constLast().command, QStringLiteral("ls"));
    tab.close();
}

void TestServerConnections::aUserThatIsNoNumberIsRefusedInPlace()
{
    FakeCommandService commands;
    CommandsTab tab;
    tab.open(&commands, nullptr, QStringLiteral("s1"));
    tab.show();
    part<QAbstractButton>(tab, "commandOptionsButton")->setChecked(true);
    QVERIFY(!part<QWidget>(tab, "commandWay")->isVisible());
    auto *field = part<QLineEdit>(tab, "commandField");
    part<QLineEdit>(tab, "commandUserField")->setText(QStringLiteral("root"));
    field->setText(QStringLiteral("id"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(commands.requests.isEmpty());
    QVERIFY(part<QLabel>(tab, "commandProblem")->isVisible());
    part<QLineEdit>(tab, "commandUserField")->setText(QStringLiteral("1000:50"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(commands.requests.size(), 1);
    QCOMPARE(commands.requests.constFirst().uid, std::optional<quint32>(1000));
    QCOMPARE(commands.requests.constFirst().gid, std::optional<quint32>(50));
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestServerConnections)
#include "tst_serverconnections.moc"
