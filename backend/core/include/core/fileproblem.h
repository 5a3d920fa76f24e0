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
    Special, ///< A pipe, a socket or a device, which nothing here opens.
};

/// The problem that a program inside the sandbox reports in the words of the system's error texts (strerror),
/// alone or at the end of a line. What comes before them can hold a path, which anybody can choose, and does
/// not count.
[[nodiscard]] std::optional<FileProblem> fileProblemIn(const QString &words);

/// The error for a person. @p words go into the detail, cut to 4 KiB.
[[nodiscard]] Error fileError(FileProblem problem, const FilePath &path, const QString &words = {});

} // namespace osc
