// SPDX-License-Identifier: Apache-2.0
#include "localwalk.h"

#include <cerrno>
#include <fcntl.h>

namespace osc {

OpenDirectory openDirectory(FileDescriptor descriptor)
{
    if (!descriptor.isOpen())
        return nullptr;
    OpenDirectory directory(::fdopendir(descriptor.get()));
    if (directory)
        descriptor.release();
    return directory;
}

QByteArray nextName(DIR *directory)
{
    while (const dirent *entry = ::readdir(directory)) {
        const QByteArrayView name(static_cast<const char *>(entry->d_name));
        if (name != "." && name != "..")
            return name.toByteArray();
    }
    return {};
}

LocalWalk::LocalWalk(FileDescriptor directory, const QList<QByteArray> &names)
{
    Level first{openDirectory(std::move(directory)), {}, names, !names.isEmpty()};
    if (first.directory)
        m_levels.push_back(std::move(first));
}

QByteArray LocalWalk::nameIn(Level &level)
{
    if (!level.isListed)
        return nextName(level.directory.get());
    return level.at < level.names.size() ? level.names.at(level.at++) : QByteArray();
}

bool LocalWalk::next(Step &step)
{
    if (std::exchange(m_enters, false))
        enter();
    while (!m_levels.empty()) {
        auto &level = m_levels.back();
        m_last.name = nameIn(level);
        if (m_last.name.isEmpty()) {
            m_levels.pop_back();
            continue;
        }
        m_last.directory = ::dirfd(level.directory.get());
        if (::fstatat(m_last.directory, m_last.name.constData(), &m_last.status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        m_last.path = level.path + m_last.name;
        m_enters = S_ISDIR(m_last.status.st_mode);
        step = m_last;
        return true;
    }
    return false;
}

void LocalWalk::enter()
{
    auto directory =
        openDirectory(FileDescriptor(::openat(m_last.directory, m_last.name.constData(),
                                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)));
    if (directory) {
        m_levels.push_back({std::move(directory), m_last.path + '/'});
    } else if (errno != ENOENT) {
        ++m_unreadable;
        m_unreadablePath = m_last.path;
        m_problem = errno;
    }
}

} // namespace osc
