// SPDX-License-Identifier: Apache-2.0
#include "sandboxfilesystem.h"

namespace osc {

SandboxFileSystem::SandboxFileSystem(std::shared_ptr<FileSystem> execd, std::shared_ptr<FileSystem> engine)
    : m_execd(std::move(execd))
    , m_engine(std::move(engine))
{}

FileSystemCapabilities SandboxFileSystem::capabilities() const
{
    const auto own = m_execd->capabilities();
    auto can = m_engine->capabilities();
    can.canWrite = own.canWrite;
    can.whyNotWrite = own.whyNotWrite;
    can.hasPermissions = own.hasPermissions;
    can.canRename = own.canRename;
    can.canReadRange = own.canReadRange;
    can.hasSymlinks = own.hasSymlinks;
    return can;
}

QString SandboxFileSystem::via() const
{
    return m_execd->via();
}

Operation SandboxFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                  Callback<void> done)
{
    return m_execd->list(directory, std::move(onBatch), std::move(done));
}

Operation SandboxFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return m_execd->stat(path, std::move(done));
}

Operation SandboxFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                  Callback<void> done)
{
    return m_execd->read(path, range, std::move(sink), std::move(done));
}

Operation SandboxFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                   WriteOptions options, Callback<void> done)
{
    auto &files = m_engine->capabilities().replacesAtomically ? m_engine : m_execd;
    return files->write(path, std::move(source), std::move(options), std::move(done));
}

Operation SandboxFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return m_execd->makeDirectory(path, std::move(done));
}

Operation SandboxFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return m_execd->rename(from, to, std::move(done));
}

Operation SandboxFileSystem::remove(const FilePath &path, Callback<void> done)
{
    return m_execd->remove(path, std::move(done));
}

Operation SandboxFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    return m_execd->setMode(path, mode, std::move(done));
}

Operation SandboxFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    auto &files = m_engine->capabilities().replacesAtomically ? m_engine : m_execd;
    return files->replace(from, to, std::move(done));
}

Operation SandboxFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    return m_engine->setOwner(path, uid, gid, std::move(done));
}

Operation SandboxFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    return m_engine->makeSymlink(path, target, std::move(done));
}

Operation SandboxFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return m_engine->copy(from, to, std::move(done));
}

Operation SandboxFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                    std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    return m_engine->search(directory, request, std::move(onHits), std::move(done));
}

Operation SandboxFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return m_engine->measure(path, std::move(done));
}

Operation SandboxFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    return m_engine->checksum(path, std::move(done));
}

Operation SandboxFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                      std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return m_engine->readTree(directory, names, std::move(sink), std::move(done));
}

Operation SandboxFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                       TreeWriteOptions options, Callback<void> done)
{
    return m_engine->writeTree(directory, std::move(source), options, std::move(done));
}

Operation SandboxFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    return m_engine->freeSpace(path, std::move(done));
}

} // namespace osc
