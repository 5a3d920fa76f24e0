// SPDX-License-Identifier: Apache-2.0
#include "widgets/chips.h"

#include "widgets/buttons.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace osc {

namespace {

constexpr int padding = 8;
constexpr int closeSize = 10;

class Segment : public QAbstractButton
{
public:
    using QAbstractButton::QAbstractButton;

    bool first = false;
    bool last = false;

    [[nodiscard]] QSize sizeHint() const override
    {
        const int icon = this->icon().isNull() ? 0 : metrics::icon + 8;
        const QFontMetrics fm(fonts::name());
        return {fm.horizontalAdvance(text()) + icon + 24, metrics::control()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::of(palette());
        const QColor plain =
            underMouse() && isEnabled() ? theme.hover : (theme.dark ? theme.window : theme.base);
        const QColor ground = isChecked() ? theme.selection : plain;
        paintFrame(painter, theme, ground);
        paintLabel(painter, theme);
    }

private:
    void paintFrame(QPainter &painter, const Theme &theme, const QColor &ground)
    {
        const bool strong = isChecked() || hasFocus();
        const qreal width = strong ? 2 : 1;
        QRectF r = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
        if (!strong) {
            // Neighbours share their edge: the outline of the inner sides lies outside the widget.
            if (!first)
                r.setLeft(r.left() - 6);
            if (!last)
                r.setRight(r.right() + 6);
        }
        painter.setBrush(ground);
        painter.setPen(QPen(strong ? theme.accent : (isEnabled() ? theme.outline : theme.hairline), width));
        painter.drawRoundedRect(r, 4, 4);
        if (!strong && !first)
            painter.fillRect(QRectF(0, 6, 1, height() - 12), theme.hairline);
    }

    void paintLabel(QPainter &painter, const Theme &theme)
    {
        painter.setFont(isChecked() ? fonts::name() : font());
        const int iconWidth = icon().isNull() ? 0 : metrics::icon + 8;
        const int width = painter.fontMetrics().horizontalAdvance(text()) + iconWidth;
        QRect label = QStyle::alignedRect(layoutDirection(), Qt::AlignCenter, QSize(width, height()), rect());
        if (iconWidth > 0) {
            const QRect place = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                                    QSize(metrics::icon, metrics::icon), label);
            icon().paint(&painter, place, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
            isRightToLeft() ? label.setRight(label.right() - iconWidth)
                            : label.setLeft(label.left() + iconWidth);
        }
        painter.setPen(isEnabled() ? theme.text : palette().color(QPalette::Disabled, QPalette::Text));
        painter.drawText(label, Qt::AlignCenter | Qt::TextSingleLine, text());
    }
};

} // namespace

Chip::Chip(QWidget *parent)
    : QLabel(parent)
    , m_animator(new RingAnimator(this, [this] { update(); }))
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setState(Glyph glyph, const QString &text)
{
    m_glyph = glyph;
    m_animator->setTurning(glyph == Glyph::Progress);
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setTag(const QString &text)
{
    m_glyph.reset();
    m_animator->setTurning(false);
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics fm(fonts::name());
    const int glyph = m_glyph ? glyphSize + 6 : 0;
    return {fm.horizontalAdvance(text()) + glyph + 2 * padding, metrics::chip()};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    const StateColour colour = m_glyph ? glyphColour(*m_glyph, theme) : theme.ended;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.highContrast ? QPen(theme.text) : QPen(Qt::NoPen));
    painter.setBrush(colour.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    if (m_glyph) {
        const QRect place = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                                QSize(glyphSize, glyphSize), inside);
        paintGlyph(painter, place, *m_glyph, theme, ringTurn());
        isRightToLeft() ? inside.setRight(inside.right() - glyphSize - 6)
                        : inside.setLeft(inside.left() + glyphSize + 6);
    }
    painter.setFont(fonts::name());
    painter.setPen(colour.ink);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
}

FilterChip::FilterChip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(tr("Remove the filter %1").arg(text));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics fm(fonts::name());
    return {fm.horizontalAdvance(text()) + closeSize + 3 * padding, metrics::scaled(26)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(underMouse() ? theme.hover : theme.selection);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    const QRect inside = rect().adjusted(padding, 0, -padding, 0);
    const QRect cross = QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                                            QSize(closeSize, closeSize), inside);
    painter.drawPixmap(cross, symbolPixmap(Symbol::Close, theme.accent, closeSize, devicePixelRatioF()));
    painter.setFont(fonts::name());
    painter.setPen(theme.accent);
    painter.drawText(inside,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                         Qt::AlignVCenter | Qt::TextSingleLine,
                     text());
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

ChipButton::ChipButton(const QString &label, QWidget *parent)
    : QAbstractButton(parent)
    , m_label(label)
{
    setAccessibleName(label);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize ChipButton::sizeHint() const
{
    return {QFontMetrics(fonts::name()).horizontalAdvance(m_label) + 2 * padding, metrics::scaled(24)};
}

void ChipButton::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(underMouse() && isEnabled() ? theme.hover : theme.ended.tint);
    painter.setPen(hasFocus()           ? QPen(theme.accent, 2)
                   : theme.highContrast ? QPen(theme.text)
                                        : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    painter.setFont(fonts::name());
    painter.setPen(theme.ended.ink);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_label);
}

void ChipButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int SegmentedControl::addSegment(const QString &text, const QIcon &icon)
{
    auto *segment = new Segment(this);
    segment->setText(text);
    segment->setIcon(icon);
    segment->setObjectName(QStringLiteral("segment%1").arg(m_segments.size()));
    segment->setAccessibleName(text);
    segment->setCheckable(true);
    segment->setAutoExclusive(true);
    segment->setFocusPolicy(Qt::StrongFocus);
    segment->setAttribute(Qt::WA_Hover);
    segment->first = m_segments.isEmpty();
    segment->last = true;
    if (!m_segments.isEmpty())
        static_cast<Segment *>(m_segments.last())->last = false;
    else
        segment->setChecked(true);
    const int index = static_cast<int>(m_segments.size());
    connect(segment, &QAbstractButton::toggled, this, [this, index](bool on) {
        if (on)
            Q_EMIT currentChanged(index);
    });
    m_segments.append(segment);
    layout()->addWidget(segment);
    return index;
}

void SegmentedControl::setSegmentText(int index, const QString &text)
{
    m_segments.at(index)->setText(text);
    m_segments.at(index)->setAccessibleName(text);
    m_segments.at(index)->updateGeometry();
}

void SegmentedControl::setSegmentReason(int index, const QString &reason)
{
    setDisabledReason(m_segments.at(index), reason);
}

int SegmentedControl::current() const
{
    for (int i = 0; i < m_segments.size(); ++i)
        if (m_segments.at(i)->isChecked())
            return i;
    return -1;
}

void SegmentedControl::setCurrent(int index)
{
    m_segments.at(index)->setChecked(true);
}

} // namespace osc
