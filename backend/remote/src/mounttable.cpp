// SPDX-License-Identifier: Apache-2.0
#include "remotevolumes.h"

namespace osc {

namespace {

/// Spaces and the like are written as octal numbers: "\040".
QByteArray unescaped(const QByteArray &word)
{
    QByteArray result;
    for (qsizetype i = 0; i < word.size(); ++i) {
        bool isNumber = false;
        const int code = word.at(i) == '\\' ? word.mid(i + 1, 3).toInt(&isNumber, 8) : 0;
        if (isNumber && i + 3 < word.size()) {
            result += static_cast<char>(code);
            i += 3;
        } else {
            result += word.at(i);
        }
    }
    return result;
}

} // namespace

QList<Mount> claimsInMountTable(const QByteArray &table)
{
    constexpr int rootColumn = 3;
    constexpr int targetColumn = 4;
    constexpr int optionsColumn = 5;
    const QByteArray begin = "/volumes/";
    const QByteArray end = "/_data";
    QList<Mount> mounts;
    for (const QByteArray &line : table.split('\n')) {
        const auto words = line.split(' ');
        if (words.size() <= optionsColumn)
            continue;
        const QByteArray root = unescaped(words.at(rootColumn));
        const auto at = root.indexOf(begin);
        const auto data = at < 0 ? -1 : root.indexOf(end, at);
        const QByteArray name =
            data < 0 ? QByteArray() : root.mid(at + begin.size(), data - at - begin.size());
        const QByteArray rest = data < 0 ? QByteArray() : root.mid(data + end.size());
        if (name.isEmpty() || name.contains('/') || !(rest.isEmpty() || rest.startsWith('/')))
            continue;
        Mount mount;
        mount.kind = VolumeKind::Claim;
        mount.source = QString::fromUtf8(name);
        mount.subPath = QString::fromUtf8(rest.mid(1));
        mount.target = QString::fromUtf8(unescaped(words.at(targetColumn)));
        mount.readOnly = words.at(optionsColumn).split(',').contains("ro");
        mounts.append(mount);
    }
    return mounts;
}

} // namespace osc
