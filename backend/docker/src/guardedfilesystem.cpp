// SPDX-License-Identifier: Apache-2.0
#include "guardedfilesystem.h"

namespace osc {

namespace {

Operation refuseWrite(const QString &why, Callback<void> done)
{
    return finished<void>(Error{.kind = ErrorKind::Forbidden, .message = why}, std::move(done));
}

} // namespace

GuardedFileSystem::GuardedFileSystem(std::shared_ptr<FileSystem> inner, std::function<QString()> whyNotWrite)
    : m_inner(std::move(inner))
    , m_whyNotWrite(std::move(whyNotWrite))
{}

FileSystemCapabilities GuardedFileSystem::capabilities() const
{
    auto capabilities = m_inner->capabilities();
    const QString why = m_whyNotWrite();
    if (!why.isEmpty()) {
        capabilities.canWrite = false;
        capabilities.whyNotWrite = why;
    }
    return capabilities;
}

QString GuardedFileSystem::via() const
{
    return m_inner->via();
}

Operation GuardedFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                  Callback<void> done)
{
    return m_inner->list(directory, std::move(onBatch), std::move(done));
}

Operation GuardedFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return m_inner->stat(path, std::move(done));
}

Operation GuardedFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                  Callback<void> done)
{
    return m_inner->read(path, range, std::move(sink), std::move(done));
}

Operation GuardedFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                   WriteOptions options, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->write(path, std::move(source), options, std::move(done));
}

Operation GuardedFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->makeDirectory(path, std::move(done));
}

Operation GuardedFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->rename(from, to, std::move(done));
}

Operation GuardedFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->remove(path, std::move(done));
}

Operation GuardedFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->setMode(path, mode, std::move(done));
}

Operation GuardedFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->replace(from, to, std::move(done));
}

Operation GuardedFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->setOwner(path, uid, gid, std::move(done));
}

Operation GuardedFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->makeSymlink(path, target, std::move(done));
}

Operation GuardedFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->copy(from, to, std::move(done));
}

Operation GuardedFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                    std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    return m_inner->search(directory, request, std::move(onHits), std::move(done));
}

Operation GuardedFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return m_inner->measure(path, std::move(done));
}

Operation GuardedFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    return m_inner->checksum(path, std::move(done));
}

Operation GuardedFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                      std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return m_inner->readTree(directory, names, std::move(sink), std::move(done));
}

Operation GuardedFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                       TreeWriteOptions options, Callback<void> done)
{
    if (const QString why = m_whyNotWrite(); !why.isEmpty())
        return refuseWrite(why, std::move(done));
    return m_inner->writeTree(directory, std::move(source), options, std::move(done));
}

Operation GuardedFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    return m_inner->freeSpace(path, std::move(done));
}

} // namespace osc
