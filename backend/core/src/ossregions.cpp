// SPDX-License-Identifier: Apache-2.0
#include <core/credentials.h>
#include <core/ossregions.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace osc {

namespace {

/// So many letters may be wrong.
constexpr qsizetype mostTypos = 3;
constexpr qsizetype longestHost = 80;

struct RegionWords
{
    const char *id;
    const char *name;
};

constexpr RegionWords regionWords[] = {
    {"cn-hangzhou", QT_TRANSLATE_NOOP("OssRegion", "China (Hangzhou)")},
    {"cn-shanghai", QT_TRANSLATE_NOOP("OssRegion", "China (Shanghai)")},
    {"cn-nanjing", QT_TRANSLATE_NOOP("OssRegion", "China (Nanjing)")},
    {"cn-fuzhou", QT_TRANSLATE_NOOP("OssRegion", "China (Fuzhou)")},
    {"cn-wuhan-lr", QT_TRANSLATE_NOOP("OssRegion", "China (Wuhan)")},
    {"cn-qingdao", QT_TRANSLATE_NOOP("OssRegion", "China (Qingdao)")},
    {"cn-beijing", QT_TRANSLATE_NOOP("OssRegion", "China (Beijing)")},
    {"cn-zhangjiakou", QT_TRANSLATE_NOOP("OssRegion", "China (Zhangjiakou)")},
    {"cn-huhehaote", QT_TRANSLATE_NOOP("OssRegion", "China (Hohhot)")},
    {"cn-wulanchabu", QT_TRANSLATE_NOOP("OssRegion", "China (Ulanqab)")},
    {"cn-shenzhen", QT_TRANSLATE_NOOP("OssRegion", "China (Shenzhen)")},
    {"cn-heyuan", QT_TRANSLATE_NOOP("OssRegion", "China (Heyuan)")},
    {"cn-guangzhou", QT_TRANSLATE_NOOP("OssRegion", "China (Guangzhou)")},
    {"cn-chengdu", QT_TRANSLATE_NOOP("OssRegion", "China (Chengdu)")},
    {"cn-hongkong", QT_TRANSLATE_NOOP("OssRegion", "China (Hong Kong)")},
    {"ap-northeast-1", QT_TRANSLATE_NOOP("OssRegion", "Japan (Tokyo)")},
    {"ap-northeast-2", QT_TRANSLATE_NOOP("OssRegion", "South Korea (Seoul)")},
    {"ap-southeast-1", QT_TRANSLATE_NOOP("OssRegion", "Singapore")},
    {"ap-southeast-3", QT_TRANSLATE_NOOP("OssRegion", "Malaysia (Kuala Lumpur)")},
    {"ap-southeast-5", QT_TRANSLATE_NOOP("OssRegion", "Indonesia (Jakarta)")},
    {"ap-southeast-6", QT_TRANSLATE_NOOP("OssRegion", "Philippines (Manila)")},
    {"ap-southeast-7", QT_TRANSLATE_NOOP("OssRegion", "Thailand (Bangkok)")},
    {"eu-central-1", QT_TRANSLATE_NOOP("OssRegion", "Germany (Frankfurt)")},
    {"eu-west-1", QT_TRANSLATE_NOOP("OssRegion", "UK (London)")},
    {"us-west-1", QT_TRANSLATE_NOOP("OssRegion", "US (Silicon Valley)")},
    {"us-east-1", QT_TRANSLATE_NOOP("OssRegion", "US (Virginia)")},
    {"na-south-1", QT_TRANSLATE_NOOP("OssRegion", "Mexico")},
    {"me-east-1", QT_TRANSLATE_NOOP("OssRegion", "UAE (Dubai)")},
    {"me-central-1", QT_TRANSLATE_NOOP("OssRegion", "Saudi Arabia (Riyadh)")},
};

/// The number of letters to add, drop, change, or swap with the next one.
qsizetype typosBetween(const QString &a, const QString &b)
{
    QList<qsizetype> beforeLast(b.size() + 1);
    QList<qsizetype> last(b.size() + 1);
    QList<qsizetype> row(b.size() + 1);
    std::iota(last.begin(), last.end(), 0);
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
QString withoutDomain(const QString &host)
{
    static const QRegularExpression domain(
        QStringLiteral("\\.(?:al[a-z]*yun[a-z]*|oss)?\\.?(?:com|cn|net)?$"));
    QString name = host;
    name.remove(domain);
    return name.startsWith(QLatin1String("oss")) ? name : QStringLiteral("oss-") + name;
}

/// Of an endpoint, without scheme, port and slash.
QString hostOfEndpoint(const QString &endpoint)
{
    static const QRegularExpression around(QStringLiteral("^https?://|[:/].*$"));
    return endpoint.trimmed().toLower().remove(around);
}

} // namespace

QString OssRegion::endpoint() const
{
    return QStringLiteral("oss-%1.aliyuncs.com").arg(id);
}

QString OssRegion::internalEndpoint() const
{
    return QStringLiteral("oss-%1-internal.aliyuncs.com").arg(id);
}

QList<OssRegion> ossRegions()
{
    QList<OssRegion> regions;
    for (const RegionWords &words : regionWords)
        regions.append({QLatin1String(words.id), QCoreApplication::translate("OssRegion", words.name)});
    return regions;
}

QString likelyEndpoint(const QString &endpoint)
{
    const QString host = hostOfEndpoint(endpoint);
    const QString told = regionOfEndpoint(host);
    const bool known = std::any_of(std::begin(regionWords), std::end(regionWords),
                                   [&](const RegionWords &words) { return told == QLatin1String(words.id); });
    if (known || isAccelerateEndpoint(host) || host.size() > longestHost)
        return {};
    const QString typed = withoutDomain(host);
    QString best;
    qsizetype least = mostTypos + 1;
    for (const RegionWords &words : regionWords) {
        const OssRegion region{QLatin1String(words.id), {}};
        const QStringList names = {region.endpoint(), region.internalEndpoint()};
        for (const QString &name : names) {
            const qsizetype typos = typosBetween(typed, withoutDomain(name));
            if (typos < least) {
                least = typos;
                best = name;
            }
        }
    }
    return best;
}

QString regionOfEndpoint(const QString &endpoint)
{
    static const QRegularExpression usual(
        QStringLiteral("^(?:[a-z0-9-]+\\.)?oss-([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com$"));
    static const QRegularExpression dualStack(
        QStringLiteral("^(?:[a-z0-9-]+\\.)?([a-z0-9-]+)\\.oss\\.aliyuncs\\.com$"));
    const QString host = hostOfEndpoint(endpoint);
    if (isAccelerateEndpoint(host))
        return {};
    const auto match = usual.match(host);
    return match.hasMatch() ? match.captured(1) : dualStack.match(host).captured(1);
}

bool isAccelerateEndpoint(const QString &host)
{
    static const QRegularExpression accelerate(
        QStringLiteral("^(?:[a-z0-9-]+\\.)?oss-accelerate(?:-overseas)?\\.aliyuncs\\.com$"));
    return accelerate.match(hostOfEndpoint(host)).hasMatch();
}

} // namespace osc
