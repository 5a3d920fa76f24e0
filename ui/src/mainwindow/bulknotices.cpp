// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/bulknotices.h"

#include "mainwindow/statusstrip.h"
#include "panels/sandboxespanel.h"
#include "widgets/banner.h"

#include <models/wording.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

namespace osc {

namespace {

/// Lines that a banner has room for; the whole list is copied and in the activity.
constexpr int mostFailureLines = 5;

QStringList failureLines(const BulkRun &run)
{
    QStringList lines;
    for (const BulkRun::Item &item : run.items())
        if (item.state == BulkRun::State::Failed)
            lines << (item.error.message.contains(item.title)
                          ? item.error.message
                          : QStringLiteral("%1: %2").arg(item.title, item.error.message));
    return lines;
}

} // namespace

BulkNotices::BulkNotices(BulkRuns &runs, StatusStrip &strip, SandboxesPanel &panel)
    : QObject(&panel)
    , m_runs(runs)
    , m_strip(strip)
    , m_panel(panel)
{
    connect(&runs, &BulkRuns::currentChanged, this, &BulkNotices::showCurrent);
    connect(&runs, &BulkRuns::runFinished, this, &BulkNotices::tellEnd);
}

void BulkNotices::removeTask()
{
    if (m_task)
        m_strip.removeTask(m_task);
    m_task = nullptr;
}

void BulkNotices::showCurrent()
{
    removeTask();
    if (m_banner)
        m_panel.removeBanner(m_banner);
    m_banner = nullptr;
    BulkRun *run = m_runs.current();
    if (!run || !run->isRunning())
        return;
    m_task = m_strip.addTask(tr("Cancel: %1").arg(run->summary()));
    const auto show = [task = m_task.data(), run] { task->setText(run->summary()); };
    show();
    connect(run, &BulkRun::changed, m_task, show);
    connect(m_task, &StatusTask::cancelRequested, run, &BulkRun::cancel);
}

void BulkNotices::tellEnd(BulkRun *run)
{
    if (run == m_runs.current())
        removeTask();
    if (run->count(BulkRun::State::Failed) > 0) {
        if (run == m_runs.current())
            tellFailures(*run);
        return;
    }
    const QList<BulkJob> undo = run->undoJobs();
    if (undo.isEmpty())
        m_strip.showMessage(run->summary());
    else
        m_strip.showOffer(run->summary(), tr("Undo"), [this, undo] { m_runs.start(undo); });
}

void BulkNotices::tellFailures(const BulkRun &run)
{
    const QStringList lines = failureLines(run);
    QStringList shown = lines.mid(0, mostFailureLines);
    if (lines.size() > mostFailureLines)
        shown << tr("and %n more", nullptr, static_cast<int>(lines.size()) - mostFailureLines);
    m_banner = new Banner(&m_panel);
    m_banner->setObjectName(QStringLiteral("bulkBanner"));
    m_banner->setMessage(run.summary(), shown.join(QLatin1Char('\n')));
    const QPushButton *retry =
        m_banner->addButton(QStringLiteral("bulkRetryButton"), tr("Retry %1").arg(lines.size()));
    connect(retry, &QPushButton::clicked, &m_runs, &BulkRuns::retry);
    const QPushButton *copy =
        m_banner->addButton(QStringLiteral("bulkCopyFailuresButton"), tr("Copy this list"));
    connect(copy, &QPushButton::clicked, this,
            [lines] { QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n'))); });
    if (!run.activityId().isEmpty()) {
        const QPushButton *show =
            m_banner->addButton(QStringLiteral("bulkActivityButton"), tr("Show in Activity"));
        connect(show, &QPushButton::clicked, this,
                [this, id = run.activityId()] { Q_EMIT activityRequested(id); });
    }
    const QPushButton *dismiss = m_banner->addButton(QStringLiteral("bulkDismissButton"), tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, &m_runs, &BulkRuns::dismiss);
    m_panel.addBanner(m_banner);
}

} // namespace osc
