// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace osc {

/// Cuts a stream of bytes into lines, wherever the network cut it. The last line may be without an end.
class ExecdLineCutter
{
public:
    /// The longest line that is taken, in bytes.
    static constexpr qsizetype maximumLine = 8 * 1024 * 1024;

    /// Calls @p take with each line that @p bytes completes, in order, without its "\n".
    template<typename Take>
    void feed(QByteArrayView bytes, const Take &take)
    {
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
                take(part);
            } else {
                m_line.append(part);
                take(QByteArrayView(m_line));
                m_line.clear();
            }
            bytes = bytes.sliced(end + 1);
        }
    }
    /// At the end of the stream: what is left, perhaps nothing.
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_line, {}); }
    /// A line was too long. Nothing more comes out then.
    [[nodiscard]] bool hasOverflowed() const { return m_overflowed; }

private:
    QByteArray m_line;
    bool m_overflowed = false;
};

} // namespace osc
