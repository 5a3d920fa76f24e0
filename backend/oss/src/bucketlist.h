// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "objectlisting.h"

#include <core/filesystem.h>

namespace osc {

/// The entries of a folder, a page of a thousand keys at a time.
[[nodiscard]] Operation listFolder(const BucketPtr &bucket, const FilePath &path,
                                   std::function<void(QList<FileEntry>)> onBatch, Callback<void> done);

/// Makes entries of the pages of one listing, in their order.
class FolderEntries
{
public:
    explicit FolderEntries(QByteArray prefix)
        : m_prefix(std::move(prefix))
    {}

    [[nodiscard]] QList<FileEntry> take(const ObjectPage &page);

private:
    void addObject(const ListedObject &object, QList<FileEntry> &entries);
    void addFolder(const QByteArray &prefix, QList<FileEntry> &entries);
    void forgetAllBut(QByteArrayView key);

    QByteArray m_prefix;
    /// Objects that a folder of the same name may still follow: those that the last key begins with.
    QString m_class; ///< The storage class that was told last.
    QList<QByteArray> m_open;
};

} // namespace osc
