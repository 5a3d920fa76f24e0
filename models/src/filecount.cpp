// SPDX-License-Identifier: Apache-2.0
#include <models/filecount.h>
#include <models/treewalk.h>
#include <models/wording.h>

#include <QLocale>

namespace osc {

namespace {

void countEntries(TreeSize &size, const QList<FileEntry> &entries)
{
    for (const FileEntry &entry : entries) {
        if (entry.type == FileType::Directory) {
            ++size.directories;
            continue;
        }
        ++size.files;
        if (entry.type == FileType::Regular)
            size.bytes += qMax<qint64>(0, entry.size);
    }
}

} // namespace

void FileCount::start(std::shared_ptr<FileSystem> files, const QList<FileItem> &items)
{
    cancel();
    m_files = std::move(files);
    m_size = {};
    m_folders.clear();
    for (const FileItem &item : items) {
        countEntries(m_size, {item.entry});
        if (item.entry.type == FileType::Directory)
            m_folders.append(item.path);
    }
    next();
}

void FileCount::cancel()
{
    m_step.cancel();
    m_folders.clear();
    m_files.reset();
}

void FileCount::next()
{
    if (m_folders.isEmpty()) {
        m_step = {};
        Q_EMIT changed();
        return;
    }
    m_current = m_folders.takeFirst();
    m_below = {};
    if (!m_files->capabilities().canMeasure) {
        walk();
        return;
    }
    m_step = m_files->measure(m_current, [this](const Result<TreeSize> &size) {
        if (size)
            add(*size);
        else
            add({.unreadable = 1});
    });
}

void FileCount::walk()
{
    m_step = TreeWalk::start(
        m_files, {m_current},
        [this](const FilePath &, const QList<FileEntry> &entries) {
            const TreeSize before = m_below;
            countEntries(m_below, entries);
            m_size.bytes += m_below.bytes - before.bytes;
            m_size.files += m_below.files - before.files;
            m_size.directories += m_below.directories - before.directories;
            Q_EMIT changed();
        },
        [this](const Result<qint64> &unreadable) {
            m_below.unreadable = *unreadable;
            m_size.unreadable += *unreadable;
            Q_EMIT measured(m_current, m_below);
            next();
        });
}

void FileCount::add(const TreeSize &below)
{
    m_size.bytes += below.bytes;
    m_size.files += below.files;
    m_size.directories += below.directories;
    m_size.unreadable += below.unreadable;
    Q_EMIT measured(m_current, below);
    next();
}

QString treeSizeText(const TreeSize &size)
{
    const QString files = FileCount::tr("%Ln file(s)", nullptr, static_cast<int>(size.files));
    const QString text = FileCount::tr("%1, %2").arg(files, bytesText(size.bytes));
    return size.unreadable > 0 ? FileCount::tr("at least %1").arg(text) : text;
}

} // namespace osc
