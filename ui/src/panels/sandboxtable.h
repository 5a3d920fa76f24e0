// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/placetable.h"

#include <models/sandboxmodel.h>

#include <optional>

namespace osc {

class ColumnLayout;
class SandboxFilterProxy;
class UsageStore;

/// The table of sandboxes: its columns, what it copies, and where it stays when rows come, go and change
/// places.
class SandboxTable : public PlaceTable
{
    Q_OBJECT

public:
    /// Lets @p proxy show @p model; all outlive the table.
    SandboxTable(SandboxFilterProxy &proxy, SandboxModel &model, UsageStore &usage,
                 QWidget *parent = nullptr);

    [[nodiscard]] ColumnLayout &columns() { return *m_columns; }
    [[nodiscard]] const ColumnLayout &columns() const { return *m_columns; }
    [[nodiscard]] QMenu *makeColumnMenu(QWidget *parent) override;
    [[nodiscard]] SandboxKey keyAt(const QModelIndex &index) const;

    /// What the current cell says, and the selected rows: one line each, cells of the columns that are shown
    /// separated by tabs.
    [[nodiscard]] QString currentCellText() const;
    [[nodiscard]] QString selectedRowsText() const;
    void copyCell() const;
    void copyRows() const;
    /// Moves @p others, which copy as well and are entries of @p menu, into a menu that has the cell and the
    /// rows.
    void addCopyMenu(QMenu *menu, const QList<QAction *> &others) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A row that stays where it is on the screen while others come and go.
    struct Anchor
    {
        QPersistentModelIndex index;
        int y = 0;
    };
    enum class Change { Rows, Order };

    void holdPlace(Change change);
    void keepPlace();
    [[nodiscard]] bool isOnScreen(const QModelIndex &index) const;

    ColumnLayout *m_columns;
    std::optional<Anchor> m_anchor;
};

} // namespace osc
