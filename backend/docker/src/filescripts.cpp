// SPDX-License-Identifier: Apache-2.0
#include "filescripts.h"

#include <core/fileproblem.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct FileScripts
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileScripts)
};

const char List[] = R"sh(
hide= depth='-maxdepth 1'
if isgnu; then walk; exit 0; fi
stat -c %f . >/dev/null 2>&1 || exit 48
if isfind; then walk; exit 0; fi
names
set --
for f in * .[!.]* ..?*; do
    [ -e "./$f" ] || [ -L "./$f" ] || continue
    set -- "$@" "./$f"
    if [ $# -ge 128 ]; then emit "$@"; set --; fi
done
if [ $# -gt 0 ]; then emit "$@"; fi
exit 0
)sh";

const char Stat[] = R"sh(
stat -c %f . >/dev/null 2>&1 || exit 48
[ -x . ] || exit 42
[ -e "./$b" ] || [ -L "./$b" ] || exit 40
names
if [ "$b" = . ]; then stat -c 'S:%f:%s:%Y:%u:%g:./root//' .; exit 0; fi
emit "./$b"
)sh";

const char Read[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
[ -d "$p" ] && exit 41
[ -f "$p" ] || exit 44
[ -r "$p" ] || exit 42
)sh";

const char Version[] = R"sh(
stat -L -c %s:%Y "$p" 2>/dev/null || exit 48
)sh";

} // namespace

// The real place of the target in r: what a symlink leads to is replaced, not the link.
const char filescripts::Resolve[] = R"sh(
r="./$b"
if [ -L "$r" ]; then
    r=$(readlink -f -- "$r"; printf _); r=${r%_}
    r=${r%
}
    [ -n "$r" ] || exit 40
fi
[ -d "$r" ] && exit 41
if [ -e "$r" ] && [ ! -f "$r" ]; then exit 44; fi
if [ "$3" = 0 ] && { [ -e "./$b" ] || [ -L "./$b" ]; }; then exit 43; fi
if [ -n "$5" ] && [ "$(stat -c %s:%Y "$r" 2>/dev/null)" != "$5" ]; then exit 45; fi
t="${r%/*}/$4"
length() { stat -c %s "$1" 2>/dev/null || wc -c < "$1"; }
)sh";

namespace {

// Not by cat where that can be helped: it empties the pipe in small steps in busybox.
const char WritePart[] = R"sh(
command -v dd >/dev/null && exec dd bs=131072 > "$t"
exec cat > "$t"
)sh";

const char MakeEmpty[] = R"sh(
: > "$t" || exit 1
)sh";

const char WriteFinish[] = R"sh(
n=$(length "$t") || exit 1
if [ "$n" -ne "$6" ]; then rm -f -- "$t"; exit 49; fi
m=$7
if [ -e "$r" ]; then
    if [ -z "$m" ] || [ "$8" = 1 ]; then m=$(stat -c %a "$r" 2>/dev/null); fi
    chown "$(stat -c %u:%g "$r" 2>/dev/null)" "$t" 2>/dev/null
fi
if [ -n "$m" ]; then chmod "$m" "$t" || { rm -f -- "$t"; exit 1; }; fi
if [ "$3" = 0 ]; then
    if ln "$t" "$r" 2>/dev/null; then rm -f -- "$t"; exit 0; fi
    if [ -e "$r" ] || [ -L "$r" ]; then rm -f -- "$t"; exit 43; fi
fi
mv -f "$t" "$r" || { rm -f -- "$t"; exit 1; }
)sh";

} // namespace

// $6: how long the file is now, $7: how this ends when it is not.
const char filescripts::Append[] = R"sh(
[ -e "$r" ] || exit 40
[ "$(length "$r")" -eq "$6" ] || exit $7
)sh";

namespace {

const char AppendPart[] = R"sh(
command -v dd >/dev/null && exec dd bs=131072 >> "$r"
exec cat >> "$r"
)sh";

const char WriteAbandon[] = R"sh(
r="./$b"
if [ -L "$r" ]; then
    r=$(readlink -f -- "$r"; printf _); r=${r%_}
    r=${r%
}
fi
rm -f -- "${r%/*}/$3" "./$3"
)sh";

const char MakeDirectory[] = R"sh(
if [ -e "./$b" ] || [ -L "./$b" ]; then exit 43; fi
mkdir "./$b"
)sh";

// $1: from, $2: to. A name that appears between the look and the move is not replaced either: -n.
const char Rename[] = R"sh(
b=$(dec "$2"); b=${b%_}
[ -e "$p" ] || [ -L "$p" ] || exit 40
if [ -e "$b" ] || [ -L "$b" ]; then exit 43; fi
mv -n -T -- "$p" "$b" 2>/dev/null || mv -n -- "$p" "$b" || exit 1
if [ -e "$p" ] || [ -L "$p" ]; then exit 43; fi
)sh";

const char Remove[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
rm -rf -- "$p" || exit 1
)sh";

const char SetMode[] = R"sh(
[ -e "$p" ] || exit 40
chmod "$2" "$p" || exit 1
)sh";

using namespace filescripts;

QString partName(const QString &token)
{
    return QStringLiteral(".opensandbox-part-") + token;
}

Error failed(ErrorKind kind, const QString &message, const QString &words, const QString &advice = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.advice = advice;
    error.detail = words.left(1024).trimmed(); // at most 4 KiB of UTF-8
    return error;
}

} // namespace

