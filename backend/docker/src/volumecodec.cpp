// SPDX-License-Identifier: Apache-2.0
#include "volumecodec.h"

#include "engineerrors.h"
#include "inspectmask.h"

#include <json/jsonread.h>

namespace osc {

namespace {

constexpr qint64 HelperMemory = 256LL * 1024 * 1024;
constexpr int HelperProcesses = 128;

json::Value labelObject(const QMap<QString, QString> &texts)
{
    auto object = json::Value::object();
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        object[it.key().toStdString()] = it.value().toStdString();
    return object;
}

json::Value capabilityList(const QStringList &texts)
{
    auto array = json::Value::array();
    for (const QString &text : texts)
        array.push_back(text.toStdString());
    return array;
}

json::Value mountList(const QList<HelperMount> &mounts)
{
    auto array = json::Value::array();
    for (const HelperMount &mount : mounts) {
        // Without NoCopy the Engine would put files of the image into a volume that is empty.
        array.push_back({{"Type", "volume"},
                         {"Source", mount.volume.toStdString()},
                         {"Target", mount.target.toStdString()},
                         {"ReadOnly", mount.readOnly},
                         {"VolumeOptions", {{"NoCopy", true}}}});
    }
    return array;
}

} // namespace

QByteArray encodeVolume(const ClaimSpec &spec, const QMap<QString, QString> &labels)
{
    auto all = spec.labels;
    all.insert(labels);
    json::Value object{{"Name", spec.name.toStdString()}, {"Labels", labelObject(all)}};
    if (!spec.driver.isEmpty())
        object["Driver"] = spec.driver.toStdString();
    if (!spec.options.isEmpty())
        object["DriverOpts"] = labelObject(spec.options);
    return json::dump(object);
}

QByteArray encodeHelper(const HelperBody &body)
{
    json::Value host{{"NetworkMode", "none"},
                     {"CapDrop", {"ALL"}},
                     {"CapAdd", capabilityList(body.capabilities)},
                     {"SecurityOpt", {"no-new-privileges"}},
                     {"ReadonlyRootfs", body.runs},
                     {"PidsLimit", HelperProcesses},
                     {"Memory", HelperMemory},
                     {"MemorySwap", HelperMemory},
                     {"LogConfig", {{"Type", "none"}}},
                     {"Tmpfs", {{"/tmp", "size=16m,mode=1777,noexec,nosuid,nodev"}}},
                     {"Mounts", mountList(body.mounts)}};
    // What is only created runs nothing; the Engine would not unpack anything beside the volume's own root.
    if (body.runs) {
        // Its standard input is held by the console: when that ends, however it ends, so does the container,
        // and the Engine removes it.
        host["AutoRemove"] = true;
        if (body.withInit)
            host["Init"] = true;
    }
    json::Value object{{"Image", body.image.toStdString()},
                       {"Entrypoint", {"/bin/sh", "-c", "while read -r line; do :; done"}},
                       {"Cmd", json::Value::array()},
                       {"User", "0:0"},
                       {"WorkingDir", "/"},
                       {"OpenStdin", body.runs},
                       {"StdinOnce", body.runs},
                       {"AttachStdin", body.runs},
                       {"NetworkDisabled", true},
                       {"Healthcheck", {{"Test", {"NONE"}}}},
                       {"Labels", labelObject(body.labels)}};
    object["HostConfig"] = std::move(host);
    return json::dump(object);
}

Result<QByteArray> maskedVolume(const QByteArray &bytes)
{
    auto document = json::parse(bytes);
    if (!document.is_object())
        return engineNotUnderstood();
    for (const char *member : {"Options", "Labels"}) {
        if (document.contains(member) && document[member].is_object())
            document[member] = labelObject(maskedOptions(json::textMap(document, member)));
    }
    return json::dump(document, 2);
}

} // namespace osc
