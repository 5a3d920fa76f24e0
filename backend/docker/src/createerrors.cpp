// SPDX-License-Identifier: Apache-2.0
#include "createerrors.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct CreateErrors
{
    Q_DECLARE_TR_FUNCTIONS(osc::CreateErrors)
};

bool has(const QString &words, const char *needle)
{
    return words.contains(QLatin1String(needle), Qt::CaseInsensitive);
}

Error worded(Error error, ErrorKind kind, const QString &message, const QString &advice = {})
{
    error.kind = kind;
    error.message = message;
    if (!advice.isEmpty())
        error.advice = advice;
    return error;
}

QString firstWord(const QStringList &command)
{
    return command.isEmpty() ? QString() : command.first();
}

} // namespace

Error engineNotKnownYet()
{
    return {.kind = ErrorKind::Unreachable,
            .message =
                CreateErrors::tr("The sandbox was not created: its Docker Engine has not answered yet."),
            .advice = CreateErrors::tr("Wait until the connection is live, then try again.")};
}

Error withLeftBehind(Error error, const QStringList &left)
{
    if (left.isEmpty())
        return error;
    if (!error.advice.isEmpty())
        error.advice += QLatin1Char(' ');
    error.advice += CreateErrors::tr("Left behind on the engine: %1.").arg(left.join(QStringLiteral(", ")));
    return error;
}

Error containerCreateError(Error error, const QString &image)
{
    const QString words = error.detail;
    if (error.code.isEmpty())
        error.code = QStringLiteral("DOCKER::SANDBOX_START_FAILED");
    if (error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout ||
        error.kind == ErrorKind::Exhausted)
        return error;
    if (has(words, "is already in use by container"))
        return worded(error, ErrorKind::Conflict,
                      CreateErrors::tr("Another container on the engine has the name of this sandbox."),
                      CreateErrors::tr("Try again: every sandbox gets a new name."));
    if (has(words, "range of cpus"))
        return worded(error, ErrorKind::Invalid,
                      CreateErrors::tr("The engine's machine does not have that many CPUs."),
                      CreateErrors::tr("Ask for fewer CPUs."));
    if (has(words, "minimum memory limit"))
        return worded(error, ErrorKind::Invalid,
                      CreateErrors::tr("The memory limit is too small for a container."),
                      CreateErrors::tr("Ask for at least 6 MB of memory."));
    if (has(words, "could not select device driver"))
        return worded(
            error, ErrorKind::Unsupported,
            CreateErrors::tr("The engine's machine offers no GPU to containers."),
            CreateErrors::tr("Leave the GPU limit empty, or install the GPU runtime on that machine."));
    if (has(words, "duplicate mount point"))
        return worded(error, ErrorKind::Invalid,
                      CreateErrors::tr("Two volumes have the same path in the sandbox."),
                      CreateErrors::tr("Give every volume its own mount path."));
    if (has(words, "volume plugin") || (has(words, "plugin") && has(words, "not found")))
        return worded(error, ErrorKind::Unsupported,
                      CreateErrors::tr("The driver of a volume is not installed on the engine's machine."),
                      CreateErrors::tr("Install the volume driver, or choose another volume."));
    if (has(words, "no such image"))
        return worded(error, ErrorKind::NotFound,
                      CreateErrors::tr("The image %1 was removed from the engine meanwhile.").arg(image),
                      CreateErrors::tr("Try again."));
    if (has(words, "does not match the specified platform") || has(words, "was found but does not"))
        return worded(
            error, ErrorKind::Unsupported,
            CreateErrors::tr("The image %1 is not made for the platform of this sandbox.").arg(image),
            CreateErrors::tr("Choose another platform, or an image that is made for it."));
    if (has(words, "invalid volume specification") || has(words, "invalid mount config"))
        return worded(error, ErrorKind::Invalid,
                      CreateErrors::tr("The engine does not accept one of the volumes."),
                      CreateErrors::tr("Check the paths of the volumes."));
    if (has(words, "network") && has(words, "not found"))
        return worded(error, ErrorKind::NotFound,
                      CreateErrors::tr("The network of the connection does not exist."),
                      CreateErrors::tr("Choose another network in the settings of the connection."));
    return error;
}

Error containerStartError(Error error, const QStringList &command)
{
    const QString words = error.detail;
    if (error.code.isEmpty())
        error.code = QStringLiteral("DOCKER::SANDBOX_START_FAILED");
    if (error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout ||
        error.kind == ErrorKind::Exhausted)
        return error;
    if (isPortTaken(error))
        return worded(
            error, ErrorKind::Conflict,
            CreateErrors::tr("Every port that was chosen for the sandbox was taken by another program."),
            CreateErrors::tr("Try again."));
    // Mount errors also say "no such file or directory", so they come first.
    if (has(words, "error while mounting volume") || has(words, "failed to mount local volume") ||
        has(words, "error while creating mount source path") || has(words, "error mounting"))
        return worded(
            error, ErrorKind::Failed, CreateErrors::tr("The engine could not mount one of the volumes."),
            CreateErrors::tr("Check that the folder or volume exists and that the engine may use it."));
    if (isShellMissing(error))
        return worded(error, ErrorKind::Invalid,
                      CreateErrors::tr("The image has no /bin/sh, which execd needs to start."),
                      CreateErrors::tr("Choose an image with a shell."));
    if (has(words, "executable file not found") || has(words, "no such file or directory"))
        return worded(
            error, ErrorKind::Invalid,
            CreateErrors::tr("The command “%1” does not exist in the image.").arg(firstWord(command)),
            CreateErrors::tr("Check the entrypoint; write the whole path when it is not in PATH."));
    if (has(words, "permission denied") || has(words, "exec format error"))
        return worded(
            error, ErrorKind::Invalid,
            CreateErrors::tr("The command “%1” cannot be executed in the image.").arg(firstWord(command)),
            CreateErrors::tr("Check that it is an executable file for the platform of the sandbox."));
    if (has(words, "cannot allocate memory"))
        return worded(error, ErrorKind::Exhausted,
                      CreateErrors::tr("The engine's machine has no memory left for the sandbox."),
                      CreateErrors::tr("Delete or pause other sandboxes, then try again."));
    return error;
}

bool isPortTaken(const Error &error)
{
    return has(error.detail, "port is already allocated") || has(error.detail, "address already in use") ||
           has(error.detail, "failed to bind host port") || has(error.detail, "ports are not available");
}

bool isShellMissing(const Error &error)
{
    return has(error.detail, "bootstrap.sh") && has(error.detail, "exec") &&
           (has(error.detail, "no such file or directory") || has(error.detail, "executable file not found"));
}

QString endedWhy(const ContainerState &state, const QStringList &command)
{
    const QString name = firstWord(command);
    if (!state.error.isEmpty())
        return CreateErrors::tr("The sandbox could not run: %1").arg(state.error.left(500));
    if (state.oomKilled)
        return CreateErrors::tr("The command “%1” was ended because the sandbox ran out of memory.")
            .arg(name);
    switch (state.exitCode) {
    case 0:
        return CreateErrors::tr("The command “%1” has ended already, without an error.").arg(name);
    case 126:
        return CreateErrors::tr("The command “%1” cannot be executed in the image (exit code 126).")
            .arg(name);
    case 127:
        return CreateErrors::tr("The command “%1” was not found in the image (exit code 127).").arg(name);
    default:
        return CreateErrors::tr("The command “%1” ended with exit code %2.").arg(name).arg(state.exitCode);
    }
}

} // namespace osc
