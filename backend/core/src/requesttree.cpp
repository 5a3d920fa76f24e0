// SPDX-License-Identifier: Apache-2.0
#include "requesttree.h"

namespace osc {

namespace {

JsonNode stringArray(const QStringList &values)
{
    JsonNode array = JsonNode::array();
    for (const QString &value : values)
        array.items.push_back(JsonNode::fromText(value));
    return array;
}

JsonNode stringObject(const QMap<QString, QString> &values)
{
    JsonNode object = JsonNode::object();
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        object.add(it.key(), JsonNode::fromText(it.value()));
    return object;
}

void addText(JsonNode &object, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        object.add(name, JsonNode::fromText(value));
}

void addTrue(JsonNode &object, const QString &name, bool value)
{
    if (value)
        object.add(name, JsonNode::fromBoolean(true));
}

JsonNode imageTree(const SandboxSpec &spec)
{
    JsonNode image = JsonNode::object();
    image.add(u"uri"_qs, JsonNode::fromText(spec.image));
    if (spec.auth) {
        JsonNode auth = JsonNode::object();
        auth.add(u"username"_qs, JsonNode::fromText(spec.auth->username));
        auth.add(u"password"_qs, JsonNode::fromText(registryPasswordPlaceholder()));
        image.add(u"auth"_qs, std::move(auth));
    }
    return image;
}

JsonNode envTree(const SandboxSpec &spec)
{
    JsonNode env = JsonNode::object();
    for (auto it = spec.env.cbegin(); it != spec.env.cend(); ++it)
        env.add(it.key(), it.value() ? JsonNode::fromText(*it.value()) : JsonNode());
    return env;
}

JsonNode policyTree(const NetworkPolicy &policy)
{
    JsonNode tree = JsonNode::object();
    addText(tree, u"defaultAction"_qs, policy.defaultAction);
    JsonNode rules = JsonNode::array();
    for (const NetworkRule &rule : policy.egress) {
        JsonNode node = JsonNode::object();
        node.add(u"action"_qs, JsonNode::fromText(rule.action));
        node.add(u"target"_qs, JsonNode::fromText(rule.target));
        rules.items.push_back(std::move(node));
    }
    if (!rules.items.empty())
        tree.add(u"egress"_qs, std::move(rules));
    return tree;
}

JsonNode claimTree(const ClaimSource &claim)
{
    JsonNode tree = JsonNode::object();
    tree.add(u"claimName"_qs, JsonNode::fromText(claim.claimName));
    if (!claim.createIfNotExists)
        tree.add(u"createIfNotExists"_qs, JsonNode::fromBoolean(false));
    addTrue(tree, u"deleteOnSandboxTermination"_qs, claim.deleteOnSandboxTermination);
    addText(tree, u"storageClass"_qs, claim.storageClass);
    addText(tree, u"storage"_qs, claim.storage);
    if (!claim.accessModes.isEmpty())
        tree.add(u"accessModes"_qs, stringArray(claim.accessModes));
    return tree;
}

JsonNode ossfsTree(const OssfsSource &ossfs)
{
    JsonNode tree = JsonNode::object();
    tree.add(u"bucket"_qs, JsonNode::fromText(ossfs.bucket));
    tree.add(u"endpoint"_qs, JsonNode::fromText(ossfs.endpoint));
    tree.add(u"version"_qs, JsonNode::fromText(ossfs.version));
    if (!ossfs.options.isEmpty())
        tree.add(u"options"_qs, stringArray(ossfs.options));
    if (!ossfs.credential.isEmpty()) {
        for (const auto &[member, part] :
             {std::pair{u"accessKeyId"_qs, u"id"_qs}, std::pair{u"accessKeySecret"_qs, u"secret"_qs}})
            tree.add(member, JsonNode::fromText(credentialPlaceholder(ossfs.credential, part)));
    }
    return tree;
}

JsonNode volumeTree(const VolumeSpec &volume)
{
    JsonNode tree = JsonNode::object();
    tree.add(u"name"_qs, JsonNode::fromText(volume.name));
    switch (volume.kind) {
    case VolumeKind::Host: {
        JsonNode host = JsonNode::object();
        host.add(u"path"_qs, JsonNode::fromText(volume.hostPath));
        tree.add(u"host"_qs, std::move(host));
        break;
    }
    case VolumeKind::Claim:
        tree.add(u"pvc"_qs, claimTree(volume.claim));
        break;
    case VolumeKind::Ossfs:
        tree.add(u"ossfs"_qs, ossfsTree(volume.ossfs));
        break;
    }
    tree.add(u"mountPath"_qs, JsonNode::fromText(volume.mountPath));
    addText(tree, u"subPath"_qs, volume.subPath);
    addTrue(tree, u"readOnly"_qs, volume.readOnly);
    return tree;
}

JsonNode hookTree(const LifecycleHook &hook, bool isRepeated)
{
    JsonNode tree = JsonNode::object();
    if (isRepeated) {
        tree.add(u"name"_qs, JsonNode::fromText(hook.name));
        tree.add(u"schedule"_qs, JsonNode::fromText(hook.schedule));
    }
    tree.add(u"command"_qs, stringArray(hook.command));
    if (hook.timeoutSeconds)
        tree.add(u"timeoutSeconds"_qs, JsonNode::fromInteger(*hook.timeoutSeconds));
    return tree;
}

JsonNode lifecycleTree(const LifecycleHooks &hooks)
{
    JsonNode tree = JsonNode::object();
    if (hooks.preStart)
        tree.add(u"preStart"_qs, hookTree(*hooks.preStart, false));
    JsonNode periodic = JsonNode::array();
    for (const LifecycleHook &hook : hooks.periodic)
        periodic.items.push_back(hookTree(hook, true));
    if (!periodic.items.empty())
        tree.add(u"periodic"_qs, std::move(periodic));
    return tree;
}

bool usesPool(const SandboxSpec &spec)
{
    return !spec.extensions.value(u"poolRef"_qs).trimmed().isEmpty();
}

} // namespace

JsonNode requestTree(const SandboxSpec &spec)
{
    JsonNode root = JsonNode::object();
    if (!spec.image.isEmpty() || spec.auth)
        root.add(u"image"_qs, imageTree(spec));
    addText(root, u"snapshotId"_qs, spec.snapshotId);
    addText(root, u"templateId"_qs, spec.templateId);
    if (!spec.entrypoint.isEmpty())
        root.add(u"entrypoint"_qs, stringArray(spec.entrypoint));
    if (!spec.resourceLimits.isEmpty() || !(usesPool(spec) || !spec.templateId.isEmpty()))
        root.add(u"resourceLimits"_qs, stringObject(spec.resourceLimits));
    if (!spec.resourceRequests.isEmpty())
        root.add(u"resourceRequests"_qs, stringObject(spec.resourceRequests));
    if (spec.timeoutSeconds)
        root.add(u"timeout"_qs, JsonNode::fromInteger(*spec.timeoutSeconds));
    if (!spec.env.isEmpty())
        root.add(u"env"_qs, envTree(spec));
    if (!spec.metadata.isEmpty())
        root.add(u"metadata"_qs, stringObject(spec.metadata));
    if (!spec.lifecycle.isEmpty())
        root.add(u"lifecycle"_qs, lifecycleTree(spec.lifecycle));
    if (!spec.platformOs.isEmpty() || !spec.platformArch.isEmpty()) {
        JsonNode platform = JsonNode::object();
        platform.add(u"os"_qs, JsonNode::fromText(spec.platformOs));
        platform.add(u"arch"_qs, JsonNode::fromText(spec.platformArch));
        root.add(u"platform"_qs, std::move(platform));
    }
    if (spec.networkPolicy)
        root.add(u"networkPolicy"_qs, policyTree(*spec.networkPolicy));
    if (spec.credentialProxy) {
        JsonNode proxy = JsonNode::object();
        proxy.add(u"enabled"_qs, JsonNode::fromBoolean(true));
        root.add(u"credentialProxy"_qs, std::move(proxy));
    }
    addTrue(root, u"secureAccess"_qs, spec.secureAccess);
    if (!spec.volumes.isEmpty()) {
        JsonNode volumes = JsonNode::array();
        for (const VolumeSpec &volume : spec.volumes)
            volumes.items.push_back(volumeTree(volume));
        root.add(u"volumes"_qs, std::move(volumes));
    }
    if (!spec.extensions.isEmpty())
        root.add(u"extensions"_qs, stringObject(spec.extensions));
    return root;
}

QString registryPasswordPlaceholder()
{
    return u"${registry.password}"_qs;
}

QString credentialPlaceholder(const QString &credential, const QString &part)
{
    return u"${%1.%2}"_qs.arg(credential, part);
}

QString credentialOfPlaceholder(const QString &text, const QString &part)
{
    const QString end = u"."_qs + part + u"}"_qs;
    if (!text.startsWith(u"${"_qs) || !text.endsWith(end) || text.size() <= end.size() + 2)
        return {};
    return text.mid(2, text.size() - 2 - end.size());
}

} // namespace osc
