// SPDX-License-Identifier: Apache-2.0
#include "localread.h"

#include "fileerror.h"

#include <core/fileproblem.h>

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/statvfs.h>

namespace osc {

namespace {

constexpr qint64 contentPiece = 512 * 1024;
constexpr qsizetype entriesInSlice = 512;
constexpr qint64 sliceMs = 30;

using Follow = LocalPlace::LastLink;

Result<FileDescriptor> openAnyDirectory(const LocalPlace &place, const FilePath &path)
{
    LocalSpot spot;
    if (const int problem = place.find(path, Follow::Follow, spot); problem != 0)
        return fileerror::at(path, problem);
    auto directory = spot.open(O_RDONLY | O_DIRECTORY);
    if (!directory.isOpen())
        return fileerror::at(path, errno);
    return directory;
}

Result<QByteArray> readAt(int file, qint64 wanted, qint64 offset, const FilePath &path)
{
    QByteArray bytes(wanted, Qt::Uninitialized);
    qint64 got = 0;
    while (got < wanted) {
        const auto count = ::pread(file, bytes.data() + got, static_cast<size_t>(wanted - got), offset + got);
        if (count == 0)
            break;
        if (count < 0 && errno != EINTR)
            return fileerror::at(path, errno);
        got += std::max<qint64>(0, count);
    }
    bytes.truncate(got);
    return bytes;
}

} // namespace

Result<std::shared_ptr<FileDescriptor>> openForReading(const LocalPlace &place, const FilePath &path)
{
    LocalSpot spot;
    struct stat status
    {};
    if (int problem = place.find(path, Follow::Follow, spot);
        problem != 0 || (problem = spot.look(status)) != 0)
        return fileerror::at(path, problem);
    // Asked before opening, because opening alone can have effects on a device.
    if (S_ISDIR(status.st_mode))
        return fileerror::at(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return fileError(FileProblem::Special, path);
    auto file = spot.open(O_RDONLY);
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return fileerror::at(path, errno);
    if (!S_ISREG(status.st_mode))
        return fileError(FileProblem::Special, path);
    return std::make_shared<FileDescriptor>(std::move(file));
}

// ---------------------------------------------------------------------------------------------- listing

std::optional<Error> LocalListing::open()
{
    auto directory = openAnyDirectory(m_place, m_path);
    if (!directory)
        return directory.error();
    m_directory = openDirectory(std::move(*directory));
    if (!m_directory)
        return fileerror::at(m_path, errno);
    return {};
}

Result<std::optional<QList<FileEntry>>> LocalListing::next()
{
    using Slice = std::optional<QList<FileEntry>>;
    if (m_ended)
        return Slice();
    if (!m_directory) {
        if (const auto problem = open())
            return *problem;
    }
    QElapsedTimer clock;
    clock.start();
    QList<FileEntry> entries;
    while (entries.size() < entriesInSlice && clock.elapsed() < sliceMs) {
        errno = 0;
        const auto name = nextName(m_directory.get());
        if (name.isEmpty()) {
            if (errno != 0)
                return fileerror::at(m_path, errno);
            m_ended = true;
            break;
        }
        struct stat status
        {};
        const int directory = ::dirfd(m_directory.get());
        if (::fstatat(directory, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
            entries.append(localEntry(name, status, m_owners));
            addLinkTarget(entries.last(), m_place, directory, joinPath(m_path, name));
        } else if (errno != ENOENT) {
            FileEntry entry; // it is there, but nothing is told about it
            entry.name = name;
            entries.append(entry);
        }
    }
    return Slice(std::move(entries));
}

// ---------------------------------------------------------------------------------------------- content

Result<std::optional<QByteArray>> LocalContent::next()
{
    using Slice = std::optional<QByteArray>;
    if (!m_file) {
        auto file = openForReading(m_place, m_path);
        if (!file)
            return file.error();
        m_file = *file;
        if (m_range.length < 0)
            m_range.length = std::numeric_limits<qint64>::max();
    }
    const auto wanted = std::min(contentPiece, m_range.length);
    if (wanted <= 0)
        return Slice();
    auto bytes = readAt(m_file->get(), wanted, m_range.offset, m_path);
    if (!bytes)
        return bytes.error();
    m_range.offset += bytes->size();
    m_range.length = bytes->size() < wanted ? 0 : m_range.length - wanted;
    return bytes->isEmpty() ? Slice() : Slice(*std::move(bytes));
}

// ---------------------------------------------------------------------------------------------- search

Result<std::optional<QList<FileSearchHit>>> LocalSearch::next()
{
    using Slice = std::optional<QList<FileSearchHit>>;
    if (!m_walk) {
        auto directory = openAnyDirectory(m_place, m_path);
        if (!directory)
            return directory.error();
        m_walk = std::make_unique<LocalWalk>(std::move(*directory));
    }
    QElapsedTimer clock;
    clock.start();
    QList<FileSearchHit> hits;
    while (clock.elapsed() < sliceMs) {
        if (m_finder) {
            if (!searchContent())
                continue;
            if (const auto found = m_finder->finish()) {
                m_candidate.line = found->line;
                m_candidate.lineNumber = found->number;
                hits.append(m_candidate);
            }
            m_finder.reset();
            m_file.reset();
            continue;
        }
        LocalWalk::Step step;
        if (!m_walk->next(step))
            return hits.isEmpty() ? Slice() : Slice(std::move(hits));
        if (const auto hit = examine(step))
            hits.append(*hit);
    }
    return Slice(std::move(hits));
}

std::optional<FileSearchHit> LocalSearch::examine(const LocalWalk::Step &step)
{
    if (!m_request.hidden && step.name.startsWith('.')) {
        m_walk->skip();
        return {};
    }
    if (!m_pattern.matches(step.name))
        return {};
    if (!m_request.content.isEmpty()) {
        if (!S_ISREG(step.status.st_mode) || step.status.st_size > m_request.largestContent)
            return {};
        m_file = FileDescriptor(::openat(step.directory, step.name.constData(),
                                         O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
        struct stat status
        {};
        if (!m_file.isOpen() || ::fstat(m_file.get(), &status) != 0 || !S_ISREG(status.st_mode))
            return {};
        m_finder.emplace(m_request.content, m_request.contentIgnoresCase);
    }
    m_candidate = {joinPath(m_path, step.path), localEntry(step.name, step.status, m_owners)};
    if (m_finder)
        return {};
    addLinkTarget(m_candidate.entry, m_place, step.directory, m_candidate.path);
    return m_candidate;
}

bool LocalSearch::searchContent()
{
    QByteArray bytes(contentPiece, Qt::Uninitialized);
    const auto count = ::read(m_file.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    return count <= 0 || !m_finder->feed(QByteArrayView(bytes).first(count));
}

// ---------------------------------------------------------------------------------------------- questions

Result<FileEntry> localStat(const LocalPlace &place, const FilePath &path, OwnerMemory &memory)
{
    LocalSpot spot;
    struct stat status
    {};
    if (int problem = place.find(path, Follow::Keep, spot);
        problem != 0 || (problem = spot.look(status)) != 0)
        return fileerror::at(path, problem);
    OwnerNames owners = memory.recall();
    auto entry = localEntry(spot.name, status, owners);
    memory.keep(owners);
    addLinkTarget(entry, place, spot.directory.get(), path);
    if (spot.name == ".")
        entry.name.clear();
    return entry;
}

Result<TreeSize> localMeasure(const LocalPlace &place, const FilePath &path, const Cancelled &cancelled)
{
    LocalSpot spot;
    struct stat status
    {};
    if (int problem = place.find(path, Follow::Keep, spot);
        problem != 0 || (problem = spot.look(status)) != 0)
        return fileerror::at(path, problem);
    TreeSize size;
    if (!S_ISDIR(status.st_mode)) {
        size.files = 1;
        size.bytes = S_ISREG(status.st_mode) ? status.st_size : 0;
        return size;
    }
    auto directory = spot.open(O_RDONLY | O_DIRECTORY);
    if (!directory.isOpen())
        return fileerror::at(path, errno);
    LocalWalk walk(std::move(directory));
    LocalWalk::Step step;
    while (!cancelled && walk.next(step)) {
        if (S_ISDIR(step.status.st_mode)) {
            ++size.directories;
            continue;
        }
        ++size.files;
        if (S_ISREG(step.status.st_mode))
            size.bytes += step.status.st_size;
    }
    size.unreadable = walk.unreadable();
    return size;
}

Result<QByteArray> localChecksum(const LocalPlace &place, const FilePath &path, const Cancelled &cancelled)
{
    LocalContent content(place, path, {});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!cancelled) {
        const auto slice = content.next();
        if (!slice)
            return slice.error();
        if (!*slice)
            break;
        hash.addData(**slice);
    }
    return hash.result();
}

Result<qint64> localFreeSpace(const LocalPlace &place, const FilePath &path)
{
    LocalSpot spot;
    struct statvfs status
    {};
    if (const int problem = place.find(path, Follow::Follow, spot); problem != 0)
        return fileerror::at(path, problem);
    const auto entry = spot.open(O_PATH);
    if (!entry.isOpen() || ::fstatvfs(entry.get(), &status) != 0)
        return fileerror::at(path, errno);
    return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
}

} // namespace osc
