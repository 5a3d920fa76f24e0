// SPDX-License-Identifier: Apache-2.0
#include "transferflow.h"

#include "filecopy.h"
#include "treeplace.h"

#include <QCoreApplication>

namespace osc {

namespace {

using Phase = TransferStatus::Phase;

struct FlowText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TransferFlow)
};

bool isInside(const FilePath &path, const FilePath &directory)
{
    return directory == "/" || path == directory || path.startsWith(directory + '/');
}

} // namespace

TransferFlow::TransferFlow(ContextPtr context, Promise<TransferOutcome> promise)
    : m_context(std::move(context))
    , m_job(m_context->job)
    , m_promise(std::move(promise))
    , m_can(m_job.to->capabilities())
{}

FilePath TransferFlow::part() const
{
    return joinPath(m_job.directory, m_job.point.partName);
}

FilePath TransferFlow::target() const
{
    return joinPath(m_job.directory, m_job.point.finalName);
}

void TransferFlow::fail(const Error &error) const
{
    m_promise.resolve(error);
}

void TransferFlow::start()
{
    m_context->enter(Phase::Preparing);
    lookAtSource();
}

void TransferFlow::lookAtSource()
{
    m_step = m_job.from->stat(m_job.source, [this](const Result<FileEntry> &entry) {
        // Of a move that ended right before this was noted, only the copy is there.
        if (!entry && entry.error().kind == ErrorKind::NotFound && m_job.move && m_job.point.placing) {
            m_context->outcome.name = m_job.point.finalName;
            return end();
        }
        entry ? onSource(*entry) : fail(entry.error());
    });
}

void TransferFlow::onSource(const FileEntry &entry)
{
    m_entry = entry;
    m_context->status.type = entry.type;
    if (entry.type == FileType::Regular) {
        m_context->status.totalBytes = entry.size;
        m_context->status.totalFiles = 1;
    }
    m_context->report();
    const QString name = displayName(m_job.source);
    const bool copies = isFolder() || entry.type == FileType::Regular || entry.type == FileType::Symlink ||
                        entry.type == FileType::Unknown;
    if (!copies)
        return fail(
            {.kind = ErrorKind::Invalid,
             .message = FlowText::tr("%1 was not copied: it is not a file, folder or link.").arg(name)});
    if (m_job.samePlace && isFolder() && isInside(m_job.directory, m_job.source))
        return fail({.kind = ErrorKind::Invalid,
                     .message = FlowText::tr("%1 was not copied: the target is inside it.").arg(name)});
    if (!m_can.canWrite)
        return fail({.kind = ErrorKind::Forbidden, .message = m_can.whyNotWrite});
    goOn();
}

/// What an earlier run has begun, and how far it came, is seen at the target.
void TransferFlow::goOn()
{
    const TransferPoint &point = m_job.point;
    const bool begun = !point.partName.isEmpty() && !point.finalName.isEmpty();
    const bool hidden = begun && m_context->inPlace() && m_can.writesWhole;
    m_context->goesOn = begun;
    if (begun && !isFolder() && point.source != versionOf(m_entry) && hidden && m_can.resumesWrites) {
        m_step = m_job.to->discardWritten(target(), [this](const Done &) { decide(); });
        return;
    }
    if (!begun || (!isFolder() && point.source != versionOf(m_entry)))
        return decide();
    m_step = m_job.to->stat(part(), [this, hidden](const Result<FileEntry> &there) {
        hidden ? goOnInPlace(there) : onPartThere(there);
    });
}

/// Nothing incomplete can be seen at the target.
void TransferFlow::goOnInPlace(const Result<FileEntry> &there)
{
    if (!there && there.error().kind != ErrorKind::NotFound)
        return fail(there.error());
    const bool arrived = there && !isFolder() && !m_job.point.replaces && there->type == m_entry.type &&
                         there->size == m_entry.size;
    if (!arrived)
        return begin(true);
    m_context->outcome.name = m_job.point.finalName;
    m_context->outcome.sourceKept = m_job.move;
    end();
}

void TransferFlow::onPartThere(const Result<FileEntry> &there)
{
    if (!there && there.error().kind != ErrorKind::NotFound)
        return fail(there.error());
    if (there && m_job.point.placing)
        return isFolder() && m_job.point.replaces ? mergeStage() : place();
    if (there)
        return begin(true);
    if (!m_job.point.placing)
        return begin(false);
    m_step = m_job.to->stat(target(), [this](const Result<FileEntry> &final) { onFinalThere(final); });
}

