// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>
#include <models/volumestore.h>
#include <models/volumeusemodel.h>

#include <QSortFilterProxyModel>
#include <QWidget>

namespace osc {

class Label;
class PlaceTable;

/// Who uses a volume, and who did: the tab Used by.
class VolumeUses : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives this.
    explicit VolumeUses(VolumeStore &store, QWidget *parent = nullptr);

    /// Null: nothing.
    void show(const VolumeRow *row);

Q_SIGNALS:
    void sandboxRequested(const osc::SandboxKey &key);

private:
    void update();

    VolumeStore &m_store;
    VolumeKey m_key;
    QList<ClaimUser> m_users;
    VolumeUseModel m_model;
    QSortFilterProxyModel m_proxy;
    PlaceTable *m_table;
    Label *m_note;
};

} // namespace osc
