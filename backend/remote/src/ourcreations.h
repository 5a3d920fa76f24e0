// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "servercontext.h"

#include <core/sandbox.h>

#include <QHash>
#include <QObject>

namespace osc {

/// The sandboxes of one server that consoles with our inventory have made. A server tells neither the mounts
/// nor the limits of a sandbox; of ours they are on record.
class OurCreations : public QObject
{
    Q_OBJECT

public:
    explicit OurCreations(ServerContext &context, QObject *parent = nullptr);

    /// Reads the records; changed() follows, also after a failure.
    void load();
    /// Writes down a new sandbox; known here at once.
    void add(const Sandbox &sandbox, const SandboxSpec &spec);
    void setExpiry(const QString &sandboxId, const QDateTime &expiresAt);
    void setEnd(const QString &sandboxId, InventoryRecord::End end, const QString &reason);

    [[nodiscard]] const QHash<QString, SandboxSpec> &specs() const { return m_specs; }
    [[nodiscard]] bool contains(const QString &sandboxId) const { return m_specs.contains(sandboxId); }
    /// Adds what only the record says.
    void complete(Sandbox &sandbox) const;

    /// The access token that execd of a sandbox of this run was given; empty: none. In memory only.
    [[nodiscard]] SecretString token(const QString &sandboxId) const { return m_tokens.value(sandboxId); }

Q_SIGNALS:
    void changed();

private:
    ServerContext &m_context;
    QString m_engineId;
    QHash<QString, SandboxSpec> m_specs;
    QHash<QString, SecretString> m_tokens;
    Operation m_reading;
};

/// The mounts that a request asks for.
[[nodiscard]] QList<Mount> mountsOf(const SandboxSpec &spec);

} // namespace osc
