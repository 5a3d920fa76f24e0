// SPDX-License-Identifier: Apache-2.0
#include "dialogs/mountanotherdialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

MountAnotherDialog::MountAnotherDialog(const QString &sandbox, QWidget *parent)
    : DialogFrame(parent)
{
    setObjectName(QStringLiteral("mountAnotherDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Mount another"));
    auto *title = new Label(tr("Sandbox %1 cannot get another mount").arg(sandbox), Tone::Text, this);
    title->setFont(fonts::objectTitle());
    title->setWordWrap(true);
    auto *why = new Label(tr("Mounts are set when a sandbox is made. Create another one like it, with the "
                             "same image, mounts, variables and limits, and add the mount there. Both then "
                             "share what is in their mounts; what %1 changed outside of them stays in it.")
                              .arg(sandbox),
                          Tone::Secondary, this);
    why->setObjectName(QStringLiteral("mountAnotherWhy"));
    why->setWordWrap(true);
    content()->addWidget(title);
    content()->addWidget(why);
    content()->addStretch();
    auto *confirm = makeButton(QStringLiteral("mountAnotherConfirm"), tr("Create another like this…"), this,
                               {}, ButtonKind::Primary);
    confirm->setDefault(true);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(metrics::scaled(520), sizeHint().height());
}

} // namespace osc
