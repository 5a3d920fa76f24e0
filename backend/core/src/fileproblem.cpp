// SPDX-License-Identifier: Apache-2.0
#include <core/fileproblem.h>

#include <QCoreApplication>

#include <array>

namespace osc {

namespace {

struct FileProblems
{
    Q_DECLARE_TR_FUNCTIONS(osc::FileProblems)
};

struct SystemPhrase
{
    const char *words; // in small letters
    FileProblem problem;
};

constexpr std::array systemPhrases{
    SystemPhrase{"destination path already exists", FileProblem::Exists}, // of execd itself
    SystemPhrase{"file exists", FileProblem::Exists},
    SystemPhrase{"read-only file system", FileProblem::ReadOnly},
    SystemPhrase{"permission denied", FileProblem::NoPermission},
    SystemPhrase{"operation not permitted", FileProblem::NotPermitted},
    SystemPhrase{"no space left on device", FileProblem::NoSpace},
    SystemPhrase{"disk quota exceeded", FileProblem::NoSpace},
    SystemPhrase{"not a directory", FileProblem::NotADirectory},
    SystemPhrase{"is a directory", FileProblem::IsADirectory},
    SystemPhrase{"directory not empty", FileProblem::NotEmpty},
    SystemPhrase{"resource busy", FileProblem::Busy},
    SystemPhrase{"is a mount point", FileProblem::Busy},
    SystemPhrase{"invalid cross-device link", FileProblem::OtherFileSystem},
    SystemPhrase{"file name too long", FileProblem::NameTooLong},
    SystemPhrase{"too many levels of symbolic links", FileProblem::LinkLoop},
    SystemPhrase{"no such file or directory", FileProblem::NotFound},
};

struct Wording
{
    ErrorKind kind;
    QString message;
    QString advice{};
};

Wording wordingOf(FileProblem problem)
{
    switch (problem) {
    case FileProblem::NotFound:
        return {ErrorKind::NotFound, FileProblems::tr("“%1” does not exist.")};
    case FileProblem::Exists:
        return {ErrorKind::Conflict, FileProblems::tr("“%1” exists already.")};
    case FileProblem::NotADirectory:
        return {ErrorKind::Conflict,
                FileProblems::tr("“%1” is not a folder, or leads through something that is none.")};
    case FileProblem::IsADirectory:
        return {ErrorKind::Conflict, FileProblems::tr("“%1” is a folder.")};
    case FileProblem::NotEmpty:
        return {ErrorKind::Conflict, FileProblems::tr("The folder “%1” is not empty.")};
    case FileProblem::ReadOnly:
        return {ErrorKind::Forbidden, FileProblems::tr("“%1” is on a mount that is read-only."),
                FileProblems::tr("Create the sandbox with this volume writable.")};
    case FileProblem::NoPermission:
        return {ErrorKind::Forbidden,
                FileProblems::tr("The sandbox's user does not have the permission for this at “%1”.")};
    case FileProblem::NotPermitted:
        return {ErrorKind::Forbidden, FileProblems::tr("The sandbox does not permit this at “%1”.")};
    case FileProblem::NoSpace:
        return {ErrorKind::Exhausted, FileProblems::tr("There is no space left for “%1”."),
                FileProblems::tr("Remove files that are not needed, then try again.")};
    case FileProblem::Busy:
        return {ErrorKind::Conflict, FileProblems::tr("“%1” is in use, perhaps as a mount.")};
    case FileProblem::OtherFileSystem:
        return {ErrorKind::Unsupported, FileProblems::tr("“%1” cannot be moved to another file system.")};
    case FileProblem::NameTooLong:
        return {ErrorKind::Invalid, FileProblems::tr("The name “%1” is too long.")};
    case FileProblem::LinkLoop:
        return {ErrorKind::Invalid, FileProblems::tr("The links at “%1” lead in a circle.")};
    case FileProblem::Special:
        return {ErrorKind::Invalid,
                FileProblems::tr("“%1” is a pipe, a socket or a device and is not opened.")};
    case FileProblem::Changed:
        return {ErrorKind::Conflict, FileProblems::tr("“%1” was changed by somebody else meanwhile."),
                FileProblems::tr("Read it again, then decide what to keep.")};
    case FileProblem::OtherLength:
        return {ErrorKind::Conflict, FileProblems::tr("“%1” does not end where the transfer would go on."),
                FileProblems::tr("Start the transfer again from the beginning.")};
    case FileProblem::IntoItself:
        return {ErrorKind::Invalid, FileProblems::tr("The folder “%1” cannot be put into itself.")};
    case FileProblem::RootIsFixed:
        return {ErrorKind::Invalid, FileProblems::tr("The folder “%1” stays where and what it is.")};
    case FileProblem::DamagedTree:
        return {ErrorKind::Protocol, FileProblems::tr("The archive for “%1” is damaged or cut off."),
                FileProblems::tr("Try again.")};
    case FileProblem::Escapes:
        return {ErrorKind::Invalid,
                FileProblems::tr("The archive holds “%1”, which would land outside the chosen folder.")};
    }
    return {ErrorKind::Failed, FileProblems::tr("“%1” could not be worked on.")};
}

} // namespace

std::optional<FileProblem> fileProblemIn(const QString &words)
{
    const QString lowered = words.toLower();
    for (const QStringView line : QStringView(lowered).tokenize(u'\n', Qt::SkipEmptyParts)) {
        const auto text = line.trimmed();
        for (const auto &phrase : systemPhrases) {
            const auto known = QLatin1String(phrase.words);
            // Go appends the second path of a rename to the words of the system.
            if (text.endsWith(known) || text.contains(QString(known + QLatin1String(": /"))))
                return phrase.problem;
        }
    }
    return {};
}

Error fileError(FileProblem problem, const FilePath &path, const QString &words)
{
    constexpr qsizetype maximumDetail = 1024; // characters; at most 4 KiB of UTF-8
    const auto wording = wordingOf(problem);
    return {wording.kind,
            wording.message.arg(displayName(path)),
            wording.advice,
            words.left(maximumDetail).trimmed(),
            {},
            {}};
}

} // namespace osc
