// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/terminalhere.h"

#include "filebrowser/filecommands.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace osc {

namespace {

/// The first that is there: what the user said, what the system says, then the usual ones.
QString terminalProgram()
{
    const QStringList names = {qEnvironmentVariable("TERMINAL"), QStringLiteral("x-terminal-emulator"),
                               QStringLiteral("konsole"),        QStringLiteral("gnome-terminal"),
                               QStringLiteral("xfce4-terminal"), QStringLiteral("kitty"),
                               QStringLiteral("alacritty"),      QStringLiteral("xterm")};
    for (const QString &name : names) {
        const QString program = name.isEmpty() ? QString() : QStandardPaths::findExecutable(name);
        if (!program.isEmpty())
            return program;
    }
    return {};
}

} // namespace

QString whyNoTerminal(const FileLocation &directory)
{
    if (directory.place.kind == FilePlace::Kind::Bucket)
        return FileCommands::tr("A terminal opens only in folders of this computer.");
    if (directory.place.kind != FilePlace::Kind::ThisComputer)
        return FileCommands::tr("A terminal opens only in folders of this computer. In a sandbox, use its "
                                "tab Commands.");
    return {};
}

std::optional<Error> startTerminal(const FileLocation &directory)
{
    const QString program = terminalProgram();
    if (program.isEmpty())
        return Error{.kind = ErrorKind::NotFound,
                     .message = FileCommands::tr("No terminal was found on this computer."),
                     .advice = FileCommands::tr("Name one in the environment variable TERMINAL.")};
    if (!QProcess::startDetached(program, {}, QFile::decodeName(directory.path)))
        return Error{.kind = ErrorKind::Failed,
                     .message = FileCommands::tr("The terminal %1 did not start.").arg(program)};
    return {};
}

} // namespace osc
