// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumeprogress.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QProgressBar>

namespace osc {

VolumeProgress::VolumeProgress(JobRuns &runs, QWidget *parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_text(new ElidedLabel(Qt::ElideMiddle, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(makeTextToolButton(QStringLiteral("volumeCancel"), Symbol::Stop, tr("Cancel"), this))
{
    setObjectName(QStringLiteral("volumeProgress"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("volumeProgressText"));
    m_bar->setObjectName(QStringLiteral("volumeProgressBar"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(metrics::scaled(160));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 6, 16, 6);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(&runs, &JobRuns::changed, this, &VolumeProgress::update);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (const QList<JobRun *> running = m_runs.running(); !running.isEmpty())
            running.constFirst()->cancel();
    });
    update();
}

void VolumeProgress::update()
{
    const QList<JobRun *> running = m_runs.running();
    setVisible(!running.isEmpty());
    if (running.isEmpty())
        return;
    const JobRun &first = *running.constFirst();
    const auto more = static_cast<int>(running.size()) - 1;
    m_text->setFullText(more > 0 ? tr("%1, and %n more", nullptr, more).arg(first.summary())
                                 : first.summary());
    const int permille = first.progress();
    m_bar->setRange(0, permille < 0 ? 0 : 1000);
    m_bar->setValue(std::max(0, permille));
}

} // namespace osc
