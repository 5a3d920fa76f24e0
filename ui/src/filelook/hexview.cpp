// SPDX-License-Identifier: Apache-2.0
#include "filelook/hexview.h"

#include <models/filepreview.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <limits>

namespace osc {

namespace {

constexpr int hexMargin = 14;
constexpr int columnsOfText = 78;

} // namespace

HexView::HexView(BytePages &pages, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pages(pages)
{
    setFont(fonts::mono());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    viewport()->setAutoFillBackground(true);
    connect(&pages, &BytePages::arrived, viewport(), qOverload<>(&QWidget::update));
}

void HexView::restart()
{
    m_line = 0;
    verticalScrollBar()->setValue(0);
    updateBars();
    viewport()->update();
    setAccessibleDescription(lineText());
}

void HexView::goTo(qint64 offset)
{
    setLine(offset / perLine);
    verticalScrollBar()->setValue(static_cast<int>(m_line));
}

qint64 HexView::lineCount() const
{
    const qint64 lines = (m_pages.size() + perLine - 1) / perLine;
    return qMin<qint64>(lines, std::numeric_limits<int>::max() - 1);
}

int HexView::lineHeight() const
{
    return fontMetrics().height() + 1;
}

QString HexView::textOf(qint64 line) const
{
    const QByteArrayView bytes = m_pages.bytes(line * perLine, perLine);
    return bytes.isEmpty() ? QString() : hexLine(line * perLine, bytes);
}

void HexView::setLine(qint64 line)
{
    m_line = qBound<qint64>(0, line, qMax<qint64>(0, lineCount() - 1));
    QScrollBar *bar = verticalScrollBar();
    if (m_line < bar->value())
        bar->setValue(static_cast<int>(m_line));
    else if (m_line >= bar->value() + bar->pageStep())
        bar->setValue(static_cast<int>(m_line - bar->pageStep() + 1));
    setAccessibleDescription(lineText());
    viewport()->update();
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme theme = Theme::of(palette());
    const int height = lineHeight();
    const qint64 first = verticalScrollBar()->value();
    const int left = hexMargin - horizontalScrollBar()->value();
    for (qint64 line = first; line < lineCount(); ++line) {
        const int top = static_cast<int>(line - first) * height;
        if (top > viewport()->height())
            break;
        if (line == m_line && hasFocus())
            painter.fillRect(0, top, viewport()->width(), height, theme.selection);
        const QString text = textOf(line);
        painter.setPen(text.isEmpty() ? theme.secondaryText : theme.text);
        painter.drawText(left, top + fontMetrics().ascent(), text.isEmpty() ? QStringLiteral("…") : text);
    }
}

void HexView::updateBars()
{
    const int page = qMax(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, static_cast<int>(qMax<qint64>(0, lineCount() - page)));
    const int width = 2 * hexMargin + columnsOfText * fontMetrics().horizontalAdvance(u'0');
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const qint64 page = verticalScrollBar()->pageStep();
    if (event->matches(QKeySequence::Copy))
        return QGuiApplication::clipboard()->setText(lineText());
    switch (event->key()) {
    case Qt::Key_Up:
        return setLine(m_line - 1);
    case Qt::Key_Down:
        return setLine(m_line + 1);
    case Qt::Key_PageUp:
        return setLine(m_line - page);
    case Qt::Key_PageDown:
        return setLine(m_line + page);
    case Qt::Key_Home:
        return setLine(0);
    case Qt::Key_End:
        return setLine(lineCount() - 1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    setLine(verticalScrollBar()->value() + event->position().toPoint().y() / lineHeight());
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateBars();
}

} // namespace osc
