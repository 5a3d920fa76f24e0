// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumetable.h"

#include "panels/columnlayout.h"
#include "volumes/volumedelegate.h"
#include "widgets/shownwatcher.h"

#include <models/volumemeter.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// Somebody who scrolls by does not want what passes to be counted.
constexpr auto volumeLookPause = 300ms;

QList<ColumnSpec> volumeColumnSpecs(const VolumeModel &model)
{
    QList<ColumnSpec> specs(VolumeModel::ColumnCount);
    specs[VolumeModel::Name] = {{}, 110, 207, 420};
    specs[VolumeModel::Kind] = {{}, 70, 124, 140};
    specs[VolumeModel::Connection] = {{}, 70, 150, 220};
    specs[VolumeModel::State] = {{}, 84, 138, 160};
    specs[VolumeModel::UsedBy] = {{}, 84, 172, 300};
    specs[VolumeModel::Size] = {{}, 74, 112, 120};
    specs[VolumeModel::Access] = {{}, 44, 58, 60};
    specs[VolumeModel::Driver] = {{}, 56, 150, 240};
    specs[VolumeModel::Age] = {{}, 52, 84, 90};
    specs[VolumeModel::Created] = {{}, 110, 140, 140, false};
    specs[VolumeModel::MadeBy] = {{}, 90, 140, 160, false};
    specs[VolumeModel::Mountpoint] = {{}, 120, 260, 500, false};
    specs[VolumeModel::Labels] = {{}, 100, 220, 360, false};
    specs[VolumeModel::Files] = {{}, 60, 96, 96, false};
    for (int column = 0; column < specs.size(); ++column)
        specs[column].id = model.headerData(column, Qt::Horizontal, VolumeModel::ColumnIdRole).toString();
    return specs;
}

} // namespace

VolumeTable::VolumeTable(VolumeFilterProxy &proxy, VolumeModel &model, VolumeMeter &meter, QWidget *parent)
    : ArrangedTable(VolumeModel::CopyRole, parent)
    , m_meter(meter)
    , m_shown(new ShownWatcher(viewport(), [this](bool) { consider(); }))
{
    setObjectName(QStringLiteral("volumeTable"));
    setAccessibleName(tr("Volumes"));
    proxy.setSourceModel(&model);
    setItemDelegate(new VolumeDelegate(this));
    arrange(proxy, volumeColumnSpecs(model), VolumeModel::State);
    viewport()->setMouseTracking(true);
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &VolumeTable::consider);
    connect(&proxy, &QAbstractItemModel::rowsInserted, this, &VolumeTable::considerSoon);
    connect(&proxy, &QAbstractItemModel::rowsRemoved, this, &VolumeTable::considerSoon);
    connect(&proxy, &QAbstractItemModel::layoutChanged, this, &VolumeTable::considerSoon);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &VolumeTable::considerSoon);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &VolumeTable::considerSoon);
    connect(&columns(), &ColumnLayout::shownChanged, this, &VolumeTable::considerSoon);
}

VolumeKey VolumeTable::keyAt(const QModelIndex &index) const
{
    return VolumeKey::fromText(index.data(VolumeModel::KeyRole).toString()).value_or(VolumeKey());
}

void VolumeTable::setLookedAt(const VolumeKey &key)
{
    m_lookedAt = key;
    considerSoon();
}

void VolumeTable::considerSoon()
{
    if (!m_soon.isActive())
        m_soon.start(volumeLookPause);
}

QList<VolumeKey> VolumeTable::wanted() const
{
    const QAbstractItemModel *rows = model();
    if (!m_shown->isShown() || rows->rowCount() == 0)
        return {};
    QList<VolumeKey> keys;
    if (!m_lookedAt.isNull())
        keys.append(m_lookedAt);
    if (!columns().isShown(VolumeModel::Size) && !columns().isShown(VolumeModel::Files))
        return keys;
    const int first = std::max(0, rowAt(0));
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom < 0 ? rows->rowCount() - 1 : bottom;
    for (int row = first; row <= last; ++row)
        if (const VolumeKey key = keyAt(rows->index(row, 0)); key != m_lookedAt)
            keys.append(key);
    return keys;
}

void VolumeTable::consider()
{
    m_meter.setWanted(wanted());
}

bool VolumeTable::isLink(const QModelIndex &index) const
{
    return index.column() == VolumeModel::UsedBy &&
           index.data(VolumeModel::UseRole).toInt() != static_cast<int>(VolumeModel::Use::None);
}

/// The window has the same key for sandboxes.
bool VolumeTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return ArrangedTable::event(event);
}

void VolumeTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        Q_EMIT removeRequested();
        event->accept();
        return;
    }
    ArrangedTable::keyPressEvent(event);
}

void VolumeTable::mouseReleaseEvent(QMouseEvent *event)
{
    ArrangedTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const bool plain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    // A click into empty room of the cell selects only.
    const int width = fontMetrics().horizontalAdvance(index.data().toString()) + RowDelegate::padding;
    if (plain && isLink(index) && event->pos().x() < visualRect(index).left() + width)
        Q_EMIT usersClicked(keyAt(index));
}

void VolumeTable::mouseMoveEvent(QMouseEvent *event)
{
    ArrangedTable::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const int width = fontMetrics().horizontalAdvance(index.data().toString()) + RowDelegate::padding;
    const bool over = isLink(index) && event->pos().x() < visualRect(index).left() + width;
    viewport()->setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace osc
