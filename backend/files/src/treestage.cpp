// SPDX-License-Identifier: Apache-2.0
#include "treestage.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace osc {

namespace {

struct StageText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TreeStage)
};

/// The result of a listing; what is not there holds nothing.
Done absentIsEmpty(const Done &done)
{
    return !done && done.error().kind == ErrorKind::NotFound ? Done() : done;
}

QString cannotBeCopied(const FilePath &path)
{
    return StageText::tr("%1 is not a file, folder or link.").arg(displayName(path));
}

} // namespace

TreeStage::TreeStage(ContextPtr context, FilePath stage, FilePath target, Promise<void> promise)
    : m_context(std::move(context))
    , m_stage(std::move(stage))
    , m_target(std::move(target))
    , m_promise(std::move(promise))
    , m_canFrom(m_context->job.from->capabilities())
    , m_canTo(m_context->job.to->capabilities())
    , m_streams(m_canFrom.streamsTrees && m_canTo.streamsTrees)
    , m_inside(m_context->job.samePlace && m_canTo.canCopyInside)
    , m_inPlace(m_canTo.writesWhole && m_context->inPlace())
    , m_mostAtOnce(
          static_cast<size_t>(std::clamp(std::max(m_canFrom.parallelFiles, m_canTo.parallelFiles), 4, 64)))
    , m_hasBudget(m_canFrom.parallelFiles > 1 || m_canTo.parallelFiles > 1)
{
    for (const auto &[path, source] : std::as_const(m_context->job.point.open))
        m_openBefore.insert(path, source);
}

Operation TreeStage::start(ContextPtr context, const FilePath &stage, const FilePath &target,
                           std::shared_ptr<TreeDecisions> decisions, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow = std::make_shared<TreeStage>(std::move(context), stage, target, promise);
    flow->m_decisions = std::move(decisions);
    auto operation = promise.operation({}, flow);
    flow->makeRoot();
    return operation;
}

void TreeStage::fail(const Error &error)
{
    m_ones.clear();
    m_memory.clear();
    m_promise.resolve(error);
}

FilePath TreeStage::staged(const QByteArray &path) const
{
    return path.isEmpty() ? m_stage : m_stage + '/' + path;
}

QByteArray TreeStage::below(const QByteArray &name) const
{
    return m_now.path.isEmpty() ? name : m_now.path + '/' + name;
}

/// One file or folder that cannot be read does not stop the others.
bool TreeStage::isLeftOut(const Error &error, const QByteArray &name)
{
    const bool isItsOwn = error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound ||
                          error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Conflict ||
                          error.kind == ErrorKind::Unsupported;
    if (!isItsOwn)
        return false;
    m_context->leaveOut(error.message.isEmpty() ? displayName(name) : error.message);
    return true;
}

void TreeStage::makeRoot()
{
    if (m_inPlace && m_canTo.impliesFolders) {
        m_directories.push_back({.source = m_context->job.source,
                                 .path = {},
                                 .inStage = m_context->goesOn,
                                 .inTarget = !m_target.isEmpty()});
        m_context->enter(TransferStatus::Phase::Copying);
        measure();
        return nextDirectory();
    }
    m_step = m_context->job.to->makeDirectory(m_stage, [this](const Done &done) {
        const bool wasThere = !done && done.error().kind == ErrorKind::Conflict;
        if (!done && !wasThere)
            return fail(done.error());
        m_made.insert(QByteArray());
        m_directories.push_back({.source = m_context->job.source,
                                 .path = {},
                                 .inStage = wasThere,
                                 .inTarget = !m_target.isEmpty()});
        m_context->enter(TransferStatus::Phase::Copying);
        measure();
        nextDirectory();
    });
}

/// How much there is, for the progress. It goes on beside the copying.
void TreeStage::measure()
{
    if (!m_canFrom.canMeasure)
        return;
    m_measuring = m_context->job.from->measure(m_context->job.source, [this](const Result<TreeSize> &size) {
        if (!size)
            return;
        m_context->status.totalBytes = size->bytes;
        m_context->status.totalFiles = size->files;
        m_context->report();
    });
}

