// SPDX-License-Identifier: Apache-2.0
#include <core/forwardingfilesystem.h>

namespace osc {

namespace {

Operation refuseChange(const QString &why, Callback<void> done)
{
    return finished<void>(Error{.kind = ErrorKind::Forbidden, .message = why}, std::move(done));
}

} // namespace

ForwardingFileSystem::ForwardingFileSystem(std::shared_ptr<FileSystem> inner)
    : m_inner(std::move(inner))
{}

QString ForwardingFileSystem::whyNotChange() const
{
    return {};
}

FileSystemCapabilities ForwardingFileSystem::capabilities() const
{
    auto capabilities = m_inner->capabilities();
    if (const QString why = whyNotChange(); !why.isEmpty()) {
        capabilities.canWrite = false;
        capabilities.whyNotWrite = why;
    }
    return capabilities;
}

QString ForwardingFileSystem::via() const
{
    return m_inner->via();
}

ObjectAccess *ForwardingFileSystem::objects()
{
    return m_inner->objects();
}

Operation ForwardingFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                     Callback<void> done)
{
    return m_inner->list(directory, std::move(onBatch), std::move(done));
}

Operation ForwardingFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return m_inner->stat(path, std::move(done));
}

Operation ForwardingFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                     Callback<void> done)
{
    return m_inner->read(path, range, std::move(sink), std::move(done));
}

Operation ForwardingFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                      WriteOptions options, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->write(path, std::move(source), std::move(options), std::move(done));
}

Operation ForwardingFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->makeDirectory(path, std::move(done));
}

Operation ForwardingFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->rename(from, to, std::move(done));
}

Operation ForwardingFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->remove(path, std::move(done));
}

Operation ForwardingFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->setMode(path, mode, std::move(done));
}

Operation ForwardingFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->replace(from, to, std::move(done));
}

Operation ForwardingFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->setOwner(path, uid, gid, std::move(done));
}

Operation ForwardingFileSystem::makeSymlink(const FilePath &path, const QByteArray &target,
                                            Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->makeSymlink(path, target, std::move(done));
}

Operation ForwardingFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->copy(from, to, std::move(done));
}

Operation ForwardingFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                       std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    return m_inner->search(directory, request, std::move(onHits), std::move(done));
}

Operation ForwardingFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return m_inner->measure(path, std::move(done));
}

Operation ForwardingFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    return m_inner->checksum(path, std::move(done));
}

Operation ForwardingFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                         std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return m_inner->readTree(directory, names, std::move(sink), std::move(done));
}

Operation ForwardingFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                          TreeWriteOptions options, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->writeTree(directory, std::move(source), options, std::move(done));
}

Operation ForwardingFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    return m_inner->freeSpace(path, std::move(done));
}

Operation ForwardingFileSystem::written(const FilePath &path, Callback<qint64> done)
{
    return m_inner->written(path, std::move(done));
}

Operation ForwardingFileSystem::discardWritten(const FilePath &path, Callback<void> done)
{
    if (const QString why = whyNotChange(); !why.isEmpty())
        return refuseChange(why, std::move(done));
    return m_inner->discardWritten(path, std::move(done));
}

} // namespace osc
