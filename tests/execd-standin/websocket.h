// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace standin {

/// The server's side of RFC 6455, without extensions and with whole messages only.
struct SocketMessage
{
    int opcode = 0; ///< 1 text, 2 binary, 8 close, 9 ping, 10 pong.
    std::string payload;
};

/// The answer to the key of a handshake.
std::string socketAccept(const std::string &key);
/// The next message of a client; none at the end, and for what is no WebSocket.
std::optional<SocketMessage> readSocketMessage(Connection &connection);
void writeSocketMessage(Connection &connection, int opcode, std::string_view payload);
void writeSocketClose(Connection &connection, uint16_t code, std::string_view reason);

} // namespace standin
