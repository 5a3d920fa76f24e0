// SPDX-License-Identifier: Apache-2.0
#include "widgets/usagechart.h"

#include <ui/theme.h>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace osc {

namespace {

constexpr qint64 gapSeconds = 6;
constexpr int tickGap = 7;
constexpr int groundOpacity = 38; // of 255
constexpr int gridFrom = 100;
constexpr qreal lineWidth = 1.5;
constexpr qreal dotRadius = 2.5;

/// As much as the longest amount takes, so that charts below one another are equally wide.
int tickRoom()
{
    return QFontMetrics(fonts::tick()).horizontalAdvance(QStringLiteral("000 MiB")) + tickGap;
}

QAccessibleInterface *makeChartInterface(const QString &, QObject *object)
{
    auto *chart = qobject_cast<UsageChart *>(object);
    return chart ? new UsageChartAccessible(chart) : nullptr;
}

void installChartInterface()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeChartInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace

UsageChart::UsageChart(const QString &objectName, QWidget *parent)
    : QWidget(parent)
{
    installChartInterface();
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UsageChart::setContent(const Content &content)
{
    m_content = content;
    setToolTip(content.sentence.toHtmlEscaped());
    update();
}

void UsageChart::setPlotHeight(int pixels)
{
    m_plotHeight = pixels;
    updateGeometry();
}

QSize UsageChart::sizeHint() const
{
    const int title = QFontMetrics(fonts::section()).height() + 8;
    const int ticks = QFontMetrics(fonts::tick()).height() + 2;
    return {280, title + m_plotHeight + ticks};
}

QSize UsageChart::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void UsageChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

QRect UsageChart::plotRect() const
{
    const int title = QFontMetrics(fonts::section()).height() + 8;
    return {0, title, width() - tickRoom(), m_plotHeight};
}

void UsageChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    const QRect plot = plotRect();
    painter.setPen(theme.hairline);
    const int parts = m_plotHeight >= gridFrom ? 4 : 1;
    for (int i = 0; i <= parts; ++i) {
        const qreal y = plot.top() + 0.5 + plot.height() * i / static_cast<qreal>(parts);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    paintLine(painter, plot, m_content.quietLine, true);
    paintLine(painter, plot, m_content.line, false);
    paintTexts(painter, plot);
}

void UsageChart::paintTexts(QPainter &painter, const QRect &plot) const
{
    const Theme theme = Theme::of(palette());
    const QRect head(0, 0, width(), plot.top() - 8);
    painter.setFont(fonts::section());
    painter.setPen(theme.text);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_content.title);
    painter.setFont(fonts::secondary());
    painter.setPen(theme.secondaryText);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_content.note);

    painter.setFont(fonts::tick());
    const int line = painter.fontMetrics().height();
    const QRect ticks(plot.right() + tickGap, plot.top() - line / 2, tickRoom(), plot.height() + line);
    painter.drawText(ticks, Qt::AlignLeft | Qt::AlignTop, m_content.topTick);
    painter.drawText(ticks, Qt::AlignLeft | Qt::AlignBottom, m_content.bottomTick);
    const QRect times(plot.left(), plot.bottom() + 3, plot.width(), line);
    painter.drawText(times, Qt::AlignLeft | Qt::AlignTop, tr("%n min ago", nullptr, m_content.seconds / 60));
    painter.drawText(times, Qt::AlignRight | Qt::AlignTop, tr("now"));
}

QPointF UsageChart::place(const Point &point, const QRect &plot) const
{
    const double age = static_cast<double>(point.at.msecsTo(m_content.now)) / 1000;
    const double x = 1 - std::clamp(age / m_content.seconds, 0.0, 1.0);
    const double y = m_content.maximum > 0 ? std::clamp(point.value / m_content.maximum, 0.0, 1.0) : 0.0;
    return {plot.left() + x * plot.width(), plot.bottom() + 1 - y * plot.height()};
}

void UsageChart::paintLine(QPainter &painter, const QRect &plot, const QList<Point> &points, bool quiet) const
{
    const Theme theme = Theme::of(palette());
    const QColor ink = quiet ? theme.secondaryText : theme.accent;
    QColor ground = ink;
    ground.setAlpha(theme.highContrast || quiet ? 0 : groundOpacity);
    qsizetype first = 0;
    while (first < points.size()) {
        QPainterPath path(place(points.at(first), plot));
        qsizetype last = first;
        while (last + 1 < points.size() && points.at(last).at.secsTo(points.at(last + 1).at) <= gapSeconds) {
            ++last;
            path.lineTo(place(points.at(last), plot));
        }
        QPainterPath below = path;
        below.lineTo(path.currentPosition().x(), plot.bottom() + 1);
        below.lineTo(place(points.at(first), plot).x(), plot.bottom() + 1);
        painter.fillPath(below, ground);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, lineWidth, quiet ? Qt::DashLine : Qt::SolidLine));
        painter.drawPath(path);
        first = last + 1;
    }
    if (points.isEmpty() || points.constLast().at.secsTo(m_content.now) > gapSeconds)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(place(points.constLast(), plot), dotRadius, dotRadius);
}

UsageChartAccessible::UsageChartAccessible(UsageChart *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{}

QString UsageChartAccessible::text(QAccessible::Text type) const
{
    if (type == QAccessible::Name)
        return static_cast<const UsageChart *>(widget())->content().sentence;
    return QAccessibleWidget::text(type);
}

} // namespace osc
