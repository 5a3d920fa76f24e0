// SPDX-License-Identifier: Apache-2.0
#include "settings.h"

namespace osc {

namespace {

template<typename Enum>
Enum readEnum(const QSettings &settings, const QString &key, Enum fallback, Enum last)
{
    const int value = settings.value(key, static_cast<int>(fallback)).toInt();
    return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : fallback;
}

} // namespace

FileSettings::FileSettings(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{}

WindowSettings FileSettings::load()
{
    WindowSettings settings;
    settings.geometry = m_settings.value(QStringLiteral("window/geometry")).toByteArray();
    settings.sidebarSplitter = m_settings.value(QStringLiteral("window/sidebar")).toByteArray();
    settings.detailSplitter = m_settings.value(QStringLiteral("window/detail")).toByteArray();
    settings.sandboxColumns = m_settings.value(QStringLiteral("sandboxes/columns")).toByteArray();
    settings.historyColumns = m_settings.value(QStringLiteral("activity/columns")).toByteArray();
    settings.place = m_settings.value(QStringLiteral("window/place")).toString();
    settings.theme =
        readEnum(m_settings, QStringLiteral("view/theme"), ThemeChoice::System, ThemeChoice::Dark);
    settings.rowHeight =
        readEnum(m_settings, QStringLiteral("view/rowHeight"), RowHeight::Normal, RowHeight::Roomy);
    settings.detailAtRight = m_settings.value(QStringLiteral("view/detailAtRight")).toBool();
    return settings;
}

void FileSettings::save(const WindowSettings &settings)
{
    m_settings.setValue(QStringLiteral("window/geometry"), settings.geometry);
    m_settings.setValue(QStringLiteral("window/sidebar"), settings.sidebarSplitter);
    m_settings.setValue(QStringLiteral("window/detail"), settings.detailSplitter);
    m_settings.setValue(QStringLiteral("sandboxes/columns"), settings.sandboxColumns);
    m_settings.setValue(QStringLiteral("activity/columns"), settings.historyColumns);
    m_settings.setValue(QStringLiteral("window/place"), settings.place);
    m_settings.setValue(QStringLiteral("view/theme"), static_cast<int>(settings.theme));
    m_settings.setValue(QStringLiteral("view/rowHeight"), static_cast<int>(settings.rowHeight));
    m_settings.setValue(QStringLiteral("view/detailAtRight"), settings.detailAtRight);
}

} // namespace osc
