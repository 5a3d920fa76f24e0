// SPDX-License-Identifier: Apache-2.0
#include "bucketremove.h"

#include "objectcopy.h"
#include "objecthead.h"
#include "objectlisting.h"
#include "osserrors.h"
#include "ossxml.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace osc {

namespace {

constexpr std::chrono::minutes longestDeletion{5};

struct RemoveWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

/// What XML cannot hold, not even as a reference.
bool fitsIntoXml(const QByteArray &key)
{
    return std::none_of(key.begin(), key.end(), [](char c) {
        return static_cast<uchar>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
}

/// Line ends as references, or they would be read as other ones.
QByteArray inXml(const QByteArray &key)
{
    auto text = QString::fromUtf8(key).toHtmlEscaped().toUtf8();
    return text.replace('\r', "&#13;").replace('\n', "&#10;").replace('\t', "&#9;");
}

OssRequest deletion(const BucketPtr &bucket, const QList<QByteArray> &keys)
{
    auto request = bucket->request("POST", {});
    request.query = {{"delete", {}}, {"encoding-type", "url"}};
    request.body = "<Delete><Quiet>true</Quiet>";
    for (const auto &key : keys)
        request.body += "<Object><Key>" + inXml(key) + "</Key></Object>";
    request.body += "</Delete>";
    request.headers = {
        {"Content-MD5", QCryptographicHash::hash(request.body, QCryptographicHash::Md5).toBase64()},
        {"Content-Type", "application/xml"}};
    request.timeout = longestDeletion;
    return request;
}

/// S3 tells of each key that it did not delete.
Done refusalIn(const BucketPtr &bucket, const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return {};
    QString key;
    QString code;
    const bool understood = OssXml::read(body, u"DeleteResult", [&](OssXml &field, QStringView name) {
        if (name == u"Error" && code.isEmpty())
            field.children([&](OssXml &inner, QStringView what) {
                if (what == u"Key")
                    key = QString::fromUtf8(decodedKey(inner.text().toUtf8()));
                else if (what == u"Code")
                    code = inner.text().left(128);
            });
    });
    if (!understood)
        return ossNotUnderstood(bucket->client.account());
    if (code.isEmpty())
        return {};
    return Error{.kind = code == QLatin1String("AccessDenied") ? ErrorKind::Forbidden : ErrorKind::Failed,
                 .message = RemoveWords::tr("The object %1 was not deleted.").arg(displayName(key.toUtf8())),
                 .detail = code,
                 .code = code};
}

/// Held alive by its operation.
class Deletion : public std::enable_shared_from_this<Deletion>
{
public:
    Deletion(BucketPtr bucket, const QList<QByteArray> &keys, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_promise(std::move(promise))
    {
        for (const auto &key : keys)
            (fitsIntoXml(key) ? m_many : m_single).append(key);
    }

    void start()
    {
        if (m_many.size() == 1)
            m_single.append(m_many.takeFirst());
        if (m_many.isEmpty())
            return nextSingle();
        m_step =
            m_bucket->client.send(deletion(m_bucket, m_many), [this](const Result<HttpResponse> &response) {
                const auto done = response ? refusalIn(m_bucket, response->body) : Done(response.error());
                done ? nextSingle() : m_promise.resolve(done);
            });
    }

private:
    void nextSingle()
    {
        if (m_single.isEmpty())
            return m_promise.resolveLater(Done());
        m_step = deleteObject(m_bucket, m_single.takeFirst(),
                              [this](const Done &done) { done ? nextSingle() : m_promise.resolve(done); });
    }

    BucketPtr m_bucket;
    QList<QByteArray> m_many;
    QList<QByteArray> m_single;
    Promise<void> m_promise;
    Operation m_step;
};

/// Held alive by its operation.
class Removal : public std::enable_shared_from_this<Removal>
{
public:
    Removal(BucketPtr bucket, FilePath path, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_object(objectPath(m_path))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        if (m_object.isRoot)
            return m_promise.resolveLater(
                Error{.kind = ErrorKind::Invalid,
                      .message = RemoveWords::tr("A bucket is not removed as a folder is.")});
        m_step = findObject(m_bucket, m_object, [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            switch (found->kind) {
            case FoundObject::Kind::Nothing:
                return m_promise.resolve(noSuchPath(m_path));
            case FoundObject::Kind::Folder:
                return nextPage();
            case FoundObject::Kind::Object:
                break;
            }
            m_step = deleteObject(m_bucket, m_object.key(),
                                  [this](const Done &done) { done ? keep() : m_promise.resolve(done); });
        });
    }

private:
    void nextPage(const QByteArray &token = {})
    {
        m_step = listObjects(m_bucket, {.prefix = m_object.prefix, .token = token},
                             [this](const Result<ObjectPage> &page) {
                                 page ? deletePage(*page) : m_promise.resolve(page.error());
                             });
    }

    void deletePage(const ObjectPage &page)
    {
        QList<QByteArray> keys;
        for (const auto &object : page.objects) {
            if (object.key.startsWith(m_object.prefix))
                keys.append(object.key);
        }
        m_step = deleteObjects(m_bucket, keys, [this, next = page.next](const Done &done) mutable {
            if (!done)
                return m_promise.resolve(done);
            const auto token = std::move(next); // the step that holds this lambda is replaced
            token.isEmpty() ? keep() : nextPage(token);
        });
    }

    void keep()
    {
        m_step = keepParent(m_bucket, m_path, [this](const Done &) { m_promise.resolve(Done()); });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    ObjectPath m_object;
    Promise<void> m_promise;
    Operation m_step;
};

/// Held alive by its operation.
class ParentKeeper : public std::enable_shared_from_this<ParentKeeper>
{
public:
    ParentKeeper(BucketPtr bucket, const FilePath &path, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_parent(objectPath(parentPath(path)))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        if (m_parent.isRoot)
            return m_promise.resolveLater(Done());
        m_step = findFolder(m_bucket, m_parent, [this](const Result<bool> &found) {
            if (!found || *found)
                return m_promise.resolve(Done());
            m_step =
                m_bucket->client.send(m_bucket->request("PUT", m_parent.prefix),
                                      [this](const Result<HttpResponse> &) { m_promise.resolve(Done()); });
        });
    }

private:
    BucketPtr m_bucket;
    ObjectPath m_parent;
    Promise<void> m_promise;
    Operation m_step;
};

template<typename Flow, typename Argument>
Operation startFlow(const BucketPtr &bucket, const Argument &argument, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto flow = std::make_shared<Flow>(bucket, argument, promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

} // namespace

Operation removePath(const BucketPtr &bucket, const FilePath &path, Callback<void> done)
{
    return startFlow<Removal>(bucket, path, std::move(done));
}

Operation deleteObjects(const BucketPtr &bucket, const QList<QByteArray> &keys, Callback<void> done)
{
    return startFlow<Deletion>(bucket, keys, std::move(done));
}

Operation keepParent(const BucketPtr &bucket, const FilePath &path, Callback<void> done)
{
    return startFlow<ParentKeeper>(bucket, path, std::move(done));
}

} // namespace osc
