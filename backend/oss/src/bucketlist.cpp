// SPDX-License-Identifier: Apache-2.0
#include "bucketlist.h"

#include "objecthead.h"

namespace osc {

namespace {

/// Held alive by its operation.
class FolderListing : public std::enable_shared_from_this<FolderListing>
{
public:
    FolderListing(BucketPtr bucket, FilePath path, std::function<void(QList<FileEntry>)> onBatch,
                  Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_object(objectPath(m_path))
        , m_entries(m_object.prefix)
        , m_onBatch(std::move(onBatch))
        , m_promise(std::move(promise))
    {}

    void next(const QByteArray &token = {})
    {
        m_step = listObjects(m_bucket, {.prefix = m_object.prefix, .byFolders = true, .token = token},
                             [this](const Result<ObjectPage> &page) {
                                 page ? onPage(*page) : m_promise.resolve(page.error());
                             });
    }

private:
    void onPage(const ObjectPage &page)
    {
        const auto self = shared_from_this();
        m_isThere = m_isThere || !page.isEmpty();
        const auto entries = m_entries.take(page);
        if (!entries.isEmpty() && m_onBatch)
            m_onBatch(entries);
        if (!m_promise.isActive())
            return;
        if (!page.next.isEmpty())
            return next(page.next);
        if (m_isThere || m_object.isRoot)
            return m_promise.resolve(Done());
        sayWhatItIs();
    }

    /// No key begins with it.
    void sayWhatItIs()
    {
        m_step = findObject(m_bucket, m_object, [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            m_promise.resolve(found->kind == FoundObject::Kind::Nothing ? noSuchPath(m_path)
                                                                        : pathIsNoFolder(m_path));
        });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    ObjectPath m_object;
    FolderEntries m_entries;
    std::function<void(QList<FileEntry>)> m_onBatch;
    Promise<void> m_promise;
    bool m_isThere = false;
    Operation m_step;
};

} // namespace

QList<FileEntry> FolderEntries::take(const ObjectPage &page)
{
    QList<FileEntry> entries;
    entries.reserve(page.objects.size() + page.prefixes.size());
    auto object = page.objects.cbegin();
    auto folder = page.prefixes.cbegin();
    while (object != page.objects.cend() || folder != page.prefixes.cend()) {
        const bool objectFirst =
            folder == page.prefixes.cend() || (object != page.objects.cend() && object->key < *folder);
        if (objectFirst)
            addObject(*object++, entries);
        else
            addFolder(*folder++, entries);
    }
    return entries;
}

void FolderEntries::addObject(const ListedObject &object, QList<FileEntry> &entries)
{
    // The folder's own marker, and what a service says beyond what it was asked for.
    if (!object.key.startsWith(m_prefix) || object.key.size() == m_prefix.size())
        return;
    const auto part = object.key.mid(m_prefix.size());
    if (part.contains('/'))
        return;
    forgetAllBut(part);
    m_open.append(part);
    FileEntry entry;
    entry.name = entryNameOf(part);
    entry.type = FileType::Regular;
    entry.size = object.size;
    entry.modified = object.modified;
    // Of a million objects, most have the same one.
    if (m_class != object.storageClass)
        m_class = object.storageClass;
    entry.storageClass = m_class;
    if (isEntryName(entry.name))
        entries.append(std::move(entry));
}

void FolderEntries::addFolder(const QByteArray &prefix, QList<FileEntry> &entries)
{
    if (!prefix.startsWith(m_prefix) || !prefix.endsWith('/') || prefix.size() == m_prefix.size())
        return;
    const auto part = prefix.mid(m_prefix.size()).chopped(1);
    if (part.contains('/'))
        return;
    forgetAllBut(part);
    FileEntry entry;
    entry.name = m_open.contains(part) ? folderNameBeside(part) : entryNameOf(part);
    entry.type = FileType::Directory;
    if (isEntryName(entry.name))
        entries.append(std::move(entry));
}

void FolderEntries::forgetAllBut(QByteArrayView key)
{
    while (!m_open.isEmpty() && !key.startsWith(m_open.last()))
        m_open.removeLast();
}

Operation listFolder(const BucketPtr &bucket, const FilePath &path,
                     std::function<void(QList<FileEntry>)> onBatch, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto listing = std::make_shared<FolderListing>(bucket, path, std::move(onBatch), promise);
    auto operation = promise.operation({}, listing);
    listing->next();
    return operation;
}

} // namespace osc
