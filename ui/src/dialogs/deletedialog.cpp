// SPDX-License-Identifier: Apache-2.0
#include "dialogs/deletedialog.h"

#include "dialogs/lossentry.h"
#include "dialogs/rescuebox.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace osc {

namespace {

QStringList safeList(const QStringList &texts)
{
    QStringList safe;
    for (const QString &text : texts)
        safe << safeText(text);
    return safe;
}

} // namespace

/// What is lost and kept of one sandbox.
class DeleteDialog::Entry : public LossEntry
{
public:
    Entry(const SandboxRow &row, QWidget *parent)
        : LossEntry(sandboxTitle(row.sandbox), parent)
        , m_key(SandboxKey{row.sandbox.connectionId, row.sandbox.id}.text())
    {
        auto *chip = new Chip(this);
        chip->setState(glyphOf(row.sandbox.status.state, row.stale), stateWord(row.sandbox.status.state));
        auto *id = new Label(row.shortId, Tone::Secondary, this);
        id->setFont(fonts::mono());
        addBefore(chip);
        addBehind(id);
        addBehind(new Label(row.connectionName, Tone::Secondary, this));
        setNote(DeleteDialog::tr("Asking what it would lose…"));
    }

    [[nodiscard]] const QString &key() const { return m_key; }

    void showEdit(const QString &file)
    {
        lost(DeleteDialog::tr("Your edit of %1, not saved in this console").arg(safeText(file)));
    }

    void show(const DeletionPreview &preview)
    {
        setNote({});
        if (!preview.changedFiles)
            lost(DeleteDialog::tr("Changed files outside its mounts: amount unknown"));
        else if (*preview.changedFiles > 0)
            lost(DeleteDialog::tr("%n file(s) changed outside its mounts", nullptr,
                                  static_cast<int>(*preview.changedFiles)));
        if (preview.runningProcesses && *preview.runningProcesses > 0)
            lost(DeleteDialog::tr("%n running process(es)", nullptr, *preview.runningProcesses));
        if (!preview.lostVolumes.isEmpty())
            lost(DeleteDialog::tr("Volumes that are deleted with it: %1")
                     .arg(safeList(preview.lostVolumes).join(QStringLiteral(", "))));
        if (!preview.keptMounts.isEmpty())
            kept(DeleteDialog::tr("Mounts %1").arg(safeList(preview.keptMounts).join(QStringLiteral(", "))));
        if (isEmpty())
            kept(DeleteDialog::tr("Nothing changed outside its mounts"));
    }

    void show(const Error &error)
    {
        setNote({});
        lost(DeleteDialog::tr("Everything outside its mounts: amount unknown. %1").arg(error.message));
    }

private:
    QString m_key;
};

DeleteDialog::DeleteDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_keys(keys)
    , m_sumLabel(new Label({}, Tone::Secondary, this))
{
    const auto count = static_cast<int>(keys.size());
    setObjectName(QStringLiteral("deleteDialog"));
    setWindowTitle(tr("Delete %n sandbox(es)", nullptr, count));
    buildHead();
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
    m_sumLabel->setObjectName(QStringLiteral("deleteSum"));
    m_sumLabel->setWordWrap(true);
    m_sumLabel->setVisible(count > 1);
    content()->addWidget(m_sumLabel);
    buildButtons();
    // What is being asked must not outlive the connection that answers.
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, [this] {
        m_toAsk.clear();
        m_previews.clear();
        reject();
    });
    m_adding.callOnTimeout(this, &DeleteDialog::addSome);
    addSome();
    showSum();
    resize(metrics::scaled(700),
           std::min(metrics::scaled(610), metrics::scaled(190) + metrics::scaled(115) * count));
}

DeleteDialog::~DeleteDialog() = default;

void DeleteDialog::buildHead()
{
    const auto count = static_cast<int>(m_keys.size());
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    const SandboxRow *only = count == 1 ? m_store.find(m_keys.constFirst()) : nullptr;
    auto *question = new Label(only ? tr("Delete %1?").arg(sandboxTitle(only->sandbox))
                                    : tr("Delete %n sandbox(es)?", nullptr, count),
                               Tone::Text, this);
    question->setObjectName(QStringLiteral("deleteQuestion"));
    question->setFont(fonts::objectTitle());
    words->addWidget(question);
    words->addWidget(new Label(count == 1
                                   ? tr("It stops at once. What is marked Lost cannot be brought back.")
                                   : tr("They stop at once. What is marked Lost cannot be brought back."),
                               Tone::Secondary, this));
    head->addWidget(new SymbolLabel(Symbol::Delete, Tone::Failed, this));
    head->addLayout(words, 1);
    content()->addLayout(head);
}

void DeleteDialog::buildButtons()
{
    const auto count = static_cast<int>(m_keys.size());
    auto *copy = makeButton(QStringLiteral("copyListButton"), tr("Copy this list"), this, Symbol::Copy);
    connect(copy, &QPushButton::clicked, this, &DeleteDialog::copyList);
    footer()->insertWidget(0, copy);
    const QString verb = count == 1 ? tr("Delete sandbox") : tr("Delete %n sandbox(es)", nullptr, count);
    m_confirm = makeButton(QStringLiteral("deleteButton"), verb, this, Symbol::Delete, ButtonKind::Danger);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons(), &QDialogButtonBox::accepted, this, &DeleteDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &DeleteDialog::reject);
}

void DeleteDialog::offerRescue(const RescuePlan &plan, bool download)
{
    m_rescue = new RescueBox(plan, download, this);
    m_rescue->setObjectName(QStringLiteral("rescueBox"));
    content()->addWidget(m_rescue);
    connect(m_rescue, &RescueBox::changed, this,
            [this] { setDisabledReason(m_confirm, m_rescue->problem()); });
    resize(width(), height() + m_rescue->sizeHint().height() + content()->spacing());
}

