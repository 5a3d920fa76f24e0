// SPDX-License-Identifier: Apache-2.0
#include <ui/windowguard.h>

#include <QApplication>
#include <QRect>
#include <QScreen>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <limits>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// So much of the top edge can be got hold of.
constexpr int handleWidth = 120;
constexpr int handleHeight = 24;
/// Displays come and go in bursts, and the window manager moves windows too.
constexpr auto settling = 400ms;

qint64 distance(const QPoint &from, const QRect &to)
{
    const int x = std::max({to.left() - from.x(), 0, from.x() - to.right()});
    const int y = std::max({to.top() - from.y(), 0, from.y() - to.bottom()});
    return qint64(x) * x + qint64(y) * y;
}

} // namespace

WindowGuard::WindowGuard(QObject *parent)
    : QObject(parent)
{
    auto *soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(settling);
    soon->callOnTimeout(this, &WindowGuard::bringBack);
    const auto watch = [this, soon](QScreen *screen) {
        connect(screen, &QScreen::availableGeometryChanged, soon, qOverload<>(&QTimer::start));
    };
    for (QScreen *screen : QGuiApplication::screens())
        watch(screen);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, watch);
    connect(qGuiApp, &QGuiApplication::screenRemoved, soon, qOverload<>(&QTimer::start));
}

QRect WindowGuard::placeFor(const QRect &frame, const QList<QRect> &screens)
{
    const QRect top(frame.left(), frame.top(), frame.width(), handleHeight);
    const QRect *nearest = nullptr;
    qint64 least = std::numeric_limits<qint64>::max();
    for (const QRect &screen : screens) {
        const QRect seen = screen.intersected(top);
        if (seen.width() >= std::min(handleWidth, frame.width()) && seen.height() >= handleHeight)
            return frame;
        if (const qint64 far = distance(frame.center(), screen); far < least) {
            least = far;
            nearest = &screen;
        }
    }
    if (!nearest)
        return frame;
    QRect place(frame.topLeft(), frame.size().boundedTo(nearest->size()));
    place.moveLeft(std::clamp(place.left(), nearest->left(), nearest->right() - place.width() + 1));
    place.moveTop(std::clamp(place.top(), nearest->top(), nearest->bottom() - place.height() + 1));
    return place;
}

void WindowGuard::bringBack()
{
    QList<QRect> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens << screen->availableGeometry();
    for (QWidget *window : QApplication::topLevelWidgets()) {
        const bool movable = window->isVisible() && !window->isMinimized() &&
                             window->windowType() != Qt::Popup && window->windowType() != Qt::ToolTip;
        const QRect frame = window->frameGeometry();
        const QRect place = placeFor(frame, screens);
        if (!movable || place == frame)
            continue;
        const QSize border = frame.size() - window->size();
        window->resize(place.size() - border);
        window->move(place.topLeft());
    }
}

} // namespace osc
