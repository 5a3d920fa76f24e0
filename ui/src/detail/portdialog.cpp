// SPDX-License-Identifier: Apache-2.0
#include "detail/portdialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int highestPort = 65'535;
constexpr int usualPort = 8'000;
constexpr qint64 spansOfAddress[] = {600, 3'600, 86'400};

} // namespace

PortDialog::PortDialog(EndpointsStore &store, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_port(new QSpinBox(this))
    , m_signed(new QCheckBox(tr("An address that needs no headers"), this))
    , m_span(new QComboBox(this))
    , m_banner(new Banner(this))
    , m_ask(makeButton(QStringLiteral("portAskButton"), tr("Find address"), this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("portDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Address of a port"));
    m_port->setObjectName(QStringLiteral("portSpin"));
    m_port->setRange(1, highestPort);
    m_port->setValue(usualPort);
    auto *port = new Field(tr("&Port"), m_port, this);
    port->setHint(tr("Inside the sandbox. Nothing needs to listen there yet."));
    m_signed->setObjectName(QStringLiteral("portSignedBox"));
    m_signed->setAccessibleName(m_signed->text());
    m_signed->setMinimumHeight(24);
    m_span->setObjectName(QStringLiteral("portSpanCombo"));
    for (const qint64 seconds : spansOfAddress)
        m_span->addItem(durationText(seconds), seconds);
    m_span->setCurrentIndex(1);
    auto *span = new Field(tr("&Valid for"), m_span, this);
    span->setHint(tr("Who has this address reaches the port until then, without a key."));
    span->hide();
    m_banner->setObjectName(QStringLiteral("portBanner"));
    m_banner->hide();
    content()->addWidget(port);
    content()->addWidget(m_signed);
    content()->addWidget(span);
    content()->addWidget(m_banner);
    content()->addStretch();
    m_ask->setDefault(true);
    buttons()->addButton(m_ask, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(m_signed, &QCheckBox::toggled, span, &QWidget::setVisible);
    connect(buttons(), &QDialogButtonBox::accepted, this, &PortDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(metrics::scaled(440), sizeHint().height());
    m_port->setFocus();
    m_port->selectAll();
}

void PortDialog::accept()
{
    if (!m_ask->isEnabled())
        return;
    m_ask->setEnabled(false);
    m_banner->hide();
    const int port = m_port->value();
    const QDateTime expires =
        m_signed->isChecked() ? QDateTime::currentDateTimeUtc().addSecs(m_span->currentData().toLongLong())
                              : QDateTime();
    m_store.lookUp(port, expires, [dialog = QPointer<PortDialog>(this), port](const Done &done) {
        if (!dialog)
            return;
        dialog->m_ask->setEnabled(true);
        if (!done) {
            dialog->m_banner->setError(done.error());
            return dialog->m_banner->show();
        }
        dialog->DialogFrame::accept();
        Q_EMIT dialog->found(port);
    });
}

} // namespace osc
