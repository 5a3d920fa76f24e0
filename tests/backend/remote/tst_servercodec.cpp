// SPDX-License-Identifier: Apache-2.0
#include "cgroupusage.h"
#include "endpointlookup.h"
#include "featurecodec.h"
#include "remotecodec.h"
#include "remoteerrors.h"
#include "remotevolumes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace osc;

namespace {

/// An exchange with an official server, as it was recorded.
struct Recording
{
    QByteArray method;
    QString path;
    int status = 0;
    QByteArray body;
    QJsonObject json; ///< Of the body, when it is an object.
};

QByteArray bytesOf(const QJsonValue &body)
{
    if (body.isObject())
        return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
    if (body.isArray())
        return QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact);
    return body.toString().toUtf8();
}

QMap<QString, Recording> recordings(const QString &runtime)
{
    QMap<QString, Recording> result;
    QFile file(QStringLiteral(TEST_DATA_DIR "/server/%1.ndjson").arg(runtime));
    if (!file.open(QIODevice::ReadOnly))
        return result;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty())
            continue;
        Recording recording;
        recording.method = object[u"method"].toString().toLatin1();
        recording.path = object[u"path"].toString();
        recording.status = object[u"status"].toInt();
        recording.body = bytesOf(object[u"body"]);
        recording.json = object[u"body"].toObject();
        result.insert(runtime + u'/' + object[u"name"].toString(), recording);
    }
    return result;
}

QByteArray descriptionWithSecrets()
{
    const QJsonObject metadata{{QStringLiteral("team"), QStringLiteral("red")},
                               {QStringLiteral("deploy-token"), QStringLiteral("geheim-1")}};
    const QJsonObject sandbox{
        {QStringLiteral("id"), QStringLiteral("s1")},
        {QStringLiteral("metadata"), metadata},
        {QStringLiteral("source"), QStringLiteral("https://geheim-2@example.org/x")},
        {QStringLiteral("entrypoint"),
         QJsonArray{QStringLiteral("curl"), QStringLiteral("https://me:geheim-3@example.org")}},
        {QStringLiteral("auth"), QJsonObject{{QStringLiteral("password"), QStringLiteral("geheim-4")}}}};
    return QJsonDocument(sandbox).toJson();
}

const QMap<QString, Recording> &allRecordings()
{
    static const QMap<QString, Recording> all = [] {
        auto both = recordings(QStringLiteral("docker"));
        both.insert(recordings(QStringLiteral("kubernetes")));
        return both;
    }();
    return all;
}

/// Rows for all good answers that @p fits.
void rowsFor(const std::function<bool(const Recording &)> &fits)
{
    QTest::addColumn<QString>("name");
    for (auto it = allRecordings().cbegin(); it != allRecordings().cend(); ++it) {
        if (fits(it.value()))
            QTest::newRow(qPrintable(it.key())) << it.key();
    }
}

HttpResponse answer(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

} // namespace

