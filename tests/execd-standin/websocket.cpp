// SPDX-License-Identifier: Apache-2.0
#include "websocket.h"

#include <array>
#include <bit>

namespace standin {

namespace {

constexpr uint64_t longestMessage = 1024 * 1024;

std::string bigEndian(uint64_t value, int bytes)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(value >> (8 * i));
    return text;
}

void addBlock(std::array<uint32_t, 5> &state, const char *block)
{
    std::array<uint32_t, 80> words{};
    for (size_t i = 0; i < 16; ++i) {
        for (size_t k = 0; k < 4; ++k)
            words[i] = words[i] << 8 | static_cast<uint8_t>(block[4 * i + k]);
    }
    for (size_t i = 16; i < words.size(); ++i)
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (size_t i = 0; i < words.size(); ++i) {
        const auto [mix, constant] = i < 20   ? std::pair((b & c) | (~b & d), 0x5a827999U)
                                     : i < 40 ? std::pair(b ^ c ^ d, 0x6ed9eba1U)
                                     : i < 60 ? std::pair((b & c) | (b & d) | (c & d), 0x8f1bbcdcU)
                                              : std::pair(b ^ c ^ d, 0xca62c1d6U);
        const uint32_t next = std::rotl(a, 5) + mix + e + constant + words[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

/// FIPS 180-4.
std::string sha1(std::string text)
{
    const uint64_t bits = text.size() * 8;
    text += '\x80';
    text.append((120 - text.size() % 64) % 64, '\0');
    text += bigEndian(bits, 8);
    std::array<uint32_t, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    for (size_t at = 0; at < text.size(); at += 64)
        addBlock(state, text.data() + at);
    std::string digest;
    for (const uint32_t word : state)
        digest += bigEndian(word, 4);
    return digest;
}

std::string base64(std::string bytes)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t missing = (3 - bytes.size() % 3) % 3;
    bytes.append(missing, '\0');
    std::string text;
    for (size_t at = 0; at < bytes.size(); at += 3) {
        const uint32_t three = static_cast<uint32_t>(static_cast<uint8_t>(bytes[at])) << 16 |
                               static_cast<uint32_t>(static_cast<uint8_t>(bytes[at + 1])) << 8 |
                               static_cast<uint8_t>(bytes[at + 2]);
        for (int shift = 18; shift >= 0; shift -= 6)
            text += digits[three >> shift & 63];
    }
    text.replace(text.size() - missing, missing, missing, '=');
    return text;
}

std::optional<std::string> readExactly(Connection &connection, uint64_t size)
{
    std::string bytes;
    while (bytes.size() < size) {
        const auto piece = connection.read(size - bytes.size());
        if (piece.empty())
            return {};
        bytes += piece;
    }
    return bytes;
}

uint64_t numberIn(const std::string &bytes)
{
    uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8 | static_cast<uint8_t>(byte);
    return number;
}

} // namespace

std::string socketAccept(const std::string &key)
{
    return base64(sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
}

std::optional<SocketMessage> readSocketMessage(Connection &connection)
{
    const auto head = readExactly(connection, 2);
    if (!head || (static_cast<uint8_t>((*head)[1]) & 0x80) == 0)
        return {};
    uint64_t size = static_cast<uint8_t>((*head)[1]) & 0x7f;
    if (size >= 126) {
        const auto wide = readExactly(connection, size == 126 ? 2 : 8);
        if (!wide)
            return {};
        size = numberIn(*wide);
    }
    const auto mask = readExactly(connection, 4);
    if (!mask || size > longestMessage)
        return {};
    auto payload = readExactly(connection, size);
    if (!payload)
        return {};
    for (size_t i = 0; i < payload->size(); ++i)
        (*payload)[i] = static_cast<char>((*payload)[i] ^ (*mask)[i % 4]);
    return SocketMessage{static_cast<uint8_t>((*head)[0]) & 0x0f, *std::move(payload)};
}

void writeSocketMessage(Connection &connection, int opcode, std::string_view payload)
{
    std::string frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126)
        frame += static_cast<char>(payload.size());
    else if (payload.size() <= 0xffff)
        frame += static_cast<char>(126) + bigEndian(payload.size(), 2);
    else
        frame += static_cast<char>(127) + bigEndian(payload.size(), 8);
    frame += payload;
    connection.write(frame);
}

void writeSocketClose(Connection &connection, uint16_t code, std::string_view reason)
{
    writeSocketMessage(connection, 8, bigEndian(code, 2) + std::string(reason));
}

} // namespace standin
