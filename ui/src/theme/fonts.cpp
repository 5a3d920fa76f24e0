// SPDX-License-Identifier: Apache-2.0
#include <ui/theme.h>

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>

namespace osc {

namespace {

/// Points or pixels, whichever the platform's font is given in.
QFont resized(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

QFont weighted(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

/// The line height of the design's 13 px body font.
constexpr int designLine = 16;

} // namespace

namespace fonts {

QFont pageTitle()
{
    return weighted(resized(QApplication::font(), 20.0 / 13), QFont::DemiBold);
}

QFont objectTitle()
{
    return weighted(resized(QApplication::font(), 15.0 / 13), QFont::DemiBold);
}

QFont section()
{
    return weighted(QApplication::font(), QFont::DemiBold);
}

QFont body()
{
    return QApplication::font();
}

QFont name()
{
    return weighted(QApplication::font(), QFont::Medium);
}

QFont secondary()
{
    return resized(QApplication::font(), 12.0 / 13);
}

QFont tick()
{
    return resized(QApplication::font(), 11.0 / 13);
}

QFont mono()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont body = secondary();
    if (body.pointSizeF() > 0)
        font.setPointSizeF(body.pointSizeF());
    else
        font.setPixelSize(body.pixelSize());
    return font;
}

} // namespace fonts

namespace metrics {

int scaled(int pixels)
{
    return pixels + std::max(0, QFontMetrics(QApplication::font()).height() - designLine);
}

int control()
{
    return scaled(30);
}

int tool()
{
    return scaled(28);
}

int chip()
{
    return scaled(22);
}

} // namespace metrics

} // namespace osc
