// SPDX-License-Identifier: Apache-2.0
#include "execderrors.h"

#include "execdcodec.h"

#include <core/fileproblem.h>
#include <core/httpstatus.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

#include <cstring>

namespace osc {

namespace {

struct ExecdErrors
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdErrors)
};

Error make(ErrorKind kind, QString message, QString advice = {}, QString detail = {})
{
    return {kind, std::move(message), std::move(advice), std::move(detail), {}, {}};
}

bool isReplacedByExecd(char next)
{
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') ||
           (next != '\0' && std::strchr("_{*#$@!?-", next));
}

} // namespace

Error execderrors::fromResponse(const HttpResponse &response, const QString &failure, const FilePath &path)
{
    const auto words = decodeExecdFailure(response.body);
    Error error = make(kindOfHttpStatus(response.status), failure, {}, words.words);
    error.code = words.code;
    switch (response.status) {
    case 401:
        error.message = ExecdErrors::tr("execd asks for an access token.");
        error.advice =
            ExecdErrors::tr("Give the value of EXECD_ACCESS_TOKEN that the sandbox was created with.");
        return error;
    case 403:
        return error;
    case 404:
        if (!words.isEnvelope) {
            error.kind = ErrorKind::Unsupported;
            error.advice = ExecdErrors::tr("The execd in this sandbox is too old for it.");
        } else if (!path.isEmpty()) {
            error.message = fileError(FileProblem::NotFound, path).message;
        }
        break;
    case 502:
    case 503:
    case 504:
        error.kind = ErrorKind::Unreachable;
        error.message = ExecdErrors::tr("execd in the sandbox does not answer.");
        return error;
    default:
        break;
    }
    if (error.kind == ErrorKind::NotFound && path.contains("\xEF\xBF\xBD"))
        error.advice =
            ExecdErrors::tr("If its name has bytes that are not UTF-8, execd cannot be asked for it.");
    const bool mayTellMore = error.kind != ErrorKind::NotFound && !path.isEmpty();
    if (const auto problem = mayTellMore ? fileProblemIn(words.words) : std::nullopt) {
        const auto code = error.code;
        error = fileError(*problem, path, words.words);
        error.code = code;
    }
    return error;
}

Error execderrors::notUnderstood()
{
    return make(ErrorKind::Protocol, ExecdErrors::tr("The answer of execd could not be understood."));
}

Error execderrors::streamEnded(const QString &words)
{
    if (!words.isEmpty())
        return make(ErrorKind::Failed, ExecdErrors::tr("execd could not run the command to its end."), {},
                    words);
    return make(ErrorKind::Protocol,
                ExecdErrors::tr("The output of the command ended before the command did."),
                ExecdErrors::tr("The command may still be running in the sandbox."));
}

Error execderrors::outputLost(std::optional<int> exitCode, const QString &words)
{
    const QString advice =
        exitCode ? ExecdErrors::tr("The command went on and ended with exit code %1. Of commands in the "
                                   "background all output is kept.")
                       .arg(*exitCode)
                 : ExecdErrors::tr("The command went on and has ended. Of commands in the background all "
                                   "output is kept.");
    return make(ErrorKind::Protocol,
                ExecdErrors::tr("The connection was cut while the command ran, so the rest of its output is "
                                "missing."),
                advice, words);
}

Error execderrors::lineTooLong()
{
    return make(ErrorKind::Protocol, ExecdErrors::tr("The command wrote a line of more than 8 MiB."),
                ExecdErrors::tr("Let it write to a file instead."));
}

std::optional<Error> execderrors::pathProblem(const FilePath &path, bool inJson)
{
    if (!path.startsWith('/') || path.contains('\0'))
        return make(ErrorKind::Invalid,
                    ExecdErrors::tr("“%1” is not an absolute path.").arg(displayName(path)));
    for (qsizetype at = path.indexOf('$'); at >= 0; at = path.indexOf('$', at + 1)) {
        if (at + 1 < path.size() && isReplacedByExecd(path[at + 1]))
            return make(
                ErrorKind::Unsupported,
                ExecdErrors::tr("execd cannot work with “%1”, because it takes the part after “$” for a "
                                "variable.")
                    .arg(displayName(path)),
                ExecdErrors::tr("Use a terminal in the sandbox."));
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(path);
    if (inJson && decoder.hasError())
        return make(ErrorKind::Unsupported,
                    ExecdErrors::tr("execd cannot do this with “%1”, because the name is not UTF-8.")
                        .arg(displayName(path)),
                    ExecdErrors::tr("Use a terminal in the sandbox."));
    return {};
}

Error execderrors::brokenLink(const FilePath &path)
{
    return make(ErrorKind::Invalid,
                ExecdErrors::tr("“%1” is a link that does not lead to a file.").arg(displayName(path)));
}

Error execderrors::linkNotMovable(const FilePath &path)
{
    return make(ErrorKind::Unsupported,
                ExecdErrors::tr("execd cannot rename the link “%1”, because it leads nowhere.")
                    .arg(displayName(path)),
                ExecdErrors::tr("Use a terminal in the sandbox."));
}

bool execderrors::canHaveMode(int mode)
{
    return mode == -1 || (mode > 0 && mode <= 0777);
}

Error execderrors::modeNotPossible(const FilePath &path)
{
    return make(ErrorKind::Unsupported,
                ExecdErrors::tr(
                    "execd cannot give “%1” this mode; it knows read, write and execute only, and not none "
                    "of them.")
                    .arg(displayName(path)),
                ExecdErrors::tr("Use chmod in a terminal in the sandbox."));
}

Error execderrors::rootNotPossible()
{
    return make(ErrorKind::Invalid, ExecdErrors::tr("The root of the sandbox cannot be removed or renamed."));
}

Error execderrors::rangeIgnored(const FilePath &path)
{
    return make(
        ErrorKind::Protocol,
        ExecdErrors::tr("A part of “%1” was asked for, but the whole file came.").arg(displayName(path)));
}

Error execderrors::cutShort(const FilePath &path, qint64 arrived, qint64 expected)
{
    const QLocale locale;
    return make(ErrorKind::Protocol,
                ExecdErrors::tr("Only %1 of the %2 bytes of “%3” arrived.")
                    .arg(locale.toString(arrived), locale.toString(expected), displayName(path)),
                ExecdErrors::tr("Try again. A proxy on the way may have cut the file off."));
}

} // namespace osc
