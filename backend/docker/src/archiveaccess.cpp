// SPDX-License-Identifier: Apache-2.0
#include "archiveaccess.h"

#include "filescripts.h"
#include "flowcodec.h"

#include <core/fileproblem.h>
#include <core/tarball.h>

#include <QCoreApplication>

namespace osc {

namespace {

constexpr qint64 SourcePiece = 64 * 1024;
constexpr qsizetype BatchSize = 256;
constexpr int MaximumLinks = 16;

struct Archives
{
    Q_DECLARE_TR_FUNCTIONS(osc::ArchiveAccess)
};

Error problem(ErrorKind kind, const QString &message, const QString &advice = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.advice = advice;
    return error;
}

/// Times are compared in seconds, in which the programs in a container tell them.
bool isVersion(const Result<FileEntry> &entry, const FileVersion &version)
{
    return entry && entry->size == version.size &&
           entry->modified.toSecsSinceEpoch() == version.modified.toSecsSinceEpoch();
}

/// The Engine's refusals of a PUT.
Error writeError(const Error &error, const FilePath &path)
{
    return error.detail.contains(QLatin1String("read-only"))
               ? fileError(FileProblem::ReadOnly, path, error.detail)
               : error;
}

/// Takes a tar and passes on what its reader makes of it.
class TarSink : public ByteSink
{
public:
    TarSink(TarStreamReader::Handlers handlers, std::shared_ptr<ByteSink> target)
        : m_reader(std::move(handlers))
        , m_target(std::move(target))
    {
        if (m_target)
            m_target->setReadyCallback([this] { notifyReady(); });
    }
    ~TarSink() override
    {
        if (m_target)
            m_target->setReadyCallback({});
    }

    Next write(QByteArrayView bytes) override
    {
        wanted = Next::More;
        const auto state = m_reader.feed(bytes);
        if (state == TarStreamReader::State::Broken && !failure)
            failure =
                problem(ErrorKind::Protocol, Archives::tr("The archive that the Engine sent is damaged."));
        return state == TarStreamReader::State::Reading || state == TarStreamReader::State::Ended
                   ? wanted
                   : Next::Stop;
    }
    [[nodiscard]] Error error() const override { return failure.value_or(Error()); }
    [[nodiscard]] TarStreamReader::State state() const { return m_reader.state(); }

    Next wanted = Next::More; ///< Set by the handlers.
    std::optional<Error> failure;
    bool finished = false; ///< Enough was read: stopping is success.

private:
    TarStreamReader m_reader;
    std::shared_ptr<ByteSink> m_target;
};

/// A tar with one file whose content comes from another source.
class TarSource : public ByteSource
{
public:
    TarSource(const TarEntry &entry, std::shared_ptr<ByteSource> content)
        : m_head(tarHeader(entry))
        , m_length(entry.size)
        , m_content(std::move(content))
    {
        m_content->setReadyCallback([this] { notifyReady(); });
    }
    ~TarSource() override { m_content->setReadyCallback({}); }

    [[nodiscard]] qint64 size() const override
    {
        return m_total < 0 ? m_head.size() + m_length + tarPadding(m_length).size() + tarEnd().size()
                           : m_total;
    }

    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        m_total = size();
        if (!m_head.isEmpty()) {
            const QByteArray piece = m_head.left(maximum);
            m_head.remove(0, piece.size());
            return piece;
        }
        if (m_passed < m_length) {
            auto piece = m_content->read(std::min(maximum, m_length - m_passed));
            if (!piece) {
                m_error = m_content->error().value_or(problem(
                    ErrorKind::Failed, Archives::tr("The content ended before its announced length.")));
                return {};
            }
            m_passed += piece->size();
            return piece;
        }
        if (m_tail.isNull())
            m_tail = tarPadding(m_length) + tarEnd();
        if (m_tailSent >= m_tail.size())
            return {};
        const QByteArray piece = m_tail.mid(m_tailSent, maximum);
        m_tailSent += piece.size();
        return piece;
    }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }

private:
    QByteArray m_head;
    qint64 m_length;
    std::shared_ptr<ByteSource> m_content;
    QByteArray m_tail;
    qsizetype m_tailSent = 0;
    qint64 m_passed = 0;
    qint64 m_total = -1;
    std::optional<Error> m_error;
};

