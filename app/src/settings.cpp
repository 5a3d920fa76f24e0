// SPDX-License-Identifier: Apache-2.0
#include "settings.h"

#include <QStandardPaths>

#include <algorithm>

namespace osc {

namespace {

constexpr int mostFilters = 200;
constexpr int mostTornOff = 20;

template<typename Enum>
Enum readEnum(const QSettings &settings, const QString &key, Enum fallback, Enum last)
{
    const int value = settings.value(key, static_cast<int>(fallback)).toInt();
    return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : fallback;
}

int readBounded(const QSettings &settings, const QString &key, int fallback, int least, int most)
{
    return std::clamp(settings.value(key, fallback).toInt(), least, most);
}

Preferences loadPreferences(const QSettings &settings)
{
    Preferences result;
    result.language = settings.value(QStringLiteral("view/language")).toString().left(20);
    result.showTray = settings.value(QStringLiteral("tray/show"), result.showTray).toBool();
    result.closing = readEnum(settings, QStringLiteral("tray/closing"), result.closing, ClosingChoice::Quit);
    result.notifyFinished = settings.value(QStringLiteral("notify/finished"), result.notifyFinished).toBool();
    result.notifyFailures = settings.value(QStringLiteral("notify/failures"), result.notifyFailures).toBool();
    result.notifyExpiry = settings.value(QStringLiteral("notify/expiry"), result.notifyExpiry).toBool();
    result.parallelActions =
        readBounded(settings, QStringLiteral("behaviour/parallelActions"), result.parallelActions, 1, 16);
    result.parallelCreations =
        readBounded(settings, QStringLiteral("create/parallel"), result.parallelCreations, 1, 16);
    result.leftoverDays =
        readBounded(settings, QStringLiteral("behaviour/leftoverDays"), result.leftoverDays, 1, 365);
    result.restoreSession =
        settings.value(QStringLiteral("behaviour/restoreSession"), result.restoreSession).toBool();
    result.filesShowHidden =
        settings.value(QStringLiteral("files/showHidden"), result.filesShowHidden).toBool();
    result.parallelTransfers =
        readBounded(settings, QStringLiteral("transfers/parallel"), result.parallelTransfers, 1, 16);
    result.verifyTransfers =
        settings.value(QStringLiteral("transfers/verify"), result.verifyTransfers).toBool();
    return result;
}

void savePreferences(QSettings &settings, const Preferences &preferences)
{
    settings.setValue(QStringLiteral("view/language"), preferences.language);
    settings.setValue(QStringLiteral("tray/show"), preferences.showTray);
    settings.setValue(QStringLiteral("tray/closing"), static_cast<int>(preferences.closing));
    settings.setValue(QStringLiteral("notify/finished"), preferences.notifyFinished);
    settings.setValue(QStringLiteral("notify/failures"), preferences.notifyFailures);
    settings.setValue(QStringLiteral("notify/expiry"), preferences.notifyExpiry);
    settings.setValue(QStringLiteral("behaviour/parallelActions"), preferences.parallelActions);
    settings.setValue(QStringLiteral("create/parallel"), preferences.parallelCreations);
    settings.setValue(QStringLiteral("behaviour/leftoverDays"), preferences.leftoverDays);
    settings.setValue(QStringLiteral("behaviour/restoreSession"), preferences.restoreSession);
    settings.setValue(QStringLiteral("files/showHidden"), preferences.filesShowHidden);
    settings.setValue(QStringLiteral("transfers/parallel"), preferences.parallelTransfers);
    settings.setValue(QStringLiteral("transfers/verify"), preferences.verifyTransfers);
}

/// Keys and values in turn: a list is what the file format can hold.
QStringList toList(const QMap<QString, QString> &entries)
{
    QStringList list;
    for (auto it = entries.cbegin(); it != entries.cend(); ++it)
        list << it.key() << it.value();
    return list;
}

QMap<QString, QString> toMap(const QStringList &list)
{
    QMap<QString, QString> entries;
    for (qsizetype i = 0; i + 1 < list.size(); i += 2)
        entries.insert(list.at(i), list.at(i + 1));
    return entries;
}

QStringList stateNames(const QSet<SandboxState> &states)
{
    QStringList names;
    for (const SandboxState state : states)
        names << stateName(state);
    names.sort();
    return names;
}

QSet<SandboxState> statesOf(const QStringList &names)
{
    QSet<SandboxState> states;
    for (const QString &name : names)
        if (const SandboxState state = stateFromName(name); stateName(state) == name)
            states.insert(state);
    return states;
}

QList<SavedFilter> readFilters(QSettings &settings)
{
    QList<SavedFilter> filters;
    const int count = std::min(settings.beginReadArray(QStringLiteral("savedFilters")), mostFilters);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        SavedFilter saved;
        saved.name = settings.value(QStringLiteral("name")).toString();
        saved.filter.search = settings.value(QStringLiteral("search")).toString();
        saved.filter.states = statesOf(settings.value(QStringLiteral("states")).toStringList());
        saved.filter.connectionId = settings.value(QStringLiteral("connection")).toString();
        saved.filter.metadata = toMap(settings.value(QStringLiteral("metadata")).toStringList());
        saved.filter.expiringSoon = settings.value(QStringLiteral("expiringSoon")).toBool();
        saved.filter.mine = settings.value(QStringLiteral("mine")).toBool();
        filters.append(saved);
    }
    settings.endArray();
    return filters;
}

void writeFilters(QSettings &settings, const QList<SavedFilter> &filters)
{
    settings.remove(QStringLiteral("savedFilters"));
    settings.beginWriteArray(QStringLiteral("savedFilters"), static_cast<int>(filters.size()));
    for (int i = 0; i < filters.size(); ++i) {
        settings.setArrayIndex(i);
        const SandboxFilter &filter = filters.at(i).filter;
        settings.setValue(QStringLiteral("name"), filters.at(i).name);
        settings.setValue(QStringLiteral("search"), filter.search);
        settings.setValue(QStringLiteral("states"), stateNames(filter.states));
        settings.setValue(QStringLiteral("connection"), filter.connectionId);
        settings.setValue(QStringLiteral("metadata"), toList(filter.metadata));
        settings.setValue(QStringLiteral("expiringSoon"), filter.expiringSoon);
        settings.setValue(QStringLiteral("mine"), filter.mine);
    }
    settings.endArray();
}

QList<TornOffDetail> readTornOff(QSettings &settings)
{
    QList<TornOffDetail> details;
    const int count = std::min(settings.beginReadArray(QStringLiteral("session/windows")), mostTornOff);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        details.append({.sandbox = settings.value(QStringLiteral("sandbox")).toString(),
                        .geometry = settings.value(QStringLiteral("geometry")).toByteArray(),
                        .tab = readBounded(settings, QStringLiteral("tab"), 0, 0, 99)});
    }
    settings.endArray();
    return details;
}

