// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/logbuffer.h>

#include <QString>

#include <deque>

namespace osc {

/// All places of a text in a LogBuffer, kept up to date as lines come and go. Ignores case.
class LineSearch
{
public:
    struct Hit
    {
        qint64 line = 0;
        qsizetype column = 0;

        auto operator<=>(const Hit &) const = default;
    };

    void setQuery(const QString &query, const LogBuffer &buffer);
    [[nodiscard]] const QString &query() const { return m_query; }
    /// To be called after each change of the buffer.
    void update(const LogBuffer &buffer);
    /// The buffer was emptied.
    void restart();

    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_hits.size()); }
    [[nodiscard]] const Hit &hit(qsizetype index) const { return m_hits[static_cast<size_t>(index)]; }
    /// The hit that is current, from 0; -1: none.
    [[nodiscard]] qsizetype current() const { return m_current; }
    /// Goes to the first hit at or after a line; to the first of all behind the last. False: there is none.
    bool goToLine(qint64 line);
    bool next();
    bool previous();

private:
    QString m_query;
    std::deque<Hit> m_hits;
    qint64 m_searchedTo = 0; ///< Lines below are searched and will not change.
    qsizetype m_current = -1;
};

} // namespace osc
