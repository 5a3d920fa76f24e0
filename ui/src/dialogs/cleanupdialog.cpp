// SPDX-License-Identifier: Apache-2.0
#include "dialogs/cleanupdialog.h"

#include "widgets/buttons.h"
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

#include <algorithm>

namespace osc {

namespace {

/// More widgets than this make the dialog slow, and nobody reads them.
constexpr qsizetype mostEntries = 200;

Label *makePicture(Symbol icon, Tone tone, QWidget *parent)
{
    auto *label = new Label({}, tone, parent);
    label->setPixmap(
        symbol(icon, tone).pixmap(QSize(metrics::icon, metrics::icon), parent->devicePixelRatioF()));
    return label;
}

} // namespace

CleanUpDialog::CleanUpDialog(const QList<LeftoverRow> &rows, QWidget *parent)
    : DialogFrame(parent)
{
    const auto count = static_cast<int>(rows.size());
    setObjectName(QStringLiteral("cleanUpDialog"));
    setWindowTitle(tr("Clean up"));
    const auto losing = static_cast<int>(std::count_if(
        rows.cbegin(), rows.cend(), [](const LeftoverRow &row) { return row.leftover.losesFiles; }));

    auto *question = new Label(tr("Clean up %n leftover(s)?", nullptr, count), Tone::Text, this);
    question->setObjectName(QStringLiteral("cleanUpQuestion"));
    question->setFont(fonts::objectTitle());
    content()->addWidget(question);
    auto *consequence =
        new Label(losing > 0 ? tr("Files of %n of them are lost and cannot be brought back.", nullptr, losing)
                             : tr("Each is looked at again first; what is in use meanwhile stays."),
                  losing > 0 ? Tone::Failed : Tone::Secondary, this);
    content()->addWidget(consequence);

    auto *card = new OutlinedBox;
    auto *list = new QVBoxLayout(card);
    list->setContentsMargins(1, 1, 1, 1);
    list->setSpacing(0);
    // What loses files first: that is what has to be read.
    QList<LeftoverRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(), [](const LeftoverRow &a, const LeftoverRow &b) {
        return a.leftover.losesFiles > b.leftover.losesFiles;
    });
    for (const LeftoverRow &row : sorted) {
        m_text << tr("%1 (%2): %3. %4")
                      .arg(safeText(row.leftover.name), row.connectionName, row.leftover.why,
                           lossOf(row.leftover));
        if (m_text.size() > mostEntries)
            continue;
        if (m_text.size() > 1)
            list->addWidget(new HairLine(Qt::Horizontal, card));
        list->addWidget(makeEntry(row));
    }
    if (sorted.size() > mostEntries)
        list->addWidget(new Label(tr("and %n more", nullptr, static_cast<int>(sorted.size() - mostEntries)),
                                  Tone::Secondary, card));
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(card);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content()->addWidget(scroll, 1);

    auto *copy = makeButton(QStringLiteral("copyListButton"), tr("Copy this list"), this, Symbol::Copy);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text.join(QLatin1Char('\n'))); });
    footer()->insertWidget(0, copy);
    auto *confirm =
        makeButton(QStringLiteral("confirmCleanUpButton"), tr("Clean up %n leftover(s)", nullptr, count),
                   this, Symbol::Clean, losing > 0 ? ButtonKind::Danger : ButtonKind::Primary);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons(), &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(metrics::scaled(640),
           std::min(metrics::scaled(560), metrics::scaled(180) + metrics::scaled(62) * count));
}

QString CleanUpDialog::lossOf(const Leftover &leftover)
{
    const QString size = leftover.bytes ? bytesText(*leftover.bytes) : tr("amount unknown");
    switch (leftover.kind) {
    case Leftover::Kind::ManagedVolume:
        return tr("The volume and the files in it, %1").arg(size);
    case Leftover::Kind::ExitedSandbox:
        return tr("The sandbox and the files changed in it, %1").arg(size);
    case Leftover::Kind::ExpiredSandbox:
        return tr("The sandbox, which was to be deleted already, with %1 of changed files").arg(size);
    case Leftover::Kind::BucketMount:
        return tr("The mount on this computer; everything in the bucket stays");
    case Leftover::Kind::EgressSidecar:
    case Leftover::Kind::ExecdHelper:
    case Leftover::Kind::VolumeHelper:
        break;
    }
    return tr("A container that nobody uses; no files of yours");
}

QWidget *CleanUpDialog::makeEntry(const LeftoverRow &row)
{
    const bool loses = row.leftover.losesFiles;
    auto *entry = new QWidget(this);
    entry->setObjectName(QStringLiteral("cleanUpEntry"));
    auto *layout = new QVBoxLayout(entry);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(5);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    auto *name = new Label(safeText(row.leftover.name), Tone::Text, entry);
    name->setFont(fonts::section());
    auto *why = new ElidedLabel(Qt::ElideRight, entry);
    why->setTone(Tone::Secondary);
    why->setFullText(row.leftover.why);
    head->addWidget(name);
    head->addWidget(why, 1);
    head->addWidget(new Label(row.connectionName, Tone::Secondary, entry));
    auto *loss = new QHBoxLayout;
    loss->setSpacing(metrics::gap);
    const Tone tone = loses ? Tone::Failed : Tone::Secondary;
    auto *word = new Label(loses ? tr("Lost") : tr("Removed"), tone, entry);
    word->setFont(fonts::name());
    auto *text = new Label(lossOf(row.leftover), Tone::Text, entry);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    loss->addWidget(makePicture(loses ? Symbol::Delete : Symbol::Clean, tone, entry));
    loss->addWidget(word);
    loss->addWidget(text, 1);
    layout->addLayout(head);
    layout->addLayout(loss);
    return entry;
}

} // namespace osc
