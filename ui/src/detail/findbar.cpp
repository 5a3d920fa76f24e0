// SPDX-License-Identifier: Apache-2.0
#include "detail/findbar.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

namespace osc {

FindBar::FindBar(const QString &objectName, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_hits(new Label({}, Tone::Secondary, this))
    , m_previous(
          makeToolButton(objectName + QLatin1String("Previous"), Symbol::GoUp, tr("Previous hit"), this))
    , m_next(makeToolButton(objectName + QLatin1String("Next"), Symbol::GoDown, tr("Next hit"), this))
{
    setObjectName(objectName);
    m_field->setObjectName(objectName + QLatin1String("Field"));
    m_field->setPlaceholderText(label);
    m_field->setAccessibleName(label);
    addClearButton(m_field);
    m_field->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_hits->setObjectName(objectName + QLatin1String("Hits"));
    m_hits->setFont(fonts::secondary());

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_hits);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);

    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    setHits(0, 0);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::clear()
{
    m_field->clear();
}

void FindBar::activate()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::setHits(qsizetype current, qsizetype count)
{
    const QLocale locale;
    m_hits->setVisible(!text().isEmpty());
    m_hits->setText(count == 0    ? tr("No hit")
                    : current > 0 ? tr("%1 of %2").arg(locale.toString(current), locale.toString(count))
                                  : tr("%n hit(s)", nullptr, static_cast<int>(count)));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (key->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        if (m_field->text().isEmpty())
            Q_EMIT left();
        m_field->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
