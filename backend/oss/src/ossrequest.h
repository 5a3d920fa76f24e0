// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <optional>
#include <utility>

namespace osc {

/// Names and values as they are; they are encoded where they are signed and sent. A parameter without a value
/// ("uploads", "delete") is a bare name.
using OssQuery = QList<std::pair<QByteArray, std::optional<QByteArray>>>;

/// One call of an object storage, in the words of OSS whatever the dialect is: for S3 the client turns
/// "x-oss-" into "x-amz-" in requests and back in answers, and forbid-overwrite into If-None-Match.
struct OssRequest
{
    QByteArray method = "GET";
    QString bucket; ///< Empty: the service itself (ListBuckets).
    QByteArray key; ///< UTF-8, not encoded, sent exactly so ("a//b/../c"); empty: the bucket.
    OssQuery query;
    QList<HttpHeader> headers;
    QByteArray body;
    std::shared_ptr<ByteSource> bodySource; ///< Streamed up instead of body; then nothing is tried twice.
    std::shared_ptr<ByteSink> sink;         ///< Takes the body of a 2xx answer.
    std::function<void(int status, const QList<HttpHeader> &headers)> onHeaders; ///< Of each try.
    QList<int> accept;      ///< Statuses outside 2xx that are values for this caller, such as 404 of a HEAD.
    bool anyStatus = false; ///< Every status is a value, once it was tried as often as it may be.
    /// What did not come about, one sentence: "The object %1 could not be read." Stands before the reason in
    /// Error::message; empty: the reason alone.
    QString failure;
    std::chrono::milliseconds timeout{60'000}; ///< Each try; 0: none (then with idleTimeout).
    std::chrono::seconds idleTimeout{0};
    qint64 maximumBody = 16 * 1024 * 1024;
    /// Whether the call may be made again after a 5xx or a broken link. By itself only what changes nothing
    /// when it is done twice: all but POST. False for a PUT that forbids overwriting.
    bool repeatable = true;
};

} // namespace osc
