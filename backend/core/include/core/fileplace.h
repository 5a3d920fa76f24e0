// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QMetaType>
#include <QString>

#include <optional>

namespace osc {

/// Where a FileSystem is, so that it can be opened again: by another tab, from a bookmark, after a restart.
struct FilePlace
{
    enum class Kind {
        ThisComputer, ///< The computer that the console runs on, as its user sees it.
        Sandbox,
        Volume, ///< A claim: a Docker volume.
        Bucket, ///< Of an object storage, seen with a credential.
    };

    Kind kind = Kind::ThisComputer;
    QString connectionId{}; ///< Empty for this computer; of a bucket the id of the credential.
    QString id{};           ///< Sandbox id, name of the claim or of the bucket; empty for this computer.

    bool operator==(const FilePlace &) const = default;
};

size_t qHash(const FilePlace &place, size_t seed = 0);

/// A file or directory anywhere.
struct FileLocation
{
    FilePlace place{};
    FilePath path = "/";

    bool operator==(const FileLocation &) const = default;
};

/// A stable text for settings and databases; any bytes of the path survive.
[[nodiscard]] QString locationToText(const FileLocation &location);
/// None when the text was not made by locationToText().
[[nodiscard]] std::optional<FileLocation> locationFromText(const QString &text);

} // namespace osc

Q_DECLARE_METATYPE(osc::FilePlace)
Q_DECLARE_METATYPE(osc::FileLocation)
