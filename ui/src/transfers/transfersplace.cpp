// SPDX-License-Identifier: Apache-2.0
#include "transfers/transfersplace.h"

#include "panels/placetitle.h"
#include "transfers/transferactions.h"
#include "transfers/transferquestion.h"
#include "transfers/transfertable.h"
#include "transfers/transferwiring.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace osc {

TransfersPlace::TransfersPlace(TransferStore &store, QWidget *parent)
    : Place(parent)
    , m_store(store)
    , m_title(new PlaceTitle(tr("Transfers"), this))
    , m_banner(new Banner(this))
    , m_table(new TransferTable(store.model(), this))
    , m_question(new TransferQuestionBar(store, this))
    , m_actions(new TransferActions(
          store, [this] { return m_table->selectedIds(); }, this))
    , m_show(new SegmentedControl(this))
    , m_search(new QLineEdit(this))
    , m_content(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("transfersPlace"));
    wireTransfers(*m_table, *m_actions, *m_question, store);
    buildTitle();
    m_banner->setObjectName(QStringLiteral("transfersBanner"));
    m_banner->hide();
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(buildBar());
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_banner);
    layout->addWidget(m_question);
    layout->addWidget(m_content, 1);
    connect(&store, &TransferStore::changed, this, &TransfersPlace::update);
    connect(&store, &TransferStore::journalFailed, this, [this](const Error &error) {
        m_banner->setError(error, Banner::Severity::Warning);
        m_banner->show();
    });
    update();
}

void TransfersPlace::buildTitle()
{
    m_title->addWidget(makeAllButton(QStringLiteral("transfersPauseAll"), *m_actions, this));
    m_title->addWidget(makeActionButton(QStringLiteral("transfersRetryFailed"), Symbol::Refresh,
                                        *m_actions->retryFailed, this));
    m_title->addWidget(
        makeActionButton(QStringLiteral("transfersClearDone"), Symbol::Clean, *m_actions->clearDone, this));
}

QWidget *TransfersPlace::buildBar()
{
    auto *bar = new QWidget(this);
    m_show->setObjectName(QStringLiteral("transfersSegments"));
    for (const QString &text : {tr("All"), tr("Open"), tr("Failed"), tr("Done")})
        m_show->addSegment(text);
    connect(m_show, &SegmentedControl::currentChanged, this, [this](int segment) {
        m_table->proxy().setShow(static_cast<TransferProxy::Show>(segment));
        update();
    });
    m_search->setObjectName(QStringLiteral("transfersSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the transfers"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(metrics::scaled(240));
    addClearButton(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->proxy().setSearch(text);
        update();
    });
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::margin, 8, 16, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_show);
    layout->addSpacing(metrics::gap);
    const std::pair<QAction *, Symbol> ofSelected[] = {
        {m_actions->pause, Symbol::Pause},   {m_actions->resume, Symbol::Play},
        {m_actions->retry, Symbol::Refresh}, {m_actions->cancel, Symbol::Stop},
        {m_actions->moveUp, Symbol::GoUp},   {m_actions->moveDown, Symbol::GoDown},
    };
    for (const auto &[action, icon] : ofSelected) {
        QToolButton *button =
            makeToolButton(action->objectName() + QLatin1String("Button"), icon, action->text(), bar);
        const auto follow = [button, act = action] { button->setEnabled(act->isEnabled()); };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        layout->addWidget(button);
    }
    layout->addStretch();
    layout->addWidget(m_search);
    return bar;
}

void TransfersPlace::update()
{
    QStringList summary{m_store.countsText()};
    if (m_store.rate() >= 0)
        summary << rateText(m_store.rate());
    if (const qint64 left = m_store.secondsLeft(); m_store.rate() >= 0 && left >= 0)
        summary << tr("%1 left").arg(durationText(left));
    summary.removeAll(QString());
    m_title->setSummary(summary.join(QStringLiteral(", ")));
    m_content->setCurrentWidget(m_table->proxy().rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    m_empty->setSentence(m_store.model().rowCount() > 0
                             ? tr("No transfer passes the filter.")
                             : tr("Nothing is being copied or moved. Drag files from one place to another."));
    const Count now = count();
    if (std::exchange(m_count, now) != now)
        Q_EMIT countChanged();
}

Place::Count TransfersPlace::count() const
{
    const TransferCounts &counts = m_store.counts();
    const int shown = counts.open() + counts.paused + counts.failed;
    return {.text = shown > 0 ? QString::number(shown) : QString(),
            .alarming = counts.failed > 0 || counts.asking > 0};
}

void TransfersPlace::refresh()
{
    m_store.load();
}

void TransfersPlace::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TransfersPlace::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void TransfersPlace::escape()
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    else
        m_table->clearSelection();
}

void TransfersPlace::restore(const WindowSettings &settings)
{
    m_table->restoreColumnState(settings.transferColumns);
}

void TransfersPlace::save(WindowSettings &settings) const
{
    settings.transferColumns = m_table->columnState();
}

} // namespace osc
