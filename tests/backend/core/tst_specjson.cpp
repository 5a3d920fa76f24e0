// SPDX-License-Identifier: Apache-2.0
#include <core/specjson.h>

#include <QTest>

using namespace osc;

namespace {

SandboxSpec fullSpec()
{
    SandboxSpec spec;
    spec.image = u"registry.example.org/team/python:3.13"_qs;
    spec.auth = RegistryLogin{u"robot"_qs, {}};
    spec.entrypoint = {u"sh"_qs, u"-c"_qs, u"echo \"hi\"\nsleep 60"_qs};
    spec.timeoutSeconds = 3600;
    spec.resourceLimits = {{u"cpu"_qs, u"500m"_qs}, {u"memory"_qs, u"512Mi"_qs}};
    spec.resourceRequests = {{u"cpu"_qs, u"100m"_qs}};
    spec.env = {
        {u"EMPTY"_qs, QString()}, {u"SKIPPED"_qs, std::nullopt}, {u"GREETING"_qs, u"grüße 🙂"_qs}};
    spec.metadata = {{u"name"_qs, u"crawler"_qs}, {u"example.org/team"_qs, u"red"_qs}};
    spec.lifecycle.preStart = LifecycleHook{{}, {}, {u"sh"_qs, u"-c"_qs, u"mkdir -p /x"_qs}, 90};
    spec.lifecycle.periodic = {{u"tick"_qs, u"*/5 * * * *"_qs, {u"date"_qs}, {}},
                               {u"tock"_qs, u"@hourly"_qs, {u"sync"_qs, u"-f"_qs}, 300}};
    spec.platformOs = u"linux"_qs;
    spec.platformArch = u"arm64"_qs;
    spec.networkPolicy = NetworkPolicy{u"deny"_qs, {{u"allow"_qs, u"*.example.org"_qs}}};
    spec.credentialProxy = true;
    spec.secureAccess = true;
    VolumeSpec host;
    host.name = u"src"_qs;
    host.kind = VolumeKind::Host;
    host.hostPath = u"/data/shared"_qs;
    host.mountPath = u"/mnt/src"_qs;
    host.subPath = u"a/b"_qs;
    host.readOnly = true;
    VolumeSpec claim;
    claim.name = u"cache"_qs;
    claim.claim = {u"crawl-cache"_qs, false, true, u"fast"_qs, u"10Gi"_qs, {u"ReadWriteOnce"_qs}};
    claim.mountPath = u"/mnt/cache"_qs;
    VolumeSpec bucket;
    bucket.name = u"raw"_qs;
    bucket.kind = VolumeKind::Ossfs;
    bucket.ossfs = {
        u"raw-data"_qs, u"oss.example.org"_qs, u"1.0"_qs, {u"allow_other"_qs}, u"crawl-writer"_qs};
    bucket.mountPath = u"/mnt/raw"_qs;
    spec.volumes = {host, claim, bucket};
    spec.extensions = {{u"access.renew.extend.seconds"_qs, u"600"_qs}};
    spec.readiness = {ReadinessCheck::Kind::Http, 8000, u"/health"_qs, 90};
    return spec;
}

QByteArray minimal(const QByteArray &member)
{
    return R"({"image":{"uri":"a/b:1"},"entrypoint":["true"],"resourceLimits":{},)" + member + '}';
}

} // namespace

class TestSpecJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberSurvivesTheRoundTrip()
    {
        const SandboxSpec spec = fullSpec();
        const auto read = specFromJson(toStoredJson(spec));
        QVERIFY(read.ok());
        QVERIFY(*read == spec);
        QCOMPARE(toStoredJson(*read), toStoredJson(spec));
    }

    void theRequestKnowsNothingOfReadiness()
    {
        QVERIFY(!toRequestJson(fullSpec(), false).contains("readiness"));
        SandboxSpec expected = fullSpec();
        expected.readiness = {};
        QVERIFY(*specFromJson(toRequestJson(fullSpec(), true)) == expected);
    }

    void membersComeInTheOrderOfTheApi()
    {
        const QByteArray json = toRequestJson(fullSpec(), false);
        qsizetype before = -1;
        for (const char *name : {"image", "entrypoint", "resourceLimits", "resourceRequests", "timeout",
                                 "env", "metadata", "lifecycle", "platform", "networkPolicy",
                                 "credentialProxy", "secureAccess", "volumes", "extensions"}) {
            const qsizetype at = json.indexOf('"' + QByteArray(name) + "\":");
            QVERIFY2(at > before, name);
            before = at;
        }
    }

    void absentMembersAreLeftOut()
    {
        SandboxSpec spec;
        spec.image = u"a"_qs;
        spec.entrypoint = QStringList{u"true"_qs};
        QCOMPARE(toRequestJson(spec, false),
                 QByteArray(R"({"image":{"uri":"a"},"entrypoint":["true"],"resourceLimits":{}})"));
    }

    void peopleGetAnIndentedText()
    {
        SandboxSpec spec;
        spec.snapshotId = u"s"_qs;
        spec.env.insert(u"A"_qs, u"1"_qs);
        QCOMPARE(toRequestJson(spec, true),
                 QByteArray("{\n  \"snapshotId\": \"s\",\n  \"resourceLimits\": {},\n"
                            "  \"env\": {\n    \"A\": \"1\"\n  }\n}"));
    }

    void secretsAreShownAsPlaceholders()
    {
        SandboxSpec spec = fullSpec();
        spec.auth->password = SecretString(u"hunter2"_qs);
        for (const QByteArray &json :
             {toRequestJson(spec, false), toRequestJson(spec, true), toStoredJson(spec)}) {
            QVERIFY(!json.contains("hunter2"));
            QVERIFY(json.contains("${registry.password}"));
            QVERIFY(json.contains("${crawl-writer.id}"));
            QVERIFY(json.contains("${crawl-writer.secret}"));
        }
    }

    void aLiteralPasswordIsKeptInMemoryOnly()
    {
        const auto spec = specFromJson(
            R"({"image":{"uri":"a","auth":{"username":"u","password":"hunter2"}},"resourceLimits":{}})");
        QVERIFY(spec.ok());
        QCOMPARE(spec->auth->password.reveal(), QByteArray("hunter2"));
        QVERIFY(!toStoredJson(*spec).contains("hunter2"));
    }

    void literalBucketKeysAreDropped()
    {
        const auto spec = specFromJson(minimal(
            R"("volumes":[{"name":"v","mountPath":"/m","ossfs":{"bucket":"abc","endpoint":"e","accessKeyId":"AKFAKE",
               "accessKeySecret":"SKFAKE"}}])"));
        QVERIFY(spec.ok());
        QCOMPARE(spec->volumes.at(0).ossfs.credential, QString());
        QVERIFY(!toStoredJson(*spec).contains("FAKE"));
    }

    void bothSpellingsAreRead()
    {
        const auto spec = specFromJson(
            R"({"snapshot_id":"s","resource_limits":{"cpu":"1"},"secure_access":true,"volumes":[{"name":"v",
               "mount_path":"/m","read_only":true,"sub_path":"x","pvc":{"claim_name":"c",
               "create_if_not_exists":false}}]})");
        QVERIFY(spec.ok());
        QCOMPARE(spec->snapshotId, u"s"_qs);
        QCOMPARE(spec->resourceLimits.value(u"cpu"_qs), u"1"_qs);
        QVERIFY(spec->secureAccess);
        const VolumeSpec volume = spec->volumes.at(0);
        QCOMPARE(volume.mountPath, u"/m"_qs);
        QCOMPARE(volume.subPath, u"x"_qs);
        QVERIFY(volume.readOnly);
        QCOMPARE(volume.claim.claimName, u"c"_qs);
        QVERIFY(!volume.claim.createIfNotExists);
    }

    void anUnfinishedSpecSurvivesTheRoundTrip()
    {
        SandboxSpec spec;
        spec.timeoutSeconds = 5;
        spec.platformArch = u"mips"_qs;
        spec.networkPolicy = NetworkPolicy{};
        spec.volumes = {VolumeSpec{}};
        spec.volumes[0].kind = VolumeKind::Ossfs;
        const auto read = specFromJson(toStoredJson(spec));
        QVERIFY(read.ok());
        QVERIFY(*read == spec);
    }

    void unknownMembersAreIgnored()
    {
        const auto spec = specFromJson(minimal(R"("frobnicate":[1,{}],"console":{"readiness":7})"));
        QVERIFY(spec.ok());
        QCOMPARE(spec->readiness, ReadinessCheck());
    }

    void theLastOfEqualMembersWins()
    {
        QCOMPARE(specFromJson(minimal(R"("timeout":600,"timeout":700)"))->timeoutSeconds, 700);
    }

    void aWrongTypeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &json, const QString &message) {
            QTest::newRow(name) << json << message;
        };
        row("text", minimal(R"("volumes":[{"name":"a"},{"mountPath":7}])"),
            u"volumes[1].mountPath is not text."_qs);
        row("snake", minimal(R"("volumes":[{"mount_path":7}])"), u"volumes[0].mount_path is not text."_qs);
        row("map value", minimal(R"("metadata":{"team":1})"), u"metadata.team is not text."_qs);
        row("flag", minimal(R"("secureAccess":[])"), u"secureAccess is neither true nor false."_qs);
        row("number", minimal(R"("timeout":"soon")"), u"timeout is not a whole number."_qs);
        row("fraction", minimal(R"("timeout":60.5)"), u"timeout is not a whole number."_qs);
        row("huge", minimal(R"("timeout":1000000000000000000000)"), u"timeout is too large a number."_qs);
        row("list", minimal(R"("volumes":{})"), u"volumes is not a list."_qs);
        row("object", minimal(R"("networkPolicy":[])"), u"networkPolicy is not an object."_qs);
        row("whole", "[]", u"The whole is not an object."_qs);
        row("null item", minimal(R"("volumes":[null])"), u"volumes[0] is not an object."_qs);
        row("not JSON", "{image:", u"The text is not JSON: it cannot be read from character 2 on."_qs);
        row("empty", "", u"The text is not JSON: it cannot be read from character 1 on."_qs);
        row("bad UTF-8", "{\"a\":\"\xff\"}", {});
        row("deep", QByteArray(100000, '['), u"The text is nested deeper than a create request can be."_qs);
        row("large", QByteArray(2 * 1024 * 1024, ' '), u"The text is larger than 1 MiB and was not read."_qs);
    }

    void aWrongTypeIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto spec = specFromJson(json);
        QVERIFY(!spec.ok());
        QCOMPARE(spec.error().kind, ErrorKind::Invalid);
        if (!message.isEmpty())
            QCOMPARE(spec.error().message, message);
    }

    void aWideObjectIsReadInReasonableTime()
    {
        QByteArray env = R"("env":{)";
        for (int i = 0; i < 20000; ++i)
            env += "\"k" + QByteArray::number(i) + "\":\"v\",";
        env.chop(1);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(specFromJson(minimal(env + '}'))->env.size(), 20000);
        QVERIFY(timer.elapsed() < 20000); // seconds under a sanitizer; a quadratic reader needs minutes
    }

    void textThatHidesItsMeaningIsEscaped()
    {
        SandboxSpec spec;
        spec.image = u"a\u202eb\u200b\x1b\u0085"_qs;
        const QByteArray json = toRequestJson(spec, false);
        QVERIFY(json.contains("a\\u202eb\\u200b\\u001b\\u0085"));
        QCOMPARE(specFromJson(json)->image, spec.image);
    }
};

QTEST_GUILESS_MAIN(TestSpecJson)
#include "tst_specjson.moc"
