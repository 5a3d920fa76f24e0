// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QList>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace osc {

/// Sets the permission bits of files, by ticks or as an octal number.
class PermissionsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p mode is what to begin with; -1: not known.
    PermissionsDialog(const QString &what, int mode, QWidget *parent = nullptr);

Q_SIGNALS:
    void modeAccepted(int mode);

private:
    void onTicked();
    void onTyped(const QString &text);

    QList<QCheckBox *> m_ticks; ///< From 0400 down to 0001.
    QLineEdit *m_octal;
    QPushButton *m_ok;
    int m_mode;
};

} // namespace osc
