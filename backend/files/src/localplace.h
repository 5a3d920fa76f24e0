// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filedescriptor.h"

#include <core/filesystem.h>

#include <sys/stat.h>

namespace osc {

/// Where an entry is, or could be: a directory that is held open (O_PATH), and the name in it. "." is the
/// directory itself.
struct LocalSpot
{
    FileDescriptor directory;
    QByteArray name;

    /// errno of fstatat() without following links; 0 when @p status is filled.
    [[nodiscard]] int look(struct stat &status) const;
    /// Invalid, and errno set, when it cannot be opened. Links are never followed, terminals never taken.
    [[nodiscard]] FileDescriptor open(int flags, mode_t mode = 0) const;
};

/// Finds paths below a root. With a root other than "/", each step is taken by hand, and links and ".." end
/// at the root as they do for a process that was locked into it.
class LocalPlace
{
public:
    enum class LastLink { Keep, Follow };

    explicit LocalPlace(const FilePath &root)
        : m_root(root)
    {}

    /// 0, or an errno: of the way there, not of the entry, which may be missing.
    [[nodiscard]] int find(const FilePath &path, LastLink last, LocalSpot &spot) const;

private:
    [[nodiscard]] int findFreely(QByteArray path, LastLink last, LocalSpot &spot) const;
    [[nodiscard]] int findInside(const QByteArray &path, LastLink last, LocalSpot &spot) const;

    FilePath m_root;
};

/// What a symlink says; empty when it cannot be read. @p name may be "" for a link that is open.
[[nodiscard]] QByteArray linkText(int directory, const char *name);

} // namespace osc
