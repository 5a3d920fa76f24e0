// SPDX-License-Identifier: Apache-2.0
#include "network/vaultdialogs.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

QStringList wordsIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

/// As the sidecar takes them: a dotted name, or "*." before one (execd-and-client 3.3).
bool isVaultHost(const QString &host)
{
    static const QRegularExpression name(
        QStringLiteral("^(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?$"),
        QRegularExpression::CaseInsensitiveOption);
    return name.match(host).hasMatch();
}

} // namespace

VaultDialog::VaultDialog(VaultStore &store, const QString &title, const QString &verb, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_hint(new Label({}, Tone::Failed, this))
    , m_banner(new Banner(this))
    , m_save(makeButton(QStringLiteral("vaultSaveButton"), verb, this, {}, ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_hint->setObjectName(QStringLiteral("vaultDialogHint"));
    m_hint->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("vaultDialogBanner"));
    m_banner->hide();
    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &VaultDialog::save);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void VaultDialog::addEditor(const QString &label, QWidget *editor)
{
    auto *caption = new Label(label, Tone::Text, this);
    caption->setBuddy(editor);
    editor->setAccessibleName(label);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(caption);
    column->addWidget(editor);
    content()->addLayout(column);
}

QLineEdit *VaultDialog::addLine(const QString &objectName, const QString &label, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(objectName);
    line->setPlaceholderText(placeholder);
    addEditor(label, line);
    connect(line, &QLineEdit::textChanged, this, &VaultDialog::check);
    return line;
}

void VaultDialog::finish()
{
    content()->addWidget(m_hint);
    content()->addWidget(m_banner);
    content()->addStretch();
    connect(&m_store, &VaultStore::changed, this, &VaultDialog::check);
    check();
    resize(metrics::scaled(520), sizeHint().height());
}

void VaultDialog::check()
{
    const QString why = problem();
    m_hint->setText(why);
    m_save->setEnabled(why.isEmpty() && !m_store.isChanging());
}

void VaultDialog::save()
{
    if (!m_save->isEnabled())
        return;
    m_banner->hide();
    m_store.change(patch(), [dialog = QPointer<VaultDialog>(this)](const Done &done) {
        if (!dialog)
            return;
        if (done)
            return dialog->accept();
        dialog->m_banner->setError(done.error());
        dialog->m_banner->show();
        dialog->check();
    });
}

VaultCredentialDialog::VaultCredentialDialog(VaultStore &store, const QString &replaced, QWidget *parent)
    : VaultDialog(store, replaced.isEmpty() ? tr("Add credential") : tr("New value of %1").arg(replaced),
                  replaced.isEmpty() ? tr("Add credential") : tr("Replace value"), parent)
    , m_replaced(replaced)
    , m_name(addLine(QStringLiteral("vaultNameField"), tr("Name"), QStringLiteral("github-token")))
    , m_value(addLine(QStringLiteral("vaultValueField"), tr("Value")))
{
    setObjectName(QStringLiteral("vaultCredentialDialog"));
    m_name->setText(replaced);
    m_name->setEnabled(replaced.isEmpty());
    m_value->setEchoMode(QLineEdit::Password);
    auto *note =
        new Label(tr("The value goes to the sandbox's proxy and is kept nowhere else. Programs in the "
                     "sandbox never see it."),
                  Tone::Secondary, this);
    note->setWordWrap(true);
    content()->addWidget(note);
    finish();
}

QString VaultCredentialDialog::problem() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return tr("The credential needs a name.");
    if (m_replaced.isEmpty() && store().credentialNames().contains(name))
        return tr("There is a credential %1 already.").arg(safeText(name));
    return m_value->text().isEmpty() ? tr("The credential needs a value.") : QString();
}

VaultPatch VaultCredentialDialog::patch() const
{
    VaultPatch patch;
    const VaultSecret secret{m_name->text().trimmed(), SecretString(m_value->text())};
    (m_replaced.isEmpty() ? patch.addCredentials : patch.replaceCredentials).append(secret);
    return patch;
}