class ArchiveRead : public std::enable_shared_from_this<ArchiveRead>
{
public:
    ArchiveRead(EngineClient &engine, QString containerId, FileSystem::ReadRange range,
                std::shared_ptr<ByteSink> sink, Callback<void> done)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
        , m_range(range)
        , m_sink(std::move(sink))
        , m_promise(std::move(done))
    {}

    Operation start(const FilePath &path)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        look(path);
        return operation;
    }

private:
    void look(const FilePath &path)
    {
        m_step =
            ArchiveAccess(m_engine, m_containerId).stat(path, [this, path](const Result<FileEntry> &entry) {
                if (!entry)
                    return m_promise.resolve(entry.error());
                if (entry->type == FileType::Symlink && ++m_links < MaximumLinks)
                    return look(entry->linkTarget);
                if (entry->type == FileType::Directory || entry->type == FileType::Symlink)
                    return m_promise.resolve(filescripts::failure(filescripts::WrongType, {}, path));
                if (entry->type != FileType::Regular)
                    return m_promise.resolve(filescripts::failure(filescripts::Special, {}, path));
                fetch(path);
            });
    }

    void fetch(const FilePath &path)
    {
        m_skip = m_range.offset;
        m_left = m_range.length < 0 ? std::numeric_limits<qint64>::max() : m_range.length;
        TarStreamReader::Handlers handlers;
        handlers.onData = [weak = weak_from_this()](QByteArrayView bytes) {
            const auto self = weak.lock(); // the sink may cancel
            return self && self->take(bytes);
        };
        m_tar = std::make_shared<TarSink>(std::move(handlers), m_sink);
        auto request = archiveRequest(m_containerId, "GET", path);
        request.sink = m_tar;
        request.timeout = std::chrono::milliseconds(0);
        m_step = m_engine.send(std::move(request), [this, path](const Result<HttpResponse> &response) {
            if (!response && !m_tar->finished)
                m_promise.resolve(response.error());
            else if (response && response->status == 404)
                m_promise.resolve(filescripts::failure(filescripts::NotFound, {}, path));
            else if (!m_tar->finished && m_tar->state() != TarStreamReader::State::Ended)
                m_promise.resolve(filescripts::failure(filescripts::Incomplete, {}, path));
            else
                m_promise.resolve(Done());
        });
    }

    bool take(QByteArrayView bytes)
    {
        const auto skipped = static_cast<qsizetype>(std::min<qint64>(m_skip, bytes.size()));
        m_skip -= skipped;
        bytes = bytes.sliced(skipped);
        bytes = bytes.first(static_cast<qsizetype>(std::min<qint64>(m_left, bytes.size())));
        m_left -= bytes.size();
        if (!bytes.isEmpty())
            m_tar->wanted = m_sink->write(bytes);
        if (m_tar->wanted == ByteSink::Next::Stop) {
            m_tar->failure = m_sink->error();
            return false;
        }
        m_tar->finished = m_left == 0;
        return !m_tar->finished;
    }

    EngineClient &m_engine;
    QString m_containerId;
    FileSystem::ReadRange m_range;
    std::shared_ptr<ByteSink> m_sink;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<TarSink> m_tar;
    int m_links = 0;
    qint64 m_skip = 0;
    qint64 m_left = 0;
};

class ArchiveList : public std::enable_shared_from_this<ArchiveList>
{
public:
    ArchiveList(EngineClient &engine, std::function<void(QList<FileEntry>)> onBatch, Callback<void> done)
        : m_engine(engine)
        , m_onBatch(std::move(onBatch))
        , m_promise(std::move(done))
    {}

    Operation start(const QString &containerId, const FilePath &directory)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        TarStreamReader::Handlers handlers;
        handlers.onEntry = [weak = weak_from_this()](const TarEntry &entry) {
            const auto self = weak.lock(); // whoever takes a batch may cancel
            return self && self->takeEntry(entry);
        };
        handlers.onData = [weak = weak_from_this()](QByteArrayView bytes) {
            const auto self = weak.lock();
            return self && self->count(bytes.size());
        };
        m_tar = std::make_shared<TarSink>(std::move(handlers), nullptr);
        auto request = archiveRequest(containerId, "GET", joinPath(directory, "."));
        request.sink = m_tar;
        request.timeout = std::chrono::seconds(60);
        request.accept = {400, 404};
        m_step = m_engine.send(std::move(request), [this, directory](const Result<HttpResponse> &response) {
            if (m_seen > ArchiveAccess::MaximumListing)
                return m_promise.resolve(problem(
                    ErrorKind::Unsupported,
                    Archives::tr("“%1” holds too much to be listed while nothing can run in the sandbox.")
                        .arg(displayName(directory)),
                    Archives::tr("Start or resume the sandbox, then try again.")));
            if (!response)
                return m_promise.resolve(response.error());
            if (response->status != 200)
                return m_promise.resolve(filescripts::failure(
                    response->status == 404 ? filescripts::NotFound : filescripts::WrongType, {}, directory));
            const auto self = shared_from_this();
            if (!m_batch.isEmpty())
                m_onBatch(std::exchange(m_batch, {}));
            m_promise.resolve(Done());
        });
        return operation;
    }

