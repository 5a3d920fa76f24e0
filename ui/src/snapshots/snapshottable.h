// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/arrangedtable.h"

#include <models/snapshotmodel.h>

namespace osc {

/// The table of snapshots.
class SnapshotTable : public ArrangedTable
{
    Q_OBJECT

public:
    /// Lets @p proxy show @p model; both outlive the table.
    SnapshotTable(SnapshotFilterProxy &proxy, SnapshotModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<SnapshotKey> selected() const;

Q_SIGNALS:
    /// The Delete key.
    void removeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SnapshotModel &m_model;
};

} // namespace osc
