// SPDX-License-Identifier: Apache-2.0
#include "theme/styleparts.h"

#include <QPainter>
#include <QStyle>

namespace osc::styleparts {

namespace {

constexpr int sortArrowWidth = 16;

} // namespace

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool hover = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.fillRect(option.rect, hover ? theme.hover : theme.base);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.hairline);
}

void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, int leading, int trailing)
{
    const Theme theme = Theme::of(option.palette);
    const bool only = option.position == QStyleOptionHeader::OnlyOneSection;
    const bool first = only || option.position == QStyleOptionHeader::Beginning;
    const bool last = only || option.position == QStyleOptionHeader::End;
    const QRect text =
        option.rect.adjusted(cellPadding + (first ? leading : 0), 0, -cellPadding - (last ? trailing : 0), 0);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool right = option.textAlignment & Qt::AlignRight;
    QFont font = painter.font();
    font.setWeight(QFont::Medium);
    const QFontMetrics fm(font);
    const int width = std::min(fm.horizontalAdvance(option.text), text.width());
    if (sorted) {
        // The arrow stands on the inner side of the text, so that numbers stay aligned with their heading.
        const int x = right ? text.right() - width - sortArrowWidth : text.left() + width + 4;
        const QRect place =
            QStyle::visualRect(option.direction, option.rect, QRect(x, text.top(), 12, text.height()));
        const bool up = option.sortIndicator == QStyleOptionHeader::SortDown;
        drawArrow(painter, place, up ? Arrow::Up : Arrow::Down, theme.secondaryText);
    }
    painter.save();
    painter.setFont(font);
    painter.setPen(sorted ? theme.text : theme.secondaryText);
    const auto alignment = QStyle::visualAlignment(option.direction, option.textAlignment | Qt::AlignVCenter);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, text),
                     static_cast<int>(alignment) | Qt::TextSingleLine,
                     fm.elidedText(option.text, Qt::ElideRight, text.width()));
    painter.restore();
}

void drawTabShape(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme theme = Theme::of(option.palette);
    const QRect r = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(r.left() + 8, r.bottom() - 2, r.width() - 16, 3), 1.5, 1.5);
        painter.restore();
    } else if ((option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled)) {
        drawOutline(painter, r.adjusted(2, 3, -2, -4), theme.hover, {}, 0);
    }
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(painter, r.adjusted(2, 2, -2, -4), theme);
}

void drawTabLabel(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    QFont font = painter.font();
    if (selected)
        font.setWeight(QFont::Medium);
    QRect text = option.rect;
    painter.save();
    if (!option.icon.isNull()) {
        const int width =
            QFontMetrics(font).size(Qt::TextShowMnemonic, option.text).width() + metrics::icon + 8;
        text = QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(width, text.height()), text);
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                                QSize(metrics::icon, metrics::icon), text);
        option.icon.paint(&painter, place);
        text.adjust(option.direction == Qt::RightToLeft ? 0 : metrics::icon + 8, 0,
                    option.direction == Qt::RightToLeft ? -metrics::icon - 8 : 0, 0);
    }
    painter.setFont(font);
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.setPen(!enabled ? option.palette.color(QPalette::Disabled, QPalette::WindowText)
                            : (selected ? theme.text : theme.secondaryText));
    painter.drawText(text, Qt::AlignCenter | Qt::TextHideMnemonic, option.text);
    painter.restore();
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect &r = option.rect;
    const bool vertical = option.orientation == Qt::Vertical;
    const int length = vertical ? r.height() : r.width();
    const qint64 span = qint64(option.maximum) - option.minimum;
    const qint64 all = span + option.pageStep;
    const int slider =
        all > 0 ? std::clamp(int(length * qint64(option.pageStep) / all), std::min(28, length), length)
                : length;
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - slider, option.upsideDown);
    const auto piece = [&](int from, int size) {
        return vertical ? QRect(r.left(), r.top() + from, r.width(), size)
                        : QRect(r.left() + from, r.top(), size, r.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return piece(start, slider);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return piece(start + slider, length - start - slider);
    case QStyle::SC_ScrollBarGroove:
        return r;
    default:
        return {};
    }
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Theme theme = Theme::of(option.palette);
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.minimum == option.maximum)
        return;
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    QColor colour = theme.outline;
    colour.setAlphaF(active ? 0.9F : 0.5F);
    const bool vertical = option.orientation == Qt::Vertical;
    const QRectF bar =
        vertical ? QRectF(handle).adjusted(2, 2, -2, -2) : QRectF(handle).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(bar, radius, radius);
    painter.restore();
}

void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Theme theme = Theme::of(option.palette);
    const int height = 6;
    const QRectF groove(option.rect.left(), option.rect.center().y() - height / 2 + 1, option.rect.width(),
                        height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hairline);
    painter.drawRoundedRect(groove, 3, 3);
    painter.setBrush(theme.accent);
    QRectF bar = groove;
    const double span = static_cast<double>(option.maximum) - option.minimum;
    if (span > 0) {
        bar.setWidth(groove.width() *
                     std::clamp((static_cast<double>(option.progress) - option.minimum) / span, 0.0, 1.0));
        if (option.direction == Qt::RightToLeft)
            bar.moveRight(groove.right());
    } else {
        bar = QRectF(groove.left() + groove.width() / 3, groove.top(), groove.width() / 3, height);
    }
    if (bar.width() > 0)
        painter.drawRoundedRect(bar, 3, 3);
    painter.restore();
}

/// A menu lies above the page, whose colour it must not have in the dark: there are no shadows everywhere.
void drawMenuPanel(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.outline);
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), theme.dark ? theme.window : theme.base);
}

void drawMenuSeparator(QPainter &painter, const QStyleOption &option)
{
    const QRect &r = option.rect;
    painter.fillRect(QRect(r.left() + 5, r.center().y(), r.width() - 10, 1),
                     Theme::of(option.palette).hairline);
}

void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option, bool altUnderline)
{
    const Theme theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.window);
    const bool active = option.state & (QStyle::State_Selected | QStyle::State_Sunken);
    if (active)
        drawOutline(painter, option.rect.adjusted(1, 2, -1, -2), theme.selection, {}, 0);
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.setPen(
        option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(option.rect,
                     Qt::AlignCenter | Qt::TextSingleLine |
                         (altUnderline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     option.text);
}

} // namespace osc::styleparts