private:
    bool count(qint64 bytes)
    {
        m_seen += bytes;
        return m_seen <= ArchiveAccess::MaximumListing;
    }

    bool takeEntry(const TarEntry &entry)
    {
        QByteArray name = entry.path;
        while (name.startsWith("./") || name.startsWith('/'))
            name.remove(0, name.startsWith('/') ? 1 : 2);
        if (isEntryName(name)) {
            FileEntry file;
            file.name = name;
            file.type = entry.type;
            file.size = entry.type == FileType::Regular ? entry.size : -1;
            file.mode = entry.mode;
            file.uid = entry.uid;
            file.gid = entry.gid;
            file.modified = QDateTime::fromSecsSinceEpoch(entry.modified, Qt::UTC);
            file.linkTarget = entry.type == FileType::Symlink ? entry.linkTarget : QByteArray();
            m_batch.append(std::move(file));
        }
        if (m_batch.size() >= BatchSize)
            m_onBatch(std::exchange(m_batch, {}));
        return m_promise.isActive() && count(512);
    }

    EngineClient &m_engine;
    std::function<void(QList<FileEntry>)> m_onBatch;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<TarSink> m_tar;
    QList<FileEntry> m_batch;
    qint64 m_seen = 0;
};

class ArchiveWrite : public std::enable_shared_from_this<ArchiveWrite>
{
public:
    ArchiveWrite(EngineClient &engine, QString containerId, FilePath path, Callback<void> done)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    /// Null @p source: a directory.
    Operation start(std::shared_ptr<ByteSource> source, FileSystem::WriteOptions options)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_source = std::move(source);
        m_options = options;
        m_entry.path = m_path.mid(m_path.lastIndexOf('/') + 1);
        m_entry.type = m_source ? FileType::Regular : FileType::Directory;
        m_entry.mode = options.mode >= 0 ? options.mode & 07777 : m_source ? 0644 : 0755;
        m_entry.modified = QDateTime::currentSecsSinceEpoch();
        if (m_options.offset >= 0) {
            m_promise.resolveLater(
                problem(ErrorKind::Unsupported,
                        Archives::tr("An upload of “%1” cannot go on while nothing can run in the sandbox.")
                            .arg(displayName(m_path)),
                        Archives::tr("Start or resume the sandbox, then try again.")));
            return operation;
        }
        m_step =
            ArchiveAccess(m_engine, m_containerId).stat(m_path, [this](const Result<FileEntry> &present) {
                if (!present && present.error().kind != ErrorKind::NotFound)
                    return m_promise.resolve(present.error());
                if (m_options.onlyIf && !isVersion(present, *m_options.onlyIf))
                    return m_promise.resolve(fileError(FileProblem::Changed, m_path));
                if (present && (!m_source || !m_options.overwrite))
                    return m_promise.resolve(filescripts::failure(filescripts::Exists, {}, m_path));
                if (present && present->type == FileType::Directory)
                    return m_promise.resolve(filescripts::failure(filescripts::WrongType, {}, m_path));
                if (present && present->type != FileType::Regular)
                    return m_promise.resolve(filescripts::failure(filescripts::Special, {}, m_path));
                if (present && (m_options.mode < 0 || m_options.keepsAttributes))
                    m_entry.mode = present->mode;
                if (m_source && m_source->size() < 0)
                    collect();
                else
                    put();
            });
        return operation;
    }

