// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/objectstorage.h>

class QTableWidget;

namespace osc {

class Label;

/// All versions that a bucket keeps of one object; asked for when the dialog opens.
class VersionsDialog : public DialogFrame
{
    Q_OBJECT

public:
    VersionsDialog(std::shared_ptr<FileSystem> files, const FilePath &path, QWidget *parent);

private:
    void showVersions(const QList<ObjectAccess::Version> &versions);

    std::shared_ptr<FileSystem> m_files;
    QTableWidget *m_table;
    Label *m_note;
    Operation m_asking;
};

/// For how long an archived object is to be readable.
class RestoreDialog : public DialogFrame
{
    Q_OBJECT

public:
    RestoreDialog(const QString &what, QWidget *parent);

Q_SIGNALS:
    void chosen(int days);
};

} // namespace osc