/// Everything that official servers were recorded to say is understood, and nothing that others may say does
/// harm.
class TestServerCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDescriptionHasNoSecretsWhateverTheServerLetsThrough()
    {
        const QByteArray shown = describedSandbox(
            descriptionWithSecrets(), QStringLiteral("Environment:\n  API_KEY=geheim-5\n  GREETING=hello"));
        QVERIFY2(!shown.contains("geheim"), shown.constData());
        const QJsonObject object = QJsonDocument::fromJson(shown).object();
        QCOMPARE(object[u"sandbox"][u"metadata"][u"deploy-token"].toString(), QStringLiteral("***"));
        QCOMPARE(object[u"sandbox"][u"metadata"][u"team"].toString(), QStringLiteral("red"));
        QCOMPARE(object[u"diagnostics"][1].toString(), QStringLiteral("  API_KEY=***"));
        QCOMPARE(object[u"diagnostics"][2].toString(), QStringLiteral("  GREETING=hello"));
    }

    void everySandboxIsRead_data()
    {
        rowsFor([](const Recording &recording) {
            return recording.status / 100 == 2 && recording.json.contains(u"id") &&
                   !recording.json.contains(u"sandboxId");
        });
    }
    void everySandboxIsRead()
    {
        QFETCH(QString, name);
        const Recording recording = allRecordings().value(name);
        const auto sandbox = decodeSandbox(recording.body);
        QVERIFY(sandbox);
        QCOMPARE(sandbox->id, recording.json[u"id"].toString());
        const QJsonObject status = recording.json[u"status"].toObject();
        QCOMPARE(stateName(sandbox->status.state), status[u"state"].toString());
        QCOMPARE(sandbox->status.reason, status[u"reason"].toString());
        QCOMPARE(sandbox->image, recording.json[u"image"].toObject()[u"uri"].toString());
        QCOMPARE(sandbox->entrypoint.size(), recording.json[u"entrypoint"].toArray().size());
        QCOMPARE(sandbox->metadata.size(), recording.json[u"metadata"].toObject().size());
        QVERIFY(sandbox->createdAt.isValid());
        QCOMPARE(sandbox->createdAt.timeSpec(), Qt::UTC);
        QCOMPARE(sandbox->expiresAt.isValid(), recording.json.contains(u"expiresAt"));
        QCOMPARE(sandbox->manualCleanup, !recording.json.contains(u"expiresAt"));
    }

    void everyListIsRead_data()
    {
        rowsFor([](const Recording &recording) {
            return recording.status == 200 && recording.path.startsWith(u"/v1/sandboxes") &&
                   recording.json.contains(u"items");
        });
    }
    void everyListIsRead()
    {
        QFETCH(QString, name);
        const Recording recording = allRecordings().value(name);
        const auto page = decodeSandboxPage(recording.body);
        QVERIFY(page);
        QCOMPARE(page->sandboxes.size(), recording.json[u"items"].toArray().size());
        QCOMPARE(page->unreadable, 0);
        QCOMPARE(page->hasNext, recording.json[u"pagination"].toObject()[u"hasNextPage"].toBool());
    }

    void everyRefusalHasACodeAndWords_data()
    {
        rowsFor([](const Recording &recording) { return recording.status >= 400; });
    }
    void everyRefusalHasACodeAndWords()
    {
        QFETCH(QString, name);
        const Recording recording = allRecordings().value(name);
        const Error error =
            remoteRefusal(answer(recording.status, recording.body), QStringLiteral("It failed."));
        QVERIFY(!error.message.isEmpty());
        QVERIFY(!error.detail.isEmpty());
        if (recording.json.contains(u"code"))
            QCOMPARE(error.code, recording.json[u"code"].toString());
        else if (recording.json[u"detail"].isArray() && recording.status == 422)
            QVERIFY2(error.code.isEmpty() || error.code.startsWith(u"SCHEMA::"), qPrintable(error.code));
    }

    void everySnapshotIsRead_data()
    {
        rowsFor([](const Recording &recording) {
            return recording.status / 100 == 2 && recording.path.contains(u"/snapshots") &&
                   recording.json.contains(u"sandboxId");
        });
    }
    void everySnapshotIsRead()
    {
        QFETCH(QString, name);
        const Recording recording = allRecordings().value(name);
        const auto snapshot = decodeSnapshot(recording.body);
        QVERIFY(snapshot);
        QVERIFY(snapshot->state != SnapshotState::Unknown);
        QCOMPARE(snapshot->sandboxId, recording.json[u"sandboxId"].toString());
        QVERIFY(snapshot->createdAt.isValid());
    }

    void everyEndpointIsRead_data()
    {
        rowsFor([](const Recording &recording) {
            return recording.status == 200 && recording.json.contains(u"endpoint");
        });
    }
    void everyEndpointIsRead()
    {
        QFETCH(QString, name);
        const Recording recording = allRecordings().value(name);
        const auto endpoint = decodeEndpoint(recording.body);
        QVERIFY(endpoint);
        const QUrl url =
            urlOfEndpoint(QStringLiteral("none"), *endpoint, QUrl(QStringLiteral("http://localhost")));
        QVERIFY2(url.isValid() && !url.host().isEmpty(), qPrintable(url.toString()));
        QCOMPARE(endpoint->headers.size(), recording.json[u"headers"].toObject().size());
    }

    void everyPoolAndTemplateIsRead()
    {
        const auto pools = decodePools(allRecordings().value(QStringLiteral("kubernetes/pool-list")).body);
        QVERIFY(pools);
        QCOMPARE(pools->size(), 1);
        QCOMPARE(pools->first().name, QStringLiteral("p1"));
        QVERIFY(pools->first().status);
        const auto made = decodePool(allRecordings().value(QStringLiteral("kubernetes/pool-create")).body);
        QVERIFY(made);
        QVERIFY(!made->status);
        const auto built = decodeImageTemplate(
            allRecordings().value(QStringLiteral("kubernetes/template-get-succeeded")).body);
        QVERIFY(built);
        QVERIFY(built->isReady());
        QCOMPARE(built->manifestRef, QStringLiteral("s3://bucket/x/manifest"));
        QCOMPARE(built->spec.resourceLimits.value(QStringLiteral("disk")), QStringLiteral("4Gi"));
        const auto page =
            decodeImageTemplatePage(allRecordings().value(QStringLiteral("kubernetes/templates-list")).body);
        QVERIFY(page);
        QVERIFY(page->items.isEmpty());
    }

    void aPolicyIsRead()
    {
        const auto status = decodePolicyStatus(
            allRecordings().value(QStringLiteral("docker/networkpolicy-get-via-server")).body);
        QVERIFY(status);
        QCOMPARE(status->mode, QStringLiteral("enforcing"));
        QCOMPARE(status->policy.defaultAction, QStringLiteral("deny"));
        QCOMPARE(status->policy.egress, (QList<NetworkRule>{{u"allow"_qs, u"example.com"_qs}}));
        const auto none = decodePolicyStatus(
            R"({"status":"ok","mode":"deny_all","policy":{"egress":null,"defaultAction":"deny"}})");
        QVERIFY(none);
        QVERIFY(none->policy.egress.isEmpty());
    }

    void diagnosticsAreRead()
    {
        const auto text =
            decodeDiagnostic(allRecordings().value(QStringLiteral("docker/diagnostics-logs-scope")).body);
        QVERIFY(text);
        QCOMPARE(text->scope, QStringLiteral("container"));
        QVERIFY(text->content.contains(u"execd listening"));
        QVERIFY(!text->truncated);
    }

    void aVaultIsReadWithoutItsSecrets()
    {
        const auto vault = decodeVault(R"({"revision":3,"credentials":[{"name":"token","sourceType":"inline",
            "revision":2}],"bindings":[{"name":"api","revision":3,"match":{"hosts":["api.example.org"],
            "ports":[443,"x",-1]},"auth":{"type":"apiKey","name":"X-Key"}},{"name":"odd","auth":{"type":"new"}}]})");
        QVERIFY(vault);
        QCOMPARE(vault->revision, 3);
        QCOMPARE(vault->credentials.first().name, QStringLiteral("token"));
        QCOMPARE(vault->bindings.first().match.ports, QList<int>{443});
        QCOMPARE(vault->bindings.first().auth.headerName, QStringLiteral("X-Key"));
        QCOMPARE(vault->bindings.last().auth.type, VaultAuth::Type::Unknown);
        QCOMPARE(vault->bindings.last().auth.typeName, QStringLiteral("new"));
    }

    void aVaultIsWrittenAsTheSidecarWantsIt()
    {
        VaultPatch patch;
        patch.expectedRevision = 4;
        patch.addCredentials = {{QStringLiteral("token"), SecretString(QStringLiteral("s3cret"))}};
        VaultBinding binding;
        binding.name = QStringLiteral("api");
        binding.match.hosts = {QStringLiteral("api.example.org")};
        binding.auth.type = VaultAuth::Type::CustomHeaders;
        binding.auth.headers = {{QStringLiteral("X-Key"), QStringLiteral("token")}};
        patch.replaceBindings = {binding};
        patch.deleteBindings = {QStringLiteral("old")};
        const QJsonObject json = QJsonDocument::fromJson(encodeVaultPatch(patch)).object();
        QCOMPARE(json[u"expectedRevision"].toInt(), 4);
        const QJsonObject added = json[u"credentials"].toObject()[u"add"].toArray().at(0).toObject();
        QCOMPARE(added[u"source"].toObject()[u"value"].toString(), QStringLiteral("s3cret"));
        const QJsonObject bindings = json[u"bindings"].toObject();
        QCOMPARE(bindings.keys(), (QStringList{u"delete"_qs, u"replace"_qs}));
        const QJsonObject auth = bindings[u"replace"].toArray().at(0).toObject()[u"auth"].toObject();
        QCOMPARE(auth[u"type"].toString(), QStringLiteral("customHeaders"));
        QCOMPARE(auth[u"headers"].toArray().at(0).toObject()[u"credential"].toString(),
                 QStringLiteral("token"));
    }

    void aRequestIsSentWithItsSecrets()
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("registry.example.org/x:1");
        spec.auth = RegistryLogin{QStringLiteral("me"), SecretString(QStringLiteral("hunter2"))};
        spec.entrypoint = {QStringLiteral("sh")};
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.kind = VolumeKind::Ossfs;
        volume.ossfs.bucket = QStringLiteral("reports");
        volume.ossfs.credential = QStringLiteral("writer");
        volume.mountPath = QStringLiteral("/mnt");
        spec.volumes = {volume};
        const QHash<QString, OssKey> keys{
            {QStringLiteral("writer"), {QStringLiteral("AKID"), SecretString(QStringLiteral("SKEY")), {}}}};
        const QJsonObject json = QJsonDocument::fromJson(encodeCreate(spec, keys)).object();
        QCOMPARE(json[u"image"].toObject()[u"auth"].toObject()[u"password"].toString(),
                 QStringLiteral("hunter2"));
        const QJsonObject ossfs = json[u"volumes"].toArray().at(0).toObject()[u"ossfs"].toObject();
        QCOMPARE(ossfs[u"accessKeyId"].toString(), QStringLiteral("AKID"));
        QCOMPARE(ossfs[u"accessKeySecret"].toString(), QStringLiteral("SKEY"));
    }

    void aFieldOfASchemaCheckIsNamed()
    {
        const Error error = remoteRefusal(
            answer(422, R"({"detail":[{"type":"string_pattern","loc":["body","volumes",1,"mountPath"],
                "msg":"String should match","input":"s3cret"}]})"),
            QStringLiteral("It failed."));
        QCOMPARE(error.code, QStringLiteral("SCHEMA::volumes[1].mountPath"));
        QCOMPARE(error.kind, ErrorKind::Invalid);
        QVERIFY(error.detail.contains(u"String should match"));
        QVERIFY(!error.detail.contains(u"s3cret")); // what was sent may be secret
    }

    void aStateOfANewerServerIsShown()
    {
        const auto sandbox = decodeSandbox(
            R"({"id":"a","status":{"state":"Hibernating","message":"since noon"},"later":{"x":[1]}})");
        QVERIFY(sandbox);
        QCOMPARE(sandbox->status.state, SandboxState::Unknown);
        QCOMPARE(sandbox->status.message, QStringLiteral("Hibernating: since noon"));
    }

    void whatIsNoAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "null", "[]", "{}", "<html>", "{\"items\":", "{\"items\":{}}", "42",
                                 "{\"id\":7}", "{\"id\":null,\"status\":[]}", "\"x\""})
            QTest::newRow(body) << QByteArray(body);
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void whatIsNoAnswerIsRefused()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeSandbox(body));
        QVERIFY(!decodeSandboxPage(body));
        QVERIFY(!decodeSnapshot(body));
        QVERIFY(!decodePools(body));
        QVERIFY(!decodePolicyStatus(body));
        QVERIFY(!decodeVault(body));
        QVERIFY(!decodeDiagnostic(body));
        QVERIFY(!decodeEndpoint(body));
        QVERIFY(!decodePaths(body));
    }

    void membersOfWrongTypesDoNoHarm()
    {
        const auto page = decodeSandboxPage(
            R"({"items":[7,null,{"id":"a","image":"x","metadata":[1],"entrypoint":{"a":1},"status":"Running",
                "createdAt":12,"expiresAt":"soon"},{"status":{}}],"pagination":[]})");
        QVERIFY(page);
        QCOMPARE(page->sandboxes.size(), 1);
        QCOMPARE(page->unreadable, 3);
        QVERIFY(!page->sandboxes.first().createdAt.isValid());
        QVERIFY(!page->hasNext);
    }

    void refusalsOfAnyFormAreWorded_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto kind = [](ErrorKind value) { return static_cast<int>(value); };
        QTest::newRow("plain text") << 500 << QByteArray("Internal Server Error") << kind(ErrorKind::Failed)
                                    << u"Internal Server Error"_qs;
        QTest::newRow("HTML") << 502
                              << QByteArray(
                                     "<html><head><style>b{}</style></head><body><h1>502 Bad</h1>nginx")
                              << kind(ErrorKind::Unreachable) << u"502 Bad nginx"_qs;
        QTest::newRow("truncated JSON") << 400 << QByteArray("{\"code\":\"A::B\",\"mess")
                                        << kind(ErrorKind::Invalid) << u"{\"code\":\"A::B\",\"mess"_qs;
        QTest::newRow("wrapped") << 409 << QByteArray(R"({"detail":{"code":"A::B","message":"no"}})")
                                 << kind(ErrorKind::Conflict) << u"no"_qs;
        QTest::newRow("quota") << 403
                               << QByteArray(R"({"code":"KUBERNETES::QUOTA_EXCEEDED","message":"too many"})")
                               << kind(ErrorKind::Exhausted) << u"too many"_qs;
        QTest::newRow("busy") << 429 << QByteArray() << kind(ErrorKind::Exhausted) << QString();
        QTest::newRow("missing route")
            << 404 << QByteArray(R"({"detail":"Not Found"})") << kind(ErrorKind::NotFound) << u"Not Found"_qs;
    }
    void refusalsOfAnyFormAreWorded()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, detail);
        const Error error = remoteRefusal(answer(status, body), QStringLiteral("It failed."));
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.detail, detail);
        QCOMPARE(error.message, QStringLiteral("It failed."));
    }

    void anEndpointIsReachedAsItIsMeant_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        QTest::newRow("Docker") << u"http://host:8080"_qs << u"host:41963/proxy/44772"_qs
                                << u"http://host:41963/proxy/44772"_qs;
        QTest::newRow("execd speaks no TLS")
            << u"https://host"_qs << u"host:41963/proxy/44772/"_qs << u"http://host:41963/proxy/44772"_qs;
        QTest::newRow("loopback of another machine")
            << u"http://far.example.org:8080"_qs << u"127.0.0.1:41963/proxy/3000"_qs
            << u"http://far.example.org:41963/proxy/3000"_qs;
        QTest::newRow("loopback of this machine")
            << u"http://localhost:8080"_qs << u"127.0.0.1:41963"_qs << u"http://127.0.0.1:41963"_qs;
        QTest::newRow("gateway by name") << u"https://api.example.org"_qs << u"sb-1-3000.example.org"_qs
                                         << u"https://sb-1-3000.example.org"_qs;
        QTest::newRow("gateway by path")
            << u"https://api.example.org"_qs << u"gw.example.org:8443/sb-1/3000"_qs
            << u"https://gw.example.org:8443/sb-1/3000"_qs;
        QTest::newRow("IPv6") << u"http://[fd00::1]:8080"_qs << u"[fd00::1]:41963/proxy/44772"_qs
                              << u"http://[fd00::1]:41963/proxy/44772"_qs;
        QTest::newRow("IPv6 without brackets")
            << u"https://api.example.org"_qs << u"fd00::5:8080/a"_qs << u"http://[fd00::5]:8080/a"_qs;
        QTest::newRow("hostile") << u"https://api.example.org"_qs << u"user:pass@evil.example/?x#y"_qs
                                 << u"https://evil.example"_qs;
    }
    void anEndpointIsReachedAsItIsMeant()
    {
        QFETCH(QString, server);
        QFETCH(QString, address);
        QFETCH(QString, url);
        QCOMPARE(urlOfEndpoint(QStringLiteral("sb-1"), {address, {}}, QUrl(server)).toString(), url);
    }

    void aMountTableNamesItsClaims()
    {
        const auto mounts = claimsInMountTable(
            "514 402 0:45 / / rw,relatime master:1 - overlay overlay rw\n"
            "520 514 8:1 /var/lib/docker/volumes/warehouse/_data /data rw,relatime - ext4 /dev/sda1 rw\n"
            "521 514 8:1 /docker/volumes/other/_data/sub /mnt/with\\040space ro,noatime - ext4 /dev/sda1 rw\n"
            "522 514 8:1 /home/user/work /work rw - ext4 /dev/sda1 rw\n"
            "523 514 8:1 /volumes//_data /x rw - ext4 /dev/sda1 rw\nhalf a line");
        QCOMPARE(mounts.size(), 2);
        QCOMPARE(mounts.first(), (Mount{VolumeKind::Claim, u"warehouse"_qs, QString(), u"/data"_qs, false}));
        QCOMPARE(mounts.last(),
                 (Mount{VolumeKind::Claim, u"other"_qs, u"sub"_qs, u"/mnt/with space"_qs, true}));
    }

    void whatASandboxUsesIsRead_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<bool>("isUsable");
        QTest::addColumn<qint64>("memory");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<qint64>("cpu");
        QTest::newRow("cgroup v2")
            << QByteArray(
                   "memory 5000\nlimit max\ncache 1000\nus 7\nns\npids 3\n eth0: 10 1 0 0 0 0 0 0 20 1\n")
            << true << qint64(4000) << qint64(0) << qint64(7000);
        QTest::newRow("cgroup v1")
            << QByteArray("memory 5000\nlimit 9223372036854771712\ncache 9000\nus\nns 77\npids 3\n") << true
            << qint64(0) << qint64(0) << qint64(77);
        QTest::newRow("limited") << QByteArray("memory 5\nlimit 64\ncache\nus 1\n") << true << qint64(5)
                                 << qint64(64) << qint64(1000);
        QTest::newRow("nothing") << QByteArray("memory\nus\nns\n") << false << qint64(0) << qint64(0)
                                 << qint64(0);
        QTest::newRow("garbage") << QByteArray("memory -5\nus x\n\n:::") << false << qint64(0) << qint64(0)
                                 << qint64(0);
    }
    void whatASandboxUsesIsRead()
    {
        QFETCH(QByteArray, output);
        QFETCH(bool, isUsable);
        QFETCH(qint64, memory);
        QFETCH(qint64, limit);
        QFETCH(qint64, cpu);
        const auto sample = decodeCgroupSample(output);
        QCOMPARE(sample.has_value(), isUsable);
        QCOMPARE(sample.value_or(CgroupSample()).memory, memory);
        QCOMPARE(sample.value_or(CgroupSample()).memoryLimit, limit);
        QCOMPARE(sample.value_or(CgroupSample()).cpuNanoseconds, cpu);
    }

    void theBaseOfAServerIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("base");
        QTest::newRow("plain") << u"http://localhost:8080"_qs << u"http://localhost:8080"_qs;
        QTest::newRow("slash") << u"https://host/"_qs << u"https://host"_qs;
        QTest::newRow("path") << u"https://host/sandboxes/api//"_qs << u"https://host/sandboxes/api"_qs;
        QTest::newRow("with version") << u"https://host/api/v1"_qs << u"https://host/api"_qs;
        QTest::newRow("IPv6") << u"http://[::1]:8080/v1/"_qs << u"http://[::1]:8080"_qs;
        QTest::newRow("no scheme") << u"host:8080"_qs << QString();
        QTest::newRow("other scheme") << u"ftp://host"_qs << QString();
    }
    void theBaseOfAServerIsFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, base);
        ConnectionProfile profile;
        profile.endpoint = typed;
        const auto endpoint = serverEndpoint(profile);
        QCOMPARE(endpoint.ok(), !base.isEmpty());
        if (endpoint)
            QCOMPARE(endpoint->base.toString(), base);
        else
            QCOMPARE(endpoint.error().kind, ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestServerCodec)
#include "tst_servercodec.moc"
