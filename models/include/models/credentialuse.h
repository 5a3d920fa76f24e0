// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/inventory.h>
#include <core/speclibrary.h>

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

namespace osc {

class TransferStore;

/// What needs a credential.
struct CredentialUser
{
    enum class Kind { Sandbox, Template, Draft, Transfer };

    Kind kind = Kind::Sandbox;
    QString connectionId{}; ///< Of a sandbox.
    QString id{};           ///< Of the sandbox, the template, the draft or the transfer.
    QString title{};        ///< What people call it. Untrusted text.
    QString detail{};       ///< "acme-crawl-raw/2026-11 at /data"; may be empty. Untrusted text.

    bool operator==(const CredentialUser &) const = default;
};

/// Tells what uses a credential: sandboxes that were created here and are not gone, templates, drafts of the
/// form, and transfers that are not over. Looks again by itself when one of them changes.
class CredentialUse : public QObject
{
    Q_OBJECT

public:
    /// All outlive this; @p transfers may be null.
    CredentialUse(Inventory &inventory, SpecLibrary &library, TransferStore *transfers,
                  QObject *parent = nullptr);

    /// Sandboxes first, then templates, drafts and transfers.
    [[nodiscard]] QList<CredentialUser> users(const OssCredential &credential) const;
    /// "2 sandboxes, 1 template", "not used".
    [[nodiscard]] QString text(const OssCredential &credential) const;
    /// What removing it means, one sentence: "crawl-writer is used by 2 sandboxes and 1 template: …".
    [[nodiscard]] QString removalText(const OssCredential &credential) const;
    /// Looks again soon. Drafts do not tell that they changed.
    void refresh();

Q_SIGNALS:
    /// users() may differ.
    void changed();

private:
    void read();
    void takeRecords(const QList<InventoryRecord> &records);
    void takeTemplates(const QList<TemplateRecord> &records);
    void takeDrafts(const QList<DraftRecord> &records);
    void takeTransfers();
    void add(QHash<QString, QList<CredentialUser>> &users, const SandboxSpec &spec,
             const CredentialUser &user) const;

    Inventory &m_inventory;
    SpecLibrary &m_library;
    TransferStore *m_transfers;
    // By the name of the credential in lower case; of transfers by its id.
    QHash<QString, QList<CredentialUser>> m_sandboxes;
    QHash<QString, QList<CredentialUser>> m_templates;
    QHash<QString, QList<CredentialUser>> m_drafts;
    QHash<QString, QList<CredentialUser>> m_moving;
    QTimer m_soon;
    Operation m_readingRecords;
    Operation m_readingTemplates;
    Operation m_readingDrafts;
};

} // namespace osc
