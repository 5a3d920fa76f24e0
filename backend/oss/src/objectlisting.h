// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <QDateTime>
#include <QList>

namespace osc {

struct ListedObject
{
    QByteArray key;
    qint64 size = -1;
    QDateTime modified{}; ///< Whole seconds: HEAD tells no more, and both are compared.
    QString storageClass{};
    QByteArray etag{}; ///< With its quotes.
};

/// At most a thousand keys, sorted by their bytes.
struct ObjectPage
{
    QList<ListedObject> objects;
    QList<QByteArray> prefixes; ///< With their slash; only with a delimiter.
    QByteArray next;            ///< Token of the page that follows; empty: there is none.

    [[nodiscard]] bool isEmpty() const { return objects.isEmpty() && prefixes.isEmpty(); }
};

struct ObjectQuery
{
    QByteArray prefix;
    bool byFolders = false; ///< With the delimiter "/".
    QByteArray token{};
    int most = 1000;
};

/// One page of a listing (ListObjectsV2): one request.
[[nodiscard]] Operation listObjects(const BucketPtr &bucket, const ObjectQuery &query,
                                    Callback<ObjectPage> done);
/// None when it cannot be understood.
[[nodiscard]] std::optional<ObjectPage> decodeObjectPage(const QByteArray &xml);
/// "a%20b" and "a+b" → "a b", as services encode keys with encoding-type=url.
[[nodiscard]] QByteArray decodedKey(QByteArray key);

} // namespace osc
