// SPDX-License-Identifier: Apache-2.0
#include "crc64.h"

#include <QtEndian>

#include <array>

namespace osc {

namespace {

constexpr size_t lanes = 16;
using CrcTables = std::array<std::array<quint64, 256>, lanes>;

/// Table n carries a byte over n more bytes, so that sixteen bytes are taken at once.
CrcTables makeTables()
{
    constexpr quint64 polynomial = 0xC96C5795D7870F42;
    CrcTables tables{};
    for (size_t byte = 0; byte < 256; ++byte) {
        quint64 crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) ? (crc >> 1) ^ polynomial : crc >> 1;
        tables[0][byte] = crc;
    }
    for (size_t lane = 1; lane < lanes; ++lane) {
        for (size_t byte = 0; byte < 256; ++byte) {
            const quint64 before = tables[lane - 1][byte];
            tables[lane][byte] = tables[0][before & 0xFF] ^ (before >> 8);
        }
    }
    return tables;
}

} // namespace

void Crc64::add(QByteArrayView bytes)
{
    static const CrcTables tables = makeTables();
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    auto left = static_cast<size_t>(bytes.size());
    quint64 crc = m_state;
    for (; left >= lanes; left -= lanes, at += lanes) {
        const quint64 low = crc ^ qFromLittleEndian<quint64>(at);
        const quint64 high = qFromLittleEndian<quint64>(at + 8);
        crc = 0;
        for (size_t i = 0; i < 8; ++i) {
            crc ^= tables[15 - i][(low >> (8 * i)) & 0xFF];
            crc ^= tables[7 - i][(high >> (8 * i)) & 0xFF];
        }
    }
    for (; left > 0; --left, ++at)
        crc = tables[0][(crc ^ *at) & 0xFF] ^ (crc >> 8);
    m_state = crc;
}

} // namespace osc
