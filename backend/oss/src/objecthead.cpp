// SPDX-License-Identifier: Apache-2.0
#include "objecthead.h"

#include "objectlisting.h"
#include "ossxml.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMimeDatabase>

namespace osc {

namespace {

constexpr QByteArrayView metadataPrefix = "x-oss-meta-";

struct ObjectWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

QDateTime timeOfHeader(const QByteArray &value)
{
    auto time = QLocale::c().toDateTime(QString::fromLatin1(value),
                                        QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// One request; "not there" is a value.
class Finding : public std::enable_shared_from_this<Finding>
{
public:
    Finding(BucketPtr bucket, ObjectPath path, Promise<FoundObject> promise)
        : m_bucket(std::move(bucket))
        , m_path(std::move(path))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        if (m_path.isRoot)
            return m_promise.resolveLater(FoundObject{FoundObject::Kind::Folder});
        if (m_path.isFolder || m_path.key().isEmpty())
            return lookBelow();
        auto request = m_bucket->request("HEAD", m_path.key());
        request.accept = {404};
        m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            if (response->status == 404)
                return lookBelow();
            m_promise.resolve(FoundObject{FoundObject::Kind::Object, objectFactsFrom(response->headers)});
        });
    }

private:
    void lookBelow()
    {
        m_step = findFolder(m_bucket, m_path, [this](const Result<bool> &found) {
            using Kind = FoundObject::Kind;
            if (!found)
                return m_promise.resolve(found.error());
            m_promise.resolve(FoundObject{*found ? Kind::Folder : Kind::Nothing});
        });
    }

    BucketPtr m_bucket;
    ObjectPath m_path;
    Promise<FoundObject> m_promise;
    Operation m_step;
};

} // namespace

QByteArray headerOf(const QList<HttpHeader> &headers, QByteArrayView name)
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

bool isArchiveClass(const QString &storageClass)
{
    static const QStringList archives{QStringLiteral("Archive"), QStringLiteral("ColdArchive"),
                                      QStringLiteral("DeepColdArchive"), QStringLiteral("GLACIER"),
                                      QStringLiteral("DEEP_ARCHIVE")};
    return archives.contains(storageClass);
}

ObjectFacts objectFactsFrom(const QList<HttpHeader> &headers)
{
    constexpr qsizetype longest = 4096;
    const auto text = [&](QByteArrayView name) {
        return QString::fromUtf8(headerOf(headers, name).left(longest));
    };
    ObjectFacts facts;
    bool ok = false;
    const qint64 size = headerOf(headers, "Content-Length").toLongLong(&ok);
    facts.size = ok && size >= 0 ? size : -1;
    facts.modified = timeOfHeader(headerOf(headers, "Last-Modified"));
    facts.contentType = text("Content-Type");
    facts.etag = text("ETag");
    facts.storageClass = text("x-oss-storage-class");
    facts.restore = text("x-oss-restore");
    facts.versionId = text("x-oss-version-id");
    facts.archived = isArchiveClass(facts.storageClass) &&
                     !facts.restore.contains(QLatin1String("ongoing-request=\"false\""));
    for (const auto &header : headers) {
        if (header.name.toLower().startsWith(metadataPrefix))
            facts.metadata.insert(QString::fromUtf8(header.name.mid(metadataPrefix.size()).toLower()),
                                  QString::fromUtf8(header.value.left(longest)));
    }
    return facts;
}

QList<HttpHeader> headersOfFacts(const ObjectFacts &facts)
{
    QList<HttpHeader> headers;
    if (!facts.contentType.isEmpty())
        headers.append(HttpHeader{"Content-Type", facts.contentType.toUtf8()});
    for (auto entry = facts.metadata.cbegin(); entry != facts.metadata.cend(); ++entry)
        headers.append(
            HttpHeader{metadataPrefix.toByteArray() + entry.key().toUtf8(), entry.value().toUtf8()});
    return headers;
}

QString decodeAcl(const QByteArray &xml)
{
    QString grant;
    const bool understood = OssXml::read(xml, u"AccessControlPolicy", [&](OssXml &field, QStringView name) {
        if (name != u"AccessControlList")
            return;
        field.children([&](OssXml &inner, QStringView what) {
            if (what == u"Grant")
                grant = inner.text().left(64);
        });
    });
    return understood ? grant : QString();
}

QByteArray contentTypeFor(const QByteArray &key)
{
    const QMimeDatabase types;
    return types.mimeTypeForFile(QString::fromUtf8(lastPartOf(key)), QMimeDatabase::MatchExtension)
        .name()
        .toUtf8();
}

FileEntry FoundObject::entry(const FilePath &path) const
{
    FileEntry entry;
    entry.name = path.mid(path.lastIndexOf('/') + 1);
    entry.type = kind == Kind::Folder ? FileType::Directory : FileType::Regular;
    if (kind == Kind::Object) {
        entry.size = facts.size;
        entry.modified = facts.modified;
        entry.storageClass = facts.storageClass;
    }
    return entry;
}

Operation findObject(const BucketPtr &bucket, const ObjectPath &path, Callback<FoundObject> done)
{
    Promise<FoundObject> promise(std::move(done));
    const auto finding = std::make_shared<Finding>(bucket, path, promise);
    auto operation = promise.operation({}, finding);
    finding->start();
    return operation;
}

Operation findFolder(const BucketPtr &bucket, const ObjectPath &path, Callback<bool> done)
{
    return listObjects(bucket, {.prefix = path.prefix, .most = 1},
                       [done = std::move(done)](const Result<ObjectPage> &page) {
                           if (!page)
                               return done(page.error());
                           done(!page->isEmpty());
                       });
}

Error noSuchPath(const FilePath &path)
{
    return {.kind = ErrorKind::NotFound,
            .message = ObjectWords::tr("There is no object %1.").arg(displayName(path))};
}

Error pathExists(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message = ObjectWords::tr("There is already something called %1.").arg(displayName(path))};
}

Error pathIsFolder(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message = ObjectWords::tr("%1 is a folder.").arg(displayName(path))};
}

Error pathIsNoFolder(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message = ObjectWords::tr("%1 is not a folder.").arg(displayName(path))};
}

Error pathWasChanged(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message = ObjectWords::tr("%1 was changed by somebody else meanwhile.").arg(displayName(path)),
            .advice = ObjectWords::tr("Open it again to see what it holds now.")};
}

Error whatArrivedDiffers(const FilePath &path)
{
    return {.kind = ErrorKind::Failed,
            .message =
                ObjectWords::tr("What arrived of %1 differs from what was sent.").arg(displayName(path)),
            .advice = ObjectWords::tr("Try again.")};
}

} // namespace osc
