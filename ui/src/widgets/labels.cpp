// SPDX-License-Identifier: Apache-2.0
#include "widgets/labels.h"

#include "widgets/buttons.h"

#include <ui/theme.h>

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleOption>

namespace osc {

namespace {

int cellWidth(const QFontMetrics &metrics)
{
    int width = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

} // namespace

Label::Label(const QString &text, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on a Base background Qt would take Text
    setText(text);
    applyTone();
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    applyTone();
}

void Label::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTone();
    QLabel::changeEvent(event);
}

void Label::applyTone()
{
    const QColor colour = toneColour(m_tone, Theme::of(QApplication::palette()));
    if (palette().color(QPalette::Active, QPalette::WindowText) == colour)
        return;
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::WindowText, colour);
    own.setColor(QPalette::Inactive, QPalette::WindowText, colour);
    setPalette(own);
}

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : Label({}, Tone::Text, parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, Label::minimumSizeHint().height()};
}

void ElidedLabel::setFullText(const QString &text)
{
    setText(text);
    setAccessibleName(text);
    setToolTip(text.isEmpty() ? QString() : text.toHtmlEscaped());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), m_mode, contentsRect().width()));
}

SelectableLine::SelectableLine(Tone tone, QWidget *parent)
    : QLineEdit(parent)
    , m_tone(tone)
{
    setReadOnly(true);
    setFrame(false);
    setTextMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    applyTone();
}

QSize SelectableLine::sizeHint() const
{
    constexpr int cursorRoom = 10; // QLineEdit keeps some at both ends
    return {fontMetrics().horizontalAdvance(text()) + cursorRoom, QLineEdit::sizeHint().height()};
}

QSize SelectableLine::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, QLineEdit::minimumSizeHint().height()};
}

void SelectableLine::setFullText(const QString &text)
{
    if (text == this->text())
        return; // keeps the selection
    setText(text);
    setCursorPosition(0);
    setToolTip(text.toHtmlEscaped());
    updateGeometry();
}

void SelectableLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTone();
    QLineEdit::changeEvent(event);
}

void SelectableLine::applyTone()
{
    const QColor colour = toneColour(m_tone, Theme::of(QApplication::palette()));
    if (palette().color(QPalette::Active, QPalette::Text) == colour)
        return;
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::Text, colour);
    own.setColor(QPalette::Inactive, QPalette::Text, colour);
    setPalette(own);
}

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(title, Tone::Text, this))
    , m_note(new Label({}, Tone::Secondary, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_title->setFont(fonts::section());
    m_note->setFont(fonts::secondary());
    layout->addWidget(m_title, 1);
    layout->addWidget(m_note);
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void SectionHeader::setNote(const QString &note)
{
    m_note->setText(note);
}

PathLabel::PathLabel(const QString &objectName, const QString &copyName, QWidget *parent)
    : QWidget(parent)
    , m_label(new ElidedLabel(Qt::ElideMiddle, this))
    , m_copy(new CopyButton(objectName + QLatin1String("Copy"), copyName, this))
{
    setObjectName(objectName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_label->setFont(fonts::mono());
    m_label->setTone(Tone::Secondary);
    layout->addWidget(m_label);
    layout->addWidget(m_copy);
    layout->addStretch();
}

void PathLabel::setPath(const QString &path)
{
    m_label->setFullText(path);
    m_copy->setText(path);
}

QSize CountdownLabel::sizeHint() const
{
    return {digitsWidth(fontMetrics(), text()), Label::sizeHint().height()};
}

void CountdownLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    drawDigits(painter, contentsRect(), alignment(), text());
}

int digitsWidth(const QFontMetrics &metrics, const QString &text)
{
    const int cell = cellWidth(metrics);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawDigits(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int cell = cellWidth(metrics);
    const QSize size(digitsWidth(metrics, text), metrics.height());
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, alignment, size, rect);
    int x = place.left();
    const int baseline = place.top() + metrics.ascent();
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int room = c.isDigit() ? cell : advance;
        painter.drawText(x + (room - advance) / 2, baseline, QString(c));
        x += room;
    }
}

KeyValueGrid::KeyValueGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(1, 1);
}

Label *KeyValueGrid::addRow(const QString &key, const QString &objectName)
{
    auto *value = new Label({}, Tone::Text, this);
    value->setObjectName(objectName);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    addRow(key, value);
    return value;
}

void KeyValueGrid::addRow(const QString &key, QWidget *value)
{
    const int row = m_grid->rowCount();
    auto *label = new Label(key, Tone::Secondary, this);
    label->setBuddy(value);
    m_grid->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
}

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression letter(QStringLiteral("\\(&.\\)"));
    return QString(text).remove(letter).remove(QLatin1Char('&'));
}

} // namespace osc
