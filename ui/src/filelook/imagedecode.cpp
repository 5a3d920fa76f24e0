// SPDX-License-Identifier: Apache-2.0
#include "filelook/imagedecode.h"

#include <models/filepreview.h>

#include <core/offthread.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace osc {

namespace {

/// MiB that one picture may take; what mostPixels need with four bytes each, and some more.
constexpr int allocationLimit = 192;

QString imageWords(const char *text)
{
    return QCoreApplication::translate("osc::ImagePreviewer", text);
}

} // namespace

DecodedImage decodeImage(const QByteArray &bytes, const QSize &room)
{
    QImageReader::setAllocationLimit(allocationLimit);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, imageFormat(bytes));
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    DecodedImage decoded;
    decoded.size = reader.size();
    if (!decoded.size.isValid() || decoded.size.isEmpty()) {
        decoded.problem = imageWords(QT_TRANSLATE_NOOP(
            "osc::ImagePreviewer", "The image is damaged, or of a kind that cannot be shown."));
        return decoded;
    }
    if (qint64{decoded.size.width()} * decoded.size.height() > mostPixels) {
        decoded.problem = imageWords(QT_TRANSLATE_NOOP("osc::ImagePreviewer",
                                                       "The image has %1 by %2 pixels: too many to show."))
                              .arg(decoded.size.width())
                              .arg(decoded.size.height());
        return decoded;
    }
    decoded.hasMore = reader.supportsAnimation() && reader.imageCount() > 1;
    decoded.image = reader.read();
    if (decoded.image.isNull()) {
        decoded.problem = imageWords(QT_TRANSLATE_NOOP(
            "osc::ImagePreviewer", "The image is damaged, or of a kind that cannot be shown."));
        return decoded;
    }
    const QSize size = decoded.image.size(); // it may have been turned
    if (!room.isEmpty() && (size.width() > room.width() || size.height() > room.height()))
        decoded.image = decoded.image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return decoded;
}

Operation decodeImageLater(const QByteArray &bytes, const QSize &room,
                           std::function<void(const DecodedImage &)> done)
{
    return runOffThread<DecodedImage>(
        [bytes, room]() -> Result<DecodedImage> { return decodeImage(bytes, room); },
        [done = std::move(done)](const Result<DecodedImage> &decoded) {
            if (decoded)
                done(decoded.value());
        });
}

} // namespace osc
