// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "execdcodec.h"
#include "linecutter.h"

namespace osc {

/// Cuts the event stream of a command into events, wherever the network cut it. It is JSON in lines, with
/// blank lines between, CRLF or LF, the last one perhaps without an end (execd-and-client 2.2).
class ExecdEventParser
{
public:
    /// The longest line that is taken, in bytes.
    static constexpr qsizetype maximumLine = ExecdLineCutter::maximumLine;

    /// The events that @p bytes completes, in order; those that say nothing are left out.
    [[nodiscard]] QList<ExecdEvent> feed(QByteArrayView bytes);
    /// At the end of the stream: the event of a last line without an end.
    [[nodiscard]] QList<ExecdEvent> finish();
    /// A line was too long. Nothing more comes out then.
    [[nodiscard]] bool hasOverflowed() const { return m_lines.hasOverflowed(); }

private:
    ExecdLineCutter m_lines;
};

} // namespace osc
