// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/placetable.h"

#include <optional>

namespace osc {

class ColumnLayout;
struct ColumnSpec;

/// A table whose columns fit its width, whose cells and rows can be copied, and which stays where it is when
/// rows come, go and change places.
class ArrangedTable : public PlaceTable
{
    Q_OBJECT

public:
    [[nodiscard]] ColumnLayout &columns() { return *m_columns; }
    [[nodiscard]] const ColumnLayout &columns() const { return *m_columns; }
    [[nodiscard]] QMenu *makeColumnMenu(QWidget *parent) override;

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
    /// @p copyRole: a cell as one line.
    ArrangedTable(int copyRole, QWidget *parent);

    /// To be called once, by the constructor: shows @p rows with these columns.
    void arrange(QAbstractItemModel &rows, const QList<ColumnSpec> &columns, int sortColumn);
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

    int m_copyRole;
    ColumnLayout *m_columns = nullptr;
    std::optional<Anchor> m_anchor;
};

} // namespace osc
