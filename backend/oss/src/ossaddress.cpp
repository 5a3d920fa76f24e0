// SPDX-License-Identifier: Apache-2.0
#include "ossaddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

namespace osc {

namespace {

struct AddressWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssAddress)
};

QUrl urlOf(const QString &endpoint)
{
    const auto text = endpoint.trimmed();
    return QUrl(text.contains(QLatin1String("://")) ? text : QStringLiteral("https://") + text,
                QUrl::StrictMode);
}

bool isUsable(const QUrl &url)
{
    const bool known = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    const bool bare = url.path().isEmpty() || url.path() == QLatin1String("/");
    return url.isValid() && known && bare && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           !url.hasQuery() && !url.hasFragment();
}

/// A name in front of an address, or of "localhost", leads nowhere.
bool needsPathStyle(const QString &host)
{
    QHostAddress address;
    return host == QLatin1String("localhost") || address.setAddress(host);
}

/// "eu-west-1" of "s3.eu-west-1.amazonaws.com"; the S3 services that have no regions take "us-east-1".
QString regionOfS3(const QString &host)
{
    static const QRegularExpression amazon(
        QStringLiteral("^s3[.-](?:dualstack\\.)?([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?$"));
    const auto match = amazon.match(host);
    return match.hasMatch() ? match.captured(1) : QStringLiteral("us-east-1");
}

QString regionOf(const OssCredential &credential, const QString &host)
{
    auto region = credential.region.trimmed().toLower();
    if (credential.dialect == StorageDialect::S3)
        return region.isEmpty() ? regionOfS3(host) : region;
    if (region.startsWith(QLatin1String("oss-")))
        region.remove(0, 4);
    return region.isEmpty() ? regionOfEndpoint(host) : region;
}

/// Of services with an endpoint per region: what their names end in.
bool areOfOneProvider(const QString &host, const QString &other)
{
    const auto both = [&](QLatin1String end) { return host.endsWith(end) && other.endsWith(end); };
    return both(QLatin1String(".aliyuncs.com")) || both(QLatin1String(".amazonaws.com")) ||
           both(QLatin1String(".amazonaws.com.cn"));
}

} // namespace

HttpEndpoint OssAddress::endpoint(const QString &bucket) const
{
    HttpEndpoint endpoint;
    endpoint.base.setScheme(scheme);
    const bool inFront = !pathStyle && !customDomain && !bucket.isEmpty();
    endpoint.base.setHost(inFront ? bucket + QLatin1Char('.') + host : host);
    endpoint.base.setPort(port);
    return endpoint;
}

QByteArray OssAddress::hostHeader(const QString &bucket) const
{
    auto text = endpoint(bucket).base.host(QUrl::FullyEncoded).toLatin1();
    if (text.contains(':'))
        text = '[' + text + ']';
    return port < 0 ? text : text + ':' + QByteArray::number(port);
}

QByteArray OssAddress::origin(const QString &bucket) const
{
    return scheme.toLatin1() + "://" + hostHeader(bucket);
}

Result<OssAddress> ossAddress(const OssCredential &credential)
{
    const auto url = urlOf(credential.endpoint);
    if (!isUsable(url)) {
        Error error;
        error.kind = ErrorKind::Invalid;
        error.message = AddressWords::tr("“%1” is not an endpoint of an object storage.")
                            .arg(credential.endpoint.trimmed());
        error.advice = AddressWords::tr("Enter a host name such as oss-cn-hangzhou.aliyuncs.com.");
        return error;
    }
    OssAddress address;
    address.scheme = url.scheme();
    address.host = url.host();
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    address.port = url.port() == usual ? -1 : url.port();
    address.customDomain = credential.customDomain;
    address.pathStyle = !credential.customDomain && (credential.pathStyle || needsPathStyle(address.host));
    address.region = regionOf(credential, address.host).toLatin1();
    return address;
}

bool isBucketName(const QString &bucket)
{
    static const QRegularExpression name(
        QStringLiteral("\\A[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9])){1,253}\\z"));
    return name.match(bucket).hasMatch();
}

bool isSameService(const OssCredential &credential, const QString &endpoint)
{
    const auto ours = urlOf(credential.endpoint);
    const auto theirs =
        urlOf(endpoint.contains(QLatin1String("://")) ? endpoint
                                                      : ours.scheme() + QStringLiteral("://") + endpoint);
    if (!isUsable(ours) || !isUsable(theirs) || ours.scheme() != theirs.scheme())
        return false;
    const bool same = ours.host() == theirs.host() && ours.port() == theirs.port();
    return same || (areOfOneProvider(ours.host(), theirs.host()) && theirs.port() < 0);
}

} // namespace osc
