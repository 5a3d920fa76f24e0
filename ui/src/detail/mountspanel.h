// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QWidget>

namespace osc {

class Card;
class Label;
class SectionHeader;

/// The mounts of a sandbox, and who else uses what is mounted.
class MountsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MountsPanel(QWidget *parent = nullptr);

    /// @p volumes may be null, and lives until clear().
    void show(VolumeService *volumes, const Sandbox &sandbox);
    void clear();

Q_SIGNALS:
    /// The user wants to look into a mount; @p target is its path in the sandbox.
    void openRequested(const QString &target);
    /// The user wants one more mount in this sandbox.
    void mountAnotherRequested();

private:
    QWidget *makeMountRow(const Mount &mount);
    void askUsers(VolumeService *volumes);
    void showKinds();
    [[nodiscard]] QString kindText(const Mount &mount) const;

    QList<Mount> m_mounts;
    QStringList m_owned;
    QString m_sandboxId;
    QHash<QString, QStringList> m_others; ///< Claim → what else mounts it.
    QList<Label *> m_kinds;               ///< As the mounts.
    bool m_filled = false;
    SectionHeader *m_mountsHeader;
    Card *m_mountCard;
    Label *m_noMounts;
    Operation m_asking; ///< Last: ends before what its callback uses.
};

} // namespace osc
