// SPDX-License-Identifier: Apache-2.0
#include <ui/glyphs.h>

#include <ui/theme.h>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QWidget>

#include <chrono>
#include <cmath>
#include <numbers>

namespace osc {

namespace {

using namespace std::chrono_literals;

QPen pen(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

/// All shapes are drawn in a square of 14 units around the origin.
void paintRunning(QPainter &painter, const QColor &colour)
{
    QPainterPath path;
    path.addEllipse(QPointF(0, 0), 6, 6);
    path.moveTo(-2, -3.1);
    path.lineTo(3.1, 0);
    path.lineTo(-2, 3.1);
    path.closeSubpath();
    path.setFillRule(Qt::OddEvenFill);
    painter.fillPath(path, colour);
}

void paintProgress(QPainter &painter, const QColor &colour, qreal turn)
{
    QColor faint = colour;
    faint.setAlphaF(0.3F);
    const QRectF ring(-5, -5, 10, 10);
    painter.setPen(pen(faint, 2));
    painter.drawEllipse(ring);
    painter.setPen(pen(colour, 2));
    const int start = qRound((90 - 360 * turn) * 16);
    painter.drawArc(ring, start, -270 * 16);
}

void paintFailed(QPainter &painter, const QColor &colour)
{
    QPolygonF octagon;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        octagon << QPointF(6.5 * std::cos(angle), 6.5 * std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(octagon);
    path.closeSubpath();
    path.addRoundedRect(QRectF(-0.9, -3.6, 1.8, 4.4), 0.9, 0.9);
    path.addEllipse(QPointF(0, 2.8), 1, 1);
    path.setFillRule(Qt::OddEvenFill);
    painter.fillPath(path, colour);
}

void paintStale(QPainter &painter, const QColor &colour)
{
    QPen dashes(colour, 1.6);
    dashes.setCapStyle(Qt::FlatCap);
    // Six dashes: the circumference of radius 5 in units of the pen's width.
    const double unit = 2 * std::numbers::pi * 5 / 1.6 / 6;
    dashes.setDashPattern({unit * 0.62, unit * 0.38});
    painter.setPen(dashes);
    painter.drawEllipse(QPointF(0, 0), 5, 5);
}

} // namespace

Glyph glyphOf(SandboxState state, bool stale)
{
    switch (state) {
    case SandboxState::Terminated:
        return Glyph::Ended;
    case SandboxState::Unknown:
        return Glyph::Stale;
    default:
        break;
    }
    if (stale)
        return Glyph::Stale;
    switch (state) {
    case SandboxState::Running:
        return Glyph::Running;
    case SandboxState::Paused:
        return Glyph::Paused;
    case SandboxState::Failed:
        return Glyph::Failed;
    default:
        return Glyph::Progress;
    }
}

Glyph glyphOf(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Live:
        return Glyph::Disc;
    case ConnectionState::Connecting:
        return Glyph::Progress;
    case ConnectionState::Broken:
        return Glyph::Cross;
    case ConnectionState::Closed:
        break;
    }
    return Glyph::Ring;
}

const StateColour &glyphColour(Glyph glyph, const Theme &theme)
{
    switch (glyph) {
    case Glyph::Running:
    case Glyph::Disc:
    case Glyph::Ok:
        return theme.running;
    case Glyph::Progress:
        return theme.progress;
    case Glyph::Paused:
        return theme.paused;
    case Glyph::Failed:
    case Glyph::Cross:
        return theme.failed;
    case Glyph::Soon:
        return theme.warning;
    case Glyph::Ended:
    case Glyph::Stale:
    case Glyph::Ring:
        break;
    }
    return theme.ended;
}

void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const Theme &theme, qreal turn)
{
    paintGlyph(painter, rect, glyph, glyphColour(glyph, theme).ink, turn);
}

void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const QColor &colour, qreal turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    const qreal scale = std::min(rect.width(), rect.height()) / glyphSize;
    painter.scale(scale, scale);
    painter.setBrush(Qt::NoBrush);
    switch (glyph) {
    case Glyph::Running:
        paintRunning(painter, colour);
        break;
    case Glyph::Progress:
        paintProgress(painter, colour, turn);
        break;
    case Glyph::Paused:
        painter.fillRect(QRectF(-4.5, -5, 3, 10), colour);
        painter.fillRect(QRectF(1.5, -5, 3, 10), colour);
        break;
    case Glyph::Failed:
        paintFailed(painter, colour);
        break;
    case Glyph::Ended:
        painter.setPen(pen(colour, 1.5));
        painter.drawRoundedRect(QRectF(-4.5, -4.5, 9, 9), 1.2, 1.2);
        break;
    case Glyph::Stale:
        paintStale(painter, colour);
        break;
    case Glyph::Disc:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0, 0), 4.5, 4.5);
        break;
    case Glyph::Ring:
        painter.setPen(pen(colour, 1.5));
        painter.drawEllipse(QPointF(0, 0), 4, 4);
        break;
    case Glyph::Ok:
        painter.setPen(pen(colour, 1.8));
        painter.drawPolyline(QPolygonF{{-5, 0.5}, {-1.5, 4}, {5, -4}});
        break;
    case Glyph::Soon:
        painter.setPen(pen(colour, 1.4));
        painter.drawEllipse(QPointF(0, 0), 5.8, 5.8);
        painter.drawPolyline(QPolygonF{{0, -3.4}, {0, 0.2}, {2.8, 0.2}});
        break;
    case Glyph::Cross:
        painter.setPen(pen(colour, 1.8));
        painter.drawLine(QLineF(-4, -4, 4, 4));
        painter.drawLine(QLineF(4, -4, -4, 4));
        break;
    }
    painter.restore();
}

qreal ringTurn()
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<qreal>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count() % 1000) /
           1000;
}

RingAnimator::RingAnimator(QWidget *widget, std::function<void()> repaint)
    : QObject(widget)
    , m_widget(widget)
{
    m_timer.setInterval(60ms);
    m_timer.callOnTimeout(this, std::move(repaint));
    widget->installEventFilter(this);
}

void RingAnimator::setTurning(bool turning)
{
    m_turning = turning;
    update();
}

bool RingAnimator::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        QMetaObject::invokeMethod(this, &RingAnimator::update, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void RingAnimator::update()
{
    const bool motion =
        m_widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_widget) > 0;
    const bool run = m_turning && motion && m_widget->isVisible();
    if (run != m_timer.isActive())
        run ? m_timer.start() : m_timer.stop();
}

} // namespace osc
