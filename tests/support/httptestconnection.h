// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptestserver.h"

namespace osc::test {

/// One accepted connection: reads requests, one after the other, and lets the routes answer.
class HttpTestConnection : public QObject
{
    Q_OBJECT

public:
    HttpTestConnection(HttpTestServer &server, QIODevice *device);
    ~HttpTestConnection() override;

    void send(const QByteArray &bytes);
    [[nodiscard]] qint64 unsent() const;
    void answered(); ///< The next request may be read.
    void close();
    void drop();
    void becomeRaw(std::function<void(QByteArray)> onData);
    void whenClosed(std::function<void()> closed) { m_closed = std::move(closed); }
    void produce(std::function<bool()> more);
    void readMore();

private:
    [[nodiscard]] bool parseHead();
    [[nodiscard]] bool takeBody();
    [[nodiscard]] bool takeChunks();
    void countBody(const QByteArray &bytes);
    void dispatch();
    void fill();
    void ended();

    HttpTestServer &m_server;
    QIODevice *m_device;
    QByteArray m_buffer;
    HttpTestRequest m_request;
    bool m_hasHead = false;
    bool m_isChunked = false;
    bool m_awaitsAnswer = false;
    bool m_ended = false;
    qint64 m_bodyLeft = 0;
    std::function<void(QByteArray)> m_onData;
    std::function<void()> m_closed;
    std::function<bool()> m_more;
};

} // namespace osc::test
