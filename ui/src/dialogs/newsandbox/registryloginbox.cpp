// SPDX-License-Identifier: Apache-2.0
#include "registryloginbox.h"

#include "widgets/labels.h"

#include <models/specsecrets.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace osc {

RegistryLoginBox::RegistryLoginBox(FormContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_toggle(new QToolButton(this))
    , m_note(makeNote({}, this))
    , m_body(new QWidget(this))
    , m_user(new QLineEdit(m_body))
    , m_password(new QLineEdit(m_body))
    , m_keep(new QCheckBox(tr("&Keep in the keychain"), m_body))
    , m_userField(new Field(tr("&User"), m_user, m_body))
{
    m_toggle->setText(tr("Registry &login"));
    m_toggle->setAccessibleName(tr("Registry login"));
    m_toggle->setObjectName(QStringLiteral("registryLoginToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_user->setObjectName(QStringLiteral("registryUserEdit"));
    m_password->setObjectName(QStringLiteral("registryPasswordEdit"));
    m_password->setEchoMode(QLineEdit::Password);
    m_keep->setObjectName(QStringLiteral("keepLoginCheckBox"));
    m_keep->setAccessibleName(tr("Keep in the keychain"));
    m_userField->setClaims({QStringLiteral("image.auth"), QStringLiteral("auth")});

    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(22, 0, 0, 4);
    grid->setSpacing(8);
    grid->addWidget(m_userField, 0, 0, Qt::AlignTop);
    grid->addWidget(new Field(tr("&Password"), m_password, m_body), 0, 1, Qt::AlignTop);
    grid->addWidget(m_keep, 1, 0, 1, 2);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_toggle);
    row->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_body);

    connect(m_toggle, &QToolButton::toggled, this, &RegistryLoginBox::setOpen);
    connect(m_user, &QLineEdit::textEdited, this, &RegistryLoginBox::write);
    connect(m_password, &QLineEdit::textEdited, this, &RegistryLoginBox::write);
    connect(&context, &FormContext::backendChanged, this, &RegistryLoginBox::showState);
    if (context.secrets())
        connect(context.secrets(), &SecretStore::stateChanged, this, &RegistryLoginBox::showState);
    setOpen(false);
    showState();
}

void RegistryLoginBox::load()
{
    const auto &auth = m_context.spec().auth;
    m_user->setText(auth ? auth->username : QString());
    m_password->setText(auth ? QString::fromUtf8(auth->password.reveal()) : QString());
    setOpen(auth.has_value());
}

void RegistryLoginBox::setOpen(bool open)
{
    m_toggle->setChecked(open);
    m_toggle->setIcon(symbol(open ? Symbol::GoDown : Symbol::GoNext, Tone::Secondary));
    m_body->setVisible(open);
    if (open)
        readKept();
}

void RegistryLoginBox::write()
{
    m_context.draft().edit([this](SandboxSpec &spec) {
        if (m_user->text().isEmpty() && m_password->text().isEmpty())
            spec.auth.reset();
        else
            spec.auth = RegistryLogin{m_user->text(), SecretString(m_password->text())};
    });
}

void RegistryLoginBox::readKept()
{
    auto *secrets = m_context.secrets();
    const auto isComplete = [this] {
        const auto &auth = m_context.spec().auth;
        return auth && !auth->password.isEmpty();
    };
    if (!secrets || isComplete() || m_context.spec().image.isEmpty())
        return;
    m_reading = secrets->read(registryLoginKey(m_context.spec().image),
                              [this, isComplete](Result<std::optional<SecretString>> result) {
                                  if (!result || !*result || isComplete())
                                      return;
                                  const auto login = unpackedLogin(**result);
                                  if (!login)
                                      return;
                                  m_user->setText(login->username);
                                  m_password->setText(QString::fromUtf8(login->password.reveal()));
                                  m_keep->setChecked(true);
                                  write();
                              });
}

void RegistryLoginBox::keep(std::function<void(Error)> failed)
{
    auto *secrets = m_context.secrets();
    const auto &auth = m_context.spec().auth;
    if (!secrets || !auth || !m_keep->isChecked() || !m_keep->isEnabled())
        return;
    secrets
        ->write(registryLoginKey(m_context.spec().image), packedLogin(*auth),
                [failed = std::move(failed)](const Done &done) {
                    if (!done)
                        failed(done.error());
                })
        .detach();
}

void RegistryLoginBox::showState()
{
    const Capabilities capabilities = m_context.capabilities();
    const bool can = capabilities.can(Feature::RegistryLogin);
    m_toggle->setEnabled(can);
    m_body->setEnabled(can);
    m_note->setText(can ? tr("Only for an image that its registry does not give to everybody.")
                        : capabilities.whyNot(Feature::RegistryLogin));
    m_toggle->setAccessibleDescription(m_note->text());
    const auto *secrets = m_context.secrets();
    m_keep->setEnabled(secrets);
    m_keep->setText(secrets && secrets->state() == SecretStoreState::MemoryOnly
                        ? tr("&Keep until the program ends (there is no keychain)")
                        : tr("&Keep in the keychain"));
}

} // namespace osc
