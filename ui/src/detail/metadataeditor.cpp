// SPDX-License-Identifier: Apache-2.0
#include "detail/metadataeditor.h"

#include "detail/flowlayout.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace osc {

namespace {

constexpr int chipWidthLimit = 320;
const QString hiddenKey = QStringLiteral("name");

QLineEdit *makeMetadataField(const QString &objectName, const QString &label, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setPlaceholderText(label);
    field->setAccessibleName(label);
    field->setFont(fonts::mono());
    return field;
}

} // namespace

MetadataEditor::MetadataEditor(QWidget *parent)
    : QWidget(parent)
    , m_chips(new QWidget(this))
    , m_flow(new FlowLayout(m_chips, 6))
    , m_add(makeToolButton(QStringLiteral("metadataAdd"), Symbol::Add, tr("Add metadata"), m_chips))
    , m_form(new QWidget(this))
{
    m_add->setFixedSize(metrics::scaled(24), metrics::scaled(24));
    connect(m_add, &QToolButton::clicked, this, [this] { begin({}); });
    m_chips->setObjectName(QStringLiteral("metadataChips"));
    m_form->setObjectName(QStringLiteral("metadataForm"));
    buildForm();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_chips);
    layout->addWidget(m_form);
    m_form->hide();
    showChips();
}

void MetadataEditor::buildForm()
{
    m_key = makeMetadataField(QStringLiteral("metadataKey"), tr("Key"), m_form);
    m_value = makeMetadataField(QStringLiteral("metadataValue"), tr("Value"), m_form);
    m_problem = new Label({}, Tone::Failed, m_form);
    m_problem->setObjectName(QStringLiteral("metadataProblem"));
    m_problem->setFont(fonts::secondary());
    m_problem->setWordWrap(true);
    m_conflict = new QWidget(m_form);
    m_conflictText = new Label({}, Tone::Warning, m_conflict);
    m_conflictText->setObjectName(QStringLiteral("metadataConflict"));
    m_conflictText->setWordWrap(true);
    m_save = makeButton(QStringLiteral("metadataSave"), tr("Save"), m_form);
    m_remove = makeButton(QStringLiteral("metadataRemove"), tr("Remove"), m_form, Symbol::Remove);
    m_cancel = makeButton(QStringLiteral("metadataCancel"), tr("Cancel"), m_form);
    auto *mine = makeButton(QStringLiteral("metadataKeepMine"), tr("Keep mine"), m_conflict);
    auto *theirs = makeButton(QStringLiteral("metadataTakeTheirs"), tr("Take theirs"), m_conflict);

    auto *fields = new QHBoxLayout;
    fields->setSpacing(6);
    fields->addWidget(m_key, 1);
    fields->addWidget(new Label(QStringLiteral("="), Tone::Secondary, m_form));
    fields->addWidget(m_value, 1);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(6);
    choices->addWidget(mine);
    choices->addWidget(theirs);
    choices->addStretch();
    auto *conflict = new QVBoxLayout(m_conflict);
    conflict->setContentsMargins(0, 0, 0, 0);
    conflict->setSpacing(6);
    conflict->addWidget(m_conflictText);
    conflict->addLayout(choices);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(fields);
    layout->addWidget(m_problem);
    layout->addWidget(m_conflict);
    layout->addLayout(buttons);

    for (QLineEdit *field : {m_key, m_value}) {
        field->installEventFilter(this);
        connect(field, &QLineEdit::textEdited, this, &MetadataEditor::typed);
        connect(field, &QLineEdit::returnPressed, this, &MetadataEditor::save);
    }
    connect(m_save, &QPushButton::clicked, this, &MetadataEditor::save);
    connect(m_remove, &QPushButton::clicked, this, &MetadataEditor::remove);
    connect(m_cancel, &QPushButton::clicked, this, &MetadataEditor::end);
    connect(mine, &QPushButton::clicked, this, [this] { resolve(MetadataDraft::Choice::Mine); });
    connect(theirs, &QPushButton::clicked, this, [this] { resolve(MetadataDraft::Choice::Theirs); });
}

void MetadataEditor::setMetadata(const QMap<QString, QString> &metadata)
{
    if (m_metadata == metadata)
        return; // a refresh must not take the focus from a chip
    m_metadata = metadata;
    showChips();
    if (m_draft) {
        m_draft->setCurrent(metadata);
        updateForm();
    }
}

void MetadataEditor::reset()
{
    m_saving = false;
    m_focusKey.clear();
    m_metadata.clear();
    end();
}

void MetadataEditor::setWhyNot(const QString &whyNot)
{
    if (m_whyNot == whyNot)
        return;
    m_whyNot = whyNot;
    showChips();
    updateForm();
}

