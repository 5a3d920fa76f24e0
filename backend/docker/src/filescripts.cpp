// SPDX-License-Identifier: Apache-2.0
#include "filescripts.h"

#include <core/fileproblem.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct FileScripts
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileScripts)
};

/// A record holds a path or a link target; far above what a kernel allows.
constexpr qsizetype MaximumRecord = 256 * 1024;
constexpr qsizetype MaximumBatch = 1024; ///< The programs print 128 names at a time.

// Decodes the first arguments into p and b. The sign at the end keeps trailing newlines, which $() would
// drop.
const char Prelude[] = R"sh(
LC_ALL=C; export LC_ALL; unset CDPATH
dec() { printf '%b_' "$1"; }
p=$(dec "$1"); p=${p%_}
)sh";

// Prints one batch. Names begin with ./ and contain no other slash, so "/\n" ends a record; a link target
// ends with a zero byte.
const char Emit[] = R"sh(
emit() {
    stat -c 'S:%f:%s:%Y:%u:%g:%U:%G:%n/' "$@" 2>/dev/null
    for f do
        shift
        if [ -L "$f" ]; then set -- "$@" "$f"; fi
    done
    if [ $# -gt 0 ]; then
        stat -L -c 'T:%f:%n/' "$@" 2>/dev/null
        for f do
            printf 'L:%s/' "$f"
            readlink -n "$f"
            printf '\000'
        done
    fi
    printf 'B:/\n'
}
)sh";

const char List[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
[ -d "$p" ] || exit 41
cd -- "$p" 2>/dev/null || exit 42
[ -r . ] || exit 42
stat -c %f . >/dev/null 2>&1 || exit 48
set --
for f in * .[!.]* ..?*; do
    [ -e "./$f" ] || [ -L "./$f" ] || continue
    set -- "$@" "./$f"
    if [ $# -ge 128 ]; then emit "$@"; set --; fi
done
if [ $# -gt 0 ]; then emit "$@"; fi
exit 0
)sh";

// $1: the parent, $2: the name.
const char InParent[] = R"sh(
b=$(dec "$2"); b=${b%_}
[ -d "$p" ] || exit 40
cd -- "$p" 2>/dev/null || exit 42
)sh";

const char Stat[] = R"sh(
stat -c %f . >/dev/null 2>&1 || exit 48
[ -x . ] || exit 42
[ -e "./$b" ] || [ -L "./$b" ] || exit 40
emit "./$b"
)sh";

const char Read[] = R"sh(
[ -e "$p" ] || [ -L "$p" ] || exit 40
[ -d "$p" ] && exit 41
[ -f "$p" ] || exit 44
[ -r "$p" ] || exit 42
)sh";

// The real place of the target in r: what a symlink leads to is replaced, not the link.
const char Resolve[] = R"sh(
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
t="${r%/*}/$4"
)sh";

const char WritePart[] = R"sh(
exec cat > "$t"
)sh";

const char WriteFinish[] = R"sh(
n=$(wc -c < "$t") || exit 1
if [ "$n" -ne "$5" ]; then rm -f -- "$t"; exit 49; fi
m=$6
if [ -e "$r" ]; then
    [ -n "$m" ] || m=$(stat -c %a "$r" 2>/dev/null)
    chown "$(stat -c %u:%g "$r" 2>/dev/null)" "$t" 2>/dev/null
fi
if [ -n "$m" ]; then chmod "$m" "$t" || { rm -f -- "$t"; exit 1; }; fi
if [ "$3" = 0 ]; then
    if ln "$t" "$r" 2>/dev/null; then rm -f -- "$t"; exit 0; fi
    if [ -e "$r" ] || [ -L "$r" ]; then rm -f -- "$t"; exit 43; fi
fi
mv -f "$t" "$r" || { rm -f -- "$t"; exit 1; }
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

QStringList program(std::initializer_list<const char *> parts, const QStringList &arguments)
{
    QString text;
    for (const char *part : parts)
        text += QLatin1String(part);
    return QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"), text, QStringLiteral("sh")} +
           arguments;
}

QByteArray nameOf(const FilePath &path)
{
    return path == "/" ? QByteArray(".") : path.mid(path.lastIndexOf('/') + 1);
}

QString partName(const QString &token)
{
    return QStringLiteral(".opensandbox-part-") + token;
}

