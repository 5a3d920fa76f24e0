// SPDX-License-Identifier: Apache-2.0
#include "detail/detailtable.h"

#include "panels/placetable.h"
#include "widgets/banner.h"
#include "widgets/separators.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

void layOutTableTab(QWidget *tab, const TableTabParts &parts)
{
    parts.content->addWidget(parts.table);
    parts.content->addWidget(parts.empty);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.toolBar);
    layout->addWidget(parts.notice);
    layout->addWidget(parts.content, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, tab));
    layout->addWidget(parts.foot);
}

void addCopyKeys(PlaceTable *table, const std::function<void()> &copy)
{
    auto *keys = new QShortcut(QKeySequence::Copy, table);
    keys->setContext(Qt::WidgetShortcut);
    QObject::connect(keys, &QShortcut::activated, table, copy);
}

WordsProxy::WordsProxy(int searchRole, int sortRole, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_searchRole(searchRole)
{
    setSortRole(sortRole);
}

void WordsProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool WordsProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QString text = sourceModel()->index(row, 0, parent).data(m_searchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

QString selectedLines(const PlaceTable &table, int lineRole)
{
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &left, const QModelIndex &right) { return left.row() < right.row(); });
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines.append(row.data(lineRole).toString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace osc
