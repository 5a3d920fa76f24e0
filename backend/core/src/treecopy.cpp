// SPDX-License-Identifier: Apache-2.0
#include <core/filetree.h>

#include <core/fileproblem.h>

#include <QElapsedTimer>

namespace osc {

namespace {

/// The sink of a read and the source of a write at once.
class CopyPipe
{
public:
    class End : public ByteSink
    {
    public:
        explicit End(CopyPipe &pipe)
            : m_pipe(pipe)
        {}
        Next write(QByteArrayView bytes) override
        {
            m_pipe.m_bytes.append(bytes.data(), bytes.size());
            m_pipe.m_source->tell();
            return m_pipe.m_bytes.size() > mostBytes ? Next::Wait : Next::More;
        }
        void tell() { notifyReady(); }

    private:
        CopyPipe &m_pipe;
    };

    class Beginning : public ByteSource
    {
    public:
        explicit Beginning(CopyPipe &pipe)
            : m_pipe(pipe)
        {}
        std::optional<QByteArray> read(qint64 maximum) override
        {
            if (m_pipe.m_bytes.isEmpty() && m_pipe.m_end)
                return {};
            auto piece = m_pipe.m_bytes.left(maximum);
            m_pipe.m_bytes.remove(0, piece.size());
            m_pipe.m_read += piece.size();
            if (!m_pipe.m_end && !piece.isEmpty() && m_pipe.m_bytes.size() <= mostBytes / 2)
                detail::post([sink = std::weak_ptr(m_pipe.m_sink)] {
                    if (const auto alive = sink.lock())
                        alive->tell();
                });
            return piece.isNull() ? QByteArray("") : piece;
        }
        [[nodiscard]] std::optional<Error> error() const override
        {
            return m_pipe.m_end && !*m_pipe.m_end ? std::optional(m_pipe.m_end->error()) : std::nullopt;
        }
        void tell() { notifyReady(); }

    private:
        CopyPipe &m_pipe;
    };

    CopyPipe()
        : m_sink(std::make_shared<End>(*this))
        , m_source(std::make_shared<Beginning>(*this))
    {}
    void end(const Done &result)
    {
        m_end = result;
        m_source->tell();
    }
    [[nodiscard]] const std::shared_ptr<End> &sink() const { return m_sink; }
    [[nodiscard]] const std::shared_ptr<Beginning> &source() const { return m_source; }
    [[nodiscard]] qint64 passed() const { return m_read; }

private:
    static constexpr qsizetype mostBytes = 1024 * 1024;

    std::shared_ptr<End> m_sink;
    std::shared_ptr<Beginning> m_source;
    QByteArray m_bytes;
    std::optional<Done> m_end;
    qint64 m_read = 0;
};

/// One entry after the other; a directory's permissions come when everything is in it.
class CopyWalk : public std::enable_shared_from_this<CopyWalk>
{
public:
    CopyWalk(std::shared_ptr<FileSystem> files, OnFileBytes onBytes, Callback<void> done)
        : m_files(std::move(files))
        , m_onBytes(std::move(onBytes))
        , m_promise(std::move(done))
    {}

    Operation start(const FilePath &from, const FilePath &to)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_files->stat(to, [this, from, to](const Result<FileEntry> &present) {
            if (present)
                return m_promise.resolve(fileError(FileProblem::Exists, to));
            if (present.error().kind != ErrorKind::NotFound)
                return m_promise.resolve(present.error());
            m_step = m_files->stat(from, [this, from, to](const Result<FileEntry> &entry) {
                if (!entry)
                    return m_promise.resolve(entry.error());
                if (entry->type == FileType::Directory && to.startsWith(from + '/'))
                    return m_promise.resolve(fileError(FileProblem::IntoItself, from));
                m_waiting.append({from, to, *entry});
                next();
            });
        });
        return operation;
    }

private:
    struct Item
    {
        FilePath from;
        FilePath to;
        FileEntry entry;
        bool isFilled = false;
    };

    void next()
    {
        if (m_waiting.isEmpty())
            return m_promise.resolve(Done());
        const auto item = m_waiting.takeLast();
        switch (item.entry.type) {
        case FileType::Regular:
            return copyFile(item);
        case FileType::Directory:
            return item.isFilled ? setMode(item) : copyDirectory(item);
        case FileType::Symlink:
            m_step = m_files->makeSymlink(item.to, item.entry.linkTarget, stepped());
            return;
        default:
            return next(); // pipes and devices are left out
        }
    }

    Callback<void> stepped()
    {
        return [this](const Done &result) {
            const auto self = shared_from_this();
            if (result)
                next();
            else
                m_promise.resolve(result);
        };
    }

    void setMode(const Item &item)
    {
        if (item.entry.mode < 0 || !m_files->capabilities().hasPermissions)
            return next();
        m_step = m_files->setMode(item.to, item.entry.mode, stepped());
    }

    void copyDirectory(const Item &item)
    {
        m_step = m_files->makeDirectory(item.to, [this, item](const Done &made) {
            if (!made)
                return m_promise.resolve(made);
            auto filled = item;
            filled.isFilled = true;
            m_waiting.append(filled);
            m_step = m_files->list(
                item.from,
                [this, item](const QList<FileEntry> &batch) {
                    for (const auto &entry : batch)
                        m_waiting.append(
                            {joinPath(item.from, entry.name), joinPath(item.to, entry.name), entry});
                },
                stepped());
        });
    }

    void copyFile(const Item &item)
    {
        m_pipe = std::make_unique<CopyPipe>();
        FileSystem::WriteOptions options;
        options.mode = item.entry.mode;
        options.overwrite = false;
        m_step = m_files->write(item.to, m_pipe->source(), options, [this](const Done &result) {
            const auto self = shared_from_this();
            m_reading = Operation();
            m_bytes += m_pipe->passed();
            if (m_onBytes && result && (!m_clock.isValid() || m_clock.elapsed() >= 100)) {
                m_clock.start();
                m_onBytes(m_bytes);
            }
            if (!m_promise.isActive())
                return;
            stepped()(result);
        });
        m_reading =
            m_files->read(item.from, {}, m_pipe->sink(), [this](const Done &result) { m_pipe->end(result); });
    }

    std::shared_ptr<FileSystem> m_files;
    OnFileBytes m_onBytes;
    Promise<void> m_promise;
    QList<Item> m_waiting;
    std::unique_ptr<CopyPipe> m_pipe; ///< Before the operations that use it.
    Operation m_step;
    Operation m_reading;
    QElapsedTimer m_clock;
    qint64 m_bytes = 0;
};

} // namespace

Operation copyWithin(std::shared_ptr<FileSystem> files, const FilePath &from, const FilePath &to,
                     OnFileBytes onBytes, Callback<void> done)
{
    if (files->capabilities().canCopyInside)
        return files->copy(from, to, std::move(done));
    return std::make_shared<CopyWalk>(std::move(files), std::move(onBytes), std::move(done))->start(from, to);
}

} // namespace osc
