// SPDX-License-Identifier: Apache-2.0
#include "dialogs/connectdialog.h"

#include "dialogs/enginelist.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

ConnectDialog::ConnectDialog(ConnectionManager &manager, ConnectionRegistry &registry, QWidget *parent)
    : DialogFrame(parent)
    , m_manager(manager)
    , m_registry(registry)
    , m_list(new EngineList(this))
    , m_address(new QLineEdit(this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect to an engine"));
    auto *heading = new Label(tr("Found on this computer"), Tone::Text, this);
    heading->setFont(fonts::section());
    QToolButton *again =
        makeTextToolButton(QStringLiteral("lookAgainButton"), Symbol::Refresh, tr("Look again"), this);
    connect(again, &QToolButton::clicked, this, &ConnectDialog::look);
    auto *head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(again);
    content()->addLayout(head);
    content()->addWidget(m_list);

    auto *label = new QLabel(tr("Another address"), this);
    label->setBuddy(m_address);
    m_address->setObjectName(QStringLiteral("addressField"));
    m_address->setAccessibleName(label->text());
    m_address->setPlaceholderText(QStringLiteral("unix:///var/run/docker.sock"));
    m_hint->setObjectName(QStringLiteral("addressHint"));
    m_hint->setWordWrap(true);
    auto *field = new QVBoxLayout;
    field->setSpacing(4);
    field->addWidget(label);
    field->addWidget(m_address);
    field->addWidget(m_hint);
    content()->addLayout(field);
    content()->addStretch();

    QPushButton *server = makeButton(QStringLiteral("serverButton"), tr("OpenSandbox server…"), this);
    server->setAutoDefault(false);
    connect(server, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT serverRequested();
    });
    footer()->insertWidget(0, server);
    m_connect = makeButton(QStringLiteral("connectButton"), tr("Connect"), this, {}, ButtonKind::Primary);
    m_connect->setDefault(true);
    buttons()->addButton(m_connect, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    connect(m_list, &EngineList::chosenChanged, this, &ConnectDialog::updateButton);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(300ms);
    m_checkTimer.callOnTimeout(this, &ConnectDialog::check);
    connect(m_address, &QLineEdit::textChanged, &m_checkTimer, qOverload<>(&QTimer::start));
    // The timer goes before the fields, which tell of it when they lose the focus because the dialog goes.
    connect(m_address, &QLineEdit::editingFinished, &m_checkTimer, [this] { check(); });
    check();
    look();
    resize(metrics::scaled(620), sizeHint().height());
}

void ConnectDialog::look()
{
    m_discovery = m_manager.discover([this](const Result<QList<FoundConnection>> &found) {
        QStringList known;
        for (const Backend *backend : m_registry.backends())
            known << backend->profile().id;
        m_list->setFound(found ? *found : QList<FoundConnection>(), known);
    });
}

void ConnectDialog::check()
{
    const QString address = m_address->text().trimmed();
    const Result<ConnectionProfile> profile = m_manager.profileFor(address);
    const bool wrong = !address.isEmpty() && !profile;
    setProblem(m_address, wrong);
    m_hint->setTone(wrong ? Tone::Failed : Tone::Secondary);
    m_hint->setText(wrong ? profile.error().message
                          : tr("A socket as unix:///path, or a Docker Engine elsewhere as tcp://host:2376."));
    updateButton();
}

void ConnectDialog::updateButton()
{
    const QString address = m_address->text().trimmed();
    const bool valid = !address.isEmpty() && m_manager.profileFor(address).ok();
    const int count = static_cast<int>(m_list->chosen().size()) + (valid ? 1 : 0);
    m_connect->setEnabled(count > 0 && (address.isEmpty() || valid));
    const QString text = count > 1 ? tr("Connect %1").arg(count) : tr("Connect");
    m_connect->setText(text);
    m_connect->setAccessibleName(text);
}

void ConnectDialog::accept()
{
    for (const ConnectionProfile &profile : m_list->chosen())
        m_manager.connectTo(profile);
    const QString address = m_address->text().trimmed();
    if (const auto typed = m_manager.profileFor(address); !address.isEmpty() && typed)
        m_manager.connectTo(*typed);
    DialogFrame::accept();
}

} // namespace osc
