// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QByteArray>
#include <QImage>

namespace osc {

struct DecodedImage
{
    QImage image;         ///< Null: see problem.
    QSize size;           ///< Of the original, in pixels; invalid: not known.
    bool hasMore = false; ///< It moves; this is its first picture.
    QString problem;      ///< A sentence.
};

/// More pixels than this are not decoded.
inline constexpr qint64 mostPixels = 40'000'000;

/// Decodes the first picture of an untrusted image file, after a look at the size that its header claims. Not
/// for the GUI thread. @p room: it is made as small as fits there; empty: not.
[[nodiscard]] DecodedImage decodeImage(const QByteArray &bytes, const QSize &room);

/// The same on another thread.
[[nodiscard]] Operation decodeImageLater(const QByteArray &bytes, const QSize &room,
                                         std::function<void(const DecodedImage &)> done);

} // namespace osc
