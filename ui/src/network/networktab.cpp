// SPDX-License-Identifier: Apache-2.0
#include "network/networktab.h"

#include "detail/loadnotice.h"
#include "network/policypanel.h"
#include "network/vaultpanel.h"
#include "widgets/buttons.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QHBoxLayout>

namespace osc {

NetworkTab::NetworkTab(QWidget *parent)
    : QWidget(parent)
    , m_notice(new LoadNotice(QStringLiteral("networkNotice"), this))
    , m_policyPanel(new PolicyPanel(m_policy, this))
    , m_vaultPanel(new VaultPanel(m_vault, this))
    , m_line(new HairLine(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("networkTab"));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_policyPanel, 1);
    row->addWidget(m_line);
    row->addWidget(m_vaultPanel, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addLayout(row, 1);
    connect(&m_policy, &PolicyStore::changed, this, &NetworkTab::updateNotice);
    connect(m_notice, &LoadNotice::retryRequested, this, &NetworkTab::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, this, &NetworkTab::close);
}

NetworkTab::~NetworkTab() = default;

void NetworkTab::open(NetworkPolicyService *policies, CredentialVaultService *vaults,
                      const QString &sandboxId)
{
    m_policy.open(policies, sandboxId);
    m_vault.open(vaults, sandboxId);
    m_vaultPanel->setVisible(vaults);
    m_line->setVisible(vaults);
}

void NetworkTab::close()
{
    m_policy.close();
    m_vault.close();
}

void NetworkTab::refresh()
{
    m_policy.refresh();
    m_vault.refresh();
}

void NetworkTab::setWhyNot(const QString &whyNot)
{
    m_policyPanel->setWhyNot(whyNot);
    m_vaultPanel->setWhyNot(whyNot);
}

void NetworkTab::updateNotice()
{
    if (m_policy.error())
        m_notice->setError(*m_policy.error());
    else
        m_notice->clear();
}

} // namespace osc
