// SPDX-License-Identifier: Apache-2.0
#include <http/curlhttpclient.h>

#include "curlengine.h"
#include "curlmulti.h"

#include <QThreadPool>

namespace osc {

CurlHttpClient::CurlHttpClient()
    : m_engine(new CurlEngine)
{}

void CurlHttpClient::prepare()
{
    QThreadPool::globalInstance()->start(&CurlMulti::prepare);
}

CurlHttpClient::~CurlHttpClient()
{
    m_engine->shutDown();
}

Operation CurlHttpClient::send(const HttpEndpoint &endpoint, HttpRequest request, Callback<HttpResponse> done)
{
    return m_engine->start(endpoint, std::move(request), std::move(done));
}

Operation CurlHttpClient::upgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                  const QByteArray &protocol, Callback<Upgrade> done)
{
    return m_engine->startUpgrade(endpoint, std::move(request), protocol, std::move(done));
}

} // namespace osc
