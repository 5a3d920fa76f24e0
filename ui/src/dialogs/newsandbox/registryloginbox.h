// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace osc {

/// The user name and password for a pull, folded away until it is needed. Kept in the keychain when asked to,
/// one entry per registry.
class RegistryLoginBox : public QWidget
{
    Q_OBJECT

public:
    explicit RegistryLoginBox(FormContext &context, QWidget *parent = nullptr);

    void load();
    void setOpen(bool open);
    /// Writes the login to the keychain when that was asked for. @p failed gets the error, if there is one.
    void keep(std::function<void(Error)> failed);

private:
    void write();
    void readKept();
    void showState();

    FormContext &m_context;
    QToolButton *m_toggle;
    Label *m_note;
    QWidget *m_body;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    Field *m_userField;
    Operation m_reading;
};

} // namespace osc
