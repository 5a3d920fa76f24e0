// SPDX-License-Identifier: Apache-2.0
#include "httpmessage.h"

#include "curlerror.h"

#include <QHostAddress>

#include <algorithm>
#include <cstring>

namespace osc {

namespace {

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

bool isTarget(QByteArrayView text)
{
    return text.startsWith('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '#'; });
}

} // namespace

bool isHeaderValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

std::optional<Error> problemWith(const HttpEndpoint &endpoint, const HttpRequest &request)
{
    const auto scheme = endpoint.base.scheme();
    if ((scheme != QLatin1String("http") && scheme != QLatin1String("https")) ||
        endpoint.base.host().isEmpty())
        return httperror::badRequest(endpoint.base.toDisplayString(QUrl::RemoveUserInfo));
    if (!isToken(request.method) || !isTarget(request.target))
        return httperror::badRequest(QString::fromLatin1(request.method + ' ' + request.target));
    for (const auto &header : request.headers) {
        if (!isToken(header.name) || !isHeaderValue(header.value))
            return httperror::badRequest(QString::fromLatin1(header.name));
    }
    return {};
}

QByteArray originOf(const HttpEndpoint &endpoint)
{
    return endpoint.base.toEncoded(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery |
                                   QUrl::RemoveFragment);
}

QByteArray targetOf(const HttpEndpoint &endpoint, const HttpRequest &request)
{
    return endpoint.base.path(QUrl::FullyEncoded).toLatin1() + request.target;
}

bool isLocal(const HttpEndpoint &endpoint)
{
    const auto host = endpoint.base.host();
    return !endpoint.unixSocket.isEmpty() ||
           host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           QHostAddress(host).isLoopback();
}

void takeHeaderLine(HttpResponse &response, QByteArrayView line)
{
    const bool folded = line.startsWith(' ') || line.startsWith('\t');
    line = line.trimmed();
    if (line.startsWith("HTTP/")) {
        response.headers.clear();
        const auto code = line.sliced(line.indexOf(' ') + 1).trimmed();
        response.status = code.first(std::min<qsizetype>(3, code.size())).toByteArray().toInt();
    } else if (folded && !response.headers.isEmpty()) {
        response.headers.last().value += ' ' + line.toByteArray();
    } else if (const auto colon = line.indexOf(':'); colon > 0) {
        response.headers.append(
            {line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    }
}

} // namespace osc
