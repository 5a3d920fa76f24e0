// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace osc {

enum class ThemeChoice { System, Light, Dark };

/// The colour of a state: as ink on the table and, for chips and banners, a tint to put it on.
struct StateColour
{
    QColor ink;
    QColor tint; ///< Transparent in a high-contrast palette.
};

/// Colours that QPalette has no role for. A plain value; cheap enough to ask for in every paint event.
struct Theme
{
    bool dark = false;
    bool highContrast = false; ///< No tints; shape and word carry the meaning.

    QColor base;
    QColor window;
    QColor secondPane;
    QColor selection;
    QColor hover;
    QColor hairline; ///< Decoration only.
    QColor outline;  ///< Of controls: contrast of at least 3 on base.
    QColor text;
    QColor secondaryText;
    QColor accent;
    QColor primaryFill;
    QColor dangerFill;
    QColor onFill; ///< Text on primaryFill and dangerFill.
    QColor searchHit;
    QColor currentSearchHit;

    StateColour running;
    StateColour progress;
    StateColour paused;
    StateColour warning;
    StateColour failed;
    StateColour ended;

    /// The set that suits @p palette: dark or light by the lightness of its Base; base, window, text and
    /// highlight are the palette's own.
    [[nodiscard]] static Theme of(const QPalette &palette);
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &darkTheme();
    [[nodiscard]] QPalette palette() const;
};

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, relative luminance).
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// Fonts, all derived from the application's font; no fixed pixel sizes.
namespace fonts {
[[nodiscard]] QFont pageTitle();
[[nodiscard]] QFont objectTitle();
[[nodiscard]] QFont section();
[[nodiscard]] QFont body();
[[nodiscard]] QFont name(); ///< Medium weight, for names of objects in rows.
[[nodiscard]] QFont secondary();
[[nodiscard]] QFont tick();
[[nodiscard]] QFont mono(); ///< The platform's fixed font, one step smaller than the body.
} // namespace fonts

/// Heights that grow with the font; the numbers of the design are their least.
namespace metrics {
[[nodiscard]] int control();          ///< Buttons and fields, 30.
[[nodiscard]] int tool();             ///< Tool buttons, 28.
[[nodiscard]] int chip();             ///< 22.
[[nodiscard]] int scaled(int pixels); ///< @p pixels, plus what the font is higher than that of the design.
inline constexpr int margin = 20;     ///< At the left and right of a place.
inline constexpr int gap = 8;         ///< Between controls.
inline constexpr int icon = 16;
} // namespace metrics

/// Applies style and palette to the application, and follows the platform when asked to.
///
/// The console's own style is used only where the desktop brings no Qt style of its own (then Qt falls back
/// to Fusion) and none was asked for with -style.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    /// @p styleWasChosen: the user named a style; it is left alone.
    ThemeController(QApplication &app, ThemeChoice choice, bool styleWasChosen);
    ~ThemeController() override;

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    /// Asks the desktop portal for its colour scheme and listens for changes. Never blocks; without a portal
    /// nothing happens.
    void followDesktop();

Q_SIGNALS:
    void choiceChanged();

private:
    void apply();

    QPalette m_platformPalette;
    ThemeChoice m_choice;
    bool m_ownStyle = false;
    bool m_systemDark = false;
};

} // namespace osc
