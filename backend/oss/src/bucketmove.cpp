// SPDX-License-Identifier: Apache-2.0
#include "bucketmove.h"

#include "bucketremove.h"
#include "objectcopy.h"
#include "objecthead.h"
#include "objectlisting.h"

#include <QCoreApplication>

#include <deque>
#include <map>

namespace osc {

namespace {

constexpr size_t mostCopiesAtOnce = 8;

struct MoveWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

/// Held alive by its operation.
class BucketMove : public std::enable_shared_from_this<BucketMove>
{
public:
    BucketMove(BucketPtr bucket, BucketMoveJob job, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_job(std::move(job))
        , m_from(objectPath(m_job.from))
        , m_to(objectPath(m_job.to))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        if (m_from.isRoot || m_to.isRoot)
            return m_promise.resolveLater(
                Error{.kind = ErrorKind::Invalid,
                      .message = MoveWords::tr("A bucket as a whole is not moved or copied.")});
        m_step = findObject(m_bucket, m_from, [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            if (found->kind == FoundObject::Kind::Nothing)
                return m_promise.resolve(noSuchPath(m_job.from));
            m_isFolder = found->kind == FoundObject::Kind::Folder;
            m_size = found->facts.size;
            if (m_isFolder && m_to.prefix.startsWith(m_from.prefix))
                return m_promise.resolve(Error{
                    .kind = m_to.prefix == m_from.prefix ? ErrorKind::Conflict : ErrorKind::Invalid,
                    .message = MoveWords::tr("%1 cannot be put into itself.").arg(displayName(m_job.from))});
            lookAtTarget();
        });
    }

private:
    void lookAtTarget()
    {
        m_step = findObject(m_bucket, m_to, [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            const bool free = found->kind == FoundObject::Kind::Nothing;
            const bool replaced = m_job.replaces && !m_isFolder && found->kind == FoundObject::Kind::Object;
            if (!free && !replaced)
                return m_promise.resolve(pathExists(m_job.to));
            m_isFolder ? nextPage() : copyOne();
        });
    }

    void copyOne()
    {
        if (m_from.key() == m_to.key()) // replaced by itself
            return m_promise.resolve(Done());
        m_copied.append(m_from.key());
        m_step = copyObject(
            m_bucket, {.from = m_from.key(), .to = m_to.key(), .overwrite = m_job.replaces, .size = m_size},
            [this](const Done &done) { done ? onCopied() : m_promise.resolve(done); });
    }

    void nextPage()
    {
        m_step = listObjects(m_bucket, {.prefix = m_from.prefix, .token = m_next},
                             [this](const Result<ObjectPage> &page) {
                                 if (!page)
                                     return m_promise.resolve(page.error());
                                 m_next = page->next;
                                 for (const auto &object : page->objects) {
                                     if (object.key.startsWith(m_from.prefix))
                                         m_waiting.push_back(object);
                                 }
                                 copyMore();
                             });
    }

    void copyMore()
    {
        while (!m_waiting.empty() && m_onTheirWay.size() < mostCopiesAtOnce) {
            const auto object = m_waiting.front();
            m_waiting.pop_front();
            const quint64 id = ++m_lastId;
            const ObjectCopyJob job{.from = object.key,
                                    .to = m_to.prefix + object.key.mid(m_from.prefix.size()),
                                    .overwrite = true,
                                    .size = object.size};
            m_onTheirWay[id] = copyObject(
                m_bucket, job, [this, id, key = object.key](const Done &done) { onOne(id, key, done); });
        }
        if (!m_onTheirWay.empty() || !m_waiting.empty())
            return;
        m_next.isEmpty() ? onCopied() : nextPage();
    }

    /// By value: the operation that holds the key goes.
    void onOne(quint64 id, QByteArray key, Done done)
    {
        const auto self = shared_from_this();
        m_onTheirWay.erase(id);
        if (!done) {
            m_onTheirWay.clear();
            return m_promise.resolve(std::move(done));
        }
        if (m_job.removesSource)
            m_copied.append(std::move(key));
        copyMore();
    }

    void onCopied()
    {
        if (!m_job.removesSource)
            return m_promise.resolve(Done());
        removeNext();
    }

    /// What came into the folder meanwhile stays.
    void removeNext()
    {
        if (m_copied.isEmpty()) {
            m_step = keepParent(m_bucket, m_job.from, [this](const Done &) { m_promise.resolve(Done()); });
            return;
        }
        const auto keys = m_copied.last(std::min(m_copied.size(), mostDeletedAtOnce));
        m_copied.resize(m_copied.size() - keys.size());
        m_step = deleteObjects(m_bucket, keys,
                               [this](const Done &done) { done ? removeNext() : m_promise.resolve(done); });
    }

    BucketPtr m_bucket;
    BucketMoveJob m_job;
    ObjectPath m_from;
    ObjectPath m_to;
    Promise<void> m_promise;
    bool m_isFolder = false;
    qint64 m_size = -1;
    QByteArray m_next; ///< Token of the next page.
    std::deque<ListedObject> m_waiting;
    QList<QByteArray> m_copied;
    quint64 m_lastId = 0;
    std::map<quint64, Operation> m_onTheirWay;
    Operation m_step;
};

} // namespace

Operation moveInBucket(const BucketPtr &bucket, const BucketMoveJob &job, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto move = std::make_shared<BucketMove>(bucket, job, promise);
    auto operation = promise.operation({}, move);
    move->start();
    return operation;
}

} // namespace osc
