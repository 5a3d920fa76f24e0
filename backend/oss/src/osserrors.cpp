// SPDX-License-Identifier: Apache-2.0
#include "osserrors.h"

#include "ossxml.h"

#include <core/httpstatus.h>

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace osc {

namespace {

struct OssErrors
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssErrors)
};

constexpr qsizetype largestRefusal = 256 * 1024;
constexpr qsizetype longestDetail = 4096;

bool hasParameter(const OssRequest &request, QByteArrayView name)
{
    return std::any_of(request.query.begin(), request.query.end(),
                       [&](const auto &parameter) { return parameter.first == name; });
}

bool isRedirection(int status)
{
    return status >= 300 && status < 400 && status != 304;
}

/// Only a host with its port: the rest of a Location would be where this one object is.
QString hostOfLocation(const HttpResponse &response, const QString &bucket)
{
    const auto url = QUrl::fromEncoded(response.header("Location"));
    auto host = url.host();
    if (!bucket.isEmpty() && host.startsWith(bucket + QLatin1Char('.')))
        host.remove(0, bucket.size() + 1);
    if (!host.isEmpty() && url.port() >= 0)
        host += QLatin1Char(':') + QString::number(url.port());
    return host;
}

void readRefusal(const QByteArray &xml, OssRefusal &refusal, QString &bucket)
{
    OssRefusal read;
    const bool understood = OssXml::read(xml, u"Error", [&](OssXml &element, QStringView name) {
        if (name == u"Code")
            read.code = element.text().left(128);
        else if (name == u"Message")
            read.message = element.text().left(longestDetail / 2);
        else if (name == u"RequestId")
            read.requestId = element.text().left(128);
        else if (name == u"EC")
            read.ec = element.text().left(64);
        else if (name == u"Endpoint")
            read.endpoint = element.text().left(255);
        else if (name == u"Region")
            read.region = element.text().left(64);
        else if (name == u"Bucket")
            bucket = element.text().left(255);
    });
    if (!understood)
        return;
    read.status = refusal.status;
    if (read.region.isEmpty())
        read.region = refusal.region;
    refusal = read;
}

struct PermissionRule
{
    const char *method;    ///< Null: any.
    bool ofObject;         ///< Whether a key is in the request.
    const char *parameter; ///< Null: none needed.
    const char *oss;
    const char *s3;
};

/// The first that fits; those with a parameter stand before those without.
constexpr PermissionRule permissionRules[] = {
    {"GET", false, "bucketInfo", "oss:GetBucketInfo", "s3:GetBucketLocation"},
    {"GET", false, "location", "oss:GetBucketLocation", "s3:GetBucketLocation"},
    {"GET", false, "stat", "oss:GetBucketStat", "s3:ListBucket"},
    {"GET", false, "versions", "oss:ListObjectVersions", "s3:ListBucketVersions"},
    {"GET", false, "uploads", "oss:ListMultipartUploads", "s3:ListBucketMultipartUploads"},
    {"POST", false, "delete", "oss:DeleteObject", "s3:DeleteObject"},
    {nullptr, false, nullptr, "oss:ListObjects", "s3:ListBucket"},
    {"GET", true, "acl", "oss:GetObjectAcl", "s3:GetObjectAcl"},
    {"PUT", true, "acl", "oss:PutObjectAcl", "s3:PutObjectAcl"},
    {"POST", true, "restore", "oss:RestoreObject", "s3:RestoreObject"},
    {"GET", true, "uploadId", "oss:ListParts", "s3:ListMultipartUploadParts"},
    {"DELETE", true, "uploadId", "oss:AbortMultipartUpload", "s3:AbortMultipartUpload"},
    {"DELETE", true, "versionId", "oss:DeleteObjectVersion", "s3:DeleteObjectVersion"},
    {"DELETE", true, nullptr, "oss:DeleteObject", "s3:DeleteObject"},
    {"PUT", true, nullptr, "oss:PutObject", "s3:PutObject"},
    {"POST", true, nullptr, "oss:PutObject", "s3:PutObject"},
    {nullptr, true, nullptr, "oss:GetObject", "s3:GetObject"},
};

Error made(ErrorKind kind, const QString &message, const QString &advice)
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.advice = advice;
    return error;
}

