// SPDX-License-Identifier: Apache-2.0
#include "localplace.h"

#include <cerrno>
#include <climits>
#include <deque>
#include <fcntl.h>
#include <vector>

namespace osc {

namespace {

constexpr int mostLinks = 40; // as the kernel
constexpr int directoryFlags = O_PATH | O_DIRECTORY | O_CLOEXEC;

} // namespace

QByteArray linkText(int directory, const char *name)
{
    QByteArray text(PATH_MAX, Qt::Uninitialized);
    const auto length = ::readlinkat(directory, name, text.data(), static_cast<size_t>(text.size()));
    return length > 0 ? text.left(length) : QByteArray();
}

int LocalSpot::look(struct stat &status) const
{
    return ::fstatat(directory.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
}

FileDescriptor LocalSpot::open(int flags, mode_t mode) const
{
    return FileDescriptor(::openat(directory.get(), name.constData(),
                                   flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, mode));
}

int LocalPlace::find(const FilePath &path, LastLink last, LocalSpot &spot) const
{
    if (!path.startsWith('/') || path.contains('\0'))
        return EINVAL;
    return m_root == "/" ? findFreely(path, last, spot) : findInside(path, last, spot);
}

int LocalPlace::findFreely(QByteArray path, LastLink last, LocalSpot &spot) const
{
    FileDescriptor base;
    for (int links = 0; links < mostLinks; ++links) {
        while (path.size() > 1 && path.endsWith('/'))
            path.chop(1);
        const auto slash = path.lastIndexOf('/');
        spot.name = path.mid(slash + 1);
        const bool isItself = spot.name.isEmpty() || spot.name == "." || spot.name == "..";
        QByteArray parent = isItself ? path : path.left(slash + 1);
        if (isItself)
            spot.name = ".";
        if (parent.isEmpty())
            parent = ".";
        const int from = base.isOpen() ? base.get() : AT_FDCWD;
        spot.directory = FileDescriptor(::openat(from, parent.constData(), directoryFlags));
        if (!spot.directory.isOpen())
            return errno;
        if (isItself || last == LastLink::Keep)
            return 0;
        path = linkText(spot.directory.get(), spot.name.constData());
        if (path.isEmpty())
            return 0;
        base = FileDescriptor(::openat(spot.directory.get(), ".", directoryFlags));
    }
    return ELOOP;
}

int LocalPlace::findInside(const QByteArray &path, LastLink last, LocalSpot &spot) const
{
    const FileDescriptor root(::open(m_root.constData(), directoryFlags));
    if (!root.isOpen())
        return errno;
    std::vector<FileDescriptor> entered;
    const auto here = [&] { return entered.empty() ? root.get() : entered.back().get(); };
    const auto settle = [&](const QByteArray &name) {
        spot = {FileDescriptor(::openat(here(), ".", directoryFlags)), name};
        return spot.directory.isOpen() ? 0 : errno;
    };
    std::deque<QByteArray> parts;
    const auto prepend = [&](const QByteArray &text) {
        const auto names = text.split('/');
        for (auto it = names.crbegin(); it != names.crend(); ++it) {
            if (!it->isEmpty() && *it != ".")
                parts.push_front(*it);
        }
    };
    prepend(path);
    int links = 0;
    while (!parts.empty()) {
        const auto part = parts.front();
        parts.pop_front();
        if (part == "..") {
            if (!entered.empty())
                entered.pop_back();
            continue;
        }
        const bool isLast = parts.empty();
        if (isLast && last == LastLink::Keep)
            return settle(part);
        FileDescriptor next(::openat(here(), part.constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
        struct stat status
        {};
        if (!next.isOpen() || ::fstat(next.get(), &status) != 0)
            return isLast && errno == ENOENT ? settle(part) : errno;
        if (S_ISLNK(status.st_mode)) {
            if (++links > mostLinks)
                return ELOOP;
            const auto target = linkText(next.get(), "");
            if (target.startsWith('/'))
                entered.clear();
            prepend(target);
        } else if (isLast) {
            return settle(part);
        } else if (S_ISDIR(status.st_mode)) {
            entered.push_back(std::move(next));
        } else {
            return ENOTDIR;
        }
    }
    return settle(".");
}

} // namespace osc
