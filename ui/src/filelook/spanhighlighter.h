// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/jsonlayout.h>

#include <QSyntaxHighlighter>

namespace osc {

/// Colours the parts of a text that were found elsewhere, on another thread.
class SpanHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    /// Of the text that is set next.
    void setSpans(const QList<JsonSpan> &spans) { m_spans = spans; }

protected:
    void highlightBlock(const QString &text) override;

private:
    QList<JsonSpan> m_spans; ///< In the order of the text.
};

} // namespace osc
