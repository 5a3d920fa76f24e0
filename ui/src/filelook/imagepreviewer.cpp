// SPDX-License-Identifier: Apache-2.0
#include "filelook/imagepreviewer.h"

#include "widgets/labels.h"

#include <models/filerange.h>
#include <models/lookwords.h>

#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int imageMargin = 14;

} // namespace

ImagePreviewer::ImagePreviewer(QWidget *parent)
    : Previewer(parent)
    , m_picture(new QLabel(this))
    , m_sentence(new Label({}, Tone::Secondary, this))
{
    m_picture->setObjectName(QStringLiteral("previewImage"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(1, 1);
    m_sentence->setObjectName(QStringLiteral("previewImageSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setContentsMargins(imageMargin, 0, imageMargin, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sentence);
    layout->addWidget(m_picture, 1);
    m_sentence->hide();
}

void ImagePreviewer::open(const FilePreview &preview)
{
    close();
    if (preview.isWhole())
        return decode(preview.head());
    m_reading = readFileRange(
        preview.target().fileSystem, preview.target().location.path, 0, readLimit + 1,
        [this](const Result<QByteArray> &bytes) {
            if (!bytes)
                Q_EMIT failed(bytes.error());
            else if (bytes.value().size() > readLimit)
                say(tr("The image is larger than %1: too large to be shown.").arg(roundBytesText(readLimit)));
            else
                decode(bytes.value());
        });
}

void ImagePreviewer::close()
{
    m_reading.cancel();
    m_decoding.cancel();
    m_decoded = {};
    m_picture->clear();
    m_sentence->hide();
}

void ImagePreviewer::decode(const QByteArray &bytes)
{
    // No larger than any window can show it.
    const QSize room = screen() ? screen()->size() * devicePixelRatioF() : QSize(4096, 4096);
    m_decoding = decodeImageLater(bytes, room, [this](const DecodedImage &decoded) { take(decoded); });
}

void ImagePreviewer::take(const DecodedImage &decoded)
{
    m_decoded = decoded;
    if (decoded.image.isNull())
        return say(decoded.problem);
    m_picture->setAccessibleName(
        tr("Image, %1 by %2 pixels").arg(decoded.size.width()).arg(decoded.size.height()));
    fit();
    Q_EMIT noteChanged();
}

void ImagePreviewer::say(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->show();
}

void ImagePreviewer::fit()
{
    if (m_decoded.image.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize room = (size() - QSize(2 * imageMargin, 2 * imageMargin)) * ratio;
    QImage fitted = m_decoded.image;
    if (fitted.width() > room.width() || fitted.height() > room.height())
        fitted = fitted.scaled(room.expandedTo({1, 1}), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPixmap pixmap = QPixmap::fromImage(fitted);
    pixmap.setDevicePixelRatio(ratio);
    m_picture->setPixmap(pixmap);
}

QString ImagePreviewer::note() const
{
    if (m_decoded.image.isNull())
        return {};
    const QString size = tr("%1 × %2 pixels").arg(m_decoded.size.width()).arg(m_decoded.size.height());
    return m_decoded.hasMore ? tr("%1, first picture shown").arg(size) : size;
}

void ImagePreviewer::resizeEvent(QResizeEvent *event)
{
    Previewer::resizeEvent(event);
    fit();
}

} // namespace osc
