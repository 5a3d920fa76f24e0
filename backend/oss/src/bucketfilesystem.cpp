// SPDX-License-Identifier: Apache-2.0
#include "bucketfilesystem.h"

#include "bucketlist.h"
#include "bucketmove.h"
#include "bucketread.h"
#include "bucketremove.h"
#include "bucketwalk.h"
#include "bucketwrite.h"

#include <core/filetree.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct BucketWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

/// Held alive by its operation.
class MarkerFlow : public std::enable_shared_from_this<MarkerFlow>
{
public:
    MarkerFlow(BucketPtr bucket, FilePath path, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            if (found->kind != FoundObject::Kind::Nothing)
                return m_promise.resolve(pathExists(m_path));
            make();
        });
    }

private:
    void make()
    {
        auto request = m_bucket->request("PUT", objectPath(m_path).prefix);
        request.headers = {{"Content-Type", "application/x-directory"}};
        m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
            m_promise.resolve(response ? Done() : Done(response.error()));
        });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    Promise<void> m_promise;
    Operation m_step;
};

/// Held alive by its operation.
class DiscardFlow : public std::enable_shared_from_this<DiscardFlow>
{
public:
    DiscardFlow(BucketPtr bucket, QByteArray key, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_key(std::move(key))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = findUpload(m_bucket, m_key, [this](const Result<UnfinishedUpload> &upload) {
            if (!upload)
                return m_promise.resolve(upload.error());
            if (upload->id.isEmpty())
                return m_promise.resolve(Done());
            m_step = abortUpload(m_bucket, m_key, upload->id,
                                 [this](const Done &done) { m_promise.resolve(done); });
        });
    }

private:
    BucketPtr m_bucket;
    QByteArray m_key;
    Promise<void> m_promise;
    Operation m_step;
};

template<typename Flow, typename... Arguments>
Operation begin(Callback<void> done, Arguments &&...arguments)
{
    Promise<void> promise(std::move(done));
    const auto flow = std::make_shared<Flow>(std::forward<Arguments>(arguments)..., promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

} // namespace

BucketFileSystem::BucketFileSystem(const OssClient &client, const QString &bucket)
    : BucketFileSystem(std::make_shared<BucketContext>(BucketContext{client, bucket}))
{}

BucketFileSystem::BucketFileSystem(BucketPtr bucket)
    : m_bucket(std::move(bucket))
    , m_objects(m_bucket)
{}

FileSystemCapabilities BucketFileSystem::capabilities() const
{
    constexpr int smallObjectsAtOnce = 16;
    FileSystemCapabilities can;
    can.hasPermissions = false;
    can.hasSymlinks = false;
    can.replacesAtomically = true;
    can.canCopyInside = true;
    can.canSearch = true;
    can.canMeasure = true;
    can.renamesByCopying = true;
    can.writesWhole = true;
    can.resumesWrites = true;
    can.verifiesWrites = true;
    can.readsOneVersion = true;
    can.impliesFolders = true;
    can.parallelFiles = smallObjectsAtOnce;
    return can;
}

QString BucketFileSystem::via() const
{
    return BucketWords::tr("through %1").arg(m_bucket->client.credential().endpoint);
}

Operation BucketFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done)
{
    return listFolder(m_bucket, directory, std::move(onBatch), std::move(done));
}

Operation BucketFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    return findObject(m_bucket, objectPath(path),
                      [path, done = std::move(done)](const Result<FoundObject> &found) {
                          if (!found)
                              return done(found.error());
                          if (found->kind == FoundObject::Kind::Nothing)
                              return done(noSuchPath(path));
                          done(found->entry(path));
                      });
}

Operation BucketFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done)
{
    return begin<BucketRead>(std::move(done), m_bucket, path, range, std::move(sink));
}

Operation BucketFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow = std::make_shared<BucketWrite>(m_bucket, path, std::move(source), options, promise);
    auto operation = promise.operation([raw = flow.get()] { raw->abandon(); }, flow);
    flow->start();
    return operation;
}

Operation BucketFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return begin<MarkerFlow>(std::move(done), m_bucket, path);
}

Operation BucketFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return moveInBucket(m_bucket, {.from = from, .to = to, .removesSource = true}, std::move(done));
}

Operation BucketFileSystem::remove(const FilePath &path, Callback<void> done)
{
    return removePath(m_bucket, path, std::move(done));
}

Operation BucketFileSystem::setMode(const FilePath &, int, Callback<void> done)
{
    return finished<void>(
        Error{.kind = ErrorKind::Unsupported, .message = BucketWords::tr("Objects have no permission bits.")},
        std::move(done));
}

Operation BucketFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return moveInBucket(m_bucket, {.from = from, .to = to, .removesSource = true, .replaces = true},
                        std::move(done));
}

Operation BucketFileSystem::copy(const FilePath &from, const FilePath &to, Callback<void> done)
{
    return moveInBucket(m_bucket, {.from = from, .to = to}, std::move(done));
}

Operation BucketFileSystem::search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    if (!request.content.isEmpty())
        return findByWalking(std::make_shared<BucketFileSystem>(m_bucket), directory, request,
                             std::move(onHits), std::move(done));
    return searchBelow(m_bucket, directory, request, std::move(onHits), std::move(done));
}

Operation BucketFileSystem::measure(const FilePath &path, Callback<TreeSize> done)
{
    return measureBelow(m_bucket, path, std::move(done));
}

Operation BucketFileSystem::written(const FilePath &path, Callback<qint64> done)
{
    return findUpload(m_bucket, objectPath(path).key(),
                      [done = std::move(done)](const Result<UnfinishedUpload> &upload) {
                          if (!upload)
                              return done(upload.error());
                          done(upload->size());
                      });
}

Operation BucketFileSystem::discardWritten(const FilePath &path, Callback<void> done)
{
    return begin<DiscardFlow>(std::move(done), m_bucket, objectPath(path).key());
}

} // namespace osc
