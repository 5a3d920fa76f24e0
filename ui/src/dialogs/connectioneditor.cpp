// SPDX-License-Identifier: Apache-2.0
#include "dialogs/connectioneditor.h"

#include "dialogs/folderlist.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

QCheckBox *makeTick(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *tick = new QCheckBox(text, parent);
    tick->setObjectName(objectName);
    tick->setAccessibleName(text);
    tick->setMinimumHeight(24);
    return tick;
}

} // namespace

ConnectionEditor::ConnectionEditor(ConnectionManager &manager, ConnectionRegistry &registry,
                                   const QString &connectionId, QWidget *parent)
    : DialogFrame(parent)
    , m_manager(manager)
    , m_registry(registry)
{
    if (const Backend *backend = registry.find(connectionId))
        m_profile = backend->profile();
    setObjectName(QStringLiteral("connectionEditor"));
    setWindowTitle(tr("Connection %1").arg(safeText(m_profile.name)));
    content()->setSpacing(4);
    m_name = addField(QStringLiteral("connectionNameField"), tr("Name"), m_profile.name);
    m_address = addField(QStringLiteral("connectionAddressField"), tr("Address"), m_profile.endpoint,
                         QStringLiteral("unix:///var/run/docker.sock"));
    m_address->setFont(fonts::mono());
    addTls(m_profile);
    addFolders(m_profile);
    m_hint = new Label({}, Tone::Secondary, this);
    m_hint->setObjectName(QStringLiteral("connectionHint"));
    m_hint->setWordWrap(true);
    content()->addSpacing(8);
    content()->addWidget(m_hint);
    content()->addStretch();
    addButtons();
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(300ms);
    m_checkTimer.callOnTimeout(this, &ConnectionEditor::check);
    // The timer goes before the fields, which tell of it when they lose the focus because the dialog goes.
    for (QLineEdit *field : {m_name, m_address, m_tls}) {
        connect(field, &QLineEdit::textChanged, &m_checkTimer, qOverload<>(&QTimer::start));
        connect(field, &QLineEdit::editingFinished, &m_checkTimer, [this] { check(); });
    }
    connect(&registry, &ConnectionRegistry::removed, this, [this](const QString &gone) {
        if (gone == m_profile.id)
            reject();
    });
    check();
    resize(roomFor(*this, QSize(metrics::scaled(560), sizeHint().height())));
}

QLineEdit *ConnectionEditor::addField(const QString &objectName, const QString &label, const QString &text,
                                      const QString &placeholder)
{
    auto *field = new QLineEdit(text, this);
    field->setObjectName(objectName);
    field->setAccessibleName(label);
    field->setPlaceholderText(placeholder);
    auto *caption = new Label(label, Tone::Text, this);
    caption->setBuddy(field);
    content()->addWidget(caption);
    content()->addWidget(field);
    content()->addSpacing(8);
    return field;
}

void ConnectionEditor::addTls(const ConnectionProfile &profile)
{
    auto *caption = new Label(tr("Folder with ca.pem, cert.pem and key.pem"), Tone::Text, this);
    m_tls = new QLineEdit(profile.tlsDirectory, this);
    m_tls->setObjectName(QStringLiteral("connectionTlsField"));
    m_tls->setAccessibleName(caption->text());
    m_tls->setPlaceholderText(tr("None: no client certificate"));
    caption->setBuddy(m_tls);
    QPushButton *choose = makeButton(QStringLiteral("chooseTlsButton"), tr("Choose…"), this);
    connect(choose, &QPushButton::clicked, this, &ConnectionEditor::chooseTlsFolder);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_tls, 1);
    row->addWidget(choose);
    m_verify = makeTick(QStringLiteral("verifyTlsBox"), tr("Check the certificate of the engine"), this);
    m_verify->setChecked(profile.verifyTls);
    connect(m_verify, &QCheckBox::toggled, this, &ConnectionEditor::check);
    content()->addWidget(caption);
    content()->addLayout(row);
    content()->addWidget(m_verify);
    content()->addSpacing(8);
}

