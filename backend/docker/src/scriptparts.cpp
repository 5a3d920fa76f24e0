// SPDX-License-Identifier: Apache-2.0
#include "filescripts.h"

namespace osc {

namespace {

QByteArray nameOf(const FilePath &path)
{
    return path == "/" ? QByteArray(".") : path.mid(path.lastIndexOf('/') + 1);
}

} // namespace

// Decodes the first arguments into p and b. The sign at the end keeps trailing newlines, which $() would
// drop.
const char filescripts::Prelude[] = R"sh(
LC_ALL=C; export LC_ALL; unset CDPATH
dec() { printf '%b_' "$1"; }
p=$(dec "$1"); p=${p%_}
)sh";

// $1: the parent, $2: the name.
const char filescripts::InParent[] = R"sh(
b=$(dec "$2"); b=${b%_}
[ -d "$p" ] || exit 40
cd -- "$p" 2>/dev/null || exit 42
)sh";

const char filescripts::InDirectory[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
[ -d "$p" ] || exit 41
cd -- "$p" 2>/dev/null || exit 42
[ -r . ] || exit 42
)sh";

// Tells of the entries in its arguments, whose names begin with ./ (ListingParser knows the records).
const char filescripts::Emit[] = R"sh(
links='stat -c "S:%f:%s:%Y:%u:%g:%n//" "$@" 2>/dev/null
stat -L -c "T:%f:%n//" "$@" 2>/dev/null
for f do printf "L:%s//" "$f"; readlink -n "$f"; printf "\\000"; done
printf "B://\n"'
owners() {
    n=0
    while [ $n -lt 500 ] && IFS=: read -r a x i r; do printf '%s:%s:%s//\n' "$1" "$i" "$a"; n=$((n+1)); done
}
names() {
    if [ -r /etc/passwd ]; then owners U </etc/passwd; fi
    if [ -r /etc/group ]; then owners G </etc/group; fi
}
emit() {
    stat -c 'S:%f:%s:%Y:%u:%g:%n//' "$@" 2>/dev/null
    for f do
        shift
        if [ -L "$f" ]; then set -- "$@" "$f"; fi
    done
    if [ $# -gt 0 ]; then stat -L -c 'T:%f:%n//' "$@" 2>/dev/null; fi
    for f do printf 'L:%s//' "$f"; readlink -n "$f"; printf '\000'; done
    printf 'B://\n'
}
)sh";

// Tells of what find finds with its arguments: GNU find does it alone, others with stat for many at once.
// busybox forgets what is left for an -exec inside brackets.
const char filescripts::Walk[] = R"sh(
isgnu() { [ "$(find . -maxdepth 0 -printf '%y:%s' 2>/dev/null)" ]; }
isfind() { find . -maxdepth 0 -exec true {} + 2>/dev/null; }
walk() {
    if isgnu; then
        e='%y:%m:%s:%T@:%U:%G:%u:%g:%p//\n'
        set -- "$@" \( -type l -printf "F:${e}Y:%Y:%p//\\nL:%p//%l\\0" -o -printf "F:$e" \)
        if [ -n "$hide" ]; then set -- -name '.*' -prune -o "$@"; fi
        find . -mindepth 1 $depth "$@" 2>/dev/null
    else
        names
        set -- "$@" -type l -exec /bin/sh -c "$links" sh {} + \
            -o "$@" ! -type l -exec stat -c 'S:%f:%s:%Y:%u:%g:%n//' {} +
        if [ -n "$hide" ]; then set -- -name '.*' -prune -o "$@"; fi
        find . -mindepth 1 $depth "$@" 2>/dev/null
    fi
}
)sh";

QString filescripts::argument(QByteArrayView path)
{
    QByteArray text;
    for (const char c : path) {
        const bool harmless = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '/' || c == '.' || c == '_';
        if (harmless)
            text += c;
        else
            text += "\\0" + QByteArray::number(static_cast<uchar>(c), 8).rightJustified(3, '0');
    }
    return QString::fromLatin1(text);
}

QStringList filescripts::program(std::initializer_list<const char *> parts, const QStringList &arguments)
{
    QString text;
    for (const char *part : parts)
        text += QLatin1String(part);
    return QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"), text, QStringLiteral("sh")} +
           arguments;
}

QStringList filescripts::placeArguments(const FilePath &path)
{
    return {argument(parentPath(path)), argument(nameOf(path))};
}

} // namespace osc
