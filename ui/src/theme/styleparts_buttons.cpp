// SPDX-License-Identifier: Apache-2.0
#include "theme/styleparts.h"

#include "theme/consolestyle.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace osc::styleparts {

namespace {

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? static_cast<ButtonKind>(widget->property(buttonKindProperty).toInt())
                  : ButtonKind::Normal;
}

QColor pressed(const QColor &colour, const Theme &theme)
{
    return theme.dark ? colour.lighter(112) : colour.darker(108);
}

/// The fill of a button that has one, else an invalid colour.
QColor fillOf(ButtonKind kind, const Theme &theme)
{
    switch (kind) {
    case ButtonKind::Primary:
        return theme.primaryFill;
    case ButtonKind::Danger:
        return theme.dangerFill;
    case ButtonKind::Normal:
    case ButtonKind::DangerOutline:
        break;
    }
    return {};
}

QPixmap tinted(QPixmap pixmap, const QColor &colour)
{
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), pixmap.size()), colour);
    return pixmap;
}

QColor labelColour(const QStyleOptionButton &option, ButtonKind kind, const Theme &theme)
{
    if (!(option.state & QStyle::State_Enabled))
        return option.palette.color(QPalette::Disabled, QPalette::ButtonText);
    if (kind == ButtonKind::DangerOutline)
        return theme.failed.ink;
    return fillOf(kind, theme).isValid() ? theme.onFill : option.palette.color(QPalette::ButtonText);
}

} // namespace

void drawArrow(QPainter &painter, const QRect &rect, Arrow arrow, const QColor &colour)
{
    static const QHash<Arrow, QPolygonF> shapes{
        {Arrow::Up, QPolygonF{{-3.5, 1.75}, {0, -1.75}, {3.5, 1.75}}},
        {Arrow::Down, QPolygonF{{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}},
        {Arrow::Left, QPolygonF{{1.75, -3.5}, {-1.75, 0}, {1.75, 3.5}}},
        {Arrow::Right, QPolygonF{{-1.75, -3.5}, {1.75, 0}, {-1.75, 3.5}}},
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(shapes.value(arrow));
    painter.restore();
}

void drawOutline(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &outline, int width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal half = width / 2.0;
    painter.setBrush(fill);
    painter.setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    const QRectF inside = outline.isValid() ? QRectF(rect).adjusted(half, half, -half, -half) : QRectF(rect);
    painter.drawRoundedRect(inside, 4, 4);
    painter.restore();
}

void drawFocusRing(QPainter &painter, const QRect &rect, const Theme &theme)
{
    drawOutline(painter, rect, Qt::transparent, theme.accent, 2);
}

void drawPushButtonPanel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const bool focus = option.state & QStyle::State_HasFocus;
    const QColor fill = enabled ? fillOf(kindOf(widget), theme) : QColor();
    if (fill.isValid()) {
        drawOutline(painter, option.rect, down || hover ? pressed(fill, theme) : fill, {}, 0);
        if (focus) {
            drawFocusRing(painter, option.rect, theme);
            drawOutline(painter, option.rect.adjusted(2, 2, -2, -2), Qt::transparent, theme.onFill, 1);
        }
        return;
    }
    if ((option.features & QStyleOptionButton::Flat) && !down && !hover && !focus)
        return;
    const QColor plain = theme.dark ? theme.window : theme.base;
    const QColor ground = !enabled ? theme.window : (down ? theme.selection : (hover ? theme.hover : plain));
    const bool flat = option.features & QStyleOptionButton::Flat;
    const QColor outline = focus ? theme.accent : (enabled ? theme.outline : theme.hairline);
    drawOutline(painter, option.rect, ground, flat && !focus ? QColor() : outline, focus ? 2 : 1);
}

void drawPushButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Theme theme = Theme::of(option.palette);
    const ButtonKind kind = kindOf(widget);
    const QColor colour = labelColour(option, kind, theme);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    const int arrowWidth = hasMenu ? 14 : 0;
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int iconWidth =
        option.icon.isNull() ? 0 : option.iconSize.width() + (option.text.isEmpty() ? 0 : 8);
    const QRect content = option.rect.adjusted(0, 0, -arrowWidth, 0);
    QRect label = QStyle::alignedRect(
        option.direction, Qt::AlignCenter,
        QSize(std::min(textWidth + iconWidth, content.width() - 8), content.height()), content);
    if (!option.icon.isNull()) {
        const bool enabled = option.state & QStyle::State_Enabled;
        const qreal ratio = painter.device()->devicePixelRatioF();
        QPixmap pixmap =
            option.icon.pixmap(option.iconSize, ratio, enabled ? QIcon::Normal : QIcon::Disabled);
        if (enabled && kind != ButtonKind::Normal)
            pixmap = tinted(pixmap, colour);
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, option.iconSize, label);
        painter.drawPixmap(place, pixmap);
        if (option.direction == Qt::RightToLeft)
            label.setRight(label.right() - iconWidth);
        else
            label.setLeft(label.left() + iconWidth);
    }
    painter.setPen(colour);
    const bool underline =
        widget && widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    painter.drawText(
        label, Qt::AlignVCenter | Qt::AlignLeft | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
        option.text);
    if (hasMenu) {
        const QRect arrow =
            QStyle::visualRect(option.direction, option.rect,
                               QRect(option.rect.right() - 19, option.rect.top(), 12, option.rect.height()));
        drawArrow(painter, arrow, Arrow::Down, colour);
    }
}

