// SPDX-License-Identifier: Apache-2.0
#include "osssigning.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>
#include <string_view>

namespace osc {

namespace {

constexpr char unsignedPayload[] = "UNSIGNED-PAYLOAD";

/// What V4 of OSS and V4 of AWS differ in.
struct V4Words
{
    QByteArray algorithm;
    QByteArray keyPrefix;
    QByteArray service;
    QByteArray terminator;
    QByteArray headerPrefix;
    bool bareNames = true; ///< "uploads" in the canonical query, or "uploads=".
};

const V4Words &wordsOf(StorageDialect dialect)
{
    static const V4Words oss{"OSS4-HMAC-SHA256", "aliyun_v4", "oss", "aliyun_v4_request", "x-oss-", true};
    static const V4Words aws{"AWS4-HMAC-SHA256", "AWS4", "s3", "aws4_request", "x-amz-", false};
    return dialect == StorageDialect::S3 ? aws : oss;
}

QByteArray hmacSha256(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

QByteArray hexSha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QByteArray basicTime(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
}

QByteArray httpTime(const QDateTime &at)
{
    return QLocale::c().toString(at.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

QByteArray headerValue(const QList<HttpHeader> &headers, QByteArrayView name)
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value.trimmed();
    }
    return {};
}

using HeaderLines = QList<std::pair<QByteArray, QByteArray>>;

/// Lower-case names with their values, sorted: those that @p covered wants.
template<typename Covered>
HeaderLines coveredHeaders(const QList<HttpHeader> &headers, Covered covered)
{
    HeaderLines lines;
    for (const auto &header : headers) {
        const auto name = header.name.toLower();
        if (covered(name))
            lines.append({name, header.value.trimmed()});
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

QByteArray joined(const HeaderLines &lines)
{
    QByteArray text;
    for (const auto &[name, value] : lines)
        text += name + ':' + value + '\n';
    return text;
}

QByteArray namesOf(const HeaderLines &lines)
{
    QByteArrayList names;
    for (const auto &line : lines)
        names.append(line.first);
    return names.join(';');
}

QByteArray canonicalQuery(const OssQuery &query, bool bareNames)
{
    QList<std::pair<QByteArray, QByteArray>> parts;
    for (const auto &[name, value] : query)
        parts.append({ossEncoded(name, false), ossEncoded(value.value_or(QByteArray()), false)});
    std::sort(parts.begin(), parts.end());
    QByteArrayList texts;
    for (const auto &[name, value] : parts)
        texts.append(bareNames && value.isEmpty() ? name : name + '=' + value);
    return texts.join('&');
}

/// Where and when a V4 signature is good: the credential scope.
struct V4Scope
{
    QByteArray time;
    QByteArray text;
};

V4Scope scopeOf(const SigningInput &input, const V4Words &words)
{
    const auto time = basicTime(input.at);
    return {time, time.left(8) + '/' + input.region + '/' + words.service + '/' + words.terminator};
}

QByteArray v4Signature(const SigningInput &input, const V4Words &words, const QByteArray &stringToSign,
                       const OssKey &key)
{
    auto signing = hmacSha256(words.keyPrefix + key.secret.reveal(), basicTime(input.at).left(8));
    for (const auto &part : {input.region, words.service, words.terminator})
        signing = hmacSha256(signing, part);
    return hmacSha256(signing, stringToSign).toHex();
}

QByteArray v4Path(const SigningInput &input)
{
    const bool asSent = input.dialect == StorageDialect::S3;
    return ossWirePath(input.bucket, input.key, asSent ? input.pathStyle : true);
}

QByteArray payloadOf(const SigningInput &input)
{
    if (input.dialect != StorageDialect::S3 || input.streamBody)
        return unsignedPayload;
    return hexSha256(input.body);
}

/// S3 takes all headers that it is told of; OSS knows by itself which are covered.
bool isCoveredByV4(const QByteArray &name, StorageDialect dialect)
{
    return dialect == StorageDialect::S3 || name == "content-type" || name == "content-md5" ||
           name.startsWith("x-oss-");
}

QByteArray v4StringToSign(const V4Words &words, const V4Scope &scope, const QByteArray &canonicalRequest)
{
    return words.algorithm + '\n' + scope.time + '\n' + scope.text + '\n' + hexSha256(canonicalRequest);
}

RequestSignature signV4(const SigningInput &input, const OssKey &key)
{
    const auto &words = wordsOf(input.dialect);
    const auto scope = scopeOf(input, words);
    const bool ofAws = input.dialect == StorageDialect::S3;
    const auto payload = payloadOf(input);

    RequestSignature result;
    result.headers = {{words.headerPrefix + "date", scope.time},
                      {words.headerPrefix + "content-sha256", payload}};
    if (!key.token.isEmpty())
        result.headers.append({words.headerPrefix + "security-token", key.token.reveal()});
    auto all = input.headers + result.headers;
    if (ofAws)
        all.append({"host", input.host});
    const auto covered =
        coveredHeaders(all, [&](const QByteArray &name) { return isCoveredByV4(name, input.dialect); });
    // OSS names only headers that are covered besides the usual ones, and there are none.
    const auto names = ofAws ? namesOf(covered) : QByteArray();

    result.canonicalRequest =
        QByteArrayList{input.method,    v4Path(input), canonicalQuery(input.query, words.bareNames),
                       joined(covered), names,         payload}
            .join('\n');
    result.stringToSign = v4StringToSign(words, scope, result.canonicalRequest);
    result.signature = v4Signature(input, words, result.stringToSign, key);
    auto authorization = words.algorithm + " Credential=" + key.keyId.toUtf8() + '/' + scope.text + ", ";
    if (ofAws)
        authorization += "SignedHeaders=" + names + ", ";
    result.headers.append({"Authorization", authorization + "Signature=" + result.signature});
    return result;
}

PresignedLink presignV4(const SigningInput &input, const OssKey &key, std::chrono::seconds validFor,
                        const QByteArray &origin)
{
    const bool ofAws = input.dialect == StorageDialect::S3;
    const auto &words = wordsOf(input.dialect);
    const auto scope = scopeOf(input, words);
    const auto lifetime = QByteArray::number(static_cast<qint64>(validFor.count()));
    const auto credential = key.keyId.toUtf8() + '/' + scope.text;

    auto headers = input.headers;
    if (ofAws)
        headers.append({"host", input.host});
    const auto covered =
        coveredHeaders(headers, [&](const QByteArray &name) { return isCoveredByV4(name, input.dialect); });
    const auto names = ofAws ? namesOf(covered) : QByteArray();

    auto query = input.query;
    if (ofAws) {
        query.append({"X-Amz-Algorithm", words.algorithm});
        query.append({"X-Amz-Credential", credential});
        query.append({"X-Amz-Date", scope.time});
        query.append({"X-Amz-Expires", lifetime});
        query.append({"X-Amz-SignedHeaders", names});
        if (!key.token.isEmpty())
            query.append({"X-Amz-Security-Token", key.token.reveal()});
    } else {
        if (!key.token.isEmpty())
            query.append({"x-oss-security-token", key.token.reveal()});
        query.append({"x-oss-date", scope.time});
        query.append({"x-oss-expires", lifetime});
        query.append({"x-oss-signature-version", words.algorithm});
        query.append({"x-oss-credential", credential});
    }
    PresignedLink link;
    link.canonicalRequest =
        QByteArrayList{input.method,    v4Path(input), canonicalQuery(query, words.bareNames),
                       joined(covered), names,         unsignedPayload}
            .join('\n');
    link.stringToSign = v4StringToSign(words, scope, link.canonicalRequest);
    link.signature = v4Signature(input, words, link.stringToSign, key);
    query.append({ofAws ? "X-Amz-Signature" : "x-oss-signature", link.signature});
    link.url = origin + ossWirePath(input.bucket, input.key, input.pathStyle) + '?' + ossWireQuery(query);
    return link;
}

/// The parameters that V1 covers: those that name something else than the object itself, or change the
/// answer.
bool isSubResource(const QByteArray &name)
{
    static constexpr std::array<std::string_view, 61> names{"accessPoint",
                                                            "accessPointPolicy",
                                                            "acl",
                                                            "append",
                                                            "asyncFetch",
                                                            "bucketInfo",
                                                            "callback",
                                                            "callback-var",
                                                            "cname",
                                                            "comp",
                                                            "continuation-token",
                                                            "cors",
                                                            "delete",
                                                            "encryption",
                                                            "endTime",
                                                            "httpsConfig",
                                                            "img",
                                                            "inventory",
                                                            "lifecycle",
                                                            "link",
                                                            "live",
                                                            "location",
                                                            "logging",
                                                            "metaQuery",
                                                            "metadata",
                                                            "mime",
                                                            "objectInfo",
                                                            "objectMeta",
                                                            "partNumber",
                                                            "policy",
                                                            "policyStatus",
                                                            "position",
                                                            "process",
                                                            "publicAccessBlock",
                                                            "qos",
                                                            "referer",
                                                            "regionList",
                                                            "replication",
                                                            "requestPayment",
                                                            "requesterQosInfo",
                                                            "resourceGroup",
                                                            "restore",
                                                            "security-token",
                                                            "sequential",
                                                            "startTime",
                                                            "stat",
                                                            "status",
                                                            "style",
                                                            "styleName",
                                                            "symlink",
                                                            "tagging",
                                                            "transferAcceleration",
                                                            "uploadId",
                                                            "uploads",
                                                            "versionId",
                                                            "versioning",
                                                            "versions",
                                                            "vod",
                                                            "website",
                                                            "worm",
                                                            "wormId"};
    return name.startsWith("x-oss-") || name.startsWith("response-") || name == "wormExtend" ||
           name == "inventoryId" || name == "cnameToken" ||
           std::find(names.begin(), names.end(),
                     std::string_view(name.constData(), static_cast<size_t>(name.size()))) != names.end();
}

QByteArray v1Resource(const SigningInput &input)
{
    auto resource = input.bucket.isEmpty() ? QByteArray("/") : '/' + input.bucket + '/' + input.key;
    QList<std::pair<QByteArray, QByteArray>> covered;
    for (const auto &[name, value] : input.query) {
        if (isSubResource(name))
            covered.append({name, value.value_or(QByteArray())});
    }
    std::sort(covered.begin(), covered.end());
    char separator = '?';
    for (const auto &[name, value] : covered) {
        resource += separator + (value.isEmpty() ? name : name + '=' + value);
        separator = '&';
    }
    return resource;
}

/// @p when is the Date header, or the end of a link.
QByteArray v1StringToSign(const SigningInput &input, const QList<HttpHeader> &headers, const QByteArray &when)
{
    const auto lines =
        coveredHeaders(headers, [](const QByteArray &name) { return name.startsWith("x-oss-"); });
    return input.method + '\n' + headerValue(headers, "content-md5") + '\n' +
           headerValue(headers, "content-type") + '\n' + when + '\n' + joined(lines) + v1Resource(input);
}

QByteArray v1Signature(const QByteArray &stringToSign, const OssKey &key)
{
    return QMessageAuthenticationCode::hash(stringToSign, key.secret.reveal(), QCryptographicHash::Sha1)
        .toBase64();
}

RequestSignature signV1(const SigningInput &input, const OssKey &key)
{
    RequestSignature result;
    const auto date = httpTime(input.at);
    result.headers.append({"Date", date});
    if (!key.token.isEmpty())
        result.headers.append({"x-oss-security-token", key.token.reveal()});
    result.stringToSign = v1StringToSign(input, input.headers + result.headers, date);
    result.signature = v1Signature(result.stringToSign, key);
    result.headers.append({"Authorization", "OSS " + key.keyId.toUtf8() + ':' + result.signature});
    return result;
}

PresignedLink presignV1(const SigningInput &input, const OssKey &key, std::chrono::seconds validFor,
                        const QByteArray &origin)
{
    const auto end = QByteArray::number(input.at.toSecsSinceEpoch() + static_cast<qint64>(validFor.count()));
    auto covered = input;
    if (!key.token.isEmpty())
        covered.query.append({"security-token", key.token.reveal()});
    PresignedLink link;
    link.stringToSign = v1StringToSign(covered, covered.headers, end);
    link.signature = v1Signature(link.stringToSign, key);
    auto query = covered.query;
    query.append({"OSSAccessKeyId", key.keyId.toUtf8()});
    query.append({"Expires", end});
    query.append({"Signature", link.signature});
    link.url = origin + ossWirePath(input.bucket, input.key, input.pathStyle) + '?' + ossWireQuery(query);
    return link;
}

} // namespace

RequestSignature signRequest(const SigningInput &input, const OssKey &key)
{
    return input.dialect == StorageDialect::OssV1 ? signV1(input, key) : signV4(input, key);
}

PresignedLink presign(const SigningInput &input, const OssKey &key, std::chrono::seconds validFor,
                      const QByteArray &origin)
{
    return input.dialect == StorageDialect::OssV1 ? presignV1(input, key, validFor, origin)
                                                  : presignV4(input, key, validFor, origin);
}

QByteArray ossEncoded(const QByteArray &text, bool keepSlashes)
{
    return text.toPercentEncoding(keepSlashes ? QByteArray("/") : QByteArray());
}

QByteArray ossWirePath(const QByteArray &bucket, const QByteArray &key, bool pathStyle)
{
    QByteArray path("/");
    if (pathStyle && !bucket.isEmpty())
        path += bucket + '/';
    return path + ossEncoded(key, true);
}

QByteArray ossWireQuery(const OssQuery &query)
{
    QByteArrayList parts;
    for (const auto &[name, value] : query)
        parts.append(value ? ossEncoded(name, false) + '=' + ossEncoded(*value, false)
                           : ossEncoded(name, false));
    return parts.join('&');
}

} // namespace osc
