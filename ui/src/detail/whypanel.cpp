// SPDX-License-Identifier: Apache-2.0
#include "detail/whypanel.h"

#include "detail/loadnotice.h"
#include "detail/outputview.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace osc {

namespace {

constexpr int evidenceLines = 20;
constexpr int actionsWidth = 232;

Label *makeHint(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, Tone::Secondary, parent);
    label->setFont(fonts::secondary());
    label->setWordWrap(true);
    return label;
}

QString headline(const Sandbox &sandbox)
{
    const QString message = safeText(sandbox.status.message);
    switch (sandbox.status.state) {
    case SandboxState::Failed:
        return message.isEmpty() ? WhyPanel::tr("It failed.") : WhyPanel::tr("It failed: %1.").arg(message);
    case SandboxState::Terminated:
        return message.isEmpty() ? WhyPanel::tr("It has ended.")
                                 : WhyPanel::tr("It has ended: %1.").arg(message);
    case SandboxState::Paused:
        return WhyPanel::tr("It is paused: its processes stand still and keep their memory.");
    case SandboxState::Pending:
        return message.isEmpty() ? WhyPanel::tr("It is starting.")
                                 : WhyPanel::tr("It is starting: %1.").arg(message);
    default:
        return message.isEmpty() ? WhyPanel::tr("Its state is not known.")
                                 : WhyPanel::tr("Its state is not known: %1.").arg(message);
    }
}

} // namespace

WhyPanel::WhyPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_banner(new Banner(this))
{
    m_buffer.setTimestamped(true);
    m_banner->setObjectName(QStringLiteral("whyBanner"));
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_banner);
    left->addWidget(buildEvidence());
    left->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(28);
    layout->addLayout(left, 1);
    layout->addWidget(buildActions());
}

QWidget *WhyPanel::buildEvidence()
{
    auto *panel = new QWidget(this);
    m_evidenceHeader = new SectionHeader(tr("Evidence: its last words"), panel);
    auto *copy = makeTextToolButton(QStringLiteral("whyCopyButton"), Symbol::Copy, tr("Copy as text"), panel);
    m_notice = new LoadNotice(QStringLiteral("whyNotice"), panel);
    m_lines = new OutputView(QStringLiteral("whyEvidence"), tr("Last lines of the log"), &m_buffer, panel);
    m_lines->setTimesShown(true);
    m_lines->setSeverityShown(true);
    m_silent = new Label(tr("It wrote nothing to its log."), Tone::Secondary, panel);
    connect(copy, &QToolButton::clicked, this, &WhyPanel::copyEvidence);

    auto *head = new QHBoxLayout;
    head->addWidget(m_evidenceHeader, 1);
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_notice);
    layout->addWidget(m_lines);
    layout->addWidget(m_silent);
    return panel;
}

QWidget *WhyPanel::buildActions()
{
    auto *panel = new QWidget(this);
    panel->setFixedWidth(actionsWidth);
    m_resume =
        makeButton(QStringLiteral("whyResumeButton"), tr("Resume"), panel, Symbol::Play, ButtonKind::Primary);
    m_resumeHint = makeHint(tr("Its processes go on where they stopped."), panel);
    m_logs = makeButton(QStringLiteral("whyLogsButton"), tr("Show the whole log"), panel, Symbol::FileText,
                        ButtonKind::Primary);
    auto *inspect = makeButton(QStringLiteral("whyInspectButton"), tr("Inspect"), panel, Symbol::Info);
    m_delete = makeButton(QStringLiteral("whyDeleteButton"), tr("Delete…"), panel, Symbol::Delete,
                          ButtonKind::DangerOutline);
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(SandboxAction::Resume); });
    connect(m_logs, &QPushButton::clicked, this, &WhyPanel::logsRequested);
    connect(m_notice, &LoadNotice::retryRequested, this, &WhyPanel::readLog);
    connect(m_notice, &LoadNotice::cancelRequested, this, [this] {
        m_reading.cancel();
        m_notice->clear();
    });
    connect(inspect, &QPushButton::clicked, this, &WhyPanel::inspectRequested);
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(SandboxAction::Delete); });

    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(new SectionHeader(tr("What you can do"), panel));
    layout->addSpacing(4);
    layout->addWidget(m_resume);
    layout->addWidget(m_resumeHint);
    layout->addWidget(m_logs);
    layout->addWidget(makeHint(tr("What its programs wrote until they ended."), panel));
    layout->addWidget(inspect);
    layout->addWidget(makeHint(tr("Exit code, times and settings as the runtime has them."), panel));
    layout->addWidget(m_delete);
    layout->addWidget(makeHint(tr("You are asked first, and told what is lost."), panel));
    layout->addStretch();
    return panel;
}

