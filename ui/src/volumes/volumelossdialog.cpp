// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumelossdialog.h"

#include "dialogs/lossentry.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

VolumeLossDialog::VolumeLossDialog(VolumeStore &store, Purpose purpose, const QList<VolumeKey> &keys,
                                   QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_purpose(purpose)
    , m_keys(keys)
    , m_sum(new Label({}, Tone::Secondary, this))
    , m_withSandboxes(new QCheckBox(tr("Delete those in use with their sandboxes"), this))
{
    setObjectName(QStringLiteral("volumeLossDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(purpose == Purpose::Empty
                       ? tr("Empty volumes")
                       : (purpose == Purpose::Prune ? tr("Prune volumes") : tr("Delete volumes")));
    buildHead();
    buildList();
    m_sum->setObjectName(QStringLiteral("volumeLossSum"));
    m_sum->setWordWrap(true);
    content()->addWidget(m_sum);
    buildChoice();
    buildButtons();
    for (const VolumeKey &key : keys)
        addEntry(key);
    if (keys.isEmpty()) {
        auto *none = new Label(tr("Every volume is in use."), Tone::Secondary, this);
        none->setContentsMargins(16, 12, 16, 12);
        m_list->insertWidget(0, none);
    }
    connect(&store.meter(), &VolumeMeter::changed, this, [this](const QList<VolumeKey> &changed) {
        for (Entry &entry : m_entries)
            if (changed.contains(entry.key))
                fill(entry);
        updateSum();
    });
    // What is being asked must not outlive the connection that answers.
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &VolumeLossDialog::reject);
    updateSum();
    const auto count = static_cast<int>(std::max<qsizetype>(1, keys.size()));
    resize(metrics::scaled(700),
           std::min(metrics::scaled(610), metrics::scaled(200) + metrics::scaled(100) * count));
}

VolumeLossDialog::~VolumeLossDialog() = default;

QString VolumeLossDialog::question() const
{
    const auto count = static_cast<int>(m_keys.size());
    const QString only = count == 1 ? safeText(m_keys.constFirst().id) : QString();
    switch (m_purpose) {
    case Purpose::Empty:
        return count == 1 ? tr("Empty %1?").arg(only) : tr("Empty %n volume(s)?", nullptr, count);
    case Purpose::Prune:
        return tr("Which of %n unused volume(s) are to be deleted?", nullptr, count);
    case Purpose::DeleteWithSandboxes:
        return count == 1 ? tr("Delete %1 with its sandboxes?").arg(only)
                          : tr("Delete %n volume(s) with their sandboxes?", nullptr, count);
    case Purpose::Delete:
        break;
    }
    return count == 1 ? tr("Delete %1?").arg(only) : tr("Delete %n volume(s)?", nullptr, count);
}

void VolumeLossDialog::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *title = new Label(question(), Tone::Text, this);
    title->setObjectName(QStringLiteral("volumeLossQuestion"));
    title->setFont(fonts::objectTitle());
    words->addWidget(title);
    words->addWidget(new Label(tr("What is marked Lost cannot be brought back."), Tone::Secondary, this));
    head->addWidget(new SymbolLabel(Symbol::Delete, Tone::Failed, this));
    head->addLayout(words, 1);
    content()->addLayout(head);
    if (m_purpose != Purpose::Prune || m_keys.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    auto *all = makeButton(QStringLiteral("volumeTickAll"), tr("Choose all"), this);
    auto *none = makeButton(QStringLiteral("volumeTickNone"), tr("Choose none"), this);
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
    row->addWidget(all);
    row->addWidget(none);
    row->addStretch();
    content()->addLayout(row);
}

/// Only where some of them are in use and all who use one may be deleted.
void VolumeLossDialog::buildChoice()
{
    m_withSandboxes->setObjectName(QStringLiteral("volumeWithSandboxes"));
    m_withSandboxes->setAccessibleName(m_withSandboxes->text());
    m_withSandboxes->setMinimumHeight(metrics::tool());
    m_withSandboxes->setChecked(m_purpose == Purpose::DeleteWithSandboxes);
    const bool someInUse = std::any_of(m_keys.cbegin(), m_keys.cend(), [this](const VolumeKey &key) {
        const VolumeRow *row = m_store.find(key);
        return row && row->isUsed();
    });
    m_withSandboxes->setVisible(m_purpose == Purpose::Delete && someInUse);
    content()->addWidget(m_withSandboxes);
    connect(m_withSandboxes, &QCheckBox::toggled, this, [this] {
        for (Entry &entry : m_entries)
            fill(entry);
        updateSum();
    });
}

void VolumeLossDialog::buildList()
{
    auto *card = new OutlinedBox;
    m_list = new QVBoxLayout(card);
    m_list->setContentsMargins(1, 1, 1, 1);
    m_list->setSpacing(0);
    m_list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(card);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content()->addWidget(scroll, 1);
}

QString VolumeLossDialog::buttonText(int count) const
{
    if (m_purpose == Purpose::Empty)
        return count == 1 ? tr("Empty volume") : tr("Empty %n volume(s)", nullptr, count);
    return count == 1 ? tr("Delete volume") : tr("Delete %n volume(s)", nullptr, count);
}

void VolumeLossDialog::buildButtons()
{
    auto *copy = makeButton(QStringLiteral("copyListButton"), tr("Copy this list"), this, Symbol::Copy);
    connect(copy, &QPushButton::clicked, this, &VolumeLossDialog::copyList);
    footer()->insertWidget(0, copy);
    m_confirm = makeButton(QStringLiteral("volumeLossButton"), buttonText(1), this, Symbol::Delete,
                           ButtonKind::Danger);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons(), &QDialogButtonBox::accepted, this, &VolumeLossDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &VolumeLossDialog::reject);
}

