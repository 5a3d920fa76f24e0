// SPDX-License-Identifier: Apache-2.0
#include "detail/factspanel.h"

#include "detail/metadataeditor.h"
#include "widgets/labels.h"

#include <models/sandboxmodel.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLocale>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

namespace {

/// Seconds between two questions to execd.
constexpr int pingPause = 15;

/// As a shell would need it, so that where one argument ends can be seen.
QString quotedCommand(const QStringList &arguments)
{
    QStringList quoted;
    for (const QString &argument : arguments) {
        const bool plain = !argument.isEmpty() && !argument.contains(u' ') && !argument.contains(u'\'') &&
                           !argument.contains(u'"') && !argument.contains(u'\n');
        quoted.append(plain ? argument
                            : u'\'' + QString(argument).replace(u'\'', QLatin1String("'\\''")) + u'\'');
    }
    return quoted.join(u' ');
}

} // namespace

FactsPanel::FactsPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_metadata(new MetadataEditor(this))
{
    auto *grid = new KeyValueGrid(this);
    m_image = grid->addRow(tr("Image"), QStringLiteral("factImage"));
    m_connection = grid->addRow(tr("Connection"), QStringLiteral("factConnection"));
    m_created = grid->addRow(tr("Created"), QStringLiteral("factCreated"));
    grid->addRow(tr("Expires"), makeExpiryRow());
    m_limits = grid->addRow(tr("Limits"), QStringLiteral("factLimits"));
    m_entrypoint = grid->addRow(tr("Entrypoint"), QStringLiteral("factEntrypoint"));
    m_entrypoint->setFont(fonts::mono());
    grid->addRow(tr("Metadata"), m_metadata);
    m_execd = grid->addRow(tr("execd"), QStringLiteral("factExecd"));
    m_metadata->setObjectName(QStringLiteral("factMetadata"));
    m_execd->setObjectName(QStringLiteral("factExecd"));
    for (Label *label : {m_image, m_entrypoint, m_execd})
        label->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new SectionHeader(tr("Facts"), this));
    layout->addWidget(grid);
    layout->addStretch();

    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        updateExpiry();
        if (--m_untilPing <= 0)
            askAgent();
    });
}

