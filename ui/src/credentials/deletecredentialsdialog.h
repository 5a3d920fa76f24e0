// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <ui/credentialservices.h>

#include <QStringList>

namespace osc {

/// Asks before keys and logins are deleted, and says what uses them.
class DeleteCredentialsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p keys: CredentialRow::key() of those that are there. What @p services has outlives the dialog.
    DeleteCredentialsDialog(const CredentialServices &services, const QStringList &keys, QWidget *parent);

Q_SIGNALS:
    void confirmed(const QStringList &keys);

private:
    void addEntries();
    void addButtons();

    CredentialServices m_services;
    QStringList m_keys;
};

} // namespace osc
