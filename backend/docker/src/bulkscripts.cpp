// SPDX-License-Identifier: Apache-2.0
#include "filescripts.h"

namespace osc {

namespace {

// Leave the file in x.
const char MakePart[] = R"sh(
: > "$t" || exit 1
x=$t
)sh";

const char TakeTarget[] = R"sh(
x=$r
)sh";

const char Facts[] = R"sh(
stat -c %u:%g:%a "$x" 2>/dev/null || exit 48
d=$(cd -- "${x%/*}/" && pwd -P && printf _) || exit 1
d=${d%_}; d=${d%
}
printf '%s/%s' "$d" "${x##*/}"
)sh";

// Never through a link that somebody else has put there: this runs as root.
const char Settle[] = R"sh(
[ -f "$p" ] && [ ! -L "$p" ] || exit 40
chown -h "$2" "$p"
stat -c %s "$p"
)sh";

const char Discard[] = R"sh(
rm -f -- "$p"
)sh";

const char Rest[] = R"sh(
[ -f "$p" ] && [ ! -L "$p" ] || exit 40
[ "$(stat -c %s "$p")" -eq "$2" ] || exit 46
command -v dd >/dev/null && exec dd bs=131072 >> "$p"
exec cat >> "$p"
)sh";

} // namespace

QStringList filescripts::bulkPart(const FilePath &path, const FileSystem::WriteOptions &options,
                                  const QString &token)
{
    return program({Prelude, InParent, Resolve, MakePart, Facts}, writeArguments(path, options, token));
}

QStringList filescripts::bulkInto(const FilePath &path, const FileSystem::WriteOptions &options)
{
    return program({Prelude, InParent, Resolve, Append, TakeTarget, Facts},
                   writeArguments(path, options, {}) +
                       QStringList{QString::number(options.offset), QString::number(OtherLength)});
}

QStringList filescripts::bulkSettle(const FilePath &file, qint64 uid, qint64 gid)
{
    return program({Prelude, Settle}, {argument(file), QStringLiteral("%1:%2").arg(uid).arg(gid)});
}

QStringList filescripts::bulkDiscard(const FilePath &file)
{
    return program({Prelude, Discard}, {argument(file)});
}

QStringList filescripts::bulkRest(const FilePath &file, qint64 size)
{
    return program({Prelude, Rest}, {argument(file), QString::number(size)});
}

} // namespace osc
