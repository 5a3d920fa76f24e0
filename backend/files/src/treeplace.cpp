// SPDX-License-Identifier: Apache-2.0
#include "treeplace.h"

namespace osc {

TreePlace::TreePlace(ContextPtr context, std::shared_ptr<TreeDecisions> decisions, Promise<void> promise)
    : m_context(std::move(context))
    , m_decisions(std::move(decisions))
    , m_promise(std::move(promise))
{}

Operation TreePlace::start(ContextPtr context, const FilePath &from, const FilePath &to,
                           std::shared_ptr<TreeDecisions> decisions, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow = std::make_shared<TreePlace>(std::move(context), std::move(decisions), promise);
    auto operation = promise.operation({}, flow);
    flow->m_directories.push_back({from, to, {}});
    flow->nextDirectory();
    return operation;
}

void TreePlace::nextDirectory()
{
    if (m_directories.empty())
        return m_promise.resolve(Done());
    m_now = m_directories.front();
    m_directories.pop_front();
    m_entries.clear();
    m_there.clear();
    m_at = 0;
    const auto take = [this](const QList<FileEntry> &batch) { m_entries += batch; };
    m_step = m_context->job.to->list(m_now.from, take, [this](const Done &done) {
        done ? lookAtTarget() : m_promise.resolve(done.error());
    });
}

void TreePlace::lookAtTarget()
{
    const auto take = [this](const QList<FileEntry> &batch) {
        for (const FileEntry &entry : batch)
            m_there.insert(entry.name, entry);
    };
    m_step = m_context->job.to->list(
        m_now.to, take, [this](const Done &done) { done ? next() : m_promise.resolve(done.error()); });
}

void TreePlace::next()
{
    while (m_at < m_entries.size()) {
        const FileEntry entry = m_entries.at(m_at++);
        if (!isEntryName(entry.name))
            continue;
        const auto there = m_there.constFind(entry.name);
        if (there == m_there.cend())
            return settle(entry, {Placement::Kind::Free, entry.name});
        if (there->type == FileType::Directory && entry.type == FileType::Directory) {
            settle(entry, {Placement::Kind::Merge, entry.name});
            continue;
        }
        const QByteArray path = m_now.path.isEmpty() ? entry.name : m_now.path + '/' + entry.name;
        if (const auto decided = m_decisions->constFind(path); decided != m_decisions->cend())
            return settle(entry, *decided);
        m_step = m_context->conflicts.decide(
            m_now.to, entry.name, entry, *there, false, [this, entry](const Result<Placement> &placement) {
                if (!placement)
                    return m_promise.resolve(placement.error());
                const bool goesOn =
                    placement->kind == Placement::Kind::Skip || placement->kind == Placement::Kind::Merge;
                settle(entry, *placement);
                if (goesOn)
                    next();
            });
        return;
    }
    nextDirectory();
}

/// Free and Replace go on with the next one when they are done; the others leave that to the caller.
void TreePlace::settle(const FileEntry &entry, const Placement &placement)
{
    const FilePath from = joinPath(m_now.from, entry.name);
    const FilePath to = joinPath(m_now.to, placement.name);
    const auto goOn = [this](const Done &done) { done ? next() : m_promise.resolve(done.error()); };
    switch (placement.kind) {
    case Placement::Kind::Free:
        m_step = m_context->job.to->rename(from, to, goOn);
        break;
    case Placement::Kind::Replace:
        m_step = m_context->job.to->replace(from, to, goOn);
        break;
    case Placement::Kind::Merge: {
        const QByteArray path = m_now.path.isEmpty() ? entry.name : m_now.path + '/' + entry.name;
        m_directories.push_back({from, to, path});
        break;
    }
    case Placement::Kind::Skip:
        ++m_context->outcome.skippedFiles;
        break;
    }
}

} // namespace osc
