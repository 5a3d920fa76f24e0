// SPDX-License-Identifier: Apache-2.0
#include "endpointnames.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace osc {

namespace {

/// The public regions of OSS. One that is missing here only lacks the suggestion.
constexpr const char *regions[] = {
    "cn-hangzhou",    "cn-shanghai",    "cn-nanjing",     "cn-fuzhou",      "cn-wuhan-lr",
    "cn-qingdao",     "cn-beijing",     "cn-zhangjiakou", "cn-huhehaote",   "cn-wulanchabu",
    "cn-shenzhen",    "cn-heyuan",      "cn-guangzhou",   "cn-chengdu",     "cn-hongkong",
    "us-west-1",      "us-east-1",      "ap-northeast-1", "ap-northeast-2", "ap-southeast-1",
    "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "eu-central-1",
    "eu-west-1",      "me-east-1",      "me-central-1",
};

constexpr qsizetype nearEnough = 3;
constexpr qsizetype longestHost = 80;

/// The number of letters to add, drop, change, or swap with the next one.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> beforeLast(b.size() + 1);
    QList<qsizetype> last(b.size() + 1);
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.size()];
}

/// As if the domain had been typed: only the region's part is compared.
QString withDomain(const QString &host)
{
    static const QRegularExpression domain(
        QStringLiteral("\\.(?:al[a-z]*yun[a-z]*|oss)?\\.?(?:com|cn|net)?$"));
    auto name = host;
    name.remove(domain);
    if (!name.startsWith(QLatin1String("oss")))
        name.prepend(QLatin1String("oss-"));
    return name;
}

} // namespace

QString nearEndpoint(const QString &host)
{
    if (host.size() > longestHost)
        return {};
    const auto typed = withDomain(host.toLower());
    QString nearest;
    auto least = nearEnough + 1;
    for (const auto *region : regions) {
        for (const auto *tail : {"", "-internal"}) {
            const auto name = QStringLiteral("oss-") + QLatin1String(region) + QLatin1String(tail);
            const auto endpoint = name + QStringLiteral(".aliyuncs.com");
            if (endpoint == host.toLower())
                return {};
            if (const auto far = distance(typed, name); far < least) {
                least = far;
                nearest = endpoint;
            }
        }
    }
    return nearest;
}

QString externalEndpoint(const QString &host)
{
    const QLatin1String internal("-internal.aliyuncs.com");
    if (!host.endsWith(internal))
        return {};
    return host.chopped(internal.size()) + QStringLiteral(".aliyuncs.com");
}

QString bucketInEndpoint(const QString &host)
{
    static const QRegularExpression inFront(
        QStringLiteral("^([a-z0-9-]+)\\.oss-[a-z0-9-]+\\.aliyuncs\\.com$"));
    return inFront.match(host.toLower()).captured(1);
}

} // namespace osc
