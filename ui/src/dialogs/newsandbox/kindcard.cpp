// SPDX-License-Identifier: Apache-2.0
#include "kindcard.h"

#include <ui/theme.h>

#include <QKeyEvent>
#include <QPainter>

namespace osc {

namespace {

constexpr int padding = 12;
constexpr int textFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

KindCard::KindCard(Symbol icon, const QString &title, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_sentence(sentence)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void KindCard::setReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(shownSentence());
    updateGeometry();
    update();
}

QSize KindCard::sizeHint() const
{
    constexpr int width = 180;
    return {width, heightForWidth(width)};
}

QSize KindCard::minimumSizeHint() const
{
    constexpr int width = 130;
    return {width, heightForWidth(sizeHint().width())};
}

int KindCard::heightForWidth(int width) const
{
    const QFontMetrics title(fonts::section());
    const QFontMetrics body(fonts::secondary());
    const auto text = body.boundingRect(QRect(0, 0, width - 2 * padding, 1000), textFlags, shownSentence());
    return padding + std::max(title.height(), metrics::icon) + 4 + text.height() + padding;
}

void KindCard::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    const bool chosen = isChecked() && isEnabled();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal pen = chosen || hasFocus() ? 2 : 1;
    QColor outline = theme.outline;
    if (!isEnabled())
        outline = theme.hairline;
    else if (chosen || hasFocus())
        outline = theme.accent;
    painter.setPen(QPen(outline, pen));
    painter.setBrush(chosen ? theme.selection : underMouse() && isEnabled() ? theme.hover : theme.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 6, 6);

    const QFontMetrics metricsOfTitle(fonts::section());
    const int lineHeight = std::max(metricsOfTitle.height(), metrics::icon);
    const QRect line(padding, padding, width() - 2 * padding, lineHeight);
    const QColor ink = isEnabled() ? theme.text : theme.secondaryText;
    const QColor iconInk = chosen ? theme.accent : theme.secondaryText;
    const int iconTop = line.top() + (lineHeight - metrics::icon) / 2;
    painter.drawPixmap(line.left(), iconTop,
                       symbolPixmap(m_icon, iconInk, metrics::icon, devicePixelRatioF()));
    if (chosen)
        painter.drawPixmap(line.right() - metrics::icon, iconTop,
                           symbolPixmap(Symbol::Ok, theme.accent, metrics::icon, devicePixelRatioF()));
    painter.setPen(ink);
    painter.setFont(fonts::section());
    painter.drawText(line.adjusted(metrics::icon + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setPen(theme.secondaryText);
    painter.setFont(fonts::secondary());
    painter.drawText(QRect(padding, line.bottom() + 5, width() - 2 * padding, height() - line.bottom() - 5),
                     textFlags, shownSentence());
}

void KindCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace osc
