// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "await.h"
#include "containerlookup.h"
#include "engineclient.h"

#include <http/curlhttpclient.h>

#include <QUuid>

namespace osc::test {

/// The engine that CONSOLE_TEST_DOCKER_HOST names, and the containers that a test makes on it by hand.
/// Everything is removed in the end.
class RealEngine
{
public:
    RealEngine()
        : m_engine(m_http, *engineEndpoint(profile()))
    {}
    ~RealEngine()
    {
        const auto made = m_made;
        for (const auto &container : made)
            remove(container);
    }
    RealEngine(const RealEngine &) = delete;
    RealEngine &operator=(const RealEngine &) = delete;

    [[nodiscard]] static QString address() { return qEnvironmentVariable("CONSOLE_TEST_DOCKER_HOST"); }
    [[nodiscard]] static ConnectionProfile profile()
    {
        ConnectionProfile profile;
        profile.id = QStringLiteral("under-test");
        profile.endpoint = address();
        return profile;
    }
    [[nodiscard]] static QString newId()
    {
        return QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    /// Makes and starts a container with the label of a sandbox and those in @p more, a JSON fragment such as
    /// `,"team":"red"`. The id of the container.
    QString makeSandbox(const QString &sandboxId, const QByteArray &more = {},
                        const QByteArray &command = "[\"sleep\",\"600\"]",
                        const QByteArray &hostConfig = "{}")
    {
        QByteArray json = "{'Image':'osbtest/busybox:latest','ExposedPorts':{'44772/"
                          "tcp':{}},'Labels':{'opensandbox.io/id':'";
        json.replace('\'', '"');
        json +=
            sandboxId.toUtf8() + '"' + more + "},\"HostConfig\":" + hostConfig + ",\"Cmd\":" + command + '}';
        const auto made = post("/containers/create", {{"name", "sandbox-" + sandboxId.toUtf8()}}, json);
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().detail));
        const auto id = QString::fromUtf8(made->body.mid(made->body.indexOf("\"Id\":\"") + 6, 64));
        m_made.append(id);
        act(id, "/start");
        return id;
    }
    /// Makes a container that is no sandbox; @p labels is a JSON object. It is not started.
    QString makeContainer(const QByteArray &name, const QByteArray &labels,
                          const QByteArray &hostConfig = "{}")
    {
        const QByteArray json = R"({"Image":"osbtest/busybox:latest","Cmd":["sleep","600"],"Labels":)" +
                                labels + R"(,"HostConfig":)" + hostConfig + '}';
        const auto made = post("/containers/create", {{"name", name}}, json);
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().detail));
        const auto id = QString::fromUtf8(made->body.mid(made->body.indexOf("\"Id\":\"") + 6, 64));
        m_made.append(id);
        return id;
    }
    void act(const QString &containerId, const QByteArray &tail, const EngineQuery &query = {})
    {
        const auto done = post("/containers/" + containerId.toLatin1() + tail, query, {});
        if (!done)
            qWarning("%s", qPrintable(done.error().message + done.error().detail));
    }
    void remove(const QString &containerId)
    {
        (void)await<HttpResponse>([&](Callback<HttpResponse> done) {
            return m_engine.del("/containers/" + containerId.toLatin1(), {{"force", "1"}, {"v", "1"}}, {},
                                std::move(done));
        });
        m_made.removeAll(containerId);
    }
    Result<HttpResponse> post(const QByteArray &path, const EngineQuery &query, const QByteArray &json)
    {
        return await<HttpResponse>(
            [&](Callback<HttpResponse> done) {
                return m_engine.post(path, query, json, {}, std::move(done));
            },
            60'000);
    }
    Result<HttpResponse> get(const QByteArray &path)
    {
        return await<HttpResponse>(
            [&](Callback<HttpResponse> done) { return m_engine.get(path, {}, {}, std::move(done)); });
    }
    [[nodiscard]] bool exists(const QString &containerId)
    {
        return get("/containers/" + containerId.toLatin1() + "/json").ok();
    }

    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] EngineClient &engine() { return m_engine; }

private:
    CurlHttpClient m_http;
    EngineClient m_engine;
    QStringList m_made;
};

} // namespace osc::test
