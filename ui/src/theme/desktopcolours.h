// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace osc {

/// Asks the desktop portal whether people prefer dark or light, and listens for changes (XDG Desktop Portal,
/// org.freedesktop.portal.Settings, key org.freedesktop.appearance color-scheme). Never blocks.
class DesktopColours : public QObject
{
    Q_OBJECT

public:
    enum class Scheme : uint { NoPreference = 0, Dark = 1, Light = 2 };

    using QObject::QObject;
    void start();

Q_SIGNALS:
    void schemeTold(osc::DesktopColours::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void tell(QVariant value);
};

} // namespace osc
