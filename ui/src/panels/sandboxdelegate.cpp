// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxdelegate.h"

#include "panels/kindsymbols.h"
#include "panels/placetable.h"
#include "widgets/labels.h"

#include <models/sandboxmodel.h>
#include <ui/glyphs.h>

#include <QPainter>

namespace osc {

namespace {

constexpr int glyphGap = 8;

void drawSymbol(QPainter &painter, const QRect &rect, Symbol symbol, const QColor &colour, qreal ratio)
{
    const QRect place =
        QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(metrics::icon, metrics::icon), rect);
    painter.drawPixmap(place, symbolPixmap(symbol, colour, metrics::icon, ratio));
}

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
    case SandboxModel::Mounts:
        paintMounts(painter, cell, index);
        break;
    default:
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
    drawSymbol(painter, place, symbolOf(kind), cell.theme.secondaryText, cell.devicePixelRatio);
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
        drawSymbol(painter, place, symbolOf(kind), cell.theme.secondaryText, cell.devicePixelRatio);
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
