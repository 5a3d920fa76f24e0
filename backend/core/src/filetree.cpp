// SPDX-License-Identifier: Apache-2.0
#include <core/filetree.h>

#include <core/fileproblem.h>
#include <core/filesearch.h>

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <map>

namespace osc {

namespace {

constexpr int atOnce = 4;
constexpr qint64 progressPause = 100; // milliseconds

/// Says yes at most ten times a second.
class ProgressPace
{
public:
    bool isDue()
    {
        if (m_clock.isValid() && m_clock.elapsed() < progressPause)
            return false;
        m_clock.start();
        return true;
    }

private:
    QElapsedTimer m_clock;
};

/// Some operations at once, taken from the end of a list of jobs: the tree is gone through in depth, so what
/// waits stays little.
class TreeJobs
{
public:
    using Job = std::function<Operation(std::function<void()> ended)>;

    void add(Job job) { m_waiting.append(std::move(job)); }
    [[nodiscard]] bool isIdle() const { return m_waiting.isEmpty() && m_running.empty(); }
    void clear()
    {
        m_waiting.clear();
        m_running.clear();
    }
    /// @p onIdle is called from the event loop when nothing is left.
    void go(const std::function<void()> &onIdle)
    {
        m_onIdle = onIdle;
        start();
    }

private:
    void start()
    {
        while (!m_waiting.isEmpty() && static_cast<int>(m_running.size()) < atOnce) {
            const auto job = m_waiting.takeLast();
            const int number = ++m_number;
            m_running[number] = job([this, number] {
                m_running.erase(number);
                start();
                if (isIdle())
                    m_onIdle();
            });
        }
    }

    QList<Job> m_waiting;
    std::map<int, Operation> m_running;
    std::function<void()> m_onIdle;
    int m_number = 0;
};

class FindWalk : public std::enable_shared_from_this<FindWalk>
{
public:
    FindWalk(std::shared_ptr<FileSystem> files, FileSearchRequest request,
             std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
        : m_files(std::move(files))
        , m_request(std::move(request))
        , m_pattern(m_request.name)
        , m_onHits(std::move(onHits))
        , m_promise(std::move(done))
    {}

    Operation start(const FilePath &directory)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        enter(directory, true);
        m_jobs.go([this] { m_promise.resolve(Done()); });
        return operation;
    }

private:
    void enter(const FilePath &directory, bool isFirst)
    {
        m_jobs.add([this, directory, isFirst](const std::function<void()> &ended) {
            return m_files->list(
                directory, [this, directory](const QList<FileEntry> &batch) { look(directory, batch); },
                [this, isFirst, ended](const Done &result) {
                    const auto self = shared_from_this();
                    if (!result && isFirst)
                        m_promise.resolve(result);
                    else
                        ended();
                });
        });
    }

    void look(const FilePath &directory, const QList<FileEntry> &batch)
    {
        const auto self = shared_from_this(); // whoever takes a hit may cancel
        QList<FileSearchHit> hits;
        for (const auto &entry : batch) {
            if (!m_request.hidden && entry.name.startsWith('.'))
                continue;
            const FileSearchHit hit{joinPath(directory, entry.name), entry};
            if (entry.type == FileType::Directory)
                enter(hit.path, false);
            if (!m_pattern.matches(entry.name))
                continue;
            if (m_request.content.isEmpty())
                hits.append(hit);
            else if (entry.type == FileType::Regular && entry.size <= m_request.largestContent)
                readContent(hit);
        }
        if (!hits.isEmpty() && m_promise.isActive())
            m_onHits(hits);
    }

    class FinderSink : public ByteSink
    {
    public:
        explicit FinderSink(const FileSearchRequest &request)
            : finder(request.content, request.contentIgnoresCase)
        {}
        Next write(QByteArrayView bytes) override { return finder.feed(bytes) ? Next::More : Next::Stop; }

        ContentFinder finder;
    };

    void readContent(const FileSearchHit &candidate)
    {
        m_jobs.add([this, candidate](const std::function<void()> &ended) {
            const auto sink = std::make_shared<FinderSink>(m_request);
            return m_files->read(candidate.path, {}, sink, [this, candidate, sink, ended](const Done &) {
                const auto self = shared_from_this();
                if (const auto found = sink->finder.finish()) {
                    auto hit = candidate;
                    hit.line = found->line;
                    hit.lineNumber = found->number;
                    m_onHits({hit});
                }
                if (m_promise.isActive())
                    ended();
            });
        });
    }

    std::shared_ptr<FileSystem> m_files;
    FileSearchRequest m_request;
    NamePattern m_pattern;
    std::function<void(QList<FileSearchHit>)> m_onHits;
    Promise<void> m_promise;
    TreeJobs m_jobs;
};

class MeasureWalk : public std::enable_shared_from_this<MeasureWalk>
{
public:
    MeasureWalk(std::shared_ptr<FileSystem> files, OnTreeSize onProgress, Callback<TreeSize> done)
        : m_files(std::move(files))
        , m_onProgress(std::move(onProgress))
        , m_promise(std::move(done))
    {}

