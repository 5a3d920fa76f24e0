// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace osc {

class TextPages;

/// The text of TextPages, which reads on when somebody scrolls to its edge. What is in view stays in view.
class PagedText : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// @p pages outlives the view.
    explicit PagedText(TextPages &pages, QWidget *parent = nullptr);

    /// Leaves the scroll bar at the last line when the text that comes was asked for by going to the end.
    void showEnd() { m_toEnd = true; }

protected:
    void scrollContentsBy(int dx, int dy) override;

private:
    void append(const QString &text, qsizetype dropped);
    void prepend(const QString &text, qsizetype dropped);
    void replace();
    void readAtEdge();

    TextPages &m_pages;
    bool m_toEnd = false;
    bool m_changing = false;
};

} // namespace osc
