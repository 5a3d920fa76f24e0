// SPDX-License-Identifier: Apache-2.0
#include "credentials/secretdialog.h"

#include "credentials/secretclipboard.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/credentialstore.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

SecretDialog::SecretDialog(CredentialStore &store, SecretClipboard &clipboard, const QString &id,
                           Purpose purpose, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_clipboard(clipboard)
    , m_id(id)
    , m_purpose(purpose)
    , m_sentence(new Label({}, Tone::Text, this))
    , m_secret(new QLineEdit(this))
{
    const OssCredential *credential = store.find(id);
    const QString name = credential ? safeText(credential->name) : QString();
    const bool show = purpose == Purpose::Show;
    setObjectName(QStringLiteral("secretDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(show ? tr("Show secret") : tr("Copy secret"));
    auto *title =
        new Label(show ? tr("Show the secret of %1?").arg(name) : tr("Copy the secret of %1?").arg(name),
                  Tone::Text, this);
    title->setFont(fonts::objectTitle());
    m_sentence->setObjectName(QStringLiteral("secretSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setText(show ? tr("Everybody who sees this screen can read it, and can use the key then.")
                             : tr("Every program of this session can read the clipboard. It is cleared "
                                  "after %n second(s).",
                                  nullptr, SecretClipboard::seconds));
    m_secret->setObjectName(QStringLiteral("secretText"));
    m_secret->setAccessibleName(tr("Access key secret"));
    m_secret->setReadOnly(true);
    m_secret->setFont(fonts::mono());
    m_secret->hide();
    content()->addWidget(title);
    content()->addWidget(m_sentence);
    content()->addWidget(m_secret);
    content()->addStretch();
    m_confirm =
        makeButton(QStringLiteral("secretConfirm"), show ? tr("Show secret") : tr("Copy secret"), this);
    m_confirm->setAutoDefault(false);
    buttons()->addButton(m_confirm, QDialogButtonBox::ActionRole);
    auto *cancel = buttons()->addButton(QDialogButtonBox::Close);
    cancel->setObjectName(QStringLiteral("closeButton"));
    cancel->setFocus(Qt::OtherFocusReason);
    connect(m_confirm, &QPushButton::clicked, this, &SecretDialog::confirm);
    connect(buttons(), &QDialogButtonBox::rejected, this, &SecretDialog::reject);
    resize(metrics::scaled(480), metrics::scaled(200));
}

void SecretDialog::confirm()
{
    m_confirm->setEnabled(false);
    m_reading = m_store.reveal(m_id, [this](const Result<OssKey> &key) { take(key); });
}

void SecretDialog::take(const Result<OssKey> &key)
{
    if (!key) {
        m_confirm->setEnabled(true);
        m_sentence->setTone(Tone::Failed);
        m_sentence->setText(key.error().advice.isEmpty() ? key.error().message
                                                         : key.error().message + u' ' + key.error().advice);
        return;
    }
    if (m_purpose == Purpose::Copy) {
        m_clipboard.copy(key->secret);
        return accept();
    }
    m_confirm->hide();
    m_secret->setText(QString::fromUtf8(key->secret.reveal()));
    m_secret->show();
    m_secret->selectAll();
    m_secret->setFocus(Qt::OtherFocusReason);
}

} // namespace osc
