// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <curl/curl.h>

namespace osc::httperror {

/// How an endpoint is named to people: the path of the socket, or host and port.
[[nodiscard]] QString endpointName(const HttpEndpoint &endpoint);

struct Failure
{
    CURLcode code = CURLE_OK;
    long systemError = 0;   ///< errno of the failed connect, or 0.
    bool connected = false; ///< The connection (with TLS) had been made.
    bool answered = false;  ///< Status and headers had arrived.
    QString words;          ///< Curl's own.
};
[[nodiscard]] Error fromCurl(const Failure &failure, const QString &endpoint);

[[nodiscard]] Error headersTooLarge(const QString &endpoint);
[[nodiscard]] Error bodyTooLarge(const QString &endpoint, qint64 limit);
[[nodiscard]] Error silent(const QString &endpoint, std::chrono::seconds time);
[[nodiscard]] Error sourceTooShort();
[[nodiscard]] Error cannotConnect(const QString &endpoint, int systemError, const QString &words);
[[nodiscard]] Error noAnswerInTime(const QString &endpoint, const QString &words);
[[nodiscard]] Error noConnectionInTime(const QString &endpoint, const QString &words);
[[nodiscard]] Error cutOff(const QString &endpoint, const QString &words);
/// An established stream broke.
[[nodiscard]] Error linkBroken(const QString &endpoint, const QString &words);
[[nodiscard]] Error closedWithoutAnswer(const QString &endpoint, const QString &words);
[[nodiscard]] Error notHttp(const QString &endpoint, const QString &words);
[[nodiscard]] Error nameNotFound(const QString &endpoint, const QString &words);
[[nodiscard]] Error certificateNotTrusted(const QString &endpoint, const QString &words);
[[nodiscard]] Error tlsFailed(const QString &endpoint, const QString &words);
[[nodiscard]] Error certificateFilesUnusable(const QString &words);
[[nodiscard]] Error badRequest(const QString &words);

} // namespace osc::httperror
