// SPDX-License-Identifier: Apache-2.0
#include <core/rootedfilesystem.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct RootedFileSystems
{
    Q_DECLARE_TR_FUNCTIONS(osc::RootedFileSystem)
};

std::optional<Error> pathProblem(const FilePath &path)
{
    const bool good = path.startsWith('/') && !path.contains('\0') && !path.split('/').contains("..");
    if (good)
        return {};
    return Error{ErrorKind::Invalid,
                 RootedFileSystems::tr("“%1” is no path in this folder.").arg(displayName(path))};
}

std::optional<Error> entryProblem(const FilePath &path)
{
    if (const auto problem = pathProblem(path))
        return problem;
    const auto parts = path.split('/');
    const bool isRoot = std::all_of(parts.cbegin(), parts.cend(),
                                    [](const QByteArray &part) { return part.isEmpty() || part == "."; });
    if (!isRoot)
        return {};
    return Error{ErrorKind::Invalid, RootedFileSystems::tr("The root folder stays as it is.")};
}

/// Sentences quote paths as displayName() writes them; people know those of this view.
Error withoutRoot(Error error, const FilePath &root)
{
    if (root.isEmpty())
        return error;
    const QString shown = u'“' + displayName(root);
    for (QString *text : {&error.message, &error.advice}) {
        text->replace(QString(shown + u'”'), QStringLiteral("“/”"));
        text->replace(QString(shown + u'/'), QStringLiteral("“/"));
    }
    return error;
}

FilePath innerPath(const FilePath &root, const FilePath &path)
{
    auto inner = joinPath(root, path);
    while (inner.size() > 1 && inner.endsWith('/'))
        inner.chop(1);
    return inner;
}

template<typename T>
Callback<T> toView(const FilePath &root, Callback<T> done)
{
    return [root, done = std::move(done)](Result<T> result) {
        if (result)
            done(std::move(result));
        else
            done(withoutRoot(result.error(), root));
    };
}

} // namespace

RootedFileSystem::RootedFileSystem(std::shared_ptr<FileSystem> inner, const FilePath &root)
    : m_inner(std::move(inner))
    , m_root(root)
{
    while (m_root.endsWith('/'))
        m_root.chop(1);
}

FileSystemCapabilities RootedFileSystem::capabilities() const
{
    return m_inner->capabilities();
}

QString RootedFileSystem::via() const
{
    return m_inner->via();
}

Operation RootedFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done)
{
    if (const auto problem = pathProblem(directory))
        return finished<void>(*problem, std::move(done));
    return m_inner->list(innerPath(m_root, directory), std::move(onBatch), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    if (const auto problem = pathProblem(path))
        return finished<FileEntry>(*problem, std::move(done));
    const bool isRoot = entryProblem(path).has_value();
    return m_inner->stat(innerPath(m_root, path),
                         toView<FileEntry>(m_root, [isRoot, done = std::move(done)](Result<FileEntry> entry) {
                             if (entry && isRoot)
                                 entry->name.clear();
                             done(std::move(entry));
                         }));
}

Operation RootedFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->read(innerPath(m_root, path), range, std::move(sink), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->write(innerPath(m_root, path), std::move(source), std::move(options),
                          toView(m_root, std::move(done)));
}

Operation RootedFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->makeDirectory(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    for (const auto &path : {from, to}) {
        if (const auto problem = entryProblem(path))
            return finished<void>(*problem, std::move(done));
    }
    return m_inner->rename(innerPath(m_root, from), innerPath(m_root, to), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (const auto problem = entryProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->remove(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->setMode(innerPath(m_root, path), mode, toView(m_root, std::move(done)));
}

Operation RootedFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    for (const auto &path : {from, to}) {
        if (const auto problem = entryProblem(path))
            return finished<void>(*problem, std::move(done));
    }
    return m_inner->replace(innerPath(m_root, from), innerPath(m_root, to), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->setOwner(innerPath(m_root, path), uid, gid, toView(m_root, std::move(done)));
}

Operation RootedFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    if (const auto problem = entryProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->makeSymlink(innerPath(m_root, path), target, toView(m_root, std::move(done)));
}

Operation RootedFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const auto problem = pathProblem(from))
        return finished<void>(*problem, std::move(done));
    if (const auto problem = entryProblem(to))
        return finished<void>(*problem, std::move(done));
    return m_inner->copy(innerPath(m_root, from), innerPath(m_root, to), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    if (const auto problem = pathProblem(directory))
        return finished<void>(*problem, std::move(done));
    const auto strip = [root = m_root, onHits = std::move(onHits)](QList<FileSearchHit> hits) {
        for (auto &hit : hits) {
            if (hit.path.startsWith(root + '/'))
                hit.path.remove(0, root.size());
        }
        onHits(std::move(hits));
    };
    return m_inner->search(innerPath(m_root, directory), request, strip, toView(m_root, std::move(done)));
}

Operation RootedFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    if (const auto problem = pathProblem(path))
        return finished<TreeSize>(*problem, std::move(done));
    return m_inner->measure(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    if (const auto problem = pathProblem(path))
        return finished<QByteArray>(*problem, std::move(done));
    return m_inner->checksum(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                     std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    if (const auto problem = pathProblem(directory))
        return finished<void>(*problem, std::move(done));
    return m_inner->readTree(innerPath(m_root, directory), names, std::move(sink),
                             toView(m_root, std::move(done)));
}

Operation RootedFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                      TreeWriteOptions options, Callback<void> done)
{
    if (const auto problem = pathProblem(directory))
        return finished<void>(*problem, std::move(done));
    return m_inner->writeTree(innerPath(m_root, directory), std::move(source), options,
                              toView(m_root, std::move(done)));
}

Operation RootedFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    if (const auto problem = pathProblem(path))
        return finished<qint64>(*problem, std::move(done));
    return m_inner->freeSpace(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::written(const FilePath &path, Callback<qint64> done)
{
    if (const auto problem = pathProblem(path))
        return finished<qint64>(*problem, std::move(done));
    return m_inner->written(innerPath(m_root, path), toView(m_root, std::move(done)));
}

Operation RootedFileSystem::discardWritten(const FilePath &path, Callback<void> done)
{
    if (const auto problem = pathProblem(path))
        return finished<void>(*problem, std::move(done));
    return m_inner->discardWritten(innerPath(m_root, path), toView(m_root, std::move(done)));
}

} // namespace osc
