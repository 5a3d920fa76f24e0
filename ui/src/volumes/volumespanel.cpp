// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumespanel.h"

#include "panels/columnlayout.h"
#include "panels/placetitle.h"
#include "panels/selectionbar.h"
#include "volumes/actionbutton.h"
#include "volumes/volumeactions.h"
#include "volumes/volumedetail.h"
#include "volumes/volumefilterbar.h"
#include "volumes/volumeprogress.h"
#include "volumes/volumetable.h"
#include "widgets/banner.h"
#include "widgets/separators.h"
#include "widgets/shownwatcher.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// Lines that a banner has room for; the whole list is in the activity.
constexpr int mostFailedLines = 5;

QString failedLines(const JobRun &run)
{
    QStringList lines;
    for (const JobRun::Item &item : run.items())
        if (item.state == JobRun::State::Failed && lines.size() < mostFailedLines)
            lines << (item.error.message.contains(item.job.title)
                          ? item.error.message
                          : QStringLiteral("%1: %2").arg(item.job.title, item.error.message));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

VolumesPanel::VolumesPanel(VolumeWork &work, const FileServices &files, QWidget *parent)
    : Place(parent)
    , m_work(work)
    , m_store(work.store())
    , m_actions(new VolumeActions(work, this))
    , m_title(new PlaceTitle(tr("Volumes"), this))
    , m_table(new VolumeTable(m_proxy, m_store.model(), m_store.meter(), this))
    , m_filter(new VolumeFilterBar(m_proxy, m_table->columns(), this))
    , m_bulk(new SelectionBar(QStringLiteral("volumeBulk"),
                              {{m_actions->mount, QStringLiteral("volumeBulkMount"), 3},
                               {m_actions->exportIt, QStringLiteral("volumeBulkExport"), 4},
                               {m_actions->empty, QStringLiteral("volumeBulkEmpty"), 2},
                               {m_actions->countAgain, QStringLiteral("volumeBulkCount"), 1},
                               {m_actions->copyNames, QStringLiteral("volumeBulkCopy"), 0}},
                              {m_actions->remove, QStringLiteral("volumeBulkDelete")}, this))
    , m_progress(new VolumeProgress(work.runs(), this))
    , m_banner(new Banner(this))
    , m_content(new QStackedWidget(this))
    , m_empty(new EmptyState(this, QStringLiteral("volumeEmpty")))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_detail(new VolumeDetail(m_store, *m_actions, files, this))
    , m_rings(new RingAnimator(m_table, [this] { m_table->updateColumn(VolumeModel::State); }))
{
    setObjectName(QStringLiteral("volumesPanel"));
    build();
    connectParts();
    connectModel();
    new ShownWatcher(this, [this](bool shown) { m_store.setLookedAt(shown); });
    m_store.setLookedAt(false);
    updateContent();
}

VolumesPanel::~VolumesPanel() = default;

void VolumesPanel::build()
{
    m_title->addWidget(makeActionButton(QStringLiteral("pruneButton"), m_actions->prune, this));
    m_title->addWidget(makeActionButton(QStringLiteral("importVolumeButton"), m_actions->importIt, this));
    m_title->addWidget(
        makeActionButton(QStringLiteral("newVolumeButton"), m_actions->create, this, ButtonKind::Primary));
    m_bulk->setObjectName(QStringLiteral("volumeBulkBar"));
    m_banner->setObjectName(QStringLiteral("volumeBanner"));
    m_banner->hide();
    connect(m_banner->addButton(QStringLiteral("volumeRetry"), tr("Try again")), &QPushButton::clicked,
            &m_work.runs(), &JobRuns::retry);
    connect(m_banner->addButton(QStringLiteral("volumeShowActivity"), tr("Show in Activity")),
            &QPushButton::clicked, this, [this] {
                if (const JobRun *failed = m_work.runs().failed())
                    Q_EMIT activityRequested(failed->activityId());
            });
    connect(m_banner->addButton(QStringLiteral("volumeDismiss"), tr("Dismiss")), &QPushButton::clicked,
            &m_work.runs(), &JobRuns::dismiss);

    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *list = new QWidget(this);
    auto *banner = new QVBoxLayout;
    banner->setContentsMargins(metrics::margin, 0, 16, 0);
    banner->addWidget(m_banner);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(new HairLine(Qt::Horizontal, list));
    listLayout->addWidget(m_filter);
    listLayout->addLayout(banner);
    listLayout->addWidget(m_progress);
    listLayout->addWidget(m_bulk);
    listLayout->addWidget(new HairLine(Qt::Horizontal, list));
    listLayout->addWidget(m_content, 1);
    m_splitter->setObjectName(QStringLiteral("volumeSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({metrics::scaled(440), metrics::scaled(350)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_splitter, 1);
}

void VolumesPanel::connectParts()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VolumesPanel::selectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &VolumesPanel::selectionChanged);
    connect(m_table, &PlaceTable::opened, this, [this] { m_detail->showTab(VolumeDetail::Tab::Files); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &VolumesPanel::showContextMenu);
    connect(m_table, &VolumeTable::usersClicked, m_actions, &VolumeActions::goToUser);
    connect(m_bulk, &SelectionBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(m_filter, &VolumeFilterBar::changed, this, &VolumesPanel::updateContent);
    connect(m_filter, &VolumeFilterBar::connectionCleared, this, [this] {
        setConnection({});
        Q_EMIT connectionCleared();
    });
    connect(m_actions, &VolumeActions::newSandboxRequested, this, &VolumesPanel::newSandboxRequested);
    connect(m_actions, &VolumeActions::filesRequested, this, &VolumesPanel::filesRequested);
    connect(m_actions, &VolumeActions::sandboxRequested, this, &VolumesPanel::sandboxRequested);
    connect(m_detail, &VolumeDetail::sandboxRequested, this, &VolumesPanel::sandboxRequested);
    connect(&m_work, &VolumeWork::told, this, &VolumesPanel::messageRequested);
    connect(&m_work, &VolumeWork::made, this, [this](const VolumeKey &key) { reveal(key); });
    connect(&m_work.runs(), &JobRuns::changed, this, &VolumesPanel::updateBanner);
    connect(m_empty, &EmptyState::activated, this, [this] {
        if (!m_proxy.filter().isEmpty())
            m_filter->clear();
        else
            m_actions->create->trigger();
    });
    connect(m_table, &VolumeTable::removeRequested, m_actions->remove, &QAction::trigger);
}

void VolumesPanel::connectModel()
{
    const VolumeModel &model = m_store.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&model, signal, this, &VolumesPanel::rowsChanged);
        connect(&model, signal, this, &Place::countChanged);
    }
    connect(&model, &QAbstractItemModel::dataChanged, this, &VolumesPanel::updateSoon);
    connect(&m_store, &VolumeStore::loadedChanged, this, &VolumesPanel::updateSoon);
    connect(&m_store, &VolumeStore::pinnedChanged, this, &Place::settingsChanged);
    connect(&m_store.registry(), &ConnectionRegistry::changed, this, &VolumesPanel::updateSoon);
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, &VolumesPanel::selectWished);
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &VolumesPanel::updateContent);
}

