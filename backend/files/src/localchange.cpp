// SPDX-License-Identifier: Apache-2.0
#include "localchange.h"

#include "fileerror.h"
#include "localwalk.h"

#include <core/fileproblem.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace osc {

namespace {

using Follow = LocalPlace::LastLink;

/// The place of an entry that can be removed, renamed or made: not the root.
std::optional<Error> findEntry(const LocalPlace &place, const FilePath &path, LocalSpot &spot)
{
    if (const int problem = place.find(path, Follow::Keep, spot); problem != 0)
        return fileerror::at(path, problem);
    if (spot.name == ".")
        return fileError(FileProblem::RootIsFixed, path);
    return {};
}

Done ended(const FilePath &path, int outcome)
{
    return outcome == 0 ? Done() : fileerror::at(path, errno);
}

} // namespace

int moveIfFree(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to)
{
    if (::renameat2(fromDirectory, from.constData(), toDirectory, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::linkat(fromDirectory, from.constData(), toDirectory, to.constData(), 0) == 0) {
        ::unlinkat(fromDirectory, from.constData(), 0);
        return 0;
    }
    struct stat status
    {};
    if (errno == EEXIST || ::fstatat(toDirectory, to.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return EEXIST;
    return ::renameat(fromDirectory, from.constData(), toDirectory, to.constData()) == 0 ? 0 : errno;
}

int removeEntry(int directory, const QByteArray &name, const Cancelled &cancelled, FilePath &where)
{
    if (::unlinkat(directory, name.constData(), 0) == 0)
        return 0;
    const int refusal = errno;
    if (refusal != EISDIR && refusal != EPERM)
        return refusal;
    // An empty one need not be readable.
    if (::unlinkat(directory, name.constData(), AT_REMOVEDIR) == 0)
        return 0;
    if (errno == ENOTDIR)
        return refusal;
    if (errno != ENOTEMPTY && errno != EEXIST)
        return errno;
    const auto inner = openDirectory(FileDescriptor(
        ::openat(directory, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)));
    if (!inner)
        return errno;
    const auto path = where;
    for (auto child = nextName(inner.get()); !child.isEmpty(); child = nextName(inner.get())) {
        if (cancelled)
            return ECANCELED;
        where = joinPath(path, child);
        const int problem = removeEntry(::dirfd(inner.get()), child, cancelled, where);
        if (problem != 0 && problem != ENOENT)
            return problem;
    }
    where = path;
    return ::unlinkat(directory, name.constData(), AT_REMOVEDIR) == 0 ? 0 : errno;
}

Done localMakeDirectory(const LocalPlace &place, const FilePath &path)
{
    LocalSpot spot;
    if (const int problem = place.find(path, Follow::Keep, spot); problem != 0)
        return fileerror::at(path, problem);
    return ended(path, ::mkdirat(spot.directory.get(), spot.name.constData(), 0777));
}

Done localRename(const LocalPlace &place, const FilePath &from, const FilePath &to, bool replaces)
{
    LocalSpot old;
    LocalSpot next;
    if (const auto problem = findEntry(place, from, old))
        return *problem;
    if (const auto problem = findEntry(place, to, next))
        return *problem;
    struct stat status
    {};
    if (const int problem = old.look(status); problem != 0)
        return fileerror::at(from, problem);
    if (S_ISDIR(status.st_mode) && to.startsWith(from + '/'))
        return fileError(FileProblem::IntoItself, from);
    if (!replaces) {
        const int problem = moveIfFree(old.directory.get(), old.name, next.directory.get(), next.name);
        return problem == 0 ? Done() : fileerror::at(to, problem);
    }
    return ended(to, ::renameat(old.directory.get(), old.name.constData(), next.directory.get(),
                                next.name.constData()));
}

Done localRemove(const LocalPlace &place, const FilePath &path, const Cancelled &cancelled)
{
    LocalSpot spot;
    if (const auto problem = findEntry(place, path, spot))
        return *problem;
    auto where = path;
    const int problem = removeEntry(spot.directory.get(), spot.name, cancelled, where);
    return problem == 0 ? Done() : fileerror::at(where, problem);
}

Done localSetMode(const LocalPlace &place, const FilePath &path, int mode)
{
    LocalSpot spot;
    if (const int problem = place.find(path, Follow::Follow, spot); problem != 0)
        return fileerror::at(path, problem);
    const auto entry = spot.open(O_PATH);
    if (!entry.isOpen())
        return fileerror::at(path, errno);
    // What is open cannot be exchanged for a link meanwhile.
    const auto opened = "/proc/self/fd/" + QByteArray::number(entry.get());
    return ended(path, ::chmod(opened.constData(), static_cast<mode_t>(mode & 07777)));
}

Done localSetOwner(const LocalPlace &place, const FilePath &path, qint64 uid, qint64 gid)
{
    LocalSpot spot;
    if (const int problem = place.find(path, Follow::Keep, spot); problem != 0)
        return fileerror::at(path, problem);
    return ended(path, ::fchownat(spot.directory.get(), spot.name.constData(), static_cast<uid_t>(uid),
                                  static_cast<gid_t>(gid), AT_SYMLINK_NOFOLLOW));
}

Done localMakeSymlink(const LocalPlace &place, const FilePath &path, const QByteArray &target)
{
    LocalSpot spot;
    if (target.isEmpty() || target.contains('\0'))
        return fileerror::at(path, EINVAL);
    if (const auto problem = findEntry(place, path, spot))
        return *problem;
    return ended(path, ::symlinkat(target.constData(), spot.directory.get(), spot.name.constData()));
}

} // namespace osc