void MetadataEditor::showChips()
{
    const bool hadFocus = focusWidget() && m_chips->isAncestorOf(focusWidget()) &&
                          focusWidget()->hasFocus() && m_focusKey.isEmpty();
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        if (item->widget() != m_add) {
            item->widget()->hide(); // it may be the one whose press this is
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (auto it = m_metadata.cbegin(); it != m_metadata.cend(); ++it)
        if (it.key() != hiddenKey)
            addChip(it.key(), it.value());
    setDisabledReason(m_add, m_whyNot);
    m_flow->addWidget(m_add);
    if (hadFocus)
        m_add->setFocus();
    m_flow->invalidate();
    m_chips->updateGeometry();
}

void MetadataEditor::addChip(const QString &key, const QString &value)
{
    const QString text = tr("%1 = %2").arg(safeText(key), safeText(value));
    auto *chip = new ChipButton(fontMetrics().elidedText(text, Qt::ElideRight, chipWidthLimit), m_chips);
    chip->setObjectName(QStringLiteral("metadataChip"));
    chip->setAccessibleName(text);
    chip->setToolTip(m_whyNot.isEmpty() ? tr("Change %1").arg(text).toHtmlEscaped() : m_whyNot);
    chip->setEnabled(m_whyNot.isEmpty());
    connect(chip, &QAbstractButton::clicked, this, [this, key] { begin(key); });
    m_flow->addWidget(chip);
    chip->show(); // a layout would do it later, and a hidden one takes no focus
    if (key == m_focusKey && !isEditing()) {
        m_focusKey.clear();
        chip->setFocus();
    }
}

void MetadataEditor::begin(const QString &key)
{
    if (m_saving)
        return;
    m_draft.emplace(m_metadata, key);
    m_error.clear();
    fillFields();
    m_form->show();
    updateForm();
    QLineEdit *first = key.isEmpty() ? m_key : m_value;
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

void MetadataEditor::end()
{
    const bool hadFocus = m_form->isAncestorOf(focusWidget());
    if (m_draft && hadFocus)
        m_focusKey = m_draft->key();
    m_draft.reset();
    m_error.clear();
    m_form->hide();
    showChips();
}

void MetadataEditor::fillFields()
{
    const QSignalBlocker keyBlocker(m_key);
    const QSignalBlocker valueBlocker(m_value);
    m_key->setText(m_draft->key());
    m_value->setText(m_draft->value());
}

void MetadataEditor::typed()
{
    if (!m_draft)
        return;
    m_error.clear();
    m_draft->setKey(m_key->text().trimmed());
    m_draft->setValue(m_value->text());
    updateForm();
}

void MetadataEditor::updateForm()
{
    if (!m_draft)
        return;
    const bool untouched = m_draft->isNew() && m_draft->key().isEmpty();
    const QString problem = untouched ? QString() : m_draft->problem();
    const QString conflict = m_draft->conflict();
    const QString shown = problem.isEmpty() ? m_error : problem;
    m_problem->setText(shown);
    m_problem->setVisible(!shown.isEmpty());
    setProblem(m_key, !problem.isEmpty());
    m_conflictText->setText(conflict);
    m_conflict->setVisible(!conflict.isEmpty());
    m_remove->setVisible(!m_draft->isNew());
    m_save->setEnabled(!m_saving && m_whyNot.isEmpty() && m_draft->canSave());
    m_remove->setEnabled(!m_saving && m_whyNot.isEmpty());
    for (QLineEdit *field : {m_key, m_value})
        field->setReadOnly(m_saving);
}

void MetadataEditor::save()
{
    if (!m_draft || !m_save->isEnabled())
        return;
    m_saving = true;
    m_error.clear();
    updateForm();
    Q_EMIT patchRequested(m_draft->patch());
}

void MetadataEditor::remove()
{
    if (!m_draft || m_saving)
        return;
    m_saving = true;
    m_error.clear();
    updateForm();
    Q_EMIT patchRequested(m_draft->removal());
}

void MetadataEditor::resolve(MetadataDraft::Choice choice)
{
    if (!m_draft)
        return;
    if (!m_draft->resolve(choice))
        return end();
    fillFields();
    updateForm();
    m_value->setFocus(Qt::OtherFocusReason);
}

void MetadataEditor::saved()
{
    if (!std::exchange(m_saving, false))
        return;
    end();
}

void MetadataEditor::failed(const Error &error)
{
    if (!std::exchange(m_saving, false))
        return;
    m_error = error.advice.isEmpty() ? error.message : error.message + QLatin1Char(' ') + error.advice;
    updateForm();
}

bool MetadataEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool inField = watched == m_key || watched == m_value;
    if (inField && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // it ends the edit and not the selection in the table
        return true;
    }
    if (inField && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        end();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc
