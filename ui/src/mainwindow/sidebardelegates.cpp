// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/sidebardelegates.h"

#include <models/connectionmodel.h>
#include <ui/glyphs.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QPainter>

namespace osc {

namespace {

constexpr int barWidth = 3;
constexpr int inset = 8;
constexpr int iconLeft = 12;
constexpr int textLeft = 38;

/// Tint and bar of the chosen entry; returns the rect inside.
QRect paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const QRect item = option.rect.adjusted(inset, 0, -inset, 0);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focus = option.state & QStyle::State_HasFocus;
    painter.setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(selected ? theme.selection : (theme.dark ? theme.hover : theme.hover.darker(102)));
        painter.drawRoundedRect(item, 4, 4);
    }
    if (selected) {
        const QRect bar(item.left(), item.top() + 4, barWidth, item.height() - 8);
        painter.fillRect(QStyle::visualRect(option.direction, item, bar), theme.accent);
    }
    if (focus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(item).adjusted(1, 1, -1, -1), 4, 4);
    }
    return item;
}

void drawLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text,
              Qt::Alignment alignment)
{
    const auto visual = QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, rect),
                     static_cast<int>(visual) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void PlaceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    painter->save();
    const QRect item = paintGround(*painter, option, theme);
    const bool selected = option.state & QStyle::State_Selected;
    const auto icon = static_cast<Symbol>(index.data(SymbolRole).toInt());
    const QRect iconRect(item.left() + iconLeft, item.center().y() - metrics::icon / 2 + 1, metrics::icon,
                         metrics::icon);
    painter->drawPixmap(QStyle::visualRect(option.direction, option.rect, iconRect),
                        symbolPixmap(icon, selected ? theme.accent : theme.secondaryText, metrics::icon,
                                     painter->device()->devicePixelRatioF()));
    painter->setFont(fonts::body());
    painter->setPen(theme.text);
    const QString count = index.data(CountRole).toString();
    const int countWidth = QFontMetrics(fonts::secondary()).horizontalAdvance(count) + 2 * inset;
    drawLine(*painter, option, item.adjusted(textLeft, 0, -countWidth - 8, 0), index.data().toString(),
             Qt::AlignLeft);
    painter->setFont(fonts::secondary());
    painter->setPen(theme.secondaryText);
    if (index.data(AlarmRole).toBool()) {
        const QRect badge(item.right() - countWidth - 3, item.center().y() - 9, countWidth, 19);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.failed.tint);
        painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, badge), 4, 4);
        painter->setPen(theme.failed.ink);
    }
    drawLine(*painter, option,
             QRect(item.right() - countWidth - 3, item.top(), countWidth - inset, item.height()), count,
             Qt::AlignRight);
    painter->restore();
}

QSize PlaceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metrics::scaled(120), metrics::scaled(32)};
}

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    painter->save();
    const QRect item = paintGround(*painter, option, theme);
    const auto state = static_cast<ConnectionState>(index.data(ConnectionModel::StateRole).toInt());
    const QFont small = fonts::tick();
    const int first = QFontMetrics(fonts::body()).height();
    const int second = QFontMetrics(small).height();
    const int top = item.top() + (item.height() - first - second) / 2;
    const QRect glyphRect(item.left() + iconLeft + 1, top + (first - glyphSize) / 2, glyphSize, glyphSize);
    paintGlyph(*painter, QStyle::visualRect(option.direction, option.rect, glyphRect), glyphOf(state), theme,
               ringTurn());

    const QString count = index.data(ConnectionModel::CountRole).toString();
    const int countWidth = QFontMetrics(fonts::secondary()).horizontalAdvance(count);
    painter->setFont(fonts::body());
    painter->setPen(theme.text);
    const QRect line(item.left() + textLeft, top, item.width() - textLeft - 12, first);
    drawLine(*painter, option, line.adjusted(0, 0, -countWidth - 6, 0), index.data().toString(),
             Qt::AlignLeft);
    painter->setFont(fonts::secondary());
    painter->setPen(theme.secondaryText);
    drawLine(*painter, option, line, count, Qt::AlignRight);
    painter->setFont(small);
    if (state == ConnectionState::Broken)
        painter->setPen(theme.failed.ink);
    drawLine(*painter, option, QRect(line.left(), top + first, line.width(), second),
             index.data(ConnectionModel::LineRole).toString(), Qt::AlignLeft);
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int text = QFontMetrics(fonts::body()).height() + QFontMetrics(fonts::tick()).height();
    return {metrics::scaled(120), text + 14};
}

} // namespace osc
