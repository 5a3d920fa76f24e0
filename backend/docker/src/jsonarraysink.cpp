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
    qsizetype from = 0; // what belongs to the element and was not kept yet
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (m_inText && !m_escaped)
            at = std::find_if_not(bytes.cbegin() + at, bytes.cend(), isPlain) - bytes.cbegin();
        if (at == bytes.size() || belongs(bytes[at]))
            continue;
        keep(bytes.sliced(from, at - from));
        from = at + 1;
        pass(bytes[at]);
    }
    keep(bytes.sliced(from));
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

/// Whether it is a part of an element. What is none is passed over.
bool JsonArraySink::belongs(char c)
{
    if (m_where != Where::Inside)
        return false;
    if (m_inText) {
        m_inText = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
        return true;
    }
    if (m_depth == 0 && (c == ',' || c == ']' || isSpace(c)))
        return false;
    m_inText = c == '"';
    if (c == '{' || c == '[')
        ++m_depth;
    else if (c == '}' || c == ']')
        --m_depth;
    return true;
}

void JsonArraySink::pass(char c)
{
    if (m_where == Where::Broken || isSpace(c))
        return;
    if (m_where == Where::Inside)
        endElement();
    if (m_where == Where::Before)
        m_where = c == '[' ? Where::Inside : Where::Broken;
    else if (m_where == Where::After)
        m_where = Where::Broken;
    else if (c == ']')
        m_where = Where::After;
}

void JsonArraySink::keep(QByteArrayView bytes)
{
    if (!m_tooLong)
        m_element.append(bytes);
    m_tooLong = m_tooLong || m_element.size() > m_maximumElement;
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
