// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

#include <QByteArrayList>

#include <functional>

namespace osc {

/// Cuts a JSON array that arrives in pieces into its elements, so that a long list can be read while it comes
/// and one bad element does not spoil the others. Looks only at brackets and quotes; whether an element is
/// JSON is for its reader to say. Elements longer than the limit are replaced by an empty text.
class JsonArraySink : public ByteSink
{
public:
    /// @p onElements gets elements in their order, in batches: a small one first, so that there is something
    /// to show soon, then larger ones up to a megabyte, so that a long list is not shown anew too often.
    explicit JsonArraySink(std::function<void(const QByteArrayList &elements)> onElements,
                           qsizetype maximumElement = 8 * 1024 * 1024);

    Next write(QByteArrayView bytes) override;
    /// Hands out the rest; call it when the stream has ended. False when what came was no whole array.
    [[nodiscard]] bool finish();

private:
    enum class Where { Before, Inside, After, Broken };

    [[nodiscard]] bool belongs(char c);
    void pass(char c);
    void keep(QByteArrayView bytes);
    void endElement();
    void handOut();

    std::function<void(const QByteArrayList &)> m_onElements;
    qsizetype m_maximumElement;
    Where m_where = Where::Before;
    int m_depth = 0; ///< Within the element.
    bool m_inText = false;
    bool m_escaped = false;
    bool m_tooLong = false;
    QByteArray m_element;
    QByteArrayList m_elements;
    qsizetype m_waiting = 0; ///< Bytes in m_elements.
    qsizetype m_batch;       ///< How many are handed out.
};

} // namespace osc
