// SPDX-License-Identifier: Apache-2.0
#include "knownsandboxes.h"

namespace osc {

SandboxSnapshot KnownSandboxes::replace(const QList<Sandbox> &sandboxes)
{
    m_rows.clear();
    m_runtimeIds.clear();
    m_rows.reserve(sandboxes.size());
    m_runtimeIds.reserve(sandboxes.size());
    for (const auto &sandbox : sandboxes) {
        m_runtimeIds[sandbox.id].append(sandbox.runtimeId);
        m_rows.insert(sandbox.runtimeId, sandbox);
    }
    // Where no id is there twice, and that is nearly always, the list itself is the snapshot.
    return m_runtimeIds.size() == sandboxes.size() ? SandboxSnapshot{sandboxes} : snapshot();
}

QList<SandboxChange> KnownSandboxes::put(const Sandbox &sandbox)
{
    const auto old = m_rows.constFind(sandbox.runtimeId);
    if (old != m_rows.cend() && *old == sandbox)
        return {};
    if (old == m_rows.cend())
        m_runtimeIds[sandbox.id].append(sandbox.runtimeId);
    m_rows.insert(sandbox.runtimeId, sandbox);
    if (leading(sandbox.id) != sandbox.runtimeId)
        return {};
    return {SandboxChanged{sandbox}};
}

QList<SandboxChange> KnownSandboxes::remove(const QString &runtimeId)
{
    const auto it = m_rows.constFind(runtimeId);
    if (it == m_rows.cend())
        return {};
    const auto sandboxId = it->id;
    const bool wasLeading = leading(sandboxId) == runtimeId;
    m_rows.erase(it);
    m_runtimeIds[sandboxId].removeAll(runtimeId);
    const auto next = leading(sandboxId);
    if (next.isEmpty()) {
        m_runtimeIds.remove(sandboxId);
        return {SandboxGone{sandboxId}};
    }
    if (!wasLeading)
        return {};
    return {SandboxChanged{m_rows.value(next)}};
}

SandboxSnapshot KnownSandboxes::snapshot() const
{
    SandboxSnapshot result;
    result.sandboxes.reserve(m_runtimeIds.size());
    for (auto it = m_runtimeIds.cbegin(); it != m_runtimeIds.cend(); ++it)
        result.sandboxes.append(*m_rows.constFind(it->size() == 1 ? it->constFirst() : leading(it.key())));
    return result;
}

const Sandbox *KnownSandboxes::find(const QString &sandboxId) const
{
    const auto it = m_rows.constFind(leading(sandboxId));
    return it == m_rows.cend() ? nullptr : &*it;
}

const Sandbox *KnownSandboxes::findContainer(const QString &runtimeId) const
{
    const auto it = m_rows.constFind(runtimeId);
    return it == m_rows.cend() ? nullptr : &*it;
}

QStringList KnownSandboxes::sandboxIds() const
{
    auto ids = m_runtimeIds.keys();
    std::sort(ids.begin(), ids.end());
    return ids;
}

QString KnownSandboxes::leading(const QString &sandboxId) const
{
    QString newest;
    const auto runtimeIds = m_runtimeIds.value(sandboxId);
    for (const auto &runtimeId : runtimeIds) {
        if (newest.isEmpty() || m_rows[runtimeId].createdAt > m_rows[newest].createdAt)
            newest = runtimeId;
    }
    return newest;
}

} // namespace osc
