// SPDX-License-Identifier: Apache-2.0
#include "chunkedbody.h"

namespace osc {

ChunkedBody decodeChunks(QByteArrayView encoded)
{
    constexpr qsizetype lineLimit = 4096;
    constexpr qsizetype lineEnd = 2; // CR LF
    ChunkedBody result;
    for (;;) {
        const auto end = encoded.indexOf("\r\n");
        if (end < 0) {
            if (encoded.size() > lineLimit)
                result.state = ChunkedBody::State::Malformed;
            return result;
        }
        auto digits = encoded.first(end);
        if (const auto extension = digits.indexOf(';'); extension >= 0)
            digits = digits.first(extension);
        bool isNumber = false;
        const auto size = digits.trimmed().toByteArray().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0) {
            result.state = ChunkedBody::State::Malformed;
            return result;
        }
        encoded = encoded.sliced(end + lineEnd);
        if (size == 0) {
            result.state = ChunkedBody::State::Complete; // trailers tell nothing here
            return result;
        }
        if (encoded.size() < lineEnd || encoded.size() - lineEnd < size)
            return result;
        result.body.append(encoded.first(size));
        encoded = encoded.sliced(size + lineEnd);
    }
}

} // namespace osc
