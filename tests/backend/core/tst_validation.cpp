// SPDX-License-Identifier: Apache-2.0
#include <core/requestcheck.h>
#include <core/specjson.h>
#include <core/validation.h>

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>

using namespace osc;

namespace {

SandboxSpec goodSpec()
{
    SandboxSpec spec;
    spec.image = u"python:3.13"_qs;
    spec.entrypoint = QStringList{u"sleep"_qs, u"60"_qs};
    spec.timeoutSeconds = 600;
    spec.resourceLimits = {{u"cpu"_qs, u"500m"_qs}, {u"memory"_qs, u"512Mi"_qs}};
    spec.metadata = {{u"name"_qs, u"crawler"_qs}};
    spec.env = {{u"A"_qs, u"1"_qs}};
    return spec;
}

VolumeSpec hostMount(const QString &name, const QString &path, const QString &target)
{
    VolumeSpec volume;
    volume.name = name;
    volume.kind = VolumeKind::Host;
    volume.hostPath = path;
    volume.mountPath = target;
    return volume;
}

VolumeSpec bucketMount(const QString &name, const QString &credential, const QString &target)
{
    VolumeSpec volume;
    volume.name = name;
    volume.kind = VolumeKind::Ossfs;
    volume.ossfs.bucket = u"reports"_qs;
    volume.ossfs.endpoint = u"oss.example.org"_qs;
    volume.ossfs.credential = credential;
    volume.mountPath = target;
    return volume;
}

ValidationRules ownRules()
{
    ValidationRules rules;
    rules.allowedHostPaths = QStringList{u"/data"_qs};
    rules.egressImageSet = true;
    rules.hostCpus = 4;
    rules.hostMemory = qint64(8) << 30;
    return rules;
}

using Change = std::function<void(SandboxSpec &)>;

void rule(SandboxSpec &spec, const QString &action, const QString &target)
{
    spec.networkPolicy = NetworkPolicy{u"deny"_qs, {{action, target}}};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodSpecHasNoProblem()
    {
        SandboxSpec spec = goodSpec();
        spec.volumes = {hostMount(u"a"_qs, u"/data/a"_qs, u"/mnt/a"_qs),
                        bucketMount(u"b"_qs, u"k"_qs, u"/mnt/b"_qs)};
        rule(spec, u"allow"_qs, u"*.example.org"_qs);
        QCOMPARE(validate(spec, ownRules()), QList<Problem>());
    }

    void anEmptySpecNeedsASource()
    {
        const QList<Problem> problems = validate({}, ownRules());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].field, u"image"_qs);
        QCOMPARE(problems[0].status, 422);
    }

    void allProblemsAreToldAtOnce()
    {
        SandboxSpec spec = goodSpec();
        spec.entrypoint.clear();
        spec.timeoutSeconds = 5;
        spec.metadata.insert(u"bad key"_qs, u"v"_qs);
        spec.volumes = {hostMount(u"A"_qs, u"/etc"_qs, u"mnt"_qs)};
        QStringList fields;
        for (const Problem &problem : validate(spec, ownRules()))
            fields << problem.field;
        QCOMPARE(fields, (QStringList{u"timeout"_qs, u"volumes[0].name"_qs, u"volumes[0].mountPath"_qs,
                                      u"entrypoint"_qs, u"metadata.bad key"_qs, u"volumes[0].host.path"_qs}));
    }

    void theConsoleKnowsMoreThanTheServer_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("field");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("repair");
        const auto row = [](const char *name, const Change &change, const char *field, Severity severity,
                            const char *repair = "") {
            QTest::newRow(name) << change << QString::fromUtf8(field) << severity
                                << QString::fromUtf8(repair);
        };
        const auto error = Severity::Error;
        const auto warning = Severity::Warning;
        row(
            "image with a scheme", [](auto &s) { s.image = u"https://example.org/a/b:1"_qs; }, "image", error,
            "example.org/a/b:1");
        row(
            "image in capitals", [](auto &s) { s.image = u"Team/App:1"_qs; }, "image", error, "team/app:1");
        row(
            "image with a space", [](auto &s) { s.image = u" python:3"_qs; }, "image", error, "python:3");
        row(
            "image with a bad tag", [](auto &s) { s.image = u"python:-x"_qs; }, "image", error);
        row(
            "login without password",
            [](auto &s) {
                s.auth = RegistryLogin{u"u"_qs, {}};
            },
            "image.auth.password", error);
        row(
            "blank command", [](auto &s) { s.entrypoint = QStringList{u" "_qs}; }, "entrypoint", warning);
        row(
            "nameless variable", [](auto &s) { s.env.insert(QString(), u"x"_qs); }, "env.", error);
        row(
            "NUL in a variable", [](auto &s) { s.env.insert(u"A"_qs, QString(QChar(u'\0'))); }, "env.A",
            error);
        row(
            "equals in a name", [](auto &s) { s.env.insert(u"A=B"_qs, u"x"_qs); }, "env.A=B", warning);
        row(
            "space in a name", [](auto &s) { s.env.insert(u"A B"_qs, u"x"_qs); }, "env.A B", warning);
        row(
            "sidecar variable", [](auto &s) { s.env.insert(u"OPENSANDBOX_EGRESS_LOG_LEVEL"_qs, u"x"_qs); },
            "env.OPENSANDBOX_EGRESS_LOG_LEVEL", warning);
        row(
            "hidden metadata", [](auto &s) { s.metadata.insert(u"com.docker.x"_qs, u"y"_qs); },
            "metadata.com.docker.x", warning);
        row(
            "isolation", [](auto &s) { s.extensions.insert(u"bootstrap.execd.isolation"_qs, u"enable"_qs); },
            "extensions.bootstrap.execd.isolation", warning);
        row(
            "requests", [](auto &s) { s.resourceRequests.insert(u"cpu"_qs, u"1"_qs); }, "resourceRequests",
            warning);
        row(
            "little memory", [](auto &s) { s.resourceLimits[u"memory"_qs] = u"4M"_qs; },
            "resourceLimits.memory", error, "64Mi");
        row(
            "much memory", [](auto &s) { s.resourceLimits[u"memory"_qs] = u"64Gi"_qs; },
            "resourceLimits.memory", warning);
        row(
            "many CPUs", [](auto &s) { s.resourceLimits[u"cpu"_qs] = u"4.5"_qs; }, "resourceLimits.cpu",
            error, "4");
        row(
            "little CPU", [](auto &s) { s.resourceLimits[u"cpu"_qs] = u"1m"_qs; }, "resourceLimits.cpu",
            error, "10m");
        row(
            "action", [](auto &s) { rule(s, u"ALLOW"_qs, u"example.org"_qs); },
            "networkPolicy.egress[0].action", error, "allow");
        row(
            "default action",
            [](auto &s) {
                s.networkPolicy = NetworkPolicy{u"block"_qs, {}};
            },
            "networkPolicy.defaultAction", error);
        row(
            "URL target", [](auto &s) { rule(s, u"allow"_qs, u"https://example.org/x"_qs); },
            "networkPolicy.egress[0].target", error, "example.org");
        row(
            "port target", [](auto &s) { rule(s, u"allow"_qs, u"example.org:443"_qs); },
            "networkPolicy.egress[0].target", error, "example.org");
        row(
            "blank target", [](auto &s) { rule(s, u"allow"_qs, u" "_qs); }, "networkPolicy.egress[0].target",
            error);
        row(
            "bad network", [](auto &s) { rule(s, u"allow"_qs, u"192.0.2.0/33"_qs); },
            "networkPolicy.egress[0].target", error);
        row(
            "bad address", [](auto &s) { rule(s, u"allow"_qs, u"300.0.2.0"_qs); },
            "networkPolicy.egress[0].target", error);
        row(
            "inner wildcard", [](auto &s) { rule(s, u"allow"_qs, u"a.*.example.org"_qs); },
            "networkPolicy.egress[0].target", error);
        row(
            "address with names only", [](auto &s) { rule(s, u"allow"_qs, u"192.0.2.1"_qs); },
            "networkPolicy.egress[0].target", warning);
        row(
            "address of version 6", [](auto &s) { rule(s, u"allow"_qs, u"2001:db8::/32"_qs); },
            "networkPolicy.egress[0].target", warning);
        row(
            "two rules",
            [](auto &s) {
                rule(s, u"allow"_qs, u"example.org"_qs);
                s.networkPolicy->egress.append({u"deny"_qs, u"Example.org"_qs});
            },
            "networkPolicy.egress[1].target", warning);
        row(
            "colon in a folder", [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data/a:b"_qs, u"/m"_qs)}; },
            "volumes[0].host.path", error);
        row(
            "colon in the sandbox",
            [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/m:ro"_qs)}; },
            "volumes[0].mountPath", error);
        row(
            "root of the sandbox",
            [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/x/.."_qs)}; },
            "volumes[0].mountPath", error, "/mnt/a");
        row(
            "proc", [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/proc/x"_qs)}; },
            "volumes[0].mountPath", error);
        row(
            "execd's folder",
            [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/opt/opensandbox"_qs)}; },
            "volumes[0].mountPath", warning);
        row(
            "same place twice",
            [](auto &s) {
                s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/m"_qs),
                             hostMount(u"b"_qs, u"/data"_qs, u"/m/"_qs)};
            },
            "volumes[1].mountPath", error, "/m-2");
        row(
            "climbing target", [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/m/../n"_qs)}; },
            "volumes[0].mountPath", warning, "/n");
        row(
            "two keys for one mount",
            [](auto &s) {
                s.volumes = {bucketMount(u"a"_qs, u"k"_qs, u"/m"_qs),
                             bucketMount(u"b"_qs, u"l"_qs, u"/n"_qs)};
            },
            "volumes[1].ossfs.credential", warning);
        row(
            "claim that stays",
            [](auto &s) {
                s.volumes = {VolumeSpec{}};
                s.volumes[0].name = u"a"_qs;
                s.volumes[0].mountPath = u"/m"_qs;
                s.volumes[0].claim = {u"c"_qs, false, true, {}, {}, {}};
            },
            "volumes[0].pvc.deleteOnSandboxTermination", warning);
    }

    void theConsoleKnowsMoreThanTheServer()
    {
        QFETCH(Change, change);
        QFETCH(QString, field);
        QFETCH(Severity, severity);
        QFETCH(QString, repair);
        SandboxSpec spec = goodSpec();
        change(spec);
        ValidationRules rules = ownRules();
        const QList<Problem> problems = validate(spec, rules);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].field, field);
        QCOMPARE(problems[0].severity, severity);
        QCOMPARE(problems[0].status, 0);
        QCOMPARE(problems[0].repair, repair);
        QVERIFY(problems[0].message.endsWith(u'.'));
        rules.ourOwn = false;
        QCOMPARE(validate(spec, rules), QList<Problem>());
    }

    void aRepairMendsTheField_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("repair");
        const auto row = [](const char *name, const Change &change, const QString &repair) {
            QTest::newRow(name) << change << repair;
        };
        row(
            "memory unit", [](auto &s) { s.resourceLimits[u"memory"_qs] = u"512 MiB"_qs; }, u"512Mi"_qs);
        row(
            "memory fraction", [](auto &s) { s.resourceLimits[u"memory"_qs] = u"1.5Gi"_qs; }, u"1536Mi"_qs);
        row(
            "cpu comma", [](auto &s) { s.resourceLimits[u"cpu"_qs] = u"1,5"_qs; }, u"1.5"_qs);
        row(
            "short life", [](auto &s) { s.timeoutSeconds = 1; }, u"60"_qs);
        row(
            "metadata value", [](auto &s) { s.metadata[u"name"_qs] = u"my crawler!"_qs; }, u"my-crawler"_qs);
        row(
            "architecture",
            [](auto &s) {
                s.platformOs = u"linux"_qs;
                s.platformArch = u"aarch64"_qs;
            },
            u"arm64"_qs);
        row(
            "mount name", [](auto &s) { s.volumes = {hostMount(u"My Data"_qs, u"/data"_qs, u"/m"_qs)}; },
            u"my-data"_qs);
        row(
            "mount path", [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"m"_qs)}; }, u"/m"_qs);
        row(
            "folder", [](auto &s) { s.volumes = {hostMount(u"a"_qs, u"/data//x/"_qs, u"/m"_qs)}; },
            u"/data/x"_qs);
        row(
            "sub-folder",
            [](auto &s) {
                s.volumes = {hostMount(u"a"_qs, u"/data"_qs, u"/m"_qs)};
                s.volumes[0].subPath = u"/x"_qs;
            },
            u"x"_qs);
    }

    void aRepairMendsTheField()
    {
        QFETCH(Change, change);
        SandboxSpec spec = goodSpec();
        change(spec);
        const QList<Problem> problems = validate(spec, ownRules());
        QCOMPARE(problems.size(), 1);
        QTEST(problems[0].repair, "repair");
    }

    void theOlderServerWouldForgetABadLimit()
    {
        SandboxSpec spec = goodSpec();
        spec.resourceLimits[u"memory"_qs] = u"1.5Gi"_qs;
        ValidationRules rules = ownRules();
        rules.generation = ValidationRules::Generation::V0_1;
        const QList<Problem> problems = validate(spec, rules);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].severity, Severity::Error);
        QCOMPARE(problems[0].status, 0);
    }

    void folderProblemsNameWhatIsAllowed()
    {
        SandboxSpec spec = goodSpec();
        spec.volumes = {hostMount(u"a"_qs, u"/etc"_qs, u"/m"_qs)};
        ValidationRules rules = ownRules();
        rules.allowedHostPaths = QStringList{u"/data/shared"_qs, u"/data/results"_qs};
        QCOMPARE(validate(spec, rules).at(0).message, u"Folder /etc may not be mounted: this connection "
                                                      u"allows /data/shared and /data/results. Choose a "
                                                      "folder there, or ask for it to be allowed."_qs);
        rules.checkHostPaths = false;
        QCOMPARE(validate(spec, rules), QList<Problem>());
    }

    void aMissingClaimIsKnownOnlyWhenClaimsAre()
    {
        SandboxSpec spec = goodSpec();
        spec.volumes = {VolumeSpec{}};
        spec.volumes[0].name = u"a"_qs;
        spec.volumes[0].mountPath = u"/m"_qs;
        spec.volumes[0].claim.claimName = u"scratch-7"_qs;
        spec.volumes[0].claim.createIfNotExists = false;
        ValidationRules rules = ownRules();
        QCOMPARE(validate(spec, rules), QList<Problem>());
        rules.knownClaims = QStringList();
        QCOMPARE(validate(spec, rules).at(0).code, u"VOLUME::PVC_NOT_FOUND"_qs);
        rules.knownClaims = QStringList{u"scratch-7"_qs};
        QCOMPARE(validate(spec, rules), QList<Problem>());
    }

    void theContentTypeDecidesWhetherABodyIsRead()
    {
        const QByteArray body = toRequestJson(goodSpec(), false);
        using Outcome = RequestVerdict::Outcome;
        for (const char *type :
             {"application/json", "application/json; charset=utf-8", "application/x+json", ""})
            QCOMPARE(checkCreateRequest(body, type, {}).outcome, Outcome::Accepted);
        for (const char *type : {"text/plain", "application/jsonx"}) {
            const RequestVerdict verdict = checkCreateRequest(body, type, {});
            QCOMPARE(verdict.outcome, Outcome::SchemaError);
            QCOMPARE(verdict.issues.at(0).type, u"model_attributes_type"_qs);
        }
    }

    void aNumberThatIsNoneMakesTheServerFail()
    {
        const QByteArray body =
            R"({"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"timeout":NaN})";
        QCOMPARE(checkCreateRequest(body, "application/json", {}).outcome,
                 RequestVerdict::Outcome::ServerFault);
    }

    void numbersAndFlagsAreReadLikeTheServerDoes_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("type");
        QTest::newRow("signed") << QByteArray(R"("timeout":"+600")") << QString();
        QTest::newRow("underscore") << QByteArray(R"("timeout":"6_00.00")") << QString();
        QTest::newRow("bare point") << QByteArray(R"("timeout":"600.")") << u"int_parsing"_qs;
        QTest::newRow("other digits") << QByteArray(R"("timeout":"٦٠٠")") << u"int_parsing"_qs;
        QTest::newRow("fraction") << QByteArray(R"("timeout":60.5)") << u"int_from_float"_qs;
        QTest::newRow("false as 0.0") << QByteArray(R"("secureAccess":0.0)") << QString();
        QTest::newRow("two") << QByteArray(R"("secureAccess":2.0)") << u"bool_parsing"_qs;
        QTest::newRow("half") << QByteArray(R"("secureAccess":0.5)") << u"bool_type"_qs;
    }

    void numbersAndFlagsAreReadLikeTheServerDoes()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, type);
        const RequestVerdict verdict = checkCreateRequest(
            R"({"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},)" + members + '}',
            "application/json", {});
        QCOMPARE(verdict.issues.isEmpty() ? QString() : verdict.issues.first().type, type);
    }

    void whatOnlyDockerRefusesPassesOnKubernetes()
    {
        SandboxSpec spec = goodSpec();
        spec.secureAccess = true;
        spec.resourceRequests = {{u"cpu"_qs, u"100m"_qs}};
        spec.extensions = {{u"poolRef"_qs, u"warm"_qs}};
        ValidationRules rules = ownRules();
        QVERIFY(!validate(spec, rules).isEmpty());
        rules.runtime = ValidationRules::Runtime::Kubernetes;
        QVERIFY(validate(spec, rules).isEmpty());
        spec.timeoutSeconds = 5; // rules of both stay
        QCOMPARE(validate(spec, rules).first().field, u"timeout"_qs);
    }

    void hooksAreCheckedAsTheServerDoes_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const Change &change, const char *field) {
            QTest::newRow(name) << change << QString::fromUtf8(field);
        };
        row(
            "good", [](auto &) {}, "");
        row(
            "no command", [](auto &s) { s.lifecycle.preStart->command.clear(); },
            "lifecycle.preStart.command");
        row(
            "blank command", [](auto &s) { s.lifecycle.preStart->command = QStringList{u" "_qs}; },
            "lifecycle.preStart.command");
        row(
            "too long before the start", [](auto &s) { s.lifecycle.preStart->timeoutSeconds = 10801; },
            "lifecycle.preStart.timeoutSeconds");
        row(
            "too long repeated", [](auto &s) { s.lifecycle.periodic[0].timeoutSeconds = 301; },
            "lifecycle.periodic[0].timeoutSeconds");
        row(
            "no name", [](auto &s) { s.lifecycle.periodic[0].name.clear(); }, "lifecycle.periodic[0].name");
        row(
            "no schedule", [](auto &s) { s.lifecycle.periodic[0].schedule = u" "_qs; },
            "lifecycle.periodic[0].schedule");
        row(
            "the same name twice",
            [](auto &s) {
                s.lifecycle.periodic.append(s.lifecycle.periodic[0]);
                s.lifecycle.periodic[1].name += u' ';
            },
            "lifecycle.periodic");
        row(
            "in a pool",
            [](auto &s) {
                s.extensions = {{u"poolRef"_qs, u"warm"_qs}};
            },
            "lifecycle");
    }

    void hooksAreCheckedAsTheServerDoes()
    {
        QFETCH(Change, change);
        QFETCH(QString, field);
        SandboxSpec spec = goodSpec();
        spec.lifecycle.preStart = LifecycleHook{{}, {}, {u"make"_qs, u"ready"_qs}, 10800};
        spec.lifecycle.periodic = {{u"tick"_qs, u"*/5 * * * *"_qs, {u"date"_qs}, 300}};
        change(spec);
        ValidationRules rules = ownRules();
        rules.runtime = ValidationRules::Runtime::Kubernetes;
        const auto problems = validate(spec, rules);
        QCOMPARE(problems.isEmpty() ? QString() : problems.first().field, field);
        if (!problems.isEmpty())
            QVERIFY2(!problems.first().message.contains(u"not accepted"_qs) &&
                         !problems.first().message.contains(u"mount"_qs),
                     qPrintable(problems.first().message));
    }

    void hooksNeedANewServerOnKubernetes()
    {
        SandboxSpec spec = goodSpec();
        spec.lifecycle.preStart = LifecycleHook{{}, {}, {u"true"_qs}, {}};
        ValidationRules rules = ownRules();
        const auto onDocker = validate(spec, rules);
        QCOMPARE(onDocker.size(), 1);
        QCOMPARE(onDocker.first().field, u"lifecycle"_qs);
        QCOMPARE(onDocker.first().severity, Severity::Error);
        rules.generation = ValidationRules::Generation::V0_1;
        const auto onOld = validate(spec, rules);
        QCOMPARE(onOld.size(), 1);
        QCOMPARE(onOld.first().field, u"lifecycle"_qs);
        QCOMPARE(onOld.first().severity, Severity::Warning);
    }

    void aTemplateHasAllButALifetime()
    {
        SandboxSpec spec;
        spec.templateId = u"tpl-1"_qs;
        spec.timeoutSeconds = 600;
        spec.metadata = {{u"name"_qs, u"crawler"_qs}};
        ValidationRules rules = ownRules();
        QCOMPARE(validate(spec, rules).first().field, u"templateId"_qs); // Docker has none
        rules.runtime = ValidationRules::Runtime::Kubernetes;
        rules.ourOwn = false;
        QVERIFY(validate(spec, rules).isEmpty());
        spec.image = u"python:3.13"_qs;
        QCOMPARE(validate(spec, rules).first().field, u"templateId"_qs);
    }

    void checkingANormalSpecIsFast()
    {
        SandboxSpec spec = goodSpec();
        for (int i = 0; i < 10; ++i) {
            const QString n = QString::number(i);
            spec.env.insert(u"VARIABLE_"_qs + n, u"value "_qs + n);
            spec.metadata.insert(u"example.org/key-"_qs + n, u"value"_qs);
            spec.volumes.append(hostMount(u"v"_qs + n, u"/data/"_qs + n, u"/mnt/"_qs + n));
        }
        const ValidationRules rules = ownRules();
        QVERIFY(validate(spec, rules).isEmpty());
        qint64 best =
            std::numeric_limits<qint64>::max(); // the machine may be busy; the fastest run is the honest one
        for (int i = 0; i < 50; ++i) {
            QElapsedTimer timer;
            timer.start();
            (void)validate(spec, rules);
            best = std::min(best, timer.nsecsElapsed());
        }
        qInfo("%.3f ms for a spec with ten mounts", double(best) / 1e6);
        QVERIFY(best < 5'000'000); // with a sanitizer; without one it is a tenth of that
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
