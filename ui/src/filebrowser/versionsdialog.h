// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/objectstorage.h>

#include <functional>

class QPushButton;
class QTableWidget;

namespace osc {

class Label;

/// All versions that a bucket keeps of one object; asked for when the dialog opens, and again after each
/// change. One of them can be made the current one again, copied beside the object, or deleted.
class VersionsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p whyReadOnly: why no version may be changed; empty: they may.
    VersionsDialog(std::shared_ptr<FileSystem> files, const FilePath &path, const QString &whyReadOnly,
                   QWidget *parent);

Q_SIGNALS:
    /// The bucket's listing is another one.
    void changed();

private:
    void ask();
    void showVersions(const QList<ObjectAccess::Version> &versions);
    [[nodiscard]] const ObjectAccess::Version *current() const;
    void updateButtons();
    void bringBack();
    void copyBeside();
    void askRemoval();
    void remove();
    void run(const QString &doing, const QString &didNot,
             const std::function<Operation(Callback<void>)> &start);

    std::shared_ptr<FileSystem> m_files;
    FilePath m_path;
    QString m_whyReadOnly;
    QList<ObjectAccess::Version> m_versions;
    QTableWidget *m_table;
    Label *m_note;
    QPushButton *m_bringBack;
    QPushButton *m_copy;
    QPushButton *m_remove;
    bool m_sure = false; ///< The next press deletes.
    Operation m_asking;
    Operation m_acting;
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
