// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/transferstrip.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace osc {

TransferStrip::TransferStrip(TransferQueue *queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_what(new ElidedLabel(Qt::ElideMiddle, this))
    , m_bar(new QProgressBar(this))
    , m_numbers(new Label({}, Tone::Secondary, this))
    , m_retry(makeButton(QStringLiteral("transferRetryButton"), tr("Retry"), this))
    , m_close(makeToolButton(QStringLiteral("transferCloseButton"), Symbol::Close, tr("Cancel the transfer"),
                             this))
{
    setObjectName(QStringLiteral("transferStrip"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_what->setObjectName(QStringLiteral("transferWhat"));
    m_bar->setObjectName(QStringLiteral("transferBar"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_numbers->setObjectName(QStringLiteral("transferNumbers"));
    m_numbers->setFont(fonts::secondary());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 6, 12, 6);
    layout->setSpacing(12);
    layout->addWidget(m_what, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_numbers);
    layout->addWidget(m_retry);
    layout->addWidget(m_close);

    connect(m_queue, &TransferQueue::changed, this, &TransferStrip::update);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (const Transfer *failed = firstFailed())
            m_queue->retry(failed->id, failed->error.kind == ErrorKind::Conflict);
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (const Transfer *running = m_queue->running())
            m_queue->remove(running->id);
        else if (const Transfer *failed = firstFailed())
            m_queue->remove(failed->id);
        else
            m_queue->clearEnded();
    });
    update();
}

const Transfer *TransferStrip::firstFailed() const
{
    const auto &all = m_queue->transfers();
    const auto found = std::find_if(all.begin(), all.end(), [](const Transfer &transfer) {
        return transfer.state == Transfer::State::Failed;
    });
    return found == all.end() ? nullptr : &*found;
}

void TransferStrip::update()
{
    setVisible(!m_queue->transfers().isEmpty());
    m_bar->hide();
    m_retry->hide();
    m_what->setTone(Tone::Text);
    if (const Transfer *running = m_queue->running())
        showRunning(*running);
    else if (const Transfer *failed = firstFailed())
        showFailed(*failed);
    else
        showDone();
}

void TransferStrip::showRunning(const Transfer &transfer)
{
    const TransferProgress &progress = transfer.progress;
    const bool down = transfer.direction == Transfer::Direction::Download;
    m_what->setFullText(down ? tr("Downloading %1 from %2").arg(transfer.name, transfer.place)
                             : tr("Uploading %1 to %2").arg(transfer.name, transfer.place));
    m_bar->show();
    m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(progress.done * 1000 / progress.total));
    QStringList numbers{progress.total > 0
                            ? tr("%1 of %2").arg(bytesText(progress.done), bytesText(progress.total))
                            : bytesText(progress.done)};
    if (const auto rate = m_queue->rate(); rate && *rate > 0) {
        numbers.append(tr("%1/s").arg(bytesText(*rate)));
        if (progress.total > 0)
            numbers.append(tr("%1 left").arg(countdownText((progress.total - progress.done) / *rate)));
    }
    if (const int waiting = m_queue->count(Transfer::State::Waiting); waiting > 0)
        numbers.append(tr("%n waiting", nullptr, waiting));
    m_numbers->setText(numbers.join(tr(", ")));
    m_close->setToolTip(tr("Cancel the transfer"));
    m_close->setAccessibleName(m_close->toolTip());
}

void TransferStrip::showFailed(const Transfer &transfer)
{
    const QString verb = transfer.error.kind == ErrorKind::Conflict ? tr("Replace it") : tr("Retry");
    m_what->setTone(Tone::Failed);
    m_what->setFullText(transfer.error.message);
    m_numbers->setText(transfer.error.advice);
    m_retry->setText(verb);
    m_retry->setAccessibleName(verb);
    m_retry->show();
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
}

void TransferStrip::showDone()
{
    const int done = m_queue->count(Transfer::State::Finished);
    if (done == 1) {
        const Transfer &transfer = m_queue->transfers().constFirst();
        const bool down = transfer.direction == Transfer::Direction::Download;
        m_what->setFullText(down ? tr("%1 is in %2").arg(transfer.name, transfer.local)
                                 : tr("%1 is in %2").arg(transfer.name, transfer.place));
    } else {
        m_what->setFullText(tr("%n transfer(s) done", nullptr, done));
    }
    m_numbers->clear();
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace osc
