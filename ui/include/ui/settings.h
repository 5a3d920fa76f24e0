// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/theme.h>

#include <QByteArray>
#include <QString>

namespace osc {

enum class RowHeight { Compact, Normal, Roomy };

/// What the window remembers between runs. A plain value; where it is kept is the application's business.
struct WindowSettings
{
    QByteArray geometry;
    QByteArray sidebarSplitter;
    QByteArray detailSplitter;
    QByteArray sandboxColumns;
    QByteArray historyColumns;
    QString place; ///< "sandboxes", "activity".
    ThemeChoice theme = ThemeChoice::System;
    RowHeight rowHeight = RowHeight::Normal;
    bool detailAtRight = false;

    bool operator==(const WindowSettings &) const = default;
};

/// Keeps WindowSettings. Calls return at once.
class WindowSettingsStore
{
public:
    virtual ~WindowSettingsStore() = default;
    [[nodiscard]] virtual WindowSettings load() = 0;
    virtual void save(const WindowSettings &settings) = 0;
};

} // namespace osc
