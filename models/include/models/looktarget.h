// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/filesystem.h>

#include <QString>

#include <memory>

namespace osc {

class ArchiveLister;
class EditDrafts;

/// One entry somewhere, with all that is needed to look into it, edit it, or compare it.
struct LookTarget
{
    std::shared_ptr<FileSystem> fileSystem{};
    FileLocation location{}; ///< The entry itself, not its folder.
    FileEntry entry{};
    QString placeTitle{};  ///< What people call the place. Untrusted text.
    QString whyReadOnly{}; ///< A sentence; empty: it may be written.

    [[nodiscard]] bool isValid() const { return fileSystem != nullptr; }
};

/// What looking works with besides file systems; all of it outlives whoever looks. What is null leaves out
/// what it is for.
struct LookServices
{
    ArchiveLister *archives = nullptr;
    EditDrafts *drafts = nullptr;
};

} // namespace osc