bool VolumeLossDialog::mayGo(const VolumeRow &row) const
{
    const bool onlySandboxes = std::none_of(row.users.cbegin(), row.users.cend(),
                                            [](const ClaimUser &user) { return user.sandboxId.isEmpty(); });
    return row.users.isEmpty() || (m_withSandboxes->isChecked() && onlySandboxes);
}

void VolumeLossDialog::addEntry(const VolumeKey &key)
{
    const VolumeRow *row = m_store.find(key);
    if (!row || m_entries.size() >= mostEntries)
        return;
    if (!m_entries.isEmpty())
        m_list->insertWidget(m_list->count() - 1, new HairLine(Qt::Horizontal, this));
    Entry entry;
    entry.key = key;
    entry.widget = new LossEntry(row->name, this);
    entry.widget->setObjectName(QStringLiteral("volumeLossEntry"));
    if (m_purpose == Purpose::Prune) {
        entry.tick = new QCheckBox(this);
        entry.tick->setObjectName(QStringLiteral("volumeTick"));
        entry.tick->setMinimumSize(metrics::tool(), metrics::tool());
        entry.tick->setAccessibleName(tr("Delete %1").arg(row->name));
        connect(entry.tick, &QCheckBox::toggled, this, &VolumeLossDialog::updateSum);
        entry.widget->addBefore(entry.tick);
    }
    if (row->maker() == VolumeMaker::Server || row->maker() == VolumeMaker::Console) {
        auto *made = new Chip(this);
        made->setTag(tr("made by %1").arg(volumeMakerText(row->maker())));
        entry.widget->addBehind(made);
    }
    entry.widget->addBehind(new Label(row->connectionName, Tone::Secondary, this));
    if (m_purpose == Purpose::Prune && row->lastUsed.isValid()) {
        const auto days = static_cast<int>(row->lastUsed.daysTo(m_store.clock().now()));
        entry.widget->addBehind(
            new Label(tr("not used for %n day(s)", nullptr, days), Tone::Secondary, this));
    }
    if (row->isUsed())
        addWayOut(entry.widget, *row);
    fill(entry);
    m_entries.append(entry);
    m_list->insertWidget(m_list->count() - 1, entry.widget);
    if (entry.possible && !row->size.isKnown() && m_store.meter().whyNot(key).isEmpty())
        m_store.meter().countAgain(key);
}

void VolumeLossDialog::addWayOut(LossEntry *entry, const VolumeRow &row)
{
    const SandboxKey sandbox{row.key.connectionId, row.users.constFirst().sandboxId};
    if (sandbox.isNull())
        return;
    QToolButton *go = makeTextToolButton(QStringLiteral("volumeGoToSandbox"), Symbol::ArrowRight,
                                         tr("Go to sandbox"), this);
    connect(go, &QToolButton::clicked, this, [this, sandbox] {
        reject();
        Q_EMIT sandboxRequested(sandbox);
    });
    entry->addBehind(go);
}

