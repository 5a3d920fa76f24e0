// SPDX-License-Identifier: Apache-2.0
#include "dialogs/deletedialog.h"

#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace osc {

namespace {

Label *makeIcon(Symbol icon, Tone tone, QWidget *parent)
{
    auto *label = new Label({}, tone, parent);
    label->setPixmap(
        symbol(icon, tone).pixmap(QSize(metrics::icon, metrics::icon), parent->devicePixelRatioF()));
    return label;
}

QStringList safeList(const QStringList &texts)
{
    QStringList safe;
    for (const QString &text : texts)
        safe << safeText(text);
    return safe;
}

} // namespace

/// What is lost and kept of one sandbox.
class DeleteDialog::Entry : public QWidget
{
public:
    Entry(const SandboxRow &row, QWidget *parent)
        : QWidget(parent)
        , m_title(sandboxTitle(row.sandbox))
        , m_lines(new QVBoxLayout)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(16, 12, 16, 12);
        layout->setSpacing(7);
        auto *head = new QHBoxLayout;
        head->setSpacing(metrics::gap);
        auto *chip = new Chip(this);
        chip->setState(glyphOf(row.sandbox.status.state, row.stale), stateWord(row.sandbox.status.state));
        auto *name = new Label(m_title, Tone::Text, this);
        name->setFont(fonts::section());
        auto *id = new Label(row.shortId, Tone::Secondary, this);
        id->setFont(fonts::mono());
        head->addWidget(chip);
        head->addWidget(name);
        head->addWidget(id);
        head->addWidget(new Label(row.connectionName, Tone::Secondary, this));
        head->addStretch();
        m_lines->setSpacing(6);
        layout->addLayout(head);
        layout->addLayout(m_lines);
        m_asking = new Label(DeleteDialog::tr("Asking what it would lose…"), Tone::Secondary, this);
        m_lines->addWidget(m_asking);
    }

    void show(const DeletionPreview &preview)
    {
        m_asking->hide();
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
        if (m_text.isEmpty())
            kept(DeleteDialog::tr("Nothing changed outside its mounts"));
    }

    void show(const Error &error)
    {
        m_asking->hide();
        lost(DeleteDialog::tr("Everything outside its mounts: amount unknown. %1").arg(error.message));
    }

    [[nodiscard]] QString text() const
    {
        return m_title + QLatin1Char('\n') + m_text.join(QLatin1Char('\n'));
    }

private:
    void lost(const QString &text) { add(Symbol::Delete, Tone::Failed, DeleteDialog::tr("Lost"), text); }
    void kept(const QString &text) { add(Symbol::Ok, Tone::Running, DeleteDialog::tr("Kept"), text); }

    void add(Symbol icon, Tone tone, const QString &word, const QString &text)
    {
        auto *row = new QHBoxLayout;
        row->setSpacing(metrics::gap);
        auto *head = new Label(word, tone, this);
        head->setFont(fonts::name());
        head->setMinimumWidth(QFontMetrics(fonts::name()).horizontalAdvance(QStringLiteral("Kept  xx")));
        auto *label = new Label(text, Tone::Text, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(makeIcon(icon, tone, this), 0, Qt::AlignTop);
        row->addWidget(head, 0, Qt::AlignTop);
        row->addWidget(label, 1);
        m_lines->addLayout(row);
        m_text << QStringLiteral("  %1: %2").arg(word, text);
    }

    QString m_title;
    QVBoxLayout *m_lines;
    Label *m_asking;
    QStringList m_text;
};

DeleteDialog::DeleteDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_keys(keys)
{
    const int count = static_cast<int>(keys.size());
    setObjectName(QStringLiteral("deleteDialog"));
    setWindowTitle(tr("Delete %n sandbox(es)", nullptr, count));

    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    const SandboxRow *only = count == 1 ? store.find(keys.constFirst()) : nullptr;
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
    head->addWidget(makeIcon(Symbol::Delete, Tone::Failed, this));
    head->addLayout(words, 1);
    content()->addLayout(head);

    auto *card = new OutlinedBox;
    auto *list = new QVBoxLayout(card);
    list->setContentsMargins(1, 1, 1, 1);
    list->setSpacing(0);
    for (const SandboxKey &key : keys)
        addEntry(key, list);
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(card);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content()->addWidget(scroll, 1);

    auto *copy = makeButton(QStringLiteral("copyListButton"), tr("Copy this list"), this, Symbol::Copy);
    connect(copy, &QPushButton::clicked, this, &DeleteDialog::copyList);
    footer()->insertWidget(0, copy);
    const QString verb = count == 1 ? tr("Delete sandbox") : tr("Delete %n sandbox(es)", nullptr, count);
    auto *confirm =
        makeButton(QStringLiteral("deleteButton"), verb, this, Symbol::Delete, ButtonKind::Danger);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    // What is being asked must not outlive the connection that answers.
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, [this] {
        m_previews.clear();
        reject();
    });
    connect(buttons(), &QDialogButtonBox::accepted, this, &DeleteDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &DeleteDialog::reject);
    resize(metrics::scaled(700),
           std::min(metrics::scaled(610), metrics::scaled(190) + metrics::scaled(115) * count));
}

void DeleteDialog::addEntry(const SandboxKey &key, QVBoxLayout *layout)
{
    const SandboxRow *row = m_store.find(key);
    Backend *backend = m_store.registry().find(key.connectionId);
    if (!row || !backend)
        return;
    if (!m_entries.isEmpty())
        layout->addWidget(new HairLine(Qt::Horizontal, this));
    auto *entry = new Entry(*row, this);
    entry->setObjectName(QStringLiteral("deleteEntry"));
    m_entries.append(entry);
    layout->addWidget(entry);
    m_previews.push_back(
        backend->sandboxes()->previewDeletion(key.id, [entry](const Result<DeletionPreview> &preview) {
            preview ? entry->show(*preview) : entry->show(preview.error());
        }));
}

void DeleteDialog::copyList() const
{
    QStringList texts;
    for (const Entry *entry : m_entries)
        texts << entry->text();
    QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

void DeleteDialog::accept()
{
    m_previews.clear();
    for (const SandboxKey &key : std::as_const(m_keys))
        m_store.kill(key);
    DialogFrame::accept();
}

} // namespace osc
