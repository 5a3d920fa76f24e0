// SPDX-License-Identifier: Apache-2.0
#include "filecopy.h"

#include <QCoreApplication>

namespace osc {

namespace {

/// Smaller files are written at one go: to go on with them would save nothing.
constexpr qint64 worthResuming = 1024 * 1024;
/// A source that changes while it is read is read anew so often.
constexpr int mostBeginnings = 3;

struct CopyText
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileCopy)
};

} // namespace

FileCopy::FileCopy(Job job, Handlers handlers, Promise<Result> promise)
    : m_job(std::move(job))
    , m_handlers(std::move(handlers))
    , m_promise(std::move(promise))
    , m_canFrom(m_job.from->capabilities())
    , m_canTo(m_job.to->capabilities())
{}

Operation FileCopy::start(Job job, Handlers handlers, Callback<Result> done)
{
    Promise<Result> promise(std::move(done));
    const auto flow = std::make_shared<FileCopy>(std::move(job), std::move(handlers), promise);
    auto operation = promise.operation({}, flow);
    flow->begin();
    return operation;
}

void FileCopy::fail(const Error &error) const
{
    m_promise.resolve(error);
}

void FileCopy::begin()
{
    ++m_beginnings;
    m_read.reset();
    m_written.reset();
    m_hash.reset();
    if (m_canTo.resumesWrites) {
        if (m_job.resume && m_beginnings == 1)
            return lookAtHidden();
        return m_beginnings > 1 && m_job.keepsBroken ? discardHidden() : copyHidden();
    }
    if (m_job.resume && m_canTo.canAppend && m_beginnings == 1)
        return lookAtPart();
    if (m_job.entry.size > worthResuming && m_canTo.canAppend)
        return makeEmpty();
    copy(-1);
}

/// How much of an earlier run the target has kept, unseen.
void FileCopy::lookAtHidden()
{
    m_step = m_job.to->written(m_job.target, [this](const osc::Result<qint64> &there) {
        if (!there)
            return fail(there.error());
        const bool usable = *there > 0 && *there <= m_job.entry.size;
        usable ? copy(*there) : discardHidden();
    });
}

void FileCopy::discardHidden()
{
    m_step = m_job.to->discardWritten(m_job.target,
                                      [this](const Done &done) { done ? copyHidden() : fail(done.error()); });
}

void FileCopy::copyHidden()
{
    copy(m_job.keepsBroken && m_job.entry.size > worthResuming ? 0 : -1);
}

/// What was sent and what has arrived can differ: only the target knows how much it has.
void FileCopy::lookAtPart()
{
    m_step = m_job.to->stat(m_job.target, [this](const osc::Result<FileEntry> &entry) {
        const bool usable =
            entry && entry->type == FileType::Regular && entry->size > 0 && entry->size <= m_job.entry.size;
        if (!usable && !entry && entry.error().kind != ErrorKind::NotFound)
            return fail(entry.error());
        if (!usable)
            return m_job.entry.size > worthResuming ? makeEmpty() : copy(-1);
        const bool hashHere = m_job.verify && m_canTo.canHash && !m_canFrom.canHash;
        hashHere ? hashBeginning(entry->size) : copy(entry->size);
    });
}

void FileCopy::makeEmpty()
{
    FileSystem::WriteOptions options;
    options.mode = m_job.entry.mode;
    m_step = m_job.to->write(m_job.target, std::make_shared<BufferSource>(QByteArray()), options,
                             [this](const Done &done) { done ? copy(0) : fail(done.error()); });
}

void FileCopy::hashBeginning(qint64 offset)
{
    m_hash = std::make_shared<RunningHash>();
    m_step = m_job.from->read(m_job.source, {0, offset}, std::make_shared<HashSink>(m_hash),
                              [this, offset](const Done &done) { done ? copy(offset) : fail(done.error()); });
}

/// @p offset -1: at one go.
void FileCopy::copy(qint64 offset)
{
    const bool whole = offset <= 0;
    if (whole && m_job.verify && m_canTo.canHash)
        m_hash = std::make_shared<RunningHash>();
    const qint64 start = std::max<qint64>(0, offset);
    const qint64 size = m_job.entry.size;
    if (m_handlers.onBytes)
        m_handlers.onBytes(start);
    if (offset > 0 && start == size && !m_canTo.resumesWrites) {
        m_read = m_written = Done();
        return settle();
    }
    // Links and files of /proc do not tell how long they are.
    m_pipe = std::make_unique<BytePipe>(size < 0 ? -1 : size - start, m_hash);
    m_pipe->setProgress([this, start](qint64 bytes) {
        if (m_handlers.onBytes)
            m_handlers.onBytes(start + bytes);
    });
    FileSystem::WriteOptions options;
    options.mode = m_job.entry.mode;
    options.overwrite = m_job.overwrite;
    options.offset = offset;
    // To the end, and not so many bytes: the pipe counts, and where a shell has to count it takes several
    // times as long.
    m_reading = m_job.from->read(m_job.source, {start, -1}, m_pipe->sink(),
                                 [this](const Done &done) { onRead(done); });
    m_step = m_job.to->write(m_job.target, m_pipe->source(), options,
                             [this](const Done &done) { onWritten(done); });
}

