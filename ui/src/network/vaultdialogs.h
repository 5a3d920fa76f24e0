// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/vaultstore.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Banner;
class Label;

/// The frame of a dialog that changes a vault: stays open when the change is refused, and says why.
class VaultDialog : public DialogFrame
{
    Q_OBJECT

protected:
    /// @p store outlives the dialog. @p verb is on the button.
    VaultDialog(VaultStore &store, const QString &title, const QString &verb, QWidget *parent);

    QLineEdit *addLine(const QString &objectName, const QString &label, const QString &placeholder = {});
    void addEditor(const QString &label, QWidget *editor);
    /// To be called when everything is in.
    void finish();
    /// What is wrong, one sentence; empty: it can be saved.
    [[nodiscard]] virtual QString problem() const = 0;
    [[nodiscard]] virtual VaultPatch patch() const = 0;
    void check();
    [[nodiscard]] VaultStore &store() const { return m_store; }

private:
    void save();

    VaultStore &m_store;
    Label *m_hint;
    Banner *m_banner;
    QPushButton *m_save;
};

/// A new credential, or a new value for one.
class VaultCredentialDialog : public VaultDialog
{
    Q_OBJECT

public:
    VaultCredentialDialog(VaultStore &store, const QString &replaced, QWidget *parent);

protected:
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] VaultPatch patch() const override;

private:
    QString m_replaced;
    QLineEdit *m_name;
    QLineEdit *m_value;
};

/// Which requests get a credential, and how. A vault does not tell which credential a binding uses, so that
/// is chosen anew when one is changed.
class VaultBindingDialog : public VaultDialog
{
    Q_OBJECT

public:
    VaultBindingDialog(VaultStore &store, const QString &replaced, QWidget *parent);

protected:
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] VaultPatch patch() const override;

private:
    void fill(const VaultBinding &binding);
    void showType();
    [[nodiscard]] VaultAuth::Type type() const;

    QString m_replaced;
    QLineEdit *m_name;
    QLineEdit *m_hosts;
    QComboBox *m_type;
    QLineEdit *m_header;
    QComboBox *m_credential;
    QLineEdit *m_methods;
    QLineEdit *m_paths;
};

} // namespace osc
