// SPDX-License-Identifier: Apache-2.0
#include <models/treewalk.h>

namespace osc {

Operation TreeWalk::start(std::shared_ptr<FileSystem> files, const QList<FilePath> &directories,
                          OnEntries onEntries, Callback<qint64> done)
{
    if (directories.isEmpty())
        return finished<qint64>(qint64(0), std::move(done));
    const auto walk = std::make_shared<TreeWalk>(std::move(files), std::move(onEntries), std::move(done));
    walk->m_waiting = QList<FilePath>(directories.crbegin(), directories.crend());
    auto operation = walk->m_promise.operation([raw = walk.get()] { raw->m_step.cancel(); }, walk);
    walk->next();
    return operation;
}

TreeWalk::TreeWalk(std::shared_ptr<FileSystem> files, OnEntries onEntries, Callback<qint64> done)
    : m_files(std::move(files))
    , m_onEntries(std::move(onEntries))
    , m_promise(std::move(done))
{}

void TreeWalk::next()
{
    if (m_waiting.isEmpty()) {
        m_promise.resolve(m_unreadable);
        return;
    }
    m_current = m_waiting.takeLast();
    m_step = m_files->list(
        m_current, [this](const QList<FileEntry> &entries) { take(entries); },
        [this](const Done &result) {
            m_unreadable += result ? 0 : 1;
            next();
        });
}

void TreeWalk::take(const QList<FileEntry> &entries)
{
    for (const FileEntry &entry : entries) {
        if (entry.type == FileType::Directory)
            m_waiting.append(joinPath(m_current, entry.name));
    }
    m_onEntries(m_current, entries);
}

} // namespace osc
