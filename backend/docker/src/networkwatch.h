// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "sandboxwatch.h"

#include <optional>

namespace osc {

/// Whether the network that new sandboxes of a connection join is on the engine; read again when an event
/// says that networks have changed.
class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    NetworkWatch(EngineContext &context, SandboxWatch &watch, QObject *parent = nullptr);

    /// None: not known, or one that every engine has.
    [[nodiscard]] std::optional<bool> exists() const { return m_exists; }
    /// Looks now; the profile may name another network.
    void read();
    /// The engine does not answer any more.
    void forget();

Q_SIGNALS:
    void changed();

private:
    void set(std::optional<bool> exists);

    EngineContext &m_context;
    QString m_network; ///< The one that m_exists is about.
    std::optional<bool> m_exists;
    Operation m_step;
};

/// Networks that are there without anybody having made them (docker-runtime 2.2, row 10).
[[nodiscard]] bool isBuiltInNetwork(const QString &network);

} // namespace osc
