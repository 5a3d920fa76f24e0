// SPDX-License-Identifier: Apache-2.0
#include "startbox.h"

#include "field.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"

#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace osc {

StartBox::StartBox(QWidget *parent)
    : QWidget(parent)
    , m_kind(new SegmentedControl(this))
    , m_snapshot(new QLineEdit(this))
    , m_template(new QComboBox(this))
    , m_use(makeButton(QStringLiteral("useTemplateButton"), tr("Use template…"), this))
    , m_manage(makeButton(QStringLiteral("manageTemplatesButton"), tr("Manage templates…"), this))
{
    m_kind->setObjectName(QStringLiteral("startSegments"));
    m_kind->addSegment(tr("Image"), symbol(Symbol::Database));
    m_kind->addSegment(tr("Snapshot"), symbol(Symbol::Camera));
    m_kind->addSegment(tr("Template"), symbol(Symbol::Clone));
    auto *row = new QWidget(this);
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(0, 0, 0, 0);
    rowLayout->setSpacing(metrics::gap);
    rowLayout->addWidget(m_kind);
    rowLayout->addStretch(1);
    auto *open = makeButton(QStringLiteral("openJsonButton"), tr("Open JSON…"), row);
    open->setAutoDefault(false);
    rowLayout->addWidget(open);
    m_kindField = new Field(tr("Start from"), row, this);

    m_snapshot->setObjectName(QStringLiteral("snapshotEdit"));
    m_snapshot->setFont(fonts::mono());
    m_snapshotField = new Field(tr("&Snapshot"), m_snapshot, this);
    m_snapshotField->setHint(tr("The ID of a snapshot on this connection."));

    m_template->setObjectName(QStringLiteral("templateCombo"));
    m_templateField = new Field(tr("&Template"), m_template, this);
    for (QPushButton *button : {m_use, m_manage}) {
        button->setAutoDefault(false);
        m_templateField->addButton(button);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_kindField);
    layout->addWidget(m_snapshotField);
    layout->addWidget(m_templateField);

    connect(m_kind, &SegmentedControl::currentChanged, this, [this] {
        showKind();
        Q_EMIT kindChanged();
    });
    connect(open, &QPushButton::clicked, this, &StartBox::openFileRequested);
    connect(m_snapshot, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT snapshotEdited(text.trimmed()); });
    connect(m_template, &QComboBox::currentIndexChanged, this, &StartBox::showTemplate);
    connect(m_use, &QPushButton::clicked, this,
            [this] { Q_EMIT templateChosen(m_template->currentData().toString()); });
    connect(m_manage, &QPushButton::clicked, this, &StartBox::manageRequested);
    listTemplates();
    showKind();
}

StartBox::Kind StartBox::kind() const
{
    return static_cast<Kind>(m_kind->current());
}

void StartBox::setKind(Kind kind)
{
    m_kind->setCurrent(int(kind));
}

void StartBox::setTemplates(TemplateStore *store)
{
    m_store = store;
    if (store) {
        connect(store, &TemplateStore::changed, this, &StartBox::listTemplates);
        store->refresh();
    }
    listTemplates();
}

void StartBox::setSnapshotReason(const QString &reason)
{
    m_snapshotReason = reason;
    m_kind->setSegmentReason(int(Kind::Snapshot), reason);
    showKind();
}

void StartBox::setSnapshot(const QString &id)
{
    m_snapshot->setText(id);
}

void StartBox::setTemplate(const QString &templateId)
{
    setKind(Kind::Template);
    m_template->setCurrentIndex(std::max(0, m_template->findData(templateId)));
}

void StartBox::showKind()
{
    m_snapshotField->setVisible(kind() == Kind::Snapshot);
    m_templateField->setVisible(kind() == Kind::Template);
    m_kindField->setHint(m_snapshotReason.isEmpty() ? QString()
                                                    : tr("No snapshots here: %1").arg(m_snapshotReason));
}

void StartBox::listTemplates()
{
    const QString chosen = m_template->currentData().toString();
    const QSignalBlocker blocker(m_template);
    m_template->clear();
    if (m_store) {
        for (const KeptTemplate &kept : m_store->templates()) {
            m_template->addItem(safeText(kept.content.name), kept.record.id);
            if (kept.isUsable())
                continue;
            const int row = m_template->count() - 1;
            m_template->setItemData(row, kept.trouble, Qt::ToolTipRole);
            qobject_cast<QStandardItemModel *>(m_template->model())->item(row)->setEnabled(false);
        }
    }
    m_template->setCurrentIndex(std::max(0, m_template->findData(chosen)));
    showTemplate();
}

void StartBox::showTemplate()
{
    const KeptTemplate *kept = m_store ? m_store->find(m_template->currentData().toString()) : nullptr;
    m_template->setEnabled(m_template->count() > 0);
    setDisabledReason(m_use, !kept ? tr("There are no templates yet.") : kept->trouble);
    if (!kept)
        m_templateField->setHint(
            tr("No templates yet. Fill in the form and save it with “Save as template…”."));
    else if (!kept->isUsable())
        m_templateField->setHint(kept->trouble);
    else
        m_templateField->setHint(kept->content.note.isEmpty()
                                     ? tr("Using it replaces what is in the form now.")
                                     : safeText(kept->content.note));
}

} // namespace osc
