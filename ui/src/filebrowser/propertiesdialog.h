// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filecount.h>

#include <QDialog>

class QPushButton;

namespace osc {

class CopyButton;
class KeyValueGrid;
class Label;

/// All that is known about one entry; its checksum and the size of a folder when they are asked for.
class PropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p whyReadOnly: why nothing can be changed; empty when it can.
    PropertiesDialog(std::shared_ptr<FileSystem> files, const FileItem &item, const QString &place,
                     const QString &whyReadOnly, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The entry is another one now.
    void changed();

private:
    void addFacts(KeyValueGrid &grid, const QString &place);
    void addCount(KeyValueGrid &grid);
    void addChecksum(KeyValueGrid &grid);
    void computeChecksum();

    std::shared_ptr<FileSystem> m_files;
    FileItem m_item;
    FileCount m_count;
    Label *m_size = nullptr;
    Label *m_checksum = nullptr;
    QPushButton *m_compute = nullptr;
    CopyButton *m_copy = nullptr;
    Operation m_checking;
};

} // namespace osc
