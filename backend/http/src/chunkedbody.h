// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace osc {

/// What of a body in chunks (RFC 9112 7.1) is there.
struct ChunkedBody
{
    enum class State { Incomplete, Complete, Malformed };
    State state = State::Incomplete;
    QByteArray body;
};

/// Decodes from the beginning of the body; for short bodies that are read whole.
[[nodiscard]] ChunkedBody decodeChunks(QByteArrayView encoded);

} // namespace osc
