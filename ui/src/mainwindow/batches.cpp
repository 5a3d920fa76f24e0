// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/batches.h"

#include "mainwindow/statusstrip.h"

namespace osc {

Batches::Batches(ActivityStore &activity, SecretStore *secrets, StatusStrip &strip, QObject *parent)
    : QObject(parent)
    , m_activity(activity)
    , m_secrets(secrets)
    , m_strip(strip)
{}

BatchRun *Batches::make(Backend &backend, const QList<BatchRow> &rows)
{
    auto *run = new BatchRun(backend, m_activity, m_secrets, rows, this);
    m_runs.append(run);
    connect(run, &BatchRun::progressed, this, &Batches::runningChanged);
    connect(run, &BatchRun::finished, this, [this, run] { ended(run); });
    return run;
}

void Batches::release(BatchRun *run)
{
    if (!run->isRunning()) {
        m_runs.removeAll(run);
        run->deleteLater();
        return;
    }
    m_alone.append(run);
    StatusTask *task = m_strip.addTask(tr("Cancel the creation of the others"));
    const auto showProgress = [run, task] {
        task->setText(tr("Creating sandboxes: %1").arg(run->summary()));
    };
    showProgress();
    connect(run, &BatchRun::progressed, task, showProgress);
    connect(run, &BatchRun::finished, task, [this, task] { m_strip.removeTask(task); });
    connect(task, &StatusTask::cancelRequested, run, &BatchRun::cancel);
}

void Batches::ended(BatchRun *run)
{
    Q_EMIT runningChanged();
    if (!m_alone.removeOne(run))
        return;
    const QPointer<BatchRun> kept(run);
    m_strip.showOffer(tr("Sandboxes: %1.").arg(run->summary()), tr("Show"), [this, kept] {
        if (kept)
            Q_EMIT showRequested(kept);
    });
}

QList<BatchRun *> Batches::running() const
{
    QList<BatchRun *> found;
    for (const auto &run : m_runs) {
        if (run && run->isRunning())
            found.append(run);
    }
    return found;
}

} // namespace osc
