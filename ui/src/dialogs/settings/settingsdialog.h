// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/connectionmanager.h>
#include <models/connectionmodel.h>
#include <ui/settings.h>

class QTabWidget;

namespace osc {

/// The settings. Whatever is changed takes effect at once; there is nothing to confirm.
class SettingsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// The connections and what may be done with them; both outlive the dialog.
    struct Services
    {
        ConnectionModel &connections;
        ConnectionManager &manager;
    };

    /// @p hasTray: the desktop can show an icon in a tray.
    SettingsDialog(const WindowSettings &settings, const Services &services, bool hasTray, QWidget *parent);

    /// Shows a change that was made elsewhere.
    void setSettings(const WindowSettings &settings);

Q_SIGNALS:
    void themeChanged(osc::ThemeChoice theme);
    void rowHeightChanged(osc::RowHeight height);
    void detailAtRightChanged(bool right);
    void preferencesChanged(const osc::Preferences &preferences);
    void addConnectionRequested();
    void editConnectionRequested(const QString &connectionId);

private:
    WindowSettings m_settings;
    QTabWidget *m_tabs;
};

} // namespace osc
