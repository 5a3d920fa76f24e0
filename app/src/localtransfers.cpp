// SPDX-License-Identifier: Apache-2.0
#include "localtransfers.h"

#include <files/transfer.h>

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QPointer>
#include <QSet>

#include <deque>

namespace osc {

namespace {

struct TransferText
{
    Q_DECLARE_TR_FUNCTIONS(osc::LocalTransfers)
};

/// One file of a folder that is copied.
struct Item
{
    FilePath remote;
    QString local;
    qint64 size = 0;
};

/// What both directions share: files one after the other, and the sum of their progress.
class TreeCopy : public std::enable_shared_from_this<TreeCopy>
{
public:
    TreeCopy(FileWorker &worker, std::shared_ptr<FileSystem> fileSystem, FileTransfers::OnProgress onProgress,
             Callback<void> done)
        : m_worker(worker)
        , m_fileSystem(std::move(fileSystem))
        , m_onProgress(std::move(onProgress))
        , m_promise(std::move(done))
    {}
    virtual ~TreeCopy() = default;

    [[nodiscard]] Operation begin()
    {
        const auto self = shared_from_this();
        // Letting go breaks the circle: the step belongs to this, and this to the operation.
        Operation operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto copy = weak.lock())
                    copy->m_step = {};
            },
            self);
        start();
        return operation;
    }

protected:
    virtual void start() = 0;
    [[nodiscard]] virtual Operation copy(const Item &item, TransferOptions options, Callback<void> done) = 0;

    /// Does @p job on the worker and goes on with its result.
    template<typename T>
    void onWorker(std::function<Result<T>()> job, std::function<void(T)> next)
    {
        Promise<T> promise([this, next = std::move(next)](Result<T> result) {
            result ? next(std::move(result).value()) : m_promise.resolve(result.error());
        });
        m_step = promise.operation();
        const QPointer<QObject> home = QAbstractEventDispatcher::instance();
        m_worker.run([job = std::move(job), promise, home] {
            Result<T> result = job();
            if (home)
                QMetaObject::invokeMethod(
                    home, [promise, result = std::move(result)] { promise.resolve(result); },
                    Qt::QueuedConnection);
        });
    }

    void copyNext()
    {
        if (m_items.empty()) {
            m_promise.resolve(Done());
            return;
        }
        const Item item = m_items.front();
        m_items.pop_front();
        TransferOptions options;
        options.progress = [this, item](qint64 bytes, qint64) {
            if (m_onProgress)
                m_onProgress(
                    {.done = m_before + bytes, .total = m_total, .current = displayName(item.remote)});
        };
        m_step = copy(item, options, [this, item](const Done &done) {
            m_before += item.size;
            done ? copyNext() : m_promise.resolve(done.error());
        });
    }

    void add(const Item &item)
    {
        m_items.push_back(item);
        m_total += std::max<qint64>(0, item.size);
    }

    FileWorker &m_worker;
    std::shared_ptr<FileSystem> m_fileSystem;
    FileTransfers::OnProgress m_onProgress;
    Promise<void> m_promise;
    Operation m_step;

private:
    std::deque<Item> m_items;
    qint64 m_before = 0;
    qint64 m_total = 0;
};

class TreeDownload : public TreeCopy
{
public:
    TreeDownload(FileWorker &worker, std::shared_ptr<FileSystem> from, FilePath path, QString to,
                 FileTransfers::OnProgress onProgress, Callback<void> done)
        : TreeCopy(worker, std::move(from), std::move(onProgress), std::move(done))
        , m_path(std::move(path))
        , m_to(std::move(to))
    {}

private:
    struct Folder
    {
        FilePath remote;
        QString local;
    };

    void start() override
    {
        m_step = m_fileSystem->stat(m_path, [this](const Result<FileEntry> &entry) {
            if (!entry) {
                m_promise.resolve(entry.error());
            } else if (entry->type == FileType::Directory) {
                m_folders.push_back({m_path, m_to});
                nextFolder();
            } else {
                add({m_path, m_to, entry->size});
                copyNext();
            }
        });
    }

    void nextFolder()
    {
        if (m_folders.empty()) {
            copyNext();
            return;
        }
        const Folder folder = m_folders.front();
        m_folders.pop_front();
        const auto make = [path = folder.local]() -> Result<bool> {
            if (QDir().mkpath(path))
                return true;
            return Error{.kind = ErrorKind::Forbidden,
                         .message =
                             TransferText::tr("Folder %1 could not be made on this computer.").arg(path)};
        };
        onWorker<bool>(make, [this, folder](bool) { listFolder(folder); });
    }

