// SPDX-License-Identifier: Apache-2.0
#include "localchange.h"

#include "fileerror.h"
#include "localwalk.h"

#include <core/fileproblem.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <vector>

namespace osc {

namespace {

constexpr qint64 copyPiece = 4 * 1024 * 1024;

/// Copies a tree; every function tells an errno, or 0.
class LocalCopier
{
public:
    explicit LocalCopier(const Cancelled &cancelled)
        : m_cancelled(cancelled)
    {}

    int copyEntry(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to,
                  const FilePath &path);
    [[nodiscard]] FilePath where() const { return m_where; }

private:
    int copyFile(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to);
    int copyDirectory(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to,
                      const FilePath &path);
    int copyContent(int in, int out, qint64 size) const;
    int copyPart(int in, int out, qint64 offset, qint64 end) const;
    int copyByHand(int in, int out, qint64 offset, qint64 end) const;

    const Cancelled &m_cancelled;
    FilePath m_where;
    std::optional<std::pair<dev_t, ino_t>> m_top; ///< The copy itself, which is not copied.
};

int handDown(int to, const struct stat &status)
{
    // Only root may give files away.
    [[maybe_unused]] const int owner = ::fchown(to, status.st_uid, status.st_gid);
    if (::fchmod(to, status.st_mode & 07777) != 0)
        return errno;
    const std::array times{status.st_atim, status.st_mtim};
    return ::futimens(to, times.data()) == 0 ? 0 : errno;
}

int LocalCopier::copyEntry(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to,
                           const FilePath &path)
{
    if (m_cancelled)
        return ECANCELED;
    m_where = path;
    struct stat status
    {};
    if (::fstatat(fromDirectory, from.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    if (S_ISDIR(status.st_mode)) {
        const bool isCopy = m_top && *m_top == std::pair(status.st_dev, status.st_ino);
        return isCopy ? 0 : copyDirectory(fromDirectory, from, toDirectory, to, path);
    }
    if (S_ISREG(status.st_mode))
        return copyFile(fromDirectory, from, toDirectory, to);
    if (!S_ISLNK(status.st_mode))
        return 0;
    const auto target = linkText(fromDirectory, from.constData());
    if (::symlinkat(target.constData(), toDirectory, to.constData()) != 0)
        return errno;
    const std::array times{status.st_atim, status.st_mtim};
    ::utimensat(toDirectory, to.constData(), times.data(), AT_SYMLINK_NOFOLLOW);
    return 0;
}

int LocalCopier::copyFile(int fromDirectory, const QByteArray &from, int toDirectory, const QByteArray &to)
{
    const FileDescriptor in(
        ::openat(fromDirectory, from.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    struct stat status
    {};
    if (!in.isOpen() || ::fstat(in.get(), &status) != 0)
        return errno;
    if (!S_ISREG(status.st_mode))
        return 0;
    FileDescriptor out(
        ::openat(toDirectory, to.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!out.isOpen())
        return errno;
    int problem = copyContent(in.get(), out.get(), status.st_size);
    if (problem == 0)
        problem = handDown(out.get(), status);
    return out.reset() != 0 && problem == 0 ? errno : problem;
}

int LocalCopier::copyContent(int in, int out, qint64 size) const
{
    if (::ftruncate(out, size) != 0)
        return errno;
    qint64 at = 0;
    while (at < size) {
        qint64 data = ::lseek(in, at, SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            return 0; // a hole up to the end
        qint64 end = data < 0 ? size : ::lseek(in, data, SEEK_HOLE);
        if (data < 0)
            data = at; // holes are not told here
        if (end < 0 || end > size)
            end = size;
        if (data >= size)
            return 0;
        if (const int problem = copyPart(in, out, data, end); problem != 0)
            return problem;
        at = end;
    }
    return 0;
}

int LocalCopier::copyPart(int in, int out, qint64 offset, qint64 end) const
{
    while (offset < end) {
        if (m_cancelled)
            return ECANCELED;
        off64_t from = offset;
        off64_t to = offset;
        const auto count =
            ::copy_file_range(in, &from, out, &to, static_cast<size_t>(std::min(copyPiece, end - offset)), 0);
        if (count < 0 && errno == ENOSPC)
            return ENOSPC;
        if (count <= 0)
            return copyByHand(in, out, offset, end); // not between these file systems, or shorter now
        offset += count;
    }
    return 0;
}

int LocalCopier::copyByHand(int in, int out, qint64 offset, qint64 end) const
{
    std::vector<char> buffer(static_cast<size_t>(std::min(copyPiece, end - offset)));
    while (offset < end && !m_cancelled) {
        const auto wanted = std::min<size_t>(buffer.size(), static_cast<size_t>(end - offset));
        const auto got = ::pread(in, buffer.data(), wanted, offset);
        if (got <= 0)
            return got < 0 ? errno : 0;
        for (ssize_t written = 0; written < got;) {
            const auto count =
                ::pwrite(out, buffer.data() + written, static_cast<size_t>(got - written), offset + written);
            if (count < 0 && errno != EINTR)
                return errno;
            written += std::max<ssize_t>(0, count);
        }
        offset += got;
    }
    return m_cancelled ? ECANCELED : 0;
}

int LocalCopier::copyDirectory(int fromDirectory, const QByteArray &from, int toDirectory,
                               const QByteArray &to, const FilePath &path)
{
    const auto source = openDirectory(FileDescriptor(::openat(
        fromDirectory, from.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)));
    if (!source || ::mkdirat(toDirectory, to.constData(), 0700) != 0)
        return errno;
    const FileDescriptor target(
        ::openat(toDirectory, to.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status
    {};
    if (!target.isOpen() || ::fstat(target.get(), &status) != 0)
        return errno;
    if (!m_top)
        m_top = std::pair(status.st_dev, status.st_ino);
    for (auto name = nextName(source.get()); !name.isEmpty(); name = nextName(source.get())) {
        const int problem = copyEntry(::dirfd(source.get()), name, target.get(), name, joinPath(path, name));
        if (problem != 0 && problem != ENOENT)
            return problem;
    }
    if (::fstat(::dirfd(source.get()), &status) != 0)
        return errno;
    return handDown(target.get(), status);
}

} // namespace

Done localCopy(const LocalPlace &place, const FilePath &from, const FilePath &to, const Cancelled &cancelled)
{
    LocalSpot source;
    LocalSpot target;
    struct stat status
    {};
    if (int problem = place.find(from, LocalPlace::LastLink::Keep, source);
        problem != 0 || (problem = source.look(status)) != 0)
        return fileerror::at(from, problem);
    if (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || S_ISBLK(status.st_mode) ||
        S_ISCHR(status.st_mode))
        return fileError(FileProblem::Special, from);
    if (S_ISDIR(status.st_mode) && (to.startsWith(from + '/') || source.name == "."))
        return fileError(FileProblem::IntoItself, from);
    if (const int problem = place.find(to, LocalPlace::LastLink::Keep, target); problem != 0)
        return fileerror::at(to, problem);
    if (target.look(status) == 0)
        return fileError(FileProblem::Exists, to);

    QByteArray part;
    if (!createPart(target.directory.get(), part).isOpen())
        return fileerror::at(to, errno);
    ::unlinkat(target.directory.get(), part.constData(), 0);
    LocalCopier copier(cancelled);
    int problem = copier.copyEntry(source.directory.get(), source.name, target.directory.get(), part, from);
    auto where = copier.where();
    if (problem == 0) {
        where = to;
        problem = moveIfFree(target.directory.get(), part, target.directory.get(), target.name);
    }
    if (problem == 0)
        return {};
    FilePath remains = to;
    const Cancelled wanted = false;
    [[maybe_unused]] const int removed = removeEntry(target.directory.get(), part, wanted, remains);
    return fileerror::at(where, problem);
}

} // namespace osc