void writeTornOff(QSettings &settings, const QList<TornOffDetail> &details)
{
    settings.remove(QStringLiteral("session/windows"));
    settings.beginWriteArray(QStringLiteral("session/windows"), static_cast<int>(details.size()));
    for (int i = 0; i < details.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("sandbox"), details.at(i).sandbox);
        settings.setValue(QStringLiteral("geometry"), details.at(i).geometry);
        settings.setValue(QStringLiteral("tab"), details.at(i).tab);
    }
    settings.endArray();
}

} // namespace

QString configurationFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QString settingsFile()
{
    return configurationFolder() + QStringLiteral("/window.ini");
}

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
    settings.savedFilters = readFilters(m_settings);
    settings.transferColumns = m_settings.value(QStringLiteral("transfers/columns")).toByteArray();
    settings.activityColumns = m_settings.value(QStringLiteral("activity/entryColumns")).toByteArray();
    settings.volumeColumns = m_settings.value(QStringLiteral("volumes/columns")).toByteArray();
    settings.volumeSplitter = m_settings.value(QStringLiteral("volumes/splitter")).toByteArray();
    settings.credentialColumns = m_settings.value(QStringLiteral("credentials/columns")).toByteArray();
    settings.snapshotColumns = m_settings.value(QStringLiteral("snapshots/columns")).toByteArray();
    settings.dismissedKeys = m_settings.value(QStringLiteral("credentials/dismissed")).toStringList();
    settings.pinnedFolders = m_settings.value(QStringLiteral("volumes/pinned")).toStringList();
    settings.activitySeenAt = m_settings.value(QStringLiteral("activity/seenAt")).toDateTime().toUTC();
    settings.detailWindow = m_settings.value(QStringLiteral("detail/window")).toByteArray();
    settings.place = m_settings.value(QStringLiteral("window/place")).toString();
    settings.theme =
        readEnum(m_settings, QStringLiteral("view/theme"), ThemeChoice::System, ThemeChoice::Dark);
    settings.rowHeight =
        readEnum(m_settings, QStringLiteral("view/rowHeight"), RowHeight::Normal, RowHeight::Roomy);
    settings.detailAtRight = m_settings.value(QStringLiteral("view/detailAtRight")).toBool();
    settings.preferences = loadPreferences(m_settings);
    settings.connection = m_settings.value(QStringLiteral("session/connection")).toString();
    settings.sandbox = m_settings.value(QStringLiteral("session/sandbox")).toString();
    settings.detailTab = readBounded(m_settings, QStringLiteral("session/detailTab"), 0, 0, 99);
    settings.sandboxScroll = readBounded(m_settings, QStringLiteral("session/scroll"), 0, 0, 100'000'000);
    settings.tornOff = readTornOff(m_settings);
    settings.fileBookmarks = m_settings.value(QStringLiteral("files/bookmarks")).toStringList();
    settings.fileRecent = m_settings.value(QStringLiteral("files/recent")).toStringList();
    settings.fileView = m_settings.value(QStringLiteral("files/view")).toString();
    settings.fileTabs = m_settings.value(QStringLiteral("files/tabs")).toStringList();
    settings.fileTab = readBounded(m_settings, QStringLiteral("files/tab"), 0, 0, 99);
    settings.filesPreview = m_settings.value(QStringLiteral("files/preview"), true).toBool();
    settings.filesTransfers = m_settings.value(QStringLiteral("files/transfers"), true).toBool();
    return settings;
}

