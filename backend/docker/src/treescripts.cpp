// SPDX-License-Identifier: Apache-2.0
#include "filescripts.h"

#include <core/filesearch.h>

#include <algorithm>

namespace osc {

namespace {

using namespace filescripts;

// $1: from, $2: to, whose parent exists. A directory takes nothing's place.
const char Replace[] = R"sh(
b=$(dec "$2"); b=${b%_}
[ -e "$p" ] || [ -L "$p" ] || exit 40
if [ -d "$b" ] && [ ! -L "$b" ]; then exit 41; fi
mv -f -T -- "$p" "$b" 2>/dev/null || mv -f -- "$p" "$b" || exit 1
)sh";

const char SetOwner[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
chown -h -- "$2" "$p" || exit 1
)sh";

const char MakeSymlink[] = R"sh(
if [ -e "./$b" ] || [ -L "./$b" ]; then exit 43; fi
t=$(dec "$3"); t=${t%_}
ln -s -n -- "$t" "./$b" || exit 1
)sh";

// $1, $2: parent and name of the copy, $3: from, $4: what it is called until it is whole.
const char Copy[] = R"sh(
f=$(dec "$3"); f=${f%_}
[ -e "$f" ] || [ -L "$f" ] || exit 40
[ -L "$f" ] || [ -f "$f" ] || [ -d "$f" ] || exit 44
if [ -e "./$b" ] || [ -L "./$b" ]; then exit 43; fi
t="./$4"
cp -a -- "$f" "$t" || { rm -rf -- "$t"; exit 1; }
if [ -d "$t" ] && [ ! -L "$t" ]; then
    find "$t" \( -type p -o -type s -o -type b -o -type c \) -exec rm -f -- {} + 2>/dev/null
fi
mv -n -T -- "$t" "./$b" 2>/dev/null || mv -n -- "$t" "./$b" || { rm -rf -- "$t"; exit 1; }
if [ -e "$t" ] || [ -L "$t" ]; then rm -rf -- "$t"; exit 43; fi
)sh";

// $3: a name that no other process has in its arguments. The Engine may have ended the shell, but not its cp.
const char CopyAbandon[] = R"sh(
for d in /proc/[0-9]*; do
    if [ "${d#/proc/}" != $$ ] && tr '\000' ' ' <"$d/cmdline" 2>/dev/null | grep -q -F -e "$3"; then
        kill -9 "${d#/proc/}" 2>/dev/null
    fi
done
rm -rf -- "./$3"
)sh";