Error refusedKey(const OssRefusal &refusal, const OssAccount &account)
{
    const auto id = maskedKeyId(account.key.keyId);
    if (refusal.message.contains(QLatin1String("disabled"), Qt::CaseInsensitive) ||
        refusal.code.endsWith(QLatin1String(".Inactive")))
        return made(ErrorKind::Unauthorized, OssErrors::tr("The access key %1 is disabled.").arg(id),
                    OssErrors::tr("Enable it where it was made, or use another key."));
    if (!account.key.token.isEmpty())
        return made(ErrorKind::Unauthorized,
                    OssErrors::tr("The service does not know the temporary access key %1.").arg(id),
                    OssErrors::tr("Enter ID, secret and token again; the three belong together."));
    return made(ErrorKind::Unauthorized,
                OssErrors::tr("The service does not know the access key ID %1.").arg(id),
                OssErrors::tr("Check the access key ID, and that the key has not been deleted."));
}

Error refusedToken(const OssRefusal &refusal, const OssAccount &account)
{
    const auto name = keyName(account);
    if (refusal.code == QLatin1String("SecurityTokenExpired") ||
        refusal.code == QLatin1String("ExpiredToken"))
        return made(ErrorKind::Unauthorized, OssErrors::tr("The temporary key %1 has run out.").arg(name),
                    OssErrors::tr("Get a new temporary key, and enter its ID, secret and token."));
    return made(ErrorKind::Unauthorized,
                OssErrors::tr("The security token does not belong to key %1.").arg(name),
                OssErrors::tr("Enter ID, secret and token again; the three belong together."));
}

Error refusedRight(const OssRefusal &refusal, const OssRequest &request, const OssAccount &account)
{
    if (refusal.message.contains(QLatin1String("does not belong to you")))
        return made(ErrorKind::Forbidden,
                    OssErrors::tr("Bucket %1 belongs to another account than key %2.")
                        .arg(request.bucket, keyName(account)),
                    OssErrors::tr("Check the name of the bucket, or use a key of its account."));
    const auto dialect = account.credential.dialect;
    const auto permission = neededPermission(request, dialect);
    const auto on = neededOn(request);
    if (on.isEmpty())
        return made(ErrorKind::Forbidden,
                    OssErrors::tr("Key %1 may not list the buckets of its account.").arg(keyName(account)),
                    OssErrors::tr("Open a bucket by its name, or allow %1.").arg(permission));
    const auto message = OssErrors::tr("Key %1 may not do %2 on %3.").arg(keyName(account), permission, on);
    if (dialect == StorageDialect::S3)
        return made(ErrorKind::Forbidden, message,
                    OssErrors::tr("Let its user do %1 on %2, or use another key.").arg(permission, on));
    return made(ErrorKind::Forbidden, message,
                OssErrors::tr("Let its RAM user do %1 on %2, or use another key.").arg(permission, on));
}

Error elsewhere(const OssRefusal &refusal, const OssRequest &request, const OssAccount &account)
{
    auto error = made(ErrorKind::Conflict,
                      OssErrors::tr("Bucket %1 is not reached through %2.")
                          .arg(request.bucket, account.credential.endpoint),
                      OssErrors::tr("Look up the bucket's endpoint, and enter it with the key."));
    if (!refusal.endpoint.isEmpty())
        error.advice = OssErrors::tr("Use the endpoint %1 for this bucket.").arg(refusal.endpoint);
    return error;
}

Error wrongRegion(const OssRefusal &refusal, const OssAccount &account)
{
    auto error = made(ErrorKind::Invalid,
                      OssErrors::tr("The region of key %1 is not the one of %2.")
                          .arg(keyName(account), account.credential.endpoint),
                      OssErrors::tr("Enter the region that the endpoint belongs to."));
    const auto right =
        refusal.region.isEmpty() ? regionOfEndpoint(account.credential.endpoint) : refusal.region;
    if (!right.isEmpty())
        error.advice = OssErrors::tr("Enter the region %1.").arg(right);
    return error;
}

Error missing(const OssRefusal &refusal, const OssRequest &request)
{
    if (refusal.code == QLatin1String("NoSuchBucket") || request.key.isEmpty())
        return made(ErrorKind::NotFound, OssErrors::tr("There is no bucket %1.").arg(request.bucket),
                    OssErrors::tr("Check the name of the bucket, and the endpoint of the key."));
    if (refusal.code == QLatin1String("NoSuchUpload"))
        return made(ErrorKind::NotFound,
                    OssErrors::tr("The upload of %1 that was begun is not known any more.")
                        .arg(QString::fromUtf8(request.key)),
                    OssErrors::tr("Upload it from the start."));
    return made(ErrorKind::NotFound,
                OssErrors::tr("There is no object %1 in bucket %2.")
                    .arg(QString::fromUtf8(request.key), request.bucket),
                {});
}