void TreeStage::nextDirectory()
{
    m_entries.clear();
    m_staged.clear();
    m_there.clear();
    m_batch.clear();
    m_at = 0;
    m_all = true;
    m_carries = false;
    if (m_directories.empty()) {
        if (m_ones.empty()) // else the last of them ends it
            setModes();
        return;
    }
    m_now = m_directories.front();
    m_directories.pop_front();
    if (m_streams && !m_inside && !m_now.inStage && !m_now.inTarget)
        return makeDirectories();
    lookAtSource();
}

void TreeStage::lookAtSource()
{
    const auto take = [this](const QList<FileEntry> &batch) { m_entries += batch; };
    m_step = m_context->job.from->list(m_now.source, take, [this](const Done &done) {
        if (done)
            return lookAtStage();
        if (m_now.path.isEmpty() || !isLeftOut(done.error(), m_now.source))
            return fail(done.error());
        nextDirectory();
    });
}

void TreeStage::lookAtStage()
{
    if (!m_now.inStage)
        return lookAtTarget();
    m_made.insert(m_now.path);
    const auto take = [this](const QList<FileEntry> &batch) {
        for (const FileEntry &entry : batch)
            m_staged.insert(entry.name, entry);
    };
    m_step = m_context->job.to->list(staged(m_now.path), take, [this](const Done &done) {
        const auto listed = m_inPlace ? absentIsEmpty(done) : done;
        listed ? lookAtTarget() : fail(listed.error());
    });
}

void TreeStage::lookAtTarget()
{
    if (!m_now.inTarget)
        return decideNext();
    const auto take = [this](const QList<FileEntry> &batch) {
        for (const FileEntry &entry : batch)
            m_there.insert(entry.name, entry);
    };
    const FilePath path = m_now.path.isEmpty() ? m_target : m_target + '/' + m_now.path;
    m_step = m_context->job.to->list(path, take, [this](const Done &done) {
        const auto listed = m_inPlace ? absentIsEmpty(done) : done;
        listed ? decideNext() : fail(listed.error());
    });
}

/// A stream gives files their times, a copy the present.
bool TreeStage::isStaged(const FileEntry &entry, const FileEntry &staged) const
{
    if (entry.type != staged.type)
        return false;
    if (entry.type == FileType::Symlink)
        return entry.linkTarget == staged.linkTarget;
    return entry.size >= 0 && entry.size == staged.size && entry.modified.isValid() &&
           staged.modified.toSecsSinceEpoch() >= entry.modified.toSecsSinceEpoch();
}

void TreeStage::countStaged(const FileEntry &entry)
{
    ++m_context->status.files;
    if (entry.type == FileType::Regular)
        m_context->status.bytes += std::max<qint64>(0, entry.size);
    m_whole = m_context->status.bytes;
}

void TreeStage::decideNext()
{
    while (m_at < m_entries.size()) {
        const FileEntry &entry = m_entries.at(m_at++);
        if (!isEntryName(entry.name)) {
            m_all = false;
            m_context->leaveOut(StageText::tr("A name of the other side was not a name."));
            continue;
        }
        const FilePath path = joinPath(m_now.source, entry.name);
        const bool folder = entry.type == FileType::Directory;
        const bool known = folder || entry.type == FileType::Regular || entry.type == FileType::Symlink ||
                           entry.type == FileType::Unknown;
        if (!known || (entry.type == FileType::Symlink && !m_canTo.hasSymlinks)) {
            m_all = false;
            m_context->leaveOut(cannotBeCopied(path));
            continue;
        }
        const QByteArray name = m_context->nameAtTarget(entry.name);
        const auto stagedBefore = m_staged.constFind(name);
        const auto there = m_there.constFind(name);
        if (stagedBefore != m_staged.cend() && folder && stagedBefore->type == FileType::Directory) {
            m_all = false;
            m_directories.push_back({path, below(name), entry, true,
                                     there != m_there.cend() && there->type == FileType::Directory});
            continue;
        }
        if (stagedBefore != m_staged.cend() && !folder && isStaged(entry, *stagedBefore)) {
            m_all = false;
            countStaged(entry);
            continue;
        }
        if (there == m_there.cend()) {
            m_batch.append(entry);
            continue;
        }
        m_all = false;
        const FilePath directory = m_now.path.isEmpty() ? m_target : m_target + '/' + m_now.path;
        m_step = m_context->conflicts.decide(directory, name, entry, *there, false,
                                             [this, entry, name](const Result<Placement> &placement) {
                                                 if (!placement)
                                                     return fail(placement.error());
                                                 placed(entry, name, *placement);
                                                 decideNext();
                                             });
        return;
    }
    makeDirectories();
}

