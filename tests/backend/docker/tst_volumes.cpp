// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "helperimage.h"

#include "httptestserver.h"
#include "inspectmask.h"
#include "leftoverfacts.h"
#include "listenerlist.h"
#include "memoryinventory.h"
#include "volumeflows.h"
#include "volumeusers.h"

#include <core/tarball.h>
#include <core/treeguard.h>
#include <http/curlhttpclient.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

namespace {

QByteArrayList membersOf(const QByteArray &tar)
{
    QByteArrayList found;
    TarStreamReader reader({[&found](const TarEntry &entry) {
                                found.append(entry.path + (entry.linkTarget.isEmpty() ? "" : "->") +
                                             entry.linkTarget);
                                return true;
                            },
                            [](QByteArrayView) { return true; }});
    reader.feed(tar);
    return found;
}

ContainerSummary container(const QString &name, const QString &state, const ContainerMount &mount)
{
    ContainerSummary summary;
    summary.id = name;
    summary.name = name;
    summary.state = state;
    summary.mounts = {mount};
    return summary;
}

/// The beginning of an ELF file with one program header.
QByteArray elfFile(quint16 machine, quint32 headerType)
{
    QByteArray file(120, '\0');
    file.replace(0, 6,
                 QByteArray("\x7f"
                            "ELF\x02\x01",
                            6));
    const auto put = [&file](qsizetype at, auto value) {
        for (size_t i = 0; i < sizeof(value); ++i)
            file[at + qsizetype(i)] = char((quint64(value) >> (8 * i)) & 0xff);
    };
    put(18, machine);
    put(32, quint64(64));
    put(54, quint16(56));
    put(56, quint16(1));
    put(64, headerType);
    return file;
}

} // namespace

/// Volumes with an engine that says what the test wants.
class TestVolumes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void usersAreFoundByMountAndByDirectory();
    void helpersOfConsolesAreNoUsers();
    void namesOfUsersAreToldOnce();
    void whatIsNoNameIsRefusedBeforeTheEngineIsAsked_data();
    void whatIsNoNameIsRefusedBeforeTheEngineIsAsked();
    void aVolumeThatSomebodyElseMadeMeanwhileIsNotOurs();
    void onlyOurOwnCreationIsTakenBack();
    void secretsOfOptionsAreMasked_data();
    void secretsOfOptionsAreMasked();
    void aTreeIsPassedOnBelowAFolderWithItsOwnRoot();
    void aStaticBusyboxIsTold_data();
    void aStaticBusyboxIsTold();
    void theHelperImageHoldsAShell();
    void aHelperIsMadeWithoutAnyRights();
    void theImageThatConsolesImportedIsTriedFirst();
    void anImageWithoutShellIsPassedOver();
    void withoutAnyImageAnErrorSaysWhatToDo();
    void helpersFromElsewhereAreLeftoversAfterADay();
    void aListenerMayLeaveWhileItIsTold();

private:
    Result<std::shared_ptr<HelperContainer>> makeHelper()
    {
        HelperWish wish;
        wish.volume = QStringLiteral("data");
        wish.mounts = {{QStringLiteral("data"), QStringLiteral("/volume"), true}};
        return await<std::shared_ptr<HelperContainer>>(
            [&](auto done) { return m_maker->make(wish, std::move(done)); });
    }
    [[nodiscard]] QStringList calls(const QByteArray &method) const
    {
        QStringList result;
        for (const auto &request : m_server->requests())
            if (request.method == method)
                result.append(QString::fromUtf8(request.path().mid(6)));
        return result;
    }
    [[nodiscard]] QByteArrayList imagesTried() const
    {
        QByteArrayList images;
        for (const auto &request : m_server->requests())
            if (request.method == "POST" && request.path().endsWith("/containers/create"))
                images.append(
                    QJsonDocument::fromJson(request.body).object().value(u"Image").toString().toUtf8());
        return images;
    }

    std::unique_ptr<HttpTestServer> m_server;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<EngineClient> m_engine;
    std::unique_ptr<QTemporaryDir> m_home;
    MemoryInventory m_inventory;
    Clock m_clock;
    ConnectionProfile m_profile;
    std::unique_ptr<EngineContext> m_context;
    std::unique_ptr<VolumeHelperMaker> m_maker;
};

