// SPDX-License-Identifier: Apache-2.0
#include "localtar.h"

#include "fileerror.h"

#include <core/fileproblem.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace osc {

namespace {

constexpr qint64 packedPiece = 512 * 1024;

TarEntry tarEntryOf(const FileEntry &entry)
{
    TarEntry member;
    member.type = entry.type;
    member.mode = entry.mode;
    member.uid = entry.uid;
    member.gid = entry.gid;
    member.owner = entry.owner;
    member.group = entry.group;
    member.modified = entry.modified.toSecsSinceEpoch();
    return member;
}

} // namespace

std::optional<Error> LocalPacker::open()
{
    LocalSpot spot;
    if (const int problem = m_place.find(m_path, LocalPlace::LastLink::Follow, spot); problem != 0)
        return fileerror::at(m_path, problem);
    auto directory = spot.open(O_RDONLY | O_DIRECTORY);
    if (!directory.isOpen())
        return fileerror::at(m_path, errno);
    for (const auto &name : m_names) {
        struct stat status
        {};
        if (!isEntryName(name))
            return fileerror::at(joinPath(m_path, name), EINVAL);
        if (::fstatat(directory.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return fileerror::at(joinPath(m_path, name), errno);
    }
    m_walk = std::make_unique<LocalWalk>(std::move(directory), m_names);
    return {};
}

Result<std::optional<QByteArray>> LocalPacker::next()
{
    using Slice = std::optional<QByteArray>;
    if (!m_walk) {
        if (const auto problem = open())
            return *problem;
    }
    if (m_ended)
        return Slice();
    QByteArray out;
    out.reserve(packedPiece + packedPiece / 8);
    while (!m_ended && out.size() < packedPiece) {
        if (const auto problem = m_file.isOpen() ? addContent(out) : addMember(out))
            return *problem;
    }
    return Slice(std::move(out));
}

std::optional<Error> LocalPacker::addMember(QByteArray &out)
{
    LocalWalk::Step step;
    const bool isThere = m_walk->next(step);
    if (m_walk->unreadable() > 0)
        return fileerror::at(joinPath(m_path, m_walk->unreadablePath()), m_walk->problem());
    if (!isThere) {
        out += tarEnd();
        m_ended = true;
        return {};
    }
    const auto &status = step.status;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode) && !S_ISLNK(status.st_mode))
        return {};
    auto member = tarEntryOf(localEntry(step.name, status, m_owners));
    member.path = S_ISDIR(status.st_mode) ? step.path + '/' : step.path;
    if (S_ISLNK(status.st_mode))
        member.linkTarget = linkText(step.directory, step.name.constData());
    if (S_ISREG(status.st_mode)) {
        m_filePath = joinPath(m_path, step.path);
        m_file = FileDescriptor(::openat(step.directory, step.name.constData(),
                                         O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
        struct stat opened
        {};
        if (!m_file.isOpen() && errno == ENOENT)
            return {};
        if (!m_file.isOpen() || ::fstat(m_file.get(), &opened) != 0)
            return fileerror::at(m_filePath, errno);
        if (!S_ISREG(opened.st_mode)) {
            m_file.reset();
            return {};
        }
        m_size = opened.st_size;
        m_left = m_size;
        member.size = m_size;
    }
    out += tarHeader(member);
    return {};
}

std::optional<Error> LocalPacker::addContent(QByteArray &out)
{
    const auto wanted = std::min(m_left, packedPiece);
    const auto before = out.size();
    out.resize(before + wanted);
    qint64 got = 0;
    while (got < wanted) {
        const auto count = ::read(m_file.get(), out.data() + before + got, static_cast<size_t>(wanted - got));
        if (count < 0 && errno != EINTR)
            return fileerror::at(m_filePath, errno);
        if (count == 0) // its header has promised more
            return fileerror::shrank(displayName(m_filePath));
        got += std::max<qint64>(0, count);
    }
    m_left -= wanted;
    if (m_left == 0) {
        out += tarPadding(m_size);
        m_file.reset();
    }
    return {};
}

} // namespace osc