void drawToolButtonPanel(QPainter &painter, const QStyleOption &option, bool outlined)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    QColor ground = Qt::transparent;
    if (option.state & QStyle::State_On)
        ground = theme.selection;
    else if (enabled && (option.state & (QStyle::State_Sunken | QStyle::State_MouseOver)))
        ground = option.state & QStyle::State_Sunken ? theme.selection : theme.hover;
    else if (outlined)
        ground = theme.dark ? theme.window : theme.base;
    const bool focus = option.state & QStyle::State_HasFocus;
    const QColor outline =
        focus ? theme.accent : (outlined ? (enabled ? theme.outline : theme.hairline) : QColor());
    drawOutline(painter, option.rect, ground, outline, focus ? 2 : 1);
}

void drawToolButtonLabel(QPainter &painter, const QStyleOptionToolButton &option, const QRect &rect)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width() + 7;
    QRect label = QStyle::alignedRect(option.direction, Qt::AlignCenter,
                                      QSize(textWidth + iconWidth, rect.height()), rect);
    if (iconWidth > 0) {
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, option.iconSize, label);
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        if (option.direction == Qt::RightToLeft)
            label.setRight(label.right() - iconWidth);
        else
            label.setLeft(label.left() + iconWidth);
    }
    painter.setPen(
        option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, option.text);
}

void drawFieldFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool problem = widget && widget->property(problemProperty).toBool();
    const QColor outline =
        problem ? theme.failed.ink : (focus ? theme.accent : (enabled ? theme.outline : theme.hairline));
    drawOutline(painter, option.rect, enabled ? theme.base : theme.window, outline, problem || focus ? 2 : 1);
}

void drawTick(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QRect box = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(16, 16), option.rect);
    const QColor fill = on ? (enabled ? theme.primaryFill : theme.outline) : theme.base;
    drawOutline(painter, box, fill, on ? QColor() : (enabled ? theme.outline : theme.hairline), 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.onFill, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = box.topLeft();
    if (option.state & QStyle::State_On)
        painter.drawPolyline(QPolygonF{o + QPointF(4, 8.3), o + QPointF(7, 11.2), o + QPointF(12, 5)});
    else if (option.state & QStyle::State_NoChange)
        painter.drawLine(o + QPointF(4.5, 8), o + QPointF(11.5, 8));
    painter.restore();
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, box.adjusted(-2, -2, 2, 2), theme);
}

void drawRadio(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const QRectF box = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(16, 16), option.rect);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.base);
    const QColor ring = on && enabled ? theme.primaryFill : (enabled ? theme.outline : theme.hairline);
    const qreal width = on ? 1.8 : 1;
    painter.setPen(QPen(ring, width));
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ring);
        painter.drawEllipse(box.center(), 4, 4);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1));
    }
    painter.restore();
}

} // namespace osc::styleparts
