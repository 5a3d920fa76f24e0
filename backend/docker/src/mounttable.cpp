// SPDX-License-Identifier: Apache-2.0
#include "mounttable.h"

#include <QFile>

#include <algorithm>

namespace osc {

namespace {

/// Blanks, tabs, line breaks and backslashes are written as three octal digits.
QString unescapedPath(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isOctal = false;
        const int value = text.at(i) == '\\' ? text.mid(i + 1, 3).toInt(&isOctal, 8) : 0;
        if (isOctal && i + 3 < text.size()) {
            bytes += static_cast<char>(value);
            i += 3;
        } else {
            bytes += text.at(i);
        }
    }
    return QFile::decodeName(bytes);
}

} // namespace

QList<MountedPlace> parseMountTable(const QByteArray &mountinfo)
{
    constexpr qsizetype device = 2;
    constexpr qsizetype place = 4;
    QList<MountedPlace> table;
    for (const QByteArray &line : mountinfo.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        const qsizetype dash = words.indexOf("-", place + 1); // optional fields stand before it
        if (dash < 0 || dash + 1 >= words.size())
            continue;
        table.append({unescapedPath(words.at(place)), QString::fromLatin1(words.at(device)),
                      QString::fromLatin1(words.at(dash + 1))});
    }
    return table;
}

QList<MountedPlace> readMountTable()
{
    QFile file(QStringLiteral("/proc/self/mountinfo"));
    return file.open(QIODevice::ReadOnly) ? parseMountTable(file.readAll()) : QList<MountedPlace>();
}

const MountedPlace *findMount(const QList<MountedPlace> &table, const QString &path)
{
    const auto found = std::find_if(table.crbegin(), table.crend(),
                                    [&](const MountedPlace &place) { return place.path == path; });
    return found == table.crend() ? nullptr : &*found;
}

} // namespace osc
