// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/theme.h>

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

/// The pieces that ConsoleStyle is made of: each paints one primitive and knows nothing else.
namespace osc::styleparts {

/// Room at both sides of the text in the header and in the cells of a table.
inline constexpr int cellPadding = 8;

/// On a header, beside headerMarginProperty: further room after the text of its last section, in pixels.
inline constexpr char headerEndMarginProperty[] = "osc_headerEndMargin";

enum class Arrow { Up, Down, Left, Right };

void drawArrow(QPainter &painter, const QRect &rect, Arrow arrow, const QColor &colour);
/// Outline of a field or button with a radius of 4; 2 px wide with focus or a problem.
void drawOutline(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &outline, int width);
void drawFocusRing(QPainter &painter, const QRect &rect, const Theme &theme);

void drawPushButtonPanel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void drawPushButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void drawToolButtonLabel(QPainter &painter, const QStyleOptionToolButton &option, const QRect &rect);
void drawToolButtonPanel(QPainter &painter, const QStyleOption &option, bool outlined);
void drawFieldFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void drawTick(QPainter &painter, const QStyleOption &option);
void drawRadio(QPainter &painter, const QStyleOption &option);

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option);
/// @p leading, @p trailing: further room before the text of the first section, and after that of the last.
void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, int leading, int trailing);
void drawTabShape(QPainter &painter, const QStyleOptionTab &option);
void drawTabLabel(QPainter &painter, const QStyleOptionTab &option);
/// A scroll bar without buttons: the groove is all of it.
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);
void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option);
void drawMenuPanel(QPainter &painter, const QStyleOption &option);
void drawMenuSeparator(QPainter &painter, const QStyleOption &option);
void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option, bool altUnderline);

} // namespace osc::styleparts
