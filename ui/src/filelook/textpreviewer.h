// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <models/textpages.h>

namespace osc {

class PagedText;

/// Text and logs of any length.
class TextPreviewer : public Previewer
{
    Q_OBJECT

public:
    explicit TextPreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;
    [[nodiscard]] QString note() const override;
    [[nodiscard]] QList<QAction *> tools() const override;

private:
    void updateTools();
    void buildCharsets();

    TextPages *m_pages;
    PagedText *m_text;
    QAction *m_start;
    QAction *m_end;
    QAction *m_follow;
    QAction *m_charset; ///< Its menu holds the encodings.
    bool m_isLog = false;
};

} // namespace osc