    void listFolder(const Folder &folder)
    {
        const auto take = [this, folder](const QList<FileEntry> &batch) {
            for (const FileEntry &entry : batch) {
                const FilePath remote = joinPath(folder.remote, entry.name);
                if (entry.type != FileType::Directory && entry.type != FileType::Regular)
                    continue;
                const QString local = freeName(folder.local, safeLocalName(entry.name));
                if (entry.type == FileType::Directory)
                    m_folders.push_back({remote, local});
                else
                    add({remote, local, entry.size});
            }
        };
        m_step = m_fileSystem->list(folder.remote, take, [this](const Done &done) {
            done ? nextFolder() : m_promise.resolve(done.error());
        });
    }

    /// Two names of the other side can become the same safe one.
    QString freeName(const QString &folder, const QString &name)
    {
        QString path = folder + QLatin1Char('/') + name;
        for (int i = 2; m_taken.contains(path); ++i)
            path = QStringLiteral("%1/%2-%3").arg(folder, QString::number(i), name);
        m_taken.insert(path);
        return path;
    }

    Operation copy(const Item &item, TransferOptions options, Callback<void> done) override
    {
        return osc::download(*m_fileSystem, item.remote, m_worker, item.local, std::move(options),
                             std::move(done));
    }

    FilePath m_path;
    QString m_to;
    std::deque<Folder> m_folders;
    QSet<QString> m_taken;
};

struct LocalTree
{
    QList<FilePath> folders; ///< Parents first.
    QList<Item> files;
};

LocalTree readTree(const QString &from, const FilePath &to)
{
    LocalTree tree;
    const QFileInfo root(from);
    if (!root.isDir()) {
        tree.files.append({to, from, root.size()});
        return tree;
    }
    tree.folders.append(to);
    QDirIterator entries(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info = entries.nextFileInfo();
        const FilePath remote = to + '/' + QFile::encodeName(info.filePath().mid(from.size() + 1));
        if (info.isDir())
            tree.folders.append(remote);
        else if (info.isFile())
            tree.files.append({remote, info.filePath(), info.size()});
    }
    // A parent's path is a prefix of its children's.
    std::sort(tree.folders.begin(), tree.folders.end());
    return tree;
}

class TreeUpload : public TreeCopy
{
public:
    TreeUpload(FileWorker &worker, QString from, std::shared_ptr<FileSystem> to, FilePath path,
               bool overwrite, FileTransfers::OnProgress onProgress, Callback<void> done)
        : TreeCopy(worker, std::move(to), std::move(onProgress), std::move(done))
        , m_from(QDir::cleanPath(from))
        , m_path(std::move(path))
        , m_overwrite(overwrite)
    {}

private:
    void start() override
    {
        const auto read = [from = m_from, to = m_path]() -> Result<LocalTree> { return readTree(from, to); };
        onWorker<LocalTree>(read, [this](const LocalTree &tree) {
            for (const Item &item : tree.files)
                add(item);
            m_folders.assign(tree.folders.cbegin(), tree.folders.cend());
            nextFolder();
        });
    }

    void nextFolder()
    {
        if (m_folders.empty()) {
            copyNext();
            return;
        }
        const FilePath folder = m_folders.front();
        m_folders.pop_front();
        m_step = m_fileSystem->makeDirectory(folder, [this](const Done &done) {
            const bool there = !done && done.error().kind == ErrorKind::Conflict && m_overwrite;
            done || there ? nextFolder() : m_promise.resolve(done.error());
        });
    }

    Operation copy(const Item &item, TransferOptions options, Callback<void> done) override
    {
        options.overwrite = m_overwrite;
        return osc::upload(m_worker, item.local, *m_fileSystem, item.remote, std::move(options),
                           std::move(done));
    }

    QString m_from;
    FilePath m_path;
    bool m_overwrite;
    std::deque<FilePath> m_folders;
};

} // namespace

LocalTransfers::LocalTransfers(FileWorker &worker)
    : m_worker(worker)
{}

Operation LocalTransfers::download(std::shared_ptr<FileSystem> from, const FilePath &path, const QString &to,
                                   OnProgress onProgress, Callback<void> done)
{
    return std::make_shared<TreeDownload>(m_worker, std::move(from), path, to, std::move(onProgress),
                                          std::move(done))
        ->begin();
}

Operation LocalTransfers::upload(const QString &from, std::shared_ptr<FileSystem> to, const FilePath &path,
                                 bool overwrite, OnProgress onProgress, Callback<void> done)
{
    return std::make_shared<TreeUpload>(m_worker, from, std::move(to), path, overwrite, std::move(onProgress),
                                        std::move(done))
        ->begin();
}

} // namespace osc
