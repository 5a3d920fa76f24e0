// SPDX-License-Identifier: Apache-2.0
#include "featurecodec.h"

#include "remotejson.h"

#include <array>

namespace osc {

namespace {

constexpr std::array authTypes{
    std::pair{QLatin1String("bearer"), VaultAuth::Type::Bearer},
    std::pair{QLatin1String("basic"), VaultAuth::Type::Basic},
    std::pair{QLatin1String("apiKey"), VaultAuth::Type::ApiKey},
    std::pair{QLatin1String("customHeaders"), VaultAuth::Type::CustomHeaders},
    std::pair{QLatin1String("passthrough"), VaultAuth::Type::Passthrough},
};

QString nameOfAuth(const VaultAuth &auth)
{
    for (const auto &[name, type] : authTypes) {
        if (auth.type == type)
            return name;
    }
    return auth.typeName;
}

VaultMatch matchOf(const json::Value &object)
{
    VaultMatch match;
    match.hosts = json::texts(object, "hosts");
    match.schemes = json::texts(object, "schemes");
    for (const auto &port : json::array(object, "ports")) {
        if (port.is_number_unsigned() && port.get<quint64>() < 65536)
            match.ports.append(port.get<int>());
    }
    match.methods = json::texts(object, "methods");
    match.paths = json::texts(object, "paths");
    return match;
}

VaultAuth authOf(const json::Value &object)
{
    VaultAuth auth;
    auth.typeName = json::text(object, "type");
    auth.type = VaultAuth::Type::Unknown;
    for (const auto &[name, type] : authTypes) {
        if (auth.typeName == name)
            auth.type = type;
    }
    auth.headerName = json::text(object, "name");
    return auth;
}

json::Value fromMatch(const VaultMatch &match)
{
    auto object = json::Value::object();
    const auto add = [&object](const char *name, const QStringList &texts) {
        if (!texts.isEmpty())
            object[name] = json::fromTexts(texts);
    };
    object["hosts"] = json::fromTexts(match.hosts);
    add("schemes", match.schemes);
    if (!match.ports.isEmpty()) {
        auto ports = json::Value::array();
        for (const int port : match.ports)
            ports.push_back(port);
        object["ports"] = std::move(ports);
    }
    add("methods", match.methods);
    add("paths", match.paths);
    return object;
}

json::Value fromAuth(const VaultAuth &auth)
{
    auto object = json::Value::object();
    object["type"] = json::fromText(nameOfAuth(auth));
    if (auth.type == VaultAuth::Type::ApiKey)
        object["name"] = json::fromText(auth.headerName);
    if (auth.type == VaultAuth::Type::CustomHeaders) {
        auto headers = json::Value::array();
        for (const VaultAuth::Header &header : auth.headers) {
            auto entry = json::Value::object();
            entry["name"] = json::fromText(header.name);
            entry["credential"] = json::fromText(header.credential);
            headers.push_back(std::move(entry));
        }
        object["headers"] = std::move(headers);
    } else if (!auth.credential.isEmpty()) {
        object["credential"] = json::fromText(auth.credential);
    }
    return object;
}

json::Value fromSecrets(const QList<VaultSecret> &secrets)
{
    auto list = json::Value::array();
    for (const VaultSecret &secret : secrets) {
        auto source = json::Value::object();
        source["type"] = "inline";
        source["value"] = json::fromBytes(secret.value.reveal()); // into the request
        auto entry = json::Value::object();
        entry["name"] = json::fromText(secret.name);
        entry["source"] = std::move(source);
        list.push_back(std::move(entry));
    }
    return list;
}

json::Value fromBindings(const QList<VaultBinding> &bindings)
{
    auto list = json::Value::array();
    for (const VaultBinding &binding : bindings) {
        auto entry = json::Value::object();
        entry["name"] = json::fromText(binding.name);
        entry["match"] = fromMatch(binding.match);
        entry["auth"] = fromAuth(binding.auth);
        list.push_back(std::move(entry));
    }
    return list;
}

/// The sidecar refuses members that it does not know, and lists that are empty say nothing.
void addChange(json::Value &root, const char *member, json::Value add, json::Value replace,
               const QStringList &removed)
{
    auto change = json::Value::object();
    if (!add.empty())
        change["add"] = std::move(add);
    if (!replace.empty())
        change["replace"] = std::move(replace);
    if (!removed.isEmpty())
        change["delete"] = json::fromTexts(removed);
    if (!change.empty())
        root[member] = std::move(change);
}

} // namespace

std::optional<VaultState> decodeVault(const QByteArray &bytes)
{
    const auto root = json::parse(bytes);
    if (!root.is_object() || !json::member(root, "revision").is_number())
        return {};
    VaultState state;
    state.revision = json::number(root, "revision");
    for (const auto &item : json::array(root, "credentials")) {
        state.credentials.append(
            {json::text(item, "name"), json::text(item, "sourceType"), json::number(item, "revision")});
    }
    for (const auto &item : json::array(root, "bindings")) {
        state.bindings.append({json::text(item, "name"), matchOf(json::member(item, "match")),
                               authOf(json::member(item, "auth")), json::number(item, "revision")});
    }
    return state;
}

QByteArray encodeVault(const QList<VaultSecret> &credentials, const QList<VaultBinding> &bindings)
{
    auto root = json::Value::object();
    root["credentials"] = fromSecrets(credentials);
    root["bindings"] = fromBindings(bindings);
    return json::dump(root);
}

QByteArray encodeVaultPatch(const VaultPatch &patch)
{
    auto root = json::Value::object();
    if (patch.expectedRevision)
        root["expectedRevision"] = *patch.expectedRevision;
    addChange(root, "credentials", fromSecrets(patch.addCredentials), fromSecrets(patch.replaceCredentials),
              patch.deleteCredentials);
    addChange(root, "bindings", fromBindings(patch.addBindings), fromBindings(patch.replaceBindings),
              patch.deleteBindings);
    return json::dump(root);
}

} // namespace osc
