// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/backgroundcreations.h"

#include "mainwindow/statusstrip.h"
#include "panels/sandboxespanel.h"
#include "widgets/banner.h"

#include <models/createrun.h>
#include <models/wording.h>

#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace osc {

BackgroundCreations::BackgroundCreations(StatusStrip &strip, SandboxesPanel &panel)
    : QObject(&panel)
    , m_strip(strip)
    , m_panel(panel)
{}

void BackgroundCreations::add(CreateRun *run)
{
    const QString title = safeText(run->title());
    m_runs.append(run);
    StatusTask *task = m_strip.addTask(tr("Cancel the creation of %1").arg(title));
    const auto showProgress = [run, task, title] {
        const QString step = run->progress().text;
        task->setText(step.isEmpty() ? tr("Creating %1").arg(title)
                                     : tr("Creating %1: %2").arg(title, safeText(step)));
    };
    showProgress();
    connect(run, &CreateRun::progressed, task, showProgress);
    connect(run, &CreateRun::finished, this, [this, run] {
        run->phase() == CreateRun::Phase::Created ? tellSuccess(*run) : tellFailure(*run);
    });
    connect(run, &QObject::destroyed, task, [this, task] { m_strip.removeTask(task); });
    connect(run, &QObject::destroyed, this, &BackgroundCreations::runningChanged);
    connect(task, &StatusTask::cancelRequested, run, &CreateRun::requestCancel);
    connect(run, &CreateRun::cancelRequested, this, [this, run] { cancel(run); });
}

void BackgroundCreations::cancel(CreateRun *run)
{
    if (run->phase() != CreateRun::Phase::Running)
        return;
    const QString title = safeText(run->title());
    delete run;
    m_strip.showMessage(tr("The creation of %1 was cancelled.").arg(title));
}

int BackgroundCreations::running() const
{
    return int(std::count_if(m_runs.begin(), m_runs.end(), [](const QPointer<CreateRun> &run) {
        return run && run->phase() == CreateRun::Phase::Running;
    }));
}

void BackgroundCreations::cancelAll()
{
    const auto runs = m_runs;
    for (const auto &run : runs) {
        if (run)
            cancel(run);
    }
    m_runs.clear();
}

void BackgroundCreations::tellSuccess(const CreateRun &run)
{
    const CreateOutcome &outcome = run.outcome();
    const QString title = safeText(run.title());
    QStringList sentences{outcome.ready ? tr("%1 was created.").arg(title)
                                        : tr("%1 was created, but is not ready.").arg(title)};
    if (!outcome.ready && !outcome.notReadyWhy.isEmpty())
        sentences << outcome.notReadyWhy;
    sentences << run.notes();
    const SandboxKey key{run.connectionId(), outcome.sandbox.id};
    m_strip.showOffer(sentences.join(QLatin1Char(' ')), tr("Show"),
                      [this, key] { Q_EMIT showRequested(key); });
}

void BackgroundCreations::tellFailure(const CreateRun &run)
{
    const QString title = safeText(run.title());
    Error error = run.error();
    error.message = tr("%1 was not created: %2").arg(title, error.message);
    auto *banner = new Banner(&m_panel);
    banner->setObjectName(QStringLiteral("creationBanner"));
    banner->setError(error);
    const QPushButton *form =
        banner->addButton(QStringLiteral("creationFormButton"), tr("Open the form again"));
    connect(form, &QPushButton::clicked, this,
            [this, banner, connectionId = run.connectionId(), spec = run.spec()] {
                m_panel.removeBanner(banner);
                Q_EMIT formRequested(connectionId, spec);
            });
    const QPushButton *dismiss = banner->addButton(QStringLiteral("creationDismissButton"), tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, this, [this, banner] { m_panel.removeBanner(banner); });
    m_panel.addBanner(banner);
    m_strip.showOffer(tr("%1 was not created.").arg(title), tr("Show why"),
                      [this] { Q_EMIT failureRequested(); });
}

} // namespace osc
