// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

class QHeaderView;

namespace osc {

/// The columns of a view of files: as many as its width has room for, and as somebody has arranged them.
class FileColumns : public QObject
{
    Q_OBJECT

public:
    /// @p header has the columns of FileListModel, and owns this.
    explicit FileColumns(QHeaderView *header);

    /// Objects of a bucket have other columns than files.
    void setShowsObjects(bool objects);
    /// Hides what has no room in @p room pixels.
    void fit(int room);
    /// As FileViewHabits has them; what is no order of these columns is ignored.
    void arrange(const QList<int> &widths, const QList<int> &order);
    [[nodiscard]] QList<int> widths() const;
    [[nodiscard]] QList<int> order() const;

Q_SIGNALS:
    /// Somebody has moved a column or made it wider or narrower, a moment ago.
    void arranged();

private:
    void resized(int column, int before, int now);
    [[nodiscard]] int usualWidth(int column) const;

    QHeaderView *m_header;
    QHash<int, int> m_set; ///< Widths that somebody has set, by column.
    QTimer m_later;        ///< A column is dragged in many steps.
    int m_room = 0;
    bool m_objects = false;
    bool m_byProgram = false; ///< What changes now is nobody's wish.
};

} // namespace osc
