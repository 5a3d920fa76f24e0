// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serverlist.h"

namespace osc {

/// Opens a server and keeps it open: reads the keys, asks what the server is, and has the list read. After a
/// break it tries again with growing pauses; not after a key was refused, which waiting does not mend.
class ServerConnection : public QObject
{
    Q_OBJECT

public:
    ServerConnection(ServerContext &context, OurCreations &ours, ServerList &list, QObject *parent = nullptr);

    void open();
    void close();
    void retryNow();
    [[nodiscard]] const ConnectionStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// ServerContext::facts differ.
    void factsChanged();

private:
    void connectNow();
    void takeSecrets(const Result<RemoteSecrets> &secrets);
    void takeFacts(const ServerFacts &facts);
    void becomeLive();
    void fail(const Error &error);
    void setStatus(const ConnectionStatus &status);
    [[nodiscard]] QString product() const;

    ServerContext &m_context;
    OurCreations &m_ours;
    ServerList &m_list;
    ConnectionStatus m_status;
    QDateTime m_lastTrue; ///< When the rows were read last.
    int m_pauseSeconds = 0;
    QTimer m_retry;
    Operation m_secretsStep;
    Operation m_factsStep;
};

} // namespace osc
