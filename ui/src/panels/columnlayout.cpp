// SPDX-License-Identifier: Apache-2.0
#include "panels/columnlayout.h"

#include "panels/rowdelegate.h"

#include <ui/theme.h>

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

namespace osc {

namespace {

constexpr char formatLine[] = "columns 1";
constexpr int widestColumn = 4000;
/// What the last column has more, to end at the margin of the page (PlaceTable::endPadding).
constexpr int endRoom = metrics::margin - RowDelegate::padding;

} // namespace

ColumnLayout::ColumnLayout(QTableView *view, const QList<ColumnSpec> &columns, int sortColumn)
    : QObject(view)
    , m_view(view)
    , m_header(view->horizontalHeader())
    , m_columns(columns)
    , m_sortColumn(sortColumn)
{
    for (ColumnSpec &column : m_columns) {
        column.least = metrics::scaled(column.least);
        column.usual = std::max(metrics::scaled(column.usual), column.least);
        column.most = std::max(metrics::scaled(column.most), column.usual);
    }
    connect(m_header, &QHeaderView::sectionResized, this, &ColumnLayout::resized);
    reset();
}

bool ColumnLayout::isShown(int column) const
{
    return !m_header->isSectionHidden(column);
}

void ColumnLayout::setShown(int column, bool shown)
{
    if (isShown(column) == shown)
        return;
    {
        const QScopedValueRollback guard(m_fitting, true);
        m_header->setSectionHidden(column, !shown);
    }
    fit();
    Q_EMIT shownChanged();
}

void ColumnLayout::reset()
{
    m_set.clear();
    // First: a header over no rows forgets what is hidden when they are sorted.
    m_view->sortByColumn(m_sortColumn, Qt::AscendingOrder);
    {
        const QScopedValueRollback guard(m_fitting, true);
        for (int column = 0; column < m_columns.size(); ++column) {
            m_header->moveSection(m_header->visualIndex(column), column);
            m_header->setSectionHidden(column, !m_columns.at(column).shown);
        }
    }
    fit();
    Q_EMIT shownChanged();
}

void ColumnLayout::resized(int column, int before, int now)
{
    // Hiding and showing announce a width of 0; the last column takes what is left.
    if (m_fitting || before == 0 || now == 0 || column == lastShown())
        return;
    m_set.insert(column, now);
}

int ColumnLayout::lastShown() const
{
    for (int place = m_header->count() - 1; place >= 0; --place)
        if (const int column = m_header->logicalIndex(place); isShown(column))
            return column;
    return -1;
}

QList<int> ColumnLayout::widthsFor(int room) const
{
    QList<int> widths;
    int total = 0;
    int give = 0;
    int take = 0;
    for (int column = 0; column < m_columns.size(); ++column) {
        const ColumnSpec &spec = m_columns.at(column);
        const bool set = m_set.contains(column);
        widths.append(set ? m_set.value(column) : spec.usual);
        if (!isShown(column))
            continue;
        total += widths.constLast();
        give += set ? 0 : spec.usual - spec.least;
        take += set ? 0 : spec.most - spec.usual;
    }
    const int change = room - total;
    const int range = change < 0 ? give : take;
    if (range == 0)
        return widths;
    const double part = std::min(1.0, std::abs(change) / static_cast<double>(range));
    for (int column = 0; column < m_columns.size(); ++column) {
        const ColumnSpec &spec = m_columns.at(column);
        if (m_set.contains(column) || !isShown(column))
            continue;
        widths[column] += change < 0 ? -static_cast<int>(std::ceil((spec.usual - spec.least) * part))
                                     : static_cast<int>((spec.most - spec.usual) * part);
    }
    return widths;
}

void ColumnLayout::fit()
{
    const QScopedValueRollback guard(m_fitting, true);
    const int room = m_view->viewport()->width() - endRoom;
    const QList<int> widths = widthsFor(room);
    const int last = lastShown();
    int used = 0;
    for (int column = 0; column < widths.size(); ++column) {
        if (!isShown(column) || column == last)
            continue;
        m_header->resizeSection(column, widths.at(column));
        used += widths.at(column);
    }
    if (last >= 0)
        m_header->resizeSection(last, std::max(room - used, m_columns.at(last).least) + endRoom);
}

QByteArray ColumnLayout::save() const
{
    QByteArrayList lines{formatLine};
    const int sorted = m_header->sortIndicatorSection();
    if (sorted >= 0 && sorted < m_columns.size())
        lines << "sort " + m_columns.at(sorted).id.toLatin1() +
                     (m_header->sortIndicatorOrder() == Qt::AscendingOrder ? " up" : " down");
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        lines << m_columns.at(column).id.toLatin1() + ' ' + QByteArray::number(m_set.value(column)) +
                     (isShown(column) ? " shown" : " hidden");
    }
    return lines.join('\n');
}

void ColumnLayout::restore(const QByteArray &state)
{
    const QByteArrayList lines = state.split('\n');
    if (lines.constFirst() != formatLine)
        return;
    m_set.clear();
    {
        const QScopedValueRollback guard(m_fitting, true);
        int place = 0;
        for (const QByteArray &line : lines.mid(1)) {
            if (line.startsWith("sort "))
                restoreSorting(line);
            else
                restoreColumn(line, place++);
        }
        m_header->setSectionHidden(0, false);
    }
    fit();
    Q_EMIT shownChanged();
}

void ColumnLayout::restoreColumn(const QByteArray &line, int place)
{
    const QByteArrayList parts = line.split(' ');
    const int column = columnOf(QString::fromLatin1(parts.constFirst()));
    if (parts.size() != 3 || column < 0)
        return;
    // The first column holds what a row is; it stays where it is.
    if (column > 0 && place > 0)
        m_header->moveSection(m_header->visualIndex(column), std::min(place, m_header->count() - 1));
    m_header->setSectionHidden(column, parts.at(2) != "shown");
    if (const int width = parts.at(1).toInt(); width >= m_header->minimumSectionSize())
        m_set.insert(column, std::min(width, widestColumn));
}

void ColumnLayout::restoreSorting(const QByteArray &line)
{
    const QByteArrayList parts = line.split(' ');
    if (const int column = columnOf(QString::fromLatin1(parts.value(1))); column >= 0)
        m_view->sortByColumn(column, parts.value(2) == "down" ? Qt::DescendingOrder : Qt::AscendingOrder);
}

int ColumnLayout::columnOf(const QString &id) const
{
    for (int column = 0; column < m_columns.size(); ++column)
        if (m_columns.at(column).id == id)
            return column;
    return -1;
}

void ColumnLayout::fillMenu(QMenu *menu)
{
    menu->clear();
    for (int place = 1; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        QAction *action = menu->addAction(m_view->model()->headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("column-") + m_columns.at(column).id);
        action->setCheckable(true);
        action->setChecked(isShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    QAction *usual = menu->addAction(tr("Reset the columns"));
    usual->setObjectName(QStringLiteral("resetColumns"));
    connect(usual, &QAction::triggered, this, &ColumnLayout::reset);
}

} // namespace osc