void ConnectionEditor::addFolders(const ConnectionProfile &profile)
{
    auto *heading = new Label(tr("Host folders that sandboxes may mount"), Tone::Text, this);
    heading->setFont(fonts::section());
    m_folders = new FolderList(heading->text(), this);
    m_folders->setFolders(profile.allowedHostPaths);
    connect(m_folders, &FolderList::changed, this, &ConnectionEditor::check);
    content()->addWidget(heading);
    auto *hint =
        new Label(tr("You are asked once for each new folder, and what you allow then is added to this list. "
                     "Folders below an allowed one are allowed too."),
                  Tone::Secondary, this);
    hint->setWordWrap(true);
    content()->addWidget(hint);
    content()->addWidget(m_folders);
}

void ConnectionEditor::addButtons()
{
    QPushButton *forget =
        makeButton(QStringLiteral("forgetConnectionButton"), tr("Forget this connection"), this);
    forget->setToolTip(tr("Its sandboxes stay where they are."));
    connect(forget, &QPushButton::clicked, this, [this] {
        const QString id = m_profile.id;
        ConnectionManager &manager = m_manager;
        reject();
        manager.forget(id);
    });
    footer()->insertWidget(0, forget);
    m_save = makeButton(QStringLiteral("saveConnectionButton"), tr("Save connection"), this, {},
                        ButtonKind::Primary);
    m_save->setDefault(true);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &ConnectionEditor::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ConnectionEditor::reject);
}

void ConnectionEditor::chooseTlsFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder with the certificates"), m_tls->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_tls, &QLineEdit::setText);
    dialog->open();
}

QString ConnectionEditor::addressProblem() const
{
    const auto profile = m_manager.profileFor(m_address->text().trimmed());
    if (!profile)
        return profile.error().message;
    const Backend *other = m_registry.find(profile->id);
    if (other && other->profile().id != m_profile.id && profile->endpoint != m_profile.endpoint)
        return tr("The connection %1 has this address already.").arg(safeText(other->profile().name));
    return {};
}

QString ConnectionEditor::tlsProblem() const
{
    const QString folder = m_tls->text().trimmed();
    if (folder.isEmpty())
        return {};
    if (!QDir(folder).exists())
        return tr("The folder %1 does not exist.").arg(safeText(folder));
    return QDir(folder).exists(QStringLiteral("ca.pem")) || QDir(folder).exists(QStringLiteral("cert.pem"))
               ? QString()
               : tr("There is neither ca.pem nor cert.pem in %1.").arg(safeText(folder));
}

ConnectionProfile ConnectionEditor::edited() const
{
    ConnectionProfile profile = m_profile;
    // The allowed folders may have grown meanwhile; the rest of the profile as well.
    if (const Backend *backend = m_registry.find(m_profile.id))
        profile = backend->profile();
    profile.name = m_name->text().trimmed();
    profile.endpoint = m_address->text().trimmed();
    profile.tlsDirectory = m_tls->text().trimmed();
    profile.verifyTls = m_verify->isChecked();
    profile.allowedHostPaths = m_folders->folders();
    return profile;
}

void ConnectionEditor::check()
{
    const bool named = !m_name->text().trimmed().isEmpty();
    const QString address = addressProblem();
    const QString tls = tlsProblem();
    setProblem(m_name, !named);
    setProblem(m_address, !address.isEmpty());
    setProblem(m_tls, !tls.isEmpty());
    QString problem = named ? QString() : tr("The connection needs a name.");
    if (problem.isEmpty())
        problem = address.isEmpty() ? tls : address;
    m_save->setEnabled(problem.isEmpty());
    m_hint->setTone(problem.isEmpty() ? Tone::Secondary : Tone::Failed);
    if (!problem.isEmpty())
        return m_hint->setText(problem);
    if (edited().endpoint != m_profile.endpoint)
        m_hint->setText(tr("With another address it is another engine: the list shows the sandboxes there."));
    else if (!m_verify->isChecked())
        m_hint->setText(tr("Without the check anybody on the way can pose as the engine."));
    else
        m_hint->setText({});
}

void ConnectionEditor::accept()
{
    check();
    if (!m_save->isEnabled())
        return;
    ConnectionProfile profile = edited();
    const bool elsewhere = profile.endpoint != m_profile.endpoint;
    const bool otherwise =
        profile.tlsDirectory != m_profile.tlsDirectory || profile.verifyTls != m_profile.verifyTls;
    DialogFrame::accept();
    if (!elsewhere && !otherwise)
        return m_manager.change(profile);
    if (elsewhere) {
        const auto made = m_manager.profileFor(profile.endpoint);
        profile.id = made->id;
        profile.origin = made->origin;
    }
    m_manager.replace(m_profile.id, profile);
}

} // namespace osc