void FileCopy::onRead(const Done &done)
{
    if (done)
        m_pipe->finish();
    else
        m_pipe->fail(done.error());
    m_read = done;
    settle();
}

void FileCopy::onWritten(const Done &done)
{
    m_written = done;
    if (!done && !m_read) {
        m_reading.cancel();
        m_read = Done();
    }
    settle();
}

void FileCopy::settle()
{
    if (!m_read || !m_written)
        return;
    const auto self = shared_from_this();
    // When reading fails, writing fails because of it.
    if (!*m_read)
        return fail(m_read->error());
    if (m_pipe && m_pipe->error())
        return again();
    if (!*m_written)
        return fail(m_written->error());
    checkLength();
}

void FileCopy::checkLength()
{
    if (m_canTo.verifiesWrites)
        return checkVersion();
    m_step = m_job.to->stat(m_job.target, [this](const osc::Result<FileEntry> &entry) {
        if (!entry)
            return fail(entry.error());
        if (m_job.entry.size >= 0 && entry->size != m_job.entry.size)
            return fail({.kind = ErrorKind::Protocol,
                         .message = CopyText::tr("Of %1 not everything arrived: %2 of %3 bytes.")
                                        .arg(displayName(m_job.source))
                                        .arg(entry->size)
                                        .arg(m_job.entry.size)});
        checkVersion();
    });
}

/// What was appended meanwhile does no harm: the beginning is as it was.
void FileCopy::checkVersion()
{
    if (m_canFrom.readsOneVersion)
        return checkContent(false);
    m_step = m_job.from->stat(m_job.source, [this](const osc::Result<FileEntry> &entry) {
        if (!entry)
            return fail(entry.error());
        const bool grew = entry->size > m_job.entry.size;
        const bool changed = m_job.entry.size >= 0 && !grew && versionOf(*entry) != versionOf(m_job.entry);
        if (changed) {
            m_job.entry = *entry;
            return again();
        }
        checkContent(grew);
    });
}

void FileCopy::checkContent(bool grew)
{
    if (m_canTo.verifiesWrites)
        return m_promise.resolve(Result{.verified = true});
    if (!m_job.verify || !m_canTo.canHash)
        return m_promise.resolve(Result{});
    if (m_handlers.onChecking)
        m_handlers.onChecking();
    if (m_hash)
        m_step = m_hash->result([this](const osc::Result<QByteArray> &sum) { hashTarget(*sum); });
    else if (m_canFrom.canHash && !grew)
        hashSource();
    else
        m_promise.resolve(Result{});
}

void FileCopy::hashSource()
{
    m_step = m_job.from->checksum(m_job.source, [this](const osc::Result<QByteArray> &sum) {
        sum ? hashTarget(*sum) : fail(sum.error());
    });
}

void FileCopy::hashTarget(const QByteArray &expected)
{
    m_step = m_job.to->checksum(m_job.target, [this, expected](const osc::Result<QByteArray> &sum) {
        sum ? compare(expected, *sum) : fail(sum.error());
    });
}

void FileCopy::compare(const QByteArray &expected, const QByteArray &found)
{
    if (expected == found)
        return m_promise.resolve(Result{.verified = true});
    if (m_beginnings < 2)
        return again();
    fail({.kind = ErrorKind::Failed,
          .message = CopyText::tr("%1 was not copied: what arrived differs from what was sent.")
                         .arg(displayName(m_job.source)),
          .advice = CopyText::tr("Check the disks of both sides, then try again."),
          .detail = QStringLiteral("SHA-256 %1, %2")
                        .arg(QLatin1String(expected.toHex()), QLatin1String(found.toHex()))});
}

/// From the first byte.
void FileCopy::again()
{
    if (m_beginnings < mostBeginnings) {
        m_step = m_job.from->stat(m_job.source, [this](const osc::Result<FileEntry> &entry) {
            if (!entry)
                return fail(entry.error());
            m_job.entry = *entry;
            begin();
        });
        return;
    }
    fail({.kind = ErrorKind::Conflict,
          .message =
              CopyText::tr("%1 was not copied: it changes while it is read.").arg(displayName(m_job.source)),
          .advice = CopyText::tr("Try again when nothing writes to it any more.")});
}

} // namespace osc
