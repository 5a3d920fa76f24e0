// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <execd/execdclient.h>

#include <QHash>

namespace osc {

/// Where a link leads.
struct LinkTarget
{
    QByteArray path; ///< As stored.
    FileType type =
        FileType::Unknown; ///< Unknown: nothing is there, or it is neither a file nor a directory.

    bool operator==(const LinkTarget &) const = default;
};

/// Asks a shell in the sandbox where the links of @p directory lead, because the files API does not tell. By
/// the name of the link; @p only: one link, empty for all. Of a sandbox that cannot answer nothing is known;
/// that is no error.
[[nodiscard]] Operation readLinkTargets(const ExecdClient &client, const FilePath &directory,
                                        const QByteArray &only, Callback<QHash<QByteArray, LinkTarget>> done);

/// What the shell wrote: bytes as hexadecimal numbers; a letter, the name, a zero byte, the target, a dot, a
/// zero byte for each link. Anything else ends the reading.
[[nodiscard]] QHash<QByteArray, LinkTarget> decodeLinkTargets(const QByteArray &dump);

/// Fills in the targets of those among @p entries that are links.
void addLinkTargets(QList<FileEntry> &entries, const QHash<QByteArray, LinkTarget> &targets);

} // namespace osc
