// SPDX-License-Identifier: Apache-2.0
#include "treestage.h"

#include <algorithm>

namespace osc {

namespace {

/// For all files that are on their way together, where they are many.
constexpr qint64 mostMemory = 32 * 1024 * 1024;
/// Of smaller files inside a folder, the size is compared: a checksum is a request more for each.
constexpr qint64 worthVerifying = 1024 * 1024;
/// Smaller files inside a folder begin anew when it breaks off: what goes on is written down for each.
constexpr qint64 worthGoingOn = 8 * 1024 * 1024;
/// Names go into the other side's command line.
constexpr qsizetype mostNames = 500;

} // namespace

void TreeStage::carry()
{
    const bool whole = m_streams && !m_inside && !m_now.inStage && !m_now.inTarget;
    if (m_batch.isEmpty() && !whole)
        return nextDirectory();
    if (m_inside)
        return copyNextInside();
    if (m_streams)
        return streamNext();
    walkOn();
}

void TreeStage::streamNext()
{
    QList<QByteArray> names;
    if (!m_all) {
        while (!m_batch.isEmpty() && names.size() < mostNames)
            names.append(m_batch.takeFirst().name);
    }
    m_batch = m_all ? QList<FileEntry>() : m_batch;
    m_read.reset();
    m_written.reset();
    m_pipe = std::make_unique<BytePipe>();
    m_sieve = std::make_shared<TreeSieve>(m_context, m_pipe->sink());
    m_reading = m_context->job.from->readTree(m_now.source, names, m_sieve, [this](const Done &done) {
        const Done whole = done ? m_sieve->finish() : done;
        if (whole)
            m_pipe->finish();
        else
            m_pipe->fail(whole.error());
        m_read = whole;
        onStreamed();
    });
    m_step = m_context->job.to->writeTree(staged(m_now.path), m_pipe->source(), {}, [this](const Done &done) {
        m_written = done;
        if (!done && !m_read) {
            m_reading.cancel();
            m_read = Done();
        }
        onStreamed();
    });
}

void TreeStage::onStreamed()
{
    if (!m_read || !m_written)
        return;
    if (!*m_read)
        return fail(m_read->error());
    if (!*m_written)
        return fail(m_written->error());
    m_whole = m_context->status.bytes;
    m_batch.isEmpty() ? nextDirectory() : streamNext();
}

void TreeStage::copyNextInside()
{
    m_countable = false; // a copied folder does not tell how much is in it
    if (m_batch.isEmpty())
        return nextDirectory();
    const FileEntry entry = m_batch.takeFirst();
    const QByteArray name = m_context->nameAtTarget(entry.name);
    const FilePath target = staged(below(name));
    const auto copy = [this, entry, target] {
        m_step = m_context->job.to->copy(joinPath(m_now.source, entry.name), target,
                                         [this, entry](const Done &done) {
                                             if (!done && !isLeftOut(done.error(), entry.name))
                                                 return fail(done.error());
                                             if (done && entry.type != FileType::Directory)
                                                 countStaged(entry);
                                             m_context->report();
                                             copyNextInside();
                                         });
    };
    if (!m_staged.contains(name))
        return copy();
    m_step = m_context->job.to->remove(target, [this, copy](const Done &done) {
        const auto next = copy; // the step that holds this lambda is replaced
        done ? next() : fail(done.error());
    });
}

/// What an entry is called at the target, when its name was taken.
QByteArray TreeStage::targetNameOf(const FileEntry &entry) const
{
    const QByteArray name = m_context->nameAtTarget(entry.name);
    if (!m_inPlace)
        return name;
    const auto decided = m_decisions->constFind(below(name));
    return decided == m_decisions->cend() ? name : decided->name;
}

/// Of large files, one is enough: each of them takes a few MiB on its way.
bool TreeStage::hasRoomFor(const FileEntry &entry) const
{
    if (m_ones.empty())
        return true;
    if (m_ones.size() >= m_mostAtOnce)
        return false;
    qint64 sum = std::min(entry.size, mostMemory);
    for (const auto &[one, bytes] : m_memory)
        sum += bytes;
    return !m_hasBudget || sum <= mostMemory;
}

void TreeStage::walkOn()
{
    m_carries = true;
    while (!m_batch.isEmpty() && hasRoomFor(m_batch.first())) {
        const FileEntry entry = m_batch.takeFirst();
        if (entry.type == FileType::Directory)
            m_directories.push_back({joinPath(m_now.source, entry.name), below(targetNameOf(entry)), entry});
        else if (entry.type == FileType::Symlink)
            makeLink(entry);
        else
            copyOne(entry);
    }
    // The next folder is looked at while the last files of this one are on their way.
    if (m_batch.isEmpty() && (m_ones.empty() || (m_hasBudget && m_ones.size() < m_mostAtOnce)))
        nextDirectory();
}

void TreeStage::copyOne(const FileEntry &entry)
{
    const quint64 id = ++m_lastOne;
    const QByteArray name = targetNameOf(entry);
    // What an earlier run left of a large file is its beginning: nobody else writes to the stage.
    const auto before = m_staged.constFind(name);
    const bool resume = !m_inPlace && before != m_staged.cend() && before->type == FileType::Regular &&
                        before->modified.isValid() && entry.modified.isValid() &&
                        before->modified >= entry.modified;
    const bool isFree = m_inPlace && m_now.inTarget && !m_there.contains(name) && !m_staged.contains(name);
    const FileCopy::Job job{.from = m_context->job.from,
                            .source = joinPath(m_now.source, entry.name),
                            .entry = entry,
                            .to = m_context->job.to,
                            .target = staged(below(name)),
                            .resume = resume,
                            .verify = m_context->job.verify && entry.size >= worthVerifying,
                            .overwrite = !isFree,
                            .keepsBroken = !m_inPlace};
    m_memory[id] = std::clamp<qint64>(entry.size, 0, mostMemory);
    m_inPlace &&m_canTo.resumesWrites ? goOnUnseen(id, job, below(name)) : startCopy(id, job);
}

/// What arrives of a large file stays when the transfer breaks off. That it is a beginning of the source is
/// known for those that this transfer has begun itself.
void TreeStage::goOnUnseen(quint64 id, FileCopy::Job job, const QByteArray &path)
{
    const auto before = m_openBefore.constFind(path);
    const bool wasOpen = before != m_openBefore.cend();
    job.keepsBroken = job.entry.size >= worthGoingOn;
    job.resume = wasOpen && job.keepsBroken && *before == versionOf(job.entry);
    m_openBefore.remove(path);
    if (job.keepsBroken) {
        m_openNow[id] = path;
        auto &open = m_context->job.point.open;
        open.removeIf([&](const TransferPoint::OpenFile &file) { return file.path == path; });
        open.append({path, versionOf(job.entry)});
        m_context->keepPoint();
    }
    if (!wasOpen || job.resume)
        return startCopy(id, job);
    m_ones[id] = job.to->discardWritten(job.target, [this, id, job](const Done &) {
        const auto self = shared_from_this();
        const FileCopy::Job copied = job; // the operation that holds this lambda is replaced
        self->startCopy(id, copied);
    });
}

void TreeStage::startCopy(quint64 id, const FileCopy::Job &job)
{
    FileCopy::Handlers handlers;
    handlers.onBytes = [this, id](qint64 bytes) {
        m_partial[id] = bytes;
        qint64 sum = m_whole;
        for (const auto &[one, part] : m_partial)
            sum += part;
        m_context->status.bytes = sum;
        m_context->report();
    };
    m_ones[id] = FileCopy::start(job, handlers,
                                 [this, id, source = job.source](const Result<FileCopy::Result> &result) {
                                     onOne(id, source, result ? Done() : Done(result.error()));
                                 });
}

/// It is there, or it is left out and nothing of it is to stay.
void TreeStage::noteClosed(quint64 id, const Done &done)
{
    const auto found = m_openNow.find(id);
    if (found == m_openNow.end())
        return;
    const QByteArray path = found->second;
    m_openNow.erase(found);
    if (!done)
        m_context->job.to->discardWritten(staged(path), {}).detach();
    m_context->job.point.open.removeIf(
        [&](const TransferPoint::OpenFile &file) { return file.path == path; });
    m_context->keepPoint();
}

/// Of files that are not in the source any more.
void TreeStage::discardOld()
{
    for (auto old = m_openBefore.cbegin(); old != m_openBefore.cend(); ++old)
        m_context->job.to->discardWritten(staged(old.key()), {}).detach();
    m_openBefore.clear();
    m_context->job.point.open.clear();
}

void TreeStage::makeLink(const FileEntry &entry)
{
    const quint64 id = ++m_lastOne;
    const FilePath source = joinPath(m_now.source, entry.name);
    m_ones[id] =
        m_context->job.to->makeSymlink(staged(below(targetNameOf(entry))), entry.linkTarget,
                                       [this, id, source](const Done &done) { onOne(id, source, done); });
}

void TreeStage::onOne(quint64 id, const FilePath &path, const Done &done)
{
    const auto self = shared_from_this();
    const FilePath source = path; // the operation that holds it goes
    const Done result = done;
    m_ones.erase(id);
    m_memory.erase(id);
    const auto part = m_partial.find(id);
    const qint64 bytes = part == m_partial.end() ? 0 : part->second;
    m_partial.erase(id);
    if (!result && !isLeftOut(result.error(), source))
        return fail(result.error());
    noteClosed(id, result);
    if (result) {
        m_whole += bytes;
        ++m_context->status.files;
        m_context->report();
    } else {
        m_countable = false;
    }
    if (m_carries)
        walkOn();
    else if (m_ones.empty() && m_directories.empty() && !m_step.isActive())
        setModes();
}

} // namespace osc
