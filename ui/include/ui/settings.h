// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxfilter.h>
#include <ui/theme.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace osc {

enum class RowHeight { Compact, Normal, Roomy };

/// What closing the window does where the desktop has a tray.
enum class ClosingChoice { Ask, KeepInTray, Quit };

/// What the user chose in the settings dialog, apart from what the View menu offers as well.
struct Preferences
{
    QString language; ///< "en", "zh_CN"; empty: that of the system. Takes effect at the next start.
    bool showTray = true;
    ClosingChoice closing = ClosingChoice::Ask;
    bool notifyFinished = true; ///< Long actions that ended well while the window was not active.
    bool notifyFailures = true;
    bool notifyExpiry = true;   ///< Ten minutes before a sandbox goes.
    int parallelActions = 8;    ///< Actions of one bulk that run at the same time, 1 to 16.
    int parallelCreations = 4;  ///< Sandboxes of a batch that are created at the same time, 1 to 16.
    int leftoverDays = 7;       ///< Ended sandboxes are leftovers after so many days, 1 to 365.
    bool restoreSession = true; ///< Place, filters, selection and tabs of the last run.
    bool filesShowHidden = false;
    int parallelTransfers = 2;   ///< Transfers that run at the same time, 1 to 16.
    bool verifyTransfers = true; ///< Compares the checksums of files that were copied.

    bool operator==(const Preferences &) const = default;
};

/// The detail of a sandbox in a window of its own.
struct TornOffDetail
{
    QString sandbox; ///< SandboxKey::text().
    QByteArray geometry;
    int tab = 0; ///< As detailTab.

    bool operator==(const TornOffDetail &) const = default;
};

/// What the window remembers between runs. A plain value; where it is kept is the application's business.
struct WindowSettings
{
    QByteArray geometry;
    QByteArray sidebarSplitter;
    QByteArray detailSplitter;
    QByteArray sandboxColumns;
    QByteArray historyColumns;
    QList<SavedFilter> savedFilters; ///< Of sandboxes.
    QByteArray activityColumns;
    QByteArray volumeColumns;
    QByteArray volumeSplitter;
    QByteArray credentialColumns;
    QByteArray snapshotColumns;
    QStringList dismissedKeys; ///< Keys in plain text whose import was declined; nothing of them is secret.
    QStringList pinnedFolders; ///< VolumeKey::text() of host folders that stay in the list of volumes.
    QByteArray transferColumns;
    QByteArray detailWindow; ///< Geometry of a detail in its own window.
    QString place;           ///< Id of the place that was shown, such as "sandboxes".
    ThemeChoice theme = ThemeChoice::System;
    RowHeight rowHeight = RowHeight::Normal;
    bool detailAtRight = false;
    Preferences preferences;

    // The session that is taken up again.
    QString connection; ///< Id of the connection that was filtered by; empty: none.
    QString sandbox;    ///< SandboxKey::text() of the current one; empty: none.
    int detailTab = 0;  ///< Index of the tab that was open, as DetailPane::Tab.
    int sandboxScroll = 0;
    QList<TornOffDetail> tornOff;
    QDateTime activitySeenAt; ///< When the activity was last looked at; UTC.

    // The place Files; texts of FileHabits and FileTab.
    QStringList fileBookmarks;
    QStringList fileRecent;
    QString fileView;
    QStringList fileTabs;
    int fileTab = 0; ///< The one that was shown.
    bool filesPreview = true;
    bool filesTransfers = true;

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
