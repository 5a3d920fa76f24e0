// SPDX-License-Identifier: Apache-2.0
#include "snapshots/snapshotdialogs.h"

#include "dialogs/lossentry.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

/// More than this nobody reads, and each takes a dozen widgets.
constexpr qsizetype mostSnapshotEntries = 200;
constexpr int longestTypedSnapshotName = 128;

} // namespace

NewSnapshotDialog::NewSnapshotDialog(SnapshotStore &store, const SandboxKey &preferred, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_sandbox(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("newSnapshotDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Create snapshot"));
    m_sandbox->setObjectName(QStringLiteral("snapshotSandboxCombo"));
    m_name->setObjectName(QStringLiteral("snapshotNameField"));
    m_name->setMaxLength(longestTypedSnapshotName);
    m_name->setPlaceholderText(tr("before-upgrade"));
    m_hint->setObjectName(QStringLiteral("snapshotHint"));
    m_hint->setWordWrap(true);
    const auto add = [this](const QString &label, QWidget *editor) {
        auto *caption = new Label(label, Tone::Text, this);
        caption->setBuddy(editor);
        editor->setAccessibleName(label);
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(caption);
        column->addWidget(editor);
        content()->addLayout(column);
    };
    add(tr("Sandbox"), m_sandbox);
    add(tr("Name"), m_name);
    content()->addWidget(m_hint);
    content()->addStretch();
    m_create = makeButton(QStringLiteral("createSnapshotConfirm"), tr("Create snapshot"), this, {},
                          ButtonKind::Primary);
    m_create->setDefault(true);
    buttons()->addButton(m_create, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons(), &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(sandbox(), m_name->text().trimmed());
        accept();
    });
    listSandboxes(preferred);
    connect(m_sandbox, &QComboBox::currentIndexChanged, this, &NewSnapshotDialog::check);
    connect(&store.sandboxes().model(), &QAbstractItemModel::dataChanged, this, &NewSnapshotDialog::check);
    check();
    m_name->setFocus();
    resize(metrics::scaled(480), sizeHint().height());
}

void NewSnapshotDialog::listSandboxes(const SandboxKey &preferred)
{
    for (const SandboxRow &row : m_store.sandboxes().model().rows()) {
        const bool wanted = row.key() == preferred;
        if (!wanted && !m_store.whyNotCreate(row.key()).isEmpty())
            continue;
        m_sandbox->addItem(tr("%1, on %2").arg(sandboxTitle(row.sandbox), safeText(row.connectionName)),
                           QVariant::fromValue(row.key()));
        if (wanted)
            m_sandbox->setCurrentIndex(m_sandbox->count() - 1);
    }
}

SandboxKey NewSnapshotDialog::sandbox() const
{
    return m_sandbox->currentData().value<SandboxKey>();
}

void NewSnapshotDialog::check()
{
    const QString why = m_sandbox->count() == 0
                            ? tr("No sandbox runs on a connection that can make snapshots.")
                            : m_store.whyNotCreate(sandbox());
    m_sandbox->setEnabled(m_sandbox->count() > 0);
    setDisabledReason(m_create, why);
    m_hint->setTone(why.isEmpty() ? Tone::Secondary : Tone::Failed);
    m_hint->setText(why.isEmpty()
                        ? tr("The snapshot holds what the sandbox has changed in its own files, not "
                             "what is in its mounts. The sandbox may pause for a moment.")
                        : why);
}

DeleteSnapshotsDialog::DeleteSnapshotsDialog(SnapshotStore &store, const QList<SnapshotKey> &keys,
                                             QWidget *parent)
    : DialogFrame(parent)
{
    const auto count = static_cast<int>(keys.size());
    const SnapshotRow *only = count == 1 ? store.find(keys.constFirst()) : nullptr;
    setObjectName(QStringLiteral("deleteSnapshotsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete snapshots"));
    auto *question =
        new Label(only ? tr("Delete %1?").arg(only->title()) : tr("Delete %n snapshot(s)?", nullptr, count),
                  Tone::Text, this);
    question->setObjectName(QStringLiteral("deleteSnapshotsQuestion"));
    question->setFont(fonts::objectTitle());
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(question);
    words->addWidget(new Label(tr("What is marked Lost cannot be brought back."), Tone::Secondary, this));
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new SymbolLabel(Symbol::Delete, Tone::Failed, this));
    head->addLayout(words, 1);
    content()->addLayout(head);

    auto *card = new OutlinedBox;
    auto *list = new QVBoxLayout(card);
    list->setContentsMargins(1, 1, 1, 1);
    list->setSpacing(0);
    for (const SnapshotKey &key : keys.first(std::min<qsizetype>(keys.size(), mostSnapshotEntries))) {
        const SnapshotRow *row = store.find(key);
        if (!row)
            continue;
        auto *entry = new LossEntry(row->title(), card);
        entry->addBehind(new Label(row->connectionName, Tone::Secondary, entry));
        entry->lost(DeleteSnapshotsDialog::tr("The saved files; nothing can be started from it any more"));
        entry->kept(
            DeleteSnapshotsDialog::tr("Sandboxes that were started from it, and what it was made of"));
        list->addWidget(entry);
    }
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(card);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content()->addWidget(scroll, 1);

    const QString text = count == 1 ? tr("Delete snapshot") : tr("Delete %1 snapshots").arg(count);
    auto *confirm = makeButton(QStringLiteral("deleteSnapshotsConfirm"), text, this, {}, ButtonKind::Danger);
    confirm->setAutoDefault(false);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons(), &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &QDialog::reject);
    resize(metrics::scaled(640),
           std::min(metrics::scaled(560), metrics::scaled(200) + metrics::scaled(90) * count));
}

} // namespace osc
