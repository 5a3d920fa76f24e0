// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/credentialimport.h>

class QPushButton;
class QTreeWidget;

namespace osc {

class Banner;
class CredentialStore;
class Label;

/// What keys lie in plain text on this computer, where, and which of them are to be kept in the keychain.
/// What cannot be taken is named with its reason. No file is changed.
class ImportDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// Both outlive the dialog.
    ImportDialog(CredentialStore &store, CredentialFinder &finder, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    /// These were kept.
    void imported(const QStringList &ids);

private:
    void build();
    void showFound(const QList<FoundCredential> &found);
    void addRow(int index);
    void check();
    [[nodiscard]] QList<FoundCredential> chosen() const;
    void ended(const Result<QStringList> &ids);

    CredentialStore &m_store;
    QList<FoundCredential> m_found;
    QTreeWidget *m_list;
    Label *m_note;
    Banner *m_error;
    QPushButton *m_import;
    Operation m_asking;
    Operation m_importing;
};

} // namespace osc
