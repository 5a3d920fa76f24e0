// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>

#include <QMap>

namespace osc::test {

/// The list of sandboxes as somebody who watches sees it.
class WatchedList
{
public:
    explicit WatchedList(SandboxService &service)
        : m_watch(service.watch([this](const SandboxChange &change) { take(change); }))
    {}

    QMap<QString, Sandbox> sandboxes;
    QMap<QString, Sandbox> inSnapshot; ///< As the last one was.
    int snapshots = 0;
    int parts = 0;
    int unreadable = 0;
    int changes = 0;

    [[nodiscard]] bool has(const QString &id) const { return sandboxes.contains(id); }
    [[nodiscard]] SandboxState state(const QString &id) const { return sandboxes.value(id).status.state; }
    [[nodiscard]] QString message(const QString &id) const { return sandboxes.value(id).status.message; }

private:
    void take(const SandboxChange &change)
    {
        if (const auto *snapshot = std::get_if<SandboxSnapshot>(&change)) {
            ++snapshots;
            unreadable = snapshot->unreadable;
            sandboxes.clear();
            for (const auto &sandbox : snapshot->sandboxes)
                sandboxes.insert(sandbox.id, sandbox);
            inSnapshot = sandboxes;
        } else if (const auto *part = std::get_if<SandboxPart>(&change)) {
            ++parts;
            for (const auto &sandbox : part->sandboxes)
                sandboxes.insert(sandbox.id, sandbox);
        } else if (const auto *changed = std::get_if<SandboxChanged>(&change)) {
            ++changes;
            sandboxes.insert(changed->sandbox.id, changed->sandbox);
        } else if (const auto *gone = std::get_if<SandboxGone>(&change)) {
            ++changes;
            sandboxes.remove(gone->id);
        }
    }

    Operation m_watch;
};

} // namespace osc::test
