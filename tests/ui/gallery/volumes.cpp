// SPDX-License-Identifier: Apache-2.0
#include "fakevolumes.h"
#include "fakewindow.h"

#include "volumes/volumeactions.h"
#include "volumes/volumedetail.h"
#include "volumes/volumespanel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QListWidget>
#include <QTableView>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace {

ClaimUser user(const char *id, const char *name, bool running = true, bool readOnly = false)
{
    return {
        QString::fromUtf8(id), QString::fromUtf8(name), running, readOnly, QStringLiteral("/mnt/cache"), {}};
}

Claim claim(const WindowFixture &fixture, const char *name, qint64 ageSeconds,
            const QList<ClaimUser> &users = {})
{
    Claim made = makeClaim(QString::fromUtf8(name), users);
    made.createdAt = fixture.clock.now().addSecs(-ageSeconds);
    made.scope = QStringLiteral("local");
    return made;
}

void addFolderUser(FakeBackend &backend, const WindowFixture &fixture, const char *id, const char *name,
                   const char *path, bool readOnly, int days)
{
    Sandbox sandbox = makeSandbox(QString::fromUtf8(id), QString::fromUtf8(name), SandboxState::Running);
    sandbox.createdAt = fixture.clock.now().addDays(-days);
    sandbox.mounts = {
        {VolumeKind::Host, QString::fromUtf8(path), {}, QStringLiteral("/mnt/data"), readOnly},
        {VolumeKind::Ossfs, QStringLiteral("acme-crawl-raw/2026-11"), {}, QStringLiteral("/mnt/raw"), false}};
    backend.service.sandboxes.insert(sandbox.id, sandbox);
}

void fillVolumes(WindowFixture &fixture)
{
    constexpr qint64 day = 24 * 3600;
    auto *here = static_cast<FakeVolumeBackend *>(fixture.registry.add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    FakeVolumeService &service = here->volumeService;
    service.claims = {claim(fixture, "crawl-cache", 12 * day,
                            {user("9f2c4b1e", "crawler-eu-west"), user("7d1b0c9e", "crawler-us-east")}),
                      claim(fixture, "agent-cache", 41 * day, {user("48aa1f90", "agent-nightly", false)}),
                      claim(fixture, "pip-cache", 95 * day), claim(fixture, "models-shared", 210 * day),
                      claim(fixture, "scratch-31f7d8aa", 120)};
    service.claims[0].labels = {
        {QStringLiteral("team"), QStringLiteral("agents")},
        {QStringLiteral("opensandbox.io/volume-managed-by"), QStringLiteral("server")}};
    service.claims[0].serverManaged = true;
    service.claims[4].serverManaged = true;
    service.claims[3].options = {{QStringLiteral("o"), QStringLiteral("password=x")},
                                 {QStringLiteral("type"), QStringLiteral("nfs")}};
    service.claims[3].madeHere = true;
    service.sizes = {{QStringLiteral("crawl-cache"), {3'650'722'201, 18'211, 212, 0}},
                     {QStringLiteral("agent-cache"), {13'314'398'617, 204'112, 3021, 0}},
                     {QStringLiteral("pip-cache"), {10'522'669'875, 41'008, 1100, 2}},
                     {QStringLiteral("scratch-31f7d8aa"), {}}};
    service.description =
        "{\n  \"Name\": \"crawl-cache\",\n  \"Driver\": \"local\",\n  \"Labels\": {\"team\": "
        "\"agents\"},\n  \"Options\": {\"o\": \"***\"}\n}\n";
    addFolderUser(*here, fixture, "9f2c4b1e", "crawler-eu-west", "/data/shared/datasets/train", true, 9);
    ConnectionProfile profile = here->profile();
    profile.allowedHostPaths = {QStringLiteral("/data/shared")};
    here->setProfile(profile);
    InventoryRecord record;
    record.connectionId = QStringLiteral("here");
    record.engineId = QStringLiteral("e1");
    record.sandboxId = QStringLiteral("0b83e2d4");
    record.name = QStringLiteral("wheel-builder");
    record.createdAt = fixture.clock.now().addDays(-44);
    record.endedAt = fixture.clock.now().addDays(-42);
    record.end = InventoryRecord::End::Expired;
    record.specJson = R"({"image":{"uri":"python:3.11"},"volumes":[)"
                      R"({"name":"a","pvc":{"claimName":"pip-cache"},"mountPath":"/root/.cache"},)"
                      R"({"name":"b","pvc":{"claimName":"crawl-cache"},"mountPath":"/mnt/cache",)"
                      R"("subPath":"pages","readOnly":true}]})";
    fixture.inventory.records.append(record);
    here->setLive();
    auto *staging = static_cast<FakeVolumeBackend *>(fixture.registry.add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("staging"), QStringLiteral("build-host"))));
    addFolderUser(*staging, fixture, "a9d2f6b7", "notebook-陈晓", "/srv/notebooks/chenxiao", false, 3);
    staging->volumeService.claims = {claim(fixture, "ccache", 30 * day, {user("x", "compile-farm")})};
    staging->setLive();
    fixture.volumes.history().refresh();
}

