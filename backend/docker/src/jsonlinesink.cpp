// SPDX-License-Identifier: Apache-2.0
#include "jsonlinesink.h"

namespace osc {

JsonLineSink::JsonLineSink(std::function<void(const QByteArray &)> onLine, qsizetype maximumLine)
    : m_onLine(std::move(onLine))
    , m_maximumLine(maximumLine)
{}

ByteSink::Next JsonLineSink::write(QByteArrayView bytes)
{
    for (;;) {
        const auto end = bytes.indexOf('\n');
        if (end < 0)
            break;
        append(bytes.first(end));
        endLine();
        bytes = bytes.sliced(end + 1);
    }
    append(bytes);
    return Next::More;
}

void JsonLineSink::finish()
{
    endLine();
}

void JsonLineSink::append(QByteArrayView bytes)
{
    if (m_dropping)
        return;
    if (m_line.size() + bytes.size() > m_maximumLine) {
        m_dropping = true;
        m_line = {};
        return;
    }
    m_line.append(bytes);
}

void JsonLineSink::endLine()
{
    const auto line = std::exchange(m_line, {}).trimmed();
    const bool complete = !std::exchange(m_dropping, false);
    if (complete && !line.isEmpty())
        m_onLine(line);
}

} // namespace osc
