// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expirykeeper.h"

#include <core/connection.h>

#include <QObject>
#include <QTimer>

#include <optional>

namespace osc {

/// Brings one engine to the state Live and back to it after every break, with growing pauses from 1 to 30
/// seconds.
class EngineConnection : public QObject
{
    Q_OBJECT

public:
    EngineConnection(EngineContext &context, OurSandboxes &ours, SandboxWatch &watch, ExpiryKeeper &keeper,
                     QObject *parent = nullptr);

    void open();
    void close();
    void retryNow();
    [[nodiscard]] const ConnectionStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();

private:
    void connectNow();
    void takeVersion(const Result<EngineVersion> &version);
    void takeInfo(const Result<EngineInfo> &info);
    void loadInventory();
    void becomeLive();
    void lost(const Error &error);
    void fail(const Error &error);
    void setStatus(const ConnectionStatus &status);
    void beat();

    EngineContext &m_context;
    OurSandboxes &m_ours;
    SandboxWatch &m_watch;
    ExpiryKeeper &m_keeper;
    ConnectionStatus m_status;
    QString m_product;                ///< Empty until the version of this try is known.
    std::optional<EngineInfo> m_info; ///< Of this try.
    int m_pauseSeconds = 0;
    bool m_awaitsInventory = false;
    QTimer m_retry;
    QTimer m_heartbeat;
    Operation m_versionStep;
    Operation m_infoStep;
    Operation m_beat;
};

} // namespace osc
