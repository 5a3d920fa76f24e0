// SPDX-License-Identifier: Apache-2.0
#include "bucketobjects.h"

#include "objectcopy.h"
#include "objecthead.h"
#include "objectlisting.h"
#include "osserrors.h"
#include "ossxml.h"

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct ObjectsWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

Error noObject(const FilePath &path, const FoundObject &found)
{
    return found.kind == FoundObject::Kind::Folder ? pathIsFolder(path) : noSuchPath(path);
}

/// Held alive by its operation.
class FactsFlow : public std::enable_shared_from_this<FactsFlow>
{
public:
    FactsFlow(BucketPtr bucket, FilePath path, Promise<ObjectFacts> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            if (found->kind != FoundObject::Kind::Object)
                return m_promise.resolve(noObject(m_path, *found));
            m_facts = found->facts;
            m_bucket->isS3() ? m_promise.resolve(m_facts) : askAcl();
        });
    }

private:
    /// A key that may not ask for it still learns the rest.
    void askAcl()
    {
        auto request = m_bucket->request("GET", objectPath(m_path).key());
        request.query = {{"acl", {}}};
        m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (response)
                m_facts.acl = decodeAcl(response->body);
            m_promise.resolve(m_facts);
        });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    Promise<ObjectFacts> m_promise;
    ObjectFacts m_facts;
    Operation m_step;
};

/// Held alive by its operation.
class SetFactsFlow : public std::enable_shared_from_this<SetFactsFlow>
{
public:
    SetFactsFlow(BucketPtr bucket, FilePath path, ObjectFacts facts, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_facts(std::move(facts))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            if (found->kind != FoundObject::Kind::Object)
                return m_promise.resolve(noObject(m_path, *found));
            copy(found->facts);
        });
    }

private:
    void copy(const ObjectFacts &now)
    {
        const auto key = objectPath(m_path).key();
        ObjectCopyJob job{.from = key, .to = key, .overwrite = true, .size = now.size, .facts = now};
        job.facts->contentType = m_facts.contentType;
        job.facts->metadata = m_facts.metadata;
        m_step = copyObject(m_bucket, job, [this](const Done &done) { m_promise.resolve(done); });
    }

    BucketPtr m_bucket;
    FilePath m_path;
    ObjectFacts m_facts;
    Promise<void> m_promise;
    Operation m_step;
};

struct VersionPage
{
    QList<ObjectAccess::Version> versions{};
    QByteArray nextKey{};
    QByteArray nextId{};
};

ObjectAccess::Version decodeVersion(OssXml &xml, bool deleteMarker, QByteArray &key)
{
    ObjectAccess::Version version;
    version.deleteMarker = deleteMarker;
    xml.children([&](OssXml &field, QStringView name) {
        if (name == u"Key")
            key = field.text().toUtf8();
        else if (name == u"VersionId")
            version.id = field.text().left(128);
        else if (name == u"IsLatest")
            version.current = field.text() == QLatin1String("true");
        else if (name == u"LastModified")
            version.modified = QDateTime::fromString(field.text(), Qt::ISODateWithMs);
        else if (name == u"Size")
            version.size = field.text().toLongLong();
    });
    return version;
}

/// The versions of @p wanted only: a prefix finds longer keys, too.
std::optional<VersionPage> decodeVersions(const QByteArray &document, const QByteArray &wanted)
{
    VersionPage page;
    bool truncated = false;
    QList<std::pair<QByteArray, ObjectAccess::Version>> all;
    bool encoded = false;
    const bool understood =
        OssXml::read(document, u"ListVersionsResult", [&](OssXml &field, QStringView name) {
            if (name == u"Version" || name == u"DeleteMarker") {
                QByteArray key;
                auto version = decodeVersion(field, name == u"DeleteMarker", key);
                all.append({key, version});
            } else if (name == u"IsTruncated") {
                truncated = field.text() == QLatin1String("true");
            } else if (name == u"NextKeyMarker") {
                page.nextKey = field.text().toUtf8();
            } else if (name == u"NextVersionIdMarker") {
                page.nextId = field.text().toUtf8();
            } else if (name == u"EncodingType") {
                encoded = field.text() == QLatin1String("url");
            }
        });
    if (!understood)
        return {};
    if (encoded)
        page.nextKey = decodedKey(page.nextKey);
    for (const auto &[key, version] : all) {
        if ((encoded ? decodedKey(key) : key) == wanted)
            page.versions.append(version);
    }
    if (!truncated || page.nextKey != wanted)
        page.nextKey = page.nextId = {};
    return page;
}

/// Held alive by its operation.
class VersionsFlow : public std::enable_shared_from_this<VersionsFlow>
{
public:
    using Versions = QList<ObjectAccess::Version>;

