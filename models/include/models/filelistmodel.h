// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filerows.h>

#include <core/filesystem.h>
#include <core/operation.h>

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QTimer>

#include <optional>
#include <utility>

namespace osc {

/// One entry with what is needed to show it, and with a key to sort it.
struct FileRow
{
    FileEntry entry;
    QString name;  ///< displayName().
    QString owner; ///< ownerText().
    std::optional<QCollatorSortKey> key{};
    bool directory = false; ///< It can be opened as one.
    qint64 measured = -1;   ///< Bytes below a directory; -1: not counted.
};

/// How rows are chosen and ordered.
struct FileArrangement
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool hidden = false; ///< Also what begins with a dot.
    QString filter{};    ///< Part of the name, ignoring case.

    [[nodiscard]] bool accepts(QByteArrayView name) const;
    /// Directories first in either direction; ties by name for people, then by bytes, so that it is total.
    /// Both have keys.
    [[nodiscard]] bool less(const FileRow &left, const FileRow &right) const;

    bool operator==(const FileArrangement &) const = default;
};

/// The entries of one directory, sorted and filtered. Rows are known by the raw bytes of their names, so that
/// a refresh keeps selection and scroll position. Made for very many: they are kept packed, appear in slices
/// from the event loop, and what is long to sort is sorted elsewhere.
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

    [[nodiscard]] FileEntry entry(int row) const { return m_rows.entry(m_shown.at(row)); }
    /// What was found to be below a directory; forgotten when the directory changes.
    void setMeasured(const QByteArray &name, qint64 bytes);
    [[nodiscard]] qint64 measured(const QByteArray &name) const;
    /// -1 when there is none, or it is filtered out.
    [[nodiscard]] int rowOf(const QByteArray &name) const;
    /// Also what is filtered out.
    [[nodiscard]] std::optional<FileEntry> find(const QByteArray &name) const;
    /// All entries, also those that are not shown.
    [[nodiscard]] int totalCount() const { return m_alive; }
    /// Those that are not shown because their names begin with a dot.
    [[nodiscard]] int hiddenCount() const { return m_arrangement.hidden ? 0 : m_dotCount; }
    /// Rows are still to come, or to be sorted.
    [[nodiscard]] bool isBusy() const
    {
        return !m_pending.isEmpty() || !m_fresh.isEmpty() || m_sorting.isActive();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// After finish(): everything that was read is shown, in order.
    void settled();

private:
    using Id = FileRows::Id;
    using Ids = QList<Id>;
    /// What is known of a row besides what it holds; bits.
    enum State : quint8 {
        Alive = 1, ///< Not removed, nor replaced by a newer state of the same name.
        Read = 2,  ///< The present reading of the directory told of it.
        Marked = 4,
    };

    void takeSlice();
    void take(const FileEntry &entry);
    void replace(Id old, Id row);
    [[nodiscard]] bool isInOrder(int row) const;
    void publish();
    void removeUnread();
    void compact();
    [[nodiscard]] Ids alive() const;
    [[nodiscard]] bool less(Id left, Id right) const;
    void arrange();
    void onArranged(Ids arranged);
    void show(const Ids &target);
    void dropUnmarked();
    void append(const Ids &rows);
    void reorder(Ids rows);
    void sortIn(qsizetype firstNew);
    [[nodiscard]] std::pair<Ids, qsizetype> merged(const Ids &many, const Ids &few) const;
    void mark(const Ids &rows);
    template<typename Change>
    void changeOrder(Change change);
    void number(qsizetype from);
    void checkSettled();

    FileNameOrder m_order;
    FileArrangement m_arrangement;
    FileRows m_rows;
    FileNameIndex m_byName;
    QList<quint8> m_state; ///< By id.
    QList<int> m_shownAt;  ///< By id; -1: not shown.
    QHash<Id, qint64> m_measured;
    int m_alive = 0;
    int m_dotCount = 0;
    Ids m_shown;
    Ids m_fresh;                ///< Not shown yet, or filtered out.
    QList<FileEntry> m_pending; ///< Not taken yet.
    QTimer m_slice;
    bool m_finishing = false;
    bool m_disorder = false; ///< A row changed in a way that moves it.
    Operation m_sorting;
    Id m_sortedBelow = 0; ///< What is sorted there, or was last, are the rows before it.
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
