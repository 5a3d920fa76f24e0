// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filelook/previewer.h"

#include <models/jsonlayout.h>

#include <core/operation.h>

class QPlainTextEdit;

namespace osc {

class SpanHighlighter;

/// JSON and JSON Lines, set out and coloured. Reads on when somebody scrolls to the end, up to readLimit.
class JsonPreviewer : public Previewer
{
    Q_OBJECT

public:
    static constexpr qint64 readLimit = 1024 * 1024;

    explicit JsonPreviewer(QWidget *parent = nullptr);

    void open(const FilePreview &preview) override;
    void close() override;
    [[nodiscard]] QString note() const override;

private:
    void layOut();
    void take(const JsonLayout &layout);
    void readOn();

    QPlainTextEdit *m_text;
    SpanHighlighter *m_highlighter;
    std::shared_ptr<FileSystem> m_fileSystem;
    FilePath m_path;
    QByteArray m_bytes;
    bool m_whole = false;
    bool m_isCut = false;
    Operation m_reading; ///< Last: they end before what their callbacks use.
    Operation m_layingOut;
};

} // namespace osc
