// SPDX-License-Identifier: Apache-2.0
#include <models/filehabits.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype mostRecent = 20;
constexpr qsizetype mostBookmarks = 200;
constexpr int viewModes = 3;
constexpr int sortColumns = 5;
constexpr int mostColumns = 20;
constexpr int mostWidth = 10'000;

QString toText(const QList<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts << QString::number(number);
    return texts.join(u',');
}

QList<int> toNumbers(const QString &text, int most)
{
    QList<int> numbers;
    const QStringList texts = text.split(u',', Qt::SkipEmptyParts).mid(0, mostColumns);
    for (const QString &one : texts)
        numbers << std::clamp(one.toInt(), 0, most);
    return numbers;
}

} // namespace

bool FileHabits::isBookmarked(const FileLocation &location) const
{
    return std::any_of(m_bookmarks.cbegin(), m_bookmarks.cend(),
                       [&](const FileBookmark &bookmark) { return bookmark.location == location; });
}

void FileHabits::addBookmark(const FileBookmark &bookmark)
{
    const auto known = std::find_if(m_bookmarks.begin(), m_bookmarks.end(), [&](const FileBookmark &other) {
        return other.location == bookmark.location;
    });
    if (known != m_bookmarks.end())
        *known = bookmark;
    else if (m_bookmarks.size() < mostBookmarks)
        m_bookmarks.append(bookmark);
    Q_EMIT bookmarksChanged();
}

void FileHabits::removeBookmark(const FileLocation &location)
{
    if (m_bookmarks.removeIf([&](const FileBookmark &known) { return known.location == location; }) > 0)
        Q_EMIT bookmarksChanged();
}

void FileHabits::noteVisit(const FileLocation &location)
{
    if (!m_recent.isEmpty() && m_recent.constFirst() == location)
        return;
    m_recent.removeAll(location);
    m_recent.prepend(location);
    if (m_recent.size() > mostRecent)
        m_recent.removeLast();
    Q_EMIT recentChanged();
}

void FileHabits::setView(const FileViewHabits &view)
{
    if (m_view == view)
        return;
    m_view = view;
    Q_EMIT viewChanged();
}

QStringList FileHabits::bookmarkTexts() const
{
    QStringList texts;
    for (const FileBookmark &bookmark : m_bookmarks)
        texts << locationToText(bookmark.location) << bookmark.name;
    return texts;
}

QStringList FileHabits::recentTexts() const
{
    QStringList texts;
    for (const FileLocation &location : m_recent)
        texts << locationToText(location);
    return texts;
}

QString FileHabits::viewText() const
{
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(m_view.mode)
        .arg(m_view.sortColumn)
        .arg(m_view.sortOrder)
        .arg(toText(m_view.widths), toText(m_view.order));
}

void FileHabits::restore(const QStringList &bookmarks, const QStringList &recent, const QString &view)
{
    m_bookmarks.clear();
    for (qsizetype i = 0; i + 1 < bookmarks.size() && m_bookmarks.size() < mostBookmarks; i += 2)
        if (const auto location = locationFromText(bookmarks.at(i)))
            m_bookmarks.append({*location, bookmarks.at(i + 1)});
    m_recent.clear();
    for (const QString &text : recent.mid(0, mostRecent))
        if (const auto location = locationFromText(text))
            m_recent.append(*location);
    const QStringList numbers = view.split(u' ');
    if (numbers.size() >= 3) {
        m_view.mode = std::clamp(numbers.at(0).toInt(), 0, viewModes - 1);
        m_view.sortColumn = std::clamp(numbers.at(1).toInt(), 0, sortColumns - 1);
        m_view.sortOrder =
            numbers.at(2).toInt() == Qt::DescendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        m_view.widths = toNumbers(numbers.value(3), mostWidth);
        m_view.order = toNumbers(numbers.value(4), mostColumns);
    }
    Q_EMIT bookmarksChanged();
    Q_EMIT recentChanged();
    Q_EMIT viewChanged();
}

} // namespace osc
