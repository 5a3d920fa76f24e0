// SPDX-License-Identifier: Apache-2.0
#include "servers/openbyiddialog.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

OpenByIdDialog::OpenByIdDialog(SandboxStore &store, const QString &preferred, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_connection(new QComboBox(this))
    , m_id(new QLineEdit(this))
    , m_banner(new Banner(this))
    , m_open(makeButton(QStringLiteral("openByIdButton"), tr("Open"), this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("openByIdDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open sandbox by ID"));
    m_connection->setObjectName(QStringLiteral("openByIdConnection"));
    m_id->setObjectName(QStringLiteral("openByIdField"));
    m_id->setFont(fonts::mono());
    m_banner->setObjectName(QStringLiteral("openByIdBanner"));
    m_banner->hide();
    for (const Backend *backend : store.registry().backends())
        if (backend->status().state == ConnectionState::Live)
            m_connection->addItem(safeText(backend->profile().name), backend->profile().id);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(preferred)));
    const auto add = [this](const QString &label, QWidget *editor) {
        auto *caption = new Label(label, Tone::Text, this);
        caption->setBuddy(editor);
        editor->setAccessibleName(label);
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(caption);
        column->addWidget(editor);
        content()->addLayout(column);
    };
    add(tr("Connection"), m_connection);
    add(tr("ID"), m_id);
    content()->addWidget(m_banner);
    content()->addStretch();
    m_open->setDefault(true);
    buttons()->addButton(m_open, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &OpenByIdDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_id, &QLineEdit::textChanged, this, &OpenByIdDialog::check);
    // What is being asked must not outlive the connection that answers.
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &QDialog::reject);
    check();
    m_id->setFocus();
    resize(metrics::scaled(480), sizeHint().height());
}

void OpenByIdDialog::check()
{
    setDisabledReason(m_open, m_connection->count() == 0         ? tr("No connection is open.")
                              : m_id->text().trimmed().isEmpty() ? tr("Type an ID first.")
                                                                 : QString());
}

void OpenByIdDialog::accept()
{
    Backend *backend = m_store.registry().find(m_connection->currentData().toString());
    if (!backend || !m_open->isEnabled())
        return;
    m_banner->hide();
    m_open->setEnabled(false);
    const SandboxKey key{backend->profile().id, m_id->text().trimmed()};
    m_asking = backend->sandboxes()->get(key.id, [this, key](const Result<Sandbox> &sandbox) {
        check();
        if (!sandbox) {
            m_banner->setError(sandbox.error());
            m_banner->show();
            return;
        }
        Q_EMIT found(key);
        DialogFrame::accept();
    });
}

} // namespace osc
