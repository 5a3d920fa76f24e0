// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QObject>

namespace osc {

class DetailPane;
class SandboxActions;

/// Keeps one detail pane true to the sandbox that it follows, and carries out what its buttons ask for.
class DetailLink : public QObject
{
    Q_OBJECT

public:
    /// @p store and @p actions outlive @p pane, which owns the link.
    DetailLink(SandboxStore &store, SandboxActions &actions, DetailPane &pane);

    /// Shows a sandbox; nothing when it is not there.
    void follow(const SandboxKey &key);
    [[nodiscard]] const SandboxKey &key() const { return m_key; }
    /// Whether the last state stays when the sandbox goes; else the pane is emptied by whoever follows.
    void setKeepsGone(bool keeps) { m_keepsGone = keeps; }

private:
    void modelChanged(const QModelIndex &first, const QModelIndex &last);
    void checkGone();
    void update(const SandboxRow &row);
    void act(SandboxAction action, const SandboxKey &key);
    void patchMetadata(const QMap<QString, std::optional<QString>> &patch, const SandboxKey &key);
    void actionDone(const SandboxKey &key, SandboxAction action);
    void actionFailed(const SandboxKey &key, SandboxAction action, const Error &error);

    SandboxStore &m_store;
    SandboxActions &m_actions;
    DetailPane &m_pane;
    SandboxKey m_key;
    bool m_keepsGone = false;
    bool m_patching = false; ///< A change of the metadata from this pane has no answer yet.
};

} // namespace osc
