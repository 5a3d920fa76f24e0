// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplace.h"

#include <QElapsedTimer>
#include <QHash>

#include <mutex>

namespace osc {

/// Names of users and groups, each looked up once.
class OwnerNames
{
public:
    [[nodiscard]] QString user(uid_t id);
    [[nodiscard]] QString group(gid_t id);

private:
    QHash<uid_t, QString> m_users;
    QHash<gid_t, QString> m_groups;
};

/// What calls have found out that follow each other, on any thread: a look-up reads several files. It is done
/// again after half a minute.
class OwnerMemory
{
public:
    [[nodiscard]] OwnerNames recall();
    void keep(const OwnerNames &names);

private:
    std::mutex m_mutex;
    OwnerNames m_names;
    QElapsedTimer m_since;
};

/// Everything but where a link leads.
[[nodiscard]] FileEntry localEntry(const QByteArray &name, const struct stat &status, OwnerNames &owners);
/// Fills in where a link leads; @p directory holds it, and @p path is its own.
void addLinkTarget(FileEntry &entry, const LocalPlace &place, int directory, const FilePath &path);
[[nodiscard]] FileVersion localVersion(const struct stat &status);

} // namespace osc