    VersionsFlow(BucketPtr bucket, FilePath path, Promise<Versions> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_key(objectPath(m_path).key())
        , m_promise(std::move(promise))
    {}

    void next(const QByteArray &keyMarker = {}, const QByteArray &idMarker = {})
    {
        auto request = m_bucket->request("GET", {});
        request.query = {{"encoding-type", "url"}, {"prefix", m_key}, {"versions", {}}};
        if (!keyMarker.isEmpty())
            request.query.emplace_back("key-marker", keyMarker);
        if (!idMarker.isEmpty())
            request.query.emplace_back("version-id-marker", idMarker);
        m_step =
            m_bucket->client.send(std::move(request), [this, idMarker](const Result<HttpResponse> &response) {
                if (!response)
                    return m_promise.resolve(response.error());
                const auto page = decodeVersions(response->body, m_key);
                if (!page)
                    return m_promise.resolve(ossNotUnderstood(m_bucket->client.account()));
                m_versions += page->versions;
                if (!page->nextKey.isEmpty() && page->nextId != idMarker)
                    return next(page->nextKey, page->nextId);
                finish();
            });
    }

private:
    void finish()
    {
        if (m_versions.isEmpty())
            return m_promise.resolve(noSuchPath(m_path));
        std::stable_sort(m_versions.begin(), m_versions.end(), [](const auto &one, const auto &other) {
            return one.current != other.current ? one.current : one.modified > other.modified;
        });
        m_promise.resolve(m_versions);
    }

    BucketPtr m_bucket;
    FilePath m_path;
    QByteArray m_key;
    Promise<Versions> m_promise;
    Versions m_versions;
    Operation m_step;
};

/// Held alive by its operation.
class CopyVersionFlow : public std::enable_shared_from_this<CopyVersionFlow>
{
public:
    CopyVersionFlow(BucketPtr bucket, ObjectCopyJob job, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_job(std::move(job))
        , m_promise(std::move(promise))
    {}

    /// A copy of S3 replaces what is there, so it is looked for before.
    void start(const FilePath &to)
    {
        if (m_job.overwrite)
            return copy();
        m_step = findObject(m_bucket, objectPath(to), [this, to](const Result<FoundObject> &found) {
            if (!found)
                return m_promise.resolve(found.error());
            found->kind == FoundObject::Kind::Nothing ? copy() : m_promise.resolve(pathExists(to));
        });
    }

private:
    void copy()
    {
        m_step = copyObject(m_bucket, m_job, [this](const Done &done) { m_promise.resolve(done); });
    }

    BucketPtr m_bucket;
    ObjectCopyJob m_job;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation BucketObjects::facts(const FilePath &path, Callback<ObjectFacts> done)
{
    Promise<ObjectFacts> promise(std::move(done));
    const auto flow = std::make_shared<FactsFlow>(m_bucket, path, promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

Operation BucketObjects::setFacts(const FilePath &path, const QString &contentType,
                                  const QMap<QString, QString> &metadata, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    ObjectFacts facts;
    facts.contentType = contentType;
    facts.metadata = metadata;
    const auto flow = std::make_shared<SetFactsFlow>(m_bucket, path, facts, promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

Operation BucketObjects::restore(const FilePath &path, int days, Callback<void> done)
{
    auto request = m_bucket->request("POST", objectPath(path).key());
    request.query = {{"restore", {}}};
    request.headers = {{"Content-Type", "application/xml"}};
    request.body =
        "<RestoreRequest><Days>" + QByteArray::number(std::clamp(days, 1, 365)) + "</Days></RestoreRequest>";
    return m_bucket->client.send(
        std::move(request), [done = std::move(done), path](const Result<HttpResponse> &response) {
            if (response)
                return done(Done());
            auto error = response.error();
            if (error.code == QLatin1String("RestoreAlreadyInProgress"))
                error.message = ObjectsWords::tr("%1 is being restored already.").arg(displayName(path));
            done(error);
        });
}

QUrl BucketObjects::shareLink(const FilePath &path, std::chrono::seconds validFor) const
{
    const auto object = objectPath(path);
    if (object.isFolder || object.key().isEmpty())
        return {};
    if (const auto end = m_bucket->client.credential().expiresAt; end.isValid()) {
        const std::chrono::seconds left{QDateTime::currentDateTimeUtc().secsTo(end)};
        if (left <= std::chrono::seconds(0))
            return {};
        validFor = std::min(validFor, left);
    }
    return m_bucket->client.presignedLink("GET", m_bucket->bucket, object.key(), validFor);
}

Operation BucketObjects::versions(const FilePath &path, Callback<QList<Version>> done)
{
    Promise<QList<Version>> promise(std::move(done));
    const auto flow = std::make_shared<VersionsFlow>(m_bucket, path, promise);
    auto operation = promise.operation({}, flow);
    flow->next();
    return operation;
}

Operation BucketObjects::copyVersion(const FilePath &path, const QString &version, const FilePath &to,
                                     Callback<void> done)
{
    Promise<void> promise(std::move(done));
    ObjectCopyJob job{.from = objectPath(path).key(), .to = objectPath(to).key(), .overwrite = to == path};
    job.version = version.toUtf8();
    const auto flow = std::make_shared<CopyVersionFlow>(m_bucket, job, promise);
    auto operation = promise.operation({}, flow);
    flow->start(to);
    return operation;
}

Operation BucketObjects::removeVersion(const FilePath &path, const QString &version, Callback<void> done)
{
    auto request = m_bucket->request("DELETE", objectPath(path).key());
    request.query = {{"versionId", version.toUtf8()}};
    request.accept = {404};
    return m_bucket->client.send(std::move(request),
                                 [done = std::move(done)](const Result<HttpResponse> &response) {
                                     done(response ? Done() : Done(response.error()));
                                 });
}

} // namespace osc
