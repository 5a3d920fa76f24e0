// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace osc {

/// A table of a place: rows of equal height, whole rows selected, no grid, columns that people arrange.
class PlaceTable : public QTableView
{
    Q_OBJECT

public:
    explicit PlaceTable(QWidget *parent = nullptr);

    /// Widths, order and hidden columns, as kept in the settings; a state of another version is ignored.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);
    void setRowHeight(int pixels);
    /// Repaints what is visible of one column.
    void updateColumn(int logicalColumn);
    /// The row below the mouse, or -1.
    [[nodiscard]] int hoverRow() const { return m_hoverRow; }
    /// Room after the text of a column: the last one ends at the margin of the page.
    [[nodiscard]] int endPadding(int logicalColumn) const;
    /// A menu in which columns are shown and hidden. The caller owns it.
    [[nodiscard]] virtual QMenu *makeColumnMenu(QWidget *parent);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool viewportEvent(QEvent *event) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;

Q_SIGNALS:
    /// Enter or a double click.
    void opened(const QModelIndex &index);
    /// Widths, order, hidden columns or the sorting may have changed.
    void columnsChanged();

private:
    void repaintRow(int row);

    int m_hoverRow = -1;
};

} // namespace osc
