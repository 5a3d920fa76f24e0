// SPDX-License-Identifier: Apache-2.0
#include "dockerfilesystem.h"

#include "archiveaccess.h"
#include "bulkread.h"
#include "dockerfilewrite.h"
#include "dockertrees.h"
#include "filescripts.h"
#include "listingparser.h"

#include <core/filetree.h>

#include <QCoreApplication>

namespace osc {

namespace {

Operation runSimple(const DockerPlacePtr &place, const FilePath &path, const QStringList &command,
                    Callback<void> done, FileCall<void>::Otherwise otherwise = {})
{
    return std::make_shared<FileCall<void>>(place, path, std::move(done))
        ->start(
            command, {}, [] { return Done(); }, std::move(otherwise));
}

Error rootIsFixed()
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message =
        QCoreApplication::translate("osc::DockerFileSystem", "The root folder of a sandbox stays as it is.");
    return error;
}

} // namespace

DockerFileSystem::DockerFileSystem(EngineClient &engine, const QString &containerId, const QString &title,
                                   const QString &user)
    : m_place(std::make_shared<Place>(Place{engine, containerId, title, user}))
{}

DockerFileSystem::DockerFileSystem(std::shared_ptr<Place> place)
    : m_place(std::move(place))
{}

FileSystemCapabilities DockerFileSystem::capabilities() const
{
    FileSystemCapabilities can;
    // Programs do most of it; the archive API reads and writes where none can run.
    const bool runs = !m_place->shellMissing;
    can.canRename = runs;
    can.hasOwners = runs;
    can.canAppend = runs;
    can.replacesAtomically = runs;
    can.canCopyInside = runs;
    can.canSearch = true;
    can.canMeasure = true;
    can.canHash = true;
    can.streamsTrees = true;
    return can;
}

QString DockerFileSystem::via() const
{
    return QCoreApplication::translate("osc::DockerFileSystem", "through the Engine");
}

Operation DockerFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done)
{
    const auto call = std::make_shared<FileCall<void>>(m_place, directory, std::move(done));
    // One piece of the output can hold many batches, and each may be the one at which the owner lets go.
    const auto parser = std::make_shared<ListingParser>(
        ListingParser::Paths::Names, [onBatch, weak = std::weak_ptr(call)](const QList<ListedEntry> &batch) {
            QList<FileEntry> entries;
            entries.reserve(batch.size());
            for (const auto &listed : batch)
                entries.append(listed.entry);
            if (const auto alive = weak.lock(); alive && alive->isActive())
                onBatch(std::move(entries));
        });
    const auto broken = std::make_shared<bool>(false);
    const auto resume = std::make_shared<std::function<void()>>();
    return call->start(
        filescripts::list(directory),
        inSlices(resume,
                 [parser, broken](QByteArrayView bytes) {
                     *broken = *broken || !parser->feed(bytes);
                     return !*broken;
                 }),
        [parser, broken]() -> Done {
            if (*broken)
                return notAListing();
            parser->finish();
            return {};
        },
        [place = m_place, directory, onBatch](Callback<void> next) {
            return ArchiveAccess(place->engine, place->containerId).list(directory, onBatch, std::move(next));
        },
        resume);
}

Operation DockerFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    const auto found = std::make_shared<QList<ListedEntry>>();
    const auto parser = std::make_shared<ListingParser>(
        ListingParser::Paths::Names, [found](const QList<ListedEntry> &batch) { *found += batch; });
    return std::make_shared<FileCall<FileEntry>>(m_place, path, std::move(done))
        ->start(
            filescripts::stat(path),
            [parser](QByteArrayView bytes) {
                return parser->feed(bytes) ? ByteSink::Next::More : ByteSink::Next::Stop;
            },
            [parser, found, path]() -> Result<FileEntry> {
                parser->finish();
                if (found->isEmpty())
                    return filescripts::failure(filescripts::NotFound, {}, path);
                FileEntry entry = found->first().entry;
                if (path == "/")
                    entry.name.clear();
                return entry;
            },
            [place = m_place, path](Callback<FileEntry> next) {
                return ArchiveAccess(place->engine, place->containerId).stat(path, std::move(next));
            });
}

Operation DockerFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done)
{
    return std::make_shared<BulkRead>(m_place, path, range, std::move(sink), std::move(done))->start();
}

Operation DockerFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done)
{
    return writeDockerFile(m_place, path, std::move(source), std::move(options), std::move(done));
}

Operation DockerFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return runSimple(
        m_place, path, filescripts::makeDirectory(path), std::move(done),
        [place = m_place, path](Callback<void> next) {
            return ArchiveAccess(place->engine, place->containerId).makeDirectory(path, std::move(next));
        });
}

Operation DockerFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (from == "/" || to == "/")
        return finished<void>(rootIsFixed(), std::move(done));
    return runSimple(m_place, to, filescripts::rename(from, to), std::move(done));
}

Operation DockerFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (path == "/" || path.isEmpty())
        return finished<void>(rootIsFixed(), std::move(done));
    return runSimple(m_place, path, filescripts::remove(path), std::move(done));
}

Operation DockerFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    return runSimple(m_place, path, filescripts::setMode(path, mode), std::move(done));
}

Operation DockerFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (from == "/" || to == "/")
        return finished<void>(rootIsFixed(), std::move(done));
    return runSimple(m_place, to, filescripts::replace(from, to), std::move(done));
}

Operation DockerFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    return runSimple(m_place, path, filescripts::setOwner(path, uid, gid), std::move(done));
}

Operation DockerFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    return runSimple(m_place, path, filescripts::makeSymlink(path, target), std::move(done));
}

Operation DockerFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return copyInDocker(m_place, from, to, std::move(done));
}

Operation DockerFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    return searchInDocker(m_place, directory, request, std::move(onHits), std::move(done));
}

Operation DockerFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return measureInDocker(m_place, path, std::move(done));
}

Operation DockerFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    constexpr qsizetype digits = 64;
    const auto sink = std::make_shared<BufferSink>(digits);
    return std::make_shared<FileCall<QByteArray>>(m_place, path, std::move(done))
        ->start(
            filescripts::checksum(path),
            [sink](QByteArrayView bytes) {
                sink->write(bytes);
                return ByteSink::Next::More;
            },
            [sink, path]() -> Result<QByteArray> {
                const auto sum = QByteArray::fromHex(sink->bytes());
                if (sum.size() == digits / 2)
                    return sum;
                return filescripts::failure(filescripts::Incomplete, sink->bytes(), path);
            },
            [place = m_place, path](Callback<QByteArray> next) {
                return hashByReading(std::make_shared<DockerFileSystem>(place), path, {}, std::move(next));
            });
}

Operation DockerFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                     std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return readDockerTree(m_place, directory, names, std::move(sink), std::move(done));
}

Operation DockerFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                      TreeWriteOptions options, Callback<void> done)
{
    return writeDockerTree(m_place, directory, std::move(source), options, std::move(done));
}

Operation DockerFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    const auto sink = std::make_shared<BufferSink>(256);
    return std::make_shared<FileCall<qint64>>(m_place, path, std::move(done))
        ->start(
            filescripts::freeSpace(path), [sink](QByteArrayView bytes) { return sink->write(bytes); },
            [sink]() -> Result<qint64> {
                const auto parts = sink->bytes().trimmed().split(':');
                const auto blocks = parts.value(0).toDouble();
                const auto size = parts.value(1).toDouble();
                if (parts.size() != 2 || blocks < 0 || size <= 0 || blocks * size > 9e18)
                    return notAListing();
                return static_cast<qint64>(blocks * size);
            },
            {});
}

} // namespace osc
