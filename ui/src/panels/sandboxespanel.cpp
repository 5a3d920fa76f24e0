// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxespanel.h"

#include "panels/bulkbar.h"
#include "panels/columnlayout.h"
#include "panels/connectionbanner.h"
#include "panels/filterbar.h"
#include "panels/placetitle.h"
#include "panels/sandboxtable.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QKeySequence>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

int rowPixels(RowHeight height)
{
    switch (height) {
    case RowHeight::Compact:
        return metrics::scaled(26);
    case RowHeight::Normal:
        return metrics::scaled(30);
    case RowHeight::Roomy:
        break;
    }
    return metrics::scaled(36);
}

} // namespace

SandboxesPanel::SandboxesPanel(SandboxStore &store, UsageStore &usage, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_actions(new SandboxActions(store, this))
    , m_title(new PlaceTitle(tr("Sandboxes"), this))
    , m_filter(new FilterBar(store, m_proxy, this))
    , m_bulk(new BulkBar(store, *m_actions, this))
    , m_banners(new QWidget(this))
    , m_connectionBanner(new ConnectionBanner(store.registry(), store.clock(), this))
    , m_actionBanner(new Banner(this))
    , m_stale(new Label({}, Tone::Secondary, this))
    , m_staleStrip(new QWidget(this))
    , m_content(new QStackedWidget(this))
    , m_table(new SandboxTable(m_proxy, store.model(), usage, this))
    , m_empty(new EmptyState(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_rings(new RingAnimator(m_table, [this] { m_table->updateColumn(SandboxModel::State); }))
{
    setObjectName(QStringLiteral("sandboxesPanel"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_filter->setColumns(&m_table->columns());
    buildLayout();
    connectEverything();
    updateSummary();
    updateContent();
    updateStale();
    updateBanners();
    m_tick.setInterval(1s);
    m_tick.callOnTimeout(this, &SandboxesPanel::tick);
    m_tick.start();
}

SandboxesPanel::~SandboxesPanel() = default;

void SandboxesPanel::buildLayout()
{
    QToolButton *refresh =
        makeToolButton(QStringLiteral("refreshButton"), Symbol::Refresh, tr("Refresh (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, &SandboxesPanel::refreshRequested);
    auto *create = makeButton(QStringLiteral("newSandboxButton"), tr("New sandbox…"), this, Symbol::Add,
                              ButtonKind::Primary);
    connect(create, &QPushButton::clicked, this, &SandboxesPanel::newSandboxRequested);
    m_title->addWidget(refresh);
    m_title->addWidget(create);

    m_actionBanner->setObjectName(QStringLiteral("actionBanner"));
    m_actionBanner->hide();
    connect(m_actionBanner->addButton(QStringLiteral("dismissButton"), tr("Dismiss")), &QPushButton::clicked,
            this, [this] {
                m_store.dismissError(m_failed);
                m_actionBanner->hide();
                updateBanners();
            });

    m_staleStrip->setObjectName(QStringLiteral("staleStrip"));
    m_staleStrip->setBackgroundRole(QPalette::AlternateBase);
    m_staleStrip->setAutoFillBackground(true);
    m_stale->setObjectName(QStringLiteral("staleLabel"));
    auto *stripLayout = new QHBoxLayout(m_staleStrip);
    stripLayout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    stripLayout->addWidget(new SymbolLabel(Symbol::Clock, Tone::Secondary, m_staleStrip));
    stripLayout->addWidget(m_stale, 1);

    auto *banners = new QVBoxLayout(m_banners);
    banners->setContentsMargins(metrics::margin, 4, 16, 14);
    banners->setSpacing(metrics::gap);
    banners->addWidget(m_connectionBanner);
    banners->addWidget(m_actionBanner);

    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *list = new QWidget(this);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(new HairLine(Qt::Horizontal, list));
    listLayout->addWidget(m_filter);
    listLayout->addWidget(m_banners);
    listLayout->addWidget(m_staleStrip);
    listLayout->addWidget(m_bulk);
    listLayout->addWidget(new HairLine(Qt::Horizontal, list));
    listLayout->addWidget(m_content, 1);
    m_splitter->setObjectName(QStringLiteral("detailSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(list);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_splitter, 1);
}

void SandboxesPanel::connectEverything()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SandboxesPanel::selectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SandboxesPanel::selectionChanged);
    connect(m_table, &PlaceTable::opened, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_table->keyAt(index)); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &SandboxesPanel::showContextMenu);
    connect(m_bulk, &BulkBar::clearRequested, m_table, &QTableView::clearSelection);
    // What goes is no longer to be acted on; and a large selection that shrinks row by row takes long.
    connect(&m_actions->runs(), &BulkRuns::currentChanged, this, [this] {
        const BulkRun *run = m_actions->runs().current();
        if (run && run->isRunning() && run->action() == SandboxAction::Delete)
            m_table->clearSelection();
    });
    connect(m_filter, &FilterBar::changed, this, &SandboxesPanel::updateContent);
    connect(m_filter, &FilterBar::connectionChosen, this, &SandboxesPanel::connectionChosen);
    connect(m_filter, &FilterBar::savedChanged, this, &SandboxesPanel::settingsChanged);
    connect(m_table, &PlaceTable::columnsChanged, this, &SandboxesPanel::settingsChanged);
    connect(m_splitter, &QSplitter::splitterMoved, this, &SandboxesPanel::settingsChanged);
    connect(m_connectionBanner, &ConnectionBanner::otherEngineRequested, this,
            &SandboxesPanel::otherEngineRequested);
    connect(m_connectionBanner, &ConnectionBanner::doctorRequested, this, &SandboxesPanel::doctorRequested);
    connect(m_connectionBanner, &ConnectionBanner::subjectChanged, this, &SandboxesPanel::updateStale);
    connect(m_connectionBanner, &ConnectionBanner::subjectChanged, this, &SandboxesPanel::updateBanners);
    connect(m_empty, &EmptyState::activated, this, [this] {
        if (m_proxy.isFiltering())
            m_filter->clear();
        else
            Q_EMIT newSandboxRequested();
    });
    const SandboxModel &model = m_store.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &SandboxesPanel::rowsChanged);
    connect(&model, &QAbstractItemModel::dataChanged, this, &SandboxesPanel::rowsChanged);
    m_contentTimer.setSingleShot(true);
    m_contentTimer.callOnTimeout(this, [this] {
        updateSummary();
        updateContent();
    });
    m_wishTimer.setSingleShot(true);
    m_wishTimer.callOnTimeout(this, [this] { m_wished = {}; });
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, &SandboxesPanel::selectWished);
    connect(&m_store, &SandboxStore::loadedChanged, this, &SandboxesPanel::updateSummary);
    connect(&m_store, &SandboxStore::loadedChanged, this, &SandboxesPanel::updateContent);
    connect(&m_store.registry(), &ConnectionRegistry::changed, this, [this] {
        updateSummary();
        updateContent();
        updateStale();
    });
    connect(
        &m_store, &SandboxStore::actionFailed, this,
        [this](const SandboxKey &key, SandboxAction, const Error &error) { showActionError(key, error); });
    connect(&m_store, &SandboxStore::actionDone, this, [this](const SandboxKey &key) {
        if (key == m_failed)
            m_actionBanner->hide();
        updateBanners();
    });
}

/// Thousands of rows may change one after the other, and what is said about all of them looks at every row.
void SandboxesPanel::rowsChanged()
{
    const bool tableIsShown = m_content->currentWidget() == m_table;
    if (tableIsShown != (m_proxy.rowCount() > 0))
        updateContent();
    if (!m_contentTimer.isActive())
        m_contentTimer.start(30ms);
}

void SandboxesPanel::setDetail(QWidget *detail)
{
    m_detail = detail;
    m_splitter->addWidget(detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({metrics::scaled(460), metrics::scaled(330)});
}

void SandboxesPanel::setDetailAtRight(bool right)
{
    const Qt::Orientation orientation = right ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() == orientation)
        return;
    m_splitter->setOrientation(orientation);
    // The table keeps most of the room: it is what one looks through.
    const int room = std::max(right ? m_splitter->width() : m_splitter->height(), 5);
    m_splitter->setSizes({room * 3 / 5, room * 2 / 5});
}

void SandboxesPanel::setRowHeight(RowHeight height)
{
    m_table->setRowHeight(rowPixels(height));
}

void SandboxesPanel::setConnection(const QString &connectionId)
{
    m_connection = connectionId;
    m_filter->setConnection(connectionId);
    m_connectionBanner->setConnection(connectionId);
    updateSummary();
    updateStale();
}

SandboxKey SandboxesPanel::current() const
{
    return m_current;
}

QList<SandboxKey> SandboxesPanel::selectedKeys() const
{
    QList<SandboxKey> keys;
    const QModelIndex currentIndex = m_table->currentIndex();
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        index.row() == currentIndex.row() ? keys.prepend(m_table->keyAt(index))
                                          : keys.append(m_table->keyAt(index));
    return keys;
}

void SandboxesPanel::selectionChanged()
{
    const QList<SandboxKey> keys = selectedKeys();
    m_actions->setSelection(keys);
    m_bulk->setSelection(keys);
    const SandboxKey now = keys.isEmpty() ? SandboxKey() : m_table->keyAt(m_table->currentIndex());
    if (now == m_current)
        return;
    if (!now.isNull())
        m_wished = {};
    m_current = now;
    Q_EMIT currentChanged(now);
}

void SandboxesPanel::select(const SandboxKey &key)
{
    m_wished = key;
    m_wishTimer.start(10s);
    selectWished();
}

void SandboxesPanel::selectWished()
{
    const int row = m_wished.isNull() ? -1 : m_store.model().rowOf(m_wished.text());
    const QModelIndex index = m_proxy.mapFromSource(m_store.model().index(row, 0));
    if (!index.isValid())
        return;
    m_wished = {};
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void SandboxesPanel::reveal(const SandboxKey &key)
{
    select(key);
    if (m_current != key && m_store.find(key))
        m_filter->clear();
}

void SandboxesPanel::updateSummary()
{
    const SandboxModel &model = m_store.model();
    QSet<QString> connections;
    int count = 0;
    for (const SandboxRow &row : model.rows()) {
        if (!m_connection.isEmpty() && row.sandbox.connectionId != m_connection)
            continue;
        ++count;
        connections.insert(row.sandbox.connectionId);
    }
    int silent = 0;
    for (const Backend *backend : m_store.registry().backends())
        silent += backend->status().state == ConnectionState::Broken ? 1 : 0;
    QString text;
    if (const Backend *only = m_store.registry().find(m_connection)) {
        text = tr("%1 on %2").arg(count).arg(only->profile().name);
        if (only->status().state == ConnectionState::Broken && only->status().liveSince.isValid())
            text = tr("%1, as of %2").arg(text, momentText(only->status().liveSince, m_store.clock().now()));
    } else {
        text = tr("%1 on %n connection(s)", nullptr, static_cast<int>(connections.size())).arg(count);
        if (silent > 0)
            text = tr("%1, %2").arg(text, tr("%n connection(s) not answering", nullptr, silent));
    }
    const int unreadable = m_store.unreadableCount();
    if (unreadable > 0)
        text = tr("%1, %2").arg(text, tr("%n more could not be read", nullptr, unreadable));
    m_title->setSummary(count > 0 || silent > 0 || unreadable > 0 ? text : QString());
}

void SandboxesPanel::updateContent()
{
    bool turning = false;
    for (const SandboxRow &row : m_store.model().rows())
        turning = turning || glyphOf(shownState(row), row.stale) == Glyph::Progress;
    m_rings->setTurning(turning);

    if (m_proxy.rowCount() > 0) {
        m_content->setCurrentWidget(m_table);
        // Rows come after the window: the table takes the focus that it could not have before.
        if (!std::exchange(m_shownOnce, true) && !isAncestorOf(window()->focusWidget()))
            focusTable();
        return;
    }
    m_content->setCurrentWidget(m_empty);
    const int all = m_store.model().rowCount();
    if (all > 0) {
        const QString search = m_proxy.search();
        m_empty->setSentence(search.isEmpty()
                                 ? tr("None of %n sandbox(es) passes the filter.", nullptr, all)
                                 : tr("Nothing matches “%1” in %n sandbox(es).", nullptr, all).arg(search));
        m_empty->setAction(tr("Clear the filter"));
        return;
    }
    QStringList asking;
    bool live = false;
    for (const Backend *backend : m_store.registry().backends()) {
        const bool loaded = m_store.isLoaded(backend->profile().id);
        const ConnectionState state = backend->status().state;
        live = live || loaded;
        if (state == ConnectionState::Connecting || (state == ConnectionState::Live && !loaded))
            asking << backend->profile().name;
    }
    if (!asking.isEmpty()) {
        m_empty->setSentence(tr("Asking %1…").arg(asking.join(QStringLiteral(", "))));
        m_empty->setAction({});
    } else if (live) {
        m_empty->setSentence(tr("No sandboxes yet."));
        m_empty->setAction(tr("New sandbox…"),
                           QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText));
    } else {
        m_empty->setSentence(tr("Nothing is known yet: no connection answers."));
        m_empty->setAction({});
    }
}

void SandboxesPanel::updateStale()
{
    const Backend *backend = m_connectionBanner->subject();
    bool any = false;
    for (const SandboxRow &row : m_store.model().rows())
        any = any || (row.stale && backend && row.sandbox.connectionId == backend->profile().id);
    m_staleStrip->setVisible(any);
    if (!any)
        return;
    const QDateTime since = backend->status().liveSince;
    const QString age = since.isValid() ? durationText(since.secsTo(m_store.clock().now())) : QString();
    const QString name = backend->profile().name;
    m_stale->setText(
        age.isEmpty()
            ? tr("Last known state of %1. It cannot be changed until it answers.").arg(name)
            : tr("Last known state of %1, %2 old. It cannot be changed until it answers.").arg(name, age));
}

void SandboxesPanel::tick()
{
    m_store.model().noteTime();
    m_table->updateColumn(SandboxModel::Expires);
    if (m_store.clock().now().time().second() % 10 == 0) {
        for (const int column : {SandboxModel::State, SandboxModel::Age})
            m_table->updateColumn(column);
    }
    if (m_staleStrip->isVisible())
        updateStale();
}

void SandboxesPanel::updateBanners()
{
    // Those of other parts of the window come after the two of the panel.
    const bool others = m_banners->layout()->count() > 2;
    m_banners->setVisible(m_connectionBanner->subject() || !m_actionBanner->isHidden() || others);
}

void SandboxesPanel::addBanner(Banner *banner)
{
    m_banners->layout()->addWidget(banner);
    updateBanners();
}

void SandboxesPanel::removeBanner(Banner *banner)
{
    m_banners->layout()->removeWidget(banner);
    banner->hide();
    banner->deleteLater();
    updateBanners();
}

void SandboxesPanel::showActionError(const SandboxKey &key, const Error &error)
{
    // The detail pane tells of the current one.
    if (key == m_current && m_detail)
        return;
    m_failed = key;
    m_actionBanner->setError(error);
    m_actionBanner->show();
    updateBanners();
}

void SandboxesPanel::showContextMenu(const QPoint &position)
{
    if (!m_table->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    m_table->addCopyMenu(menu, {m_actions->copyIds, m_actions->copyNames});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void SandboxesPanel::focusSearch()
{
    m_filter->focusSearch();
}

void SandboxesPanel::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

bool SandboxesPanel::focusDetail()
{
    if (!m_detail || (m_detail->focusWidget() && m_detail->focusWidget()->hasFocus()))
        return false;
    for (QWidget *next = m_detail->nextInFocusChain(); m_detail->isAncestorOf(next);
         next = next->nextInFocusChain()) {
        if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) {
            next->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void SandboxesPanel::escape()
{
    if (!m_filter->clearSearch())
        m_table->clearSelection();
}

void SandboxesPanel::restore(const WindowSettings &settings)
{
    m_table->columns().restore(settings.sandboxColumns);
    m_filter->setSaved(SavedFilters(settings.savedFilters));
    setRowHeight(settings.rowHeight);
    setDetailAtRight(settings.detailAtRight);
    m_splitter->restoreState(settings.detailSplitter);
    setDetailAtRight(settings.detailAtRight);
}

void SandboxesPanel::save(WindowSettings &settings) const
{
    settings.sandboxColumns = m_table->columns().save();
    settings.savedFilters = m_filter->saved().all();
    settings.detailSplitter = m_splitter->saveState();
}

} // namespace osc
