// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "await.h"
#include "httptestserver.h"

#include <http/curlhttpclient.h>

#include <QTest>

namespace osc::test {

inline HttpRequest get(const QByteArray &target)
{
    HttpRequest request;
    request.target = target;
    return request;
}

inline Result<HttpResponse> sendAndWait(HttpClient &client, const HttpEndpoint &endpoint,
                                        const HttpRequest &request)
{
    return await<HttpResponse>(
        [&](Callback<HttpResponse> done) { return client.send(endpoint, request, done); });
}

/// Takes everything, checks that it is the pattern of HttpTestServer::stream(), and waits when told to.
class PatternSink : public ByteSink
{
public:
    Next write(QByteArrayView bytes) override
    {
        m_intact = m_intact && HttpTestServer::pattern(m_count, bytes.size()) == bytes;
        m_count += bytes.size();
        m_largest = std::max(m_largest, bytes.size());
        if (onWrite)
            onWrite();
        return next;
    }
    [[nodiscard]] Error error() const override { return m_error; }
    void becomeReady()
    {
        next = Next::More;
        notifyReady();
    }

    Next next = Next::More;
    std::function<void()> onWrite;
    bool m_intact = true;
    qint64 m_count = 0;
    qsizetype m_largest = 0;
    Error m_error;
};

/// Gives what the test puts in.
class ManualSource : public ByteSource
{
public:
    explicit ManualSource(qint64 size = -1)
        : m_size(size)
    {}
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        ++m_reads;
        if (m_bytes.isEmpty() && m_ended)
            return {};
        const auto piece = m_bytes.left(maximum);
        m_bytes.remove(0, piece.size());
        return piece;
    }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    void put(const QByteArray &bytes)
    {
        m_bytes += bytes;
        notifyReady();
    }
    void end(std::optional<Error> error = {})
    {
        m_ended = true;
        m_error = std::move(error);
        notifyReady();
    }

    int m_reads = 0;

private:
    qint64 m_size;
    QByteArray m_bytes;
    bool m_ended = false;
    std::optional<Error> m_error;
};

} // namespace osc::test