void TreeStage::placed(const FileEntry &entry, const QByteArray &name, const Placement &placement)
{
    switch (placement.kind) {
    case Placement::Kind::Skip:
        ++m_context->outcome.skippedFiles;
        return;
    case Placement::Kind::Merge:
        m_directories.push_back(
            {joinPath(m_now.source, entry.name), below(name), entry, m_inPlace && m_context->goesOn, true});
        return;
    case Placement::Kind::Free:
    case Placement::Kind::Replace:
        break;
    }
    m_decisions->insert(below(name), placement);
    m_batch.append(entry);
}

/// Those of the stage that what comes now is put into, parents first.
void TreeStage::makeDirectories()
{
    if (m_inPlace && m_canTo.impliesFolders) {
        if (!m_entries.isEmpty() || m_now.inStage || m_now.inTarget)
            return carry();
        m_step = m_context->job.to->makeDirectory(staged(m_now.path), [this](const Done &done) {
            const bool there = !done && done.error().kind == ErrorKind::Conflict;
            done || there ? carry() : fail(done.error());
        });
        return;
    }
    if (m_toMake.isEmpty() && (!m_now.inTarget || !m_batch.isEmpty())) {
        for (QByteArray path = m_now.path; !m_made.contains(path);
             path = path.left(std::max<qsizetype>(0, path.lastIndexOf('/'))))
            m_toMake.prepend(path);
        if (!m_now.inStage && m_now.entry.mode >= 0 && m_canTo.hasPermissions && !m_now.path.isEmpty())
            m_modes.append({staged(m_now.path), m_now.entry.mode});
    }
    if (m_toMake.isEmpty())
        return carry();
    const QByteArray path = m_toMake.takeFirst();
    m_made.insert(path);
    m_step = m_context->job.to->makeDirectory(staged(path), [this](const Done &done) {
        const bool there = !done && done.error().kind == ErrorKind::Conflict;
        if (!done && !there)
            return fail(done.error());
        m_toMake.isEmpty() ? carry() : makeDirectories();
    });
}

void TreeStage::setModes()
{
    discardOld();
    if (m_modes.isEmpty())
        return checkCounts();
    const auto [path, mode] = m_modes.takeLast(); // children before parents, which may not be writable then
    m_step = m_context->job.to->setMode(path, mode, [this](const Done &done) {
        if (!done && done.error().kind != ErrorKind::Forbidden && done.error().kind != ErrorKind::Unsupported)
            return fail(done.error());
        setModes();
    });
}

/// What has arrived is what was sent.
void TreeStage::checkCounts()
{
    m_measuring.cancel();
    if (m_context->status.totalFiles < 0) { // it arrived before it was counted
        m_context->status.totalFiles = m_context->status.files;
        m_context->status.totalBytes = m_context->status.bytes;
        m_context->report();
    }
    const bool holdsMore = m_inPlace && !m_target.isEmpty();
    if (!m_countable || holdsMore || !m_canTo.canMeasure)
        return m_promise.resolve(Done());
    m_context->enter(TransferStatus::Phase::Checking);
    m_step = m_context->job.to->measure(m_stage, [this](const Result<TreeSize> &size) {
        if (!size)
            return fail(size.error());
        const qint64 sent = m_context->status.files;
        if (size->unreadable == 0 && size->files != sent)
            return fail({.kind = ErrorKind::Protocol,
                         .message = StageText::tr("Of %1 not everything arrived: %2 of %3 files.")
                                        .arg(displayName(m_context->job.source))
                                        .arg(size->files)
                                        .arg(sent)});
        m_promise.resolve(Done());
    });
}

} // namespace osc