Error inTheWay(const OssRefusal &refusal, const OssRequest &request)
{
    const auto key = QString::fromUtf8(request.key);
    if (refusal.code == QLatin1String("InvalidObjectState"))
        return made(ErrorKind::Conflict,
                    OssErrors::tr("%1 is archived and cannot be read until it is restored.").arg(key),
                    OssErrors::tr("Restore it first; that takes minutes to hours."));
    if (refusal.code == QLatin1String("FileAlreadyExists") ||
        refusal.code == QLatin1String("PreconditionFailed"))
        return made(ErrorKind::Conflict, OssErrors::tr("There is an object %1 already.").arg(key), {});
    return made(
        ErrorKind::Conflict,
        OssErrors::tr("The state of bucket %1 does not allow this (%2).").arg(request.bucket, refusal.code),
        {});
}

Error troubled(const OssRefusal &refusal, const OssAccount &account)
{
    const auto endpoint = account.credential.endpoint;
    if (refusal.status == 500 || refusal.status == 501)
        return made(refusal.status == 501 ? ErrorKind::Unsupported : ErrorKind::Failed,
                    refusal.status == 501
                        ? OssErrors::tr("The object storage at %1 cannot do this.").arg(endpoint)
                        : OssErrors::tr("The object storage at %1 failed inside.").arg(endpoint),
                    refusal.status == 501 ? QString() : OssErrors::tr("Try again in a while."));
    return made(ErrorKind::Failed,
                OssErrors::tr("The object storage at %1 takes no more requests at the moment.").arg(endpoint),
                OssErrors::tr("Try again in a while."));
}

Error worded(const OssRefusal &refusal, const OssRequest &request, const OssAccount &account)
{
    const auto &code = refusal.code;
    if (refusal.isElsewhere())
        return elsewhere(refusal, request, account);
    if (refusal.isWrongRegion())
        return wrongRegion(refusal, account);
    if (refusal.isClockSkew())
        return made(ErrorKind::Unauthorized,
                    OssErrors::tr("The clock of this computer is too far from the service’s."),
                    OssErrors::tr("Set the clock of this computer, then try again."));
    if (code.startsWith(QLatin1String("InvalidAccessKeyId")))
        return refusedKey(refusal, account);
    if (code == QLatin1String("SignatureDoesNotMatch"))
        return made(ErrorKind::Unauthorized,
                    OssErrors::tr("The secret does not belong to the access key ID %1.")
                        .arg(maskedKeyId(account.key.keyId)),
                    OssErrors::tr("Copy the access key secret again, whole and without spaces around it."));
    if (code.contains(QLatin1String("Token")) && refusal.status < 500)
        return refusedToken(refusal, account);
    if (code == QLatin1String("UserDisable"))
        return made(ErrorKind::Forbidden,
                    OssErrors::tr("The account that key %1 belongs to is suspended.").arg(keyName(account)),
                    OssErrors::tr("Check the bills of the account."));
    if (code == QLatin1String("PublicEndpointForbidden"))
        return made(
            ErrorKind::Forbidden,
            OssErrors::tr("The service does not let this account use %1 for bucket %2.")
                .arg(account.credential.endpoint, request.bucket),
            OssErrors::tr("New accounts reach buckets in mainland China only by the internal endpoint, or "
                          "by a domain of their own."));
    if (code == QLatin1String("InvalidBucketName"))
        return made(ErrorKind::Invalid, OssErrors::tr("“%1” cannot be a bucket’s name.").arg(request.bucket),
                    OssErrors::tr("Check the name of the bucket."));
    if (code == QLatin1String("InvalidPart"))
        return made(ErrorKind::Conflict,
                    OssErrors::tr("The parts of %1 that arrived are not those that were sent.")
                        .arg(QString::fromUtf8(request.key)),
                    OssErrors::tr("Upload it from the start."));
    if (refusal.status >= 500 || refusal.status == 429)
        return troubled(refusal, account);
    if (code == QLatin1String("InvalidObjectState") || refusal.status == 409 || refusal.status == 412)
        return inTheWay(refusal, request);
    if (refusal.status == 401 || refusal.status == 403)
        return refusedRight(refusal, request, account);
    if (refusal.status == 404 && !request.bucket.isEmpty())
        return missing(refusal, request);
    return made(kindOfHttpStatus(refusal.status),
                OssErrors::tr("The object storage at %1 refused the request with status %2.")
                    .arg(account.credential.endpoint)
                    .arg(refusal.status),
                {});
}

