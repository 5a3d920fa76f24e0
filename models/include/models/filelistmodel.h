// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QSortFilterProxyModel>

namespace osc {

/// The entries of one directory. Rows are known by the raw bytes of their names, so that a refresh keeps
/// selection and scroll position.
class FileListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModifiedColumn, ModeColumn, OwnerColumn, ColumnCount };
    enum Role {
        NameBytesRole = Qt::UserRole, ///< QByteArray: the name as the other side has it.
        TypeRole,                     ///< int of FileType; for a symlink, of what it leads to.
        IsDirectoryRole,              ///< bool: it can be opened as a directory.
        IsSymlinkRole,
    };

    explicit FileListModel(QObject *parent = nullptr);

    /// Another directory: forgets all rows.
    void clear();
    /// A batch of a directory that is being read: adds, or replaces those of the same name.
    void addEntries(const QList<FileEntry> &entries);
    /// The directory as it is now: removes what is missing, changes what differs, adds what is new.
    void setEntries(const QList<FileEntry> &entries);

    [[nodiscard]] const FileEntry &entry(int row) const { return m_rows.at(row).entry; }
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QByteArray &name) const { return m_index.value(name, -1); }
    /// Order for people: case and accents after letters, numbers by value; then by bytes, so that it is
    /// total.
    [[nodiscard]] bool nameLess(int left, int right) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        FileEntry entry;
        QString name; ///< displayName().
        QCollatorSortKey key;
    };

    [[nodiscard]] Row makeRow(const FileEntry &entry) const;
    [[nodiscard]] QString text(const Row &row, int column) const;
    void removeMissing(const QHash<QByteArray, qsizetype> &kept);

    QCollator m_collator;
    QList<Row> m_rows;
    QHash<QByteArray, int> m_index;
};

/// Sorts directories first in either direction; hides dot files and what a filter does not match.
class FileSortModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FileSortModel(FileListModel *source, QObject *parent = nullptr);

    [[nodiscard]] bool showsHidden() const { return m_showHidden; }
    void setShowHidden(bool show);
    /// Part of the name, ignoring case.
    void setFilterText(const QString &text);
    [[nodiscard]] const QString &filterText() const { return m_filter; }
    /// Entries of the directory that are not shown because their names begin with a dot.
    [[nodiscard]] int hiddenCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    FileListModel *m_source;
    bool m_showHidden = false;
    QString m_filter;
};

/// "-rw-r--r--", with the type's letter and the set-id and sticky bits; empty when the mode is not known.
[[nodiscard]] QString modeText(const FileEntry &entry);
/// "184.2 MiB", "0 B"; "–" for a directory or an unknown size.
[[nodiscard]] QString sizeText(const FileEntry &entry);
/// "agent", "1000", or "agent:staff" when the group differs; "–" when not known.
[[nodiscard]] QString ownerText(const FileEntry &entry);
/// What it is once symlinks are followed.
[[nodiscard]] FileType effectiveType(const FileEntry &entry);

} // namespace osc
