// SPDX-License-Identifier: Apache-2.0
#include "dialogs/lossquestion.h"

#include "dialogs/lossentry.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

LossQuestion::LossQuestion(const QString &objectName, const LossWords &words, QWidget *parent)
    : DialogFrame(parent)
{
    setObjectName(objectName);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    auto *question = new Label(words.question, Tone::Text, this);
    question->setFont(fonts::objectTitle());
    question->setWordWrap(true);
    content()->addWidget(question);
    auto *box = new OutlinedBox(this);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(1, 1, 1, 1);
    auto *entry = new LossEntry(words.object, box);
    for (const QString &line : words.lost)
        entry->lost(line);
    for (const QString &line : words.kept)
        entry->kept(line);
    inside->addWidget(entry);
    content()->addWidget(box);
    content()->addStretch();
    auto *confirm = makeButton(QStringLiteral("lossConfirm"), words.verb, this, {}, ButtonKind::Danger);
    confirm->setAutoDefault(false);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons(), &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(metrics::scaled(540), sizeHint().height());
}

} // namespace osc
