// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <core/services.h>

#include <QMap>
#include <QTimer>

#include <memory>
#include <optional>

namespace osc::test {

/// A file system in memory that can fail, hang and answer late. Answers from the event loop, as the contract
/// says.
class MemoryFileSystem : public FileSystem
{
public:
    struct Node
    {
        FileEntry entry;
        QByteArray bytes;
        /// Instead of bytes: what is between two offsets of a file too large to be held.
        std::function<QByteArray(qint64 offset, qint64 length)> generated{};
    };

    MemoryFileSystem() { addDirectory("/"); }

    void addDirectory(const FilePath &path)
    {
        FileEntry entry{.name = nameOf(path), .type = FileType::Directory, .mode = 0755, .uid = 0, .gid = 0};
        m_nodes.insert(path, {entry, {}});
    }
    void addFile(const FilePath &path, const QByteArray &bytes)
    {
        FileEntry entry{.name = nameOf(path),
                        .type = FileType::Regular,
                        .size = bytes.size(),
                        .mode = 0644,
                        .uid = 0,
                        .gid = 0,
                        .owner = QStringLiteral("root"),
                        .group = QStringLiteral("root")};
        entry.modified = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
        m_nodes.insert(path, {entry, bytes});
    }
    void addEntry(const FilePath &directory, const FileEntry &entry)
    {
        m_nodes.insert(join(directory, entry.name), {entry, {}});
    }
    [[nodiscard]] bool exists(const FilePath &path) const { return m_nodes.contains(path); }
    [[nodiscard]] Node &node(const FilePath &path) { return m_nodes[path]; }

    std::optional<Error> failure; ///< Every call fails with it.
    bool hangs = false;           ///< Calls never answer.
    int batchSize = 2;
    int cancelled = 0;
    QList<QByteArray> calls; ///< "remove /a" and so on.
    qint64 bytesRead = 0;
    WriteOptions lastWrite;
    FileSystemCapabilities can;
    QString through = QStringLiteral("through execd");

    [[nodiscard]] FileSystemCapabilities capabilities() const override { return can; }
    [[nodiscard]] QString via() const override { return through; }

    Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                   Callback<void> done) override
    {
        calls.append("list " + directory);
        QList<FileEntry> entries;
        for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
            if (it.key() != "/" && parent(it.key()) == directory)
                entries.append(it->entry);
        }
        if (!hangs && !failure && !m_nodes.contains(directory))
            return finished<void>(missing(directory), std::move(done));
        return answer<void>(std::move(done), [this, entries, onBatch](const Promise<void> &promise) -> Done {
            for (qsizetype at = 0; at < entries.size() && promise.isActive(); at += batchSize)
                onBatch(entries.mid(at, batchSize));
            return {};
        });
    }
    Operation stat(const FilePath &path, Callback<FileEntry> done) override
    {
        return answer<FileEntry>(std::move(done), [this, path]() -> Result<FileEntry> {
            if (!exists(path))
                return missing(path);
            return m_nodes[path].entry;
        });
    }
    Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                   Callback<void> done) override
    {
        calls.append("read " + path);
        return answer<void>(std::move(done), [this, path, range, sink]() -> Done {
            if (!exists(path))
                return missing(path);
            const Node &node = m_nodes[path];
            const qint64 rest = node.entry.size - range.offset;
            const qint64 length = range.length < 0 ? rest : qBound<qint64>(0, rest, range.length);
            const QByteArray bytes = node.generated ? node.generated(range.offset, length)
                                                    : node.bytes.mid(range.offset, range.length);
            bytesRead += bytes.size();
            if (sink->write(bytes) == ByteSink::Next::Stop)
                return sink->error();
            return {};
        });
    }
    Operation write(const FilePath &path, std::shared_ptr<ByteSource> source, WriteOptions options,
                    Callback<void> done) override
    {
        if (hangs || failure)
            return answer<void>(std::move(done), [] { return Done(); });
        const auto writing = std::make_shared<Writing>(*this, path, source, options, std::move(done));
        auto operation = writing->promise.operation([this] { ++cancelled; }, writing);
        source->setReadyCallback([weak = std::weak_ptr(writing)] {
            if (const auto alive = weak.lock())
                alive->pump();
        });
        QTimer::singleShot(0, [weak = std::weak_ptr(writing)] {
            if (const auto alive = weak.lock())
                alive->pump();
        });
        return operation;
    }
    Operation makeDirectory(const FilePath &path, Callback<void> done) override
    {
        calls.append("mkdir " + path);
        return answer<void>(std::move(done), [this, path]() -> Done {
            if (exists(path))
                return Error{.kind = ErrorKind::Conflict,
                             .message = QString::fromUtf8(path) + QStringLiteral(" exists already.")};
            addDirectory(path);
            return {};
        });
    }
    Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) override
    {
        calls.append("rename " + from + ' ' + to);
        return answer<void>(std::move(done), [this, from, to]() -> Done {
            if (!exists(from))
                return missing(from);
            Node node = m_nodes.take(from);
            node.entry.name = nameOf(to);
            m_nodes.insert(to, node);
            return {};
        });
    }
    Operation remove(const FilePath &path, Callback<void> done) override
    {
        calls.append("remove " + path);
        return answer<void>(std::move(done), [this, path]() -> Done {
            if (!exists(path))
                return missing(path);
            m_nodes.remove(path);
            return {};
        });
    }
    Operation setMode(const FilePath &path, int mode, Callback<void> done) override
    {
        calls.append("chmod " + QByteArray::number(mode, 8) + ' ' + path);
        return answer<void>(std::move(done), [this, path, mode]() -> Done {
            m_nodes[path].entry.mode = mode;
            return {};
        });
    }

