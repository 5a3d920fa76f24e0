// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"
#include "serverlist.h"

#include <core/consolemark.h>

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

namespace osc {

/// A sandbox that exists to be looked through, with a volume mounted read-only at mountPath(). Renewed while
/// this lives, deleted with it.
class BrowseSandbox
{
public:
    BrowseSandbox(ServerContext &context, ServerList &list, QString id, std::chrono::milliseconds renewal);
    ~BrowseSandbox();
    BrowseSandbox(const BrowseSandbox &) = delete;
    BrowseSandbox &operator=(const BrowseSandbox &) = delete;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] static QString mountPath() { return QStringLiteral("/mnt/volume"); }

private:
    void renew();

    ServerContext &m_context;
    QPointer<ServerList> m_list; ///< Null: the connection has gone before.
    QString m_id;
    QTimer m_again;
    Operation m_renewing;
};

/// The browse sandboxes of one connection. Their metadata say what they are, and which console made them:
/// what a console has left behind is deleted by the next one with the same record, but only when the console
/// that made it has ended. Without any console the server ends them within ten minutes.
class BrowseSandboxes
{
public:
    struct Options
    {
        QString stateDirectory; ///< See ConsoleMark.
        std::chrono::milliseconds renewal;
    };

    BrowseSandboxes(ServerContext &context, OurCreations &ours, ServerList &list, EndpointLookup &lookup,
                    Options options);

    [[nodiscard]] Operation make(const QString &claim, Callback<std::shared_ptr<BrowseSandbox>> done);
    [[nodiscard]] static bool isOne(const Sandbox &sandbox);

private:
    class Making;

    void sweep();

    ServerContext &m_context;
    OurCreations &m_ours;
    ServerList &m_list;
    EndpointLookup &m_lookup;
    std::chrono::milliseconds m_renewal;
    std::shared_ptr<ConsoleMark> m_mark;
    Operation m_sweeping;
    bool m_isSwept = false;
};

} // namespace osc
