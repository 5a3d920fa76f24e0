// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/arrangedtable.h"

#include <models/volumefilter.h>

#include <QTimer>

namespace osc {

class ShownWatcher;
class VolumeMeter;

/// The table of volumes. What is in the volumes whose rows can be seen is counted, while one of the columns
/// that tell it is shown and somebody can look at the table.
class VolumeTable : public ArrangedTable
{
    Q_OBJECT

public:
    /// Lets @p proxy show @p model; all outlive the table.
    VolumeTable(VolumeFilterProxy &proxy, VolumeModel &model, VolumeMeter &meter, QWidget *parent = nullptr);

    [[nodiscard]] VolumeKey keyAt(const QModelIndex &index) const;
    /// A volume that is looked at elsewhere too, in a detail; null: none.
    void setLookedAt(const VolumeKey &key);

Q_SIGNALS:
    /// A click on who uses the volume.
    void usersClicked(const osc::VolumeKey &key);
    /// The Delete key.
    void removeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void considerSoon();
    void consider();
    [[nodiscard]] QList<VolumeKey> wanted() const;
    [[nodiscard]] bool isLink(const QModelIndex &index) const;

    VolumeMeter &m_meter;
    ShownWatcher *m_shown;
    QTimer m_soon;
    VolumeKey m_lookedAt;
};

} // namespace osc
