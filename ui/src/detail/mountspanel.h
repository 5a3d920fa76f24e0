// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandbox.h>

#include <QWidget>

namespace osc {

class Card;
class Label;
class SectionHeader;

/// The mounts of a sandbox and the ports that it publishes.
class MountsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MountsPanel(QWidget *parent = nullptr);

    void show(const Sandbox &sandbox);

Q_SIGNALS:
    /// The user wants to look into a mount; @p target is its path in the sandbox.
    void openRequested(const QString &target);

private:
    QWidget *makeMountRow(const Mount &mount, bool owned);
    QWidget *makePortRow(int port, const QString &address);

    QList<Mount> m_mounts;
    QStringList m_owned;
    QHash<int, QString> m_endpoints;
    bool m_filled = false;
    SectionHeader *m_mountsHeader;
    Card *m_mountCard;
    Label *m_noMounts;
    SectionHeader *m_portsHeader;
    Card *m_portCard;
    Label *m_noPorts;
};

} // namespace osc
