// SPDX-License-Identifier: Apache-2.0
#include "filelook/pagedtext.h"

#include <models/textpages.h>
#include <ui/theme.h>

#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

namespace osc {

namespace {

constexpr int textMargin = 14;

void removeText(QTextDocument *document, int from, qsizetype length)
{
    QTextCursor cursor(document);
    cursor.setPosition(from);
    cursor.setPosition(from + static_cast<int>(length), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

} // namespace

PagedText::PagedText(TextPages &pages, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_pages(pages)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fonts::mono());
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(textMargin);
    connect(&pages, &TextPages::replaced, this, &PagedText::replace);
    connect(&pages, &TextPages::appended, this, &PagedText::append);
    connect(&pages, &TextPages::prepended, this, &PagedText::prepend);
}

void PagedText::replace()
{
    const QScopedValueRollback changing(m_changing, true);
    setPlainText(m_pages.text());
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(m_toEnd || m_pages.isFollowing() ? bar->maximum() : 0);
    m_toEnd = false;
}

void PagedText::append(const QString &text, qsizetype dropped)
{
    const QScopedValueRollback changing(m_changing, true);
    QScrollBar *bar = verticalScrollBar();
    const int before = blockCount();
    int top = bar->value();
    if (dropped > 0) {
        removeText(document(), 0, dropped);
        top -= before - blockCount();
    }
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text);
    bar->setValue(m_pages.isFollowing() ? bar->maximum() : qMax(0, top));
}

void PagedText::prepend(const QString &text, qsizetype dropped)
{
    const QScopedValueRollback changing(m_changing, true);
    QScrollBar *bar = verticalScrollBar();
    if (dropped > 0)
        removeText(document(), document()->characterCount() - 1 - static_cast<int>(dropped), dropped);
    const int before = blockCount();
    const int top = bar->value();
    QTextCursor cursor(document());
    cursor.insertText(text);
    bar->setValue(top + blockCount() - before);
}

void PagedText::scrollContentsBy(int dx, int dy)
{
    QPlainTextEdit::scrollContentsBy(dx, dy);
    if (!m_changing && dy != 0)
        readAtEdge();
}

void PagedText::readAtEdge()
{
    const QScrollBar *bar = verticalScrollBar();
    const int near = bar->pageStep();
    if (bar->value() >= bar->maximum() - near)
        m_pages.readOn();
    else if (bar->value() <= near)
        m_pages.readBefore();
}

} // namespace osc
