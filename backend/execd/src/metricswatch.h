// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "linecutter.h"

#include <execd/execdclient.h>

#include <memory>

namespace osc {

/// The stream of samples of one execd (execd-and-client 2.12).
class ExecdMetricsWatch : public std::enable_shared_from_this<ExecdMetricsWatch>
{
public:
    ExecdMetricsWatch(ExecdClient client, std::function<void(ExecdMetrics)> onSample, Callback<void> done);

    [[nodiscard]] Operation start();

private:
    ByteSink::Next take(QByteArrayView bytes);
    void takeAnswer(const Result<HttpResponse> &answer);

    ExecdClient m_client;
    std::function<void(ExecdMetrics)> m_onSample;
    Promise<void> m_promise;
    ExecdLineCutter m_lines;
    Operation m_exchange;
};

} // namespace osc