QString detailOf(const OssRefusal &refusal)
{
    QStringList lines{(QString::number(refusal.status) + QLatin1Char(' ') + refusal.code).trimmed()};
    if (!refusal.message.isEmpty())
        lines.append(refusal.message);
    if (!refusal.requestId.isEmpty())
        lines.append(QStringLiteral("RequestId: ") + refusal.requestId);
    if (!refusal.ec.isEmpty())
        lines.append(QStringLiteral("EC: ") + refusal.ec);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

bool OssRefusal::isClockSkew() const
{
    return code == QLatin1String("RequestTimeTooSkewed");
}

bool OssRefusal::isElsewhere() const
{
    if (isRedirection(status))
        return true;
    return code == QLatin1String("AccessDenied") && !endpoint.isEmpty();
}

bool OssRefusal::isWrongRegion() const
{
    if (code == QLatin1String("AuthorizationHeaderMalformed") || code == QLatin1String("InvalidRegionName"))
        return true;
    return code == QLatin1String("InvalidArgument") &&
           (message.contains(QLatin1String("signing region"), Qt::CaseInsensitive) ||
            message.contains(QLatin1String("credential scope"), Qt::CaseInsensitive));
}

OssRefusal decodeRefusal(const HttpResponse &response)
{
    OssRefusal refusal;
    refusal.status = response.status;
    refusal.region = QString::fromLatin1(response.header("x-oss-bucket-region").left(64));
    QString bucket;
    if (!response.body.isEmpty() && response.body.size() <= largestRefusal)
        readRefusal(response.body, refusal, bucket);
    else if (const auto told = response.header("x-oss-err"); !told.isEmpty())
        readRefusal(QByteArray::fromBase64(told), refusal, bucket);
    if (refusal.requestId.isEmpty())
        refusal.requestId = QString::fromLatin1(response.header("x-oss-request-id").left(128));
    if (refusal.endpoint.isEmpty() && isRedirection(response.status))
        refusal.endpoint = hostOfLocation(response, bucket);
    return refusal;
}

QString neededPermission(const OssRequest &request, StorageDialect dialect)
{
    const bool ofAws = dialect == StorageDialect::S3;
    if (request.bucket.isEmpty())
        return ofAws ? QStringLiteral("s3:ListAllMyBuckets") : QStringLiteral("oss:ListBuckets");
    const auto *rule =
        std::find_if(std::begin(permissionRules), std::end(permissionRules), [&](const auto &candidate) {
            return candidate.ofObject == !request.key.isEmpty() &&
                   (!candidate.method || request.method == candidate.method) &&
                   (!candidate.parameter || hasParameter(request, candidate.parameter));
        });
    return QLatin1String(ofAws ? rule->s3 : rule->oss);
}

QString neededOn(const OssRequest &request)
{
    if (request.key.isEmpty())
        return request.bucket;
    return request.bucket + QLatin1Char('/') + QString::fromUtf8(request.key);
}

Error ossError(const OssRefusal &refusal, const OssRequest &request, const OssAccount &account)
{
    auto error = worded(refusal, request, account);
    error.code = withoutKey(refusal.code, account.key);
    error.detail = withoutKey(detailOf(refusal), account.key).left(longestDetail);
    return withFailure(std::move(error), request.failure);
}

Error withFailure(Error error, const QString &failure)
{
    if (!failure.isEmpty())
        error.message = OssErrors::tr("%1 %2", "what did not come about, then why: two sentences")
                            .arg(failure, error.message);
    return error;
}

Error ossNotUnderstood(const OssAccount &account)
{
    return made(ErrorKind::Protocol,
                OssErrors::tr("The answer of %1 could not be understood.").arg(account.credential.endpoint),
                OssErrors::tr("Check that the endpoint belongs to an object storage."));
}

QString keyName(const OssAccount &account)
{
    return account.credential.name.isEmpty() ? maskedKeyId(account.key.keyId) : account.credential.name;
}

QString withoutKey(QString text, const OssKey &key)
{
    for (const auto &secret :
         {QString::fromUtf8(key.secret.reveal()), QString::fromUtf8(key.token.reveal())}) {
        if (!secret.isEmpty())
            text.replace(secret, QLatin1String("***"));
    }
    if (!key.keyId.isEmpty())
        text.replace(key.keyId, maskedKeyId(key.keyId));
    return text;
}

} // namespace osc