/// What is said about all rows looks at every row.
void VolumesPanel::updateSoon()
{
    if (!m_soon.isActive())
        m_soon.start(30ms);
}

void VolumesPanel::rowsChanged()
{
    const bool tableIsShown = m_content->currentWidget() == m_table;
    if (tableIsShown != (m_proxy.rowCount() > 0))
        updateContent();
    updateSoon();
}

void VolumesPanel::selectionChanged()
{
    QList<VolumeKey> keys;
    QMap<QString, int> perConnection;
    const int current = m_table->currentIndex().row();
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const VolumeKey key = m_table->keyAt(index);
        index.row() == current ? keys.prepend(key) : keys.append(key);
        ++perConnection[index.siblingAtColumn(VolumeModel::Connection).data().toString()];
    }
    m_actions->setSelection(keys);
    m_bulk->setCount(static_cast<int>(keys.size()), perConnection);
    m_current = keys.isEmpty() ? VolumeKey() : keys.constFirst();
    m_table->setLookedAt(m_current);
    m_detail->show(m_current);
}

void VolumesPanel::updateContent()
{
    const auto &rows = m_store.model().rows();
    m_rings->setTurning(std::any_of(rows.cbegin(), rows.cend(),
                                    [](const VolumeRow &row) { return row.pending.has_value(); }));
    m_filter->updateCounts();
    updateSummary();
    updateEmpty();
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
}

void VolumesPanel::updateSummary()
{
    QSet<QString> connections;
    int count = 0;
    qint64 bytes = 0;
    for (const VolumeRow &row : m_store.model().rows()) {
        if (!m_connection.isEmpty() && row.key.connectionId != m_connection)
            continue;
        ++count;
        connections.insert(row.key.connectionId);
        bytes += row.size.isKnown() ? row.size.tree.bytes : 0;
    }
    QString text = tr("%1 on %n connection(s)", nullptr, static_cast<int>(connections.size())).arg(count);
    if (const Backend *only = m_store.registry().find(m_connection))
        text = tr("%1 on %2").arg(count).arg(only->profile().name);
    if (bytes > 0)
        text = tr("%1, %2 known").arg(text, bytesText(bytes));
    m_title->setSummary(count > 0 ? text : QString());
}

