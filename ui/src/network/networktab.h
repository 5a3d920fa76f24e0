// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/policystore.h>
#include <models/vaultstore.h>

#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace osc {

class LoadNotice;
class PolicyPanel;
class VaultPanel;

/// What a running sandbox may reach, and the credentials that its proxy puts into requests: side by side
/// where there is room for both, else one above the other.
class NetworkTab : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkTab(QWidget *parent = nullptr);
    ~NetworkTab() override;

    /// @p vaults may be null: then only the policy is shown. Both live until close().
    void open(NetworkPolicyService *policies, CredentialVaultService *vaults, const QString &sandboxId);
    void close();
    void refresh();
    /// Why nothing can be changed now; empty: it can.
    void setWhyNot(const QString &whyNot);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void updateNotice();

    PolicyStore m_policy;
    VaultStore m_vault;
    LoadNotice *m_notice;
    PolicyPanel *m_policyPanel;
    VaultPanel *m_vaultPanel;
    QWidget *m_line;
    QScrollArea *m_scroll;
    QBoxLayout *m_parts;
};

} // namespace osc
