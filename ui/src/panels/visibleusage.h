// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/usagestore.h>

#include <QObject>
#include <QTimer>

class QTableView;

namespace osc {

class ColumnLayout;
class ShownWatcher;

/// Follows what the sandboxes use whose rows can be seen, while one of the columns CPU and Memory is shown
/// and somebody can look at the table. While the table is sorted by one of them it also follows rows that
/// cannot be seen, up to a limit, and takes the order anew every few seconds.
class VisibleUsage : public QObject
{
    Q_OBJECT

public:
    /// So many at once, whatever the height of the window.
    static constexpr int mostFollowed = 100;

    /// @p view shows a SandboxFilterProxy and owns this; @p usage outlives it.
    VisibleUsage(QTableView *view, ColumnLayout *columns, SandboxModel &model, UsageStore &usage);

private:
    void consider();
    void reorder();
    void repaint(const SandboxKey &key);
    [[nodiscard]] bool isSortedByUsage() const;
    [[nodiscard]] QList<SandboxKey> wantedKeys() const;

    QTableView *m_view;
    ColumnLayout *m_columns;
    SandboxModel &m_model;
    UsageStore &m_usage;
    ShownWatcher *m_shown;
    QTimer m_soon;
    QTimer m_order;
    QList<SandboxKey> m_keys;
    QList<UsageStore::Follow> m_follows;
};

} // namespace osc
