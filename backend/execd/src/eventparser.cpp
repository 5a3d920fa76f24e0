// SPDX-License-Identifier: Apache-2.0
#include "eventparser.h"

#include <utility>

namespace osc {

void ExecdEventParser::decode(QByteArrayView line, QList<ExecdEvent> &events)
{
    auto event = decodeExecdEvent(line);
    if (!std::holds_alternative<ExecdNothing>(event))
        events.append(std::move(event));
}

QList<ExecdEvent> ExecdEventParser::feed(QByteArrayView bytes)
{
    QList<ExecdEvent> events;
    while (!bytes.isEmpty() && !m_overflowed) {
        const auto end = bytes.indexOf('\n');
        const auto part = end < 0 ? bytes : bytes.first(end);
        if (m_line.size() + part.size() > maximumLine) {
            m_overflowed = true;
            m_line.clear();
            break;
        }
        if (end < 0) {
            m_line.append(part);
            break;
        }
        if (m_line.isEmpty()) {
            decode(part, events);
        } else {
            m_line.append(part);
            decode(m_line, events);
            m_line.clear();
        }
        bytes = bytes.sliced(end + 1);
    }
    return events;
}

QList<ExecdEvent> ExecdEventParser::finish()
{
    QList<ExecdEvent> events;
    decode(std::exchange(m_line, {}), events);
    return events;
}

} // namespace osc
