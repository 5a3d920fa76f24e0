// SPDX-License-Identifier: Apache-2.0
#include "detailbackend.h"
#include "fakeserver.h"
#include "fakewindow.h"

#include "panels/sandboxespanel.h"
#include "servers/poolswindow.h"
#include "snapshots/snapshotactions.h"
#include "snapshots/snapshotsplace.h"

#include <models/snapshotstore.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>

using namespace osc;
using namespace osc::test;

namespace {

/// A server that runs commands and tells logs as well.
class DemoServer : public FakeServerBackend
{
public:
    using FakeServerBackend::FakeServerBackend;
    FakeCommandService commandService;

    [[nodiscard]] CommandService *commands() override { return &commandService; }
};

void addSnapshots(FakeServerBackend &server)
{
    auto &snapshots = server.snapshotService.snapshots;
    snapshots = {
        makeSnapshot(QStringLiteral("5b1f0d6a-70c1-4a55-b1aa-0d9be1f53d8c"), QStringLiteral("before-upgrade"),
                     SnapshotState::Ready, QStringLiteral("9f2c4b1e")),
        makeSnapshot(QStringLiteral("c77a41f0-2f4e-4e0c-8a6e-6f2c3b1d9a10"), QStringLiteral("nightly-11-20"),
                     SnapshotState::Creating, QStringLiteral("9f2c4b1e")),
        makeSnapshot(QStringLiteral("0e9a2c44-9d7b-4b34-9c55-7c1f0a8e2d31"), {}, SnapshotState::Failed,
                     QStringLiteral("31f7d8aa")),
        makeSnapshot(QStringLiteral("d3b07384-d9a0-4f3b-8c2a-1e5f6a7b8c9d"), QStringLiteral("clean-room"),
                     SnapshotState::Ready, QStringLiteral("48aa1f90"))};
    snapshots[2].message = QStringLiteral("The registry refused the image: quota exceeded.");
    for (int i = 0; i < snapshots.size(); ++i)
        snapshots[i].createdAt = snapshots[i].createdAt.addSecs(-7000 * i);
}

void addNetwork(FakeServerBackend &server)
{
    server.policyService.status = {{QStringLiteral("deny"),
                                    {{QStringLiteral("allow"), QStringLiteral("pypi.org")},
                                     {QStringLiteral("allow"), QStringLiteral("*.pythonhosted.org")},
                                     {QStringLiteral("deny"), QStringLiteral("tracker.example.com")},
                                     {QStringLiteral("allow"), QStringLiteral("api.github.com")}}},
                                   QStringLiteral("enforcing"),
                                   QStringLiteral("dns")};
    server.vaultService.state.revision = 4;
    server.vaultService.state.credentials = {{QStringLiteral("github-token"), QStringLiteral("inline"), 4},
                                             {QStringLiteral("pypi-upload"), QStringLiteral("inline"), 2}};
    VaultBinding binding;
    binding.name = QStringLiteral("github");
    binding.match.hosts = {QStringLiteral("api.github.com")};
    binding.match.paths = {QStringLiteral("/repos/*")};
    server.vaultService.state.bindings = {binding};
}

void addPools(FakeServerBackend &server)
{
    Pool warm;
    warm.name = QStringLiteral("python-warm");
    warm.capacity = {2, 4, 2, 20};
    warm.status = PoolStatus{.total = 9, .allocated = 6, .available = 3, .revision = {}};
    Pool fresh;
    fresh.name = QStringLiteral("node-warm");
    fresh.capacity = {1, 2, 1, 8};
    server.poolService.pools = {warm, fresh};
    ImageTemplate ready;
    ready.id = QStringLiteral("tpl-1f0d6a70-c14a-55b1-aa0d-9be1f53d8c00");
    ready.spec.image = QStringLiteral("python:3.11");
    ready.phase = TemplatePhase::Succeeded;
    ready.manifestRef = QStringLiteral("s3://templates/python/manifest.json");
    ImageTemplate failed = ready;
    failed.id = QStringLiteral("tpl-90c55");
    failed.phase = TemplatePhase::Failed;
    failed.message = QStringLiteral("no space left on the build volume");
    failed.manifestRef.clear();
    failed.spec.publish = QStringLiteral("s3://templates/node");
    server.templateService.templates = {ready, failed};
}

void fillServers(WindowFixture &fixture)
{
    auto backend = std::make_unique<DemoServer>(QStringLiteral("osb"), QStringLiteral("Staging"));
    DemoServer *server = backend.get();
    const auto put = [&](const char *id, const char *name, SandboxState state) {
        Sandbox sandbox = makeSandbox(QString::fromLatin1(id), QString::fromUtf8(name), state);
        sandbox.createdAt = fixture.clock.now().addSecs(-9000);
        sandbox.expiresAt = fixture.clock.now().addSecs(5400);
        server->service.sandboxes.insert(sandbox.id, sandbox);
    };
    put("9f2c4b1e", "crawler-eu-west", SandboxState::Running);
    put("48aa1f90", "agent-nightly", SandboxState::Paused);
    put("7d1b0c9e", "notebook-陈晓", SandboxState::Running);
    addSnapshots(*server);
    addNetwork(*server);
    addPools(*server);
    server->diagnosticsService.text.content = QStringLiteral(
        "Sandbox: 9f2c4b1e\nState: running\nImage: python:3.11\nStarted: 2026-11-21T13:02:11Z\n\n"
        "-- Events --\n13:02:10 created\n13:02:11 started\n\n-- Logs --\nServing HTTP on 0.0.0.0 port "
        "8000\n");
    server->diagnosticsService.text.warnings = {
        QStringLiteral("Only one source exists on this runtime, so all scopes say the same.")};
    fixture.registry.add(std::move(backend));
    server->setLive();
    FakeBackend *here = fixture.addBackend(QStringLiteral("here"), QStringLiteral("This computer"));
    here->can.setMissing(Feature::Snapshots,
                         QStringLiteral("Snapshots need an OpenSandbox server; an engine alone has none."));
    here->can.setMissing(Feature::Pools, QStringLiteral("Pools need an OpenSandbox server on Kubernetes."));
    here->setLive();
    fixture.connections.testSteps = {
        {QStringLiteral("Name"),
         CheckStep::State::Passed,
         QStringLiteral("sandbox.example.com is 203.0.113.7."),
         {}},
        {QStringLiteral("Connection"), CheckStep::State::Warning,
         QStringLiteral(
             "It answers in 31 ms, but without encryption: who is on the way can read the API key."),
         QStringLiteral("Use https where the server offers it.")},
        {QStringLiteral("OpenSandbox server"),
         CheckStep::State::Passed,
         QStringLiteral("It describes itself as one."),
         {}},
        {QStringLiteral("API key"), CheckStep::State::Failed,
         QStringLiteral("The server refuses this API key."),
         QStringLiteral("Check the key; keys belong to one server, or to one tenant of it.")},
        {QStringLiteral("Version and features"), CheckStep::State::Skipped, {}, {}}};
}

void showTab(MainWindow &window, const QString &title)
{
    window.findChild<QTableView *>(QStringLiteral("sandboxTable"))->selectRow(0);
    auto *tabs = window.findChild<QTabBar *>(QStringLiteral("detailTabs"));
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i) == title)
            tabs->setCurrentIndex(i);
}

