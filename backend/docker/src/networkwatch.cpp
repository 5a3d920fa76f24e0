// SPDX-License-Identifier: Apache-2.0
#include "networkwatch.h"

namespace osc {

NetworkWatch::NetworkWatch(EngineContext &context, SandboxWatch &watch, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&watch, &SandboxWatch::loaded, this, &NetworkWatch::read);
    connect(&watch, &SandboxWatch::networksChanged, this, &NetworkWatch::read);
}

void NetworkWatch::read()
{
    const auto network = m_context.profile().networkMode;
    if (std::exchange(m_network, network) != network)
        set({});
    if (isBuiltInNetwork(network))
        return m_step.cancel();
    EngineRequest request;
    request.path = "/networks/" + EngineClient::pathSegment(network);
    request.accept = {404};
    m_step = m_context.engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
        set(response ? std::optional(response->status != 404) : std::nullopt);
    });
}

void NetworkWatch::forget()
{
    m_step.cancel();
    set({});
}

void NetworkWatch::set(std::optional<bool> exists)
{
    if (std::exchange(m_exists, exists) != exists)
        Q_EMIT changed();
}

bool isBuiltInNetwork(const QString &network)
{
    return network == QLatin1String("bridge") || network == QLatin1String("host") ||
           network == QLatin1String("none") || network.startsWith(QLatin1String("container:"));
}

} // namespace osc
