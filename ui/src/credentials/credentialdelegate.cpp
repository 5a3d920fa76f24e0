// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialdelegate.h"

#include "panels/placetable.h"

#include <models/credentialmodel.h>

#include <QPainter>

namespace osc {

namespace {

constexpr int credentialGlyphGap = 8;

std::optional<Glyph> glyphOfMark(CredentialModel::Mark mark)
{
    switch (mark) {
    case CredentialModel::Mark::Good:
        return Glyph::Ok;
    case CredentialModel::Mark::Warning:
        return Glyph::Soon;
    case CredentialModel::Mark::Bad:
        return Glyph::Failed;
    case CredentialModel::Mark::Running:
        return Glyph::Progress;
    case CredentialModel::Mark::None:
        break;
    }
    return {};
}

} // namespace

CredentialDelegate::CredentialDelegate(PlaceTable *view)
    : RowDelegate(view, metrics::margin)
{}

void CredentialDelegate::paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    if (index.data(CredentialModel::QuietRole).toBool())
        painter.setPen(cell.theme.secondaryText);
    if (index.data(CredentialModel::MonospaceRole).toBool())
        painter.setFont(fonts::mono());
    switch (index.column()) {
    case CredentialModel::Name:
        paintName(painter, cell, index);
        break;
    case CredentialModel::LastTest:
        paintTest(painter, cell, index);
        break;
    case CredentialModel::Endpoint:
    case CredentialModel::Bucket:
        drawText(painter, cell, cell.rect, index.data().toString(), Qt::ElideMiddle);
        break;
    default:
        drawText(painter, cell, cell.rect, index.data().toString());
        break;
    }
}

void CredentialDelegate::paintName(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    const bool login =
        index.data(CredentialModel::KindRole).toInt() == static_cast<int>(CredentialKind::RegistryLogin);
    painter.setFont(fonts::name());
    QRect rest = cell.rect;
    drawSymbol(painter, cell, takeLeading(rest, metrics::icon, cell.direction),
               login ? Symbol::User : Symbol::Key, cell.theme.secondaryText);
    takeLeading(rest, credentialGlyphGap, cell.direction);
    drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
}

void CredentialDelegate::paintTest(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    QRect rest = cell.rect;
    const auto mark = static_cast<CredentialModel::Mark>(index.data(CredentialModel::MarkRole).toInt());
    if (const auto glyph = glyphOfMark(mark)) {
        const QRect place = takeLeading(rest, glyphSize, cell.direction);
        paintGlyph(painter, place, *glyph, cell.theme, glyph == Glyph::Progress ? ringTurn() : 0);
        takeLeading(rest, credentialGlyphGap, cell.direction);
    }
    if (mark == CredentialModel::Mark::Bad)
        painter.setPen(cell.theme.failed.ink);
    drawText(painter, cell, rest, index.data().toString());
}

} // namespace osc
