// SPDX-License-Identifier: Apache-2.0
#include <files/localfilesystem.h>

#include "localchange.h"
#include "localread.h"
#include "localtar.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace osc {

namespace {

/// Calls that wait for a disk hold up a thread each.
constexpr int mostThreads = 8;

} // namespace

LocalFileSystem::LocalFileSystem(const FilePath &root)
    : m_root(root)
    , m_pool(std::make_shared<QThreadPool>())
    , m_owners(std::make_shared<OwnerMemory>())
{
    m_pool->setMaxThreadCount(mostThreads);
}

LocalFileSystem::~LocalFileSystem() = default;

FileSystemCapabilities LocalFileSystem::capabilities() const
{
    FileSystemCapabilities can;
    can.hasOwners = true;
    can.canAppend = true;
    can.replacesAtomically = true;
    can.canCopyInside = true;
    can.canSearch = true;
    can.canMeasure = true;
    can.canHash = true;
    can.streamsTrees = true;
    return can;
}

QString LocalFileSystem::via() const
{
    return QCoreApplication::translate("osc::LocalFileSystem", "on this computer");
}

Operation LocalFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                Callback<void> done)
{
    return std::make_shared<SliceFlow<QList<FileEntry>>>(
               m_pool, std::make_shared<LocalListing>(LocalPlace(m_root), directory), std::move(onBatch),
               std::move(done))
        ->start();
}

Operation LocalFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return runOffThread<FileEntry>(
        *m_pool,
        [place = LocalPlace(m_root), path, owners = m_owners] { return localStat(place, path, *owners); },
        std::move(done));
}

Operation LocalFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                Callback<void> done)
{
    return sendSlices(m_pool, std::make_shared<LocalContent>(LocalPlace(m_root), path, range),
                      std::move(sink), std::move(done));
}

Operation LocalFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                 WriteOptions options, Callback<void> done)
{
    return takeIn(m_pool, std::make_shared<LocalWriter>(LocalPlace(m_root), path, std::move(options)),
                  std::move(source), std::move(done));
}

Operation LocalFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool, [place = LocalPlace(m_root), path] { return localMakeDirectory(place, path); },
        std::move(done));
}

Operation LocalFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool, [place = LocalPlace(m_root), from, to] { return localRename(place, from, to, false); },
        std::move(done));
}

Operation LocalFileSystem::remove(const FilePath &path, Callback<void> done)
{
    return runLong<void>(
        *m_pool,
        [place = LocalPlace(m_root), path](const Cancelled &cancelled) {
            return localRemove(place, path, cancelled);
        },
        std::move(done));
}

Operation LocalFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool, [place = LocalPlace(m_root), path, mode] { return localSetMode(place, path, mode); },
        std::move(done));
}

Operation LocalFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool, [place = LocalPlace(m_root), from, to] { return localRename(place, from, to, true); },
        std::move(done));
}

Operation LocalFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool,
        [place = LocalPlace(m_root), path, uid, gid] { return localSetOwner(place, path, uid, gid); },
        std::move(done));
}

Operation LocalFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    return runOffThread<void>(
        *m_pool, [place = LocalPlace(m_root), path, target] { return localMakeSymlink(place, path, target); },
        std::move(done));
}

Operation LocalFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return runLong<void>(
        *m_pool,
        [place = LocalPlace(m_root), from, to](const Cancelled &cancelled) {
            return localCopy(place, from, to, cancelled);
        },
        std::move(done));
}

Operation LocalFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                  std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    const auto report = [onHits = std::move(onHits)](QList<FileSearchHit> hits) {
        if (!hits.isEmpty())
            onHits(std::move(hits));
    };
    return std::make_shared<SliceFlow<QList<FileSearchHit>>>(
               m_pool, std::make_shared<LocalSearch>(LocalPlace(m_root), directory, request), report,
               std::move(done))
        ->start();
}

Operation LocalFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return runLong<TreeSize>(
        *m_pool,
        [place = LocalPlace(m_root), path](const Cancelled &cancelled) {
            return localMeasure(place, path, cancelled);
        },
        std::move(done));
}

Operation LocalFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    return runLong<QByteArray>(
        *m_pool,
        [place = LocalPlace(m_root), path](const Cancelled &cancelled) {
            return localChecksum(place, path, cancelled);
        },
        std::move(done));
}

Operation LocalFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                    std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return sendSlices(m_pool, std::make_shared<LocalPacker>(LocalPlace(m_root), directory, names),
                      std::move(sink), std::move(done));
}

Operation LocalFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                     TreeWriteOptions options, Callback<void> done)
{
    return takeIn(m_pool, std::make_shared<LocalUnpacker>(LocalPlace(m_root), directory, options),
                  std::move(source), std::move(done));
}

Operation LocalFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    return runOffThread<qint64>(
        *m_pool, [place = LocalPlace(m_root), path] { return localFreeSpace(place, path); }, std::move(done));
}

} // namespace osc
