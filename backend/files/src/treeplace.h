// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "treestage.h"

namespace osc {

/// Merges a folder into another one of the same file system, by renaming. Held alive by its operation.
class TreePlace : public std::enable_shared_from_this<TreePlace>
{
public:
    /// @p decisions: what was decided before; of the rest, the conflicts are decided now.
    TreePlace(ContextPtr context, std::shared_ptr<TreeDecisions> decisions, Promise<void> promise);
    [[nodiscard]] static Operation start(ContextPtr context, const FilePath &from, const FilePath &to,
                                         std::shared_ptr<TreeDecisions> decisions, Callback<void> done);

private:
    struct Directory
    {
        FilePath from;
        FilePath to;
        QByteArray path; ///< Below the root.
    };

    void nextDirectory();
    void lookAtTarget();
    void next();
    void settle(const FileEntry &entry, const Placement &placement);

    ContextPtr m_context;
    std::shared_ptr<TreeDecisions> m_decisions;
    Promise<void> m_promise;
    std::deque<Directory> m_directories;
    Directory m_now;
    QList<FileEntry> m_entries;
    QHash<QByteArray, FileEntry> m_there;
    qsizetype m_at = 0;
    Operation m_step;
};

} // namespace osc
