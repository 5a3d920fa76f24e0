// SPDX-License-Identifier: Apache-2.0
#include "bucketwalk.h"

#include "objecthead.h"
#include "objectlisting.h"

#include <core/filesearch.h>

namespace osc {

namespace {

/// One entry of the tree that the keys of a listing make.
struct TreeEntry
{
    FilePath path; ///< Below the folder, as in the file system.
    FileEntry entry;
};

/// Keys in their order, as files and the folders they imply, each once.
class ImpliedTree
{
public:
    template<typename OnEntry>
    void add(const ListedObject &object, const QByteArray &restOfKey, OnEntry onEntry)
    {
        auto parts = restOfKey.split('/');
        const auto name = parts.takeLast();
        qsizetype same = 0;
        while (same < parts.size() && same < m_folders.size() && parts.at(same) == m_folders.at(same))
            ++same;
        m_folders = parts;
        FilePath path;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            TreeEntry folder;
            folder.entry.name = entryNameOf(parts.at(i));
            folder.entry.type = FileType::Directory;
            path = path.isEmpty() ? folder.entry.name : path + '/' + folder.entry.name;
            folder.path = path;
            if (i >= same)
                onEntry(folder);
        }
        if (name.isEmpty()) // the marker of the folder
            return;
        TreeEntry file;
        file.entry.name = entryNameOf(name);
        file.entry.type = FileType::Regular;
        file.entry.size = object.size;
        file.entry.modified = object.modified;
        file.entry.storageClass = object.storageClass;
        file.path = path.isEmpty() ? file.entry.name : path + '/' + file.entry.name;
        onEntry(file);
    }

private:
    QList<QByteArray> m_folders; ///< Of the key before.
};

/// Held alive by its operation.
class BucketWalk : public std::enable_shared_from_this<BucketWalk>
{
public:
    using OnEntries = std::function<void(const QList<TreeEntry> &)>;

    BucketWalk(BucketPtr bucket, FilePath path, OnEntries onEntries, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_object(objectPath(m_path))
        , m_onEntries(std::move(onEntries))
        , m_promise(std::move(promise))
    {}

    void next(const QByteArray &token = {})
    {
        m_step = listObjects(m_bucket, {.prefix = m_object.prefix, .token = token},
                             [this](const Result<ObjectPage> &page) {
                                 page ? onPage(*page) : m_promise.resolve(page.error());
                             });
    }

private:
    void onPage(const ObjectPage &page)
    {
        const auto self = shared_from_this();
        QList<TreeEntry> entries;
        for (const auto &object : page.objects) {
            if (object.key.startsWith(m_object.prefix))
                m_tree.add(object, object.key.mid(m_object.prefix.size()),
                           [&](const TreeEntry &entry) { entries.append(entry); });
        }
        m_isThere = m_isThere || !page.objects.isEmpty();
        if (!entries.isEmpty())
            m_onEntries(entries);
        if (!m_promise.isActive())
            return;
        if (!page.next.isEmpty())
            return next(page.next);
        m_promise.resolve(m_isThere || m_object.isRoot ? Done() : Done(noSuchPath(m_path)));
    }

    BucketPtr m_bucket;
    FilePath m_path;
    ObjectPath m_object;
    OnEntries m_onEntries;
    Promise<void> m_promise;
    ImpliedTree m_tree;
    bool m_isThere = false;
    Operation m_step;
};

Operation walk(const BucketPtr &bucket, const FilePath &path, BucketWalk::OnEntries onEntries,
               Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto walk = std::make_shared<BucketWalk>(bucket, path, std::move(onEntries), promise);
    auto operation = promise.operation({}, walk);
    walk->next();
    return operation;
}

/// Held alive by its operation.
class Measuring : public std::enable_shared_from_this<Measuring>
{
public:
    Measuring(BucketPtr bucket, FilePath path, Promise<TreeSize> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            if (found->kind == FoundObject::Kind::Object)
                return m_promise.resolve(
                    TreeSize{.bytes = std::max<qint64>(0, found->facts.size), .files = 1});
            count();
        });
    }

private:
    void count()
    {
        m_step = walk(
            m_bucket, m_path,
            [this](const QList<TreeEntry> &entries) {
                for (const auto &[path, entry] : entries) {
                    if (entry.type == FileType::Directory)
                        ++m_size.directories;
                    else
                        ++m_size.files;
                    m_size.bytes += std::max<qint64>(0, entry.size);
                }
            },
            [this](const Done &done) { done ? m_promise.resolve(m_size) : m_promise.resolve(done.error()); });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    Promise<TreeSize> m_promise;
    TreeSize m_size;
    Operation m_step;
};

bool isHidden(const FilePath &below)
{
    return below.startsWith('.') || below.contains("/.");
}

} // namespace

Operation measureBelow(const BucketPtr &bucket, const FilePath &path, Callback<TreeSize> done)
{
    Promise<TreeSize> promise(std::move(done));
    const auto measuring = std::make_shared<Measuring>(bucket, path, promise);
    auto operation = promise.operation({}, measuring);
    measuring->start();
    return operation;
}

Operation searchBelow(const BucketPtr &bucket, const FilePath &directory, const FileSearchRequest &request,
                      std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    const auto find = [directory, pattern = NamePattern(request.name), hidden = request.hidden,
                       onHits = std::move(onHits)](const QList<TreeEntry> &entries) {
        QList<FileSearchHit> hits;
        for (const auto &[path, entry] : entries) {
            if (pattern.matches(entry.name) && (hidden || !isHidden(path)))
                hits.append({.path = joinPath(directory, path), .entry = entry});
        }
        if (!hits.isEmpty() && onHits)
            onHits(hits);
    };
    return walk(bucket, directory, find, std::move(done));
}

} // namespace osc