void VolumesPanel::updateEmpty()
{
    const int all = m_store.model().rowCount();
    if (all > 0) {
        const QString search = m_proxy.filter().search;
        m_empty->setSentence(search.isEmpty()
                                 ? tr("None of %n volume(s) passes the filter.", nullptr, all)
                                 : tr("Nothing matches “%1” in %n volume(s).", nullptr, all).arg(search));
        m_empty->setAction(tr("Clear the filter"));
        return;
    }
    QStringList asking;
    bool live = false;
    std::optional<Error> error;
    for (const Backend *backend : m_store.registry().backends()) {
        const QString &id = backend->profile().id;
        const ConnectionState state = backend->status().state;
        live = live || state == ConnectionState::Live;
        if (state == ConnectionState::Connecting || (state == ConnectionState::Live && !m_store.isLoaded(id)))
            asking << backend->profile().name;
        if (m_store.listError(id))
            error = m_store.listError(id);
    }
    m_empty->setAction({});
    if (!asking.isEmpty()) {
        m_empty->setSentence(tr("Asking %1…").arg(asking.join(QStringLiteral(", "))));
    } else if (error) {
        m_empty->setSentence(error->message);
    } else if (live) {
        const bool canCreate = m_actions->create->isEnabled();
        m_empty->setSentence(canCreate ? tr("No volumes yet.")
                                       : tr("No volumes yet. %1").arg(m_actions->create->toolTip()));
        m_empty->setAction(canCreate ? tr("New volume…") : QString());
    } else {
        m_empty->setSentence(tr("Nothing is known yet: no connection answers."));
    }
}

void VolumesPanel::updateBanner()
{
    const JobRun *failed = m_work.runs().failed();
    m_banner->setVisible(failed);
    if (!failed)
        return;
    if (failed->items().size() == 1)
        m_banner->setError(failed->items().constFirst().error);
    else
        m_banner->setMessage(failed->summary(), failedLines(*failed));
}

void VolumesPanel::setConnection(const QString &connectionId)
{
    m_connection = connectionId;
    const Backend *backend = m_store.registry().find(connectionId);
    m_actions->setConnection(connectionId);
    m_filter->setConnection(backend ? connectionId : QString(),
                            backend ? backend->profile().name : QString());
    updateSummary();
}

void VolumesPanel::reveal(const VolumeKey &key)
{
    m_wished = key;
    selectWished();
    if (m_current != key && m_store.find(key))
        m_filter->clear();
}

void VolumesPanel::selectWished()
{
    const int row = m_wished.isNull() ? -1 : m_store.model().rowOf(m_wished.text());
    const QModelIndex index = m_proxy.mapFromSource(m_store.model().index(row, 0));
    if (!index.isValid())
        return;
    m_wished = {};
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void VolumesPanel::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    m_table->addCopyMenu(menu, {m_actions->copyNames});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void VolumesPanel::refresh()
{
    m_store.refresh();
}

void VolumesPanel::focusSearch()
{
    m_filter->focusSearch();
}

void VolumesPanel::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_proxy.rowCount() > 0)
        m_table->setCurrentIndex(m_proxy.index(0, 0));
}

bool VolumesPanel::focusNextPane()
{
    QWidget *inside = m_detail->focusWidget();
    if (inside && inside->hasFocus())
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

void VolumesPanel::escape()
{
    if (!m_filter->clearSearch())
        m_table->clearSelection();
}

void VolumesPanel::restore(const WindowSettings &settings)
{
    m_table->columns().restore(settings.volumeColumns);
    m_splitter->restoreState(settings.volumeSplitter);
    QList<VolumeKey> pinned;
    for (const QString &text : settings.pinnedFolders)
        if (const auto key = VolumeKey::fromText(text))
            pinned.append(*key);
    m_store.setPinned(pinned);
}

void VolumesPanel::save(WindowSettings &settings) const
{
    settings.volumeColumns = m_table->columns().save();
    settings.volumeSplitter = m_splitter->saveState();
    settings.pinnedFolders.clear();
    for (const VolumeKey &key : m_store.pinned())
        settings.pinnedFolders << key.text();
}

Place::Count VolumesPanel::count() const
{
    const int count = m_store.model().rowCount();
    return {.text = count > 0 ? QString::number(count) : QString()};
}

} // namespace osc
