// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

class QHeaderView;
class QMenu;
class QTableView;

namespace osc {

/// How wide a column may be while nobody has set it, in pixels at 100 %.
struct ColumnSpec
{
    QString id; ///< For settings: a name that stays.
    int least = 48;
    int usual = 100;
    int most = 100;
    bool shown = true; ///< Before somebody chooses.
};

/// Fits the columns of a table to its width, and keeps what people arrange: order, visibility, sorting, and
/// the widths that they set, which are left as they are. The last column takes the rest.
class ColumnLayout : public QObject
{
    Q_OBJECT

public:
    /// One spec for each column of the model of @p view, which owns the layout.
    ColumnLayout(QTableView *view, const QList<ColumnSpec> &columns, int sortColumn);

    void fit();
    [[nodiscard]] bool isShown(int column) const;
    void setShown(int column, bool shown);
    /// Back to what it was before anybody arranged anything.
    void reset();

    /// A text with one line for each column. Unknown columns of a newer version are passed over, columns that
    /// it does not know keep their usual place; anything else is ignored.
    [[nodiscard]] QByteArray save() const;
    void restore(const QByteArray &state);

    /// Fills @p menu, which is emptied, with the columns as they are now.
    void fillMenu(QMenu *menu);

Q_SIGNALS:
    void shownChanged();

private:
    void resized(int column, int before, int now);
    void restoreColumn(const QByteArray &line, int place);
    void restoreSorting(const QByteArray &line);
    [[nodiscard]] int columnOf(const QString &id) const;
    [[nodiscard]] int lastShown() const;
    [[nodiscard]] QList<int> widthsFor(int room) const;

    QTableView *m_view;
    QHeaderView *m_header;
    QList<ColumnSpec> m_columns;
    int m_sortColumn;
    QHash<int, int> m_set; ///< Widths that somebody has set, by column.
    bool m_fitting = false;
};

} // namespace osc
