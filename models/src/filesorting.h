// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filelistmodel.h>

#include <algorithm>

namespace osc {

using FileIds = QList<FileRows::Id>;
using Measured = QHash<FileRows::Id, qint64>;

/// A row as it is compared.
struct PackedRow
{
    const FileRows &rows;
    const FileNameOrder &order;
    const Measured &measured;
    FileRows::Id id;

    [[nodiscard]] bool isDirectory() const { return rows.effectiveType(id) == FileType::Directory; }
    [[nodiscard]] qint64 shownSize() const { return isDirectory() ? measured.value(id, -1) : rows.size(id); }
    [[nodiscard]] qint64 modified() const { return rows.modified(id); }
    [[nodiscard]] int mode() const { return rows.mode(id); }
    [[nodiscard]] const QString &owner() const { return rows.owner(id); }
    [[nodiscard]] const QString &storageClass() const { return rows.storageClass(id); }
    [[nodiscard]] int compareName(const PackedRow &other) const
    {
        return rows.compareNames(id, other.id, order);
    }
};

/// The same of a row that is not packed.
struct WholeRow
{
    const FileRow &row;

    [[nodiscard]] bool isDirectory() const { return row.directory; }
    [[nodiscard]] qint64 shownSize() const { return row.directory ? row.measured : row.entry.size; }
    [[nodiscard]] const QDateTime &modified() const { return row.entry.modified; }
    [[nodiscard]] int mode() const { return row.entry.mode; }
    [[nodiscard]] const QString &owner() const { return row.owner; }
    [[nodiscard]] const QString &storageClass() const { return row.entry.storageClass; }
    [[nodiscard]] int compareName(const WholeRow &other) const
    {
        const int difference = row.key->compare(*other.row.key);
        return difference != 0 ? difference : row.entry.name.compare(other.row.entry.name);
    }
};

/// Directories first; then by the column, then by name.
template<typename Row>
[[nodiscard]] bool comesBefore(const FileArrangement &arrangement, const Row &left, const Row &right)
{
    if (left.isDirectory() != right.isDirectory())
        return left.isDirectory();
    const bool up = arrangement.order == Qt::AscendingOrder;
    const Row &a = up ? left : right;
    const Row &b = up ? right : left;
    const auto byName = [&] { return a.compareName(b) < 0; };
    const auto by = [&](const auto &x, const auto &y) { return x < y || (!(y < x) && byName()); };
    switch (arrangement.column) {
    case FileListModel::SizeColumn:
        return by(a.shownSize(), b.shownSize());
    case FileListModel::ModifiedColumn:
        return by(a.modified(), b.modified());
    case FileListModel::ModeColumn:
        return by(a.mode(), b.mode());
    case FileListModel::OwnerColumn:
        return by(a.owner(), b.owner());
    case FileListModel::ClassColumn:
        return by(a.storageClass(), b.storageClass());
    default:
        return byName();
    }
}

/// What another thread needs to sort.
struct FileSorting
{
    FileRows rows;
    FileNameOrder order;
    Measured measured;
    FileArrangement arrangement;

    [[nodiscard]] FileIds arranged(FileIds ids) const
    {
        ids.removeIf([this](FileRows::Id id) { return !arrangement.accepts(rows.name(id)); });
        std::stable_sort(ids.begin(), ids.end(), [this](FileRows::Id a, FileRows::Id b) {
            return comesBefore(arrangement, PackedRow{rows, order, measured, a},
                               PackedRow{rows, order, measured, b});
        });
        return ids;
    }
};

} // namespace osc
