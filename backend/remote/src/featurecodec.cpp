// SPDX-License-Identifier: Apache-2.0
#include "featurecodec.h"

#include "remotejson.h"

#include <array>

namespace osc {

namespace {

template<typename State, std::size_t N>
State namedState(const std::array<std::pair<QLatin1String, State>, N> &names, const QString &name)
{
    for (const auto &[word, state] : names) {
        if (name.compare(word, Qt::CaseInsensitive) == 0)
            return state;
    }
    return State::Unknown;
}

constexpr std::array snapshotStates{
    std::pair{QLatin1String("Creating"), SnapshotState::Creating},
    std::pair{QLatin1String("Ready"), SnapshotState::Ready},
    std::pair{QLatin1String("Deleting"), SnapshotState::Deleting},
    std::pair{QLatin1String("Failed"), SnapshotState::Failed},
};

constexpr std::array templatePhases{
    std::pair{QLatin1String("Pending"), TemplatePhase::Pending},
    std::pair{QLatin1String("Building"), TemplatePhase::Building},
    std::pair{QLatin1String("Succeeded"), TemplatePhase::Succeeded},
    std::pair{QLatin1String("Failed"), TemplatePhase::Failed},
};

Snapshot snapshotOf(const json::Value &item, ServerClock clock)
{
    Snapshot snapshot;
    snapshot.id = json::text(item, "id");
    snapshot.sandboxId = json::text(item, "sandboxId");
    snapshot.name = json::text(item, "name");
    const auto &status = json::member(item, "status");
    snapshot.stateName = json::text(status, "state");
    snapshot.state = namedState(snapshotStates, snapshot.stateName);
    snapshot.reason = json::text(status, "reason");
    snapshot.message = json::text(status, "message");
    snapshot.lastTransitionAt = clock.toOurs(json::time(status, "lastTransitionAt"));
    snapshot.createdAt = clock.toOurs(json::time(item, "createdAt"));
    return snapshot;
}

ImageTemplate templateOf(const json::Value &item, ServerClock clock)
{
    ImageTemplate result;
    result.id = json::text(item, "templateId");
    ImageTemplateSpec &spec = result.spec;
    spec.image = json::text(item, "image");
    spec.publish = json::text(item, "publish");
    spec.format = json::text(item, "format");
    spec.resourceLimits = json::textMap(item, "resourceLimits");
    spec.entrypoint = json::texts(item, "entrypoint");
    spec.env = json::textMap(item, "env");
    spec.metadata = json::textMap(item, "metadata");
    const auto &readiness = json::member(item, "readiness");
    spec.readinessProbe = json::text(readiness, "probe");
    spec.warmupSeconds = json::boundedNumber(readiness, "warmupSeconds");
    const auto &status = json::member(item, "status");
    result.phaseName = json::text(status, "phase");
    result.phase = namedState(templatePhases, result.phaseName);
    result.message = json::text(status, "message");
    result.manifestRef = json::text(status, "manifestRef");
    result.createdAt = clock.toOurs(json::time(item, "createdAt"));
    result.updatedAt = clock.toOurs(json::time(item, "updatedAt"));
    return result;
}

Pool poolOf(const json::Value &item, ServerClock clock)
{
    Pool pool;
    pool.name = json::text(item, "name");
    const auto &capacity = json::member(item, "capacitySpec");
    pool.capacity = {json::boundedNumber(capacity, "bufferMin"), json::boundedNumber(capacity, "bufferMax"),
                     json::boundedNumber(capacity, "poolMin"), json::boundedNumber(capacity, "poolMax")};
    const auto &status = json::member(item, "status");
    if (status.is_object()) {
        pool.status =
            PoolStatus{json::boundedNumber(status, "total"), json::boundedNumber(status, "allocated"),
                       json::boundedNumber(status, "available"), json::text(status, "revision")};
    }
    pool.createdAt = clock.toOurs(json::time(item, "createdAt"));
    return pool;
}

template<typename T, typename Read>
std::optional<ItemPage<T>> pageOf(const QByteArray &bytes, ServerClock clock, Read read, QString T::*id)
{
    const auto root = json::parse(bytes);
    const auto &items = json::member(root, "items");
    if (!items.is_array())
        return {};
    ItemPage<T> page;
    for (const auto &item : items) {
        T value = read(item, clock);
        if (!(value.*id).isEmpty())
            page.items.append(std::move(value));
    }
    page.hasNext = json::boolean(json::member(root, "pagination"), "hasNextPage");
    return page;
}

template<typename T, typename Read>
std::optional<T> oneOf(const QByteArray &bytes, ServerClock clock, Read read, QString T::*id)
{
    T value = read(json::parse(bytes), clock);
    if ((value.*id).isEmpty())
        return {};
    return value;
}

json::Value capacityOf(const PoolCapacity &capacity)
{
    auto object = json::Value::object();
    object["bufferMin"] = capacity.bufferMin;
    object["bufferMax"] = capacity.bufferMax;
    object["poolMin"] = capacity.poolMin;
    object["poolMax"] = capacity.poolMax;
    return object;
}

json::Value rulesOf(const QList<NetworkRule> &rules)
{
    auto list = json::Value::array();
    for (const NetworkRule &rule : rules) {
        auto object = json::Value::object();
        object["action"] = json::fromText(rule.action);
        object["target"] = json::fromText(rule.target);
        list.push_back(std::move(object));
    }
    return list;
}

} // namespace

std::optional<Snapshot> decodeSnapshot(const QByteArray &bytes, ServerClock clock)
{
    return oneOf<Snapshot>(bytes, clock, snapshotOf, &Snapshot::id);
}

std::optional<ItemPage<Snapshot>> decodeSnapshotPage(const QByteArray &bytes, ServerClock clock)
{
    return pageOf<Snapshot>(bytes, clock, snapshotOf, &Snapshot::id);
}

QByteArray encodeSnapshotName(const QString &name)
{
    if (name.isEmpty())
        return {};
    auto root = json::Value::object();
    root["name"] = json::fromText(name);
    return json::dump(root);
}

std::optional<ImageTemplate> decodeImageTemplate(const QByteArray &bytes, ServerClock clock)
{
    return oneOf<ImageTemplate>(bytes, clock, templateOf, &ImageTemplate::id);
}

std::optional<ItemPage<ImageTemplate>> decodeImageTemplatePage(const QByteArray &bytes, ServerClock clock)
{
    return pageOf<ImageTemplate>(bytes, clock, templateOf, &ImageTemplate::id);
}

QByteArray encodeImageTemplate(const ImageTemplateSpec &spec)
{
    auto root = json::Value::object(); // the server refuses members that it does not know
    root["image"] = json::fromText(spec.image);
    root["publish"] = json::fromText(spec.publish);
    if (!spec.resourceLimits.isEmpty())
        root["resourceLimits"] = json::fromTextMap(spec.resourceLimits);
    if (!spec.entrypoint.isEmpty())
        root["entrypoint"] = json::fromTexts(spec.entrypoint);
    if (!spec.env.isEmpty())
        root["env"] = json::fromTextMap(spec.env);
    if (!spec.metadata.isEmpty())
        root["metadata"] = json::fromTextMap(spec.metadata);
    auto readiness = json::Value::object();
    if (!spec.readinessProbe.isEmpty())
        readiness["probe"] = json::fromText(spec.readinessProbe);
    if (spec.warmupSeconds > 0)
        readiness["warmupSeconds"] = spec.warmupSeconds;
    if (!readiness.empty())
        root["readiness"] = std::move(readiness);
    if (!spec.format.isEmpty())
        root["format"] = json::fromText(spec.format);
    return json::dump(root);
}

std::optional<Pool> decodePool(const QByteArray &bytes, ServerClock clock)
{
    return oneOf<Pool>(bytes, clock, poolOf, &Pool::name);
}

std::optional<QList<Pool>> decodePools(const QByteArray &bytes, ServerClock clock)
{
    const auto page = pageOf<Pool>(bytes, clock, poolOf, &Pool::name);
    if (!page)
        return {};
    return page->items;
}

std::optional<QByteArray> encodePool(const PoolSpec &spec)
{
    auto podTemplate = json::parse(spec.podTemplate);
    if (!podTemplate.is_object())
        return {};
    auto root = json::Value::object();
    root["name"] = json::fromText(spec.name);
    root["template"] = std::move(podTemplate);
    root["capacitySpec"] = capacityOf(spec.capacity);
    return json::dump(root);
}

QByteArray encodePoolCapacity(const PoolCapacity &capacity)
{
    auto root = json::Value::object();
    root["capacitySpec"] = capacityOf(capacity);
    return json::dump(root);
}

std::optional<NetworkPolicyStatus> decodePolicyStatus(const QByteArray &bytes)
{
    const auto root = json::parse(bytes);
    if (!root.is_object() || !json::member(root, "status").is_string())
        return {};
    NetworkPolicyStatus status;
    status.mode = json::text(root, "mode");
    status.enforcementMode = json::text(root, "enforcementMode");
    const auto &policy = json::member(root, "policy");
    status.policy.defaultAction = json::text(policy, "defaultAction");
    for (const auto &rule : json::array(policy, "egress")) // null when there are none
        status.policy.egress.append({json::text(rule, "action"), json::text(rule, "target")});
    return status;
}

QByteArray encodePolicy(const NetworkPolicy &policy)
{
    auto root = json::Value::object();
    root["defaultAction"] =
        json::fromText(policy.defaultAction.isEmpty() ? QStringLiteral("deny") : policy.defaultAction);
    root["egress"] = rulesOf(policy.egress);
    return json::dump(root);
}

QByteArray encodeRules(const QList<NetworkRule> &rules)
{
    return json::dump(rulesOf(rules));
}

QByteArray encodeTargets(const QStringList &targets)
{
    return json::dump(json::fromTexts(targets));
}

std::optional<DiagnosticText> decodeDiagnostic(const QByteArray &bytes, ServerClock clock)
{
    const auto root = json::parse(bytes);
    if (!root.is_object() || !json::member(root, "kind").is_string())
        return {};
    DiagnosticText text;
    text.scope = json::text(root, "scope");
    text.content = json::text(root, "content");
    text.truncated = json::boolean(root, "truncated");
    text.warnings = json::texts(root, "warnings");
    text.contentUrl = json::text(root, "contentUrl");
    text.urlExpiresAt = clock.toOurs(json::time(root, "expiresAt"));
    return text;
}

} // namespace osc
