// SPDX-License-Identifier: Apache-2.0
#include <models/linesearch.h>

#include <algorithm>

namespace osc {

void LineSearch::setQuery(const QString &query, const LogBuffer &buffer)
{
    m_query = query;
    restart();
    update(buffer);
}

void LineSearch::restart()
{
    m_hits.clear();
    m_searchedTo = 0;
    m_current = -1;
}

void LineSearch::update(const LogBuffer &buffer)
{
    if (m_query.isEmpty())
        return;
    while (!m_hits.empty() && m_hits.front().line < buffer.firstLine()) {
        m_hits.pop_front();
        m_current = qMax<qsizetype>(-1, m_current - 1);
    }
    m_searchedTo = qMax(m_searchedTo, buffer.firstLine());
    while (!m_hits.empty() && m_hits.back().line >= m_searchedTo)
        m_hits.pop_back();

    bool settled = true;
    for (qint64 number = m_searchedTo; number < buffer.endLine(); ++number) {
        const LogLine &line = buffer.line(number);
        for (qsizetype at = line.text.indexOf(m_query, 0, Qt::CaseInsensitive); at >= 0;
             at = line.text.indexOf(m_query, at + m_query.size(), Qt::CaseInsensitive))
            m_hits.push_back({number, at});
        settled = settled && line.complete;
        if (settled)
            m_searchedTo = number + 1;
    }
    m_current = qMin(m_current, count() - 1);
}

bool LineSearch::goToLine(qint64 line)
{
    if (m_hits.empty())
        return false;
    const auto found = std::lower_bound(m_hits.begin(), m_hits.end(), Hit{line, 0});
    m_current = found == m_hits.end() ? 0 : found - m_hits.begin();
    return true;
}

bool LineSearch::next()
{
    if (m_hits.empty())
        return false;
    m_current = (m_current + 1) % count();
    return true;
}

bool LineSearch::previous()
{
    if (m_hits.empty())
        return false;
    m_current = m_current <= 0 ? count() - 1 : m_current - 1;
    return true;
}

} // namespace osc
