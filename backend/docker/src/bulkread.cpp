// SPDX-License-Identifier: Apache-2.0
#include "bulkread.h"

#include "archiveaccess.h"
#include "dockertrees.h"
#include "filescripts.h"

#include <utility>

namespace osc {

namespace {

constexpr std::chrono::seconds bulkReadLook{1};
/// So long others wait for the container at most.
constexpr int mostBulkReadLooks = 8;
/// In a second. A slower sink or link gains nothing from this way.
constexpr qint64 leastBulkReadPace = 32LL * 1024 * 1024;
constexpr qsizetype mostVersion = 256;

} // namespace

/// Passes on until it is let go of, and knows how much that was.
class BulkRead::CountingSink : public ByteSink
{
public:
    explicit CountingSink(std::shared_ptr<ByteSink> inner)
        : m_inner(std::move(inner))
    {
        m_inner->setReadyCallback([this] { notifyReady(); });
    }
    ~CountingSink() override { letGo(); }
    CountingSink(const CountingSink &) = delete;
    CountingSink &operator=(const CountingSink &) = delete;

    Next write(QByteArrayView bytes) override
    {
        if (!m_inner)
            return Next::Stop;
        m_count += bytes.size();
        return m_inner->write(bytes);
    }
    [[nodiscard]] Error error() const override { return m_inner ? m_inner->error() : Error(); }

    [[nodiscard]] qint64 count() const { return m_count; }
    void letGo()
    {
        if (const auto inner = std::exchange(m_inner, nullptr))
            inner->setReadyCallback({});
    }

private:
    std::shared_ptr<ByteSink> m_inner;
    qint64 m_count = 0;
};

BulkRead::BulkRead(DockerPlacePtr place, FilePath path, FileSystem::ReadRange range,
                   std::shared_ptr<ByteSink> sink, Callback<void> done)
    : m_place(std::move(place))
    , m_path(std::move(path))
    , m_range(range)
    , m_sink(std::move(sink))
    , m_promise(std::move(done))
{
    m_watch.setInterval(bulkReadLook);
    m_watch.callOnTimeout([this] { watch(); });
}

Operation BulkRead::start()
{
    auto operation = m_promise.operation(
        [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->leaveArchive();
        },
        shared_from_this());
    if (mayBeLarge())
        lookFromOutside();
    else
        readByProgram();
    return operation;
}

/// The archive API knows no offsets.
bool BulkRead::mayBeLarge() const
{
    return m_range.offset == 0 && (m_range.length < 0 || m_range.length >= WorthIt);
}

void BulkRead::lookFromOutside()
{
    m_step = ArchiveAccess(m_place->engine, m_place->containerId)
                 .stat(m_path, [this](const Result<FileEntry> &entry) {
                     if (entry && entry->type == FileType::Regular && entry->size >= WorthIt)
                         lookFromInside(FileEntry(*entry));
                     else
                         readByProgram();
                 });
}

/// The Engine sees no memory file systems, and what is mounted later: another file may be beneath.
void BulkRead::lookFromInside(const FileEntry &seen)
{
    const auto sink = std::make_shared<BufferSink>(mostVersion);
    const auto version =
        QByteArray::number(seen.size) + ':' + QByteArray::number(seen.modified.toSecsSinceEpoch());
    m_step = std::make_shared<ScriptRun>(m_place, m_path,
                                         [this, sink, version](const Result<ScriptRun::Outcome> &outcome) {
                                             const bool isSame =
                                                 outcome->result && sink->bytes().trimmed() == version;
                                             isSame ? readArchive() : readByProgram();
                                         })
                 ->start(
                     filescripts::version(m_path),
                     [sink](QByteArrayView bytes) { return sink->write(bytes); }, nullptr);
}

void BulkRead::readArchive()
{
    m_counting = std::make_shared<CountingSink>(m_sink);
    m_watch.start();
    m_step = ArchiveAccess(m_place->engine, m_place->containerId)
                 .read(m_path, m_range, m_counting, [this](const Done &done) { onArchive(done); });
}

void BulkRead::watch()
{
    const qint64 read = m_counting->count();
    const bool slow = read - std::exchange(m_seen, read) < leastBulkReadPace;
    if (!slow && ++m_looks < mostBulkReadLooks)
        return;
    const auto self = shared_from_this();
    leaveArchive();
    m_range.offset = read;
    if (m_range.length >= 0)
        m_range.length -= read;
    readByProgram();
}

void BulkRead::onArchive(const Done &done)
{
    const auto self = shared_from_this();
    const Error reason = m_counting->error();
    const bool nothingYet = m_counting->count() == 0;
    leaveArchive();
    if (done)
        m_promise.resolve(done);
    else if (!reason.message.isEmpty()) // the sink knows best why it stopped
        m_promise.resolve(reason);
    else if (nothingYet)
        readByProgram();
    else
        m_promise.resolve(done.error());
}

void BulkRead::leaveArchive()
{
    m_watch.stop();
    m_step.cancel();
    if (m_counting)
        m_counting->letGo();
}

void BulkRead::readByProgram()
{
    m_step = sendOutput(
        m_place, m_path, filescripts::read(m_path, m_range), m_sink,
        [place = m_place, path = m_path, range = m_range, sink = m_sink](Callback<void> next) {
            return ArchiveAccess(place->engine, place->containerId).read(path, range, sink, std::move(next));
        },
        {}, [this](const Done &done) { m_promise.resolve(done); });
}

} // namespace osc
