// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QTreeWidget>

#include <map>
#include <memory>

namespace osc {

/// The folders of a bucket as a tree. A folder is read when it is opened, and no further than a person can
/// choose from.
class BucketTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit BucketTree(QWidget *parent = nullptr);

    /// Shows @p files from their root, which is called @p bucket.
    void showBucket(std::shared_ptr<FileSystem> files, const QString &bucket);
    /// Shows a sentence in place of a tree.
    void showNote(const QString &sentence);
    [[nodiscard]] bool hasBucket() const { return m_files != nullptr; }
    /// Selects the folder, and opens those on the way to it as they are read. Without slashes at its ends.
    void setPrefix(const QString &prefix);
    /// Reads everything that is open again.
    void refresh();

Q_SIGNALS:
    /// The user chose a folder.
    void prefixChosen(const QString &prefix);

private:
    void read(QTreeWidgetItem *folder);
    void addFolders(QTreeWidgetItem *folder, const QList<FileEntry> &entries);
    void ended(QTreeWidgetItem *folder, const Done &result);
    QTreeWidgetItem *addFolder(QTreeWidgetItem *parent, const QString &name, const FilePath &path);
    void addNote(QTreeWidgetItem *parent, const QString &sentence);
    void walkOn(QTreeWidgetItem *from);

    std::shared_ptr<FileSystem> m_files;
    QString m_bucket;
    QString m_wanted;                                 ///< The prefix that is to be selected.
    bool m_walking = false;                           ///< The selection is not the user's.
    std::map<QTreeWidgetItem *, qint64> m_seen;       ///< Entries of folders that are being read.
    std::map<QTreeWidgetItem *, Operation> m_reading; ///< Last: they end before what their callbacks use.
};

} // namespace osc
