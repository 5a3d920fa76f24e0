// SPDX-License-Identifier: Apache-2.0
#include <core/fileplace.h>

#include <QHashFunctions>
#include <QStringList>
#include <QUrl>

#include <array>

namespace osc {

namespace {

struct PlaceKindName
{
    FilePlace::Kind kind;
    QLatin1String name;
};

constexpr std::array placeKindNames{
    PlaceKindName{FilePlace::Kind::ThisComputer, QLatin1String("computer")},
    PlaceKindName{FilePlace::Kind::Sandbox, QLatin1String("sandbox")},
    PlaceKindName{FilePlace::Kind::Volume, QLatin1String("volume")},
    PlaceKindName{FilePlace::Kind::Bucket, QLatin1String("bucket")},
};

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding());
}

} // namespace

size_t qHash(const FilePlace &place, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(place.kind), place.connectionId, place.id);
}

QString locationToText(const FileLocation &location)
{
    for (const auto &[kind, name] : placeKindNames) {
        if (kind == location.place.kind) {
            return QStringList{name, encoded(location.place.connectionId.toUtf8()),
                               encoded(location.place.id.toUtf8()), encoded(location.path)}
                .join(u':');
        }
    }
    return {};
}

std::optional<FileLocation> locationFromText(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 4)
        return {};
    for (const auto &[kind, name] : placeKindNames) {
        if (name != parts.at(0))
            continue;
        const auto decoded = [&](int part) {
            return QByteArray::fromPercentEncoding(parts.at(part).toLatin1());
        };
        FileLocation location{{kind, QString::fromUtf8(decoded(1)), QString::fromUtf8(decoded(2))},
                              decoded(3)};
        if (!location.path.startsWith('/') || location.path.contains('\0'))
            return {};
        return location;
    }
    return {};
}

} // namespace osc
