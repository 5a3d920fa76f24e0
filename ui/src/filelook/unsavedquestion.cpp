// SPDX-License-Identifier: Apache-2.0
#include "filelook/unsavedquestion.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

UnsavedQuestion::UnsavedQuestion(const QString &name, bool canSave, QWidget *window)
    : DialogFrame(window)
{
    setObjectName(QStringLiteral("unsavedQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Close %1").arg(name));
    auto *question = new Label(tr("What you typed into %1 is not saved.").arg(name), Tone::Text, this);
    question->setFont(fonts::objectTitle());
    question->setWordWrap(true);
    auto *text = new Label(tr("Discarding loses it; the file stays as it is."), Tone::Secondary, this);
    text->setWordWrap(true);
    content()->addWidget(question);
    content()->addWidget(text);
    content()->addStretch();

    auto *save =
        makeButton(QStringLiteral("unsavedSaveButton"), tr("Save and close"), this, {}, ButtonKind::Primary);
    auto *discard = makeButton(QStringLiteral("unsavedDiscardButton"), tr("Discard"), this, {},
                               ButtonKind::DangerOutline);
    auto *stay = makeButton(QStringLiteral("unsavedStayButton"), tr("Go on editing"), this);
    save->setEnabled(canSave);
    buttons()->addButton(discard, QDialogButtonBox::DestructiveRole);
    buttons()->addButton(save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(stay, QDialogButtonBox::RejectRole);
    save->setDefault(true);
    connect(save, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT saveRequested();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT discardRequested();
    });
    connect(buttons(), &QDialogButtonBox::rejected, this, &UnsavedQuestion::reject);
    resize(metrics::scaled(480), sizeHint().height());
}

} // namespace osc
