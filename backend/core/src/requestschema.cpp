// SPDX-License-Identifier: Apache-2.0
#include "requestschema.h"

#include "requesttree.h"

#include <QSet>

namespace osc {

namespace {

constexpr int MinimumTimeout = 60;

// The expressions are the server's, anchored for this engine: there `$` never matches before a newline.
const SchemaPattern &labelPattern()
{
    static const SchemaPattern pattern{QRegularExpression(u"\\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z"_qs),
                                       u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_qs};
    return pattern;
}

const SchemaPattern &mountPathPattern()
{
    static const SchemaPattern pattern{QRegularExpression(u"\\A/"_qs), u"^/.*"_qs};
    return pattern;
}

const SchemaPattern &hostPathPattern()
{
    static const SchemaPattern pattern{QRegularExpression(u"\\A(/|[A-Za-z]:[\\\\/])"_qs),
                                       u"^(/|[A-Za-z]:[\\\\/])"_qs};
    return pattern;
}

const SchemaPattern &storagePattern()
{
    static const SchemaPattern pattern{QRegularExpression(u"\\A\\d+(\\.\\d+)?(Ki|Mi|Gi|Ti|Pi|Ei)?\\z"_qs,
                                                          QRegularExpression::UseUnicodePropertiesOption),
                                       u"^\\d+(\\.\\d+)?(Ki|Mi|Gi|Ti|Pi|Ei)?$"_qs};
    return pattern;
}

TextRule nullableText(int minimum = 0)
{
    return {Presence::Nullable, minimum};
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

QMap<QString, QString> withoutNulls(const QMap<QString, std::optional<QString>> &map)
{
    QMap<QString, QString> out;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        out.insert(it.key(), it.value().value_or(QString()));
    return out;
}

/// Reads one request. What it remembers beside the spec are facts about presence that the whole-request rules
/// need.
class SchemaReader
{
public:
    SchemaReader(ValidationRules::Generation generation, SchemaDepth depth)
        : m_newer(generation == ValidationRules::Generation::V1_1)
        , m_everything(depth == SchemaDepth::Everything)
    {}

    ParsedRequest read(const JsonNode &body)
    {
        if (!body.is(JsonNode::Kind::Object)) {
            m_out.issues.append({{},
                                 u"model_attributes_type"_qs,
                                 u"Input should be a valid dictionary or object to extract fields from"_qs,
                                 {}});
            return m_out;
        }
        RequestScope root(&body, {}, &m_out.issues);
        readMembers(root);
        if (m_everything || root.isClean())
            checkWhole(root);
        if (isBlank(m_spec.image))
            m_spec.image.clear();
        m_spec.snapshotId = m_spec.snapshotId.trimmed();
        return m_out;
    }

private:
    void readMembers(RequestScope &root)
    {
        readImage(root.readObject(u"image"_qs));
        root.readText(u"snapshotId"_qs, m_spec.snapshotId, nullableText());
        readPlatform(root.readObject(u"platform"_qs));
        m_out.timeout = root.readInteger(u"timeout"_qs, {MinimumTimeout});
        if (m_out.timeout)
            m_spec.timeoutSeconds = m_out.timeout->value;
        readMaps(root);
        if (m_newer)
            readLifecycle(root.readObject(u"lifecycle"_qs));
        const auto entrypoint = root.readTexts(u"entrypoint"_qs, Presence::Nullable, 1);
        m_spec.entrypoint = entrypoint.value_or(QStringList());
        m_hasEntrypoint = entrypoint.has_value();
        readNetworkPolicy(root.readObject(u"networkPolicy"_qs));
        if (m_newer) {
            RequestScope proxy = root.readObject(u"credentialProxy"_qs);
            m_hasCredentialProxy = proxy.exists();
            proxy.readFlag(u"enabled"_qs, m_spec.credentialProxy);
        }
        root.readFlag(u"secureAccess"_qs, m_spec.secureAccess);
        m_hasVolumes = root.readEach(u"volumes"_qs, Presence::Nullable,
                                     [this](RequestScope &volume) { readVolume(volume); });
        m_spec.extensions = withoutNulls(root.readMap(u"extensions"_qs, false).value_or(NullableMap()));
        if (m_newer)
            root.readText(u"templateId"_qs, m_spec.templateId, nullableText(1));
        m_out.hasTemplate = !isBlank(m_spec.templateId);
    }

    void readImage(RequestScope image)
    {
        m_hasImage = image.exists();
        if (!m_hasImage)
            return;
        image.readText(u"uri"_qs, m_spec.image);
        RequestScope auth = image.readObject(u"auth"_qs);
        if (!auth.exists())
            return;
        RegistryLogin login;
        QString password;
        auth.readText(u"username"_qs, login.username);
        auth.readText(u"password"_qs, password);
        if (password != registryPasswordPlaceholder())
            login.password = SecretString(password);
        m_spec.auth = login;
    }

    void readPlatform(RequestScope platform)
    {
        m_out.hasPlatform = platform.exists();
        if (!m_out.hasPlatform)
            return;
        platform.readText(u"os"_qs, m_spec.platformOs);
        platform.readText(u"arch"_qs, m_spec.platformArch);
    }

    void readMaps(RequestScope &root)
    {
        const auto limits = root.readMap(u"resourceLimits"_qs, false);
        m_hasLimits = limits.has_value();
        m_spec.resourceLimits = withoutNulls(limits.value_or(NullableMap()));
        if (m_newer) {
            const auto requests = root.readMap(u"resourceRequests"_qs, false);
            m_hasRequests = requests.has_value();
            m_spec.resourceRequests = withoutNulls(requests.value_or(NullableMap()));
        }
        const auto env = root.readMap(u"env"_qs, true);
        m_hasEnv = env.has_value();
        m_spec.env = env.value_or(NullableMap());
        m_spec.metadata = withoutNulls(root.readMap(u"metadata"_qs, false).value_or(NullableMap()));
    }

    void readLifecycle(RequestScope lifecycle)
    {
        m_out.hasLifecycle = lifecycle.exists();
        if (!lifecycle.exists())
            return;
        RequestScope before = lifecycle.readObject(u"preStart"_qs);
        if (before.exists())
            m_spec.lifecycle.preStart = readHook(before, 10800, {});
        QStringList names;
        lifecycle.readEach(u"periodic"_qs, Presence::Nullable, [&](RequestScope &hook) {
            m_spec.lifecycle.periodic.append(readHook(hook, 300, &names));
        });
        lifecycle.forbidOthers({u"preStart"_qs, u"periodic"_qs});
        if (lifecycle.isClean() && QSet<QString>(names.begin(), names.end()).size() != names.size())
            lifecycle.fail(u"periodic"_qs, u"Periodic lifecycle hook names must be unique."_qs);
    }

    /// @p names is null for the hook before the start, which has neither name nor schedule.
    [[nodiscard]] LifecycleHook readHook(RequestScope &hook, qint64 longest, QStringList *names)
    {
        const QString kind = names ? u"Periodic lifecycle hook"_qs : u"Lifecycle hook"_qs;
        QStringList known{u"command"_qs, u"timeoutSeconds"_qs};
        LifecycleHook out;
        if (names) {
            known << u"name"_qs << u"schedule"_qs;
            hook.readText(u"name"_qs, out.name, {Presence::Required, 1});
            hook.readText(u"schedule"_qs, out.schedule, {Presence::Required, 1});
        }
        out.command = hook.readTexts(u"command"_qs, Presence::Required, 1).value_or(QStringList());
        if (const auto seconds = hook.readInteger(u"timeoutSeconds"_qs, {1, longest}))
            out.timeoutSeconds = seconds->value;
        hook.forbidOthers(known);
        if (!hook.isClean())
            return out;
        if (names && isBlank(out.name))
            hook.fail(u"name"_qs, kind + u" name must not be blank."_qs);
        else if (names && isBlank(out.schedule))
            hook.fail(u"schedule"_qs, kind + u" schedule must not be blank."_qs);
        else if (isBlank(out.command.first()))
            hook.fail(u"command"_qs, kind + u" command must not be empty."_qs);
        if (names)
            names->append(out.name.trimmed());
        return out;
    }

    void readNetworkPolicy(RequestScope policy)
    {
        if (!policy.exists())
            return;
        NetworkPolicy out;
        policy.readText(u"defaultAction"_qs, out.defaultAction, nullableText());
        policy.readEach(u"egress"_qs, Presence::Defaulted, [&](RequestScope &scope) {
            NetworkRule rule;
            scope.readText(u"action"_qs, rule.action);
            scope.readText(u"target"_qs, rule.target, {Presence::Required, 1});
            out.egress.append(rule);
        });
        m_spec.networkPolicy = out;
    }

    void readVolume(RequestScope &volume)
    {
        VolumeSpec out;
        volume.readText(u"name"_qs, out.name, {Presence::Required, 0, 63, &labelPattern()});
        RequestScope host = volume.readObject(u"host"_qs);
        if (host.exists())
            host.readText(u"path"_qs, out.hostPath, {Presence::Required, 0, NoMaximum, &hostPathPattern()});
        RequestScope claim = volume.readObject(u"pvc"_qs);
        if (claim.exists())
            readClaim(claim, out.claim);
        RequestScope ossfs = volume.readObject(u"ossfs"_qs);
        if (ossfs.exists())
            readOssfs(ossfs, out.ossfs);
        volume.readText(u"mountPath"_qs, out.mountPath,
                        {Presence::Required, 0, NoMaximum, &mountPathPattern()});
        volume.readFlag(u"readOnly"_qs, out.readOnly);
        volume.readText(u"subPath"_qs, out.subPath, nullableText());

        const int backends = int(host.exists()) + int(claim.exists()) + int(ossfs.exists());
        const QString oneBackend = u"Exactly one backend (host, pvc, ossfs) must be specified, but %1."_qs;
        if (volume.isClean() && backends != 1)
            volume.fail(u"kind"_qs,
                        oneBackend.arg(backends ? u"multiple were provided"_qs : u"none was provided"_qs));
        out.kind = host.exists() ? VolumeKind::Host : ossfs.exists() ? VolumeKind::Ossfs : VolumeKind::Claim;
        m_spec.volumes.append(out);
    }

    static void readClaim(RequestScope &claim, ClaimSource &out)
    {
        claim.readText(u"claimName"_qs, out.claimName, {Presence::Required, 0, 253, &labelPattern()});
        claim.readFlag(u"createIfNotExists"_qs, out.createIfNotExists);
        claim.readFlag(u"deleteOnSandboxTermination"_qs, out.deleteOnSandboxTermination);
        claim.readText(u"storageClass"_qs, out.storageClass, nullableText());
        claim.readText(u"storage"_qs, out.storage, {Presence::Nullable, 0, NoMaximum, &storagePattern()});
        out.accessModes = claim.readTexts(u"accessModes"_qs, Presence::Nullable, 0).value_or(QStringList());
    }

    void readOssfs(RequestScope &ossfs, OssfsSource &out)
    {
        QString keyId;
        QString keySecret;
        ossfs.readText(u"bucket"_qs, out.bucket, {Presence::Required, 3, 63});
        ossfs.readText(u"endpoint"_qs, out.endpoint, {Presence::Required, 1});
        ossfs.readChoice(u"version"_qs, out.version, {u"1.0"_qs, u"2.0"_qs});
        out.options = ossfs.readTexts(u"options"_qs, Presence::Nullable, 0).value_or(QStringList());
        ossfs.readText(u"accessKeyId"_qs, keyId, nullableText(1));
        ossfs.readText(u"accessKeySecret"_qs, keySecret, nullableText(1));
        out.credential = credentialOfPlaceholder(keyId, u"id"_qs);
        if ((m_everything || ossfs.isClean()) && (keyId.isEmpty() || keySecret.isEmpty()))
            ossfs.fail(u"credential"_qs,
                       u"OSSFS inline credentials are required: accessKeyId and accessKeySecret."_qs);
    }

    /// Rules over several members; the server stops at the first.
    void checkWhole(const RequestScope &root)
    {
        const QString reserved = u"OPENSANDBOX_LIFECYCLE"_qs;
        if (m_newer && m_spec.env.contains(reserved)) {
            root.fail(
                u"env."_qs + reserved,
                u"Environment variable '%1' is reserved. Use the lifecycle request field instead."_qs.arg(
                    reserved));
        } else if (m_out.hasTemplate) {
            checkTemplate(root);
        } else if (!isBlank(m_spec.extensions.value(u"poolRef"_qs))) {
            if (m_out.hasLifecycle)
                root.fail(u"lifecycle"_qs, u"lifecycle cannot be used together with poolRef."_qs);
            else if (!isBlank(m_spec.snapshotId))
                root.fail(u"snapshotId"_qs, u"snapshotId cannot be used together with poolRef."_qs);
        } else {
            checkSource(root);
        }
    }

    void checkSource(const RequestScope &root)
    {
        struct Check
        {
            bool failed;
            QString subject;
            QString words;
        };
        const bool fromImage = !isBlank(m_spec.image);
        const Check checks[] = {
            {m_spec.credentialProxy && !m_spec.networkPolicy, u"credentialProxy"_qs,
             u"credentialProxy.enabled requires networkPolicy."_qs},
            {fromImage == !isBlank(m_spec.snapshotId), u"image"_qs,
             u"Exactly one of image or snapshotId must be provided."_qs},
            {fromImage && m_spec.entrypoint.isEmpty(), u"entrypoint"_qs,
             u"Entrypoint is required when image is provided."_qs},
            {!m_hasLimits, u"resourceLimits"_qs,
             u"resourceLimits is required when poolRef is not provided."_qs},
        };
        for (const Check &check : checks) {
            if (!check.failed)
                continue;
            root.fail(check.subject, check.words);
            if (!m_everything)
                return;
        }
    }

    void checkTemplate(const RequestScope &root)
    {
        QStringList conflicts;
        for (const auto &[present, name] : {
                 std::pair{m_hasCredentialProxy, u"credentialProxy"_qs},
                 std::pair{m_hasEntrypoint, u"entrypoint"_qs},
                 std::pair{m_hasEnv, u"env"_qs},
                 std::pair{m_hasImage, u"image"_qs},
                 std::pair{m_out.hasLifecycle, u"lifecycle"_qs},
                 std::pair{m_out.hasPlatform, u"platform"_qs},
                 std::pair{m_hasLimits, u"resourceLimits"_qs},
                 std::pair{m_hasRequests, u"resourceRequests"_qs},
                 std::pair{m_spec.secureAccess, u"secureAccess"_qs},
                 std::pair{!isBlank(m_spec.snapshotId), u"snapshotId"_qs},
                 std::pair{m_hasVolumes, u"volumes"_qs},
             }) {
            if (present)
                conflicts << name;
        }
        if (!conflicts.isEmpty()) {
            root.fail(
                u"templateId"_qs,
                u"templateId cannot be combined with: %1; the workload shape is fixed by the template's "
                "golden image."_qs.arg(conflicts.join(u", "_qs)));
        } else if (!m_out.timeout) {
            root.fail(u"timeout"_qs, u"timeout is required when templateId is provided."_qs);
        }
    }

    using NullableMap = QMap<QString, std::optional<QString>>;
    static constexpr int NoMaximum = std::numeric_limits<int>::max();

    ParsedRequest m_out;
    SandboxSpec &m_spec = m_out.spec;
    bool m_newer;
    bool m_everything;
    bool m_hasImage = false;
    bool m_hasLimits = false;
    bool m_hasRequests = false;
    bool m_hasEnv = false;
    bool m_hasEntrypoint = false;
    bool m_hasCredentialProxy = false;
    bool m_hasVolumes = false;
};

} // namespace

ParsedRequest readRequest(const JsonNode &body, ValidationRules::Generation generation, SchemaDepth depth)
{
    return SchemaReader(generation, depth).read(body);
}

} // namespace osc
