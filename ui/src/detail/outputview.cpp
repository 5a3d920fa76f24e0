// SPDX-License-Identifier: Apache-2.0
#include "detail/outputview.h"

#include "detail/outputviewaccessible.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextOption>

namespace osc {

namespace {

constexpr int leftMargin = 14;
constexpr int columnGap = 12;
constexpr int edgeWidth = 3;

QString timeText(qint64 time)
{
    if (time < 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(time).time().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString severityText(LogSeverity severity)
{
    return severity == LogSeverity::Error ? OutputView::tr("Error") : OutputView::tr("Warning");
}

QColor lineColour(LogLine::Kind kind, const Theme &theme)
{
    switch (kind) {
    case LogLine::Kind::Stderr:
        return theme.warning.ink;
    case LogLine::Kind::Command:
        return theme.accent;
    case LogLine::Kind::Note:
        return theme.secondaryText;
    case LogLine::Kind::Failure:
        return theme.failed.ink;
    case LogLine::Kind::Stdout:
        break;
    }
    return theme.text;
}

} // namespace

OutputView::OutputView(const QString &objectName, const QString &accessibleName, LogBuffer *buffer,
                       QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_buffer(buffer)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    OutputViewAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fonts::mono());
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *copyAction = new QAction(tr("Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    auto *allAction = new QAction(tr("Select all"), this);
    allAction->setShortcut(QKeySequence::SelectAll);
    for (QAction *action : {copyAction, allAction}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
    }
    copyAction->setEnabled(false);
    connect(this, &OutputView::copyAvailable, copyAction, &QAction::setEnabled);
    connect(copyAction, &QAction::triggered, this, &OutputView::copy);
    connect(allAction, &QAction::triggered, this, &OutputView::selectAll);
    connect(m_buffer, &LogBuffer::changed, this, &OutputView::onChanged);
    connect(m_buffer, &LogBuffer::cleared, this, &OutputView::onCleared);
}

OutputView::~OutputView() = default;

void OutputView::setTimesShown(bool shown)
{
    m_times = shown;
    relayout();
}

void OutputView::setWrapped(bool wrapped)
{
    m_wrapped = wrapped;
    horizontalScrollBar()->setValue(0);
    relayout();
}

void OutputView::setSeverityShown(bool shown)
{
    m_severity = shown;
    relayout();
}

void OutputView::setFollowing(bool following)
{
    if (m_following != following) {
        m_following = following;
        Q_EMIT followingChanged(following);
    }
    updateScrollBars();
}

void OutputView::setSearch(const QString &query, const LineSearch::Hit *current)
{
    m_query = query;
    m_currentHit = current ? *current : Position{-1, 0};
    if (current && (current->line < m_top || current->line >= bottomLine())) {
        setFollowing(false);
        const qint64 third = (bottomLine() - m_top) / 3;
        m_top = qMax(m_buffer->firstLine(), current->line - third);
        updateScrollBars();
    }
    viewport()->update();
}

void OutputView::relayout()
{
    m_layouts.clear();
    updateScrollBars();
    viewport()->update();
}

void OutputView::onChanged()
{
    if (m_anchor.line < m_buffer->firstLine())
        m_anchor = {m_buffer->firstLine(), 0};
    if (m_end.line < m_buffer->firstLine())
        m_end = {m_buffer->firstLine(), 0};
    updateScrollBars();
    viewport()->update();
}

void OutputView::onCleared()
{
    m_layouts.clear();
    m_top = 0;
    m_offset = 0;
    m_currentHit = {-1, 0};
    setSelection({}, {});
    setFollowing(true);
}

/// The first line in view when the last one is at the bottom. Looks at no more lines than fit.
qint64 OutputView::lastTop(int *offset) const
{
    int room = viewport()->height();
    qint64 line = m_buffer->endLine();
    while (line > m_buffer->firstLine() && room > 0)
        room -= lineHeight(--line);
    *offset = qMax(0, -room);
    return line;
}

void OutputView::updateScrollBars()
{
    int offset = 0;
    const qint64 last = lastTop(&offset);
    const qint64 first = m_buffer->firstLine();
    if (m_following) {
        m_top = last;
        m_offset = offset;
    } else {
        m_offset = m_top >= last ? offset : 0;
        m_top = qBound(first, m_top, last);
    }
    m_updating = true;
    const int page = qMax(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setRange(0, static_cast<int>(last - first));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setValue(static_cast<int>(m_top - first));
    const int cell = fontMetrics().horizontalAdvance(u'0');
    const qint64 width = textLeft() + static_cast<qint64>(m_buffer->longestLine()) * cell + leftMargin;
    horizontalScrollBar()->setRange(
        0, m_wrapped ? 0 : static_cast<int>(qMax<qint64>(0, width - viewport()->width())));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(cell * 4);
    m_updating = false;
    m_layouts.erase(m_layouts.begin(), m_layouts.lower_bound(m_top - page));
    m_layouts.erase(m_layouts.lower_bound(m_top + 2 * page), m_layouts.end());
}

void OutputView::scrollContentsBy(int, int)
{
    if (!m_updating)
        userScrolled();
    viewport()->update();
}

void OutputView::userScrolled()
{
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    m_top = m_buffer->firstLine() + verticalScrollBar()->value();
    m_offset = 0;
    setFollowing(atEnd);
}

int OutputView::rowHeight() const
{
    return fontMetrics().height() + 5;
}

int OutputView::textLeft() const
{
    int left = leftMargin;
    const QFontMetrics metrics(fontMetrics());
    if (m_times)
        left += metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + columnGap;
    if (m_severity)
        left +=
            metrics::icon + 6 + QFontMetrics(fonts::secondary()).horizontalAdvance(tr("Warning")) + columnGap;
    return left;
}

QTextLayout &OutputView::layoutOf(qint64 line) const
{
    std::unique_ptr<QTextLayout> &layout = m_layouts[line];
    const QString &text = m_buffer->line(line).text;
    if (layout && layout->text() == text)
        return *layout;
    layout = std::make_unique<QTextLayout>(text, font());
    QTextOption option;
    option.setWrapMode(m_wrapped ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(fontMetrics().horizontalAdvance(u'0') * 8);
    layout->setTextOption(option);
    layout->beginLayout();
    qreal y = 0;
    for (QTextLine row = layout->createLine(); row.isValid(); row = layout->createLine()) {
        row.setLineWidth(qMax(40, viewport()->width() - textLeft() - leftMargin));
        row.setPosition({0, y});
        y += rowHeight();
    }
    layout->endLayout();
    return *layout;
}

int OutputView::lineHeight(qint64 line) const
{
    return m_wrapped ? qMax(1, layoutOf(line).lineCount()) * rowHeight() : rowHeight();
}

qint64 OutputView::bottomLine() const
{
    qint64 line = m_top;
    for (int y = -m_offset; line < m_buffer->endLine() && y < viewport()->height(); ++line)
        y += lineHeight(line);
    return line;
}

void OutputView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme theme = Theme::of(palette());
    int y = -m_offset;
    for (qint64 line = m_top; line < m_buffer->endLine() && y < viewport()->height(); ++line) {
        const int height = lineHeight(line);
        paintLine(painter, line, y, height, theme);
        y += height;
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void OutputView::paintLine(QPainter &painter, qint64 line, int y, int height, const Theme &theme) const
{
    const LogLine &content = m_buffer->line(line);
    const QRect row(0, y, viewport()->width(), height);
    const int top = y + 2;
    const int shift = horizontalScrollBar()->value();
    const LogSeverity severity = m_severity ? guessSeverity(content.text) : LogSeverity::None;
    if (line == m_currentHit.line)
        painter.fillRect(row, theme.selection);
    else if (severity == LogSeverity::Error)
        painter.fillRect(row, theme.failed.tint);

    painter.setPen(lineColour(content.kind, theme));
    layoutOf(line).draw(&painter, QPointF(textLeft() - shift, top), formats(line, theme));

    if (textLeft() > leftMargin && shift > 0)
        painter.fillRect(QRect(0, y, textLeft() - columnGap / 2, height), theme.base);
    if (m_times) {
        painter.setPen(theme.secondaryText);
        painter.drawText(QRect(leftMargin, top, textLeft(), rowHeight()), Qt::AlignLeft | Qt::AlignTop,
                         timeText(content.time));
    }
    if (severity == LogSeverity::Error || severity == LogSeverity::Warning)
        paintSeverity(painter, row, severity, theme);
}

void OutputView::paintSeverity(QPainter &painter, const QRect &row, LogSeverity severity,
                               const Theme &theme) const
{
    const QColor ink = severity == LogSeverity::Error ? theme.failed.ink : theme.warning.ink;
    painter.fillRect(QRect(0, row.top(), edgeWidth, row.height()), ink);
    const QFont small = fonts::secondary();
    const int width = QFontMetrics(small).horizontalAdvance(tr("Warning"));
    const int left = textLeft() - columnGap - width;
    const Symbol mark = severity == LogSeverity::Error ? Symbol::Error : Symbol::Warning;
    const int size = qMin(metrics::icon, rowHeight() - 2);
    const QPixmap icon = symbolPixmap(mark, ink, size, devicePixelRatioF());
    painter.drawPixmap(QPoint(left - 6 - size, row.top() + (rowHeight() - size) / 2), icon);
    painter.setPen(ink);
    painter.setFont(small);
    painter.drawText(QRect(left, row.top(), width, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     severityText(severity));
    painter.setFont(font());
}

QList<QTextLayout::FormatRange> OutputView::formats(qint64 line, const Theme &theme) const
{
    QList<QTextLayout::FormatRange> ranges;
    const QString &text = m_buffer->line(line).text;
    const auto add = [&ranges](qsizetype start, qsizetype length, const QColor &background) {
        QTextLayout::FormatRange range{static_cast<int>(start), static_cast<int>(length), {}};
        range.format.setBackground(background);
        ranges.append(range);
    };
    const auto [from, to] = std::minmax(m_anchor, m_end);
    if (from != to && line >= from.line && line <= to.line) {
        const qsizetype start = line == from.line ? from.column : 0;
        const qsizetype end = line == to.line ? to.column : text.size();
        add(start, qMax<qsizetype>(0, end - start), theme.selection);
    }
    if (m_query.isEmpty())
        return ranges;
    for (qsizetype at = text.indexOf(m_query, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_query, at + m_query.size(), Qt::CaseInsensitive)) {
        const bool current = m_currentHit == Position{line, at};
        add(at, m_query.size(), current ? theme.currentSearchHit : theme.searchHit);
    }
    return ranges;
}

OutputView::Position OutputView::positionAt(const QPoint &point) const
{
    if (m_buffer->isEmpty())
        return {};
    qint64 line = m_top;
    int y = -m_offset;
    while (line < m_buffer->endLine() - 1 && y + lineHeight(line) <= point.y())
        y += lineHeight(line++);
    const QTextLayout &layout = layoutOf(line);
    const int row = qBound(0, (point.y() - y) / rowHeight(), layout.lineCount() - 1);
    const int x = point.x() - textLeft() + horizontalScrollBar()->value();
    return {line, layout.lineAt(row).xToCursor(x)};
}

void OutputView::setSelection(Position anchor, Position end)
{
    m_anchor = anchor;
    m_end = end;
    Q_EMIT copyAvailable(m_anchor != m_end);
    viewport()->update();
}

void OutputView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Position position = positionAt(event->position().toPoint());
    setSelection(event->modifiers().testFlag(Qt::ShiftModifier) ? m_anchor : position, position);
}

void OutputView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->triggerAction(y < 0 ? QScrollBar::SliderSingleStepSub
                                                 : QScrollBar::SliderSingleStepAdd);
    setSelection(m_anchor, positionAt(event->position().toPoint()));
}

void OutputView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_buffer->isEmpty())
        return;
    const qint64 line = positionAt(event->position().toPoint()).line;
    setSelection({line, 0}, {line, m_buffer->line(line).text.size()});
}

QString OutputView::lineText(qint64 line) const
{
    const LogLine &content = m_buffer->line(line);
    const QString time = m_times ? timeText(content.time) : QString();
    return time.isEmpty() ? content.text : time + u' ' + content.text;
}

QString OutputView::textBetween(Position from, Position to) const
{
    if (from.line == to.line)
        return m_buffer->line(from.line).text.mid(from.column, to.column - from.column);
    QString text = from.column == 0 ? lineText(from.line) : m_buffer->line(from.line).text.mid(from.column);
    for (qint64 line = from.line + 1; line < to.line; ++line)
        text += u'\n' + lineText(line);
    const QString last = m_buffer->line(to.line).text;
    return text + u'\n' + (to.column >= last.size() ? lineText(to.line) : last.left(to.column));
}

QString OutputView::selectedText() const
{
    if (m_anchor == m_end || m_buffer->isEmpty())
        return {};
    const auto [from, to] = std::minmax(m_anchor, m_end);
    return textBetween(from, to);
}

QString OutputView::allText() const
{
    return recentText(m_buffer->endLine());
}

QString OutputView::recentText(qint64 lines) const
{
    QString text;
    for (qint64 line = qMax(m_buffer->firstLine(), m_buffer->endLine() - lines); line < m_buffer->endLine();
         ++line)
        text += lineText(line) + u'\n';
    return text;
}

void OutputView::selectAll()
{
    if (m_buffer->isEmpty())
        return;
    const qint64 last = m_buffer->endLine() - 1;
    setSelection({m_buffer->firstLine(), 0}, {last, m_buffer->line(last).text.size()});
}

void OutputView::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void OutputView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_End:
        setFollowing(true);
        viewport()->update();
        return;
    case Qt::Key_Home:
        bar->triggerAction(QScrollBar::SliderToMinimum);
        return;
    case Qt::Key_PageUp:
        bar->triggerAction(QScrollBar::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void OutputView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void OutputView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
}

void OutputView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void OutputView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace osc
