// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/imagedecode.h"
#include "filelook/previewer.h"

class QLabel;

namespace osc {

class Label;

/// A picture, as large as fits and never larger than it is. Pictures that move stand still.
class ImagePreviewer : public Previewer
{
    Q_OBJECT

public:
    /// Larger files are not read.
    static constexpr qint64 readLimit = 32 * 1024 * 1024;

    explicit ImagePreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;
    [[nodiscard]] QString note() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void decode(const QByteArray &bytes);
    void take(const DecodedImage &decoded);
    void say(const QString &sentence);
    void fit();

    QLabel *m_picture;
    Label *m_sentence;
    DecodedImage m_decoded;
    Operation m_reading; ///< Last: they end before what their callbacks use.
    Operation m_decoding;
};

} // namespace osc