private:
    /// A source that hands out its bytes when it likes.
    struct Writing : std::enable_shared_from_this<Writing>
    {
        Writing(MemoryFileSystem &memory, FilePath target, std::shared_ptr<ByteSource> from,
                WriteOptions wishes, Callback<void> done)
            : files(memory)
            , path(std::move(target))
            , source(std::move(from))
            , options(wishes)
            , promise(std::move(done))
        {}
        ~Writing() { source->setReadyCallback({}); }
        Writing(const Writing &) = delete;
        Writing &operator=(const Writing &) = delete;

        void pump()
        {
            const auto self = shared_from_this();
            while (promise.isActive()) {
                const auto part = source->read(64 * 1024);
                if (!part)
                    return promise.resolve(finish());
                if (part->isEmpty())
                    return;
                bytes += *part;
            }
        }
        Done finish()
        {
            if (const auto error = source->error())
                return *error;
            if (files.exists(path) && !options.overwrite)
                return Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It exists.")};
            files.lastWrite = options;
            const std::optional<Node> before =
                files.exists(path) ? std::optional(files.m_nodes[path]) : std::nullopt;
            if (options.onlyIf && before &&
                *options.onlyIf != FileVersion{before->entry.size, before->entry.modified})
                return Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It was changed.")};
            files.addFile(path, bytes);
            FileEntry &entry = files.m_nodes[path].entry;
            if (before)
                entry.modified = before->entry.modified.addSecs(1);
            if (before && options.keepsAttributes) {
                entry.mode = before->entry.mode;
                entry.uid = before->entry.uid;
            } else if (options.mode >= 0) {
                entry.mode = options.mode;
            }
            return {};
        }

        MemoryFileSystem &files;
        FilePath path;
        std::shared_ptr<ByteSource> source;
        WriteOptions options;
        Promise<void> promise;
        QByteArray bytes;
    };

    template<typename T, typename Work>
    Operation answer(Callback<T> done, Work work)
    {
        Promise<T> promise(std::move(done));
        Operation operation = promise.operation([this] { ++cancelled; });
        if (hangs)
            return operation;
        if (failure) {
            promise.resolveLater(*failure);
            return operation;
        }
        QTimer::singleShot(0, [promise, work] {
            if (!promise.isActive())
                return;
            if constexpr (std::is_invocable_v<Work, const Promise<T> &>)
                promise.resolve(work(promise));
            else
                promise.resolve(work());
        });
        return operation;
    }

    static FilePath join(const FilePath &directory, const QByteArray &name)
    {
        return directory == "/" ? '/' + name : directory + '/' + name;
    }
    static FilePath parent(const FilePath &path)
    {
        const qsizetype slash = path.lastIndexOf('/');
        return slash <= 0 ? FilePath("/") : path.left(slash);
    }
    static QByteArray nameOf(const FilePath &path) { return path.mid(path.lastIndexOf('/') + 1); }
    static Error missing(const FilePath &path)
    {
        return {.kind = ErrorKind::NotFound,
                .message = QStringLiteral("%1 was not found.").arg(QString::fromUtf8(path))};
    }

    QMap<FilePath, Node> m_nodes;
};

/// Opens MemoryFileSystems by sandbox id.
class FakeFileService : public FileService
{
public:
    QMap<QString, std::shared_ptr<MemoryFileSystem>> fileSystems;
    std::optional<Error> failure;
    bool hangs = false;
    int opened = 0;
    int cancelled = 0;

    Operation open(const QString &sandboxId, Callback<std::shared_ptr<FileSystem>> done) override
    {
        ++opened;
        Promise<std::shared_ptr<FileSystem>> promise(std::move(done));
        Operation operation = promise.operation([this] { ++cancelled; });
        if (hangs)
            return operation;
        if (failure)
            promise.resolveLater(*failure);
        else
            promise.resolveLater(std::shared_ptr<FileSystem>(fileSystems.value(sandboxId)));
        return operation;
    }
};

} // namespace osc::test