VaultBindingDialog::VaultBindingDialog(VaultStore &store, const QString &replaced, QWidget *parent)
    : VaultDialog(store, replaced.isEmpty() ? tr("Add binding") : tr("Change the binding %1").arg(replaced),
                  replaced.isEmpty() ? tr("Add binding") : tr("Change binding"), parent)
    , m_replaced(replaced)
    , m_name(addLine(QStringLiteral("vaultBindingNameField"), tr("Name"), QStringLiteral("github")))
    , m_hosts(addLine(QStringLiteral("vaultHostsField"), tr("Hosts"),
                      QStringLiteral("api.github.com *.example.com")))
    , m_type(new QComboBox(this))
    , m_header(nullptr)
    , m_credential(new QComboBox(this))
    , m_methods(nullptr)
    , m_paths(nullptr)
{
    using Type = VaultAuth::Type;
    setObjectName(QStringLiteral("vaultBindingDialog"));
    m_type->setObjectName(QStringLiteral("vaultTypeCombo"));
    for (const Type each : {Type::Bearer, Type::Basic, Type::ApiKey, Type::Passthrough})
        m_type->addItem(vaultAuthText({.type = each}), static_cast<int>(each));
    addEditor(tr("How it is put in"), m_type);
    m_header =
        addLine(QStringLiteral("vaultHeaderField"), tr("Name of the header"), QStringLiteral("X-Api-Key"));
    m_credential->setObjectName(QStringLiteral("vaultCredentialCombo"));
    m_credential->addItems(store.credentialNames());
    addEditor(tr("Credential"), m_credential);
    m_methods = addLine(QStringLiteral("vaultMethodsField"), tr("Methods"),
                        QStringLiteral("GET POST PUT PATCH DELETE"));
    m_paths = addLine(QStringLiteral("vaultPathsField"), tr("Paths"), QStringLiteral("/*"));
    auto *note =
        new Label(tr("Requests over https to these hosts get the credential. A rule of the policy must "
                     "allow each host by name."),
                  Tone::Secondary, this);
    note->setWordWrap(true);
    content()->addWidget(note);
    if (store.state())
        for (const VaultBinding &binding : store.state()->bindings)
            if (binding.name == replaced)
                fill(binding);
    m_name->setEnabled(replaced.isEmpty());
    connect(m_type, &QComboBox::currentIndexChanged, this, &VaultBindingDialog::showType);
    showType();
    finish();
}

void VaultBindingDialog::fill(const VaultBinding &binding)
{
    m_name->setText(binding.name);
    m_hosts->setText(binding.match.hosts.join(QLatin1Char(' ')));
    const int type = m_type->findData(static_cast<int>(binding.auth.type));
    m_type->setCurrentIndex(std::max(0, type));
    m_header->setText(binding.auth.headerName);
    m_methods->setText(binding.match.methods.join(QLatin1Char(' ')));
    m_paths->setText(binding.match.paths.join(QLatin1Char(' ')));
}

VaultAuth::Type VaultBindingDialog::type() const
{
    return static_cast<VaultAuth::Type>(m_type->currentData().toInt());
}

void VaultBindingDialog::showType()
{
    m_header->setEnabled(type() == VaultAuth::Type::ApiKey);
    m_credential->setEnabled(type() != VaultAuth::Type::Passthrough);
    check();
}

QString VaultBindingDialog::problem() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return tr("The binding needs a name.");
    if (m_replaced.isEmpty() && store().bindingNames().contains(name))
        return tr("There is a binding %1 already.").arg(safeText(name));
    const QStringList hosts = wordsIn(m_hosts->text());
    if (hosts.isEmpty())
        return tr("The binding needs a host.");
    for (const QString &host : hosts)
        if (!isVaultHost(host))
            return tr("“%1” is no host for a vault: it takes names such as api.example.com or *.example.com.")
                .arg(shortText(host, 60));
    if (type() == VaultAuth::Type::ApiKey && m_header->text().trimmed().isEmpty())
        return tr("The header needs a name.");
    for (const QString &path : wordsIn(m_paths->text()))
        if (!path.startsWith(QLatin1Char('/')))
            return tr("A path begins with a slash.");
    return {};
}

VaultPatch VaultBindingDialog::patch() const
{
    VaultBinding binding;
    binding.name = m_name->text().trimmed();
    binding.match.hosts = wordsIn(m_hosts->text());
    binding.match.methods = wordsIn(m_methods->text().toUpper());
    binding.match.paths = wordsIn(m_paths->text());
    binding.auth.type = type();
    if (m_credential->isEnabled())
        binding.auth.credential = m_credential->currentText();
    if (m_header->isEnabled())
        binding.auth.headerName = m_header->text().trimmed();
    VaultPatch patch;
    (m_replaced.isEmpty() ? patch.addBindings : patch.replaceBindings).append(binding);
    return patch;
}

} // namespace osc