/// Brings the place into the state that is to be looked at.
void pose(const QString &scene, MainWindow &window)
{
    auto *panel = window.findChild<VolumesPanel *>();
    auto *table = panel->findChild<QTableView *>(QStringLiteral("volumeTable"));
    const auto select = [&](const char *name) {
        panel->reveal({QStringLiteral("here"), VolumeKind::Claim, QString::fromUtf8(name)});
    };
    select("crawl-cache");
    if (scene == QLatin1String("usedby"))
        panel->detail().showTab(VolumeDetail::Tab::UsedBy);
    if (scene == QLatin1String("inspect"))
        panel->detail().showTab(VolumeDetail::Tab::Inspect);
    if (scene == QLatin1String("bulk") || scene == QLatin1String("delete")) {
        table->selectAll();
        if (scene == QLatin1String("delete"))
            panel->actions().remove->trigger();
    }
    if (scene == QLatin1String("withsandboxes"))
        panel->actions().removeWithSandboxes->trigger();
    if (scene == QLatin1String("prune"))
        panel->actions().prune->trigger();
    if (scene == QLatin1String("new"))
        panel->actions().create->trigger();
    if (scene == QLatin1String("clone"))
        panel->actions().clone->trigger();
    if (scene == QLatin1String("export"))
        panel->actions().exportIt->trigger();
    if (scene == QLatin1String("import"))
        panel->actions().importIt->trigger();
}

} // namespace

/// Shows the place Volumes with made-up content.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("scene"),
        QStringLiteral("volumes, usedby, inspect, bulk, delete, withsandboxes, prune, new, clone, export or "
                       "import."));
    parser.addOptions(
        {{QStringLiteral("dark"), QStringLiteral("Dark palette.")},
         {QStringLiteral("save"), QStringLiteral("Write a picture and end."), QStringLiteral("file")},
         {QStringLiteral("many"), QStringLiteral("So many volumes more."), QStringLiteral("count")}});
    parser.process(app);
    ThemeController theme(app, parser.isSet(QStringLiteral("dark")) ? ThemeChoice::Dark : ThemeChoice::Light,
                          false);
    WindowFixture fixture(theme);
    fixture.settings.settings.place = QStringLiteral("volumes");
    fillVolumes(fixture);
    auto *here = static_cast<FakeVolumeBackend *>(fixture.registry.find(QStringLiteral("here")));
    for (int i = 0; i < parser.value(QStringLiteral("many")).toInt(); ++i)
        here->volumeService.claims.append(makeClaim(QStringLiteral("volume-%1").arg(i)));
    MainWindow window(fixture.services());
    window.resize(1440, 900);
    window.show();
    const QString scene = parser.positionalArguments().value(0, QStringLiteral("volumes"));
    QTimer::singleShot(900, &window, [&] { pose(scene, window); });
    const QString file = parser.value(QStringLiteral("save"));
    if (!file.isEmpty())
        QTimer::singleShot(2500, &app, [&] {
            QWidget *modal = QApplication::activeModalWidget();
            (modal ? modal : &window)->grab().save(file);
            QApplication::quit();
        });
    return QApplication::exec();
}