void TestVolumes::init()
{
    m_server = std::make_unique<HttpTestServer>();
    m_server->route("GET", "*", HttpTestServer::failWith(404, "no such thing"));
    m_server->route("GET", "/version",
                    HttpTestServer::reply(200, R"({"ApiVersion":"1.41","MinAPIVersion":"1.12"})"));
    m_server->route("GET", "/v1.41/containers/json", HttpTestServer::reply(200, "[]"));
    m_server->route("DELETE", "*", HttpTestServer::reply(204));
    m_http = std::make_unique<CurlHttpClient>();
    m_engine = std::make_unique<EngineClient>(*m_http, m_server->endpoint());
    m_home = std::make_unique<QTemporaryDir>();
    m_context = std::make_unique<EngineContext>(
        EngineContext{*m_engine,
                      *m_http,
                      m_inventory,
                      m_clock,
                      [this]() -> const ConnectionProfile & { return m_profile; },
                      m_home->path(),
                      {}});
    m_context->info.architecture = QStringLiteral("no-such-machine");
    m_maker = std::make_unique<VolumeHelperMaker>(*m_context, m_home->path());
}

void TestVolumes::cleanup()
{
    m_maker.reset();
    m_context.reset();
    m_engine.reset();
    m_http.reset();
    m_server.reset();
}

void TestVolumes::usersAreFoundByMountAndByDirectory()
{
    VolumeDetails data;
    data.name = QStringLiteral("data");
    data.mountpoint = QStringLiteral("/var/lib/docker/volumes/data/_data");
    VolumeDetails longer = data;
    longer.name = QStringLiteral("data2");
    longer.mountpoint = QStringLiteral("/var/lib/docker/volumes/data2/_data");
    const auto bind = [](const QString &source) {
        return ContainerMount{QStringLiteral("bind"), {}, source, QStringLiteral("/mnt"), true};
    };
    const VolumeUsers users(
        {data, longer},
        {container(QStringLiteral("whole"), QStringLiteral("restarting"),
                   {QStringLiteral("volume"), QStringLiteral("data"), {}, QStringLiteral("/d"), false}),
         container(QStringLiteral("part"), QStringLiteral("exited"),
                   bind(data.mountpoint + QStringLiteral("/a/b"))),
         container(QStringLiteral("root"), QStringLiteral("paused"), bind(data.mountpoint + u'/')),
         container(QStringLiteral("beside"), QStringLiteral("running"),
                   bind(data.mountpoint + QStringLiteral("2/a"))),
         container(QStringLiteral("elsewhere"), QStringLiteral("running"), bind(QStringLiteral("/")))});
    const auto found = users.of(data.name);
    QCOMPARE(found.size(), 3);
    QVERIFY(found.at(0).running && !found.at(0).readOnly);
    QCOMPARE(found.at(0).target, QStringLiteral("/d"));
    QVERIFY(!found.at(1).running && found.at(1).readOnly);
    QCOMPARE(found.at(1).subPath, QStringLiteral("a/b"));
    QVERIFY(found.at(2).running);
    QVERIFY(found.at(2).subPath.isEmpty());
    QVERIFY(users.of(longer.name).isEmpty());
}

void TestVolumes::helpersOfConsolesAreNoUsers()
{
    VolumeDetails data;
    data.name = QStringLiteral("data");
    auto helper = container(QStringLiteral("h"), QStringLiteral("running"),
                            {QStringLiteral("volume"), QStringLiteral("data"), {}, {}, false});
    helper.labels = {{volumelabels::helper, QStringLiteral("data")}};
    QVERIFY(VolumeUsers({data}, {helper}).of(data.name).isEmpty());
}

