// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QHash>

namespace osc {

/// The containers that are sandboxes, as they were read last, and what changes of the list follow from new
/// readings. When containers share a sandbox id the newest stands for it, as in every look-up
/// (docker-runtime 1.1).
class KnownSandboxes
{
public:
    /// Takes the place of everything.
    [[nodiscard]] SandboxSnapshot replace(const QList<Sandbox> &sandboxes);
    /// A new reading of one container; no change when it equals the last one or another container covers it.
    [[nodiscard]] QList<SandboxChange> put(const Sandbox &sandbox);
    /// The container with this runtime id is gone.
    [[nodiscard]] QList<SandboxChange> remove(const QString &runtimeId);

    [[nodiscard]] SandboxSnapshot snapshot() const;
    /// Null when there is none. Valid until the next change.
    [[nodiscard]] const Sandbox *find(const QString &sandboxId) const;
    [[nodiscard]] const Sandbox *findContainer(const QString &runtimeId) const;
    [[nodiscard]] QStringList containers() const { return m_rows.keys(); }
    template<typename Visit>
    void forEach(Visit visit) const
    {
        for (const auto &row : m_rows)
            visit(row);
    }
    /// Sorted.
    [[nodiscard]] QStringList sandboxIds() const;

private:
    [[nodiscard]] QString leading(const QString &sandboxId) const;

    QHash<QString, Sandbox> m_rows;           ///< By runtime id.
    QHash<QString, QStringList> m_runtimeIds; ///< By sandbox id.
};

} // namespace osc
