// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filenameorder.h>

#include <core/filesystem.h>

#include <QByteArrayView>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace osc {

/// The entries of one directory, packed for very many of them: about 70 bytes each with a name of twenty.
/// They have numbers from 0 on, are only added, and never change. A copy is cheap, shares what is there, and
/// may be read by another thread while more are added to the original.
class FileRows
{
public:
    using Id = quint32;
    static constexpr Id none = 0xffffffff;

    FileRows();

    [[nodiscard]] int count() const { return m_count; }
    Id add(const FileEntry &entry, const FileNameOrder &order);

    [[nodiscard]] FileEntry entry(Id id) const;
    [[nodiscard]] bool holds(Id id, const FileEntry &entry) const;
    [[nodiscard]] QByteArrayView name(Id id) const;
    [[nodiscard]] FileType type(Id id) const { return at(id).type; }
    /// What it is once symlinks are followed.
    [[nodiscard]] FileType effectiveType(Id id) const;
    [[nodiscard]] qint64 size(Id id) const { return at(id).size; }
    /// Milliseconds; the lowest number where it is not known.
    [[nodiscard]] qint64 modified(Id id) const { return at(id).modified; }
    [[nodiscard]] int mode(Id id) const { return at(id).mode; }
    [[nodiscard]] const QString &owner(Id id) const { return m_traits[at(id).traits].ownerText; }
    [[nodiscard]] const QString &storageClass(Id id) const { return m_traits[at(id).traits].storageClass; }
    /// Below 0: @p left is first.
    [[nodiscard]] int compareNames(Id left, Id right, const FileNameOrder &order) const;

private:
    /// What many entries have in common.
    struct Traits
    {
        qint64 uid = -1;
        qint64 gid = -1;
        QString owner;
        QString group;
        QString storageClass;
        QString ownerText;
    };
    struct Packed
    {
        const char *name = nullptr; ///< Followed by what a symlink leads to.
        qint64 size = -1;
        qint64 modified = 0;
        quint32 nameLength = 0;
        quint32 linkLength = 0;
        qint32 mode = -1;
        quint32 traits = 0;
        FileType type : 4 = FileType::Unknown;
        FileType targetType : 4 = FileType::Unknown;
        bool isPlain : 1 = false;
    };
    struct Names;
    using Key = std::optional<QCollatorSortKey>;

    [[nodiscard]] const Packed &at(Id id) const;
    [[nodiscard]] quint32 traitsOf(const FileEntry &entry);
    [[nodiscard]] QCollatorSortKey keyOf(Id id, const FileNameOrder &order) const;

    int m_count = 0;
    // Not shared as a QList would be: what another thread reads is never changed in place.
    std::vector<std::shared_ptr<Packed[]>> m_blocks;
    std::vector<std::shared_ptr<Key[]>> m_keys; ///< Of the same rows; null where all names are plain.
    std::shared_ptr<Names> m_names;
    std::vector<Traits> m_traits;
};

/// Finds rows by their names.
class FileNameIndex
{
public:
    /// none when there is none.
    [[nodiscard]] FileRows::Id find(const FileRows &rows, QByteArrayView name) const;
    /// In the place of one with the same name.
    void put(const FileRows &rows, FileRows::Id id);
    void clear();

private:
    /// With what is compared before names are, and moved without them.
    struct Slot
    {
        FileRows::Id id = FileRows::none;
        quint32 hash = 0;
    };

    [[nodiscard]] static quint32 hashOf(QByteArrayView name);
    [[nodiscard]] qsizetype slotOf(const FileRows &rows, QByteArrayView name, quint32 hash) const;
    void grow();

    QList<Slot> m_slots; ///< A power of two of them, or nothing; half of them are free.
    qsizetype m_used = 0;
};

} // namespace osc
