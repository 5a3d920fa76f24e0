// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/sandbox.h>

#include <QColor>
#include <QObject>
#include <QTimer>

#include <functional>

class QPainter;
class QRectF;
class QWidget;

namespace osc {

struct Theme;
struct StateColour;

/// The painted shapes that stand for states, 14 px at 100 %.
enum class Glyph {
    Running,  ///< Disc with a play mark.
    Progress, ///< Three-quarter ring; turns.
    Paused,   ///< Two bars.
    Failed,   ///< Octagon with "!".
    Ended,    ///< Hollow square.
    Stale,    ///< Dashed ring: not known now.
    Disc,     ///< In use; a live connection.
    Ring,     ///< Not used; a closed connection.
    Ok,       ///< Check mark.
    Soon,     ///< Clock.
    Cross,    ///< A connection without answer.
};

inline constexpr int glyphSize = 14;

[[nodiscard]] Glyph glyphOf(SandboxState state, bool stale = false);
[[nodiscard]] Glyph glyphOf(ConnectionState state);
[[nodiscard]] const StateColour &glyphColour(Glyph glyph, const Theme &theme);

/// Paints @p glyph centred in @p rect with its own colour. @p turn is the position of a turning ring, 0 to 1.
void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const Theme &theme, qreal turn = 0);
void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const QColor &colour, qreal turn = 0);

/// Where every turning ring is now: once round in a second, the same for all of them.
[[nodiscard]] qreal ringTurn();

/// Asks for repaints while a widget shows turning rings: only while it is visible, and not where the platform
/// wants no motion.
class RingAnimator : public QObject
{
public:
    /// @p repaint updates what turns. @p widget owns the animator.
    RingAnimator(QWidget *widget, std::function<void()> repaint);
    void setTurning(bool turning);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    QWidget *m_widget;
    QTimer m_timer;
    bool m_turning = false;
};

} // namespace osc