void DeleteDialog::addEdit(const SandboxKey &key, const QString &file)
{
    if (!m_saveEdits) {
        m_saveEdits = makeButton(QStringLiteral("saveEditsButton"), tr("Save edit first…"), this);
        connect(m_saveEdits, &QPushButton::clicked, this, [this] {
            Q_EMIT editsRequested();
            reject();
        });
        footer()->insertWidget(1, m_saveEdits);
    } else {
        m_saveEdits->setText(tr("Save edits first…"));
        m_saveEdits->setAccessibleName(m_saveEdits->text());
    }
    m_edits.insert(key.text(), file);
    const auto shown = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Entry *entry) { return entry->key() == key.text(); });
    if (shown != m_entries.cend())
        (*shown)->showEdit(file);
}

RescuePlan DeleteDialog::plan() const
{
    return m_rescue ? m_rescue->plan() : RescuePlan();
}

/// The dialog is there at once, however many there are.
void DeleteDialog::addSome()
{
    constexpr int atOnce = 20;
    const auto last = std::min<int>({static_cast<int>(m_keys.size()), mostEntries, m_added + atOnce});
    for (; m_added < last; ++m_added)
        addEntry(m_keys.at(m_added));
    if (m_added < std::min<int>(static_cast<int>(m_keys.size()), mostEntries)) {
        m_adding.start();
    } else {
        m_adding.stop();
        if (m_keys.size() > mostEntries) {
            auto *rest = new Label(tr("and %n more, of which all that is not in a mount is lost", nullptr,
                                      static_cast<int>(m_keys.size()) - mostEntries),
                                   Tone::Secondary, this);
            rest->setObjectName(QStringLiteral("deleteRest"));
            rest->setContentsMargins(16, 12, 16, 12);
            m_list->insertWidget(m_list->count() - 1, rest);
        }
    }
    ask();
}

void DeleteDialog::addEntry(const SandboxKey &key)
{
    const SandboxRow *row = m_store.find(key);
    if (!row)
        return;
    if (!m_entries.isEmpty())
        m_list->insertWidget(m_list->count() - 1, new HairLine(Qt::Horizontal, this));
    auto *entry = new Entry(*row, this);
    entry->setObjectName(QStringLiteral("deleteEntry"));
    m_entries.append(entry);
    const QStringList edits = m_edits.values(entry->key());
    for (const QString &file : edits)
        entry->showEdit(file);
    m_list->insertWidget(m_list->count() - 1, entry);
    m_toAsk.emplace_back(key, entry);
}

void DeleteDialog::ask()
{
    while (m_previews.size() < parallelPreviews && !m_toAsk.empty()) {
        const auto [key, entry] = m_toAsk.front();
        m_toAsk.pop_front();
        Backend *backend = m_store.registry().find(key.connectionId);
        if (!backend)
            continue;
        m_previews[key.text()] = backend->sandboxes()->previewDeletion(
            key.id, [this, key = key, entry = entry](const Result<DeletionPreview> &preview) {
                answered(key, entry, preview);
            });
    }
}

void DeleteDialog::answered(const SandboxKey &key, Entry *entry, const Result<DeletionPreview> &preview)
{
    const auto keep = m_previews.extract(key.text());
    preview ? entry->show(*preview) : entry->show(preview.error());
    ++m_sum.answered;
    if (!preview || !preview->changedFiles)
        ++m_sum.unknown;
    if (preview) {
        m_sum.files += preview->changedFiles.value_or(0);
        m_sum.processes += preview->runningProcesses.value_or(0);
        m_sum.volumes += static_cast<int>(preview->lostVolumes.size());
    }
    showSum();
    ask();
}

void DeleteDialog::showSum()
{
    QStringList parts;
    if (m_sum.files > 0)
        parts << tr("%n changed file(s)", nullptr,
                    static_cast<int>(std::min<qint64>(m_sum.files, std::numeric_limits<int>::max())));
    if (m_sum.processes > 0)
        parts << tr("%n running process(es)", nullptr, m_sum.processes);
    if (m_sum.volumes > 0)
        parts << tr("%n volume(s)", nullptr, m_sum.volumes);
    if (m_sum.unknown > 0)
        parts << tr("an unknown amount in %n sandbox(es)", nullptr, m_sum.unknown);
    const auto open = static_cast<int>(m_keys.size()) - m_sum.answered;
    QStringList sentences;
    if (!parts.isEmpty())
        sentences << tr("Lost in all: %1.").arg(parts.join(QStringLiteral(", ")));
    if (open > 0)
        sentences << tr("%n sandbox(es) have not been looked at yet.", nullptr, open);
    m_sumLabel->setText(sentences.isEmpty() ? tr("Nothing is lost that is known of.")
                                            : sentences.join(QLatin1Char(' ')));
}

void DeleteDialog::copyList() const
{
    QStringList texts;
    for (const Entry *entry : m_entries)
        texts << entry->text();
    // Those without an entry of their own.
    for (const SandboxKey &key : m_keys.mid(mostEntries))
        if (const SandboxRow *row = m_store.find(key))
            texts << sandboxTitle(row->sandbox);
    QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

void DeleteDialog::accept()
{
    if (!m_confirm->isEnabled())
        return;
    m_adding.stop();
    m_toAsk.clear();
    m_previews.clear();
    Q_EMIT confirmed(m_keys);
    DialogFrame::accept();
}

} // namespace osc
