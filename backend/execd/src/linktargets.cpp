// SPDX-License-Identifier: Apache-2.0
#include "linktargets.h"

#include "execderrors.h"

namespace osc {

namespace {

// A name can hold any byte but a slash and zero, and execd hands on text: so the output goes as numbers. The
// dot keeps a line break at the end of a target, which $() would drop.
const QString script = QStringLiteral(R"sh(
LC_ALL=C; export LC_ALL; unset CDPATH
cd -- "$CONSOLE_PATH" || exit 1
if [ -n "$CONSOLE_NAME" ]; then set -- "./$CONSOLE_NAME"; else set -- ./* ./.[!.]* ./..?*; fi
for f do
    [ -L "$f" ] || continue
    if [ -d "$f" ]; then t=d; elif [ -f "$f" ]; then t=f; else t=o; fi
    printf '%s%s\000%s\000' "$t" "${f#./}" "$(readlink -n "$f"; echo .)"
done | od -An -v -tx1
)sh");

constexpr qsizetype maximumDump = 4 * 1024 * 1024;

struct LinkReading
{
    explicit LinkReading(Callback<QHash<QByteArray, LinkTarget>> done)
        : promise(std::move(done))
    {}
    Promise<QHash<QByteArray, LinkTarget>> promise;
    Operation step;
    QByteArray dump;
};

FileType typeOfLetter(char letter)
{
    if (letter == 'd')
        return FileType::Directory;
    return letter == 'f' ? FileType::Regular : FileType::Unknown;
}

} // namespace

Operation readLinkTargets(const ExecdClient &client, const FilePath &directory, const QByteArray &only,
                          Callback<QHash<QByteArray, LinkTarget>> done)
{
    const auto reading = std::make_shared<LinkReading>(std::move(done));
    auto operation = reading->promise.operation({}, reading);
    if (execderrors::pathProblem(joinPath(directory, only), true)) {
        reading->promise.resolveLater(QHash<QByteArray, LinkTarget>());
        return operation;
    }
    ExecdCommand command;
    command.text = script;
    command.environment = {{QStringLiteral("CONSOLE_PATH"), QString::fromUtf8(directory)},
                           {QStringLiteral("CONSOLE_NAME"), QString::fromUtf8(only)}};
    command.timeout = std::chrono::seconds(10);
    auto *raw = reading.get(); // the operation keeps it
    reading->step = client.run(
        command,
        [raw](const ExecdOutput &output) {
            if (output.stream == ExecdOutput::Stream::Output && raw->dump.size() < maximumDump)
                raw->dump += output.line.toLatin1() + ' ';
        },
        [raw](const Result<ExecdExit> &) { raw->promise.resolve(decodeLinkTargets(raw->dump)); });
    return operation;
}

QHash<QByteArray, LinkTarget> decodeLinkTargets(const QByteArray &dump)
{
    QHash<QByteArray, LinkTarget> targets;
    const auto fields = QByteArray::fromHex(dump).split('\0');
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        const auto &link = fields.at(i);
        const auto &path = fields.at(i + 1);
        if (link.isEmpty() || !isEntryName(link.mid(1)) || !path.endsWith('.'))
            break;
        targets.insert(link.mid(1), {path.chopped(1), typeOfLetter(link.front())});
    }
    return targets;
}

void addLinkTargets(QList<FileEntry> &entries, const QHash<QByteArray, LinkTarget> &targets)
{
    for (auto &entry : entries) {
        const auto found =
            entry.type == FileType::Symlink ? targets.constFind(entry.name) : targets.constEnd();
        if (found == targets.constEnd())
            continue;
        entry.linkTarget = found->path;
        entry.targetType = found->type;
    }
}

} // namespace osc
