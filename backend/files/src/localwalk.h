// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filedescriptor.h"

#include <QByteArray>
#include <QList>

#include <dirent.h>
#include <memory>
#include <sys/stat.h>
#include <vector>

namespace osc {

struct DirectoryCloser
{
    void operator()(DIR *directory) const { ::closedir(directory); }
};
using OpenDirectory = std::unique_ptr<DIR, DirectoryCloser>;

/// Takes over @p descriptor; null, with errno set, when it is no directory.
[[nodiscard]] OpenDirectory openDirectory(FileDescriptor descriptor);
/// The next name that is neither "." nor ".."; empty at the end.
[[nodiscard]] QByteArray nextName(DIR *directory);

/// Goes through everything below a directory, a directory before what is in it. Links are told, not followed.
/// What vanishes meanwhile is left out.
class LocalWalk
{
public:
    struct Step
    {
        QByteArray path; ///< Relative to the directory.
        QByteArray name;
        struct stat status
        {};
        int directory = -1; ///< Holds it; open until the next step.
    };

    /// Only those of its entries that are in @p names, unless that is empty.
    explicit LocalWalk(FileDescriptor directory, const QList<QByteArray> &names = {});

    [[nodiscard]] bool next(Step &step);
    /// Does not enter the directory that was told last.
    void skip() { m_enters = false; }

    /// Directories that could not be entered; the last one, and why.
    [[nodiscard]] qint64 unreadable() const { return m_unreadable; }
    [[nodiscard]] QByteArray unreadablePath() const { return m_unreadablePath; }
    [[nodiscard]] int problem() const { return m_problem; }

private:
    struct Level
    {
        OpenDirectory directory;
        QByteArray path; ///< Empty for the first, else with a slash at its end.
        QList<QByteArray> names{};
        bool isListed = false; ///< The names are given.
        qsizetype at = 0;
    };

    void enter();
    [[nodiscard]] QByteArray nameIn(Level &level);

    std::vector<Level> m_levels;
    Step m_last;
    bool m_enters = false;
    qint64 m_unreadable = 0;
    QByteArray m_unreadablePath;
    int m_problem = 0;
};

} // namespace osc
