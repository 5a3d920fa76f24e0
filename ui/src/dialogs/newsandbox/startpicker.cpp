// SPDX-License-Identifier: Apache-2.0
#include "startpicker.h"

#include "field.h"
#include "widgets/buttons.h"

#include <ui/symbols.h>

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace osc {

namespace {

QString pickerName(StartKind kind)
{
    switch (kind) {
    case StartKind::Snapshot:
        return QStringLiteral("snapshot");
    case StartKind::Pool:
        return QStringLiteral("pool");
    case StartKind::ImageTemplate:
        break;
    }
    return QStringLiteral("imageTemplate");
}

QString pickerLabel(StartKind kind)
{
    switch (kind) {
    case StartKind::Snapshot:
        return StartPicker::tr("&Snapshot");
    case StartKind::Pool:
        return StartPicker::tr("P&ool");
    case StartKind::ImageTemplate:
        break;
    }
    return StartPicker::tr("Image &template");
}

QStringList pickerClaims(StartKind kind)
{
    switch (kind) {
    case StartKind::Snapshot:
        return {QStringLiteral("start"), QStringLiteral("snapshotId")};
    case StartKind::Pool:
        return {QStringLiteral("start"), QStringLiteral("extensions.poolRef")};
    case StartKind::ImageTemplate:
        break;
    }
    return {QStringLiteral("start"), QStringLiteral("templateId")};
}

} // namespace

StartPicker::StartPicker(StartKind kind, StartChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_choices(choices)
    , m_combo(new QComboBox(this))
{
    m_combo->setObjectName(pickerName(kind) + QStringLiteral("Combo"));
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_field = new Field(pickerLabel(kind), m_combo, this);
    m_field->setClaims(pickerClaims(kind));
    auto *again = makeToolButton(pickerName(kind) + QStringLiteral("Again"), Symbol::Refresh,
                                 tr("Read the list again"), this);
    m_field->addButton(again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    connect(again, &QToolButton::clicked, this, [this] { m_choices.ask(m_kind); });
    connect(m_combo, &QComboBox::currentTextChanged, this, &StartPicker::take);
    connect(&choices, &StartChoices::changed, this, [this](StartKind changed) {
        if (changed == m_kind)
            fill();
    });
    fill();
}

void StartPicker::setId(const QString &id)
{
    m_id = id;
    showText();
}

QString StartPicker::request() const
{
    switch (m_kind) {
    case StartKind::Snapshot:
        return tr("Choose a snapshot, or type its ID.");
    case StartKind::Pool:
        return tr("Choose a pool, or type its name.");
    case StartKind::ImageTemplate:
        break;
    }
    return tr("Choose an image template, or type its ID.");
}

void StartPicker::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_choices.ask(m_kind);
}

void StartPicker::fill()
{
    const QList<StartChoice> choices = m_choices.of(m_kind);
    m_filling = true;
    const QString typed = m_combo->currentText();
    const int cursor = m_combo->lineEdit()->cursorPosition();
    m_combo->clear();
    for (const StartChoice &choice : choices) {
        m_combo->addItem(choice.title, choice.id);
        const int row = m_combo->count() - 1;
        const QString tip = choice.whyNot.isEmpty() ? choice.note : choice.whyNot;
        m_combo->setItemData(row, tip.toHtmlEscaped(), Qt::ToolTipRole);
        qobject_cast<QStandardItemModel *>(m_combo->model())->item(row)->setEnabled(choice.whyNot.isEmpty());
    }
    m_combo->setCurrentIndex(-1);
    m_combo->setEditText(typed);
    m_combo->lineEdit()->setCursorPosition(cursor);
    m_filling = false;
    if (!m_combo->lineEdit()->hasFocus())
        showText();
    showHint();
}

/// The title where the id is one of the list.
void StartPicker::showText()
{
    m_filling = true;
    const auto choice = m_choices.find(m_kind, m_id);
    m_combo->setEditText(choice ? choice->title : m_id);
    m_combo->lineEdit()->setCursorPosition(0);
    m_filling = false;
    showHint();
}

void StartPicker::take(const QString &text)
{
    if (m_filling)
        return;
    const int row = m_combo->findText(text, Qt::MatchExactly | Qt::MatchCaseSensitive);
    const QString id = row >= 0 ? m_combo->itemData(row).toString() : text.trimmed();
    if (id == m_id)
        return;
    m_id = id;
    showHint();
    Q_EMIT edited();
}

QString StartPicker::hint() const
{
    if (const QString why = m_choices.whyNot(m_kind); !why.isEmpty())
        return why;
    if (const auto choice = m_choices.find(m_kind, m_id))
        return choice->whyNot.isEmpty() ? choice->note : choice->whyNot;
    if (const auto error = m_choices.error(m_kind))
        return error->message;
    if (m_choices.isAsking(m_kind) && !m_choices.isKnown(m_kind))
        return tr("Asking the server…");
    if (!m_choices.isKnown(m_kind))
        return request();
    if (!m_id.isEmpty())
        return tr("It is not in the list of this connection.");
    return m_choices.of(m_kind).isEmpty() ? tr("The list of this connection is empty.") : request();
}

void StartPicker::showHint()
{
    m_field->setHint(hint());
}

} // namespace osc
