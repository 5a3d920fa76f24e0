// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSyntaxHighlighter>

namespace osc {

enum class CodeLanguage { Json, Shell, Python };

/// Colours the three forms of a request: names, texts, numbers, and the `${…}` that stand for secrets.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(CodeLanguage language, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    CodeLanguage m_language;
};

} // namespace osc
