// SPDX-License-Identifier: Apache-2.0
#include "snapshots/snapshotsplace.h"

#include "panels/columnlayout.h"
#include "panels/placetitle.h"
#include "panels/selectionbar.h"
#include "snapshots/snapshotactions.h"
#include "snapshots/snapshottable.h"
#include "volumes/actionbutton.h"
#include "volumes/volumeprogress.h"
#include "widgets/banner.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/shownwatcher.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace osc {

SnapshotsPlace::SnapshotsPlace(SnapshotStore &store, QWidget *parent)
    : Place(parent)
    , m_store(store)
    , m_actions(new SnapshotActions(store, this))
    , m_title(new PlaceTitle(tr("Snapshots"), this))
    , m_search(new QLineEdit(this))
    , m_banner(new Banner(this))
    , m_bulk(new SelectionBar(QStringLiteral("snapshotBulk"),
                              {{m_actions->restore, QStringLiteral("snapshotBulkRestore"), 2},
                               {m_actions->goToSandbox, QStringLiteral("snapshotBulkSandbox"), 1},
                               {m_actions->copyIds, QStringLiteral("snapshotBulkCopy"), 0}},
                              {m_actions->remove, QStringLiteral("snapshotBulkDelete")}, this))
    , m_table(new SnapshotTable(m_proxy, store.model(), this))
    , m_content(new QStackedWidget(this))
    , m_empty(new EmptyState(this, QStringLiteral("snapshotEmpty")))
    , m_without(new Label({}, Tone::Secondary, this))
    , m_rings(new RingAnimator(m_table, [this] { m_table->updateColumn(SnapshotModel::State); }))
{
    setObjectName(QStringLiteral("snapshotsPlace"));
    m_title->addWidget(makeActionButton(QStringLiteral("createSnapshotButton"), m_actions->create, this,
                                        ButtonKind::Primary));
    m_bulk->setObjectName(QStringLiteral("snapshotBulkBar"));
    m_without->setObjectName(QStringLiteral("snapshotsWithout"));
    m_without->setWordWrap(true);
    m_without->setFont(fonts::secondary());
    m_without->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    m_without->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    buildBanner();
    auto *bar = new QHBoxLayout;
    buildBar(bar);
    m_bar = bar;
    auto *banner = new QVBoxLayout;
    banner->setContentsMargins(metrics::margin, 0, 16, 0);
    banner->addWidget(m_banner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addLayout(bar);
    layout->addLayout(banner);
    layout->addWidget(new VolumeProgress(store.runs(), this));
    layout->addWidget(m_bulk);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_content, 1);
    layout->addWidget(m_without);
    connectParts();
    new ShownWatcher(this, [this](bool shown) { m_store.setLookedAt(shown); });
    update();
}

SnapshotsPlace::~SnapshotsPlace() = default;

void SnapshotsPlace::buildBar(QLayout *layout)
{
    layout->setContentsMargins(metrics::margin, 8, 16, 8);
    layout->setSpacing(metrics::gap);
    m_search->setObjectName(QStringLiteral("snapshotSearch"));
    m_search->setPlaceholderText(tr("Search name, ID, sandbox, state"));
    m_search->setAccessibleName(tr("Search snapshots"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMaximumWidth(metrics::scaled(330));
    auto *columns =
        makeToolButton(QStringLiteral("snapshotColumns"), Symbol::Configure, tr("Choose columns"), this);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(new QMenu(columns));
    connect(columns->menu(), &QMenu::aboutToShow, this,
            [this, columns] { m_table->columns().fillMenu(columns->menu()); });
    auto *row = static_cast<QHBoxLayout *>(layout);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    row->addWidget(columns);
}

void SnapshotsPlace::buildBanner()
{
    m_banner->setObjectName(QStringLiteral("snapshotBanner"));
    m_banner->hide();
    connect(m_banner->addButton(QStringLiteral("snapshotRetry"), tr("Try again")), &QPushButton::clicked,
            &m_store.runs(), &JobRuns::retry);
    connect(m_banner->addButton(QStringLiteral("snapshotDismiss"), tr("Dismiss")), &QPushButton::clicked,
            &m_store.runs(), &JobRuns::dismiss);
}

void SnapshotsPlace::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setSearch(text);
        update();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SnapshotsPlace::selectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SnapshotsPlace::selectionChanged);
    connect(m_table, &PlaceTable::columnsChanged, this, &Place::settingsChanged);
    connect(m_table, &PlaceTable::opened, m_actions->restore, &QAction::trigger);
    connect(m_table, &SnapshotTable::removeRequested, m_actions->remove, &QAction::trigger);
    connect(m_table, &QWidget::customContextMenuRequested, this, &SnapshotsPlace::showContextMenu);
    connect(m_bulk, &SelectionBar::clearRequested, m_table, &QTableView::clearSelection);
    connect(m_actions, &SnapshotActions::newSandboxRequested, this, &SnapshotsPlace::newSandboxRequested);
    connect(m_actions, &SnapshotActions::sandboxRequested, this, &SnapshotsPlace::sandboxRequested);
    connect(m_empty, &EmptyState::activated, this, [this] {
        if (!m_proxy.isFiltering())
            return m_actions->create->trigger();
        m_search->clear();
        if (!m_connection.isEmpty())
            Q_EMIT connectionCleared();
    });
    const SnapshotModel &model = m_store.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&model, signal, this, &SnapshotsPlace::update);
        connect(&model, signal, this, &Place::countChanged);
    }
    connect(&model, &QAbstractItemModel::dataChanged, this, &SnapshotsPlace::update);
    connect(&m_store, &SnapshotStore::loadedChanged, this, &SnapshotsPlace::update);
    connect(&m_store, &SnapshotStore::created, this, &SnapshotsPlace::reveal);
    connect(&m_store.runs(), &JobRuns::changed, this, &SnapshotsPlace::updateBanner);
    connect(&m_store.registry(), &ConnectionRegistry::changed, this, &SnapshotsPlace::update);
    connect(&m_store.registry(), &ConnectionRegistry::removed, this, &SnapshotsPlace::update);
}

