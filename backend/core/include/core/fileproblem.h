// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <optional>

namespace osc {

/// The ways in which a file system refuses, whoever tells of it.
enum class FileProblem {
    NotFound,
    Exists,
    NotADirectory,
    IsADirectory,
    NotEmpty,
    ReadOnly,
    NoPermission,
    NotPermitted, ///< Not even for the owner: an immutable file, a mount.
    NoSpace,
    Busy,
    OtherFileSystem, ///< A rename from one to another.
    NameTooLong,
    LinkLoop,
    Special,     ///< A pipe, a socket or a device, which nothing here opens.
    Changed,     ///< It is not the file any more that it was (WriteOptions::onlyIf).
    OtherLength, ///< It is not as long as what is to go on after it (WriteOptions::offset).
    IntoItself,  ///< A directory that would be copied or moved below itself.
    RootIsFixed, ///< "/" is neither removed, renamed nor replaced.
    DamagedTree, ///< A tar stream that is broken or cut off.
    Escapes,     ///< A member of a tar stream that would land outside.
};

/// The problem that a program inside the sandbox reports in the words of the system's error texts (strerror),
/// alone or at the end of a line. What comes before them can hold a path, which anybody can choose, and does
/// not count.
[[nodiscard]] std::optional<FileProblem> fileProblemIn(const QString &words);

/// The error for a person. @p words go into the detail, cut to 4 KiB.
[[nodiscard]] Error fileError(FileProblem problem, const FilePath &path, const QString &words = {});

} // namespace osc
