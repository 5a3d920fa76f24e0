// SPDX-License-Identifier: Apache-2.0
#include "detail/usagepanel.h"

#include "widgets/labels.h"
#include "widgets/usagechart.h"

#include <models/usagestore.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QBoxLayout>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace osc {

namespace {

constexpr int fullPlotHeight = 120;
constexpr int sideBySideFrom = 900;
constexpr double leastNetworkTop = 1024;

SandboxKey keyOf(const Sandbox &sandbox)
{
    return {sandbox.connectionId, sandbox.id};
}

/// "1", "1.5"
QString coresNumber(double cores)
{
    return QLocale().toString(cores, 'g', 3);
}

/// A round number at or above the largest value, so that the scale does not dance.
double roundedUp(double value)
{
    double top = leastNetworkTop;
    while (top < value)
        top *= 4;
    return top;
}

UsageChart::Content startContent(const QString &title, const QDateTime &now)
{
    UsageChart::Content content;
    content.title = title;
    content.now = now;
    content.seconds = static_cast<int>(UsageStore::historySeconds);
    content.sentence = UsagePanel::tr("%1: not measured").arg(title);
    content.note = UsagePanel::tr("not measured");
    return content;
}

/// Bytes in a second between two neighbouring samples.
QList<UsageChart::Point> rates(const QList<Usage> &history, qint64 Usage::*counter)
{
    QList<UsageChart::Point> points;
    for (qsizetype i = 1; i < history.size(); ++i) {
        const double seconds = static_cast<double>(history.at(i - 1).at.msecsTo(history.at(i).at)) / 1000;
        const qint64 bytes = history.at(i).*counter - history.at(i - 1).*counter;
        if (seconds > 0 && bytes >= 0) // counters begin anew when it is started again
            points.append({history.at(i).at, static_cast<double>(bytes) / seconds});
    }
    return points;
}

double largest(const QList<UsageChart::Point> &points)
{
    double result = 0;
    for (const UsageChart::Point &point : points)
        result = std::max(result, point.value);
    return result;
}

/// "miniCpuChart", "fullCpuChart"
QString chartName(UsagePanel::Extent extent, const char *what)
{
    const QString size = QLatin1String(extent == UsagePanel::Extent::Mini ? "mini" : "full");
    return size + QLatin1String(what) + QLatin1String("Chart");
}

QString rateText(double bytesPerSecond)
{
    return UsagePanel::tr("%1/s").arg(bytesText(std::llround(bytesPerSecond)));
}

} // namespace

