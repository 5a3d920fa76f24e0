// SPDX-License-Identifier: Apache-2.0
#include "demowindow.h"

#include "fakeleftovers.h"

#include <cmath>

namespace osc::test {

namespace {

/// Has everything that a connection can have.
class DemoBackend : public DetailBackend
{
public:
    using DetailBackend::DetailBackend;
    [[nodiscard]] LeftoverService *leftovers() override { return &leftoverService; }

    FakeLeftoverService leftoverService;
};

struct Demo
{
    const char *id;
    const char *name;
    SandboxState state;
    const char *reason;
    const char *image;
    int ageMinutes;
    int secondsLeft;    ///< 0: never.
    const char *mounts; ///< One letter each: c, h, o.
};

constexpr Demo here[] = {
    {"9f2c4b1e-4f1a-4a57-9a4e-2c51a9b2d0f3", "crawler-eu-west", SandboxState::Running, "", "python:3.11", 116,
     252, "cho"},
    {"7d1b0c9e-4f1a-4a57-9a4e-2c51a9b2d0f3", "crawler-us-east", SandboxState::Running, "", "python:3.11", 114,
     363, "co"},
    {"5c7e9b02-4f1a-4a57-9a4e-2c51a9b2d0f3", "agent-nightly", SandboxState::Paused, "",
     "opensandbox/code-interpreter:v1.0.2", 360, 18729, "c"},
    {"d80f3e66-4f1a-4a57-9a4e-2c51a9b2d0f3", "pdf-render", SandboxState::Failed, "out of memory", "node:20",
     21, 0, "h"},
    {"48aa1f90-4f1a-4a57-9a4e-2c51a9b2d0f3", "crawler-eu-west", SandboxState::Terminated, "", "python:3.11",
     1500, 0, "co"},
};
constexpr Demo staging[] = {
    {"e5c90a31-4f1a-4a57-9a4e-2c51a9b2d0f3", "", SandboxState::Running, "", "ubuntu", 12, 2875, ""},
    {"b6e01c5d-4f1a-4a57-9a4e-2c51a9b2d0f3", "web-preview", SandboxState::Pending, "pulling image",
     "nginx:1.27", 0, 3592, ""},
    {"a9d2f6b7-4f1a-4a57-9a4e-2c51a9b2d0f3", "notebook-陈晓", SandboxState::Running, "",
     "registry.example.net/data/notebook:2024-10-07", 4560, 0, "h"},
    {"c41a77f0-4f1a-4a57-9a4e-2c51a9b2d0f3", "eval-runner-17", SandboxState::Running, "",
     "opensandbox/code-interpreter:v1.0.2", 38, 4900, "cc"},
};

Sandbox make(const Demo &demo, const QDateTime &now)
{
    Sandbox sandbox = makeSandbox(QString::fromUtf8(demo.id), QString::fromUtf8(demo.name), demo.state,
                                  QString::fromUtf8(demo.reason));
    sandbox.image = QString::fromUtf8(demo.image);
    sandbox.createdAt = now.addSecs(-60LL * demo.ageMinutes - 8);
    if (demo.secondsLeft > 0)
        sandbox.expiresAt = now.addSecs(demo.secondsLeft);
    sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
    sandbox.metadata.insert(QStringLiteral("owner"), QStringLiteral("mei"));
    sandbox.execd = ExecdPresence::Present;
    sandbox.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    sandbox.memoryLimit = 2LL << 30;
    sandbox.nanoCpus = 1'000'000'000;
    for (const char *kind = demo.mounts; *kind != 0; ++kind) {
        Mount mount;
        mount.kind = *kind == 'c' ? VolumeKind::Claim : (*kind == 'h' ? VolumeKind::Host : VolumeKind::Ossfs);
        mount.source =
            *kind == 'h' ? QStringLiteral("/data/shared/datasets/train") : QStringLiteral("crawl-cache");
        mount.target = *kind == 'h' ? QStringLiteral("/mnt/train") : QStringLiteral("/mnt/cache");
        mount.readOnly = *kind == 'h';
        sandbox.mounts.append(mount);
    }
    return sandbox;
}

void fillLeftovers(FakeLeftoverService &service)
{
    const auto add = [&service](Leftover::Kind kind, const char *name, const char *why, const char *act,
                                qint64 bytes, bool losesFiles) {
        Leftover leftover = makeLeftover(QString::fromUtf8(name), kind, losesFiles);
        leftover.why = QString::fromUtf8(why);
        leftover.act = QString::fromUtf8(act);
        leftover.bytes = bytes;
        service.leftovers.append(leftover);
    };
    add(Leftover::Kind::ExpiredSandbox, "crawler-asia", "expired 3 h ago and still running", "Delete sandbox",
        1'181'116'006, false);
    add(Leftover::Kind::EgressSidecar, "egress sidecar of 48aa1f90",
        "its sandbox is gone, it was made 26 h ago", "Remove container", 39'845'888, false);
    add(Leftover::Kind::ManagedVolume, "pip-cache", "made for a sandbox 42 d ago, nothing mounts it",
        "Delete volume, files are lost", 10'522'669'875, true);
}

void fillActivity(WindowFixture &fixture)
{
    const QDateTime now = fixture.clock.now();
    const auto add = [&](int secondsAgo, ActivityEntry::Outcome outcome, const char *what, const char *object,
                         const char *connection, const char *details) {
        ActivityEntry entry;
        entry.outcome = outcome;
        entry.what = QString::fromUtf8(what);
        entry.object = QString::fromUtf8(object);
        entry.connectionId = QString::fromUtf8(connection);
        entry.details = QString::fromUtf8(details);
        entry.startedAt = now.addSecs(-secondsAgo);
        entry.endedAt = entry.startedAt.addMSecs(3100);
        return entry;
    };
    ActivityEntry failed =
        add(1220, ActivityEntry::Outcome::Failed, "Create sandbox", "oss-batch-import", "here", "");
    failed.error = QStringLiteral("Bucket acme-reports was not mounted: key reports-ro may not write.");
    failed.advice = QStringLiteral("Mount it read-only, or use another key.");
    failed.said = QStringLiteral("500 VOLUME::OSSFS_MOUNT_FAILED  ossfs: check_service: 403 AccessDenied");
    failed.command = QStringLiteral("osb sandbox create -f request.json");
    failed.specJson = "{\"image\":{\"uri\":\"python:3.11\"}}";
    ActivityEntry elsewhere =
        add(4300, ActivityEntry::Outcome::Succeeded, "Pause", "agent-nightly", "here", "by someone else");
    elsewhere.actor = ActivityEntry::Actor::Elsewhere;
    for (const ActivityEntry &entry :
         {add(7000, ActivityEntry::Outcome::Succeeded, "Create sandbox", "crawler-eu-west", "here",
              "ready after 2.4 s"),
          add(5200, ActivityEntry::Outcome::Cancelled, "Download", "/var/log in web-preview → /home/me/logs",
              "staging", "what was incomplete was removed"),
          elsewhere, add(3400, ActivityEntry::Outcome::Succeeded, "Delete", "2 sandboxes", "staging", ""),
          add(1262, ActivityEntry::Outcome::Succeeded, "Renew", "crawler-eu-west", "here",
              "+30 min, until today 14:37"),
          failed})
        fixture.activity.note(entry);
    ActivityEntry running;
    running.what = QStringLiteral("Upload");
    running.object = QStringLiteral("/home/me/screens → crawler-eu-west: /mnt/cache");
    running.connectionId = QStringLiteral("here");
    fixture.activity.progress(fixture.activity.begin(running, [] {}), QStringLiteral("708 of 3,180 MiB"), 708,
                              3180);
}

void fillDetail(DetailBackend &backend, const QDateTime &now)
{
    backend.endpointService.endpoints = {
        makeEndpoint(3000, QStringLiteral("127.0.0.1:34877/proxy/3000")),
        makeEndpoint(5432, {}),
        makeEndpoint(8080, QStringLiteral("127.0.0.1:34878")),
        makeEndpoint(44772, QStringLiteral("127.0.0.1:34877")),
    };
    backend.endpointService.endpoints[3].program = QStringLiteral("execd");
    backend.endpointService.answers = {{3000, {EndpointAnswer::Protocol::Http, 200, 6, {}}},
                                       {44772, {EndpointAnswer::Protocol::Http, 404, 3, {}}}};
    QByteArray ports = "\"NetworkSettings\": {\"Ports\": {\"8080/tcp\": [{\"HostPort\": \"34878\"}]}}";
    backend.inspectable.description =
        "{\n  \"Config\": {\"Env\": [\"API_TOKEN=***\"], \"Image\": \"python:3.11\"},\n  " + ports +
        ",\n  \"State\": {\"ExitCode\": 0, \"Status\": \"running\"}\n}\n";
    backend.eventService.remembered = {
        {now.addSecs(-6960), QStringLiteral("create"), QStringLiteral("The container was made."), {}, {}},
        {now.addSecs(-6959), QStringLiteral("start"), QStringLiteral("It was started."), {}, {}},
        {now.addSecs(-900),
         QStringLiteral("oom"),
         QStringLiteral("It ran out of memory, and a process in it was ended."),
         {},
         SandboxEvent::Severity::Warning},
        {now.addSecs(-120),
         QStringLiteral("teleport"),
         QStringLiteral("The Docker Engine says “teleport”."),
         QStringLiteral("where=mars"),
         {}},
    };
}

} // namespace

void feedUsage(WindowFixture &fixture)
{
    auto *backend = static_cast<DetailBackend *>(fixture.registry.find(QStringLiteral("here")));
    const QStringList followed = backend->measuring.followed();
    for (int second = -300; second <= 0; ++second) {
        const double cores = 0.62 + 0.12 * std::sin(second / 9.0) + 0.07 * std::sin(second / 3.1);
        const auto memory = static_cast<qint64>((1.15 + 0.05 * std::sin(second / 17.0)) * (1 << 30));
        Usage usage = makeUsage(fixture.clock.now().addSecs(second), cores, memory);
        usage.networkReceived = (second + 300) * 40'000LL;
        usage.networkSent = (second + 300) * 9'000LL;
        for (const QString &id : followed)
            backend->measuring.sample(id, usage);
    }
}

void fillDemo(WindowFixture &fixture)
{
    const QDateTime now = fixture.clock.now();
    auto *first = static_cast<DemoBackend *>(fixture.registry.add(
        std::make_unique<DemoBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    fillLeftovers(first->leftoverService);
    first->measures = true;
    fillDetail(*first, now);
    for (const Demo &demo : here)
        first->inspectable.sandboxes.insert(QString::fromUtf8(demo.id), make(demo, now));
    first->inspectable.preview = {
        .changedFiles = 38,
        .runningProcesses = 3,
        .lostVolumes = {},
        .keptMounts = {QStringLiteral("crawl-cache"), QStringLiteral("/data/shared/datasets/train")}};
    first->setLive();
    FakeBackend *second = fixture.addBackend(QStringLiteral("staging"), QStringLiteral("build-host"));
    for (const Demo &demo : staging)
        second->service.sandboxes.insert(QString::fromUtf8(demo.id), make(demo, now));
    second->setLive();
    FakeBackend *third = fixture.addBackend(QStringLiteral("lab"), QStringLiteral("gpu-lab"));
    third->setConnecting();

    InventoryRecord record;
    record.connectionId = QStringLiteral("This computer");
    record.sandboxId = QString::fromUtf8(here[0].id);
    record.name = QStringLiteral("crawler-eu-west");
    record.image = QStringLiteral("python:3.11");
    record.plannedAt = now.addSecs(-7000);
    record.createdAt = now.addSecs(-6990);
    record.expiresAt = now.addSecs(252);
    record.specJson = QByteArrayLiteral("{\"image\":{\"uri\":\"python:3.11\"},\"volumes\":[{\"name\":"
                                        "\"cache\",\"pvc\":{\"claimName\":\"crawl-cache\"},"
                                        "\"mountPath\":\"/mnt/cache\"}]}");
    fixture.inventory.records.append(record);
    record.sandboxId = QStringLiteral("0b83e2d4");
    record.name = QStringLiteral("oss-batch-import");
    record.plannedAt = now.addSecs(-90000);
    record.end = InventoryRecord::End::Failed;
    record.endedAt = now.addSecs(-89990);
    record.endReason = QStringLiteral("Image python:3.13-foo was not found in the registry.");
    fixture.inventory.records.append(record);
    record.sandboxId = QStringLiteral("77aa1f90");
    record.name = QStringLiteral("docs-build");
    record.plannedAt = now.addSecs(-180000);
    record.end = InventoryRecord::End::Expired;
    record.endReason.clear();
    fixture.inventory.records.append(record);
    fixture.history.refresh();
    fillActivity(fixture);
}

void measureDemo(WindowFixture &fixture)
{
    const double cores[] = {0.62, 0.47, 0.03, 0.97, 0.08};
    const qint64 mebibytes[] = {1229, 1126, 164, 1946, 450};
    int number = 0;
    for (Backend *backend : fixture.registry.backends()) {
        FakeUsageService &service = static_cast<FakeBackend *>(backend)->measuring;
        for (const QString &id : service.followed()) {
            service.sample(id,
                           makeUsage(fixture.clock.now(), cores[number % 5], mebibytes[number % 5] << 20));
            ++number;
        }
    }
}

} // namespace osc::test