void VolumeLossDialog::fill(Entry &entry)
{
    const VolumeRow *row = m_store.find(entry.key);
    if (!row)
        return;
    entry.widget->clearLines();
    entry.widget->setNote({});
    entry.possible = mayGo(*row);
    if (!row->users.isEmpty())
        fillUsers(entry, *row);
    if (!entry.possible)
        return;
    // The model may hear of it later than this dialog.
    const VolumeSize size = m_store.meter().sizeOf(entry.key);
    if (size.state == VolumeSize::State::Counting)
        entry.widget->setNote(tr("Counting what is in it…"));
    else if (!size.isKnown())
        entry.widget->lost(tr("All files in it: amount unknown"));
    if (size.isKnown() && size.tree.files == 0 && size.tree.directories == 0 && size.tree.unreadable == 0)
        entry.widget->kept(tr("It is empty: no file is lost"));
    else if (size.isKnown())
        entry.widget->lost(tr("%1 in %n file(s), counted %2", nullptr, static_cast<int>(size.tree.files))
                               .arg(volumeSizeText(size), momentText(size.countedAt, m_store.clock().now())));
    if (m_purpose == Purpose::Empty)
        entry.widget->kept(tr("The volume itself, its labels and options"));
}

/// With the sandboxes, they are lost too; otherwise the volume stays, and the way to its users is here.
void VolumeLossDialog::fillUsers(Entry &entry, const VolumeRow &row)
{
    if (entry.possible) {
        for (const ClaimUser &user : row.users)
            entry.widget->lost(tr("Sandbox %1 with all that is in no mount").arg(volumeUserTitle(user)));
        return;
    }
    entry.widget->kept(m_purpose == Purpose::Empty
                           ? tr("It is not emptied: used by %1").arg(volumeUsersText(row.users))
                           : tr("It is not deleted: used by %1").arg(volumeUsersText(row.users)));
}

QList<VolumeKey> VolumeLossDialog::chosen() const
{
    QList<VolumeKey> keys;
    for (const Entry &entry : m_entries)
        if (entry.possible && (!entry.tick || entry.tick->isChecked()))
            keys.append(entry.key);
    // Those without an entry of their own.
    if (m_purpose != Purpose::Prune)
        for (const VolumeKey &key : m_keys.mid(m_entries.size()))
            if (const VolumeRow *row = m_store.find(key); row && mayGo(*row) && !keys.contains(key))
                keys.append(key);
    return keys;
}

void VolumeLossDialog::updateSum()
{
    const QList<VolumeKey> keys = chosen();
    qint64 bytes = 0;
    qint64 files = 0;
    int unknown = 0;
    for (const VolumeKey &key : keys) {
        const VolumeSize size = m_store.meter().sizeOf(key);
        if (!size.isKnown()) {
            ++unknown;
            continue;
        }
        bytes += size.tree.bytes;
        files += size.tree.files;
    }
    QStringList sentences;
    if (files > 0)
        sentences
            << tr("Lost in all: %1 in %n file(s).", nullptr, static_cast<int>(files)).arg(bytesText(bytes));
    if (unknown > 0)
        sentences << tr("How much is in %n volume(s) is not known.", nullptr, unknown);
    const auto kept = static_cast<int>(m_keys.size() - keys.size());
    if (kept > 0 && m_purpose != Purpose::Prune)
        sentences << tr("%n volume(s) are in use and stay.", nullptr, kept);
    m_sum->setText(keys.isEmpty() && m_purpose == Purpose::Prune ? tr("Nothing is chosen.")
                                                                 : sentences.join(QLatin1Char(' ')));
    const auto count = static_cast<int>(keys.size());
    m_confirm->setText(buttonText(std::max(1, count)));
    m_confirm->setAccessibleName(m_confirm->text());
    setDisabledReason(m_confirm, count > 0 ? QString()
                                           : (m_purpose == Purpose::Prune ? tr("Choose a volume first.")
                                                                          : tr("All of them are in use.")));
}

void VolumeLossDialog::tickAll(bool on)
{
    for (const Entry &entry : std::as_const(m_entries))
        if (entry.tick)
            entry.tick->setChecked(on);
}

void VolumeLossDialog::copyList() const
{
    QStringList texts;
    for (const Entry &entry : m_entries)
        texts << entry.widget->text();
    for (const VolumeKey &key : m_keys.mid(m_entries.size()))
        texts << safeText(key.id);
    QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

void VolumeLossDialog::accept()
{
    Q_EMIT confirmed(chosen(), m_withSandboxes->isChecked());
    DialogFrame::accept();
}

} // namespace osc