void TestVolumes::namesOfUsersAreToldOnce()
{
    const auto user = [](const char *name) {
        ClaimUser made;
        made.name = QLatin1String(name);
        return made;
    };
    QCOMPARE(userNames({}), QString());
    QCOMPARE(userNames({user("a"), user("a")}), QStringLiteral("a"));
    QCOMPARE(userNames({user("a"), user("b"), user("a"), user("c")}), QStringLiteral("a and 2 more"));
}

void TestVolumes::whatIsNoNameIsRefusedBeforeTheEngineIsAsked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("short") << QStringLiteral("ab") << true;
    QTest::newRow("all signs") << QStringLiteral("A_b.c-9") << true;
    QTest::newRow("as long as can be") << QString(255, u'a') << true;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("one letter") << QStringLiteral("a") << false;
    QTest::newRow("hidden") << QStringLiteral(".ab") << false;
    QTest::newRow("path") << QStringLiteral("a/b") << false;
    QTest::newRow("space") << QStringLiteral("a b") << false;
    QTest::newRow("line break") << QStringLiteral("ab\n") << false;
    QTest::newRow("not ASCII") << QStringLiteral("größe") << false;
    QTest::newRow("too long") << QString(256, u'a') << false;
}

void TestVolumes::whatIsNoNameIsRefusedBeforeTheEngineIsAsked()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(!checkVolumeName(name), good);
    if (good)
        return;
    const auto made = await<Claim>([&](auto done) {
        return createVolume(*m_engine, {name, {}, {}, {}}, newCreation(), std::move(done));
    });
    QCOMPARE(made.error().kind, ErrorKind::Invalid);
    QVERIFY(m_server->requests().isEmpty());
}

void TestVolumes::aVolumeThatSomebodyElseMadeMeanwhileIsNotOurs()
{
    m_server->route(
        "POST", "/v1.41/volumes/create",
        HttpTestServer::reply(
            201, R"({"Name":"data","Labels":{"io.opensandbox.console/made-by":"another console"}})"));
    const auto made = await<Claim>([&](auto done) {
        return createVolume(*m_engine, {QStringLiteral("data"), {}, {}, {}}, newCreation(), std::move(done));
    });
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
}

void TestVolumes::onlyOurOwnCreationIsTakenBack()
{
    m_server->route(
        "GET", "/v1.41/volumes/data",
        HttpTestServer::reply(200, R"({"Name":"data","Labels":{"io.opensandbox.console/made-by":"one"}})"));
    const auto takeBack = [&](const QString &creation) {
        return await<void>([&](auto done) {
            return takeBackVolume(*m_engine, QStringLiteral("data"), creation, {}, std::move(done));
        });
    };
    QVERIFY(takeBack(QStringLiteral("another")));
    QVERIFY(calls("DELETE").isEmpty());
    QVERIFY(takeBack(QStringLiteral("one")));
    QCOMPARE(calls("DELETE"), QStringList{QStringLiteral("/volumes/data")});
}

void TestVolumes::secretsOfOptionsAreMasked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("harmless") << "o"
                              << "addr=10.0.0.1,rw"
                              << "addr=10.0.0.1,rw";
    QTest::newRow("mount options") << "o"
                                   << "username=a,password=b,rw"
                                   << "username=a,password=***,rw";
    QTest::newRow("by name") << "secretKey"
                             << "b"
                             << "***";
    QTest::newRow("address") << "device"
                             << "https://user:pw@host/x"
                             << "https://***@host/x";
}

void TestVolumes::secretsOfOptionsAreMasked()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto masked = maskedOptions({{key, value}});
    QTEST(masked.value(key), "shown");
    const QJsonObject options{{key, value}};
    const auto json = maskedVolume(QJsonDocument(QJsonObject{{QStringLiteral("Options"), options}}).toJson());
    QVERIFY(json);
    QTEST(QJsonDocument::fromJson(*json).object().value(u"Options").toObject().value(key).toString(),
          "shown");
}

