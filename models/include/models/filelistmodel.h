// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <core/operation.h>

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QTimer>

#include <memory>

namespace osc {

/// One entry with what is needed to show and sort it. Never changes once other threads may see it, except for
/// what belongs to the model alone.
struct FileRow
{
    FileEntry entry;
    QString name;  ///< displayName().
    QString owner; ///< ownerText().
    QCollatorSortKey key;
    bool directory = false; ///< It can be opened as one.
    qint64 measured = -1;   ///< Bytes below a directory; -1: not counted.

    // Of the model's thread only.
    int arrivedAt = -1;
    int shownAt = -1;  ///< Row, or -1 while it is filtered out.
    int reading = 0;   ///< The last reading of the directory that told of it.
    int arranging = 0; ///< The last arrangement that it was part of.
    bool gone = false; ///< Removed, or replaced by a newer state of the same name.
};

/// How rows are chosen and ordered.
struct FileArrangement
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool hidden = false; ///< Also what begins with a dot.
    QString filter{};    ///< Part of the name, ignoring case.

    [[nodiscard]] bool accepts(const FileRow &row) const;
    /// Directories first in either direction; ties by name for people, then by bytes, so that it is total.
    [[nodiscard]] bool less(const FileRow &left, const FileRow &right) const;

    bool operator==(const FileArrangement &) const = default;
};

/// The entries of one directory, sorted and filtered. Rows are known by the raw bytes of their names, so that
/// a refresh keeps selection and scroll position. Made for very many: rows appear in slices from the event
/// loop, and what is long to sort is sorted elsewhere.
class FileListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        SizeColumn,
        ModifiedColumn,
        ModeColumn,
        OwnerColumn,
        ClassColumn, ///< The storage class of an object.
        ColumnCount
    };
    enum Role {
        NameBytesRole = Qt::UserRole, ///< QByteArray: the name as the other side has it.
        TypeRole,                     ///< int of FileType; for a symlink, of what it leads to.
        IsDirectoryRole,              ///< bool: it can be opened as a directory.
        IsSymlinkRole,
    };

    explicit FileListModel(QObject *parent = nullptr);

    /// Another directory: forgets all rows.
    void clear();
    /// The directory is read from its beginning; the rows of before stay until finish().
    void begin();
    /// A batch of it: adds, or replaces those of the same name.
    void add(const QList<FileEntry> &entries);
    /// It was read to its end: what did not come again goes, and settled() follows.
    void finish();
    /// It was not: what came stays, and so does what was there.
    void stop();

    [[nodiscard]] const FileArrangement &arrangement() const { return m_arrangement; }
    void setShowHidden(bool show);
    void setFilterText(const QString &text);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] const FileEntry &entry(int row) const { return m_shown.at(row)->entry; }
    /// What was found to be below a directory; forgotten when the directory changes.
    void setMeasured(const QByteArray &name, qint64 bytes);
    [[nodiscard]] qint64 measured(const QByteArray &name) const;
    /// -1 when there is none, or it is filtered out.
    [[nodiscard]] int rowOf(const QByteArray &name) const;
    /// Null when there is none; also what is filtered out. Valid until the model changes.
    [[nodiscard]] const FileEntry *find(const QByteArray &name) const;
    /// All entries, also those that are not shown.
    [[nodiscard]] int totalCount() const { return static_cast<int>(m_all.size()); }
    /// Those that are not shown because their names begin with a dot.
    [[nodiscard]] int hiddenCount() const { return m_arrangement.hidden ? 0 : m_dotCount; }
    /// Rows are still to come, or to be sorted.
    [[nodiscard]] bool isBusy() const { return !m_pending.isEmpty() || m_sorting.isActive(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// After finish(): everything that was read is shown, in order.
    void settled();

private:
    using Row = std::shared_ptr<FileRow>;

    void takeSlice();
    /// Null when there is nothing new to show.
    [[nodiscard]] Row takeEntry(const FileEntry &entry);
    void replace(const Row &old, const Row &row);
    void publish(QList<Row> rows);
    void removeUnread();
    void arrange();
    void onArranged(QList<Row> arranged);
    void show(const QList<Row> &target);
    void dropOthers(int arranging);
    void append(const QList<Row> &rows);
    void reorder(QList<Row> rows);
    void sortIn(qsizetype firstNew);
    template<typename Change>
    void changeOrder(Change change);
    void number(qsizetype from);
    void checkSettled();

    QCollator m_collator;
    FileArrangement m_arrangement;
    QList<Row> m_all; ///< In the order of arrival.
    QHash<QByteArray, Row> m_byName;
    QList<Row> m_shown;
    int m_dotCount = 0;
    QList<FileEntry> m_pending;
    QTimer m_slice;
    int m_reading = 0;
    int m_arranging = 0;
    bool m_finishing = false;
    bool m_disorder = false; ///< A row changed in a way that moves it.
    Operation m_sorting;
};

/// Order for people: case and accents after letters, numbers by value.
[[nodiscard]] QCollator fileCollator();
[[nodiscard]] FileRow makeFileRow(const FileEntry &entry, const QCollator &collator);
/// What a model of files says in a column of FileListModel.
[[nodiscard]] QVariant fileCell(const FileRow &row, int column, int role);
[[nodiscard]] QVariant fileHeader(int section, Qt::Orientation orientation, int role);

/// "-rw-r--r--", with the type's letter and the set-id and sticky bits; empty when the mode is not known.
[[nodiscard]] QString modeText(const FileEntry &entry);
/// "184.2 MiB", "0 B"; "–" for a directory or an unknown size.
[[nodiscard]] QString sizeText(const FileEntry &entry);
/// "agent", "1000", or "agent:staff" when the group differs; "–" when not known.
[[nodiscard]] QString ownerText(const FileEntry &entry);
/// "14:02" today, "9 Nov", "9 Nov 2025"; "–" when not known. Local time.
[[nodiscard]] QString modifiedText(const QDateTime &modified);
/// "Folder", "Link", "File" …
[[nodiscard]] QString typeWord(FileType type);
/// What it is once symlinks are followed.
[[nodiscard]] FileType effectiveType(const FileEntry &entry);

} // namespace osc