void poseServerDialog(MainWindow &window, const QString &scene)
{
    window.findChild<QAction *>(QStringLiteral("connectServerAction"))->trigger();
    auto *dialog = window.findChild<QDialog *>(QStringLiteral("serverDialog"));
    dialog->findChild<QLineEdit *>(QStringLiteral("serverAddressField"))
        ->setText(QStringLiteral("http://sandbox.example.com:8080"));
    dialog->findChild<QLineEdit *>(QStringLiteral("serverKeyField"))
        ->setText(QStringLiteral("0123456789abcdef"));
    if (scene == QLatin1String("more"))
        dialog->findChild<QToolButton *>(QStringLiteral("serverMoreButton"))->setChecked(true);
    if (scene == QLatin1String("test"))
        QTimer::singleShot(500, dialog, [dialog] {
            dialog->findChild<QAbstractButton *>(QStringLiteral("testServerButton"))->click();
        });
}

void posePools(MainWindow &window, const QString &scene)
{
    window.findChild<QAction *>(QStringLiteral("poolsAction"))->trigger();
    auto *pools = window.findChild<PoolsWindow *>();
    if (scene == QLatin1String("templates"))
        pools->findChild<QWidget *>(QStringLiteral("poolsKinds"))
            ->findChildren<QAbstractButton *>()
            .at(1)
            ->click();
    QTimer::singleShot(300, pools, [pools, scene] {
        pools->findChild<QTableWidget *>(QStringLiteral("poolsTable"))->selectRow(0);
        if (scene == QLatin1String("newpool"))
            pools->findChild<QToolButton *>(QStringLiteral("poolsCreate"))->click();
        if (scene == QLatin1String("frompool"))
            pools->findChild<QToolButton *>(QStringLiteral("poolsStart"))->click();
    });
}

