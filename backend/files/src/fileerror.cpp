// SPDX-License-Identifier: Apache-2.0
#include "fileerror.h"

#include <core/fileproblem.h>

#include <QCoreApplication>

#include <cerrno>

namespace osc::fileerror {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileError)
};

ErrorKind kindOf(int systemError)
{
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return ErrorKind::Exhausted;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorKind::Forbidden;
    case ENOENT:
    case ENOTDIR:
        return ErrorKind::NotFound;
    case EEXIST:
    case EISDIR:
    case ENOTEMPTY:
        return ErrorKind::Conflict;
    case ENAMETOOLONG:
    case EINVAL:
        return ErrorKind::Invalid;
    default:
        return ErrorKind::Failed;
    }
}

Error make(ErrorKind kind, const QString &message, int systemError = 0)
{
    Error error;
    error.kind = kind;
    error.message = message;
    if (systemError != 0)
        error.detail = qt_error_string(systemError);
    return error;
}

} // namespace

Error cannotWrite(const QString &path, int systemError)
{
    switch (kindOf(systemError)) {
    case ErrorKind::Exhausted: {
        auto error = make(ErrorKind::Exhausted, Text::tr("There is no room for %1.").arg(path), systemError);
        error.advice = Text::tr("Free some space, or choose another folder.");
        return error;
    }
    case ErrorKind::Forbidden:
        return make(ErrorKind::Forbidden, Text::tr("You are not allowed to write %1.").arg(path),
                    systemError);
    case ErrorKind::NotFound:
        return make(ErrorKind::NotFound, Text::tr("The folder of %1 does not exist.").arg(path), systemError);
    default:
        return make(kindOf(systemError), Text::tr("%1 could not be written.").arg(path), systemError);
    }
}

Error cannotRead(const QString &path, int systemError)
{
    switch (kindOf(systemError)) {
    case ErrorKind::Forbidden:
        return make(ErrorKind::Forbidden, Text::tr("You are not allowed to read %1.").arg(path), systemError);
    case ErrorKind::NotFound:
        return make(ErrorKind::NotFound, Text::tr("%1 does not exist.").arg(path), systemError);
    default:
        return make(kindOf(systemError), Text::tr("%1 could not be read.").arg(path), systemError);
    }
}

Error exists(const QString &path)
{
    return make(ErrorKind::Conflict, Text::tr("%1 exists already.").arg(path));
}

Error notRegular(const QString &path)
{
    return make(ErrorKind::Invalid, Text::tr("%1 is not a regular file, so it cannot be copied.").arg(path));
}

Error shrank(const QString &path)
{
    return make(ErrorKind::Failed, Text::tr("%1 became shorter while it was read.").arg(path));
}

Error at(const FilePath &path, int systemError)
{
    const auto known = [&](FileProblem problem) {
        return fileError(problem, path, qt_error_string(systemError));
    };
    const QString name = displayName(path);
    switch (systemError) {
    case ENOENT:
        return known(FileProblem::NotFound);
    case EEXIST:
        return known(FileProblem::Exists);
    case ENOTDIR:
        return known(FileProblem::NotADirectory);
    case EISDIR:
        return known(FileProblem::IsADirectory);
    case ENOTEMPTY:
        return known(FileProblem::NotEmpty);
    case EBUSY:
        return known(FileProblem::Busy);
    case EXDEV:
        return known(FileProblem::OtherFileSystem);
    case ENAMETOOLONG:
        return known(FileProblem::NameTooLong);
    case ELOOP:
        return known(FileProblem::LinkLoop);
    case ENXIO:
        return known(FileProblem::Special);
    case EACCES:
    case EPERM:
        return make(ErrorKind::Forbidden,
                    Text::tr("You do not have the permission for this at “%1”.").arg(name), systemError);
    case EROFS:
        return make(ErrorKind::Forbidden, Text::tr("“%1” is on a disk that is read-only.").arg(name),
                    systemError);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return known(FileProblem::NoSpace);
    default:
        return make(kindOf(systemError), Text::tr("“%1” could not be worked on.").arg(name), systemError);
    }
}

} // namespace osc::fileerror
