// SPDX-License-Identifier: Apache-2.0
#include "panels/rowdelegate.h"

#include "panels/placetable.h"

#include <QPainter>

namespace osc {

namespace {

constexpr int currentBarWidth = 3;

} // namespace

RowDelegate::RowDelegate(PlaceTable *view, int leading)
    : QStyledItemDelegate(view)
    , m_view(view)
    , m_leading(leading)
{}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Cell cell;
    cell.theme = Theme::of(option.palette);
    cell.direction = option.direction;
    cell.devicePixelRatio = painter->device()->devicePixelRatioF();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, cell.theme.selection);
    else if (m_view->hoverRow() == index.row())
        painter->fillRect(option.rect, cell.theme.hover);
    const bool first = index.column() == 0;
    if (first && m_view->currentIndex().isValid() && m_view->currentIndex().row() == index.row()) {
        const QRect bar(option.rect.left(), option.rect.top(), currentBarWidth, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), cell.theme.accent);
    }
    const QRect inner =
        option.rect.adjusted(first ? m_leading : padding, 0, -m_view->endPadding(index.column()), 0);
    cell.rect = QStyle::visualRect(option.direction, option.rect, inner);
    painter->setFont(option.font);
    painter->setPen(isQuiet(index) ? cell.theme.secondaryText : cell.theme.text);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintCell(*painter, cell, index);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * padding, metrics::scaled(30)};
}

void RowDelegate::paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const
{
    drawText(painter, cell, cell.rect, index.data().toString());
}

bool RowDelegate::isQuiet(const QModelIndex &) const
{
    return false;
}

void RowDelegate::drawText(QPainter &painter, const Cell &cell, const QRect &rect, const QString &text,
                           Qt::TextElideMode elide, Qt::Alignment alignment)
{
    const auto visual = QStyle::visualAlignment(cell.direction, alignment);
    painter.drawText(rect, static_cast<int>(visual) | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, elide, rect.width()));
}

void RowDelegate::drawSymbol(QPainter &painter, const Cell &cell, const QRect &rect, Symbol symbol,
                             const QColor &colour)
{
    const QRect place =
        QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(metrics::icon, metrics::icon), rect);
    painter.drawPixmap(place, symbolPixmap(symbol, colour, metrics::icon, cell.devicePixelRatio));
}

QRect RowDelegate::takeLeading(QRect &rect, int width, Qt::LayoutDirection direction)
{
    QRect taken = rect;
    if (direction == Qt::RightToLeft) {
        taken.setLeft(rect.right() - width + 1);
        rect.setRight(rect.right() - width);
    } else {
        taken.setWidth(width);
        rect.setLeft(rect.left() + width);
    }
    return taken;
}

} // namespace osc