void TestVolumes::aTreeIsPassedOnBelowAFolderWithItsOwnRoot()
{
    const auto member = [](const QByteArray &path, FileType type) {
        TarEntry entry;
        entry.path = path;
        entry.type = type;
        return entry;
    };
    auto link = member("b", FileType::Regular);
    link.isHardLink = true;
    link.linkTarget = "./d/a";
    const auto tar = tarHeader(member("./", FileType::Directory)) +
                     tarHeader(member("./d", FileType::Directory)) +
                     tarHeader(member("./d/a", FileType::Regular)) + tarHeader(link) + tarEnd();
    const auto passed = [&](const QByteArray &bytes, const QByteArray &below) {
        GuardedTree tree(std::make_shared<BufferSource>(bytes), "/", {.keepsOwners = true}, {}, below);
        QByteArray all;
        while (const auto piece = tree.read(100))
            all += *piece;
        return tree.error() ? QByteArrayList{"refused"} : membersOf(all);
    };
    QCOMPARE(passed(tar, "volume"),
             (QByteArrayList{"volume", "volume/d", "volume/d/a", "volume/b->volume/d/a"}));
    QCOMPARE(passed(tar, {}), (QByteArrayList{"d", "d/a", "b->d/a"}));
    // Not beside it either.
    QCOMPARE(passed(tarHeader(member("../volume2", FileType::Regular)) + tarEnd(), "volume"),
             QByteArrayList{"refused"});
}

void TestVolumes::aStaticBusyboxIsTold_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("architecture");
    QTest::newRow("static") << elfFile(62, 1) << "x86_64";
    QTest::newRow("ARM") << elfFile(183, 1) << "aarch64";
    QTest::newRow("needs a loader") << elfFile(62, 3) << "";
    QTest::newRow("unknown machine") << elfFile(9999, 1) << "";
    QTest::newRow("cut off") << elfFile(62, 1).left(70).left(20) << "";
    QTest::newRow("script") << QByteArray("#!/bin/sh\n") << "";
    QTest::newRow("empty") << QByteArray() << "";
}

void TestVolumes::aStaticBusyboxIsTold()
{
    QFETCH(QByteArray, file);
    QTEST(staticArchitecture(file), "architecture");
}

void TestVolumes::theHelperImageHoldsAShell()
{
    const auto members = membersOf(helperImageTar("busybox"));
    for (const char *path : {"bin/busybox", "bin/sh->busybox", "bin/stat->busybox", "etc/passwd", "volume"})
        QVERIFY2(members.contains(path), path);
    QVERIFY(!membersOf(helperImageTar({})).contains("bin/sh->busybox"));
}

void TestVolumes::aHelperIsMadeWithoutAnyRights()
{
    HelperBody body;
    body.image = QStringLiteral("busybox");
    body.mounts = {{QStringLiteral("data"), QStringLiteral("/volume"), true}};
    body.capabilities = {QStringLiteral("CHOWN")};
    const auto json = QJsonDocument::fromJson(encodeHelper(body)).object();
    const auto host = json.value(u"HostConfig").toObject();
    QCOMPARE(host.value(u"NetworkMode").toString(), QStringLiteral("none"));
    QCOMPARE(host.value(u"CapDrop").toVariant().toStringList(), QStringList{QStringLiteral("ALL")});
    QCOMPARE(host.value(u"CapAdd").toVariant().toStringList(), body.capabilities);
    QCOMPARE(host.value(u"SecurityOpt").toVariant().toStringList(),
             QStringList{QStringLiteral("no-new-privileges")});
    QVERIFY(host.value(u"ReadonlyRootfs").toBool());
    QVERIFY(host.value(u"AutoRemove").toBool());
    QVERIFY(host.value(u"Init").toBool());
    QVERIFY(host.value(u"PidsLimit").toInt() > 0);
    QVERIFY(host.value(u"Memory").toInteger() > 0);
    QVERIFY(json.value(u"StdinOnce").toBool());
    const auto mount = host.value(u"Mounts").toArray().first().toObject();
    QCOMPARE(mount.value(u"Type").toString(), QStringLiteral("volume"));
    QVERIFY(mount.value(u"ReadOnly").toBool());
    QVERIFY(mount.value(u"VolumeOptions").toObject().value(u"NoCopy").toBool());
}

