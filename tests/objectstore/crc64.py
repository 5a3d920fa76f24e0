# SPDX-License-Identifier: Apache-2.0
"""CRC-64 with the ECMA-182 polynomial, as OSS tells it: reflected, all ones before and after."""
try:
    from fastcrc.crc64 import xz as of
except ImportError:
    def _table():
        table = []
        for value in range(256):
            for _ in range(8):
                value = (value >> 1) ^ (0xC96C5795D7870F42 if value & 1 else 0)
            table.append(value)
        return table

    _TABLE = _table()

    def of(data):
        crc = 0xFFFFFFFFFFFFFFFF
        for byte in data:
            crc = _TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
        return crc ^ 0xFFFFFFFFFFFFFFFF
