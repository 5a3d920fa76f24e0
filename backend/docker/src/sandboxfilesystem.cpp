// SPDX-License-Identifier: Apache-2.0
#include "sandboxfilesystem.h"

namespace osc {

SandboxFileSystem::SandboxFileSystem(std::shared_ptr<FileSystem> execd, std::shared_ptr<FileSystem> engine)
    : ForwardingFileSystem(std::move(engine))
    , m_execd(std::move(execd))
{}

FileSystem &SandboxFileSystem::replacing() const
{
    return inner()->capabilities().replacesAtomically ? *inner() : *m_execd;
}

FileSystemCapabilities SandboxFileSystem::capabilities() const
{
    const auto own = m_execd->capabilities();
    auto can = inner()->capabilities();
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
    return replacing().write(path, std::move(source), std::move(options), std::move(done));
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
    return replacing().replace(from, to, std::move(done));
}

} // namespace osc
