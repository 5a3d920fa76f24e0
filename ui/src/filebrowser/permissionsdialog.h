// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QDialog>
#include <QList>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace osc {

/// Sets the permission bits of files, by ticks or as an octal number, and their owner and group by number.
class PermissionsDialog : public QDialog
{
    Q_OBJECT

public:
    /// What is offered.
    struct Offer
    {
        bool permissions = true;
        bool owners = false;
        bool folders = false; ///< What is below can be changed too.
    };

    /// @p entry is what to begin with.
    PermissionsDialog(const QString &what, const FileEntry &entry, const Offer &offer,
                      QWidget *parent = nullptr);

Q_SIGNALS:
    /// -1: leave it as it is.
    void changeAccepted(int mode, qint64 uid, qint64 gid, bool recursive);

private:
    void addTicks(QGridLayout &grid);
    [[nodiscard]] QLineEdit *addId(QGridLayout &grid, int row, const QString &objectName,
                                   const QString &label, qint64 id);
    void onTicked();
    void onTyped(const QString &text);
    void check();
    /// -1: not a number, or as it was.
    [[nodiscard]] qint64 changedId(const QLineEdit *field, qint64 before) const;

    FileEntry m_entry;
    Offer m_offer;
    QList<QCheckBox *> m_ticks; ///< From 0400 down to 0001.
    QLineEdit *m_octal;
    QLineEdit *m_owner = nullptr;
    QLineEdit *m_group = nullptr;
    QCheckBox *m_recursive;
    QPushButton *m_ok;
    int m_mode;
};

} // namespace osc
