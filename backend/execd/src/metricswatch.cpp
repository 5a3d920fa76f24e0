// SPDX-License-Identifier: Apache-2.0
#include "metricswatch.h"

#include "execdcodec.h"
#include "execderrors.h"
#include "weaksink.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdMetricsText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdMetrics)
};

} // namespace

ExecdMetricsWatch::ExecdMetricsWatch(ExecdClient client, std::function<void(ExecdMetrics)> onSample,
                                     Callback<void> done)
    : m_client(std::move(client))
    , m_onSample(std::move(onSample))
    , m_promise(std::move(done))
{}

Operation ExecdMetricsWatch::start()
{
    constexpr std::chrono::seconds silence{30}; // a sample comes every two seconds
    auto operation = m_promise.operation({}, shared_from_this());
    HttpRequest request;
    request.target = "/metrics/watch";
    request.sink = std::make_shared<WeakSink<ExecdMetricsWatch>>(weak_from_this(), &ExecdMetricsWatch::take);
    request.timeout = std::chrono::milliseconds(0);
    request.idleTimeout = silence;
    m_exchange =
        m_client.send(std::move(request), [this](const Result<HttpResponse> &answer) { takeAnswer(answer); });
    return operation;
}

/// A sample that failed is a line of another shape, and left out.
ByteSink::Next ExecdMetricsWatch::take(QByteArrayView bytes)
{
    m_lines.feed(bytes, [this](QByteArrayView line) {
        const auto sample = m_promise.isActive() ? decodeExecdMetrics(line.toByteArray()) : std::nullopt;
        if (const auto tell = m_onSample; sample && tell) // a copy: it may let go
            tell(*sample);
    });
    if (!m_promise.isActive())
        return ByteSink::Next::Stop;
    if (!m_lines.hasOverflowed())
        return ByteSink::Next::More;
    m_promise.resolve(execderrors::notUnderstood());
    return ByteSink::Next::Stop;
}

void ExecdMetricsWatch::takeAnswer(const Result<HttpResponse> &answer)
{
    if (!answer)
        return m_promise.resolve(answer.error());
    const QString failure = ExecdMetricsText::tr("execd did not tell how busy the sandbox is.");
    if (answer->status / 100 != 2)
        return m_promise.resolve(execderrors::fromResponse(*answer, failure));
    Error error;
    error.kind = ErrorKind::Unreachable;
    error.message = ExecdMetricsText::tr("execd does not tell any more how busy the sandbox is.");
    m_promise.resolve(std::move(error));
}

} // namespace osc
