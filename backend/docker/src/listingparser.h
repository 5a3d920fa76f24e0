// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QHash>

#include <functional>

namespace osc {

/// One entry as the listing programs of filescripts tell it.
struct ListedEntry
{
    QByteArray path; ///< Relative to the directory.
    FileEntry entry;
    QByteArray line{}; ///< "12:text" for a search for content.

    bool operator==(const ListedEntry &) const = default;
};

/// Reads what the listing programs print, in pieces of any length, and hands out what is complete at the end
/// of each.
///
/// Records end with "//\n", which no path holds, or with a zero byte where a foreign text comes last:
///
///     F:f:644:5:1700000000.5:0:0:root:root:./name//\n      an entry, in the words of GNU find
///     Y:d:./link//\n                                        what a link leads to, in the same words
///     S:81a4:5:1700000000:0:0:./name//\n                    an entry, in the words of stat
///     T:41ed:./link//\n                                     what a link leads to, in the same words
///     L:./link//target\0                                    what a link says
///     B://\n                                                the links of S are complete
///     U:0:root//\n G:0:root//\n                              names of users and groups for S
///     C:12:line\0                                           the line that was found in the S that follows
class ListingParser
{
public:
    enum class Paths { Names, Tree };

    ListingParser(Paths paths, std::function<void(QList<ListedEntry>)> onBatch)
        : m_paths(paths)
        , m_onBatch(std::move(onBatch))
    {}

    /// False when the bytes are no listing.
    bool feed(QByteArrayView bytes);
    /// Hands out what is left at the end.
    void finish();

private:
    [[nodiscard]] bool takeRecord(QByteArrayView record);
    [[nodiscard]] bool takeFound(QByteArrayView fields);
    [[nodiscard]] bool takeLooked(QByteArrayView fields);
    [[nodiscard]] bool takeTarget(QByteArrayView fields, int base);
    [[nodiscard]] bool takeLink(QByteArrayView fields);
    [[nodiscard]] bool takeOwner(QHash<qint64, QString> &names, QByteArrayView fields) const;
    [[nodiscard]] bool add(QByteArrayView path, FileEntry entry, bool isComplete);
    [[nodiscard]] QString ownerName(QByteArrayView name, qint64 id);
    void flush();

    Paths m_paths;
    std::function<void(QList<ListedEntry>)> m_onBatch;
    QByteArray m_buffer;
    QList<ListedEntry> m_batch;
    QHash<QByteArray, ListedEntry> m_links; ///< Those that are not complete yet.
    QHash<qint64, QString> m_users;
    QHash<qint64, QString> m_groups;
    QHash<QByteArray, QString> m_names; ///< One text for the many entries of one owner.
    QByteArray m_line;
};

/// Type and permissions out of the mode that stat() has.
[[nodiscard]] FileType typeOfUnixMode(uint mode);

/// Sums up what the program of filescripts::measure() prints: lines of "f:5" or "81a4:5", and "E:1" for
/// directories that could not be read.
class MeasureParser
{
public:
    /// False when the bytes are no such list.
    bool feed(QByteArrayView bytes);
    /// After the last bytes.
    [[nodiscard]] TreeSize size() const { return m_size; }

private:
    [[nodiscard]] bool takeLine(QByteArrayView line);

    QByteArray m_buffer;
    TreeSize m_size;
};

} // namespace osc