/// It was being put in its place, and the incomplete copy is gone: it is in its place.
void TransferFlow::onFinalThere(const Result<FileEntry> &there)
{
    const bool same = there && there->type == m_entry.type && (isFolder() || there->size == m_entry.size);
    if (!same)
        return decide();
    m_context->outcome.name = m_job.point.finalName;
    // Whether all of it arrived is not known any more, so nothing is removed.
    m_context->outcome.sourceKept = m_job.move;
    end();
}

void TransferFlow::decide()
{
    const QByteArray name = m_context->nameAtTarget(
        m_job.name.isEmpty() ? m_job.source.mid(m_job.source.lastIndexOf('/') + 1) : m_job.name);
    if (!isEntryName(name))
        return fail({.kind = ErrorKind::Invalid,
                     .message = FlowText::tr("%1 is not a name for a file.").arg(displayName(name))});
    const bool onto = m_job.samePlace && joinPath(m_job.directory, name) == m_job.source;
    if (onto && m_job.move)
        return skip();
    m_step = m_context->conflicts.place(m_job.directory, name, m_entry, onto,
                                        [this](const Result<Placement> &placement) {
                                            placement ? onPlacement(*placement) : fail(placement.error());
                                        });
}

void TransferFlow::onPlacement(const Placement &placement)
{
    if (placement.kind == Placement::Kind::Skip)
        return skip();
    // Where a file appears whole there is no need of a copy beside it, unless it is copied over another one:
    // copy() replaces nothing.
    const bool overOther = m_job.samePlace && placement.kind != Placement::Kind::Free;
    const bool usesPart = m_can.canRename && (!m_can.writesWhole || overOther);
    m_job.point = {.partName = usesPart ? partNameOf(placement.name, m_job.id) : placement.name,
                   .source = versionOf(m_entry),
                   .finalName = placement.name,
                   .replaces = placement.kind != Placement::Kind::Free};
    begin(false);
}

void TransferFlow::begin(bool resume)
{
    const bool inside = m_job.samePlace && m_can.canRename;
    if (inside && m_job.move)
        return isFolder() && m_job.point.replaces ? mergeInside() : moveInside();
    m_context->keepPoint();
    if (isFolder())
        return copyTree();
    if (m_entry.type == FileType::Symlink)
        return copyLink();
    if (m_job.samePlace && m_can.canCopyInside)
        return copyInside();
    copyFile(resume);
}

void TransferFlow::moveInside()
{
    m_context->enter(Phase::Finishing);
    const auto done = [this](const Done &moved) {
        if (!moved && moved.error().kind == ErrorKind::Conflict && !m_job.point.replaces)
            return decide();
        if (!moved)
            return fail(moved.error());
        m_context->outcome.name = m_job.point.finalName;
        end();
    };
    m_step = m_job.point.replaces ? m_job.to->replace(m_job.source, target(), done)
                                  : m_job.to->rename(m_job.source, target(), done);
}

void TransferFlow::mergeInside()
{
    m_context->enter(Phase::Finishing);
    m_step = TreePlace::start(m_context, m_job.source, target(), m_decisions, [this](const Done &done) {
        if (!done)
            return fail(done.error());
        m_context->outcome.name = m_job.point.finalName;
        removeSource();
    });
}

void TransferFlow::copyInside()
{
    m_context->enter(Phase::Copying);
    const auto copy = [this] {
        m_step = m_job.to->copy(m_job.source, part(), [this](const Done &done) {
            if (!done)
                return onTaken(done.error());
            m_context->status.bytes = std::max<qint64>(0, m_entry.size);
            m_context->status.files = 1;
            place();
        });
    };
    if (m_context->inPlace())
        return copy();
    m_step = m_job.to->remove(part(), [copy](const Done &) {
        const auto next = copy; // the step that holds this lambda is replaced
        next();
    });
}

/// A copy into its place failed: somebody else may have made one of that name meanwhile.
void TransferFlow::onTaken(const Error &error)
{
    const bool mayBeTaken = error.kind == ErrorKind::Conflict && m_context->inPlace() && m_can.writesWhole &&
                            !m_job.point.replaces;
    if (!mayBeTaken)
        return fail(error);
    m_step = m_job.to->stat(
        target(), [this, error](const Result<FileEntry> &there) { there ? decide() : fail(error); });
}

void TransferFlow::copyFile(bool resume)
{
    m_context->enter(Phase::Copying);
    FileCopy::Handlers handlers;
    handlers.onBytes = [this](qint64 bytes) {
        m_context->status.bytes = bytes;
        m_context->report();
    };
    handlers.onChecking = [this] { m_context->enter(Phase::Checking); };
    m_step =
        FileCopy::start({.from = m_job.from,
                         .source = m_job.source,
                         .entry = m_entry,
                         .to = m_job.to,
                         .target = part(),
                         .resume = resume,
                         .verify = m_job.verify,
                         .overwrite = !m_can.writesWhole || !m_context->inPlace() || m_job.point.replaces},
                        handlers, [this](const Result<FileCopy::Result> &result) {
                            if (!result)
                                return onTaken(result.error());
                            m_context->outcome.verified = result->verified;
                            m_context->status.files = 1;
                            place();
                        });
}

