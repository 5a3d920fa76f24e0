// SPDX-License-Identifier: Apache-2.0
#include "filelook/codeedit.h"

#include <ui/theme.h>

#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace osc {

namespace {

constexpr int numberPadding = 8;
constexpr qsizetype mostHits = 5000;
constexpr int mostMarks = 500; ///< Each of them costs at every repaint.
constexpr int tabColumns = 4;

} // namespace

class CodeEdit::NumberArea : public QWidget
{
public:
    explicit NumberArea(CodeEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {}

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event); }

private:
    CodeEdit *m_edit;
};

CodeEdit::CodeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new NumberArea(this))
{
    setFont(fonts::mono());
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabStopDistance(tabColumns * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_search.isEmpty())
            findHits();
    });
    placeNumbers();
}

QString CodeEdit::exactText() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

int CodeEdit::numberWidth() const
{
    const auto digits = std::max<qsizetype>(3, QString::number(blockCount()).size());
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(u'9') + 2 * numberPadding;
}

void CodeEdit::placeNumbers()
{
    const bool mirrored = isRightToLeft();
    setViewportMargins(mirrored ? 0 : numberWidth(), 0, mirrored ? numberWidth() : 0, 0);
    const QRect room = contentsRect();
    m_numbers->setGeometry(mirrored ? room.right() - numberWidth() : room.left(), room.top(), numberWidth(),
                           room.height());
}

void CodeEdit::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    const Theme theme = Theme::of(palette());
    painter.fillRect(event->rect(), theme.window);
    painter.setPen(theme.secondaryText);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > event->rect().bottom())
            break;
        painter.drawText(QRectF(0, line.top(), m_numbers->width() - numberPadding, line.height()),
                         Qt::AlignRight | Qt::AlignTop, QString::number(block.blockNumber() + 1));
    }
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_numbers) {
        m_numbers->update();
        markHits();
    }
}

void CodeEdit::search(const QString &text)
{
    m_search = text;
    findHits();
    if (!m_hits.isEmpty())
        step(0);
}

void CodeEdit::findHits()
{
    m_hits.clear();
    m_hit = -1;
    const QString all = m_search.isEmpty() ? QString() : exactText();
    qsizetype at = all.isEmpty() ? -1 : all.indexOf(m_search, 0, Qt::CaseInsensitive);
    while (at >= 0 && m_hits.size() < mostHits) {
        m_hits.append(static_cast<int>(at));
        at = all.indexOf(m_search, at + m_search.size(), Qt::CaseInsensitive);
    }
    markHits();
    Q_EMIT hitsChanged();
}

void CodeEdit::step(int by)
{
    if (m_hits.isEmpty())
        return;
    const int from = textCursor().selectionStart();
    const auto next = std::lower_bound(m_hits.cbegin(), m_hits.cend(), by > 0 ? from + 1 : from);
    qsizetype hit = next - m_hits.cbegin();
    if (by < 0)
        --hit;
    m_hit = static_cast<int>((hit + m_hits.size()) % m_hits.size());
    QTextCursor cursor(document());
    cursor.setPosition(m_hits.at(m_hit));
    cursor.setPosition(m_hits.at(m_hit) + static_cast<int>(m_search.size()), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
    markHits();
    Q_EMIT hitsChanged();
}

void CodeEdit::markHits()
{
    const Theme theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    const int first = std::max(0, m_hit - mostMarks / 2);
    for (int i = first; i < m_hits.size() && marks.size() < mostMarks; ++i) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(m_hits.at(i));
        mark.cursor.setPosition(m_hits.at(i) + static_cast<int>(m_search.size()), QTextCursor::KeepAnchor);
        mark.format.setBackground(i == m_hit ? theme.currentSearchHit : theme.searchHit);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

} // namespace osc
