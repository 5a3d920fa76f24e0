// SPDX-License-Identifier: Apache-2.0
#include <ui/theme.h>

#include "theme/consolestyle.h"
#include "theme/desktopcolours.h"

#include <QApplication>
#include <QStyle>

namespace osc {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

} // namespace

ThemeController::ThemeController(QApplication &app, ThemeChoice choice, bool styleWasChosen)
    : QObject(&app)
    , m_platformPalette(QApplication::palette())
    , m_choice(choice)
{
    const QString style = QApplication::style()->name();
    m_ownStyle = !styleWasChosen && style.compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    m_systemDark = isDark(m_platformPalette);
    if (m_ownStyle)
        QApplication::setStyle(new ConsoleStyle);
    apply();
}

ThemeController::~ThemeController() = default;

void ThemeController::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
    Q_EMIT choiceChanged();
}

void ThemeController::apply()
{
    const bool platformKnowsBetter = !m_ownStyle || Theme::of(m_platformPalette).highContrast;
    if (m_choice == ThemeChoice::System && platformKnowsBetter) {
        QApplication::setPalette(m_platformPalette);
        return;
    }
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemDark);
    QApplication::setPalette((dark ? Theme::darkTheme() : Theme::light()).palette());
}

void ThemeController::followDesktop()
{
    auto *desktop = new DesktopColours(this);
    connect(desktop, &DesktopColours::schemeTold, this, [this](DesktopColours::Scheme scheme) {
        m_systemDark = scheme == DesktopColours::Scheme::NoPreference
                           ? isDark(m_platformPalette)
                           : scheme == DesktopColours::Scheme::Dark;
        apply();
    });
    desktop->start();
}

} // namespace osc
