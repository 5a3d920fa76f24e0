// SPDX-License-Identifier: Apache-2.0
#include "panels/visibleusage.h"

#include "panels/columnlayout.h"
#include "widgets/shownwatcher.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// Somebody who scrolls by does not want what passes to be measured.
constexpr auto lookPause = 300ms;
constexpr auto orderPause = 5s;
/// More of them could not be sorted between two frames.
constexpr int mostRowsToReorder = 500;

bool canBeMeasured(const QModelIndex &index)
{
    switch (static_cast<SandboxState>(index.data(SandboxModel::StateRole).toInt())) {
    case SandboxState::Running:
    case SandboxState::Pausing:
    case SandboxState::Paused:
    case SandboxState::Resuming:
        return true;
    default:
        return false;
    }
}

} // namespace

VisibleUsage::VisibleUsage(QTableView *view, ColumnLayout *columns, SandboxModel &model, UsageStore &usage)
    : QObject(view)
    , m_view(view)
    , m_columns(columns)
    , m_model(model)
    , m_usage(usage)
    , m_shown(new ShownWatcher(view->viewport(), [this](bool) { consider(); }))
{
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &VisibleUsage::consider);
    m_order.setInterval(orderPause);
    m_order.callOnTimeout(this, &VisibleUsage::reorder);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start(lookPause);
    };
    const QAbstractItemModel *rows = view->model();
    connect(rows, &QAbstractItemModel::rowsInserted, this, soon);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(rows, &QAbstractItemModel::layoutChanged, this, soon);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, soon);
    connect(view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, soon);
    connect(columns, &ColumnLayout::shownChanged, this, soon);
    connect(&usage, &UsageStore::sampled, this, &VisibleUsage::repaint);
}

bool VisibleUsage::isSortedByUsage() const
{
    const int column = m_view->horizontalHeader()->sortIndicatorSection();
    return (column == SandboxModel::Cpu || column == SandboxModel::Memory) && m_columns->isShown(column);
}

QList<SandboxKey> VisibleUsage::wantedKeys() const
{
    const bool wanted = m_columns->isShown(SandboxModel::Cpu) || m_columns->isShown(SandboxModel::Memory);
    const QAbstractItemModel *rows = m_view->model();
    if (!wanted || !m_shown->isShown() || rows->rowCount() == 0)
        return {};
    const int first = std::max(0, m_view->rowAt(0));
    const int bottom = m_view->rowAt(m_view->viewport()->height() - 1);
    QList<SandboxKey> keys;
    const auto add = [&](int from, int to) {
        for (int row = from; row <= to && keys.size() < mostFollowed; ++row)
            if (const QModelIndex index = rows->index(row, 0); canBeMeasured(index))
                keys.append({index.data(SandboxModel::ConnectionIdRole).toString(),
                             index.data(SandboxModel::IdRole).toString()});
    };
    const int last = bottom < 0 ? rows->rowCount() - 1 : bottom;
    add(first, last);
    if (isSortedByUsage()) {
        add(last + 1, rows->rowCount() - 1);
        add(0, first - 1);
    }
    return keys;
}

void VisibleUsage::consider()
{
    const QList<SandboxKey> keys = wantedKeys();
    if (keys != m_keys) {
        // The new ones first: what stays is not interrupted.
        QList<UsageStore::Follow> follows;
        for (const SandboxKey &key : keys)
            follows.append(m_usage.follow(key));
        m_follows = follows;
        m_keys = keys;
    }
    const bool order =
        isSortedByUsage() && !keys.isEmpty() && m_view->model()->rowCount() <= mostRowsToReorder;
    if (order && !m_order.isActive()) {
        m_order.start();
        // The first samples take a second or two.
        QTimer::singleShot(2s, this, &VisibleUsage::reorder);
    } else if (!order) {
        m_order.stop();
    }
}

void VisibleUsage::reorder()
{
    if (isSortedByUsage())
        m_model.orderByUsage(m_keys);
}

void VisibleUsage::repaint(const SandboxKey &key)
{
    const int row = m_model.rowOf(key.text());
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_view->model());
    for (const int column : {int(SandboxModel::Cpu), int(SandboxModel::Memory)})
        if (row >= 0 && m_columns->isShown(column))
            m_view->update(proxy->mapFromSource(m_model.index(row, column)));
}

} // namespace osc