    Operation start(const FilePath &path)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_look = m_files->stat(path, [this, path](const Result<FileEntry> &entry) {
            if (!entry)
                return m_promise.resolve(entry.error());
            if (entry->type == FileType::Directory) {
                enter(path, true);
                m_jobs.go([this] { m_promise.resolve(m_size); });
            } else {
                count(*entry);
                m_promise.resolve(m_size);
            }
        });
        return operation;
    }

private:
    void count(const FileEntry &entry)
    {
        ++m_size.files;
        if (entry.type == FileType::Regular)
            m_size.bytes += std::max<qint64>(0, entry.size);
    }

    void enter(const FilePath &directory, bool isFirst)
    {
        m_jobs.add([this, directory, isFirst](const std::function<void()> &ended) {
            return m_files->list(
                directory,
                [this, directory](const QList<FileEntry> &batch) {
                    const auto self = shared_from_this(); // the report may cancel
                    for (const auto &entry : batch) {
                        if (entry.type == FileType::Directory) {
                            ++m_size.directories;
                            enter(joinPath(directory, entry.name), false);
                        } else {
                            count(entry);
                        }
                    }
                    if (m_onProgress && m_pace.isDue())
                        m_onProgress(m_size);
                },
                [this, isFirst, ended](const Done &result) {
                    const auto self = shared_from_this();
                    if (!result && isFirst)
                        return m_promise.resolve(result.error());
                    if (!result)
                        ++m_size.unreadable;
                    ended();
                });
        });
    }

    std::shared_ptr<FileSystem> m_files;
    OnTreeSize m_onProgress;
    Promise<TreeSize> m_promise;
    Operation m_look;
    TreeJobs m_jobs;
    TreeSize m_size;
    ProgressPace m_pace;
};

class HashSink : public ByteSink
{
public:
    explicit HashSink(OnFileBytes onBytes)
        : m_onBytes(std::move(onBytes))
    {}
    Next write(QByteArrayView bytes) override
    {
        m_hash.addData(bytes);
        m_bytes += bytes.size();
        if (m_onBytes && m_pace.isDue())
            m_onBytes(m_bytes);
        return Next::More;
    }
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    OnFileBytes m_onBytes;
    ProgressPace m_pace;
    qint64 m_bytes = 0;
};

} // namespace

Operation findByWalking(std::shared_ptr<FileSystem> files, const FilePath &directory,
                        const FileSearchRequest &request, std::function<void(QList<FileSearchHit>)> onHits,
                        Callback<void> done)
{
    return std::make_shared<FindWalk>(std::move(files), request, std::move(onHits), std::move(done))
        ->start(directory);
}

Operation measureByWalking(std::shared_ptr<FileSystem> files, const FilePath &path, OnTreeSize onProgress,
                           Callback<TreeSize> done)
{
    return std::make_shared<MeasureWalk>(std::move(files), std::move(onProgress), std::move(done))
        ->start(path);
}

Operation hashByReading(std::shared_ptr<FileSystem> files, const FilePath &path, OnFileBytes onBytes,
                        Callback<QByteArray> done)
{
    const auto sink = std::make_shared<HashSink>(std::move(onBytes));
    auto &reader = *files;
    return reader.read(
        path, {}, sink, [sink, files = std::move(files), done = std::move(done)](const Done &result) {
            done(result ? Result<QByteArray>(sink->result()) : Result<QByteArray>(result.error()));
        });
}

Operation findFiles(std::shared_ptr<FileSystem> files, const FilePath &directory,
                    const FileSearchRequest &request, std::function<void(QList<FileSearchHit>)> onHits,
                    Callback<void> done)
{
    if (files->capabilities().canSearch)
        return files->search(directory, request, std::move(onHits), std::move(done));
    return findByWalking(std::move(files), directory, request, std::move(onHits), std::move(done));
}

Operation measureTree(std::shared_ptr<FileSystem> files, const FilePath &path, OnTreeSize onProgress,
                      Callback<TreeSize> done)
{
    if (files->capabilities().canMeasure)
        return files->measure(path, std::move(done));
    return measureByWalking(std::move(files), path, std::move(onProgress), std::move(done));
}

Operation hashFile(std::shared_ptr<FileSystem> files, const FilePath &path, OnFileBytes onBytes,
                   Callback<QByteArray> done)
{
    if (files->capabilities().canHash)
        return files->checksum(path, std::move(done));
    return hashByReading(std::move(files), path, std::move(onBytes), std::move(done));
}

} // namespace osc
