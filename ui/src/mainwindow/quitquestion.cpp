// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/quitquestion.h"

#include "mainwindow/backgroundcreations.h"
#include "mainwindow/batches.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

QuitQuestion::QuitQuestion(BackgroundCreations &creations, Batches &batches, bool canHide, QWidget *window)
    : DialogFrame(window)
    , m_creations(creations)
    , m_batches(batches)
    , m_text(new Label({}, Tone::Secondary, this))
    , m_wait(makeButton(QStringLiteral("waitAndQuitButton"), tr("Wait, then quit"), this, {},
                        ButtonKind::Primary))
{
    setObjectName(QStringLiteral("quitQuestion"));
    setWindowTitle(tr("Quit"));
    auto *question = new Label(tr("Sandboxes are still being created."), Tone::Text, this);
    question->setFont(fonts::objectTitle());
    m_text->setObjectName(QStringLiteral("quitText"));
    m_text->setWordWrap(true);
    content()->addWidget(question);
    content()->addWidget(m_text);
    content()->addStretch();

    auto *hide = makeButton(QStringLiteral("keepInTrayButton"), tr("Keep going in the tray"), this);
    auto *stop = makeButton(QStringLiteral("cancelAndQuitButton"), tr("Cancel them and quit"), this, {},
                            ButtonKind::DangerOutline);
    auto *stay = makeButton(QStringLiteral("stayButton"), tr("Do not quit"), this);
    hide->setVisible(canHide);
    buttons()->addButton(stop, QDialogButtonBox::DestructiveRole);
    buttons()->addButton(hide, QDialogButtonBox::ActionRole);
    buttons()->addButton(m_wait, QDialogButtonBox::ActionRole);
    buttons()->addButton(stay, QDialogButtonBox::RejectRole);
    m_wait->setDefault(true);
    m_wait->setFocus();
    connect(hide, &QPushButton::clicked, this, [this] {
        Q_EMIT hideRequested();
        accept();
    });
    connect(stop, &QPushButton::clicked, this, &QuitQuestion::cancelAll);
    connect(m_wait, &QPushButton::clicked, this, &QuitQuestion::wait);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QuitQuestion::reject);
    connect(&creations, &BackgroundCreations::runningChanged, this, &QuitQuestion::update);
    connect(&batches, &Batches::runningChanged, this, &QuitQuestion::update);
    update();
    resize(metrics::scaled(560), sizeHint().height());
}

int QuitQuestion::running(const BackgroundCreations &creations, const Batches &batches)
{
    int count = creations.running();
    for (const BatchRun *run : batches.running())
        count += run->total() - run->done();
    return count;
}

void QuitQuestion::update()
{
    const int left = running(m_creations, m_batches);
    if (left == 0) {
        // Queued: who tells it is still at work.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_waiting)
                    Q_EMIT quitAllowed();
                accept();
            },
            Qt::QueuedConnection);
        return;
    }
    const QString what = tr("%n sandbox(es) not done yet.", nullptr, left);
    m_text->setText(m_waiting ? what + u' ' + tr("The console quits when they are done.")
                              : what + u' ' +
                                    tr("Cancelling removes what was made of them so far; those that are "
                                       "done stay."));
}

void QuitQuestion::wait()
{
    m_waiting = true;
    m_wait->setEnabled(false);
    update();
}

void QuitQuestion::cancelAll()
{
    m_waiting = true;
    m_creations.cancelAll();
    const auto runs = m_batches.running();
    for (BatchRun *run : runs)
        run->cancel();
    update();
}

} // namespace osc
