// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossrequest.h"

#include <core/credentials.h>

namespace osc {

/// What a service said when it refused. All texts are untrusted.
struct OssRefusal
{
    int status = 0;
    QString code;      ///< "AccessDenied"; empty when it told none.
    QString message;   ///< Its own words.
    QString requestId; ///< For its support.
    QString ec;        ///< "0003-00000001", the finer code of OSS.
    QString endpoint;  ///< Where the bucket is to be asked for instead; empty: not told.
    QString region;    ///< The region that the service expects; empty: not told.

    [[nodiscard]] bool isClockSkew() const;
    /// Another endpoint was named, or the answer is a redirection.
    [[nodiscard]] bool isElsewhere() const;
    /// The signature names a region that is not the endpoint's.
    [[nodiscard]] bool isWrongRegion() const;
};

/// From the body, or from x-oss-err where there is none (HEAD). Bodies above 256 KiB are not read. Leaves out
/// what a service repeats of the request: access key, signature, string to sign.
[[nodiscard]] OssRefusal decodeRefusal(const HttpResponse &response);

/// The permission that a request needs, as policies name it: "oss:PutObject", or "s3:PutObject".
[[nodiscard]] QString neededPermission(const OssRequest &request, StorageDialect dialect);
/// On what: "acme-reports", "acme-reports/daily/*"; empty for the service itself.
[[nodiscard]] QString neededOn(const OssRequest &request);

/// A refusal in our words. Error::code is the service's code, Error::detail its words without the key.
[[nodiscard]] Error ossError(const OssRefusal &refusal, const OssRequest &request, const OssAccount &account);
/// The same error with OssRequest::failure before the reason.
[[nodiscard]] Error withFailure(Error error, const QString &failure);
/// An answer of 2xx that is not what was asked for.
[[nodiscard]] Error ossNotUnderstood(const OssAccount &account);
/// "reports-ro", or the masked id of a key without a name.
[[nodiscard]] QString keyName(const OssAccount &account);
/// @p text without the key: its id masked, secret and token left out.
[[nodiscard]] QString withoutKey(QString text, const OssKey &key);

} // namespace osc
