// SPDX-License-Identifier: Apache-2.0
#include "createflow.h"
#include "dockercommandservice.h"
#include "dockerfileservice.h"
#include "dockerimageservice.h"
#include "dockerlogservice.h"
#include "memoryinventory.h"
#include "realengine.h"
#include "volumeflows.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

const QString ImageName = QStringLiteral("osbtest/busybox:latest");

ValidationRules rules()
{
    ValidationRules rules;
    rules.checkHostPaths = false;
    return rules;
}

/// Debian's registry on loopback, which asks for a password.
class Registry
{
public:
    bool start()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            return false;
        port = probe.serverPort();
        probe.close();
        QFile passwords(folder.filePath(QStringLiteral("htpasswd")));
        QFile config(folder.filePath(QStringLiteral("config.yml")));
        if (!passwords.open(QIODevice::WriteOnly) || !config.open(QIODevice::WriteOnly))
            return false;
        passwords.write("puller:$2y$05$7B8LwpPJWOehWwQLnPyhUO/19hGMACZN4anS/btp92I/YFIbd751G\n"); // swordfish
        config.write(
            QStringLiteral("version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: %1/data\nhttp:\n"
                           "  addr: 127.0.0.1:%2\nauth:\n  htpasswd:\n    realm: test\n    path: %3\n")
                .arg(folder.path())
                .arg(port)
                .arg(passwords.fileName())
                .toUtf8());
        config.close();
        passwords.close();
        process.setStandardErrorFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(QStringLiteral("docker-registry"), {QStringLiteral("serve"), config.fileName()});
        return process.waitForStarted();
    }
    ~Registry()
    {
        process.kill();
        process.waitForFinished();
    }
    [[nodiscard]] QString name() const { return QStringLiteral("127.0.0.1:%1/osbtest/pulled").arg(port); }

    QTemporaryDir folder;
    QProcess process;
    int port = 0;
};

} // namespace

/// Creations on a real engine, and what can be done inside what they made.
class TestDockerCreation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void aSandboxWithExecdIsReadyWhenExecdAnswers();
    void withoutExecdCommandsAndFilesGoThroughTheEngine();
    void aCommandThatIsLetGoOfEnds();
    void aCommandOverItsTimeIsEnded();
    void aPausedSandboxRunsNothing();
    void theLogsAreReadAndFollowed();
    void aCommandThatDoesNotExistIsToldAtOnce_data();
    void aCommandThatDoesNotExistIsToldAtOnce();
    void volumesAreMadeUsedAndListed();
    void aCancelledCreationLeavesNothing();
    void aPullNeedsTheRightPassword();

private:
    SandboxSpec spec() const
    {
        SandboxSpec spec;
        spec.image = ImageName;
        spec.entrypoint = {QStringLiteral("sleep"), QStringLiteral("600")};
        spec.timeoutSeconds = 600;
        spec.metadata = {{QStringLiteral("made-by"), m_mark}};
        return spec;
    }
    Result<CreateOutcome> create(const SandboxSpec &wanted)
    {
        auto outcome = await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return m_creator->create(
                    wanted, [](const CreateProgress &) {}, std::move(done));
            },
            60'000);
        if (outcome)
            m_made.append(outcome->sandbox.runtimeId);
        return outcome;
    }
    Result<CommandOutcome> run(const QString &id, const QString &command, QByteArray *output = nullptr)
    {
        CommandRequest request;
        request.command = command;
        return await<CommandOutcome>(
            [&](Callback<CommandOutcome> done) {
                return DockerCommandService(*m_context)
                    .run(
                        id, request,
                        [output](const CommandOutput &piece) {
                            if (output)
                                *output += piece.bytes;
                        },
                        std::move(done));
            },
            30'000);
    }
    QStringList containers()
    {
        const auto list = await<QList<ContainerSummary>>([&](auto done) {
            return listContainers(m_engine->engine(), QLatin1String("made-by"), m_mark, std::move(done));
        });
        QStringList names;
        for (const auto &container : *list)
            names.append(container.name);
        return names;
    }
    void removeImage(const QString &name)
    {
        (void)await<HttpResponse>([&](Callback<HttpResponse> done) {
            return m_engine->engine().del(EngineClient::imagePath(name, ""), {}, {}, std::move(done));
        });
    }

    QString m_mark;
    QString m_execdImage;
    ConnectionProfile m_profile;
    QTemporaryDir m_folder;
    std::unique_ptr<RealEngine> m_engine;
    MemoryInventory m_inventory;
    Clock m_clock;
    std::unique_ptr<EngineContext> m_context;
    std::unique_ptr<DockerCreator> m_creator;
    QStringList m_made;
};

