// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <QHostAddress>
#include <QList>
#include <QObject>

class QAbstractSocket;
class QIODevice;
class QLocalSocket;
class QSslSocket;

namespace osc {

/// A connection to an endpoint: QLocalSocket, QTcpSocket and QSslSocket under one face, with bounded buffers.
class StreamSocket final : public QObject
{
    Q_OBJECT

public:
    explicit StreamSocket(const HttpEndpoint &endpoint, QObject *parent = nullptr);

    /// Signals may come before this returns.
    void open();
    [[nodiscard]] QByteArray read(qint64 maximum);
    [[nodiscard]] bool hasUnread() const;
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    void write(QByteArrayView bytes);
    [[nodiscard]] qint64 unsentBytes() const;
    /// Sends the end of the stream; only when nothing is unsent. With TLS the other side sees the end of the
    /// connection without TLS's own farewell, which Qt cannot send in one direction only.
    void shutDownWriting();
    /// Closes at once, dropping what is unsent. No signal follows.
    void abort();

Q_SIGNALS:
    void opened();
    void readable();
    /// unsentBytes() has fallen.
    void drained();
    /// The other side closed. What it had sent before can still be read.
    void closed();
    /// Could not be opened, or the link broke. Comes instead of closed().
    void failed(const osc::Error &error);

private:
    void openLocal();
    void openNetwork();
    [[nodiscard]] bool setUpTls();
    void connectToNext();
    void localFailed(int error);
    void networkFailed(int error);

    HttpEndpoint m_endpoint;
    QString m_name;
    QLocalSocket *m_local = nullptr;
    QAbstractSocket *m_network = nullptr;
    QSslSocket *m_tls = nullptr; ///< The same as m_network, when it is one.
    QIODevice *m_device = nullptr;
    Operation m_lookup;
    QList<QHostAddress> m_addresses; ///< Still to be tried.
    bool m_linked = false;           ///< One of them has answered.
    bool m_opened = false;
    bool m_ended = false;
};

} // namespace osc
