// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/volumestore.h>

#include <QSet>

class QCheckBox;
class QPushButton;

namespace osc {

class Label;
class LossEntry;

/// Asks before the files of volumes are lost: what of each is lost and what stays, filled in as it is
/// counted. Volumes in use are not deleted: the dialog says by whom, leads there, and offers to delete both.
/// Pruning starts with nothing chosen. One confirmation for all; focus is on Cancel.
class VolumeLossDialog : public DialogFrame
{
    Q_OBJECT

public:
    enum class Purpose { Empty, Delete, DeleteWithSandboxes, Prune };

    VolumeLossDialog(VolumeStore &store, Purpose purpose, const QList<VolumeKey> &keys, QWidget *parent);
    ~VolumeLossDialog() override;

    void accept() override;

Q_SIGNALS:
    /// @p withSandboxes: those that use them go first.
    void confirmed(const QList<osc::VolumeKey> &keys, bool withSandboxes);
    void sandboxRequested(const osc::SandboxKey &key);

private:
    struct Entry
    {
        VolumeKey key;
        LossEntry *widget = nullptr;
        QCheckBox *tick = nullptr; ///< Only for Prune.
        bool possible = true;
    };

    void buildHead();
    void buildList();
    void buildChoice();
    void addWayOut(LossEntry *entry, const VolumeRow &row);
    void buildButtons();
    void addEntry(const VolumeKey &key);
    void fill(Entry &entry);
    void fillUsers(Entry &entry, const VolumeRow &row);
    void updateSum();
    void tickAll(bool on);
    void copyList() const;
    [[nodiscard]] QList<VolumeKey> chosen() const;
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString buttonText(int count) const;
    [[nodiscard]] bool mayGo(const VolumeRow &row) const;

    /// More than this nobody reads, and each takes a dozen widgets.
    static constexpr qsizetype mostEntries = 200;

    VolumeStore &m_store;
    Purpose m_purpose;
    QList<VolumeKey> m_keys;
    QVBoxLayout *m_list = nullptr;
    QList<Entry> m_entries;
    Label *m_sum;
    QCheckBox *m_withSandboxes;
    QPushButton *m_confirm = nullptr;
};

} // namespace osc
