// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localentry.h"
#include "localwalk.h"
#include "localwork.h"

#include <core/filesearch.h>

namespace osc {

/// Opens a regular file, through links, for reading.
[[nodiscard]] Result<std::shared_ptr<FileDescriptor>> openForReading(const LocalPlace &place,
                                                                     const FilePath &path);

/// The entries of a directory.
class LocalListing : public Slices<QList<FileEntry>>
{
public:
    LocalListing(LocalPlace place, FilePath path)
        : m_place(std::move(place))
        , m_path(std::move(path))
    {}
    Result<std::optional<QList<FileEntry>>> next() override;

private:
    [[nodiscard]] std::optional<Error> open();

    LocalPlace m_place;
    FilePath m_path;
    OpenDirectory m_directory;
    OwnerNames m_owners;
    bool m_ended = false;
};

/// The bytes of a regular file.
class LocalContent : public Slices<QByteArray>
{
public:
    LocalContent(LocalPlace place, FilePath path, FileSystem::ReadRange range)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_range(range)
    {}
    Result<std::optional<QByteArray>> next() override;

private:
    LocalPlace m_place;
    FilePath m_path;
    FileSystem::ReadRange m_range;
    std::shared_ptr<FileDescriptor> m_file;
};

/// What is found below a directory.
class LocalSearch : public Slices<QList<FileSearchHit>>
{
public:
    LocalSearch(LocalPlace place, FilePath path, FileSearchRequest request)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_request(std::move(request))
        , m_pattern(m_request.name)
    {}
    Result<std::optional<QList<FileSearchHit>>> next() override;

private:
    [[nodiscard]] std::optional<FileSearchHit> examine(const LocalWalk::Step &step);
    /// False when time is up before the end of the file.
    [[nodiscard]] bool searchContent();

    LocalPlace m_place;
    FilePath m_path;
    FileSearchRequest m_request;
    NamePattern m_pattern;
    std::unique_ptr<LocalWalk> m_walk;
    OwnerNames m_owners;
    FileDescriptor m_file; ///< Open while its content is searched.
    std::optional<ContentFinder> m_finder;
    FileSearchHit m_candidate;
};

[[nodiscard]] Result<FileEntry> localStat(const LocalPlace &place, const FilePath &path, OwnerMemory &memory);
[[nodiscard]] Result<TreeSize> localMeasure(const LocalPlace &place, const FilePath &path,
                                            const Cancelled &cancelled);
[[nodiscard]] Result<QByteArray> localChecksum(const LocalPlace &place, const FilePath &path,
                                               const Cancelled &cancelled);
[[nodiscard]] Result<qint64> localFreeSpace(const LocalPlace &place, const FilePath &path);

} // namespace osc
