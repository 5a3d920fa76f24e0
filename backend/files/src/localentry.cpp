// SPDX-License-Identifier: Apache-2.0
#include "localentry.h"

#include <array>
#include <grp.h>
#include <pwd.h>

namespace osc {

namespace {

constexpr qint64 forgottenAfterMs = 30'000;

using Scratch = std::array<char, 4096>;

FileType typeOfMode(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return FileType::Regular;
    case S_IFDIR:
        return FileType::Directory;
    case S_IFLNK:
        return FileType::Symlink;
    case S_IFIFO:
        return FileType::Fifo;
    case S_IFSOCK:
        return FileType::Socket;
    case S_IFBLK:
        return FileType::BlockDevice;
    case S_IFCHR:
        return FileType::CharDevice;
    default:
        return FileType::Unknown;
    }
}

QDateTime modifiedAt(const struct stat &status)
{
    constexpr qint64 thousand = 1000;
    return QDateTime::fromMSecsSinceEpoch(
        status.st_mtim.tv_sec * thousand + status.st_mtim.tv_nsec / (thousand * thousand), Qt::UTC);
}

} // namespace

QString OwnerNames::user(uid_t id)
{
    if (const auto known = m_users.constFind(id); known != m_users.cend())
        return *known;
    Scratch scratch;
    passwd record{};
    passwd *found = nullptr;
    ::getpwuid_r(id, &record, scratch.data(), scratch.size(), &found);
    return *m_users.insert(id, found != nullptr ? QString::fromUtf8(found->pw_name) : QString());
}

QString OwnerNames::group(gid_t id)
{
    if (const auto known = m_groups.constFind(id); known != m_groups.cend())
        return *known;
    Scratch scratch;
    ::group record{};
    ::group *found = nullptr;
    ::getgrgid_r(id, &record, scratch.data(), scratch.size(), &found);
    return *m_groups.insert(id, found != nullptr ? QString::fromUtf8(found->gr_name) : QString());
}

OwnerNames OwnerMemory::recall()
{
    const std::lock_guard lock(m_mutex);
    if (m_since.isValid() && m_since.hasExpired(forgottenAfterMs)) {
        m_names = {};
        m_since.invalidate();
    }
    return m_names;
}

void OwnerMemory::keep(const OwnerNames &names)
{
    const std::lock_guard lock(m_mutex);
    m_names = names;
    if (!m_since.isValid())
        m_since.start();
}

FileEntry localEntry(const QByteArray &name, const struct stat &status, OwnerNames &owners)
{
    FileEntry entry;
    entry.name = name;
    entry.type = typeOfMode(status.st_mode);
    entry.size = status.st_size;
    entry.modified = modifiedAt(status);
    entry.mode = static_cast<int>(status.st_mode & 07777);
    entry.uid = status.st_uid;
    entry.gid = status.st_gid;
    entry.owner = owners.user(status.st_uid);
    entry.group = owners.group(status.st_gid);
    return entry;
}

void addLinkTarget(FileEntry &entry, const LocalPlace &place, int directory, const FilePath &path)
{
    if (entry.type != FileType::Symlink)
        return;
    entry.linkTarget = linkText(directory, entry.name.constData());
    LocalSpot spot;
    struct stat status
    {};
    if (place.find(path, LocalPlace::LastLink::Follow, spot) == 0 && spot.look(status) == 0)
        entry.targetType = typeOfMode(status.st_mode);
}

FileVersion localVersion(const struct stat &status)
{
    return {status.st_size, modifiedAt(status)};
}

} // namespace osc
