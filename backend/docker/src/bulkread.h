// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scriptrun.h"

#include <core/filesystem.h>

#include <QTimer>

namespace osc {

/// Reads a file of a container. A large one comes through the archive API at first: the output of a program
/// is copied twice more on its way. But the Engine lets nobody else at the container meanwhile, so that goes
/// on for a few seconds at most, and only at a good pace; a program reads the rest.
///
/// Whether the file may be read, and that what the Engine sees from outside is that file, is found out by a
/// program in the container.
class BulkRead : public std::enable_shared_from_this<BulkRead>
{
public:
    /// Smaller files are read by a program.
    static constexpr qint64 WorthIt = 64LL * 1024 * 1024;

    BulkRead(DockerPlacePtr place, FilePath path, FileSystem::ReadRange range, std::shared_ptr<ByteSink> sink,
             Callback<void> done);

    Operation start();

private:
    class CountingSink;

    [[nodiscard]] bool mayBeLarge() const;
    void lookFromOutside();
    void lookFromInside(const FileEntry &seen);
    void readArchive();
    void watch();
    void onArchive(const Done &done);
    void leaveArchive();
    void readByProgram();

    DockerPlacePtr m_place;
    FilePath m_path;
    FileSystem::ReadRange m_range; ///< What is still to be read.
    std::shared_ptr<ByteSink> m_sink;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<CountingSink> m_counting;
    QTimer m_watch;
    qint64 m_seen = 0;
    int m_looks = 0;
};

} // namespace osc
