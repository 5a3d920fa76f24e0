// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <ui/symbols.h>

#include <QList>
#include <QStackedWidget>

#include <functional>

namespace osc {

class AfterPaint;

/// How places are named in settings, on the command line and between parts of the window. Never translated,
/// never changed: settings of earlier versions hold them.
namespace placeid {
inline constexpr QLatin1String sandboxes("sandboxes");
inline constexpr QLatin1String volumes("volumes");
inline constexpr QLatin1String files("files");
inline constexpr QLatin1String credentials("credentials");
inline constexpr QLatin1String transfers("transfers");
inline constexpr QLatin1String snapshots("snapshots");
inline constexpr QLatin1String activity("activity");
} // namespace placeid

/// What is known of a place before it is made.
struct PlaceInfo
{
    enum class Making {
        WhenShown, ///< When it is first gone to.
        WhenIdle,  ///< Soon after the first paint of the window, since the sidebar shows its count.
    };

    QString id; ///< One of placeid.
    Symbol symbol;
    QString name; ///< Translated; with the mnemonic of the Go menu.
    std::function<Place *()> make;
    Making making = Making::WhenShown;
};

/// The places of the window, in the order of the sidebar, of the Go menu and of Ctrl+1 to Ctrl+9. Each is
/// made when it is first needed, and restored as it is made.
///
/// To add a place: write a Place (panels/place.h), give it an id in placeid, and add() it in placelist.cpp at
/// the position that it is to have. The sidebar, the menu, the keys, the command line's --open and the
/// session know it from then on.
class Places : public QStackedWidget
{
    Q_OBJECT

public:
    /// @p settings outlives the places; what it says when a place is made is what the place takes up.
    /// @p later outlives them as well.
    Places(const WindowSettings &settings, AfterPaint &later, QWidget *parent = nullptr);
    ~Places() override;

    void add(const PlaceInfo &info);
    [[nodiscard]] QList<PlaceInfo> list() const;
    [[nodiscard]] bool has(const QString &id) const;

    /// Shows a place, and makes it for that. Unknown ids are ignored.
    void setCurrent(const QString &id);
    /// The place that is shown; empty and null before the first setCurrent().
    [[nodiscard]] QString current() const;
    [[nodiscard]] Place *currentPlace() const;
    /// A place, made now if it was not yet; null for an unknown id.
    Place *open(const QString &id);

    /// That of a place which is not made yet is empty.
    [[nodiscard]] Place::Count count(const QString &id) const;
    /// Lets every place that exists keep what it wants; of the others, @p settings keeps what it has.
    void save(WindowSettings &settings) const;

Q_SIGNALS:
    void currentPlaceChanged(const QString &id);
    void countChanged(const QString &id);
    void settingsChanged();

private:
    struct Entry
    {
        PlaceInfo info;
        Place *place = nullptr;
    };

    [[nodiscard]] Entry *find(const QString &id);

    const WindowSettings &m_settings;
    AfterPaint &m_later;
    QList<Entry> m_entries;
    QString m_current;
};

} // namespace osc