bool WhyPanel::concerns(const Sandbox &sandbox)
{
    switch (sandbox.status.state) {
    case SandboxState::Pending:
    case SandboxState::Paused:
    case SandboxState::Failed:
    case SandboxState::Terminated:
    case SandboxState::Unknown:
        return true;
    default:
        return false;
    }
}

void WhyPanel::show(Backend &backend, const Sandbox &sandbox)
{
    m_sandbox = sandbox;
    describe();
    updateActions(backend);
    const QString reading =
        SandboxKey{sandbox.connectionId, sandbox.id}.text() + stateName(sandbox.status.state);
    if (reading != m_read) {
        m_read = reading;
        m_service = backend.logs();
        readLog();
    }
}

void WhyPanel::clear()
{
    m_reading.cancel();
    m_service = nullptr;
    m_read.clear();
    m_buffer.clear();
    m_notice->clear();
}

void WhyPanel::describe()
{
    const SandboxStatus &status = m_sandbox.status;
    const bool hopeless = status.state == SandboxState::Failed;
    m_banner->setSeverity(hopeless ? Banner::Severity::Error
                          : status.state == SandboxState::Pending || status.state == SandboxState::Unknown
                              ? Banner::Severity::Warning
                              : Banner::Severity::Offer);
    QStringList sentences;
    if (status.lastTransitionAt.isValid())
        sentences.append(tr("Since %1.").arg(momentText(status.lastTransitionAt, m_clock.now())));
    if (hopeless || status.state == SandboxState::Terminated)
        sentences.append(tr("It does not start again by itself; its files stay until it is deleted."));
    if (m_sandbox.expiresAt.isValid() && m_sandbox.expiresAt > m_clock.now())
        sentences.append(tr("It expires %1 either way.").arg(momentText(m_sandbox.expiresAt, m_clock.now())));
    if (!status.reason.isEmpty())
        sentences.append(tr("Reason: %1.").arg(safeText(status.reason)));
    m_banner->setMessage(headline(m_sandbox), sentences.join(u' '));
}

void WhyPanel::updateActions(const Backend &backend)
{
    const bool paused = m_sandbox.status.state == SandboxState::Paused;
    m_resume->setVisible(paused);
    m_resumeHint->setVisible(paused);
    setButtonKind(m_logs, paused ? ButtonKind::Normal : ButtonKind::Primary);
    setDisabledReason(m_resume, backend.capabilities().whyNot(Feature::Pause));
}

void WhyPanel::readLog()
{
    m_reading.cancel();
    m_buffer.clear();
    m_silent->hide();
    m_lines->hide();
    m_notice->clear();
    if (!m_service)
        return;
    LogRequest request;
    request.tail = evidenceLines;
    request.follow = false;
    request.timestamps = true;
    m_reading = m_service->read(
        m_sandbox.id, request, [this](const CommandOutput &output) { m_buffer.append(output); },
        [this](const Done &done) {
            m_buffer.flush();
            m_notice->clear();
            const qint64 count = qMin<qint64>(m_buffer.endLine() - m_buffer.firstLine(), evidenceLines);
            m_lines->setFixedHeight(static_cast<int>(count) * m_lines->rowHeight());
            m_lines->setVisible(count > 0);
            m_silent->setVisible(done && count == 0);
            if (!done)
                m_notice->setError(done.error());
        });
    m_notice->setLoading(tr("Asking for the last lines of the log…"));
}

void WhyPanel::copyEvidence() const
{
    QStringList lines{sandboxTitle(m_sandbox) + QStringLiteral(" ") + m_sandbox.id, headline(m_sandbox)};
    if (!m_sandbox.status.reason.isEmpty())
        lines.append(m_sandbox.status.reason);
    lines.append(m_lines->allText());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace osc