void SnapshotsPlace::selectionChanged()
{
    const QList<SnapshotKey> keys = m_table->selected();
    QMap<QString, int> perConnection;
    for (const SnapshotKey &key : keys)
        if (const SnapshotRow *row = m_store.find(key))
            ++perConnection[row->connectionName];
    m_actions->setSelection(keys);
    m_bulk->setCount(static_cast<int>(keys.size()), perConnection);
}

void SnapshotsPlace::update()
{
    const auto &rows = m_store.model().rows();
    m_rings->setTurning(
        std::any_of(rows.cbegin(), rows.cend(), [](const SnapshotRow &row) { return row.isBusy(); }));
    const auto ready = std::count_if(rows.cbegin(), rows.cend(), [](const SnapshotRow &row) {
        return row.snapshot.isReady() && !row.deleting;
    });
    m_title->setSummary(rows.isEmpty() ? QString() : tr("%1, %2 ready").arg(rows.size()).arg(ready));
    QStringList sentences;
    for (const auto &[name, why] : m_store.connectionsWithout())
        sentences << tr("%1: %2").arg(safeText(name), why);
    m_without->setText(sentences.join(QLatin1Char('\n')));
    m_without->setVisible(!sentences.isEmpty());
    updateEmpty();
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
}

void SnapshotsPlace::updateEmpty()
{
    const int all = m_store.model().rowCount();
    m_empty->setAction({});
    if (all > 0) {
        m_empty->setSentence(tr("None of %n snapshot(s) passes the filter.", nullptr, all));
        return m_empty->setAction(tr("Clear the filter"));
    }
    QStringList asking;
    std::optional<Error> error;
    bool offered = false;
    for (Backend *backend : m_store.registry().backends()) {
        const ConnectionState state = backend->status().state;
        offered = offered || (state == ConnectionState::Live && backend->snapshots());
        if (state == ConnectionState::Connecting ||
            (state == ConnectionState::Live && !m_store.isLoaded(backend->profile().id)))
            asking << safeText(backend->profile().name);
        if (const auto failed = m_store.listError(backend->profile().id))
            error = failed;
    }
    if (!asking.isEmpty()) {
        m_empty->setSentence(tr("Asking %1…").arg(asking.join(QStringLiteral(", "))));
    } else if (error) {
        m_empty->setSentence(error->message);
    } else if (offered) {
        m_empty->setSentence(
            tr("No snapshots yet. A snapshot keeps the files of a sandbox, and new sandboxes "
               "can be started from it."));
        m_empty->setAction(tr("Create snapshot…"));
    } else {
        m_empty->setSentence(tr("No connection with snapshots is open."));
    }
}

void SnapshotsPlace::updateBanner()
{
    const JobRun *failed = m_store.runs().failed();
    m_banner->setVisible(failed);
    if (!failed)
        return;
    for (const JobRun::Item &item : failed->items())
        if (item.state == JobRun::State::Failed)
            return m_banner->setError(item.error);
}

void SnapshotsPlace::setConnection(const QString &connectionId)
{
    m_connection = connectionId;
    m_proxy.setConnection(connectionId);
    if (m_chip)
        m_chip->deleteLater();
    m_chip = nullptr;
    if (const Backend *backend = m_store.registry().find(connectionId)) {
        m_chip = new FilterChip(safeText(backend->profile().name), this);
        m_chip->setObjectName(QStringLiteral("snapshotConnectionChip"));
        static_cast<QHBoxLayout *>(m_bar)->insertWidget(1, m_chip);
        connect(m_chip, &QAbstractButton::clicked, this, &SnapshotsPlace::connectionCleared);
    }
    update();
}

void SnapshotsPlace::reveal(const SnapshotKey &key)
{
    for (int row = 0; row < m_proxy.rowCount(); ++row)
        if (m_proxy.index(row, 0).data(SnapshotModel::KeyRole) == key.text())
            return m_table->selectRow(row);
}

void SnapshotsPlace::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    m_table->addCopyMenu(menu, {m_actions->copyIds});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void SnapshotsPlace::refresh()
{
    m_store.refresh();
}

void SnapshotsPlace::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SnapshotsPlace::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void SnapshotsPlace::escape()
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    else
        m_table->clearSelection();
}

void SnapshotsPlace::restore(const WindowSettings &settings)
{
    m_table->columns().restore(settings.snapshotColumns);
}

void SnapshotsPlace::save(WindowSettings &settings) const
{
    settings.snapshotColumns = m_table->columns().save();
}

Place::Count SnapshotsPlace::count() const
{
    const int count = m_store.model().rowCount();
    return {.text = count > 0 ? QString::number(count) : QString()};
}

} // namespace osc
