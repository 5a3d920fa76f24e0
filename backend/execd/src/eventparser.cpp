// SPDX-License-Identifier: Apache-2.0
#include "eventparser.h"

namespace osc {

namespace {

void decodeEvent(QByteArrayView line, QList<ExecdEvent> &events)
{
    auto event = decodeExecdEvent(line);
    if (!std::holds_alternative<ExecdNothing>(event))
        events.append(std::move(event));
}

} // namespace

QList<ExecdEvent> ExecdEventParser::feed(QByteArrayView bytes)
{
    QList<ExecdEvent> events;
    m_lines.feed(bytes, [&events](QByteArrayView line) { decodeEvent(line, events); });
    return events;
}

QList<ExecdEvent> ExecdEventParser::finish()
{
    QList<ExecdEvent> events;
    decodeEvent(m_lines.takeRest(), events);
    return events;
}

} // namespace osc
