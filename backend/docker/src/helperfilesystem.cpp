// SPDX-License-Identifier: Apache-2.0
#include "helperfilesystem.h"

#include <QCoreApplication>

namespace osc {

namespace {

using UsePtr = std::shared_ptr<HelperSession::Use>;

/// What a new file is to be made as.
struct NewFilePlace
{
    FilePath directory;
    FilePath file{}; ///< One that may be there already and then keeps its owner; empty: none.
};

/// One call: waits for the helper, finds out as whom to do it, and does it.
template<typename T>
class HelperFileCall : public std::enable_shared_from_this<HelperFileCall<T>>
{
public:
    using Work = std::function<Operation(FileSystem &, Callback<T>)>;

    HelperFileCall(Work work, Callback<T> done)
        : m_work(std::move(work))
        , m_promise(std::move(done))
    {}

    Operation start(HelperSession &session, std::optional<NewFilePlace> place = {})
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        m_place = std::move(place);
        m_step = session.use([this](Result<UsePtr> use) {
            if (!use)
                return m_promise.resolve(use.error());
            m_use = *std::move(use);
            if (m_place)
                lookAtDirectory();
            else
                work({});
        });
        return operation;
    }

private:
    void lookAtDirectory()
    {
        m_step = m_use->files()->stat(m_place->directory, [this](const Result<FileEntry> &directory) {
            // What is wrong with it is better said by the work itself.
            if (!directory || directory->uid <= 0)
                return work({});
            m_user = QStringLiteral("%1:%2").arg(directory->uid).arg(std::max<qint64>(0, directory->gid));
            if (m_place->file.isEmpty())
                work(m_user);
            else
                lookAtFile(directory->uid);
        });
    }

    /// What belongs to somebody else than its folder can only be handed down by root.
    void lookAtFile(qint64 owner)
    {
        m_step = m_use->files()->stat(m_place->file, [this, owner](const Result<FileEntry> &file) {
            work(file && file->uid != owner ? QString() : m_user);
        });
    }

    void work(const QString &user)
    {
        m_files = m_use->files(user);
        m_step = m_work(*m_files, [this](Result<T> result) { m_promise.resolve(std::move(result)); });
    }

    Work m_work;
    Promise<T> m_promise;
    Operation m_step;
    std::optional<NewFilePlace> m_place;
    UsePtr m_use;
    std::shared_ptr<FileSystem> m_files;
    QString m_user;
};

template<typename T>
Operation callHelper(HelperSession &session, typename HelperFileCall<T>::Work work, Callback<T> done,
                     std::optional<NewFilePlace> place = {})
{
    return std::make_shared<HelperFileCall<T>>(std::move(work), std::move(done))
        ->start(session, std::move(place));
}

} // namespace

HelperFileSystem::HelperFileSystem(std::shared_ptr<HelperSession> session)
    : m_session(std::move(session))
{}

FileSystemCapabilities HelperFileSystem::capabilities() const
{
    return m_session->capabilities();
}

QString HelperFileSystem::via() const
{
    return QCoreApplication::translate("osc::DockerVolumeService", "through a helper");
}

Operation HelperFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [directory, onBatch = std::move(onBatch)](FileSystem &files, Callback<void> next) {
            return files.list(directory, onBatch, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return callHelper<FileEntry>(
        *m_session,
        [path](FileSystem &files, Callback<FileEntry> next) { return files.stat(path, std::move(next)); },
        std::move(done));
}

Operation HelperFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path, range, sink = std::move(sink)](FileSystem &files, Callback<void> next) {
            return files.read(path, range, sink, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path, source = std::move(source), options](FileSystem &files, Callback<void> next) {
            return files.write(path, source, options, std::move(next));
        },
        std::move(done), NewFilePlace{parentPath(path), path});
}

Operation HelperFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path](FileSystem &files, Callback<void> next) { return files.makeDirectory(path, std::move(next)); },
        std::move(done), NewFilePlace{parentPath(path)});
}

Operation HelperFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [from, to](FileSystem &files, Callback<void> next) {
            return files.rename(from, to, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::remove(const FilePath &path, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path](FileSystem &files, Callback<void> next) { return files.remove(path, std::move(next)); },
        std::move(done));
}

Operation HelperFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path, mode](FileSystem &files, Callback<void> next) {
            return files.setMode(path, mode, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [from, to](FileSystem &files, Callback<void> next) {
            return files.replace(from, to, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::setOwner(const FilePath &path, qint64 uid, qint64 gid, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path, uid, gid](FileSystem &files, Callback<void> next) {
            return files.setOwner(path, uid, gid, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [path, target](FileSystem &files, Callback<void> next) {
            return files.makeSymlink(path, target, std::move(next));
        },
        std::move(done), NewFilePlace{parentPath(path)});
}

Operation HelperFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    // As root: copies keep their owners, and may be of what only its owner may read.
    return callHelper<void>(
        *m_session,
        [from, to](FileSystem &files, Callback<void> next) { return files.copy(from, to, std::move(next)); },
        std::move(done));
}

Operation HelperFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [directory, request, onHits = std::move(onHits)](FileSystem &files, Callback<void> next) {
            return files.search(directory, request, onHits, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return callHelper<TreeSize>(
        *m_session,
        [path](FileSystem &files, Callback<TreeSize> next) { return files.measure(path, std::move(next)); },
        std::move(done));
}

Operation HelperFileSystem::checksum(const FilePath &path, Callback<QByteArray> done)
{
    return callHelper<QByteArray>(
        *m_session,
        [path](FileSystem &files, Callback<QByteArray> next) {
            return files.checksum(path, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::readTree(const FilePath &directory, const QList<QByteArray> &names,
                                     std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [directory, names, sink = std::move(sink)](FileSystem &files, Callback<void> next) {
            return files.readTree(directory, names, sink, std::move(next));
        },
        std::move(done));
}

Operation HelperFileSystem::writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                      TreeWriteOptions options, Callback<void> done)
{
    return callHelper<void>(
        *m_session,
        [directory, source = std::move(source), options](FileSystem &files, Callback<void> next) {
            return files.writeTree(directory, source, options, std::move(next));
        },
        std::move(done), options.keepsOwners ? std::nullopt : std::optional(NewFilePlace{directory}));
}

Operation HelperFileSystem::freeSpace(const FilePath &path, Callback<qint64> done)
{
    return callHelper<qint64>(
        *m_session,
        [path](FileSystem &files, Callback<qint64> next) { return files.freeSpace(path, std::move(next)); },
        std::move(done));
}

} // namespace osc
