// SPDX-License-Identifier: Apache-2.0
#include "createview.h"

#include "createsteps.h"
#include "field.h"
#include "widgets/banner.h"
#include "widgets/labels.h"

#include <models/specdrafttext.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QProgressBar>
#include <QScrollArea>
#include <QVBoxLayout>

namespace osc {

CreateView::CreateView(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label({}, Tone::Text, this))
    , m_elapsed(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_steps(new StepList(this))
    , m_text(new Label({}, Tone::Secondary, this))
    , m_bar(new QProgressBar(this))
    , m_layers(new LayerList(this))
{
    constexpr int columnWidth = 720;
    m_title->setFont(fonts::objectTitle());
    m_title->setObjectName(QStringLiteral("createTitleLabel"));
    m_elapsed->setObjectName(QStringLiteral("createElapsedLabel"));
    m_text->setObjectName(QStringLiteral("createTextLabel"));
    m_text->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("createBanner"));
    m_bar->setObjectName(QStringLiteral("createProgressBar"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);

    auto *content = new QWidget(this);
    content->setMaximumWidth(columnWidth);
    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_elapsed);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::margin, 20, metrics::margin, 20);
    column->setSpacing(12);
    column->addLayout(header);
    column->addWidget(m_banner);
    column->addWidget(m_steps);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    column->addWidget(m_layers);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    constexpr int second = 1000;
    m_clock.setInterval(second);
    connect(&m_clock, &QTimer::timeout, this, &CreateView::showRun);
}

void CreateView::setRun(CreateRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &CreateRun::progressed, this, &CreateView::showRun);
        connect(run, &CreateRun::finished, this, &CreateView::showRun);
        m_clock.start();
    } else {
        m_clock.stop();
    }
    showRun();
}

void CreateView::showRun()
{
    if (!m_run)
        return;
    const CreateProgress &progress = m_run->progress();
    const bool running = m_run->phase() == CreateRun::Phase::Running;
    m_elapsed->setText(tr("%1 elapsed").arg(durationText(m_run->elapsedMs() / 1000)));
    m_steps->setRun(m_run);
    m_text->setText(progress.text);
    m_text->setVisible(running && !progress.text.isEmpty());
    m_bar->setVisible(running);
    constexpr int parts = 1000; // a bar counts in int, sizes are 64 bits
    m_bar->setRange(0, progress.total > 0 ? parts : 0);
    if (progress.total > 0)
        m_bar->setValue(int(double(progress.current) / double(progress.total) * parts));
    m_layers->setLayers(running ? progress.layers : QList<LayerProgress>());
    m_banner->setVisible(!running);
    switch (m_run->phase()) {
    case CreateRun::Phase::Running:
        m_title->setText(tr("Creating %1").arg(m_run->title()));
        return;
    case CreateRun::Phase::Created:
        m_clock.stop();
        showNotReady(m_run->outcome());
        return;
    case CreateRun::Phase::Failed:
        m_clock.stop();
        showFailure(m_run->error());
    }
}

void CreateView::showFailure(const Error &error)
{
    m_title->setText(tr("%1 was not created").arg(m_run->title()));
    Error shown = error;
    if (!error.code.isEmpty())
        shown.detail = error.detail.isEmpty() ? error.code : error.code + u'\n' + error.detail;
    m_banner->setError(shown);
}

void CreateView::showNotReady(const CreateOutcome &outcome)
{
    m_title->setText(tr("%1 was created").arg(m_run->title()));
    m_banner->setSeverity(Banner::Severity::Warning);
    m_banner->setMessage(tr("It runs, but it is not ready."), outcome.notReadyWhy);
}

} // namespace osc
