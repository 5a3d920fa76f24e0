// SPDX-License-Identifier: Apache-2.0
#include "widgets/banner.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace osc {

namespace {

constexpr int edge = 4;
constexpr int textLeft = 44;

Label *makeLine(QWidget *parent, const QFont &font)
{
    auto *label = new Label({}, Tone::Text, parent);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A label that can be selected aligns by the direction of its words, not by that of the window.
    const auto leading = QStyle::visualAlignment(QGuiApplication::layoutDirection(), Qt::AlignLeft);
    label->setAlignment(leading | Qt::AlignAbsolute | Qt::AlignVCenter);
    return label;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLine(this, fonts::section()))
    , m_text(makeLine(this, fonts::body()))
    , m_detail(makeLine(this, fonts::mono()))
    , m_commandSentence(makeLine(this, fonts::body()))
    , m_commandRow(new QWidget(this))
    , m_command(new QLineEdit(m_commandRow))
    , m_copy(makeButton(QStringLiteral("bannerCopyButton"), tr("Copy"), m_commandRow, Symbol::Copy))
    , m_buttonRow(new QWidget(this))
    , m_note(new Label({}, Tone::Secondary, m_buttonRow))
{
    setFrameShape(QFrame::NoFrame);
    m_title->setObjectName(QStringLiteral("bannerTitle"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_detail->setTone(Tone::Secondary);
    m_note->setObjectName(QStringLiteral("bannerNote"));
    m_note->setFont(fonts::secondary());
    m_command->setObjectName(QStringLiteral("bannerCommand"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setReadOnly(true);
    m_command->setFont(fonts::mono());
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });

    auto *commandLayout = new QHBoxLayout(m_commandRow);
    commandLayout->setContentsMargins(0, 0, 0, 0);
    commandLayout->addWidget(m_command);
    commandLayout->addWidget(m_copy);
    commandLayout->addStretch();
    m_command->setMinimumWidth(fontMetrics().averageCharWidth() * 48);

    m_buttons = new QHBoxLayout(m_buttonRow);
    m_buttons->setContentsMargins(0, 6, 0, 0);
    m_buttons->addStretch();
    m_buttons->addWidget(m_note);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(textLeft, 13, 16, 13);
    layout->setSpacing(4);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_detail),
          static_cast<QWidget *>(m_commandSentence), m_commandRow, m_buttonRow})
        layout->addWidget(widget);
    setCommand({}, {});
    m_detail->hide();
    m_note->hide();
    m_buttonRow->hide();
}

void Banner::setSeverity(Severity severity)
{
    m_severity = severity;
    update();
}

void Banner::setMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void Banner::setError(const Error &error, Severity severity)
{
    setSeverity(severity);
    setMessage(error.message, error.advice);
    m_detail->setText(error.detail);
    m_detail->setVisible(!error.detail.isEmpty());
    setCommand(tr("Run this in a terminal:"), error.command);
}

void Banner::setCommand(const QString &sentence, const QString &command)
{
    m_commandSentence->setText(sentence);
    m_commandSentence->setVisible(!command.isEmpty());
    m_command->setText(command);
    m_command->setCursorPosition(0);
    m_commandRow->setVisible(!command.isEmpty());
}

void Banner::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    updateButtonRow();
}

QPushButton *Banner::addButton(const QString &objectName, const QString &text)
{
    auto *button = makeButton(objectName, text, m_buttonRow);
    m_buttons->insertWidget(m_buttons->count() - 2, button);
    updateButtonRow();
    return button;
}

void Banner::updateButtonRow()
{
    m_buttonRow->setVisible(m_buttons->count() > 2 || !m_note->text().isEmpty());
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    StateColour colour = m_severity == Severity::Warning ? theme.warning : theme.failed;
    if (m_severity == Severity::Offer)
        colour = {theme.accent, theme.selection};
    if (m_severity == Severity::Good)
        colour = theme.running;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.tint);
    painter.drawRoundedRect(rect(), 4, 4);
    const QRect whole(0, 0, edge, height());
    painter.setBrush(colour.ink);
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), whole), 2, 2);
    const Symbol icon = m_severity == Severity::Warning ? Symbol::Warning
                        : m_severity == Severity::Good  ? Symbol::Ok
                        : m_severity == Severity::Error ? Symbol::Error
                                                        : Symbol::Info;
    const int y = m_title->geometry().top() + (m_title->fontMetrics().height() - metrics::icon) / 2;
    const QRect place(16, y, metrics::icon, metrics::icon);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), place),
                       symbolPixmap(icon, colour.ink, metrics::icon, devicePixelRatioF()));
}

EmptyState::EmptyState(QWidget *parent, const QString &name)
    : QWidget(parent)
    , m_sentence(new Label({}, Tone::Secondary, this))
    , m_button(makeButton(QStringLiteral("%1Button").arg(name), {}, this))
    , m_shortcut(new Label({}, Tone::Secondary, this))
{
    setObjectName(name);
    m_sentence->setObjectName(QStringLiteral("%1Sentence").arg(name));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_button);
    row->addWidget(m_shortcut);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addLayout(row);
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::activated);
    setAction({});
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
}

void EmptyState::setAction(const QString &text, const QString &shortcut)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setVisible(!text.isEmpty());
    m_shortcut->setText(shortcut);
    m_shortcut->setVisible(!shortcut.isEmpty());
}

} // namespace osc