QStringList filescripts::writeArguments(const FilePath &path, const FileSystem::WriteOptions &options,
                                        const QString &token)
{
    const QString version = options.onlyIf ? QStringLiteral("%1:%2")
                                                 .arg(options.onlyIf->size)
                                                 .arg(options.onlyIf->modified.toSecsSinceEpoch())
                                           : QString();
    const bool replaces = options.overwrite || options.offset >= 0;
    return placeArguments(path) +
           QStringList{replaces ? QStringLiteral("1") : QStringLiteral("0"), partName(token), version};
}

namespace {

QStringList finishArguments(const FilePath &path, const FileSystem::WriteOptions &options,
                            const QString &token, qint64 size)
{
    return writeArguments(path, options, token) +
           QStringList{QString::number(size),
                       options.mode < 0 ? QString() : QString::number(options.mode & 07777, 8),
                       options.keepsAttributes ? QStringLiteral("1") : QStringLiteral("0")};
}

} // namespace

QStringList filescripts::list(const FilePath &directory)
{
    return program({Prelude, InDirectory, Emit, Walk, List}, {argument(directory)});
}

QStringList filescripts::stat(const FilePath &path)
{
    return program({Prelude, InParent, Emit, Stat}, placeArguments(path));
}

QStringList filescripts::read(const FilePath &path, FileSystem::ReadRange range)
{
    constexpr qint64 Block = 65536;
    QString text;
    if (range.offset > 0)
        // Not by tail alone, which reads what it leaves out in busybox.
        text = QStringLiteral("dd bs=%1 skip=%2 < \"$p\" 2>/dev/null | tail -c +%3")
                   .arg(Block)
                   .arg(range.offset / Block)
                   .arg(range.offset % Block + 1);
    if (range.length >= 0) {
        text += text.isEmpty() ? QStringLiteral("exec head -c %1 < \"$p\"") : QStringLiteral(" | head -c %1");
        text = text.arg(range.length);
    }
    if (text.isEmpty())
        text = QStringLiteral("exec cat < \"$p\"");
    const QByteArray reading = text.toLatin1();
    return program({Prelude, Read, reading.constData()}, {argument(path)});
}

QStringList filescripts::version(const FilePath &path)
{
    return program({Prelude, Read, Version}, {argument(path)});
}

QStringList filescripts::writePart(const FilePath &path, const FileSystem::WriteOptions &options,
                                   const QString &token)
{
    return program({Prelude, InParent, Resolve, WritePart}, writeArguments(path, options, token));
}

QStringList filescripts::writeFinish(const FilePath &path, const FileSystem::WriteOptions &options,
                                     const QString &token, qint64 size)
{
    return program({Prelude, InParent, Resolve, WriteFinish}, finishArguments(path, options, token, size));
}

QStringList filescripts::writeEmpty(const FilePath &path, const FileSystem::WriteOptions &options,
                                    const QString &token)
{
    return program({Prelude, InParent, Resolve, MakeEmpty, WriteFinish},
                   finishArguments(path, options, token, 0));
}

QStringList filescripts::append(const FilePath &path, const FileSystem::WriteOptions &options)
{
    return program({Prelude, InParent, Resolve, Append, AppendPart},
                   writeArguments(path, options, {}) +
                       QStringList{QString::number(options.offset), QString::number(OtherLength)});
}

QStringList filescripts::appendFinish(const FilePath &path, qint64 size)
{
    return program({Prelude, InParent, Resolve, Append},
                   writeArguments(path, {}, {}) +
                       QStringList{QString::number(size), QString::number(Incomplete)});
}

QStringList filescripts::writeAbandon(const FilePath &path, const QString &token)
{
    return program({Prelude, InParent, WriteAbandon}, placeArguments(path) + QStringList{partName(token)});
}

QStringList filescripts::makeDirectory(const FilePath &path)
{
    return program({Prelude, InParent, MakeDirectory}, placeArguments(path));
}

QStringList filescripts::rename(const FilePath &from, const FilePath &to)
{
    return program({Prelude, Rename}, {argument(from), argument(to)});
}

QStringList filescripts::remove(const FilePath &path)
{
    return program({Prelude, Remove}, {argument(path)});
}

QStringList filescripts::setMode(const FilePath &path, int mode)
{
    return program({Prelude, SetMode}, {argument(path), QString::number(mode & 07777, 8)});
}

Error filescripts::failure(int exitCode, const QByteArray &words, const FilePath &path)
{
    const QString name = displayName(path);
    const QString text = QString::fromUtf8(words);
    switch (exitCode) {
    case NotFound:
        return fileError(FileProblem::NotFound, path, text);
    case WrongType:
        return failed(ErrorKind::Conflict,
                      FileScripts::tr("“%1” is not of the kind that this needs.").arg(name), text,
                      FileScripts::tr("Check whether it is a file or a folder."));
    case Forbidden:
        return failed(ErrorKind::Forbidden,
                      FileScripts::tr("The sandbox's user may not read “%1”.").arg(name), text);
    case Exists:
        return fileError(FileProblem::Exists, path, text);
    case Special:
        return fileError(FileProblem::Special, path, text);
    case Changed:
        return fileError(FileProblem::Changed, path, text);
    case OtherLength:
        return fileError(FileProblem::OtherLength, path, text);
    case NoTool:
        return failed(ErrorKind::Unsupported,
                      FileScripts::tr("The image lacks the programs that look at files."), text);
    case Incomplete:
        return failed(ErrorKind::Protocol,
                      FileScripts::tr("“%1” did not arrive whole and was not changed.").arg(name), text,
                      FileScripts::tr("Try again."));
    default:
        break;
    }
    if (const auto problem = fileProblemIn(text))
        return fileError(*problem, path, text);
    return failed(ErrorKind::Failed, FileScripts::tr("“%1” could not be worked on.").arg(name), text);
}

} // namespace osc
