// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QByteArray>

#include <functional>

namespace osc {

/// Takes apart the Engine's multiplexed output: frames of an 8 byte header (stream, three zero bytes,
/// big-endian length) and a payload. Pieces are handed on as they arrive, so memory does not grow with the
/// length of a frame.
class MuxStreamParser
{
public:
    enum class Mode {
        Framed, ///< Containers and execs without a terminal.
        Raw,    ///< With a terminal: the bytes themselves, all of them standard output.
    };
    using Handler = std::function<void(CommandOutput::Stream, QByteArrayView)>;

    explicit MuxStreamParser(Mode mode = Mode::Framed)
        : m_mode(mode)
    {}

    /// False when the bytes are no frames; nothing is handed on from then on. Bytes are only valid in the
    /// call.
    bool feed(QByteArrayView bytes, const Handler &handler);
    /// The stream may end here: not inside a header or a payload.
    [[nodiscard]] bool isAtBoundary() const { return !m_broken && m_header.isEmpty() && m_remaining == 0; }

private:
    bool takeHeader(QByteArrayView &bytes);

    Mode m_mode;
    bool m_broken = false;
    QByteArray m_header; ///< The part of a header that has arrived.
    quint32 m_remaining = 0;
    CommandOutput::Stream m_stream = CommandOutput::Stream::Stdout;
};

} // namespace osc
