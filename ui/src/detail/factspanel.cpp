// SPDX-License-Identifier: Apache-2.0
#include "detail/factspanel.h"

#include "detail/flowlayout.h"
#include "widgets/chips.h"
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
    , m_metadata(new QWidget(this))
    , m_metadataLayout(new FlowLayout(m_metadata, 6))
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
    for (Label *label : {m_image, m_entrypoint, m_execd})
        label->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new SectionHeader(tr("Facts"), this));
    layout->addWidget(grid);
    layout->addStretch();

    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &FactsPanel::updateExpiry);
}

QWidget *FactsPanel::makeExpiryRow()
{
    auto *row = new QWidget(this);
    m_soon = new Label({}, Tone::Warning, row);
    m_soon->setAccessibleName(tr("Soon"));
    m_expires = new CountdownLabel({}, Tone::Text, row);
    m_expires->setObjectName(QStringLiteral("factExpires"));
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

void FactsPanel::show(const Backend &backend, const Sandbox &sandbox)
{
    m_sandbox = sandbox;
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
    m_execd->setText(execdText());
    showMetadata();
    updateExpiry();
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
    m_expires->setText(left > 0 ? tr("in %1, %2").arg(countdownText(left), at) : tr("since %1").arg(at));
    m_expiresNote->setText(left <= 0 ? tr("it is due to be deleted") : tr("then it is deleted"));
}

void FactsPanel::showMetadata()
{
    while (QLayoutItem *item = m_metadataLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (auto it = m_sandbox.metadata.cbegin(); it != m_sandbox.metadata.cend(); ++it) {
        if (it.key() == QLatin1String("name"))
            continue;
        auto *chip = new Chip(m_metadata);
        const QString text = tr("%1 = %2").arg(safeText(it.key()), safeText(it.value()));
        chip->setTag(fontMetrics().elidedText(text, Qt::ElideRight, 320));
        chip->setToolTip(text.toHtmlEscaped());
        chip->setAccessibleName(text);
        m_metadataLayout->addWidget(chip);
    }
    if (m_metadataLayout->count() == 0)
        m_metadataLayout->addWidget(new Label(QStringLiteral("–"), Tone::Text, m_metadata));
    m_metadataLayout->invalidate();
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

QString FactsPanel::execdText() const
{
    switch (m_sandbox.execd) {
    case ExecdPresence::Present:
        return tr("in the sandbox");
    case ExecdPresence::Absent:
        return tr("none: commands and files use the Engine");
    case ExecdPresence::Unknown:
        break;
    }
    return tr("not known");
}

void FactsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateExpiry();
    m_tick.start();
}

void FactsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

} // namespace osc
