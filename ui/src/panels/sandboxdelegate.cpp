// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxdelegate.h"

#include "panels/kindsymbols.h"
#include "panels/placetable.h"
#include "widgets/labels.h"

#include <models/sandboxmodel.h>
#include <ui/glyphs.h>

#include <QPainter>

#include <algorithm>

namespace osc {

namespace {

constexpr int glyphGap = 8;
constexpr int usageBarWidth = 44;
constexpr int usageBarHeight = 5;
constexpr double scarceFrom = 0.9;

} // namespace

SandboxDelegate::SandboxDelegate(PlaceTable *view)
    : RowDelegate(view)
{}

bool SandboxDelegate::isQuiet(const QModelIndex &index) const
{
    const auto state = static_cast<SandboxState>(index.data(SandboxModel::StateRole).toInt());
    return state == SandboxState::Terminated || index.data(SandboxModel::StaleRole).toBool();
}

void SandboxDelegate::paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    switch (index.column()) {
    case SandboxModel::State:
        paintState(painter, cell, index);
        break;
    case SandboxModel::Name:
        paintName(painter, cell, index);
        break;
    case SandboxModel::Image:
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideLeft);
        break;
    case SandboxModel::Connection:
        paintConnection(painter, cell, index);
        break;
    case SandboxModel::Age:
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideRight, Qt::AlignRight);
        break;
    case SandboxModel::Expires:
        paintExpiry(painter, cell, index);
        break;
    case SandboxModel::Cpu:
    case SandboxModel::Memory:
        paintUsage(painter, cell, index);
        break;
    case SandboxModel::Id:
    case SandboxModel::Container:
        painter.setFont(fonts::mono());
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideMiddle);
        break;
    case SandboxModel::Mounts:
        paintMounts(painter, cell, index);
        break;
    default:
        drawText(painter, cell, cell.rect, index.data().toString());
        break;
    }
}

void SandboxDelegate::paintState(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const auto state = static_cast<SandboxState>(index.data(SandboxModel::StateRole).toInt());
    const Glyph glyph = glyphOf(state, index.data(SandboxModel::StaleRole).toBool());
    QRect rest = cell.rect;
    const QRect place = takeLeading(rest, glyphSize, cell.direction);
    paintGlyph(painter, place, glyph, cell.theme, ringTurn());
    takeLeading(rest, glyphGap, cell.direction);
    if (index.data(SandboxModel::FailedRole).toBool())
        painter.setPen(cell.theme.failed.ink);
    drawText(painter, cell, rest, index.data().toString());
}

void SandboxDelegate::paintName(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const QString name = index.data().toString();
    const QString id = index.data(SandboxModel::ShortIdRole).toString();
    QFont mono = fonts::mono();
    if (name == id) {
        painter.setFont(mono);
        drawText(painter, cell, cell.rect, id);
        return;
    }
    const QFontMetrics monoMetrics(mono);
    const int idWidth = monoMetrics.horizontalAdvance(id) + 10;
    painter.setFont(fonts::name());
    QRect rest = cell.rect;
    const int wanted = painter.fontMetrics().horizontalAdvance(name) + 1;
    const int nameWidth = std::min(wanted, std::max(rest.width() - idWidth, rest.width() / 2));
    const QRect nameRect = takeLeading(rest, nameWidth, cell.direction);
    drawText(painter, cell, nameRect, name, Qt::ElideMiddle);
    takeLeading(rest, 10, cell.direction);
    painter.setFont(mono);
    painter.setPen(cell.theme.secondaryText);
    drawText(painter, cell, rest, id);
}

void SandboxDelegate::paintConnection(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const auto kind = static_cast<ConnectionKind>(index.data(SandboxModel::ConnectionKindRole).toInt());
    QRect rest = cell.rect;
    const QRect place = takeLeading(rest, metrics::icon, cell.direction);
    drawSymbol(painter, cell, place, symbolOf(kind), cell.theme.secondaryText);
    takeLeading(rest, glyphGap, cell.direction);
    drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
}

void SandboxDelegate::paintExpiry(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    QRect rest = cell.rect;
    if (index.data(SandboxModel::SoonRole).toBool()) {
        painter.setPen(cell.theme.warning.ink);
        painter.setFont(fonts::name());
        const QRect place = takeLeading(rest, metrics::icon, cell.direction);
        paintGlyph(painter, place, Glyph::Soon, cell.theme);
    } else if (!text.isEmpty() && !text.front().isDigit()) {
        painter.setPen(cell.theme.secondaryText);
    }
    drawDigits(painter, rest, QStyle::visualAlignment(cell.direction, Qt::AlignRight) | Qt::AlignVCenter,
               text);
}

/// A bar and a number, grey until there is not much left.
void SandboxDelegate::paintUsage(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const QVariant value = index.data(SandboxModel::FractionRole);
    const double fraction = std::clamp(value.toDouble(), 0.0, 1.0);
    const bool scarce = value.isValid() && fraction > scarceFrom;
    QColor ink = painter.pen().color();
    if (scarce)
        ink = cell.theme.warning.ink;
    else if (text.isEmpty() || !text.front().isDigit())
        ink = cell.theme.secondaryText;
    painter.setPen(ink);
    drawDigits(painter, cell.rect, QStyle::visualAlignment(cell.direction, Qt::AlignRight) | Qt::AlignVCenter,
               text);
    const int room = cell.rect.width() - digitsWidth(painter.fontMetrics(), text);
    if (!value.isValid() || room < usageBarWidth + 4)
        return;
    QRect rest = cell.rect;
    const QRectF bar = QRectF(takeLeading(rest, usageBarWidth, cell.direction));
    const QRectF track(bar.left(), bar.center().y() - usageBarHeight / 2.0, bar.width(), usageBarHeight);
    // Something is in use, however little.
    const double length = fraction > 0 ? std::max(2.0, track.width() * fraction) : 0;
    QRectF filled(track.left(), track.top(), length, track.height());
    if (cell.direction == Qt::RightToLeft)
        filled.moveRight(track.right());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor ground = cell.theme.outline;
    ground.setAlphaF(0.25F);
    painter.setBrush(ground);
    painter.drawRoundedRect(track, usageBarHeight / 2.0, usageBarHeight / 2.0);
    painter.setBrush(scarce ? ink : cell.theme.secondaryText);
    painter.drawRoundedRect(filled, usageBarHeight / 2.0, usageBarHeight / 2.0);
}

void SandboxDelegate::paintMounts(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const auto counts = index.data(SandboxModel::MountKindsRole).value<QList<int>>();
    QRect rest = cell.rect;
    painter.setPen(cell.theme.secondaryText);
    bool any = false;
    for (const VolumeKind kind : {VolumeKind::Claim, VolumeKind::Host, VolumeKind::Ossfs}) {
        const int count = counts.value(static_cast<int>(kind));
        if (count == 0)
            continue;
        any = true;
        const QRect place = takeLeading(rest, metrics::icon, cell.direction);
        drawSymbol(painter, cell, place, symbolOf(kind), cell.theme.secondaryText);
        takeLeading(rest, 4, cell.direction);
        if (count > 1) {
            painter.setFont(fonts::secondary());
            const QString number = QString::number(count);
            const QRect room =
                takeLeading(rest, painter.fontMetrics().horizontalAdvance(number), cell.direction);
            drawText(painter, cell, room, number);
            takeLeading(rest, 4, cell.direction);
        }
    }
    if (!any)
        drawText(painter, cell, rest, QStringLiteral("–"));
}

} // namespace osc