void TransferFlow::copyLink()
{
    if (!m_can.hasSymlinks) {
        m_context->leaveOut(
            FlowText::tr("%1 is a link, which the target does not have.").arg(displayName(m_job.source)));
        return skip();
    }
    const auto make = [this] {
        m_step = m_job.to->makeSymlink(part(), m_entry.linkTarget,
                                       [this](const Done &done) { done ? place() : fail(done.error()); });
    };
    m_step = m_job.to->remove(part(), [make](const Done &) {
        const auto next = make; // the step that holds this lambda is replaced
        next();
    });
}

void TransferFlow::copyTree()
{
    m_step = TreeStage::start(m_context, part(), m_job.point.replaces ? target() : FilePath(), m_decisions,
                              [this](const Done &done) { done ? setTreeMode() : fail(done.error()); });
}

void TransferFlow::setTreeMode()
{
    if (m_job.point.replaces || m_entry.mode < 0 || !m_can.hasPermissions)
        return afterTree();
    m_step = m_job.to->setMode(part(), m_entry.mode, [this](const Done &) { afterTree(); });
}

void TransferFlow::afterTree()
{
    m_job.point.replaces && !m_context->inPlace() ? mergeStage() : place();
}

/// Everything has arrived.
void TransferFlow::place()
{
    m_job.point.placing = true;
    m_context->keepPoint();
    m_context->enter(Phase::Finishing);
    if (part() == target())
        return onPlaced(Done());
    const auto done = [this](const Done &placed) { onPlaced(placed); };
    m_step = m_job.point.replaces ? m_job.to->replace(part(), target(), done)
                                  : m_job.to->rename(part(), target(), done);
}

void TransferFlow::onPlaced(const Done &done)
{
    if (done) {
        m_context->outcome.name = m_job.point.finalName;
        return removeSource();
    }
    if (done.error().kind != ErrorKind::Conflict || m_job.point.replaces)
        return fail(done.error());
    // Somebody else made one of that name meanwhile.
    m_step = m_context->conflicts.place(m_job.directory, m_job.point.finalName, m_entry, false,
                                        [this](const Result<Placement> &placement) {
                                            if (!placement)
                                                return fail(placement.error());
                                            if (placement->kind == Placement::Kind::Skip)
                                                return skip();
                                            m_job.point.finalName = placement->name;
                                            m_job.point.replaces = placement->kind != Placement::Kind::Free;
                                            isFolder() && m_job.point.replaces ? mergeStage() : place();
                                        });
}

void TransferFlow::mergeStage()
{
    m_job.point.placing = true;
    m_context->keepPoint();
    m_context->enter(Phase::Finishing);
    m_step = TreePlace::start(m_context, part(), target(), m_decisions, [this](const Done &done) {
        m_context->outcome.name = m_job.point.finalName;
        done ? removeStage() : fail(done.error());
    });
}

void TransferFlow::removeStage()
{
    m_step = m_job.to->remove(part(), [this](const Done &done) {
        if (!done && done.error().kind != ErrorKind::NotFound)
            return fail(done.error());
        removeSource();
    });
}

void TransferFlow::removeSource()
{
    TransferOutcome &outcome = m_context->outcome;
    if (!m_job.move)
        return end();
    if (outcome.skippedFiles > 0 || outcome.leftOut > 0) {
        outcome.sourceKept = true;
        return end();
    }
    m_context->enter(Phase::Finishing);
    m_step = m_job.from->remove(m_job.source, [this](const Done &done) {
        if (!done && done.error().kind != ErrorKind::NotFound) {
            Error error = done.error();
            error.message = FlowText::tr("%1 was copied, but not removed: %2")
                                .arg(displayName(m_job.source), error.message);
            return fail(error);
        }
        end();
    });
}

/// What an earlier run has left of it goes too.
void TransferFlow::skip()
{
    m_context->outcome.skipped = true;
    m_context->outcome.sourceKept = m_job.move;
    if (m_job.point.partName.isEmpty() || m_job.point.partName == m_job.point.finalName)
        return end();
    m_step = m_job.to->remove(part(), [this](const Done &) { end(); });
}

void TransferFlow::end()
{
    m_context->report();
    m_promise.resolve(m_context->outcome);
}

} // namespace osc
