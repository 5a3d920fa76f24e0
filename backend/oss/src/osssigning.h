// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossrequest.h"

#include <core/credentials.h>

namespace osc {

/// What a signature covers, and with what it is made. No I/O, no clock.
struct SigningInput
{
    StorageDialect dialect = StorageDialect::OssV4;
    QByteArray method;
    QByteArray bucket; ///< Empty: the service.
    QByteArray key;    ///< Not encoded.
    OssQuery query;
    QList<HttpHeader> headers; ///< Those that are sent; never Host.
    QByteArray host;           ///< With the port if it is not the scheme's own; only S3 signs it.
    bool pathStyle = false;    ///< Only S3 signs the path as it is sent; OSS always "/bucket/key".
    QByteArray body;           ///< Only S3 over memory; empty with streamBody.
    bool streamBody = false;
    QByteArray region; ///< "cn-hangzhou"; not in V1.
    QDateTime at;      ///< UTC.
};

/// A signature and how it came about, for comparison. None of it is secret but the token among the headers.
struct RequestSignature
{
    QByteArray canonicalRequest; ///< Empty in V1.
    QByteArray stringToSign;
    QByteArray signature;
    QList<HttpHeader> headers; ///< To be sent besides those of the input; Authorization is the last.
};

/// The headers that make a request authentic (test-environment 4).
[[nodiscard]] RequestSignature signRequest(const SigningInput &input, const OssKey &key);

/// A link that is good for @p validFor from SigningInput::at. Only content-type among the headers is covered,
/// and the caller of the link must send it. @p origin is "https://host[:port]" with the bucket in it where it
/// belongs.
struct PresignedLink
{
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature;
    QByteArray url;
};
[[nodiscard]] PresignedLink presign(const SigningInput &input, const OssKey &key,
                                    std::chrono::seconds validFor, const QByteArray &origin);

/// Everything but A–Z a–z 0–9 - _ . ~ encoded; with @p keepSlashes also "/" stays.
[[nodiscard]] QByteArray ossEncoded(const QByteArray &text, bool keepSlashes);
/// "/", "/key", "/bucket/" or "/bucket/key", encoded.
[[nodiscard]] QByteArray ossWirePath(const QByteArray &bucket, const QByteArray &key, bool pathStyle);
/// "a=b&c" in the given order, encoded; without "?".
[[nodiscard]] QByteArray ossWireQuery(const OssQuery &query);

} // namespace osc
