// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/objectstorage.h>

#include <QDateTime>

class QComboBox;
class QLineEdit;

namespace osc {

class Label;

/// A link with which anybody can read one object for a while; says who that is and until when.
class ShareLinkDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p keyEndsAt: when the key of a temporary credential runs out; invalid: it does not.
    ShareLinkDialog(std::shared_ptr<FileSystem> files, const FilePath &path, const QDateTime &keyEndsAt,
                    QWidget *parent);

private:
    void build();
    void update();
    void copy();

    std::shared_ptr<FileSystem> m_files;
    FilePath m_path;
    QDateTime m_keyEndsAt;
    QComboBox *m_validFor;
    QLineEdit *m_link;
    Label *m_who;
    Label *m_copied;
};

} // namespace osc
