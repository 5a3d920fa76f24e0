// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/transfers.h>

#include <QList>
#include <QString>

class QMimeData;

namespace osc {

class FilePlaces;

/// An entry that a view shows, with where it is.
struct FileItem
{
    FilePath path;
    FileEntry entry;

    bool operator==(const FileItem &) const = default;
};

/// Files on the clipboard, or on their way from one view to another.
struct FileClip
{
    QList<FileLocation> files;
    bool cut = false; ///< Pasting moves them.

    bool operator==(const FileClip &) const = default;
};

/// Also as the desktop's file managers understand it, when all files are on this computer; never null.
[[nodiscard]] QMimeData *clipToMime(const FileClip &clip);
/// Of ours or of the desktop's; empty when there are no files in it.
[[nodiscard]] FileClip clipFromMime(const QMimeData *data);

/// Why these files cannot go into that folder, as one sentence; empty when they can.
[[nodiscard]] QString whyNotInto(const QList<FileLocation> &files, const FileLocation &folder, bool move);
/// What is to be asked of the transfers: one request for each folder that the files are in.
[[nodiscard]] QList<TransferRequest> transfersInto(const QList<FileLocation> &files,
                                                   const FileLocation &folder, bool move,
                                                   const FilePlaces &places);

/// Whether @p path is @p top or below it.
[[nodiscard]] bool isWithin(const FilePath &path, const FilePath &top);
/// The last part of a path, as it is; empty for the root.
[[nodiscard]] QByteArray lastName(const FilePath &path);

} // namespace osc