void TestVolumes::theImageThatConsolesImportedIsTriedFirst()
{
    m_server->route("GET", "/v1.41/images/json", HttpTestServer::reply(200, R"([
        {"Id":"sha256:small","RepoTags":["a:1"],"Size":5},{"Id":"sha256:nameless","RepoTags":[],"Size":1},
        {"Id":"sha256:ours","RepoTags":["opensandbox-console/helper:1"],"Size":9000000},
        {"Id":"sha256:large","RepoTags":["b:1"],"Size":500}])"));
    const auto images =
        await<QStringList>([&](auto done) { return findHelperImages(*m_engine, std::move(done)); });
    QVERIFY(images);
    QCOMPARE(*images, (QStringList{QStringLiteral("sha256:ours"), QStringLiteral("sha256:small"),
                                   QStringLiteral("sha256:large")}));
}

void TestVolumes::anImageWithoutShellIsPassedOver()
{
    m_server->route("GET", "/v1.41/images/json", HttpTestServer::reply(200, R"([
        {"Id":"sha256:none","RepoTags":["a:1"],"Size":1},{"Id":"sha256:gone","RepoTags":["b:1"],"Size":2}])"));
    m_server->route("POST", "/v1.41/containers/create", [](const Exchange &exchange) {
        if (exchange->request().body.contains("sha256:gone"))
            exchange->reply(404, R"({"message":"No such image"})");
        else
            exchange->reply(201, R"({"Id":"c0ffee"})");
    });
    m_server->route("HEAD", "*", HttpTestServer::failWith(404, "no such file"));
    const auto helper = makeHelper();
    QVERIFY(!helper);
    QCOMPARE(imagesTried(), (QByteArrayList{"sha256:none", "sha256:gone"}));
    QTRY_VERIFY(calls("DELETE").contains(QStringLiteral("/containers/c0ffee")));
    // Once found unfit, it is not tried again.
    QVERIFY(!makeHelper());
    QCOMPARE(imagesTried().size(), 2);
}

void TestVolumes::withoutAnyImageAnErrorSaysWhatToDo()
{
    m_server->route("GET", "/v1.41/images/json", HttpTestServer::reply(200, "[]"));
    const auto helper = makeHelper();
    QVERIFY(!helper);
    QCOMPARE(helper.error().kind, ErrorKind::Unsupported);
    QVERIFY(helper.error().message.contains(QStringLiteral("no-such-machine")));
    QVERIFY(helper.error().advice.contains(QStringLiteral("busybox-static")));
    QVERIFY(!helper.error().command.isEmpty());
    QVERIFY(imagesTried().isEmpty());
}

void TestVolumes::helpersFromElsewhereAreLeftoversAfterADay()
{
    const QDateTime now = m_clock.now();
    QVERIFY(!leftovers::isForgottenHelper(now.addSecs(-3600), now));
    QVERIFY(leftovers::isForgottenHelper(now.addDays(-1), now));
    QVERIFY(!leftovers::isForgottenHelper({}, now));
}

void TestVolumes::aListenerMayLeaveWhileItIsTold()
{
    ListenerList list;
    int told = 0;
    Operation first;
    Operation second;
    first = list.add([&] {
        ++told;
        first.cancel();
        second.cancel();
    });
    second = list.add([&] { ++told; });
    list.tell();
    QCOMPARE(told, 1);
    list.tell();
    QCOMPARE(told, 1);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestVolumes)
#include "tst_volumes.moc"
