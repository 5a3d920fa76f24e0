// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

namespace osc::volumeflows {

namespace {

/// What the flows share: one step at a time, dropped with the operation.
class VolumeFlow : public std::enable_shared_from_this<VolumeFlow>
{
public:
    explicit VolumeFlow(Callback<void> done)
        : m_promise(std::move(done))
    {}
    virtual ~VolumeFlow() = default;

    [[nodiscard]] Operation begin()
    {
        const auto self = shared_from_this();
        Operation operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto flow = weak.lock())
                    flow->cancelled();
            },
            self);
        start();
        return operation;
    }

protected:
    virtual void start() = 0;
    /// The step belongs to this, and this to the operation: letting go breaks the circle.
    virtual void cancelled() { m_step = {}; }

    Promise<void> m_promise;
    Operation m_step;
};

class RemoveFlow : public VolumeFlow
{
public:
    RemoveFlow(SandboxService &sandboxes, VolumeService &volumes, QString name, QStringList ids,
               Callback<void> done)
        : VolumeFlow(std::move(done))
        , m_sandboxes(sandboxes)
        , m_volumes(volumes)
        , m_name(std::move(name))
        , m_ids(std::move(ids))
    {}

private:
    void start() override
    {
        if (m_ids.isEmpty()) {
            m_step = m_volumes.remove(m_name, [this](const Done &done) { m_promise.resolve(done); });
            return;
        }
        m_step = m_sandboxes.kill(m_ids.takeFirst(), [this](const Done &done) {
            if (!done && done.error().kind != ErrorKind::NotFound)
                m_promise.resolve(done.error());
            else
                start();
        });
    }

    SandboxService &m_sandboxes;
    VolumeService &m_volumes;
    QString m_name;
    QStringList m_ids;
};

/// Passes on what it gets and counts it.
class CountingSink : public ByteSink
{
public:
    CountingSink(std::shared_ptr<ByteSink> inner, std::function<void(qint64)> onCount)
        : m_inner(std::move(inner))
        , m_onCount(std::move(onCount))
    {
        m_inner->setReadyCallback([this] { notifyReady(); });
    }
    ~CountingSink() override { m_inner->setReadyCallback({}); }
    CountingSink(const CountingSink &) = delete;
    CountingSink &operator=(const CountingSink &) = delete;

    Next write(QByteArrayView bytes) override
    {
        m_bytes += bytes.size();
        m_onCount(m_bytes);
        return m_inner->write(bytes);
    }
    [[nodiscard]] Error error() const override { return m_inner->error(); }

private:
    std::shared_ptr<ByteSink> m_inner;
    std::function<void(qint64)> m_onCount;
    qint64 m_bytes = 0;
};

/// Passes on what is read from it, and tells how far the file is read.
class CountingSource : public ByteSource
{
public:
    CountingSource(std::shared_ptr<ArchiveSource> inner, Job::OnProgress onProgress)
        : m_inner(std::move(inner))
        , m_onProgress(std::move(onProgress))
    {
        m_inner->setReadyCallback([this] { notifyReady(); });
    }
    ~CountingSource() override { m_inner->setReadyCallback({}); }
    CountingSource(const CountingSource &) = delete;
    CountingSource &operator=(const CountingSource &) = delete;

    [[nodiscard]] qint64 size() const override { return m_inner->size(); }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        auto bytes = m_inner->read(maximum);
        m_onProgress(m_inner->fileBytesRead(), m_inner->fileSize());
        return bytes;
    }
    [[nodiscard]] std::optional<Error> error() const override { return m_inner->error(); }

private:
    std::shared_ptr<ArchiveSource> m_inner;
    Job::OnProgress m_onProgress;
};

/// Not more often than a person can read.
Job::OnProgress slowed(Job::OnProgress onProgress)
{
    constexpr qint64 step = 4LL * 1024 * 1024;
    return [onProgress = std::move(onProgress), last = -step](qint64 done, qint64 total) mutable {
        if (!onProgress || done - last < step)
            return;
        last = done;
        onProgress(done, total);
    };
}

