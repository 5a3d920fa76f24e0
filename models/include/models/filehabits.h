// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>

#include <QList>
#include <QObject>
#include <QStringList>

namespace osc {

struct FileBookmark
{
    FileLocation location;
    QString name; ///< The user's.

    bool operator==(const FileBookmark &) const = default;
};

/// How all panels of files show what they show.
struct FileViewHabits
{
    int mode = 0; ///< 0 details, 1 list, 2 tree.
    int sortColumn = 0;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    bool hidden = false;
    QList<int> widths{}; ///< Of the columns, in pixels; 0, or not there: as usual.
    QList<int> order{};  ///< The columns from left to right; empty: as usual.

    bool operator==(const FileViewHabits &) const = default;
};

/// What the file browser remembers for all its panels: bookmarks, where the user was lately, how lists are
/// shown.
class FileHabits : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const QList<FileBookmark> &bookmarks() const { return m_bookmarks; }
    [[nodiscard]] bool isBookmarked(const FileLocation &location) const;
    /// One that is there already gets the new name.
    void addBookmark(const FileBookmark &bookmark);
    void removeBookmark(const FileLocation &location);
    /// The latest first; at most twenty.
    [[nodiscard]] const QList<FileLocation> &recent() const { return m_recent; }
    void noteVisit(const FileLocation &location);
    [[nodiscard]] const FileViewHabits &view() const { return m_view; }
    void setView(const FileViewHabits &view);

    /// For settings; restore() passes over what it does not understand.
    [[nodiscard]] QStringList bookmarkTexts() const;
    [[nodiscard]] QStringList recentTexts() const;
    [[nodiscard]] QString viewText() const;
    void restore(const QStringList &bookmarks, const QStringList &recent, const QString &view);

Q_SIGNALS:
    void bookmarksChanged();
    void recentChanged();
    void viewChanged();

private:
    QList<FileBookmark> m_bookmarks;
    QList<FileLocation> m_recent;
    FileViewHabits m_view;
};

} // namespace osc
