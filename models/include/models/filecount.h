// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>

#include <QObject>

#include <memory>

namespace osc {

/// Counts what there is in some files and folders, by the shortest way that the file system has.
class FileCount : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start(std::shared_ptr<FileSystem> files, const QList<FileItem> &items);
    void cancel();
    [[nodiscard]] bool isCounting() const { return m_step.isActive(); }
    /// So far; with the folders themselves.
    [[nodiscard]] const TreeSize &size() const { return m_size; }

Q_SIGNALS:
    /// The numbers grew, or it ended: then nothing counts any more.
    void changed();
    /// One folder of the items is known.
    void measured(const osc::FilePath &path, const osc::TreeSize &size);

private:
    void next();
    void add(const TreeSize &below);
    void walk();

    std::shared_ptr<FileSystem> m_files;
    QList<FilePath> m_folders;
    FilePath m_current;
    TreeSize m_size;
    TreeSize m_below; ///< Of the folder that is being counted.
    Operation m_step;
};

/// "3,180 files, 1.2 GiB"; with "at least" when something could not be looked into.
[[nodiscard]] QString treeSizeText(const TreeSize &size);

} // namespace osc
