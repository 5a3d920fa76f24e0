// SPDX-License-Identifier: Apache-2.0
#include "transfers/transferdrawer.h"

#include "transfers/transferactions.h"
#include "transfers/transferquestion.h"
#include "transfers/transfertable.h"
#include "transfers/transferwiring.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QToolButton>

namespace osc {

TransferDrawer::TransferDrawer(TransferStore &store, Folding folding, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_hidesEmpty(folding == Folding::StartsFolded)
    , m_table(new TransferTable(store.model(), this))
    , m_question(new TransferQuestionBar(store, this))
    , m_actions(new TransferActions(
          store, [this] { return m_table->selectedIds(); }, this))
{
    setObjectName(QStringLiteral("transferDrawer"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    wireTransfers(*m_table, *m_actions, *m_question, store);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(buildHeader());
    layout->addWidget(m_question);
    layout->addWidget(m_table, 1);
    connect(&store, &TransferStore::changed, this, &TransferDrawer::update);
    setFolded(m_hidesEmpty);
    update();
}

QWidget *TransferDrawer::buildHeader()
{
    auto *header = new QWidget(this);
    header->setBackgroundRole(QPalette::Window);
    header->setAutoFillBackground(true);
    auto *title = new Label(tr("Transfers"), Tone::Text, header);
    title->setFont(fonts::section());
    m_counts = new Label({}, Tone::Secondary, header);
    m_counts->setObjectName(QStringLiteral("transferCounts"));
    m_pace = new Label({}, Tone::Text, header);
    m_pace->setObjectName(QStringLiteral("transferPace"));
    m_pace->setFont(fonts::name());
    m_pauseAll = makeAllButton(QStringLiteral("transferPauseAllButton"), *m_actions, header);
    QToolButton *retry = makeActionButton(QStringLiteral("transferRetryFailedButton"), Symbol::Refresh,
                                          *m_actions->retryFailed, header);
    QToolButton *clear = makeActionButton(QStringLiteral("transferClearDoneButton"), Symbol::Clean,
                                          *m_actions->clearDone, header);
    m_fold = makeToolButton(QStringLiteral("transferFoldButton"), Symbol::GoDown, tr("Fold up the transfers"),
                            header);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::margin, 4, 12, 4);
    layout->setSpacing(metrics::gap);
    layout->addWidget(title);
    layout->addWidget(m_counts);
    layout->addWidget(m_pace);
    layout->addStretch();
    for (QToolButton *button : {m_pauseAll, retry, clear, m_fold})
        layout->addWidget(button);
    return header;
}

void TransferDrawer::setFolded(bool folded)
{
    m_table->setVisible(!folded);
    m_fold->setIcon(symbol(folded ? Symbol::GoUp : Symbol::GoDown, Tone::Secondary));
    const QString name = folded ? tr("Unfold the transfers") : tr("Fold up the transfers");
    m_fold->setToolTip(name);
    m_fold->setAccessibleName(name);
    setSizePolicy(QSizePolicy::Preferred, folded ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    if (std::exchange(m_folded, folded) != folded)
        Q_EMIT foldedChanged(folded);
}

void TransferDrawer::update()
{
    m_counts->setText(m_store.countsText());
    QStringList pace;
    if (m_store.rate() >= 0)
        pace << rateText(m_store.rate());
    if (const qint64 left = m_store.secondsLeft(); left >= 0 && m_store.rate() >= 0)
        pace << tr("%1 left").arg(durationText(left));
    m_pace->setText(pace.join(QStringLiteral(", ")));
    if (m_hidesEmpty)
        setVisible(m_store.model().rowCount() > 0);
}

} // namespace osc
