// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplace.h"
#include "localwork.h"

namespace osc {

/// A new file under a hidden name of its own in @p directory; errno is set when there is none.
[[nodiscard]] FileDescriptor createPart(int directory, QByteArray &name);
/// errno, or 0.
[[nodiscard]] int writeFully(int file, QByteArrayView bytes);
/// rename() that replaces nothing, also where the file system knows no such thing. errno, or 0.
[[nodiscard]] int moveIfFree(int fromDirectory, const QByteArray &from, int toDirectory,
                             const QByteArray &to);
/// Removes an entry with everything in it, never through links. errno, or 0; @p where tells what it was
/// about.
[[nodiscard]] int removeEntry(int directory, const QByteArray &name, const Cancelled &cancelled,
                              FilePath &where);

[[nodiscard]] Done localMakeDirectory(const LocalPlace &place, const FilePath &path);
[[nodiscard]] Done localRename(const LocalPlace &place, const FilePath &from, const FilePath &to,
                               bool replaces);
[[nodiscard]] Done localRemove(const LocalPlace &place, const FilePath &path, const Cancelled &cancelled);
[[nodiscard]] Done localSetMode(const LocalPlace &place, const FilePath &path, int mode);
[[nodiscard]] Done localSetOwner(const LocalPlace &place, const FilePath &path, qint64 uid, qint64 gid);
[[nodiscard]] Done localMakeSymlink(const LocalPlace &place, const FilePath &path, const QByteArray &target);
/// Holes stay holes. The copy has another name until it is whole.
[[nodiscard]] Done localCopy(const LocalPlace &place, const FilePath &from, const FilePath &to,
                             const Cancelled &cancelled);

/// What FileSystem::write() does.
class LocalWriter : public Intake
{
public:
    LocalWriter(LocalPlace place, FilePath path, FileSystem::WriteOptions options)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_options(std::move(options))
    {}
    ~LocalWriter() override;
    LocalWriter(const LocalWriter &) = delete;
    LocalWriter &operator=(const LocalWriter &) = delete;

    Done begin() override;
    Done take(const QByteArray &bytes) override;
    Done finish() override;

private:
    [[nodiscard]] std::optional<Error> look();
    [[nodiscard]] int takeOverAttributes() const;
    [[nodiscard]] int moveIntoPlace();

    LocalPlace m_place;
    FilePath m_path;
    FileSystem::WriteOptions m_options;
    LocalSpot m_spot;
    std::optional<struct stat> m_before; ///< Of the file that is replaced.
    FileDescriptor m_file;
    QByteArray m_part; ///< Name beside the target; empty when it is written in place.
};

} // namespace osc