/// Brings the window into the state that is to be looked at.
void pose(const QString &scene, MainWindow &window)
{
    static const QStringList places{QStringLiteral("snapshots"), QStringLiteral("newsnapshot"),
                                    QStringLiteral("deletesnapshots")};
    if (places.contains(scene)) {
        goToPlace(window, QStringLiteral("snapshots"));
        auto *place = window.findChild<SnapshotsPlace *>();
        auto *table = place->findChild<QTableView *>(QStringLiteral("snapshotTable"));
        QTimer::singleShot(400, place, [=] {
            table->selectRow(0);
            if (scene == QLatin1String("newsnapshot"))
                place->actions().create->trigger();
            if (scene == QLatin1String("deletesnapshots")) {
                table->selectAll();
                place->actions().remove->trigger();
            }
        });
    } else if (scene == QLatin1String("connect") || scene == QLatin1String("more") ||
               scene == QLatin1String("test")) {
        poseServerDialog(window, scene);
    } else if (scene == QLatin1String("network")) {
        showTab(window, QStringLiteral("Network"));
    } else if (scene == QLatin1String("diagnostics")) {
        showTab(window, QStringLiteral("Diagnostics"));
    } else if (scene == QLatin1String("commands")) {
        showTab(window, QStringLiteral("Commands"));
        window.findChild<QToolButton *>(QStringLiteral("commandOptionsButton"))->setChecked(true);
    } else {
        posePools(window, scene);
    }
}

} // namespace

/// Shows what the window has for OpenSandbox servers, with made-up content.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("scene"),
        QStringLiteral("snapshots, newsnapshot, deletesnapshots, connect, more, test, network, diagnostics, "
                       "commands, pools, templates, newpool or frompool."));
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
         {QStringLiteral("save"), QStringLiteral("Write a picture and end."), QStringLiteral("file")}});
    parser.process(app);
    ThemeController theme(app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light,
                          false);
    WindowFixture fixture(theme);
    fillServers(fixture);
    SnapshotStore snapshots(fixture.registry, fixture.sandboxes, fixture.clock, &fixture.activity);
    MainWindow::Services services = fixture.services();
    services.snapshots = &snapshots;
    MainWindow window(services);
    window.resize(1440, 900);
    window.show();
    const QString scene = parser.positionalArguments().value(0, QStringLiteral("snapshots"));
    QTimer::singleShot(900, &window, [&] { pose(scene, window); });
    const QString file = parser.value(QStringLiteral("save"));
    if (!file.isEmpty())
        QTimer::singleShot(2700, &app, [&] {
            QWidget *top = QApplication::activeModalWidget();
            if (!top)
                top = QApplication::activeWindow();
            (top ? top : &window)->grab().save(file);
            QApplication::quit();
        });
    return QApplication::exec();
}