QWidget *FactsPanel::makeExpiryRow()
{
    auto *row = new QWidget(this);
    m_soon = new Label({}, Tone::Warning, row);
    m_soon->setAccessibleName(tr("Soon"));
    m_expires = new CountdownLabel({}, Tone::Text, row);
    m_expires->setObjectName(QStringLiteral("factExpires"));
    m_expires->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_expiresNote = new Label({}, Tone::Secondary, row);
    m_expiresNote->setObjectName(QStringLiteral("factExpiresNote"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_soon);
    layout->addWidget(m_expires);
    layout->addWidget(m_expiresNote, 1);
    return row;
}

void FactsPanel::show(Backend &backend, const Sandbox &sandbox)
{
    const bool another = sandbox.id != m_sandbox.id || sandbox.status.state != m_sandbox.status.state ||
                         sandbox.execd != m_sandbox.execd;
    m_sandbox = sandbox;
    m_endpoints = backend.endpoints();
    const QString &product = backend.status().product;
    m_image->setText(sandbox.image.isEmpty() ? tr("snapshot %1").arg(safeText(sandbox.snapshotId))
                                             : safeText(sandbox.image));
    m_connection->setText(product.isEmpty() ? backend.profile().name
                                            : tr("%1, %2").arg(backend.profile().name, product));
    m_created->setText(sandbox.createdAt.isValid() ? momentText(sandbox.createdAt, m_clock.now())
                                                   : tr("not known"));
    m_created->setToolTip(exactMomentText(sandbox.createdAt));
    m_limits->setText(limitsText());
    m_entrypoint->setText(sandbox.entrypoint.isEmpty() ? QStringLiteral("–")
                                                       : safeText(quotedCommand(sandbox.entrypoint)));
    const bool live = backend.status().state == ConnectionState::Live;
    m_metadata->setWhyNot(live ? backend.capabilities().whyNot(Feature::PatchMetadata)
                               : tr("The connection does not answer."));
    m_metadata->setMetadata(sandbox.metadata);
    updateExpiry();
    if (another)
        askAgent();
}

void FactsPanel::updateExpiry()
{
    const QDateTime &expires = m_sandbox.expiresAt;
    const bool ended = m_sandbox.status.state == SandboxState::Terminated;
    const qint64 left = m_clock.now().secsTo(expires);
    const bool soon = expires.isValid() && left < SandboxModel::soonSeconds && !ended;
    m_soon->setVisible(soon);
    if (soon)
        m_soon->setPixmap(symbolPixmap(Symbol::Clock, Theme::of(palette()).warning.ink, metrics::icon,
                                       devicePixelRatioF()));
    m_expires->setTone(soon ? Tone::Warning : Tone::Text);
    m_expires->setFont(soon ? fonts::section() : fonts::body());
    m_expires->setToolTip(exactMomentText(expires));
    if (!expires.isValid()) {
        m_expires->setText(m_sandbox.manualCleanup ? tr("never") : tr("not known"));
        m_expiresNote->setText(m_sandbox.manualCleanup ? tr("it runs until you delete it") : QString());
        return;
    }
    const QString at = momentText(expires, m_clock.now());
    const bool today = expires.toLocalTime().date() == m_clock.now().toLocalTime().date();
    const QString until =
        today ? tr("at %1").arg(expires.toLocalTime().time().toString(QStringLiteral("HH:mm"))) : at;
    m_expires->setText(left > 0 ? tr("in %1, %2").arg(countdownText(left), until) : tr("since %1").arg(at));
    m_expiresNote->setText(left <= 0 ? tr("it is due to be deleted") : tr("then it is deleted"));
}

QString FactsPanel::limitsText() const
{
    QStringList limits;
    if (m_sandbox.nanoCpus > 0) {
        const double cpus = static_cast<double>(m_sandbox.nanoCpus) / 1e9;
        limits.append(tr("%1 CPU").arg(QLocale().toString(cpus, 'g', 4)));
    }
    if (m_sandbox.memoryLimit > 0)
        limits.append(tr("%1 memory").arg(bytesText(m_sandbox.memoryLimit)));
    return limits.isEmpty() ? tr("none") : limits.join(tr(", "));
}

/// Asked again every now and then, as long as somebody looks.
void FactsPanel::askAgent()
{
    m_untilPing = pingPause;
    m_ping.cancel();
    const bool canAsk = m_endpoints && m_sandbox.execd == ExecdPresence::Present &&
                        m_sandbox.status.state == SandboxState::Running;
    if (!canAsk)
        m_pong.reset();
    showAgent();
    if (!canAsk || !isVisible())
        return;
    m_ping = m_endpoints->pingAgent(m_sandbox.id, [this](const Result<qint64> &pong) {
        m_pong = pong;
        showAgent();
    });
}

void FactsPanel::showAgent()
{
    QString text = tr("not known");
    if (m_sandbox.execd == ExecdPresence::Absent)
        text = tr("none: commands and files use the Engine");
    else if (m_pong && *m_pong)
        text = tr("answering in %1 ms").arg(QLocale().toString(**m_pong));
    else if (m_pong)
        text = tr("does not answer");
    else if (m_sandbox.execd == ExecdPresence::Present)
        text = tr("in the sandbox");
    m_execd->setText(text);
    m_execd->setToolTip(m_pong && !*m_pong ? m_pong->error().message.toHtmlEscaped() : QString());
}

void FactsPanel::clear()
{
    m_ping.cancel();
    m_pong.reset();
    m_endpoints = nullptr;
    m_sandbox = {};
    m_metadata->reset();
}

void FactsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateExpiry();
    askAgent();
    m_tick.start();
}

void FactsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ping.cancel();
    m_tick.stop();
}

} // namespace osc
