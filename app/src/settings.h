// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/settings.h>

#include <QSettings>

namespace osc {

/// The folder of this program in AppConfigLocation.
[[nodiscard]] QString configurationFolder();
[[nodiscard]] QString settingsFile();

/// What the window remembers, in AppConfigLocation/window.ini. QSettings writes it from the event loop.
class FileSettings : public WindowSettingsStore
{
public:
    explicit FileSettings(const QString &file);

    [[nodiscard]] WindowSettings load() override;
    void save(const WindowSettings &settings) override;

private:
    QSettings m_settings;
};

} // namespace osc
