// SPDX-License-Identifier: Apache-2.0
#include <ui/theme.h>

#include <cmath>

namespace osc {

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

Theme makeLight()
{
    Theme t;
    t.base = QColor(0xFFFFFF);
    t.window = QColor(0xF3F5F7);
    t.secondPane = QColor(0xF8FAFB);
    t.selection = QColor(0xDCE9FB);
    t.hover = QColor(0xEEF2F6);
    t.hairline = QColor(0xDDE2E7);
    t.outline = QColor(0x858F9A);
    t.text = QColor(0x1C2128);
    t.secondaryText = QColor(0x57616C);
    t.accent = QColor(0x1A63C7);
    t.primaryFill = QColor(0x1A63C7);
    t.dangerFill = QColor(0xC0262D);
    t.onFill = QColor(0xFFFFFF);
    t.searchHit = QColor(0xFFE08A);
    t.currentSearchHit = QColor(0xFFC53D);
    t.running = {QColor(0x17743A), QColor(0xE3F4E8)};
    t.progress = {QColor(0x0B6E8A), QColor(0xE0F2F6)};
    t.paused = {QColor(0x6B45BC), QColor(0xEFEAFB)};
    t.warning = {QColor(0x8F5A00), QColor(0xFDF3DC)};
    t.failed = {QColor(0xC0262D), QColor(0xFDEBEA)};
    t.ended = {QColor(0x5C6670), QColor(0xEDF0F3)};
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.base = QColor(0x1A1D21);
    t.window = QColor(0x22262B);
    t.secondPane = QColor(0x1E2125);
    t.selection = QColor(0x20395C);
    t.hover = QColor(0x2A2F36);
    t.hairline = QColor(0x343A42);
    t.outline = QColor(0x6E7884);
    t.text = QColor(0xE6E9ED);
    t.secondaryText = QColor(0xA5AFBA);
    t.accent = QColor(0x7FB1FF);
    t.primaryFill = QColor(0x2F6FDB);
    t.dangerFill = QColor(0xC93A3F);
    t.onFill = QColor(0xFFFFFF);
    t.searchHit = QColor(0x5A4510);
    t.currentSearchHit = QColor(0x735610);
    t.running = {QColor(0x5BC98C), QColor(0x17301F)};
    t.progress = {QColor(0x58C1DB), QColor(0x12303A)};
    t.paused = {QColor(0xBBA2F5), QColor(0x2A2342)};
    t.warning = {QColor(0xE8B54A), QColor(0x352A12)};
    t.failed = {QColor(0xFF8A84), QColor(0x3A1E1F)};
    t.ended = {QColor(0xA1ABB6), QColor(0x2B3036)};
    return t;
}

void dropTints(Theme &theme)
{
    for (StateColour *state :
         {&theme.running, &theme.progress, &theme.paused, &theme.warning, &theme.failed, &theme.ended})
        state->tint = Qt::transparent;
    theme.hover = theme.base;
    theme.secondPane = theme.base;
    theme.hairline = theme.text;
    theme.outline = theme.text;
    theme.secondaryText = theme.text;
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

Theme Theme::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    Theme theme = base.lightness() < 128 ? darkTheme() : light();
    if (base == theme.base)
        return theme;
    theme.base = base;
    theme.window = palette.color(QPalette::Active, QPalette::Window);
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.selection = palette.color(QPalette::Active, QPalette::Highlight);
    theme.secondPane = palette.color(QPalette::Active, QPalette::AlternateBase);
    // No platform of Qt 6.4 tells of a high-contrast palette: one without greys is taken for one.
    theme.highContrast = theme.window == theme.base && contrastRatio(theme.text, theme.base) > 20;
    if (theme.highContrast)
        dropTints(theme);
    return theme;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, secondPane);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, secondaryText);
    p.setColor(QPalette::Button, window);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, onFill);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, dark ? hover : text);
    p.setColor(QPalette::ToolTipText, dark ? text : base);
    p.setColor(QPalette::Light, base);
    p.setColor(QPalette::Midlight, hairline);
    p.setColor(QPalette::Mid, hairline);
    p.setColor(QPalette::Dark, outline);
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : outline);
    const QColor disabled = outline;
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, hover);
    return p;
}

} // namespace osc
