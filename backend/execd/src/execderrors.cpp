// SPDX-License-Identifier: Apache-2.0
#include "execderrors.h"

#include "execdcodec.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <array>
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

/// A phrase of the system inside the words of execd, and what it means for a person.
struct Phrase
{
    const char *words;
    ErrorKind kind;
    const char *message;
};

constexpr std::array phrases{
    Phrase{"destination path already exists", ErrorKind::Conflict,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 exists already.")},
    Phrase{"read-only file system", ErrorKind::Forbidden,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 is on a file system that cannot be written to.")},
    Phrase{"permission denied", ErrorKind::Forbidden,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "execd does not have the permission for this at %1.")},
    Phrase{"operation not permitted", ErrorKind::Forbidden,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "The sandbox does not permit this at %1.")},
    Phrase{"no space left on device", ErrorKind::Exhausted,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "There is no space left for %1.")},
    Phrase{"disk quota exceeded", ErrorKind::Exhausted,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "There is no space left for %1.")},
    Phrase{"file exists", ErrorKind::Conflict, QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 exists already.")},
    Phrase{"not a directory", ErrorKind::Conflict,
           QT_TRANSLATE_NOOP("osc::ExecdErrors",
                             "%1 is not a directory, or leads through something that is none.")},
    Phrase{"is a directory", ErrorKind::Conflict,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 is a directory.")},
    Phrase{"directory not empty", ErrorKind::Conflict,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "The directory %1 is not empty.")},
    Phrase{"device or resource busy", ErrorKind::Conflict,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 is in use, perhaps as a mount.")},
    Phrase{"invalid cross-device link", ErrorKind::Unsupported,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 cannot be moved to another file system.")},
    Phrase{"file name too long", ErrorKind::Invalid,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "The name of %1 is too long.")},
    Phrase{"too many levels of symbolic links", ErrorKind::Invalid,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "The links at %1 lead in a circle.")},
    Phrase{"no such file or directory", ErrorKind::NotFound,
           QT_TRANSLATE_NOOP("osc::ExecdErrors", "%1 does not exist.")},
};

/// Only the end of the words counts: what comes before it can hold a path, which anybody can choose.
const Phrase *phraseIn(const QString &words)
{
    for (const auto &phrase : phrases) {
        const auto text = QLatin1String(phrase.words);
        if (words.endsWith(text) || words.contains(text + QLatin1String(": /")))
            return &phrase;
    }
    return nullptr;
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
    Error error = make(ErrorKind::Failed, failure, {}, words.words);
    error.code = words.code;
    switch (response.status) {
    case 401:
        error.kind = ErrorKind::Unauthorized;
        error.message = ExecdErrors::tr("execd asks for an access token.");
        error.advice =
            ExecdErrors::tr("Give the value of EXECD_ACCESS_TOKEN that the sandbox was created with.");
        return error;
    case 403:
        error.kind = ErrorKind::Forbidden;
        return error;
    case 404:
        error.kind = words.isEnvelope ? ErrorKind::NotFound : ErrorKind::Unsupported;
        if (!words.isEnvelope)
            error.advice = ExecdErrors::tr("The execd in this sandbox is too old for it.");
        else if (!path.isEmpty())
            error.message = ExecdErrors::tr("%1 does not exist.").arg(displayName(path));
        break;
    case 400:
        error.kind = ErrorKind::Invalid;
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
    if (const auto *phrase =
            error.kind == ErrorKind::NotFound || path.isEmpty() ? nullptr : phraseIn(words.words)) {
        error.kind = phrase->kind;
        error.message = ExecdErrors::tr(phrase->message).arg(displayName(path));
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

Error execderrors::lineTooLong()
{
    return make(ErrorKind::Protocol, ExecdErrors::tr("The command wrote a line of more than 8 MiB."),
                ExecdErrors::tr("Let it write to a file instead."));
}

std::optional<Error> execderrors::pathProblem(const FilePath &path, bool inJson)
{
    if (!path.startsWith('/') || path.contains('\0'))
        return make(ErrorKind::Invalid,
                    ExecdErrors::tr("%1 is not an absolute path.").arg(displayName(path)));
    for (qsizetype at = path.indexOf('$'); at >= 0; at = path.indexOf('$', at + 1)) {
        if (at + 1 < path.size() && isReplacedByExecd(path[at + 1]))
            return make(
                ErrorKind::Unsupported,
                ExecdErrors::tr("execd cannot work with %1, because it takes the part after “$” for a "
                                "variable.")
                    .arg(displayName(path)),
                ExecdErrors::tr("Use a terminal in the sandbox."));
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(path);
    if (inJson && decoder.hasError())
        return make(ErrorKind::Unsupported,
                    ExecdErrors::tr("execd cannot do this with %1, because the name is not UTF-8.")
                        .arg(displayName(path)),
                    ExecdErrors::tr("Use a terminal in the sandbox."));
    return {};
}

Error execderrors::notAFile(const FilePath &path)
{
    return make(ErrorKind::Invalid,
                ExecdErrors::tr("%1 is not opened, because it is a pipe, a socket or a device.")
                    .arg(displayName(path)));
}

Error execderrors::notADirectory(const FilePath &path)
{
    return make(ErrorKind::Conflict, ExecdErrors::tr("%1 is not a directory.").arg(displayName(path)));
}

Error execderrors::isDirectory(const FilePath &path)
{
    return make(ErrorKind::Conflict, ExecdErrors::tr("%1 is a directory.").arg(displayName(path)));
}

Error execderrors::existsAlready(const FilePath &path)
{
    return make(ErrorKind::Conflict, ExecdErrors::tr("%1 exists already.").arg(displayName(path)));
}

Error execderrors::brokenLink(const FilePath &path)
{
    return make(ErrorKind::Invalid,
                ExecdErrors::tr("%1 is a link that does not lead to a file.").arg(displayName(path)));
}

Error execderrors::linkNotMovable(const FilePath &path)
{
    return make(
        ErrorKind::Unsupported,
        ExecdErrors::tr("execd cannot rename the link %1, because it leads nowhere.").arg(displayName(path)),
        ExecdErrors::tr("Use a terminal in the sandbox."));
}

bool execderrors::canHaveMode(int mode)
{
    return mode == -1 || (mode > 0 && mode <= 0777);
}

Error execderrors::modeNotPossible(const FilePath &path)
{
    return make(
        ErrorKind::Unsupported,
        ExecdErrors::tr("execd cannot give %1 this mode; it knows read, write and execute only, and not none "
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
        ExecdErrors::tr("A part of %1 was asked for, but the whole file came.").arg(displayName(path)));
}

} // namespace osc
