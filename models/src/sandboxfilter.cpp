// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxfilter.h>

#include <algorithm>

namespace osc {

namespace {

auto hasName(const QString &name)
{
    return [name](const SavedFilter &saved) { return saved.name.compare(name, Qt::CaseInsensitive) == 0; };
}

} // namespace

SavedFilters::SavedFilters(const QList<SavedFilter> &filters)
{
    for (const SavedFilter &saved : filters)
        put(saved.name, saved.filter);
}

const SavedFilter *SavedFilters::find(const QString &name) const
{
    const auto found = std::find_if(m_filters.cbegin(), m_filters.cend(), hasName(name.simplified()));
    return found == m_filters.cend() ? nullptr : &*found;
}

QString SavedFilters::nameOf(const SandboxFilter &filter) const
{
    const auto found = std::find_if(m_filters.cbegin(), m_filters.cend(),
                                    [&](const SavedFilter &saved) { return saved.filter == filter; });
    return found == m_filters.cend() ? QString() : found->name;
}

void SavedFilters::put(const QString &name, const SandboxFilter &filter)
{
    const QString simple = name.simplified();
    if (simple.isEmpty())
        return;
    m_filters.removeIf(hasName(simple));
    m_filters.append({simple, filter});
    sort();
}

bool SavedFilters::rename(const QString &from, const QString &to)
{
    const QString simple = to.simplified();
    const auto found = std::find_if(m_filters.begin(), m_filters.end(), hasName(from.simplified()));
    const SavedFilter *taken = find(simple);
    if (simple.isEmpty() || found == m_filters.end() || (taken && taken != &*found))
        return false;
    found->name = simple;
    sort();
    return true;
}

void SavedFilters::remove(const QString &name)
{
    m_filters.removeIf(hasName(name.simplified()));
}

void SavedFilters::sort()
{
    std::sort(m_filters.begin(), m_filters.end(), [](const SavedFilter &a, const SavedFilter &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

} // namespace osc
