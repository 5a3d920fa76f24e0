// SPDX-License-Identifier: Apache-2.0
#include "credentials/deletecredentialsdialog.h"

#include "credentials/credentialkey.h"
#include "dialogs/lossentry.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/credentialstore.h>
#include <models/credentialuse.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

LossEntry *makeKeyEntry(const OssCredential &credential, const CredentialUse &use, QWidget *parent)
{
    auto *entry = new LossEntry(safeText(credential.name), parent);
    auto *id = new Label(safeText(credential.maskedKeyId), Tone::Secondary, entry);
    id->setFont(fonts::mono());
    entry->addBehind(id);
    entry->lost(DeleteCredentialsDialog::tr("The key in the keychain. It cannot be brought back from here."));
    if (!use.users(credential).isEmpty())
        entry->lost(use.removalText(credential));
    entry->kept(DeleteCredentialsDialog::tr("The key itself at its provider, buckets and files"));
    return entry;
}

} // namespace

DeleteCredentialsDialog::DeleteCredentialsDialog(const CredentialServices &services, const QStringList &keys,
                                                 QWidget *parent)
    : DialogFrame(parent)
    , m_services(services)
    , m_keys(keys)
{
    setObjectName(QStringLiteral("deleteCredentialsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto count = static_cast<int>(keys.size());
    setWindowTitle(tr("Delete %n credential(s)", nullptr, count));
    auto *question = new Label(tr("Delete %n credential(s)?", nullptr, count), Tone::Text, this);
    question->setObjectName(QStringLiteral("deleteQuestion"));
    question->setFont(fonts::objectTitle());
    content()->addWidget(question);
    addEntries();
    addButtons();
    resize(metrics::scaled(560), std::min(metrics::scaled(600), metrics::scaled(170 + 130 * count)));
}

void DeleteCredentialsDialog::addEntries()
{
    auto *card = new OutlinedBox;
    auto *list = new QVBoxLayout(card);
    list->setContentsMargins(1, 1, 1, 1);
    list->setSpacing(0);
    for (const QString &key : std::as_const(m_keys)) {
        const CredentialKey parts = credentialKey(key);
        if (const OssCredential *credential = parts.isOss ? m_services.store->find(parts.id) : nullptr) {
            list->addWidget(makeKeyEntry(*credential, *m_services.use, card));
        } else {
            auto *entry = new LossEntry(safeText(parts.id), card);
            entry->lost(tr("The login to this registry: images from it that need a login cannot be pulled "
                           "until you type it again."));
            list->addWidget(entry);
        }
    }
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(card);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content()->addWidget(scroll, 1);
}

void DeleteCredentialsDialog::addButtons()
{
    const auto count = static_cast<int>(m_keys.size());
    auto *confirm = makeButton(QStringLiteral("deleteCredentialsButton"),
                               tr("Delete %n credential(s)", nullptr, count), this, {}, ButtonKind::Danger);
    confirm->setAutoDefault(false);
    buttons()->addButton(confirm, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons()->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    cancel->setFocus(Qt::OtherFocusReason);
    connect(buttons(), &QDialogButtonBox::rejected, this, &DeleteCredentialsDialog::reject);
    connect(buttons(), &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT confirmed(m_keys);
        accept();
    });
}

} // namespace osc
