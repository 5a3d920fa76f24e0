// SPDX-License-Identifier: Apache-2.0
#include "detail/inspecttext.h"

#include "detail/jsonhighlighter.h"

#include <models/plaintextdecoder.h>
#include <ui/theme.h>

#include <QEvent>
#include <QScrollBar>

namespace osc {

namespace {

constexpr qsizetype textLimit = 4 * 1024 * 1024;
constexpr qsizetype textHitLimit = 5000;

} // namespace

InspectText::InspectText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setObjectName(QStringLiteral("inspectText"));
    setAccessibleName(tr("Description of the sandbox by its runtime"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fonts::mono());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(14);
    setUndoRedoEnabled(false);
}

void InspectText::setJson(const QByteArray &json)
{
    PlainTextDecoder decoder(PlainTextDecoder::Escapes::Show);
    const int scrolled = verticalScrollBar()->value();
    setPlainText(decoder.decode(json.left(textLimit)));
    verticalScrollBar()->setValue(scrolled);
    search(m_search);
}

void InspectText::search(const QString &text)
{
    m_search = text;
    m_hits.clear();
    m_hit = -1;
    const QString all = text.isEmpty() ? QString() : toPlainText();
    for (qsizetype at = all.isEmpty() ? -1 : all.indexOf(text, 0, Qt::CaseInsensitive);
         at >= 0 && m_hits.size() < textHitLimit;
         at = all.indexOf(text, at + text.size(), Qt::CaseInsensitive))
        m_hits.append(static_cast<int>(at));
    goTo(0);
}

void InspectText::step(qsizetype by)
{
    goTo(m_hit + by);
}

void InspectText::goTo(qsizetype hit)
{
    const Theme theme = Theme::of(palette());
    const int length = static_cast<int>(m_search.size());
    m_hit = m_hits.isEmpty() ? -1 : (hit + m_hits.size()) % m_hits.size();
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype i = 0; i < m_hits.size(); ++i) {
        QTextCursor cursor(document());
        cursor.setPosition(m_hits.at(i));
        if (i == m_hit)
            setTextCursor(cursor);
        cursor.setPosition(m_hits.at(i) + length, QTextCursor::KeepAnchor);
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(i == m_hit ? theme.currentSearchHit : theme.searchHit);
        marks.append(mark);
    }
    setExtraSelections(marks);
    if (m_hit >= 0)
        ensureCursorVisible();
}

void InspectText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->rehighlight();
}

} // namespace osc
