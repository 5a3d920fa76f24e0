// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/volumework.h>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Field;
class Label;
class SegmentedControl;

/// Asks where volumes are to be written to, and how they are compressed: a file for each.
class ExportVolumeDialog : public DialogFrame
{
    Q_OBJECT

public:
    ExportVolumeDialog(VolumeStore &store, const QList<VolumeKey> &keys, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void chosen(const QList<osc::VolumeExport> &exports, osc::ArchiveFormat format, bool overwrite);

private:
    void build();
    void check();
    void browse();
    [[nodiscard]] ArchiveFormat format() const;
    [[nodiscard]] QList<VolumeExport> exports() const;

    VolumeStore &m_store;
    QList<VolumeKey> m_keys;
    QLineEdit *m_folder;
    Field *m_folderField;
    SegmentedControl *m_format;
    Label *m_files;
    QCheckBox *m_replace;
    QPushButton *m_confirm = nullptr;
    Operation m_looking; ///< Which of the files exist.
};

} // namespace osc