private:
    /// The header of a tar needs the length.
    void collect()
    {
        m_source->setReadyCallback([this] { collect(); });
        for (;;) {
            const auto piece = m_source->read(SourcePiece);
            if (!piece)
                break;
            if (piece->isEmpty())
                return;
            m_collected += *piece;
            if (m_collected.size() > ArchiveAccess::MaximumCollected) {
                m_source->setReadyCallback({});
                m_promise.resolve(
                    problem(ErrorKind::Unsupported,
                            Archives::tr("“%1” is too large to be written while nothing can run in the "
                                         "sandbox.")
                                .arg(displayName(m_path)),
                            Archives::tr("Start or resume the sandbox, then try again.")));
                return;
            }
        }
        m_source->setReadyCallback({});
        if (const auto error = m_source->error())
            return m_promise.resolve(*error);
        m_source = std::make_shared<BufferSource>(std::exchange(m_collected, {}));
        put();
    }

    void put()
    {
        m_entry.size = m_source ? m_source->size() : 0;
        m_step = ArchiveAccess(m_engine, m_containerId)
                     .put(parentPath(m_path), m_entry, m_source,
                          [this](const Done &done) { m_promise.resolve(done); });
    }

    EngineClient &m_engine;
    QString m_containerId;
    FilePath m_path;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<ByteSource> m_source;
    FileSystem::WriteOptions m_options;
    TarEntry m_entry;
    QByteArray m_collected;
};

} // namespace

EngineRequest archiveRequest(const QString &containerId, const QByteArray &method, const FilePath &path)
{
    EngineRequest request;
    request.method = method;
    request.path = "/containers/" + EngineClient::pathSegment(containerId) + "/archive";
    request.query = {{"path", path}};
    request.accept = {404};
    request.failure = Archives::tr("“%1” could not be read through the Engine.").arg(displayName(path));
    return request;
}

Operation ArchiveAccess::stat(const FilePath &path, Callback<FileEntry> done) const
{
    return m_engine.send(archiveRequest(m_containerId, "HEAD", path),
                         [path, done = std::move(done)](const Result<HttpResponse> &response) {
                             if (!response)
                                 return done(response.error());
                             if (response->status == 404)
                                 return done(filescripts::failure(filescripts::NotFound, {}, path));
                             auto entry = decodePathStat(response->header("X-Docker-Container-Path-Stat"));
                             if (entry) // JSON cannot carry every name
                                 entry->name =
                                     path == "/" ? QByteArray() : path.mid(path.lastIndexOf('/') + 1);
                             done(std::move(entry));
                         });
}

Operation ArchiveAccess::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                              Callback<void> done) const
{
    return std::make_shared<ArchiveList>(m_engine, std::move(onBatch), std::move(done))
        ->start(m_containerId, directory);
}

Operation ArchiveAccess::read(const FilePath &path, FileSystem::ReadRange range,
                              std::shared_ptr<ByteSink> sink, Callback<void> done) const
{
    return std::make_shared<ArchiveRead>(m_engine, m_containerId, range, std::move(sink), std::move(done))
        ->start(path);
}

Operation ArchiveAccess::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                               FileSystem::WriteOptions options, Callback<void> done) const
{
    return std::make_shared<ArchiveWrite>(m_engine, m_containerId, path, std::move(done))
        ->start(std::move(source), options);
}

Operation ArchiveAccess::put(const FilePath &directory, const TarEntry &entry,
                             std::shared_ptr<ByteSource> content, Callback<void> done) const
{
    const FilePath path = joinPath(directory, entry.path);
    auto request = archiveRequest(m_containerId, "PUT", directory);
    request.query.append(std::pair<QByteArray, QByteArray>("noOverwriteDirNonDir", "1"));
    request.contentType = "application/x-tar";
    request.timeout = std::chrono::milliseconds(0);
    if (content)
        request.source = std::make_shared<TarSource>(entry, std::move(content));
    else
        request.body = tarHeader(entry) + tarEnd();
    request.failure = Archives::tr("“%1” could not be written through the Engine.").arg(displayName(path));
    return m_engine.send(std::move(request),
                         [path, done = std::move(done)](const Result<HttpResponse> &response) {
                             if (!response)
                                 done(writeError(response.error(), path));
                             else if (response->status == 404)
                                 done(filescripts::failure(filescripts::NotFound, {}, parentPath(path)));
                             else
                                 done(Done());
                         });
}

Operation ArchiveAccess::makeDirectory(const FilePath &path, Callback<void> done) const
{
    return std::make_shared<ArchiveWrite>(m_engine, m_containerId, path, std::move(done))->start(nullptr, {});
}

} // namespace osc
