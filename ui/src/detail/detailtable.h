// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/rowdelegate.h"

#include <QSortFilterProxyModel>

#include <functional>

class QStackedWidget;

namespace osc {

class EmptyState;
class PlaceTable;

/// What a tab with a table is made of; all are children of the tab.
struct TableTabParts
{
    QWidget *toolBar;
    QWidget *notice;
    QStackedWidget *content; ///< Shows the table, or why it is empty.
    PlaceTable *table;
    EmptyState *empty;
    QWidget *foot;
};

/// Puts the parts of @p tab one below the other.
void layOutTableTab(QWidget *tab, const TableTabParts &parts);
/// Calls @p copy when the keys for it are pressed in @p table.
void addCopyKeys(PlaceTable *table, const std::function<void()> &copy);

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