class ExportFlow : public VolumeFlow
{
public:
    ExportFlow(VolumeService &volumes, QString name, std::shared_ptr<ArchiveSink> sink, qint64 expected,
               const Job::OnProgress &onProgress, Callback<void> done)
        : VolumeFlow(std::move(done))
        , m_volumes(volumes)
        , m_name(std::move(name))
        , m_sink(std::move(sink))
        , m_counting(std::make_shared<CountingSink>(
              m_sink, [told = slowed(onProgress), expected](qint64 bytes) mutable {
                  told(bytes, expected > bytes ? expected : -1);
              }))
    {}

private:
    void start() override
    {
        m_step = m_volumes.exportTo(m_name, m_counting, [this](const Done &done) {
            if (!done)
                return m_promise.resolve(done.error());
            m_step = m_sink->commit([this](const Done &committed) { m_promise.resolve(committed); });
        });
    }

    VolumeService &m_volumes;
    QString m_name;
    std::shared_ptr<ArchiveSink> m_sink;
    std::shared_ptr<ByteSink> m_counting;
};

class ImportFlow : public VolumeFlow
{
public:
    ImportFlow(VolumeService &volumes, ClaimSpec spec, bool make, ArchiveFiles &archives, QString path,
               Job::OnProgress onProgress, Callback<void> done)
        : VolumeFlow(std::move(done))
        , m_volumes(volumes)
        , m_spec(std::move(spec))
        , m_make(make)
        , m_archives(archives)
        , m_path(std::move(path))
        , m_onProgress(std::move(onProgress))
    {}

private:
    /// The file first: nothing is made for one that cannot be read.
    void start() override
    {
        m_step = m_archives.open(m_path, [this](const Result<std::shared_ptr<ArchiveSource>> &opened) {
            if (!opened)
                return m_promise.resolve(opened.error());
            m_source = std::make_shared<CountingSource>(*opened, slowed(m_onProgress));
            m_make ? make() : fill();
        });
    }

    void make()
    {
        m_step = m_volumes.create(m_spec, [this](const Result<Claim> &claim) {
            if (!claim)
                return m_promise.resolve(claim.error());
            m_made = true;
            fill();
        });
    }

    void fill()
    {
        m_step = m_volumes.importFrom(m_spec.name, m_source, [this](const Done &done) {
            m_source.reset();
            if (done || !m_made)
                return m_promise.resolve(done);
            m_step = m_volumes.remove(
                m_spec.name, [this, error = done.error()](const Done &) { m_promise.resolve(error); });
        });
    }

    void cancelled() override
    {
        m_step = {};
        if (std::exchange(m_made, false))
            m_volumes.remove(m_spec.name, {}).detach();
    }

    VolumeService &m_volumes;
    ClaimSpec m_spec;
    bool m_make;
    bool m_made = false;
    ArchiveFiles &m_archives;
    QString m_path;
    Job::OnProgress m_onProgress;
    std::shared_ptr<ByteSource> m_source;
};

} // namespace

Operation removeWithSandboxes(SandboxService &sandboxes, VolumeService &volumes, const QString &name,
                              const QStringList &sandboxIds, Callback<void> done)
{
    return std::make_shared<RemoveFlow>(sandboxes, volumes, name, sandboxIds, std::move(done))->begin();
}

Operation exportTo(VolumeService &volumes, const QString &name, std::shared_ptr<ArchiveSink> sink,
                   qint64 expected, Job::OnProgress onProgress, Callback<void> done)
{
    return std::make_shared<ExportFlow>(volumes, name, std::move(sink), expected, onProgress, std::move(done))
        ->begin();
}

Operation importFrom(VolumeService &volumes, const ClaimSpec &spec, bool make, ArchiveFiles &archives,
                     const QString &path, Job::OnProgress onProgress, Callback<void> done)
{
    return std::make_shared<ImportFlow>(volumes, spec, make, archives, path, std::move(onProgress),
                                        std::move(done))
        ->begin();
}

} // namespace osc::volumeflows
