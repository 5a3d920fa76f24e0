// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <functional>
#include <memory>

namespace osc {

/// Goes through everything below some directories, one directory after the other. Links are not followed;
/// directories that cannot be read are counted and passed over.
class TreeWalk : public std::enable_shared_from_this<TreeWalk>
{
public:
    using OnEntries = std::function<void(const FilePath &directory, const QList<FileEntry> &entries)>;

    /// The result is the number of directories that could not be read.
    [[nodiscard]] static Operation start(std::shared_ptr<FileSystem> files,
                                         const QList<FilePath> &directories, OnEntries onEntries,
                                         Callback<qint64> done);

    /// Use start().
    TreeWalk(std::shared_ptr<FileSystem> files, OnEntries onEntries, Callback<qint64> done);

private:
    void next();
    void take(const QList<FileEntry> &entries);

    std::shared_ptr<FileSystem> m_files;
    OnEntries m_onEntries;
    Promise<qint64> m_promise;
    QList<FilePath> m_waiting; ///< The next one last, so that the walk goes into the depth.
    FilePath m_current;
    qint64 m_unreadable = 0;
    Operation m_step;
};

} // namespace osc