QStringList placeArguments(const FilePath &path)
{
    return {filescripts::argument(parentPath(path)), filescripts::argument(nameOf(path))};
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

FileType typeOfUnixMode(uint mode)
{
    switch (mode & 0170000) {
    case 0100000:
        return FileType::Regular;
    case 0040000:
        return FileType::Directory;
    case 0120000:
        return FileType::Symlink;
    case 0010000:
        return FileType::Fifo;
    case 0140000:
        return FileType::Socket;
    case 0060000:
        return FileType::BlockDevice;
    case 0020000:
        return FileType::CharDevice;
    default:
        return FileType::Unknown;
    }
}

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

QStringList filescripts::list(const FilePath &directory)
{
    return program({Prelude, Emit, List}, {argument(directory)});
}

QStringList filescripts::stat(const FilePath &path)
{
    return program({Prelude, InParent, Emit, Stat}, placeArguments(path));
}

QStringList filescripts::read(const FilePath &path, FileSystem::ReadRange range)
{
    QString text;
    if (range.offset > 0)
        text = QStringLiteral("tail -c +%1 < \"$p\"").arg(range.offset + 1);
    if (range.length >= 0) {
        text += text.isEmpty() ? QStringLiteral("exec head -c %1 < \"$p\"") : QStringLiteral(" | head -c %1");
        text = text.arg(range.length);
    }
    if (text.isEmpty())
        text = QStringLiteral("exec cat < \"$p\"");
    const QByteArray reading = text.toLatin1();
    return program({Prelude, Read, reading.constData()}, {argument(path)});
}

QStringList filescripts::writePart(const FilePath &path, bool overwrite, const QString &token)
{
    return program({Prelude, InParent, Resolve, WritePart},
                   placeArguments(path) +
                       QStringList{overwrite ? QStringLiteral("1") : QStringLiteral("0"), partName(token)});
}

QStringList filescripts::writeFinish(const FilePath &path, bool overwrite, const QString &token, qint64 size,
                                     int mode)
{
    return program({Prelude, InParent, Resolve, WriteFinish},
                   placeArguments(path) +
                       QStringList{overwrite ? QStringLiteral("1") : QStringLiteral("0"), partName(token),
                                   QString::number(size),
                                   mode < 0 ? QString() : QString::number(mode & 07777, 8)});
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

// -------------------------------------------------------------------------------------------------------
// parser

bool ListingParser::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes.data(), bytes.size());
    for (;;) {
        const qsizetype end = recordEnd();
        if (end < 0)
            return m_buffer.size() <= MaximumRecord;
        const QByteArray record = m_buffer.left(end);
        m_buffer.remove(0, end);
        if (!takeRecord(record))
            return false;
    }
}

void ListingParser::finish()
{
    if (!m_batch.isEmpty())
        m_onBatch(std::exchange(m_batch, {}));
}

qsizetype ListingParser::recordEnd() const
{
    const qsizetype end = m_buffer.startsWith('L') ? m_buffer.indexOf('\0') + 1 : m_buffer.indexOf("/\n") + 2;
    return end <= (m_buffer.startsWith('L') ? 0 : 1) ? -1 : end;
}

bool ListingParser::takeRecord(const QByteArray &record)
{
    if (record == "B:/\n") {
        finish();
        return true;
    }
    if (record.startsWith("S:"))
        return takeEntry(record.mid(2));
    const bool link = record.startsWith("L:");
    if (!link && !record.startsWith("T:"))
        return false;
    if (link) {
        // L:./name/target and a zero byte
        const qsizetype slash = record.indexOf('/', 4);
        if (slash < 0)
            return false;
        if (auto *entry = entryNamed(record.mid(4, slash - 4)))
            entry->linkTarget = record.mid(slash + 1, record.size() - slash - 2);
        return true;
    }
    const qsizetype colon = record.indexOf(':', 2);
    bool ok = false;
    const uint mode = colon < 0 ? 0 : record.mid(2, colon - 2).toUInt(&ok, 16);
    if (!ok)
        return false;
    if (auto *entry = entryNamed(record.mid(colon + 3, record.size() - colon - 5)))
        entry->targetType = typeOfUnixMode(mode);
    return true;
}

bool ListingParser::takeEntry(const QByteArray &fields)
{
    QList<QByteArray> parts;
    qsizetype at = 0;
    for (int i = 0; i < 7; ++i) {
        const qsizetype colon = fields.indexOf(':', at);
        if (colon < 0)
            return false;
        parts.append(fields.mid(at, colon - at));
        at = colon + 1;
    }
    const QByteArray name = fields.mid(at + 2, fields.size() - at - 4); // without "./" and "/\n"
    bool ok = false;
    const uint mode = parts.at(0).toUInt(&ok, 16);
    if (!ok || fields.mid(at, 2) != "./" || !isEntryName(name))
        return false;
    FileEntry entry;
    entry.name = name;
    entry.type = typeOfUnixMode(mode);
    entry.mode = static_cast<int>(mode & 07777);
    entry.size = parts.at(1).toLongLong();
    entry.modified = QDateTime::fromSecsSinceEpoch(parts.at(2).toLongLong(), Qt::UTC);
    entry.uid = parts.at(3).toLongLong();
    entry.gid = parts.at(4).toLongLong();
    const auto known = [](const QByteArray &owner) {
        return owner == "UNKNOWN" ? QString() : QString::fromUtf8(owner);
    };
    entry.owner = known(parts.at(5));
    entry.group = known(parts.at(6));
    if (m_batch.size() >= MaximumBatch)
        return false; // no program of ours prints this
    m_batch.append(std::move(entry));
    return true;
}

FileEntry *ListingParser::entryNamed(const QByteArray &name)
{
    const auto it = std::find_if(m_batch.begin(), m_batch.end(),
                                 [&](const FileEntry &entry) { return entry.name == name; });
    return it == m_batch.end() ? nullptr : &*it;
}

} // namespace osc
