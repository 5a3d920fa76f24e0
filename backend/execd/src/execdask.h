// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "execderrors.h"

#include <execd/execdclient.h>

#include <functional>

namespace osc {

/// A request with one answer: @p read turns a good one into the result. @p failure: what could not be done.
template<typename T>
[[nodiscard]] Operation askExecd(const ExecdClient &client, HttpRequest request, const QString &failure,
                                 std::function<Result<T>(const HttpResponse &)> read, Callback<T> done)
{
    return client.send(std::move(request), [failure, read = std::move(read),
                                            done = std::move(done)](const Result<HttpResponse> &answer) {
        if (!answer)
            done(answer.error());
        else if (answer->status / 100 != 2)
            done(execderrors::fromResponse(*answer, failure));
        else
            done(read(*answer));
    });
}

/// A request for a small answer; @p json may be empty.
[[nodiscard]] inline HttpRequest execdJsonRequest(const QByteArray &method, const QByteArray &target,
                                                  const QByteArray &json = {})
{
    HttpRequest request;
    request.method = method;
    request.target = target;
    if (!json.isEmpty())
        request.headers = {HttpHeader{"Content-Type", "application/json"}};
    request.body = json;
    request.maximumBody = 1024 * 1024;
    return request;
}

} // namespace osc
