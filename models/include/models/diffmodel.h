// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/textdiff.h>

#include <QAbstractTableModel>

namespace osc {

/// Two texts side by side, line by line; long stretches without a difference can be left out.
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LeftNumber, LeftText, RightNumber, RightText, ColumnCount };
    enum Role { KindRole = Qt::UserRole }; ///< int of Kind.
    enum class Kind { Same, Changed, Removed, Added, Gap };

    /// Lines around a difference that are shown when the rest is left out.
    static constexpr int context = 3;

    explicit DiffModel(QObject *parent = nullptr);

    void setTexts(const QStringList &left, const QStringList &right, const TextDiff &diff);
    void setOnlyDifferences(bool only);
    /// The first row of the next stretch of differences after @p row, or before it; -1: there is none.
    [[nodiscard]] int nextDifference(int row) const;
    [[nodiscard]] int previousDifference(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Kind kind = Kind::Same;
        int left = -1;
        int right = -1;
    };

    void rebuild();
    [[nodiscard]] static QList<Row> pairUp(const TextDiff &diff);
    [[nodiscard]] bool isDifference(int row) const;

    QStringList m_left;
    QStringList m_right;
    QList<Row> m_all;
    QList<Row> m_rows; ///< Those that are shown.
    bool m_onlyDifferences = true;
};

} // namespace osc