UsagePanel::UsagePanel(Extent extent, UsageStore *usage, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_usage(usage)
    , m_clock(clock)
    , m_charts(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_nothing(new Label({}, Tone::Secondary, this))
    , m_cpu(new UsageChart(chartName(extent, "Cpu"), this))
    , m_memory(new UsageChart(chartName(extent, "Memory"), this))
    , m_network(extent == Extent::Full ? new UsageChart(chartName(extent, "Network"), this) : nullptr)
{
    m_nothing->setObjectName(QStringLiteral("usageNothing"));
    m_nothing->setWordWrap(true);
    m_charts->setContentsMargins(0, 0, 0, 0);
    m_charts->setSpacing(extent == Extent::Full ? 20 : 14);
    for (UsageChart *chart : {m_cpu, m_memory, m_network}) {
        if (!chart)
            continue;
        if (extent == Extent::Full)
            chart->setPlotHeight(fullPlotHeight);
        m_charts->addWidget(chart);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_nothing);
    layout->addLayout(m_charts);
    layout->addStretch();
    if (m_usage) {
        connect(m_usage, &UsageStore::sampled, this, [this](const SandboxKey &key) {
            if (key == keyOf(m_sandbox))
                refresh();
        });
    }
}

UsagePanel::~UsagePanel() = default;

void UsagePanel::show(const Sandbox &sandbox)
{
    const bool another = keyOf(sandbox) != keyOf(m_sandbox);
    m_sandbox = sandbox;
    if (another)
        follow();
    refresh();
}

void UsagePanel::clear()
{
    m_follow.reset();
    m_sandbox = {};
}

void UsagePanel::setSideBySide(bool sideBySide)
{
    m_charts->setDirection(sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

bool UsagePanel::canMeasure() const
{
    return m_usage && m_usage->canMeasure(keyOf(m_sandbox));
}

void UsagePanel::follow()
{
    const bool wanted = m_usage && isVisible() && !m_sandbox.id.isEmpty();
    m_follow = wanted ? m_usage->follow(keyOf(m_sandbox)) : nullptr;
}

QString UsagePanel::whyNothing() const
{
    if (!canMeasure())
        return tr("This connection cannot measure what a sandbox uses.");
    if (m_sandbox.status.state != SandboxState::Running)
        return tr("It is measured while it runs.");
    return {};
}

void UsagePanel::refresh()
{
    const QString why = whyNothing();
    const QList<Usage> history = m_usage ? m_usage->history(keyOf(m_sandbox)) : QList<Usage>();
    m_nothing->setText(why);
    m_nothing->setVisible(!why.isEmpty() && history.isEmpty());
    // The right end is the newest sample: the engine's clock may differ from ours.
    const QDateTime now = history.isEmpty() ? m_clock.now() : history.constLast().at;
    showCpu(history, now);
    showMemory(history, now);
    if (m_network)
        showNetwork(history, now);
}

void UsagePanel::showCpu(const QList<Usage> &history, const QDateTime &now)
{
    UsageChart::Content content = startContent(tr("CPU"), now);
    content.topTick = tr("%1 %").arg(100);
    content.bottomTick = tr("%1 %").arg(0);
    double limit = 1;
    for (const Usage &usage : history) {
        limit = usage.coresLimit > 0 ? usage.coresLimit : 1;
        if (usage.cores)
            content.line.append({usage.at, *usage.cores / limit});
    }
    if (!content.line.isEmpty()) {
        const QString percent = QLocale().toString(std::lround(content.line.constLast().value * 100));
        const QString cores = coresNumber(limit);
        const bool one = qFuzzyCompare(limit, 1.0);
        content.note = one ? tr("%1 % of 1 core").arg(percent) : tr("%1 % of %2 cores").arg(percent, cores);
        content.sentence = one ? tr("CPU %1 percent of 1 core, last 5 minutes").arg(percent)
                               : tr("CPU %1 percent of %2 cores, last 5 minutes").arg(percent, cores);
    }
    m_cpu->setContent(content);
}

void UsagePanel::showMemory(const QList<Usage> &history, const QDateTime &now)
{
    UsageChart::Content content = startContent(tr("Memory"), now);
    content.bottomTick = QLocale().toString(0);
    for (const Usage &usage : history)
        content.line.append({usage.at, static_cast<double>(usage.memory)});
    if (!history.isEmpty()) {
        const Usage &latest = history.constLast();
        const QString used = bytesText(latest.memory);
        const bool limited = latest.memoryLimit > 0;
        const QString limit = bytesText(latest.memoryLimit);
        content.maximum =
            limited ? static_cast<double>(latest.memoryLimit) : roundedUp(largest(content.line));
        content.topTick = limited ? limit : bytesText(std::llround(content.maximum));
        content.note = limited ? tr("%1 of %2").arg(used, limit) : used;
        content.sentence = limited ? tr("Memory %1 of %2, last 5 minutes").arg(used, limit)
                                   : tr("Memory %1, last 5 minutes").arg(used);
    }
    m_memory->setContent(content);
}

void UsagePanel::showNetwork(const QList<Usage> &history, const QDateTime &now)
{
    UsageChart::Content content = startContent(tr("Network"), now);
    content.bottomTick = QLocale().toString(0);
    content.line = rates(history, &Usage::networkReceived);
    content.quietLine = rates(history, &Usage::networkSent);
    content.maximum = roundedUp(std::max(largest(content.line), largest(content.quietLine)));
    content.topTick = bytesText(std::llround(content.maximum));
    if (!content.line.isEmpty() && !content.quietLine.isEmpty()) {
        const QString in = rateText(content.line.constLast().value);
        const QString out = rateText(content.quietLine.constLast().value);
        content.note = tr("in %1, out %2 (dashed)").arg(in, out);
        content.sentence = tr("Network in %1, out %2, last 5 minutes").arg(in, out);
    }
    m_network->setContent(content);
}

void UsagePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
    refresh();
}

void UsagePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_follow.reset();
}

void UsagePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_network)
        setSideBySide(width() >= sideBySideFrom);
}

} // namespace osc
