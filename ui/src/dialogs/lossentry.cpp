// SPDX-License-Identifier: Apache-2.0
#include "dialogs/lossentry.h"

#include "widgets/labels.h"
#include "widgets/symbollabel.h"

#include <ui/theme.h>

#include <QBoxLayout>

namespace osc {

LossEntry::LossEntry(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_head(new QHBoxLayout)
    , m_lines(new QVBoxLayout)
    , m_note(new Label({}, Tone::Secondary, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(7);
    m_head->setSpacing(metrics::gap);
    auto *name = new Label(title, Tone::Text, this);
    name->setFont(fonts::section());
    m_head->addWidget(name);
    m_head->addStretch();
    m_lines->setSpacing(6);
    layout->addLayout(m_head);
    layout->addLayout(m_lines);
    m_lines->addWidget(m_note);
    m_note->setWordWrap(true);
    m_note->hide();
}

void LossEntry::addBefore(QWidget *widget)
{
    m_head->insertWidget(m_before++, widget);
}

void LossEntry::addBehind(QWidget *widget)
{
    m_head->insertWidget(m_head->count() - 1, widget);
}

void LossEntry::lost(const QString &text)
{
    add(Symbol::Delete, Tone::Failed, tr("Lost"), text);
}

void LossEntry::kept(const QString &text)
{
    add(Symbol::Ok, Tone::Running, tr("Kept"), text);
}

void LossEntry::add(Symbol icon, Tone tone, const QString &word, const QString &text)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    auto *head = new Label(word, tone, row);
    head->setFont(fonts::name());
    head->setMinimumWidth(QFontMetrics(fonts::name()).horizontalAdvance(QStringLiteral("Kept  xx")));
    auto *label = new Label(text, Tone::Text, row);
    label->setObjectName(QStringLiteral("lossText"));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(new SymbolLabel(icon, tone, row), 0, Qt::AlignTop);
    layout->addWidget(head, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    m_lines->addWidget(row);
    m_rows.append(row);
    m_texts << QStringLiteral("  %1: %2").arg(word, text);
}

void LossEntry::clearLines()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_texts.clear();
}

void LossEntry::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString LossEntry::text() const
{
    return m_title + QLatin1Char('\n') + m_texts.join(QLatin1Char('\n'));
}

} // namespace osc
