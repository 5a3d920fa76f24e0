// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filecolumns.h"

#include "theme/consolestyle.h"

#include <models/filelistmodel.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr int leastWidth = 60;

bool isOrder(QList<int> order)
{
    std::sort(order.begin(), order.end());
    for (int column = 0; column < FileListModel::ColumnCount; ++column)
        if (order.value(column, -1) != column)
            return false;
    return order.size() == FileListModel::ColumnCount;
}

} // namespace

FileColumns::FileColumns(QHeaderView *header)
    : QObject(header)
    , m_header(header)
{
    header->setProperty(headerMarginProperty, metrics::margin - 8);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(FileListModel::NameColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(leastWidth);
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    arrange({}, {});
    m_later.setSingleShot(true);
    m_later.setInterval(300ms);
    m_later.callOnTimeout(this, &FileColumns::arranged);
    connect(header, &QHeaderView::sectionResized, this, &FileColumns::resized);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_byProgram)
            m_later.start();
    });
}

int FileColumns::usualWidth(int column) const
{
    static constexpr int letters[FileListModel::ColumnCount] = {34, 13, 14, 17, 18, 14};
    return m_header->fontMetrics().averageCharWidth() * letters[column];
}

void FileColumns::resized(int column, int before, int now)
{
    // The name takes what is left; a column that is hidden or shown has no width on one side.
    if (m_byProgram || column == FileListModel::NameColumn || before == 0 || now == 0)
        return;
    m_set[column] = now;
    m_later.start();
}

void FileColumns::setShowsObjects(bool objects)
{
    m_objects = objects;
    fit(m_room);
}

/// In a narrow panel the name and the size matter most. Objects have a class, files a mode and an owner.
void FileColumns::fit(int room)
{
    const QScopedValueRollback guard(m_byProgram, true);
    m_room = room;
    int used = usualWidth(FileListModel::NameColumn); // a name that can be read
    for (int column = FileListModel::SizeColumn; column < FileListModel::ColumnCount; ++column) {
        const bool ofFiles = column == FileListModel::ModeColumn || column == FileListModel::OwnerColumn;
        const bool ofObjects = column == FileListModel::ClassColumn;
        if (m_objects ? ofFiles : ofObjects) {
            m_header->hideSection(column);
            continue;
        }
        m_header->showSection(column); // only then its size is told
        used += m_header->sectionSize(column);
        m_header->setSectionHidden(column, used > room);
    }
}

void FileColumns::arrange(const QList<int> &widths, const QList<int> &order)
{
    // What is being dragged now is newer than what is known elsewhere.
    if (m_later.isActive() || (widths == this->widths() && order == this->order() && m_room > 0))
        return;
    const QScopedValueRollback guard(m_byProgram, true);
    m_set.clear();
    for (int column = FileListModel::SizeColumn; column < FileListModel::ColumnCount; ++column) {
        if (const int width = widths.value(column); width > 0)
            m_set[column] = std::max(width, leastWidth);
        m_header->resizeSection(column, m_set.value(column, usualWidth(column)));
    }
    for (int place = 1; place < FileListModel::ColumnCount; ++place)
        m_header->moveSection(m_header->visualIndex(isOrder(order) ? order.at(place) : place), place);
    if (m_room > 0)
        fit(m_room);
}

QList<int> FileColumns::widths() const
{
    QList<int> widths;
    if (m_set.isEmpty())
        return widths;
    for (int column = 0; column < FileListModel::ColumnCount; ++column)
        widths << m_set.value(column);
    return widths;
}

QList<int> FileColumns::order() const
{
    QList<int> order;
    for (int place = 0; place < FileListModel::ColumnCount; ++place)
        order << m_header->logicalIndex(place);
    return std::is_sorted(order.cbegin(), order.cend()) ? QList<int>() : order;
}

} // namespace osc
