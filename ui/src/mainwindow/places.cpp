// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/places.h"

#include "widgets/afterpaint.h"

namespace osc {

Places::Places(const WindowSettings &settings, AfterPaint &later, QWidget *parent)
    : QStackedWidget(parent)
    , m_settings(settings)
    , m_later(later)
{
    setObjectName(QStringLiteral("places"));
}

Places::~Places()
{
    // They announce what ends with them, for which this object has to be whole.
    for (const Entry &entry : m_entries)
        delete entry.place;
}

void Places::add(const PlaceInfo &info)
{
    m_entries.append({info});
    if (info.making == PlaceInfo::Making::WhenIdle)
        m_later.add(this, [this, id = info.id] { open(id); });
}

QList<PlaceInfo> Places::list() const
{
    QList<PlaceInfo> infos;
    for (const Entry &entry : m_entries)
        infos << entry.info;
    return infos;
}

Places::Entry *Places::find(const QString &id)
{
    for (Entry &entry : m_entries)
        if (entry.info.id == id)
            return &entry;
    return nullptr;
}

bool Places::has(const QString &id) const
{
    return const_cast<Places *>(this)->find(id) != nullptr;
}

Place *Places::open(const QString &id)
{
    Entry *entry = find(id);
    if (!entry)
        return nullptr;
    if (!entry->place) {
        Place *place = entry->info.make();
        entry->place = place;
        addWidget(place);
        place->restore(m_settings);
        connect(place, &Place::countChanged, this, [this, id] { Q_EMIT countChanged(id); });
        connect(place, &Place::settingsChanged, this, &Places::settingsChanged);
        Q_EMIT countChanged(id);
    }
    return entry->place;
}

void Places::setCurrent(const QString &id)
{
    if (id == m_current || !has(id))
        return;
    Place *place = open(id);
    m_current = id;
    setCurrentWidget(place);
    place->entered();
    Q_EMIT currentPlaceChanged(id);
}

QString Places::current() const
{
    return m_current;
}

Place *Places::currentPlace() const
{
    return m_current.isEmpty() ? nullptr : static_cast<Place *>(currentWidget());
}

Place::Count Places::count(const QString &id) const
{
    const Entry *entry = const_cast<Places *>(this)->find(id);
    return entry && entry->place ? entry->place->count() : Place::Count();
}

void Places::save(WindowSettings &settings) const
{
    settings.place = m_current;
    for (const Entry &entry : m_entries)
        if (entry.place)
            entry.place->save(settings);
}

} // namespace osc