// $2: a pattern for names or nothing, $3: not hidden ones or nothing, $4: the content or nothing, $5: options
// of grep, $6: one more than the largest file.
const char Search[] = R"sh(
isgnu || isfind || exit 48
n=$(dec "$2"); n=${n%_}
c=$(dec "$4"); c=${c%_}
hide=$3 depth= options=$5 limit=$6
set --
[ -z "$n" ] || set -- -iname "$n"
if [ -z "$c" ]; then walk "$@"; exit 0; fi
stat -c %f . >/dev/null 2>&1 && echo x | grep -q -F -e x || exit 48
if echo x | grep -a -q x 2>/dev/null; then options="$options -a"; fi
names
found='c=$1; o=$2; shift 2
hit() {
    [ -f "$f" ] || return 0
    printf "C:"; grep -n $o -F -e "$c" "$f" 2>/dev/null | head -n 1 | head -c 900 | tr -d "\\000"; printf "\\000"
    stat -c "S:%f:%s:%Y:%u:%g:%n//" "$f" 2>/dev/null
}
grep -l $o -F -e "$c" "$@" 2>/dev/null | {
    f=
    while IFS= read -r x; do
        case "$x" in
        ./*) [ -z "$f" ] || hit; f=$x ;;
        *) f="$f
$x" ;;
        esac
    done
    [ -z "$f" ] || hit
}'
if [ -n "$hide" ]; then set -- -name '.*' -prune -o "$@"; fi
find . -mindepth 1 "$@" -type f -size "-${limit}c" -exec /bin/sh -c "$found" sh "$c" "$options" {} + 2>/dev/null
exit 0
)sh";

const char Measure[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
if [ -L "$p" ] || [ ! -d "$p" ]; then stat -c '%f:%s' -- "$p" || exit 48; exit 0; fi
cd -- "$p" 2>/dev/null || exit 42
[ -r . ] || exit 42
if isgnu; then set -- -printf '%y:%s\n'
elif isfind && stat -c %f . >/dev/null 2>&1; then set -- -exec stat -c '%f:%s' {} +
else exit 48; fi
{
    find . -mindepth 1 "$@" 2>&1 1>&3 | {
        n=0
        while read -r x; do case "$x" in *ermission*) n=$((n+1)) ;; esac; done
        echo "E:$n" >&3
    }
} 3>&1
exit 0
)sh";

const char Checksum[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
[ -d "$p" ] && exit 41
[ -f "$p" ] || exit 44
[ -r "$p" ] || exit 42
command -v sha256sum >/dev/null 2>&1 || exit 48
exec sha256sum < "$p"
)sh";

const char FreeSpace[] = R"sh(
[ -e "$p" ] || exit 40
stat -f -c '%a:%S' -- "$p" 2>/dev/null && exit 0
cd -- "$p" 2>/dev/null || cd -- "${p%/*}/" || exit 42
set -- $(df -P -k . | tail -n 1)
while [ $# -gt 0 ]; do case "$2" in *%) echo "$1:1024"; exit 0 ;; esac; shift; done
exit 48
)sh";

// The arguments after $1: names in it.
const char ReadTree[] = R"sh(
command -v tar >/dev/null 2>&1 || exit 48
shift
for f do
    shift
    b=$(dec "$f"); b=${b%_}
    [ -e "./$b" ] || [ -L "./$b" ] || exit 40
    set -- "$@" "./$b"
done
[ $# -gt 0 ] || set -- .
if tar --version 2>/dev/null | grep -q GNU; then set -- --format=posix "$@"; fi
exec tar -c -f - "$@"
)sh";

// $2: what is asked for, in the words of find.
const char TreeFacts[] = R"sh(
[ -w . ] || exit 42
isgnu || isfind || exit 48
command -v tar >/dev/null 2>&1 || exit 48
if [ "$2" = all ]; then set -- ! -type d; else set -- -type l; fi
find . -mindepth 1 "$@" -print0 2>/dev/null
exit 0
)sh";

const char WriteTree[] = R"sh(
if [ "$2" = 1 ]; then exec tar -x -p -f -; fi
exec tar -x -p -o -f -
)sh";

bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

/// The pattern for -iname; none when its idea of letters is not ours.
QByteArray findPattern(const QString &name)
{
    if (name.isEmpty() || !isPlain(name))
        return {};
    QByteArray pattern;
    for (const char c : name.toLatin1()) {
        if (c == '[' || c == ']' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return NamePattern(name).isWhole() ? pattern : '*' + pattern + '*';
}

} // namespace

QStringList filescripts::replace(const FilePath &from, const FilePath &to)
{
    return program({Prelude, Replace}, {argument(from), argument(to)});
}

QStringList filescripts::setOwner(const FilePath &path, qint64 uid, qint64 gid)
{
    QString owner = uid < 0 ? QString() : QString::number(uid);
    if (gid >= 0)
        owner += u':' + QString::number(gid);
    return program({Prelude, SetOwner}, {argument(path), owner});
}

QStringList filescripts::makeSymlink(const FilePath &path, const QByteArray &target)
{
    return program({Prelude, InParent, MakeSymlink}, placeArguments(path) + QStringList{argument(target)});
}

QStringList filescripts::copy(const FilePath &from, const FilePath &to, const QString &token)
{
    return program({Prelude, InParent, Copy},
                   placeArguments(to) +
                       QStringList{argument(from), QStringLiteral(".opensandbox-part-") + token});
}

QStringList filescripts::copyAbandon(const FilePath &to, const QString &token)
{
    return program({Prelude, InParent, CopyAbandon},
                   placeArguments(to) + QStringList{QStringLiteral(".opensandbox-part-") + token});
}

bool filescripts::canSearchFor(const QByteArray &content)
{
    return !content.contains('\n') && !content.contains('\0');
}

QStringList filescripts::search(const FilePath &directory, const FileSearchRequest &request)
{
    return program({Prelude, InDirectory, Emit, Walk, Search},
                   {argument(directory), argument(findPattern(request.name)),
                    request.hidden ? QString() : QStringLiteral("hide"), argument(request.content),
                    request.contentIgnoresCase ? QStringLiteral("-i") : QString(),
                    QString::number(request.largestContent + 1)});
}

QStringList filescripts::measure(const FilePath &path)
{
    return program({Prelude, Walk, Measure}, {argument(path)});
}

QStringList filescripts::checksum(const FilePath &path)
{
    return program({Prelude, Checksum}, {argument(path)});
}

QStringList filescripts::freeSpace(const FilePath &path)
{
    return program({Prelude, FreeSpace}, {argument(path)});
}

QStringList filescripts::readTree(const FilePath &directory, const QList<QByteArray> &names)
{
    QStringList arguments{argument(directory)};
    for (const auto &name : names)
        arguments.append(argument(name));
    return program({Prelude, InDirectory, ReadTree}, arguments);
}

bool filescripts::isHarmlessForTree(const QByteArray &words)
{
    for (const auto &line : words.split('\n')) {
        const bool isKnown = line.isEmpty() || line.endsWith("file changed as we read it") ||
                             line.endsWith("File removed before we read it") ||
                             line.endsWith("socket ignored") ||
                             line.endsWith("Exiting with failure status due "
                                           "to previous errors");
        if (!isKnown)
            return false;
    }
    return true;
}

QStringList filescripts::treeFacts(const FilePath &directory, bool all)
{
    return program({Prelude, InDirectory, Walk, TreeFacts},
                   {argument(directory), all ? QStringLiteral("all") : QStringLiteral("links")});
}

QStringList filescripts::writeTree(const FilePath &directory, bool keepsOwners)
{
    return program({Prelude, InDirectory, WriteTree},
                   {argument(directory), keepsOwners ? QStringLiteral("1") : QStringLiteral("0")});
}

} // namespace osc
