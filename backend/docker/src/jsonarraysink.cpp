// SPDX-License-Identifier: Apache-2.0
#include "jsonarraysink.h"

#include <algorithm>
#include <utility>

namespace osc {

namespace {

constexpr qsizetype firstBatch = 64 * 1024;
constexpr qsizetype largestBatch = 1024 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Whether what the parser must see of a text is only its end.
bool isPlain(char c)
{
    return c != '"' && c != '\\';
}

} // namespace

JsonArraySink::JsonArraySink(std::function<void(const QByteArrayList &)> onElements, qsizetype maximumElement)
    : m_onElements(std::move(onElements))
    , m_maximumElement(maximumElement)
    , m_batch(firstBatch)
{}

ByteSink::Next JsonArraySink::write(QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        qsizetype end = at;
        if (m_inText && !m_escaped) {
            while (end < bytes.size() && isPlain(bytes[end]))
                ++end;
        }
        if (end > at && !m_tooLong) {
            m_element.append(bytes.sliced(at, end - at));
            m_tooLong = m_element.size() > m_maximumElement;
        }
        at = end;
        if (at < bytes.size())
            take(bytes[at]);
    }
    if (m_waiting >= m_batch) {
        handOut();
        m_batch = std::min(2 * m_batch, largestBatch);
    }
    return Next::More;
}

bool JsonArraySink::finish()
{
    handOut();
    return m_where == Where::After;
}

void JsonArraySink::take(char c)
{
    switch (m_where) {
    case Where::Before:
        if (!isSpace(c))
            m_where = c == '[' ? Where::Inside : Where::Broken;
        break;
    case Where::Inside:
        takeInside(c);
        break;
    case Where::After:
        if (!isSpace(c))
            m_where = Where::Broken;
        break;
    case Where::Broken:
        break;
    }
}

void JsonArraySink::takeInside(char c)
{
    if (m_inText) {
        m_inText = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
        return keep(c);
    }
    if (m_depth == 0 && (c == ',' || c == ']')) {
        endElement();
        if (c == ']')
            m_where = Where::After;
        return;
    }
    if (m_depth == 0 && isSpace(c))
        return;
    m_inText = c == '"';
    if (c == '{' || c == '[')
        ++m_depth;
    else if (c == '}' || c == ']')
        --m_depth;
    keep(c);
}

void JsonArraySink::keep(char c)
{
    if (!m_tooLong)
        m_element.append(c);
}

void JsonArraySink::endElement()
{
    const auto element = std::exchange(m_element, {});
    const bool tooLong = std::exchange(m_tooLong, false);
    if (element.isEmpty())
        return;
    m_elements.append(tooLong ? QByteArray("") : element);
    m_waiting += element.size();
}

void JsonArraySink::handOut()
{
    m_waiting = 0;
    const auto elements = std::exchange(m_elements, {});
    if (!elements.isEmpty())
        m_onElements(elements);
}

} // namespace osc
