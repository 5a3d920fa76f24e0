// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/rowdelegate.h"

#include <QSortFilterProxyModel>

namespace osc {

class PlaceTable;

/// Rows whose text contains every word that is searched for.
class WordsProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// @p searchRole: the text of a row in lower case. @p sortRole: what rows are ordered by.
    WordsProxy(int searchRole, int sortRole, QObject *parent = nullptr);
    void setSearch(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    int m_searchRole;
    QStringList m_words;
};

/// The selected rows as text, one a line, in the order in which they are shown.
[[nodiscard]] QString selectedLines(const PlaceTable &table, int lineRole);

} // namespace osc
