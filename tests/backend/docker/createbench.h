// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "createflow.h"
#include "httptestserver.h"
#include "memoryinventory.h"

#include <await.h>
#include <http/curlhttpclient.h>

#include <QJsonDocument>
#include <QTemporaryDir>

namespace osc::test {

inline constexpr char ImageJson[] =
    R"({"Id":"sha256:aa","Os":"linux","Architecture":"amd64","RepoTags":["busybox:1"]})";
inline constexpr char RunningJson[] =
    R"({"Id":"c0ffee","Name":"/sandbox-x","State":{"Status":"running","Running":true},
    "Config":{"Cmd":["sleep","600"],"Labels":{"opensandbox.io/id":"x"}}})";

inline ValidationRules createRules()
{
    ValidationRules rules;
    rules.checkHostPaths = false;
    rules.egressImageSet = true;
    return rules;
}

/// An engine that does what a test says, and a creator that works on it.
struct CreateBench
{
    CreateBench()
    {
        profile.id = QStringLiteral("under-test");
        context.info.id = QStringLiteral("ENGINE");
        context.info.osType = QStringLiteral("linux");
        context.info.architecture = QStringLiteral("x86_64");
        server.route("GET", "*", HttpTestServer::failWith(404, "no such thing"));
        server.route("GET", "/version",
                     HttpTestServer::reply(200, R"({"ApiVersion":"1.41","MinAPIVersion":"1.12"})"));
        server.route("GET", "/v1.41/images/busybox:1/json", HttpTestServer::reply(200, ImageJson));
        server.route("POST", "/v1.41/images/create", HttpTestServer::failWith(404, "manifest unknown"));
        server.route("POST", "/v1.41/containers/create", HttpTestServer::reply(201, R"({"Id":"c0ffee"})"));
        server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::reply(204));
        server.route("GET", "/v1.41/containers/c0ffee/json", HttpTestServer::reply(200, RunningJson));
        server.route("DELETE", "*", HttpTestServer::reply(204));
        DockerCreator::Options options;
        options.logins = RegistryLoginLookup(folder.filePath(QStringLiteral("none.json")));
        options.ports = PortAllocator(
            {41000, 41999}, [](int) { return true; }, [this](int, int) { return nextPort++; });
        creator = std::make_unique<DockerCreator>(context, createRules, std::move(options));
    }

    static SandboxSpec spec()
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("busybox:1");
        spec.entrypoint = {QStringLiteral("sleep 600")};
        spec.resourceLimits = {{QStringLiteral("memory"), QStringLiteral("64Mi")}};
        spec.timeoutSeconds = 600;
        spec.readiness.kind = ReadinessCheck::Kind::State;
        return spec;
    }

    Result<CreateOutcome> create(const SandboxSpec &wanted)
    {
        return await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return creator->create(
                    wanted, [this](const CreateProgress &step) { steps.append(step); }, std::move(done));
            },
            20'000);
    }

    [[nodiscard]] QStringList calls(const QByteArray &method) const
    {
        QStringList result;
        for (const auto &request : server.requests()) {
            if (request.method == method)
                result.append(QString::fromUtf8(request.path().mid(6)));
        }
        return result;
    }
    [[nodiscard]] QList<QJsonDocument> bodies(const QByteArray &path) const
    {
        QList<QJsonDocument> result;
        for (const auto &request : server.requests()) {
            if (request.method == "POST" && request.path() == path)
                result.append(QJsonDocument::fromJson(request.body));
        }
        return result;
    }

    QTemporaryDir folder;
    int nextPort = 41000;
    HttpTestServer server;
    CurlHttpClient http;
    EngineClient engine{http, server.endpoint()};
    MemoryInventory inventory;
    Clock clock;
    ConnectionProfile profile;
    EngineContext context{
        engine, http, inventory, clock, [this]() -> const ConnectionProfile & { return profile; }, {}, {}};
    std::unique_ptr<DockerCreator> creator;
    QList<CreateProgress> steps;
};

} // namespace osc::test
