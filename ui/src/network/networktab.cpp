// SPDX-License-Identifier: Apache-2.0
#include "network/networktab.h"

#include "detail/loadnotice.h"
#include "network/policypanel.h"
#include "network/vaultpanel.h"
#include "widgets/buttons.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace osc {

NetworkTab::NetworkTab(QWidget *parent)
    : QWidget(parent)
    , m_notice(new LoadNotice(QStringLiteral("networkNotice"), this))
    , m_policyPanel(new PolicyPanel(m_policy, this))
    , m_vaultPanel(new VaultPanel(m_vault, this))
    , m_line(new HairLine(Qt::Vertical, this))
    , m_scroll(new QScrollArea(this))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, new QWidget(this)))
{
    setObjectName(QStringLiteral("networkTab"));
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(0);
    m_parts->addWidget(m_policyPanel, 1);
    m_parts->addWidget(m_line);
    m_parts->addWidget(m_vaultPanel, 1);
    m_scroll->setObjectName(QStringLiteral("networkScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_parts->parentWidget());
    m_scroll->widget()->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_scroll, 1);
    connect(&m_policy, &PolicyStore::changed, this, &NetworkTab::updateNotice);
    // The panels were told before, so they know by now how much room they need.
    connect(&m_policy, &PolicyStore::changed, this, &NetworkTab::arrange);
    connect(&m_vault, &VaultStore::changed, this, &NetworkTab::arrange);
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
    arrange();
}

void NetworkTab::arrange()
{
    const bool hasVault = m_vaultPanel->isVisibleTo(m_scroll->widget());
    const int widest = std::max(m_policyPanel->minimumSizeHint().width(),
                                hasVault ? m_vaultPanel->minimumSizeHint().width() : 0);
    const bool besides = 2 * widest < width();
    m_parts->setDirection(besides ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_line->setVisible(hasVault && besides);
    // A scroll area knows nothing of sentences that need a second line.
    const int least = m_parts->minimumHeightForWidth(m_scroll->viewport()->width());
    m_scroll->widget()->setMinimumHeight(std::max(0, least)); // negative where no sentence shows
    // One above the other is higher than any window has room for.
    m_scroll->setMinimumHeight(besides ? m_parts->minimumSize().height() : 0);
}

void NetworkTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
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
