// SPDX-License-Identifier: Apache-2.0
#include <models/ossregions.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace osc {

namespace {

/// So many letters may be wrong.
constexpr int mostTypos = 2;

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

/// How many letters have to be added, left out or changed.
int typosBetween(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int changed = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.constLast();
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
    const QString typed = endpoint.toLower();
    QString best;
    int least = mostTypos + 1;
    const QList<OssRegion> regions = ossRegions();
    for (const OssRegion &region : regions) {
        const QStringList names = {region.endpoint(), region.internalEndpoint()};
        for (const QString &name : names) {
            if (name == typed)
                return {};
            // A region by itself, or its name without the domain, is meant to be its endpoint.
            const bool isPart = typed == region.id || name == typed + QLatin1String(".aliyuncs.com");
            const int typos = isPart ? 0 : typosBetween(typed, name);
            if (typos < least) {
                least = typos;
                best = name;
            }
            if (isPart)
                break;
        }
    }
    return best;
}

} // namespace osc
