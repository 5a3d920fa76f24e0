// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace osc {

/// What a button is for; a dynamic property, so that any button can have it without a class of its own.
enum class ButtonKind { Normal, Primary, Danger, DangerOutline };

inline constexpr char buttonKindProperty[] = "osc_buttonKind";
/// True on a field whose value has a problem: its outline is red and 2 px wide.
inline constexpr char problemProperty[] = "osc_problem";

/// On a header: further room before the text of its first section, in pixels.
inline constexpr char headerMarginProperty[] = "osc_headerMargin";

/// The look of the console on desktops without a Qt style of their own: a thin layer over Fusion. Colours
/// come from the palette and Theme, so that it follows light and dark.
class ConsoleStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ConsoleStyle();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    /// Those that are needed at every start come from here: looking through the icon themes takes longer than
    /// everything else of a search field.
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace osc
