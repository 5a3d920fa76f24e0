// SPDX-License-Identifier: Apache-2.0
#include "readinesspage.h"

#include "hooksbox.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QButtonGroup>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace osc {

ReadinessPage::ReadinessPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Readiness, tr("Readiness"),
               tr("When the sandbox counts as ready. It is kept when it does not become ready in time."),
               parent)
    , m_kind(new QButtonGroup(this))
    , m_port(new QSpinBox(this))
    , m_path(new QLineEdit(this))
    , m_timeout(new QSpinBox(this))
    , m_http(new QWidget(this))
    , m_hooks(new HooksBox(context, this))
{
    auto *column = makeColumn();
    auto *heading = new Label(tr("It is ready when…"), Tone::Text, this);
    heading->setFont(fonts::section());
    column->addWidget(heading);

    const struct
    {
        ReadinessCheck::Kind kind;
        QString text;
        QString note;
        QString name;
    } kinds[] = {
        {ReadinessCheck::Kind::Execd, tr("&execd answers"),
         tr("The agent in the sandbox; files, commands and metrics go through it."),
         QStringLiteral("execdRadio")},
        {ReadinessCheck::Kind::Http, tr("An &HTTP server in it answers"), tr("With a status below 400."),
         QStringLiteral("httpRadio")},
        {ReadinessCheck::Kind::State, tr("It &runs"), tr("Nothing else is waited for."),
         QStringLiteral("stateRadio")},
    };
    for (const auto &entry : kinds) {
        auto *radio = new QRadioButton(entry.text, this);
        radio->setObjectName(entry.name);
        radio->setAccessibleDescription(entry.note);
        m_kind->addButton(radio, int(entry.kind));
        auto *choice = new QVBoxLayout;
        choice->setSpacing(2);
        choice->addWidget(radio);
        auto *note = makeNote(entry.note, this);
        note->setContentsMargins(24, 0, 0, 0);
        choice->addWidget(note);
        if (entry.kind == ReadinessCheck::Kind::Http)
            choice->addWidget(m_http);
        column->addLayout(choice);
    }

    constexpr int lastPort = 65535;
    m_port->setObjectName(QStringLiteral("readinessPortSpin"));
    m_port->setRange(1, lastPort);
    m_path->setObjectName(QStringLiteral("readinessPathEdit"));
    m_path->setFont(fonts::mono());
    auto *httpLayout = new QGridLayout(m_http);
    httpLayout->setContentsMargins(24, 4, 0, 0);
    httpLayout->setSpacing(12);
    httpLayout->addWidget(makeField(tr("&Port in the sandbox"), m_port, {QStringLiteral("readiness.port")}),
                          0, 0, Qt::AlignTop);
    httpLayout->addWidget(makeField(tr("P&ath"), m_path, {QStringLiteral("readiness.path")}), 0, 1,
                          Qt::AlignTop);
    httpLayout->setColumnStretch(1, 1);

    constexpr int longest = 3600;
    m_timeout->setObjectName(QStringLiteral("readinessTimeoutSpin"));
    m_timeout->setRange(1, longest);
    m_timeout->setSuffix(tr(" s"));
    m_timeoutField = makeField(tr("&Wait at most"), m_timeout, {QStringLiteral("readiness.timeoutSeconds")});
    m_timeoutField->setMaximumWidth(metrics::scaled(200));
    column->addSpacing(8);
    column->addWidget(m_timeoutField);
    column->addSpacing(12);
    column->addWidget(m_hooks);
    const auto hookFields = m_hooks->fields();
    for (Field *field : hookFields)
        adoptField(field);
    column->addStretch();

    connect(m_kind, &QButtonGroup::idClicked, this, &ReadinessPage::take);
    connect(m_port, &QSpinBox::valueChanged, this, &ReadinessPage::take);
    connect(m_timeout, &QSpinBox::valueChanged, this, &ReadinessPage::take);
    connect(m_path, &QLineEdit::textEdited, this, &ReadinessPage::take);
    load();
}

void ReadinessPage::load()
{
    whileLoading([this] {
        const auto &readiness = spec().readiness;
        m_kind->button(int(readiness.kind))->setChecked(true);
        m_port->setValue(readiness.port > 0 ? readiness.port : 8080);
        m_path->setText(readiness.path.isEmpty() ? QStringLiteral("/") : readiness.path);
        m_timeout->setValue(readiness.timeoutSeconds);
    });
    m_hooks->load();
    showKind();
}

void ReadinessPage::take()
{
    if (isLoading())
        return;
    draft().edit([this](SandboxSpec &spec) {
        auto &readiness = spec.readiness;
        readiness.kind = ReadinessCheck::Kind(m_kind->checkedId());
        readiness.timeoutSeconds = m_timeout->value();
        if (readiness.kind == ReadinessCheck::Kind::Http) {
            readiness.port = m_port->value();
            readiness.path = m_path->text();
        }
    });
    showKind();
}

void ReadinessPage::showKind()
{
    m_http->setVisible(m_kind->checkedId() == int(ReadinessCheck::Kind::Http));
}

} // namespace osc
