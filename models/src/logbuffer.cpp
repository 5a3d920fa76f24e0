// SPDX-License-Identifier: Apache-2.0
#include <models/logbuffer.h>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

LogBuffer::LogBuffer(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &LogBuffer::flush);
}

void LogBuffer::append(const CommandOutput &output)
{
    m_queue.append(output);
    m_queued += output.bytes.size();
    while (m_queued - m_queue.constFirst().bytes.size() >= m_limits.characters) {
        m_queued -= m_queue.constFirst().bytes.size();
        m_skipped += m_queue.constFirst().bytes.size();
        m_queue.removeFirst();
    }
    if (!m_timer.isActive())
        m_timer.start();
}

void LogBuffer::appendText(LogLine::Kind kind, const QString &text)
{
    flush();
    for (Stream &stream : m_streams) {
        if (stream.open >= m_first)
            m_lines[static_cast<size_t>(stream.open - m_first)].complete = true;
        stream = {};
    }
    PlainTextDecoder decoder;
    const auto lines = decoder.decode(text.toUtf8()).split(u'\n');
    for (const QString &line : lines) {
        LogLine &added = newLine(kind);
        added.text = line.left(m_limits.lineLength);
        added.complete = true;
        m_characters += added.text.size();
        m_longest = qMax(m_longest, added.text.size());
    }
    trim();
    Q_EMIT changed();
}

void LogBuffer::flush()
{
    m_timer.stop();
    if (m_queue.isEmpty())
        return;
    const auto queue = std::exchange(m_queue, {});
    m_queued = 0;
    for (const CommandOutput &output : queue) {
        const bool isError = output.stream == CommandOutput::Stream::Stderr;
        take(m_streams[isError ? 1 : 0], isError ? LogLine::Kind::Stderr : LogLine::Kind::Stdout,
             output.bytes);
    }
    trim();
    Q_EMIT changed();
}

void LogBuffer::clear()
{
    m_timer.stop();
    m_queue.clear();
    m_queued = 0;
    m_skipped = 0;
    m_lines.clear();
    m_first = 0;
    m_characters = 0;
    m_longest = 0;
    m_hasTimes = false;
    m_streams = {};
    Q_EMIT cleared();
    Q_EMIT changed();
}

void LogBuffer::take(Stream &stream, LogLine::Kind kind, const QByteArray &bytes)
{
    const QString text = stream.decoder.decode(bytes);
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c != u'\n' && c != u'\r')
            continue;
        addText(stream, kind, QStringView(text).mid(start, i - start));
        start = i + 1;
        if (c == u'\r')
            stream.restart = true;
        else
            closeLine(stream, kind);
    }
    addText(stream, kind, QStringView(text).mid(start));
}

void LogBuffer::addText(Stream &stream, LogLine::Kind kind, QStringView text)
{
    while (!text.isEmpty()) {
        if (stream.open < m_first) {
            newLine(kind);
            stream.open = endLine() - 1;
        }
        LogLine &line = m_lines[static_cast<size_t>(stream.open - m_first)];
        if (std::exchange(stream.restart, false)) {
            m_characters -= line.text.size();
            line.text.clear();
        }
        const QStringView part = text.left(m_limits.lineLength - line.text.size());
        line.text.append(part);
        m_characters += part.size();
        text = text.mid(part.size());
        if (m_timestamped && line.time < 0)
            takeTimestamp(line);
        m_longest = qMax(m_longest, line.text.size());
        if (line.text.size() >= m_limits.lineLength)
            closeLine(stream, kind);
        if (m_characters > 2 * m_limits.characters)
            trim();
    }
}

void LogBuffer::closeLine(Stream &stream, LogLine::Kind kind)
{
    stream.restart = false;
    if (stream.open < m_first) {
        newLine(kind).complete = true; // an empty line
        return;
    }
    m_lines[static_cast<size_t>(stream.open - m_first)].complete = true;
    stream.open = -1;
}

LogLine &LogBuffer::newLine(LogLine::Kind kind)
{
    m_lines.emplace_back();
    m_lines.back().kind = kind;
    return m_lines.back();
}

void LogBuffer::takeTimestamp(LogLine &line)
{
    const qsizetype before = line.text.size();
    line.time = osc::takeTimestamp(line.text);
    m_characters -= before - line.text.size();
    m_hasTimes = m_hasTimes || line.time >= 0;
}

void LogBuffer::trim()
{
    while (!m_lines.empty() &&
           (static_cast<qsizetype>(m_lines.size()) > m_limits.lines || m_characters > m_limits.characters)) {
        m_characters -= m_lines.front().text.size();
        m_lines.pop_front();
        ++m_first;
    }
}

} // namespace osc
