// SPDX-License-Identifier: Apache-2.0
#include "objectlisting.h"

#include "osserrors.h"
#include "ossxml.h"

namespace osc {

namespace {

ListedObject decodeObject(OssXml &xml, const QList<ListedObject> &before)
{
    ListedObject object;
    xml.children([&](OssXml &field, QStringView name) {
        if (name == u"Key") {
            object.key = field.text().toUtf8();
        } else if (name == u"Size") {
            bool ok = false;
            const qint64 size = field.text().toLongLong(&ok);
            object.size = ok && size >= 0 ? size : -1;
        } else if (name == u"LastModified") {
            const auto time = QDateTime::fromString(field.text(), Qt::ISODateWithMs);
            if (time.isValid())
                object.modified = QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch(), Qt::UTC);
        } else if (name == u"StorageClass") {
            object.storageClass = field.text().left(64);
        } else if (name == u"ETag") {
            object.etag = field.text().left(256).toUtf8();
        }
    });
    // Neighbours are mostly of one class; then they share its text.
    if (!before.isEmpty() && before.last().storageClass == object.storageClass)
        object.storageClass = before.last().storageClass;
    return object;
}

} // namespace

QByteArray decodedKey(QByteArray key)
{
    key.replace('+', ' ');
    return QByteArray::fromPercentEncoding(key);
}

std::optional<ObjectPage> decodeObjectPage(const QByteArray &xml)
{
    ObjectPage page;
    bool truncated = false;
    bool encoded = false;
    const bool understood = OssXml::read(xml, u"ListBucketResult", [&](OssXml &field, QStringView name) {
        if (name == u"Contents")
            page.objects.append(decodeObject(field, page.objects));
        else if (name == u"CommonPrefixes")
            field.children([&](OssXml &inner, QStringView what) {
                if (what == u"Prefix")
                    page.prefixes.append(inner.text().toUtf8());
            });
        else if (name == u"IsTruncated")
            truncated = field.text() == QLatin1String("true");
        else if (name == u"NextContinuationToken")
            page.next = field.text().toUtf8();
        else if (name == u"EncodingType")
            encoded = field.text() == QLatin1String("url");
    });
    if (!understood || (truncated && page.next.isEmpty()))
        return {};
    if (!truncated)
        page.next.clear();
    if (encoded) {
        for (auto &object : page.objects)
            object.key = decodedKey(object.key);
        for (auto &prefix : page.prefixes)
            prefix = decodedKey(prefix);
    }
    return page;
}

Operation listObjects(const BucketPtr &bucket, const ObjectQuery &query, Callback<ObjectPage> done)
{
    auto request = bucket->request("GET", {});
    if (!query.token.isEmpty())
        request.query.emplace_back("continuation-token", query.token);
    if (query.byFolders)
        request.query.emplace_back("delimiter", "/");
    request.query.emplace_back("encoding-type", "url");
    request.query.emplace_back("list-type", "2");
    request.query.emplace_back("max-keys", QByteArray::number(query.most));
    if (!query.prefix.isEmpty())
        request.query.emplace_back("prefix", query.prefix);
    return bucket->client.send(std::move(request), [bucket, token = query.token, done = std::move(done)](
                                                       const Result<HttpResponse> &response) {
        if (!response)
            return done(response.error());
        auto page = decodeObjectPage(response->body);
        // The same page again and again would be a listing without an end.
        if (!page || (!page->next.isEmpty() && page->next == token))
            return done(ossNotUnderstood(bucket->client.account()));
        done(std::move(*page));
    });
}

} // namespace osc
