// SPDX-License-Identifier: Apache-2.0
#include <files/transfer.h>

#include <files/localfile.h>

#include "fileerror.h"

#include <QElapsedTimer>

namespace osc {

namespace {

/// Tells how far a transfer is, not too often.
class Progress
{
public:
    explicit Progress(ByteProgress report)
        : m_report(std::move(report))
    {}

    void setTotal(qint64 total) { m_total = total; }
    void add(qint64 bytes)
    {
        constexpr qint64 intervalMs = 100;
        m_bytes += bytes;
        if (m_sinceReport.isValid() && m_sinceReport.elapsed() < intervalMs)
            return;
        m_sinceReport.start();
        report();
    }
    void finish()
    {
        m_total = m_bytes;
        report();
    }

private:
    void report() const
    {
        if (m_report)
            m_report(m_bytes, m_total);
    }

    ByteProgress m_report;
    qint64 m_bytes = 0;
    qint64 m_total = -1;
    QElapsedTimer m_sinceReport;
};

class MeteredSink final : public ByteSink
{
public:
    MeteredSink(std::shared_ptr<LocalFileSink> sink, std::shared_ptr<Progress> progress)
        : m_sink(std::move(sink))
        , m_progress(std::move(progress))
    {
        m_sink->setReadyCallback([this] { notifyReady(); });
    }
    ~MeteredSink() override { m_sink->setReadyCallback({}); }
    MeteredSink(const MeteredSink &) = delete;
    MeteredSink &operator=(const MeteredSink &) = delete;

    Next write(QByteArrayView bytes) override
    {
        const auto next = m_sink->write(bytes);
        m_progress->add(bytes.size());
        return next;
    }
    [[nodiscard]] Error error() const override { return m_sink->error(); }

private:
    std::shared_ptr<LocalFileSink> m_sink;
    std::shared_ptr<Progress> m_progress;
};

class MeteredSource final : public ByteSource
{
public:
    MeteredSource(std::shared_ptr<LocalFileSource> source, std::shared_ptr<Progress> progress)
        : m_source(std::move(source))
        , m_progress(std::move(progress))
    {
        m_source->setReadyCallback([this] { notifyReady(); });
    }
    ~MeteredSource() override { m_source->setReadyCallback({}); }
    MeteredSource(const MeteredSource &) = delete;
    MeteredSource &operator=(const MeteredSource &) = delete;

    [[nodiscard]] qint64 size() const override { return m_source->size(); }
    [[nodiscard]] std::optional<Error> error() const override { return m_source->error(); }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        auto bytes = m_source->read(maximum);
        if (bytes && !bytes->isEmpty())
            m_progress->add(bytes->size());
        return bytes;
    }

private:
    std::shared_ptr<LocalFileSource> m_source;
    std::shared_ptr<Progress> m_progress;
};

/// stat, read, commit. Held alive by its operation.
class Download : public std::enable_shared_from_this<Download>
{
public:
    Download(FileSystem &remote, FilePath path, FileWorker &worker, QString target, TransferOptions options,
             Promise<void> promise)
        : m_remote(remote)
        , m_path(std::move(path))
        , m_worker(worker)
        , m_target(std::move(target))
        , m_overwrite(options.overwrite)
        , m_progress(std::make_shared<Progress>(std::move(options.progress)))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = m_remote.stat(m_path, [this](const Result<FileEntry> &entry) {
            if (entry)
                read(*entry);
            else
                m_promise.resolve(entry.error());
        });
    }

private:
    void read(const FileEntry &entry)
    {
        const bool isLink = entry.type == FileType::Symlink;
        const auto type = isLink ? entry.targetType : entry.type;
        if (type != FileType::Regular && type != FileType::Unknown) {
            m_promise.resolve(fileerror::notRegular(displayName(m_path)));
            return;
        }
        if (!isLink) // the size of a link is that of its text
            m_progress->setTotal(entry.size);
        m_file = std::make_shared<LocalFileSink>(m_worker, m_target, LocalFileSink::Options{m_overwrite});
        m_step = m_remote.read(m_path, {}, std::make_shared<MeteredSink>(m_file, m_progress),
                               [this](const Done &result) { commit(result); });
    }

    void commit(const Done &result)
    {
        if (!result) {
            m_promise.resolve(result);
            return;
        }
        m_step = m_file->commit([this](const Done &committed) {
            const auto self = shared_from_this(); // the report may cancel
            if (committed)
                m_progress->finish();
            m_promise.resolve(committed);
        });
    }

    FileSystem &m_remote;
    FilePath m_path;
    FileWorker &m_worker;
    QString m_target;
    bool m_overwrite;
    std::shared_ptr<Progress> m_progress;
    Promise<void> m_promise;
    std::shared_ptr<LocalFileSink> m_file;
    Operation m_step;
};

/// open, write. Held alive by its operation.
class Upload : public std::enable_shared_from_this<Upload>
{
public:
    Upload(FileWorker &worker, QString source, FileSystem &remote, FilePath path, TransferOptions options,
           Promise<void> promise)
        : m_worker(worker)
        , m_source(std::move(source))
        , m_remote(remote)
        , m_path(std::move(path))
        , m_overwrite(options.overwrite)
        , m_progress(std::make_shared<Progress>(std::move(options.progress)))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = LocalFileSource::open(m_worker, m_source, [this](const auto &source) {
            if (source)
                write(*source);
            else
                m_promise.resolve(source.error());
        });
    }

private:
    void write(const std::shared_ptr<LocalFileSource> &source)
    {
        m_progress->setTotal(source->size());
        FileSystem::WriteOptions options;
        options.overwrite = m_overwrite;
        m_step = m_remote.write(m_path, std::make_shared<MeteredSource>(source, m_progress), options,
                                [this](const Done &result) {
                                    const auto self = shared_from_this(); // the report may cancel
                                    if (result)
                                        m_progress->finish();
                                    m_promise.resolve(result);
                                });
    }

    FileWorker &m_worker;
    QString m_source;
    FileSystem &m_remote;
    FilePath m_path;
    bool m_overwrite;
    std::shared_ptr<Progress> m_progress;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation download(FileSystem &remote, const FilePath &path, FileWorker &worker, const QString &localTarget,
                   TransferOptions options, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow =
        std::make_shared<Download>(remote, path, worker, localTarget, std::move(options), promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

Operation upload(FileWorker &worker, const QString &localSource, FileSystem &remote, const FilePath &path,
                 TransferOptions options, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow =
        std::make_shared<Upload>(worker, localSource, remote, path, std::move(options), promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

} // namespace osc
