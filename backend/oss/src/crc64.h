// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace osc {

/// CRC-64 with the ECMA-182 polynomial, reflected, all ones before and after: what OSS tells of an object in
/// x-oss-hash-crc64ecma. Of "123456789" it is 0x995DC9BBDF1939FA.
class Crc64
{
public:
    void add(QByteArrayView bytes);
    [[nodiscard]] quint64 value() const { return ~m_state; }

private:
    quint64 m_state = ~quint64{0};
};

} // namespace osc
