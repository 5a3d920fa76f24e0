// SPDX-License-Identifier: Apache-2.0
#include "createbody.h"

#include "metadatastore.h"

#include <core/extensions.h>
#include <json/jsonread.h>

namespace osc {

const char HelperLabel[] = "io.opensandbox.console.helper";

namespace {

const QString Prefix = QStringLiteral("opensandbox.io/");
constexpr int PidsLimit = 4096;
const QStringList DroppedCapabilities{
    QStringLiteral("AUDIT_WRITE"), QStringLiteral("MKNOD"),     QStringLiteral("NET_ADMIN"),
    QStringLiteral("NET_RAW"),     QStringLiteral("SYS_ADMIN"), QStringLiteral("SYS_MODULE"),
    QStringLiteral("SYS_PTRACE"),  QStringLiteral("SYS_TIME"),  QStringLiteral("SYS_TTY_CONFIG")};

json::Value textArray(const QStringList &texts)
{
    auto array = json::Value::array();
    for (const auto &text : texts)
        array.push_back(text.toStdString());
    return array;
}

json::Value textObject(const QMap<QString, QString> &map)
{
    auto object = json::Value::object();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object[it.key().toStdString()] = it->toStdString();
    return object;
}

QString compactList(const QStringList &texts)
{
    return QString::fromUtf8(json::dump(textArray(texts)));
}

void publish(json::Value &body, int containerPort, int hostPort)
{
    if (hostPort == 0)
        return;
    const std::string key = std::to_string(containerPort) + "/tcp";
    body["HostConfig"]["PortBindings"][key] = {
        {{"HostIp", "0.0.0.0"}, {"HostPort", std::to_string(hostPort)}}};
}

void expose(json::Value &body, int containerPort)
{
    body["ExposedPorts"][std::to_string(containerPort) + "/tcp"] = json::Value::object();
}

/// What the reference's client library always sends.
json::Value commonBody(const QString &image)
{
    return {{"Image", image.toStdString()}, {"Tty", false},
            {"OpenStdin", false},           {"StdinOnce", false},
            {"AttachStdin", false},         {"AttachStdout", true},
            {"AttachStderr", true},         {"NetworkDisabled", false}};
}

/// What nested isolation in the sandbox needs; the user asked for it by name (api-1.1 4.1).
void grantIsolation(json::Value &host)
{
    QStringList dropped = DroppedCapabilities;
    dropped.removeAll(QStringLiteral("SYS_ADMIN"));
    host["CapDrop"] = textArray(dropped);
    host["CapAdd"] = {"SYS_ADMIN"};
    host["SecurityOpt"] = {"no-new-privileges=true", "apparmor=unconfined", "seccomp=unconfined"};
    host["MaskedPaths"] = json::Value::array();
    host["ReadonlyPaths"] = json::Value::array();
    host["Tmpfs"] = textObject({{isolationPath(), QString()}});
}

QStringList bindsOf(const ContainerPlan &plan)
{
    QStringList binds = plan.binds;
    if (plan.policy)
        binds.append(plan.runtimeVolume() + QStringLiteral(":/opt/opensandbox:rw"));
    return binds;
}

QStringList environmentOf(const ContainerPlan &plan)
{
    QStringList env = plan.proxyEnvironment + plan.environment;
    if (plan.credentialProxy)
        env.append(QStringLiteral("OPENSANDBOX_EGRESS_MITMPROXY_TRANSPARENT=true"));
    env.append(QStringLiteral("OPENSANDBOX_ID=") + plan.sandboxId);
    return env;
}

/// Python's default spacing, and ASCII only, as the sidecar always gets it.
std::string quoted(const QString &text)
{
    return json::Value(text.toStdString()).dump(-1, ' ', true, json::Value::error_handler_t::replace);
}

} // namespace

QByteArray egressRules(const NetworkPolicy &policy)
{
    std::string text = "{";
    if (!policy.defaultAction.isEmpty())
        text += "\"defaultAction\": " + quoted(policy.defaultAction) + ", ";
    text += "\"egress\": [";
    for (qsizetype i = 0; i < policy.egress.size(); ++i) {
        const auto &rule = policy.egress.at(i);
        text += i == 0 ? "" : ", ";
        text += "{\"action\": " + quoted(rule.action) + ", \"target\": " + quoted(rule.target) + "}";
    }
    return QByteArray::fromStdString(text + "]}");
}

QMap<QString, QString> sandboxLabels(const ContainerPlan &plan)
{
    QMap<QString, QString> labels;
    const QString reserved[] = {
        QStringLiteral("expires-at"),        QStringLiteral("manual-cleanup"),
        QStringLiteral("ossfs-mounts"),      QStringLiteral("volume-managed-by"),
        QStringLiteral("egress-auth-token"), QStringLiteral("embedding-proxy-port"),
        QStringLiteral("http-port"),         QStringLiteral("platform-os"),
        QStringLiteral("platform-arch"),     QStringLiteral("access-renew-extend-seconds")};
    for (const QString &name : reserved) {
        if (plan.inheritedLabels.contains(Prefix + name))
            labels.insert(Prefix + name, QString()); // an empty value is read as absent
    }
    for (auto it = plan.metadata.cbegin(); it != plan.metadata.cend(); ++it)
        labels.insert(it.key(), it.value());
    const auto set = [&labels](const char *name, const QString &value) {
        if (!value.isEmpty())
            labels.insert(Prefix + QLatin1String(name), value);
    };
    const auto number = [](int value) { return value > 0 ? QString::number(value) : QString(); };
    set("id", plan.sandboxId);
    if (plan.expiresAt.isValid())
        set("expires-at", pythonTime(plan.expiresAt));
    else
        set("manual-cleanup", QStringLiteral("true"));
    set("platform-os", plan.platformOs);
    set("platform-arch", plan.platformArch);
    set("snapshot-id", plan.snapshotId);
    const auto extensions = extensionLabels(plan.extensions, ValidationRules::Generation::V1_1);
    for (auto it = extensions.cbegin(); it != extensions.cend(); ++it)
        labels.insert(it.key(), it.value());
    if (plan.publishesPorts()) {
        set("embedding-proxy-port", number(plan.ports.execd));
        set("http-port", number(plan.ports.http));
    }
    if (!plan.bucketMounts.isEmpty())
        set("ossfs-mounts", compactList(plan.bucketMounts));
    if (!plan.managedVolumes.isEmpty())
        set("volume-managed-by", compactList(plan.managedVolumes));
    set("egress-auth-token", plan.egressToken);
    return labels;
}

QByteArray encodeSandbox(const ContainerPlan &plan)
{
    auto body = commonBody(plan.image);
    auto &host = body["HostConfig"];
    // An empty text clears the image's own entrypoint, so that the command is all that runs.
    body["Entrypoint"] = plan.withExecd ? json::Value{"/opt/opensandbox/bootstrap.sh"} : json::Value{""};
    body["Cmd"] = textArray(plan.command);
    body["Env"] = textArray(environmentOf(plan));
    body["Labels"] = textObject(sandboxLabels(plan));
    host["NetworkMode"] = plan.sidecarContainer.isEmpty()
                              ? plan.networkMode.toStdString()
                              : "container:" + plan.sidecarContainer.toStdString();
    host["SecurityOpt"] = {"no-new-privileges=true"};
    host["CapDrop"] = textArray(DroppedCapabilities);
    if (grantsIsolation(plan.extensions, ValidationRules::Generation::V1_1))
        grantIsolation(host);
    host["PidsLimit"] = PidsLimit;
    if (plan.memory > 0)
        host["Memory"] = plan.memory;
    if (plan.nanoCpus > 0)
        host["NanoCpus"] = plan.nanoCpus;
    if (plan.gpus != 0) {
        host["DeviceRequests"] = {{{"Driver", ""},
                                   {"Count", plan.gpus},
                                   {"DeviceIDs", json::Value::array()},
                                   {"Capabilities", {{"gpu"}}},
                                   {"Options", json::Value::object()}}};
    }
    if (const QStringList binds = bindsOf(plan); !binds.isEmpty())
        host["Binds"] = textArray(binds);
    if (plan.sidecarContainer.isEmpty()) {
        expose(body, ExecdPort);
        expose(body, HttpPort);
        if (plan.publishesPorts()) {
            publish(body, ExecdPort, plan.ports.execd);
            publish(body, HttpPort, plan.ports.http);
        }
    }
    return json::dump(body);
}

QByteArray encodeSidecar(const ContainerPlan &plan, const QString &image)
{
    auto body = commonBody(image);
    QStringList env = plan.proxyEnvironment;
    env << QStringLiteral("OPENSANDBOX_EGRESS_RULES=") + QString::fromUtf8(egressRules(*plan.policy))
        << QStringLiteral("OPENSANDBOX_EGRESS_MODE=") + plan.egressMode
        << QStringLiteral("OPENSANDBOX_EGRESS_TOKEN=") + plan.egressToken
        << QStringLiteral("OPENSANDBOX_EGRESS_SANDBOX_ID=") + plan.sandboxId;
    env << plan.egressEnvironment;
    if (plan.credentialProxy)
        env << QStringLiteral("OPENSANDBOX_EGRESS_MITMPROXY_TRANSPARENT=true");
    body["Env"] = textArray(env);
    body["Labels"] = textObject({{QStringLiteral("opensandbox.io/egress-sidecar-for"), plan.sandboxId}});
    auto &host = body["HostConfig"];
    host["NetworkMode"] = "bridge";
    host["CapAdd"] = {"NET_ADMIN"};
    host["Sysctls"] = {{"net.ipv6.conf.all.disable_ipv6", "1"},
                       {"net.ipv6.conf.default.disable_ipv6", "1"},
                       {"net.ipv6.conf.lo.disable_ipv6", "1"}};
    host["Binds"] = textArray({plan.runtimeVolume() + QStringLiteral(":/opt/opensandbox:rw")});
    const std::pair<int, int> ports[] = {
        {ExecdPort, plan.ports.execd}, {HttpPort, plan.ports.http}, {EgressPort, plan.ports.egress}};
    for (const auto &[container, hostPort] : ports) {
        expose(body, container);
        publish(body, container, hostPort);
    }
    return json::dump(body);
}

QByteArray encodeExecdHelper(const QString &image)
{
    auto body = json::Value{{"Image", image.toStdString()}};
    body["Cmd"] = {"true"};
    body["Labels"] = json::Value{{HelperLabel, "execd"}};
    body["HostConfig"] = json::Value{{"NetworkMode", "none"}};
    return json::dump(body);
}

QByteArray encodeManagedVolume(const QString &name)
{
    return json::dump(json::Value{{"Name", name.toStdString()},
                                  {"Labels", json::Value{{"opensandbox.io/volume-managed-by", "server"}}}});
}

} // namespace osc
