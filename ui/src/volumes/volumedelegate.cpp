// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumedelegate.h"

#include "panels/kindsymbols.h"
#include "panels/placetable.h"
#include "widgets/labels.h"

#include <models/volumemodel.h>

#include <QPainter>

namespace osc {

namespace {

constexpr int volumeGlyphGap = 8;

} // namespace

Glyph volumeGlyph(const QModelIndex &index)
{
    if (index.data(VolumeModel::BusyRole).toBool())
        return Glyph::Progress;
    if (index.data(VolumeModel::FailedRole).toBool())
        return Glyph::Failed;
    if (index.data(VolumeModel::StaleRole).toBool())
        return Glyph::Stale;
    switch (static_cast<VolumeModel::Use>(index.data(VolumeModel::UseRole).toInt())) {
    case VolumeModel::Use::Running:
        return Glyph::Disc;
    case VolumeModel::Use::Stopped:
        return Glyph::Ended;
    case VolumeModel::Use::None:
        break;
    }
    return Glyph::Ring;
}

VolumeDelegate::VolumeDelegate(PlaceTable *view)
    : RowDelegate(view, metrics::margin)
{}

bool VolumeDelegate::isQuiet(const QModelIndex &index) const
{
    return index.data(VolumeModel::StaleRole).toBool() || index.data(VolumeModel::QuietRole).toBool();
}

void VolumeDelegate::paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    switch (index.column()) {
    case VolumeModel::Name:
        painter.setFont(fonts::name());
        paintIconAndText(painter, cell, index,
                         symbolOf(static_cast<VolumeKind>(index.data(VolumeModel::KindRole).toInt())));
        break;
    case VolumeModel::Connection:
        paintIconAndText(
            painter, cell, index,
            symbolOf(static_cast<ConnectionKind>(index.data(VolumeModel::ConnectionKindRole).toInt())));
        break;
    case VolumeModel::State:
        paintState(painter, cell, index);
        break;
    case VolumeModel::Size:
    case VolumeModel::Files:
    case VolumeModel::Age:
        drawDigits(painter, cell.rect,
                   QStyle::visualAlignment(cell.direction, Qt::AlignRight) | Qt::AlignVCenter,
                   index.data().toString());
        break;
    case VolumeModel::Mountpoint:
        painter.setFont(fonts::mono());
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideMiddle);
        break;
    case VolumeModel::UsedBy:
    case VolumeModel::Driver:
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideMiddle);
        break;
    default:
        drawText(painter, cell, cell.rect, index.data().toString());
        break;
    }
}

void VolumeDelegate::paintIconAndText(QPainter &painter, const Cell &cell, const QModelIndex &index,
                                      Symbol symbol) const
{
    QRect rest = cell.rect;
    const QRect place = takeLeading(rest, metrics::icon, cell.direction);
    drawSymbol(painter, cell, place, symbol, cell.theme.secondaryText);
    takeLeading(rest, volumeGlyphGap, cell.direction);
    drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
}

void VolumeDelegate::paintState(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    QRect rest = cell.rect;
    const QRect place = takeLeading(rest, glyphSize, cell.direction);
    const Glyph glyph = volumeGlyph(index);
    paintGlyph(painter, place, glyph, cell.theme, glyph == Glyph::Progress ? ringTurn() : 0);
    takeLeading(rest, volumeGlyphGap, cell.direction);
    if (glyph == Glyph::Failed)
        painter.setPen(cell.theme.failed.ink);
    drawText(painter, cell, rest, index.data().toString());
}

} // namespace osc