void FileSettings::save(const WindowSettings &settings)
{
    m_settings.setValue(QStringLiteral("window/geometry"), settings.geometry);
    m_settings.setValue(QStringLiteral("window/sidebar"), settings.sidebarSplitter);
    m_settings.setValue(QStringLiteral("window/detail"), settings.detailSplitter);
    m_settings.setValue(QStringLiteral("sandboxes/columns"), settings.sandboxColumns);
    m_settings.setValue(QStringLiteral("activity/columns"), settings.historyColumns);
    writeFilters(m_settings, settings.savedFilters);
    m_settings.setValue(QStringLiteral("activity/entryColumns"), settings.activityColumns);
    m_settings.setValue(QStringLiteral("volumes/columns"), settings.volumeColumns);
    m_settings.setValue(QStringLiteral("volumes/splitter"), settings.volumeSplitter);
    m_settings.setValue(QStringLiteral("volumes/pinned"), settings.pinnedFolders);
    m_settings.setValue(QStringLiteral("credentials/columns"), settings.credentialColumns);
    m_settings.setValue(QStringLiteral("snapshots/columns"), settings.snapshotColumns);
    m_settings.setValue(QStringLiteral("credentials/dismissed"), settings.dismissedKeys);
    m_settings.setValue(QStringLiteral("transfers/columns"), settings.transferColumns);
    m_settings.setValue(QStringLiteral("activity/seenAt"), settings.activitySeenAt);
    m_settings.setValue(QStringLiteral("detail/window"), settings.detailWindow);
    m_settings.setValue(QStringLiteral("window/place"), settings.place);
    m_settings.setValue(QStringLiteral("view/theme"), static_cast<int>(settings.theme));
    m_settings.setValue(QStringLiteral("view/rowHeight"), static_cast<int>(settings.rowHeight));
    m_settings.setValue(QStringLiteral("view/detailAtRight"), settings.detailAtRight);
    savePreferences(m_settings, settings.preferences);
    m_settings.setValue(QStringLiteral("session/connection"), settings.connection);
    m_settings.setValue(QStringLiteral("session/sandbox"), settings.sandbox);
    m_settings.setValue(QStringLiteral("session/detailTab"), settings.detailTab);
    m_settings.setValue(QStringLiteral("session/scroll"), settings.sandboxScroll);
    writeTornOff(m_settings, settings.tornOff);
    m_settings.setValue(QStringLiteral("files/bookmarks"), settings.fileBookmarks);
    m_settings.setValue(QStringLiteral("files/recent"), settings.fileRecent);
    m_settings.setValue(QStringLiteral("files/view"), settings.fileView);
    m_settings.setValue(QStringLiteral("files/tabs"), settings.fileTabs);
    m_settings.setValue(QStringLiteral("files/tab"), settings.fileTab);
    m_settings.setValue(QStringLiteral("files/preview"), settings.filesPreview);
    m_settings.setValue(QStringLiteral("files/transfers"), settings.filesTransfers);
}

} // namespace osc