void TestDockerCreation::initTestCase()
{
    QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    m_execdImage = QStringLiteral("osbtest/execd:") + RealEngine::newId();
    QProcess import;
    import.start(QStringLiteral(MAKE_EXECD),
                 {RealEngine::address(), QStringLiteral(EXECD_STANDIN), m_execdImage});
    QVERIFY(import.waitForFinished(60'000));
    QVERIFY2(import.exitCode() == 0, import.readAllStandardError().constData());
}

void TestDockerCreation::cleanupTestCase()
{
    m_engine = std::make_unique<RealEngine>();
    removeImage(m_execdImage);
    m_engine.reset();
}

void TestDockerCreation::init()
{
    m_mark = RealEngine::newId();
    m_profile = RealEngine::profile();
    m_profile.execdImage = m_execdImage;
    m_engine = std::make_unique<RealEngine>();
    m_context = std::make_unique<EngineContext>(
        EngineContext{m_engine->engine(),
                      m_engine->http(),
                      m_inventory,
                      m_clock,
                      [this]() -> const ConnectionProfile & { return m_profile; },
                      m_folder.path(),
                      {}});
    const auto info = await<EngineInfo>([&](auto done) { return m_engine->engine().info(std::move(done)); });
    QVERIFY(info);
    m_context->info = *info;
    DockerCreator::Options options;
    options.logins = RegistryLoginLookup(m_folder.filePath(QStringLiteral("none.json")));
    m_creator = std::make_unique<DockerCreator>(*m_context, rules, std::move(options));
}

void TestDockerCreation::cleanup()
{
    for (const auto &container : std::as_const(m_made))
        m_engine->remove(container);
    m_made.clear();
    m_creator.reset();
    m_context.reset();
    m_engine.reset();
}

void TestDockerCreation::aSandboxWithExecdIsReadyWhenExecdAnswers()
{
    const auto outcome = create(spec());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
    QVERIFY2(outcome->ready, qPrintable(outcome->notReadyWhy));
    QCOMPARE(outcome->sandbox.execd, ExecdPresence::Present);
    QCOMPARE(outcome->sandbox.status.state, SandboxState::Running);
    QByteArray output;
    const auto end = run(outcome->sandbox.id, QStringLiteral("echo hello; exit 3"), &output);
    QVERIFY(end);
    QCOMPARE(end->via, QStringLiteral("execd"));
    QCOMPARE(end->exitCode, 3);
    QCOMPARE(output, QByteArray("hello\n"));
    const auto files = await<std::shared_ptr<FileSystem>>(
        [&](auto done) { return DockerFileService(*m_context).open(outcome->sandbox.id, std::move(done)); });
    QVERIFY(files);
    QVERIFY((*files)->via() != QStringLiteral("through the Engine"));
}

void TestDockerCreation::withoutExecdCommandsAndFilesGoThroughTheEngine()
{
    m_profile.execdImage = QStringLiteral("127.0.0.1:1/no/such:1");
    QElapsedTimer clock;
    clock.start();
    const auto outcome = create(spec());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
    QCOMPARE(outcome->sandbox.execd, ExecdPresence::Absent);
    QVERIFY(outcome->notes.value(0).contains(QStringLiteral("execd")));
    QByteArray output;
    const auto end = run(outcome->sandbox.id, QStringLiteral("echo out; echo err >&2; exit 7"), &output);
    QVERIFY(end);
    QCOMPARE(end->exitCode, 7);
    QVERIFY(output.contains("out\n") && output.contains("err\n"));
    QCOMPARE(end->via, QStringLiteral("the Engine"));
    const auto files = await<std::shared_ptr<FileSystem>>(
        [&](auto done) { return DockerFileService(*m_context).open(outcome->sandbox.id, std::move(done)); });
    QVERIFY(files);
    QCOMPARE((*files)->via(), QStringLiteral("through the Engine"));
}

void TestDockerCreation::aCommandThatIsLetGoOfEnds()
{
    const QString id = RealEngine::newId();
    m_engine->makeSandbox(id);
    CommandRequest request;
    request.command = QStringLiteral("trap '' TERM; echo begun; sleep 300 & wait; sleep 301");
    bool begun = false;
    DockerCommandService commands(*m_context);
    auto operation = commands.run(
        id, request, [&](const CommandOutput &) { begun = true; },
        [](const Result<CommandOutcome> &) { QFAIL("called back after cancel"); });
    QTRY_VERIFY_WITH_TIMEOUT(begun, 10'000);
    operation.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(
        run(id, QStringLiteral("! ps | grep -v grep | grep -q '[s]leep 30[01]'"))->exitCode == 0, 20'000);
}

void TestDockerCreation::aCommandOverItsTimeIsEnded()
{
    const QString id = RealEngine::newId();
    m_engine->makeSandbox(id);
    CommandRequest request;
    request.command = QStringLiteral("exec sleep 300");
    request.timeoutSeconds = 1;
    const auto end = await<CommandOutcome>(
        [&](auto done) { return DockerCommandService(*m_context).run(id, request, {}, std::move(done)); },
        20'000);
    QVERIFY(end);
    QVERIFY2(!end->signal.isEmpty(), qPrintable(QString::number(end->exitCode)));
}

void TestDockerCreation::aPausedSandboxRunsNothing()
{
    const QString id = RealEngine::newId();
    const QString container = m_engine->makeSandbox(id);
    m_engine->act(container, "/pause");
    const auto end = run(id, QStringLiteral("true"));
    m_engine->act(container, "/unpause");
    QVERIFY(!end);
    QCOMPARE(end.error().kind, ErrorKind::Conflict);
    QVERIFY(end.error().message.contains(QStringLiteral("paused")));
}

void TestDockerCreation::theLogsAreReadAndFollowed()
{
    const QString id = RealEngine::newId();
    m_engine->makeSandbox(id, {}, R"(["sh","-c","echo one; echo two >&2; sleep 1; echo three"])");
    QByteArray out;
    QByteArray err;
    const auto end = await<void>(
        [&](Callback<void> done) {
            return DockerLogService(*m_context)
                .read(
                    id, {},
                    [&](const CommandOutput &piece) {
                        (piece.stream == CommandOutput::Stream::Stdout ? out : err) += piece.bytes;
                    },
                    std::move(done));
        },
        20'000);
    QVERIFY(end);
    QCOMPARE(out, QByteArray("one\nthree\n"));
    QCOMPARE(err, QByteArray("two\n"));
}

void TestDockerCreation::aCommandThatDoesNotExistIsToldAtOnce_data()
{
    QTest::addColumn<bool>("withExecd");
    QTest::newRow("execd") << true;
    QTest::newRow("no execd") << false;
}

void TestDockerCreation::aCommandThatDoesNotExistIsToldAtOnce()
{
    QFETCH(bool, withExecd);
    if (!withExecd)
        m_profile.execdImage = QStringLiteral("127.0.0.1:1/no/such:1");
    auto wanted = spec();
    wanted.entrypoint = {QStringLiteral("/no/such/program")};
    const auto outcome = create(wanted);
    if (withExecd) {
        QVERIFY(outcome);
        QVERIFY(!outcome->ready);
        QVERIFY2(outcome->notReadyWhy.contains(QStringLiteral("127")), qPrintable(outcome->notReadyWhy));
    } else {
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().message.contains(QStringLiteral("/no/such/program")),
                 qPrintable(outcome.error().message + outcome.error().detail));
        QVERIFY(containers().isEmpty());
    }
}

void TestDockerCreation::volumesAreMadeUsedAndListed()
{
    const QString claim = RealEngine::newId();
    QTemporaryDir host;
    auto wanted = spec();
    VolumeSpec volume;
    volume.name = QStringLiteral("data");
    volume.claim.claimName = claim;
    volume.mountPath = QStringLiteral("/mnt/data");
    VolumeSpec folder;
    folder.name = QStringLiteral("host");
    folder.kind = VolumeKind::Host;
    folder.hostPath = host.filePath(QStringLiteral("new/deep"));
    folder.mountPath = QStringLiteral("/mnt/host");
    folder.readOnly = true;
    wanted.volumes = {volume, folder};
    const auto outcome = create(wanted);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
    QVERIFY(QFileInfo(folder.hostPath).isDir());
    QVERIFY(outcome->notes.join(u' ').contains(folder.hostPath));
    QCOMPARE(run(outcome->sandbox.id, QStringLiteral("touch /mnt/data/x && ! touch /mnt/host/x"))->exitCode,
             0);
    const auto claims =
        await<QList<Claim>>([&](auto done) { return listClaims(m_context->engine, std::move(done)); });
    QVERIFY(claims);
    const auto found =
        std::find_if(claims->cbegin(), claims->cend(), [&](const Claim &c) { return c.name == claim; });
    QVERIFY(found != claims->cend());
    QVERIFY(found->serverManaged);
    QCOMPARE(found->users.size(), 1);
    QCOMPARE(found->users.first().sandboxId, outcome->sandbox.id);
    m_engine->remove(m_made.takeLast());
    (void)await<HttpResponse>([&](Callback<HttpResponse> done) {
        return m_engine->engine().del("/volumes/" + claim.toLatin1(), {}, {}, std::move(done));
    });
}

void TestDockerCreation::aCancelledCreationLeavesNothing()
{
    bool starting = false;
    auto operation = m_creator->create(
        spec(),
        [&](const CreateProgress &progress) {
            starting = starting || progress.step >= CreateStep::CreateContainer;
        },
        [](const Result<CreateOutcome> &) {});
    QTRY_VERIFY_WITH_TIMEOUT(starting, 20'000);
    operation.cancel();
    // The Engine may still make the container after the request was cut off: empty is only final when the
    // end is on record.
    QTRY_COMPARE_WITH_TIMEOUT(m_inventory.records.last().end, InventoryRecord::End::Failed, 20'000);
    QVERIFY(containers().isEmpty());
}

void TestDockerCreation::aPullNeedsTheRightPassword()
{
    Registry registry;
    QVERIFY2(registry.start(), "docker-registry is not installed");
    const SecretString password(QStringLiteral("swordfish"));
    const QString name = registry.name();
    QVERIFY(m_engine->post(EngineClient::imagePath(ImageName, "/tag"),
                           {{"repo", name.toUtf8()}, {"tag", "1"}}, {}));
    QTRY_VERIFY_WITH_TIMEOUT(
        await<HttpResponse>([&](Callback<HttpResponse> done) {
            EngineRequest push;
            push.method = "POST";
            push.path = EngineClient::imagePath(name, "/push");
            push.query = {{"tag", "1"}};
            push.headers = {
                {"X-Registry-Auth", registryAuthHeader(QStringLiteral("puller"), password).reveal()}};
            return m_engine->engine().send(std::move(push), std::move(done));
        })->body.contains("digest:"),
        30'000);
    removeImage(name + QStringLiteral(":1"));

    auto wanted = spec();
    wanted.image = name + QStringLiteral(":1");
    const auto nobody = create(wanted);
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().kind, ErrorKind::Unauthorized);
    wanted.auth = RegistryLogin{QStringLiteral("puller"), SecretString(QStringLiteral("wrong"))};
    QCOMPARE(create(wanted).error().kind, ErrorKind::Unauthorized);
    wanted.auth->password = password;
    const auto outcome = create(wanted);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
    wanted.image = name + QStringLiteral(":none");
    QCOMPARE(create(wanted).error().kind, ErrorKind::NotFound);
    m_engine->remove(m_made.takeLast());
    removeImage(name + QStringLiteral(":1"));
}

QTEST_GUILESS_MAIN(TestDockerCreation)
#include "tst_dockercreation.moc"
