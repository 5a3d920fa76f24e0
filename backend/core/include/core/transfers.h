// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>

#include <QList>

namespace osc {

/// What happens when something of the same name is there.
enum class ConflictPolicy {
    Ask,       ///< Waits for the user; other transfers go on.
    Skip,      ///< Leaves what is there.
    Overwrite, ///< Replaces files; folders are merged.
    KeepBoth,  ///< Finds a free name, "report (2).csv".
    Newer,     ///< Replaces what is older than the source.
};

/// Files and folders of one directory that go into another one, anywhere.
struct TransferRequest
{
    FilePlace from{};
    QList<FilePath> paths{}; ///< Absolute in `from`; files and folders.
    FileLocation to{};       ///< The directory they go into.
    /// Instead of the source's own name; only with one path. Empty: its own.
    QByteArray newName{};
    bool move = false; ///< The source is removed when its copy is complete and verified.
    ConflictPolicy conflict = ConflictPolicy::Ask;
    QString fromTitle{}; ///< What the places are called at that time, for people. Untrusted text.
    QString toTitle{};

    bool operator==(const TransferRequest &) const = default;
};

} // namespace osc
