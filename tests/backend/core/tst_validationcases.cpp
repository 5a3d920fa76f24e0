// SPDX-License-Identifier: Apache-2.0
#include <core/egress.h>
#include <core/extensions.h>
#include <core/hostpath.h>
#include <core/requestcheck.h>
#include <core/resources.h>
#include <core/shellsplit.h>
#include <core/specjson.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace osc;
using Generation = ValidationRules::Generation;
using Outcome = RequestVerdict::Outcome;

namespace {

constexpr int MainCases = 544;
constexpr int OtherCases = 31;
constexpr int BeyondForm = 233;
constexpr int RefusedLate = 35;

/// Answers that depend on the machine of the server; a pure check can see only the text of the request, and
/// accepts.
const QHash<QString, QString> &machineCases()
{
    static const QHash<QString, QString> cases{
        {u"host-symlink-outside"_qs, u"a symlink on the host"_qs},
        {u"host-symlink-outside-child"_qs, u"a symlink on the host"_qs},
        {u"host-symlink-dangling-outside"_qs, u"a symlink on the host"_qs},
        {u"subpath-symlink-outside"_qs, u"a symlink on the host"_qs},
        {u"subpath-of-file"_qs, u"a file on the host where a folder is wanted"_qs},
        {u"image-uri-registry-down"_qs, u"no registry listens there"_qs},
        {u"gpu-without-driver"_qs, u"the engine has no GPU"_qs},
    };
    return cases;
}

/// The volume that a network policy brings along is made by the Docker backend, not asked for by the request.
bool hasSidecarVolume(const QString &name)
{
    return name == u"network-accepted-deny-example";
}

struct Case
{
    QString name;
    QString config;
    QByteArray body;
    QByteArray contentType;
    QJsonObject expected;
    Generation generation = Generation::V1_1;
};

QJsonArray readCases(const QString &file)
{
    QFile input(QStringLiteral(TEST_DATA_DIR "/validation/") + file);
    if (!input.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(input.readAll()).array();
}

ValidationRules rulesFor(const QString &config, Generation generation)
{
    ValidationRules rules;
    rules.generation = generation;
    rules.ourOwn = false;
    rules.allowedHostPaths = QStringList{u"/tmp/osb-host"_qs};
    rules.maxTimeoutSeconds = 86400;
    rules.egressImageSet = true;
    rules.ossfsMountRoot = u"/tmp/osb-ossfs"_qs;
    rules.knownClaims = QStringList();
    rules.knownSnapshots = QStringList();
    if (config == u"host-network-no-egress-no-allow-list") {
        rules.networkMode = u"host"_qs;
        rules.egressImageSet = false;
        rules.allowedHostPaths.clear();
        rules.maxTimeoutSeconds = 0;
        rules.ossfsMountRoot = u"relative/root"_qs;
    } else if (config == u"user-network-missing-dns-nft") {
        rules.networkMode = u"osbval-missing-net"_qs;
        rules.networkExists = false;
        rules.egressMode = u"dns+nft"_qs;
    } else if (config == u"bridge-dns-nft-allow-root") {
        rules.egressMode = u"dns+nft"_qs;
        rules.allowedHostPaths = QStringList{u"/"_qs};
    }
    return rules;
}

QJsonArray locationArray(const Location &location)
{
    QJsonArray out{u"body"_qs};
    for (const LocationStep &step : location)
        out.append(step.index >= 0 ? QJsonValue(step.index) : QJsonValue(step.member));
    return out;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList strings(const QJsonValue &array)
{
    QStringList out;
    for (const auto &value : array.toArray())
        out << value.toString();
    return out;
}

QMap<QString, QString> stringMap(const QJsonValue &object)
{
    QMap<QString, QString> out;
    const QJsonObject members = object.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        out.insert(it.key(), it.value().toString());
    return out;
}

QStringList bindsOf(const SandboxSpec &spec)
{
    QStringList out;
    for (const VolumeSpec &volume : spec.volumes) {
        const QString source = volume.kind == VolumeKind::Host ? joinHostPath(volume.hostPath, volume.subPath)
                                                               : volume.claim.claimName;
        out << source + u':' + volume.mountPath + (volume.readOnly ? u":ro"_qs : u":rw"_qs);
    }
    return out;
}

QMap<QString, QString> labelsOf(const SandboxSpec &spec, Generation generation)
{
    QMap<QString, QString> labels = spec.metadata;
    labels.insert(extensionLabels(spec.extensions, generation));
    if (!spec.timeoutSeconds)
        labels.insert(u"opensandbox.io/manual-cleanup"_qs, u"true"_qs);
    if (!spec.platformOs.isEmpty()) {
        labels.insert(u"opensandbox.io/platform-os"_qs, spec.platformOs);
        labels.insert(u"opensandbox.io/platform-arch"_qs, spec.platformArch);
    }
    for (const VolumeSpec &volume : spec.volumes) {
        if (volume.kind == VolumeKind::Claim && volume.claim.deleteOnSandboxTermination)
            labels.insert(u"opensandbox.io/volume-managed-by"_qs, u"[\"%1\"]"_qs.arg(volume.claim.claimName));
    }
    return labels;
}

bool hasError(const QList<Problem> &problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.severity == Severity::Error; });
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestValidationCases : public QObject
{
    Q_OBJECT

private:
    static void addRows()
    {
        QTest::addColumn<Case>("recorded");
        for (const QString &file : {u"cases.json"_qs, u"cases-other-configs.json"_qs}) {
            const QJsonArray cases = readCases(file);
            for (const auto &value : cases) {
                const QJsonObject object = value.toObject();
                Case row;
                row.name = object[u"name"].toString();
                row.config = object[u"config"].toString();
                row.body = object.contains(u"raw")
                               ? object[u"raw"].toString().toUtf8()
                               : QJsonDocument(object[u"request"].toObject()).toJson(QJsonDocument::Compact);
                row.contentType = object[u"content_type"].toString(u"application/json"_qs).toUtf8();
                const QJsonObject answers = object[u"expect"].toObject();
                for (const auto &[release, generation] :
                     {std::pair{u"1.1.1"_qs, Generation::V1_1}, std::pair{u"0.1.14"_qs, Generation::V0_1}}) {
                    row.expected = answers[release].toObject();
                    row.generation = generation;
                    QTest::newRow(qPrintable(row.name + u' ' + release)) << row;
                }
            }
        }
    }

    static void compareEffects(const Case &recorded, const SandboxSpec &spec)
    {
        const QJsonObject effect = recorded.expected[u"effect"].toObject();
        const QJsonObject response = recorded.expected[u"response"].toObject();
        const QMap<QString, QString> &limits = spec.resourceLimits;
        QCOMPARE(parseMemory(limits.value(u"memory"_qs)).value_or(0), effect[u"memory"].toInteger());
        QCOMPARE(parseNanoCpus(limits.value(u"cpu"_qs)).value_or(0), effect[u"nanoCpus"].toInteger());
        QCOMPARE(containerCommand(spec.entrypoint).words, strings(effect[u"cmd"]));
        QCOMPARE(environmentList(splitEgressEnv(spec.env, recorded.generation).sandbox),
                 sorted(strings(effect[u"env"])));
        if (!hasSidecarVolume(recorded.name)) {
            QCOMPARE(bindsOf(spec), strings(effect[u"binds"]));
            QCOMPARE(labelsOf(spec, recorded.generation), stringMap(effect[u"labels"]));
        }
        const bool isolated = grantsIsolation(spec.extensions, recorded.generation);
        QCOMPARE(isolated ? QStringList{u"SYS_ADMIN"_qs} : QStringList(), strings(effect[u"capAdd"]));
        QCOMPARE(isolated ? QStringList{isolationPath()} : QStringList(), effect[u"tmpfs"].toObject().keys());
        QCOMPARE(strings(effect[u"securityOpt"]).contains(u"seccomp=unconfined"_qs), isolated);

        QCOMPARE(spec.entrypoint, strings(response[u"entrypoint"]));
        QCOMPARE(spec.timeoutSeconds.has_value(), response[u"hasExpiresAt"].toBool());
        QCOMPARE(spec.metadata, stringMap(response[u"metadata"]));
        QCOMPARE(spec.platformOs, response[u"platform"][u"os"].toString());
        QCOMPARE(spec.platformArch, response[u"platform"][u"arch"].toString());
        const QMap<QString, QString> kept = stringMap(response[u"extensions"]);
        for (auto it = kept.cbegin(); it != kept.cend(); ++it)
            QCOMPARE(spec.extensions.value(it.key()), it.value());
    }

    static void compareSchema(const Case &recorded, const RequestVerdict &verdict)
    {
        QCOMPARE(verdict.outcome, Outcome::SchemaError);
        QCOMPARE(verdict.status, 422);
        QSet<QString> locations;
        QSet<QString> types;
        QSet<QString> messages;
        for (const SchemaIssue &issue : verdict.issues) {
            locations << QString::fromUtf8(QJsonDocument(locationArray(issue.location)).toJson());
            types << issue.type;
            messages << issue.message;
        }
        QSet<QString> expectedLocations;
        for (const auto &location : recorded.expected[u"detail_loc"].toArray())
            expectedLocations << QString::fromUtf8(QJsonDocument(location.toArray()).toJson());
        QCOMPARE(sorted(locations.values()), sorted(expectedLocations.values()));
        if (recorded.expected.contains(u"detail_type")) { // one recording has the place and the message only
            const QStringList expectedTypes = strings(recorded.expected[u"detail_type"]);
            QCOMPARE(sorted(types.values()),
                     sorted(QSet<QString>(expectedTypes.begin(), expectedTypes.end()).values()));
        }
        QVERIFY(messages.contains(recorded.expected[u"message"].toString()));
        for (const QString &message : strings(recorded.expected[u"messages"]))
            QVERIFY2(messages.contains(message), qPrintable(message));
    }

    static void compareRule(const Case &recorded, const RequestVerdict &verdict)
    {
        QCOMPARE(verdict.outcome, Outcome::RuleError);
        QCOMPARE(verdict.status, recorded.expected[u"status"].toInt());
        QCOMPARE(verdict.code, recorded.expected[u"code"].toString());
        QString message = recorded.expected[u"message"].toString();
        message.replace(u"<container>"_qs,
                        QString(64, u'b')); // the recording hides everything like a container id
        QCOMPARE(verdict.message, message);
    }

private Q_SLOTS:
    void theVerdictIsTheServers_data() { addRows(); }

    void theVerdictIsTheServers()
    {
        QFETCH(Case, recorded);
        const QString outcome = recorded.expected[u"outcome"].toString();
        const RequestVerdict verdict = checkCreateRequest(recorded.body, recorded.contentType,
                                                          rulesFor(recorded.config, recorded.generation));
        if (machineCases().contains(recorded.name) && outcome != u"schema" && outcome != u"accepted") {
            QCOMPARE(verdict.outcome, Outcome::Accepted);
        } else if (outcome == u"accepted") {
            QCOMPARE(verdict.outcome, Outcome::Accepted);
            compareEffects(recorded, verdict.spec);
        } else if (outcome == u"schema") {
            compareSchema(recorded, verdict);
        } else if (outcome == u"rule" || outcome == u"reaches-volumes") {
            compareRule(recorded, verdict);
        } else if (outcome == u"engine") {
            QCOMPARE(verdict.outcome, Outcome::Accepted);
        } else {
            QCOMPARE(outcome, u"server"_qs);
            QCOMPARE(verdict.outcome, Outcome::ServerFault);
            QCOMPARE(verdict.message, recorded.expected[u"message"].toString());
        }
        ++m_checked;
    }

    void everyRecordedAnswerWasCompared()
    {
        qInfo("%d answers of two releases compared, %d of them by their text only", m_checked,
              int(machineCases().size()) * 2);
        QCOMPARE(m_checked, 2 * (MainCases + OtherCases));
    }

    void theFormSaysTheSameAsTheVerdict_data() { addRows(); }

    void theFormSaysTheSameAsTheVerdict()
    {
        QFETCH(Case, recorded);
        const ValidationRules rules = rulesFor(recorded.config, recorded.generation);
        const RequestVerdict verdict = checkCreateRequest(recorded.body, recorded.contentType, rules);
        const bool accepted = verdict.outcome == Outcome::Accepted;
        const auto spec = accepted ? Result<SandboxSpec>(verdict.spec) : specFromJson(recorded.body);
        if (!spec.ok() || (!accepted && isBeyondAForm(QJsonDocument::fromJson(recorded.body).object()))) {
            ++m_beyondForm;
            return;
        }
        ++m_form;
        const QList<Problem> problems = validate(withKeys(*spec), rules);
        const QString firstMessage = problems.isEmpty() ? verdict.message : problems.first().message;
        QVERIFY2(hasError(problems) != accepted, qPrintable(firstMessage));
        for (const Problem &problem : problems)
            QVERIFY(!problem.message.isEmpty());
        if (verdict.outcome != Outcome::RuleError)
            return;
        const bool same = std::any_of(problems.begin(), problems.end(), [&](const Problem &problem) {
            return problem.status == verdict.status && problem.code == verdict.code;
        });
        QVERIFY2(same, qPrintable(firstMessage));
    }

    void noAnswerWasLeftOutOfTheForm()
    {
        qInfo("%d answers compared with the form, %d requests are beyond what a form can ask for", m_form,
              m_beyondForm);
        QCOMPARE(m_form + m_beyondForm, 2 * (MainCases + OtherCases));
        QCOMPARE(m_beyondForm, BeyondForm);
    }

    void theConsoleRefusesWhatTheEngineWould_data() { addRows(); }

    void theConsoleRefusesWhatTheEngineWould()
    {
        QFETCH(Case, recorded);
        const QString outcome = recorded.expected[u"outcome"].toString();
        const bool refusedLater = outcome == u"engine" || outcome == u"server";
        if (!refusedLater || machineCases().contains(recorded.name))
            return;
        ValidationRules rules = rulesFor(recorded.config, recorded.generation);
        rules.ourOwn = true;
        rules.hostCpus = 2;
        const auto spec = specFromJson(recorded.body);
        QVERIFY(spec.ok());
        QVERIFY(hasError(validate(*spec, rules)));
        ++m_refused;
    }

    void allThatTheEngineRefusedWasLookedAt()
    {
        qInfo("%d requests that failed late are refused at once", m_refused);
        QCOMPARE(m_refused, RefusedLate);
    }

private:
    /// A spec names keys instead of holding them; recorded literal keys stand for a chosen credential.
    static SandboxSpec withKeys(SandboxSpec spec)
    {
        for (VolumeSpec &volume : spec.volumes) {
            if (volume.kind == VolumeKind::Ossfs)
                volume.ossfs.credential = u"key"_qs;
        }
        return spec;
    }

    /// Whether there are hooks, with no other members than a spec has.
    static bool hasKnownHooks(const QJsonObject &lifecycle)
    {
        const auto onlyHas = [](const QJsonObject &object, const QStringList &names) {
            const QStringList keys = object.keys();
            return std::all_of(keys.begin(), keys.end(),
                               [&](const QString &key) { return names.contains(key); });
        };
        const QJsonArray periodic = lifecycle[u"periodic"].toArray();
        const QStringList ofHook{u"name"_qs, u"schedule"_qs, u"command"_qs, u"timeoutSeconds"_qs};
        return onlyHas(lifecycle, {u"preStart"_qs, u"periodic"_qs}) &&
               (lifecycle[u"preStart"].isObject() || !periodic.isEmpty()) &&
               onlyHas(lifecycle[u"preStart"].toObject(), ofHook) &&
               std::all_of(periodic.begin(), periodic.end(),
                           [&](const QJsonValue &hook) { return onlyHas(hook.toObject(), ofHook); });
    }

    /// Requests that no form can express: the console always sends limits, gives a mount one kind, a bucket a
    /// version and keys, a registry login a password, hooks a command, and knows no templates.
    static bool isBeyondAForm(const QJsonObject &body)
    {
        if (body.contains(u"templateId") || !body[u"resourceLimits"].isObject())
            return true;
        if (body.contains(u"lifecycle") && !hasKnownHooks(body[u"lifecycle"].toObject()))
            return true;
        if (body[u"image"][u"auth"].isObject() && !body[u"image"][u"auth"].toObject().contains(u"password"))
            return true;
        if (body[u"platform"].isObject() && body[u"platform"].toObject().isEmpty())
            return true;
        const QJsonArray volumes = body[u"volumes"].toArray();
        return std::any_of(volumes.begin(), volumes.end(), [](const QJsonValue &volume) {
            const QJsonObject ossfs = volume[u"ossfs"].toObject();
            const bool odd =
                !ossfs.isEmpty() && (ossfs[u"accessKeyId"].toString().isEmpty() ||
                                     ossfs[u"accessKeySecret"].toString().isEmpty() ||
                                     !ossfs[u"version"].isString() == ossfs.contains(u"version"));
            const int kinds = int(volume[u"host"].isObject()) + int(volume[u"pvc"].isObject()) +
                              int(volume[u"ossfs"].isObject());
            return odd || kinds != 1;
        });
    }

    int m_checked = 0;
    int m_form = 0;
    int m_beyondForm = 0;
    int m_refused = 0;
};

QTEST_GUILESS_MAIN(TestValidationCases)
#include "tst_validationcases.moc"
