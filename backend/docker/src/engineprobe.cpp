// SPDX-License-Identifier: Apache-2.0
#include <docker/engineprobe.h>

#include "engineclient.h"

#include <QElapsedTimer>

namespace osc {

namespace {

class ProbeFlow : public std::enable_shared_from_this<ProbeFlow>
{
public:
    ProbeFlow(HttpClient &http, const HttpEndpoint &endpoint, Callback<EngineProbe> done)
        : m_engine(http, endpoint)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        m_timer.start();
        m_step = m_engine.negotiate([this](const Result<EngineVersion> &version) { takeVersion(version); });
        return m_promise.operation([this] { m_step.cancel(); }, shared_from_this());
    }

private:
    void takeVersion(const Result<EngineVersion> &version)
    {
        if (!version)
            return m_promise.resolve(version.error());
        m_probe.milliseconds = static_cast<int>(m_timer.elapsed());
        m_probe.product = version->product + QLatin1Char(' ') + version->version;
        m_probe.apiVersion = version->newest.toString();
        m_step = m_engine.info([this](const Result<EngineInfo> &info) { takeInfo(info); });
    }

    void takeInfo(const Result<EngineInfo> &info)
    {
        if (!info)
            return m_promise.resolve(info.error());
        m_probe.osType = info->osType;
        m_probe.rootless = info->rootless;
        m_promise.resolve(m_probe);
    }

    EngineClient m_engine;
    Promise<EngineProbe> m_promise;
    QElapsedTimer m_timer;
    EngineProbe m_probe;
    Operation m_step;
};

} // namespace

Operation probeEngine(const ConnectionProfile &profile, HttpClient &http, Callback<EngineProbe> done)
{
    const Result<HttpEndpoint> endpoint = engineEndpoint(profile);
    if (!endpoint)
        return finished<EngineProbe>(endpoint.error(), std::move(done));
    return std::make_shared<ProbeFlow>(http, *endpoint, std::move(done))->start();
}

} // namespace osc
