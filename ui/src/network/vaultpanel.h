// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/vaultstore.h>

#include <QWidget>

class QTableWidget;
class QToolButton;

namespace osc {

class Banner;
class Label;

/// The Credential Vault of a running sandbox: which credentials it holds, and into which requests it puts
/// them. Values are typed once and never shown.
class VaultPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the panel.
    explicit VaultPanel(VaultStore &store, QWidget *parent = nullptr);

    void setWhyNot(const QString &whyNot);

private:
    [[nodiscard]] QTableWidget *makeTable(const QString &objectName, const QString &name,
                                          const QStringList &headings);
    QWidget *buildCredentials();
    QWidget *buildBindings();
    void update();
    void updateActions();
    void fillTables();
    void askCredential(const QString &replaced);
    void askBinding(const QString &replaced);
    void askRemoval();
    void change(const VaultPatch &patch);
    void showError(const Done &done);
    [[nodiscard]] static QString selectedName(const QTableWidget &table);

    VaultStore &m_store;
    QString m_whyNot;
    Label *m_sentence;
    Banner *m_banner;
    QWidget *m_parts;
    QTableWidget *m_credentials = nullptr;
    QTableWidget *m_bindings = nullptr;
    QToolButton *m_addCredential = nullptr;
    QToolButton *m_replaceCredential = nullptr;
    QToolButton *m_removeCredential = nullptr;
    QToolButton *m_addBinding = nullptr;
    QToolButton *m_replaceBinding = nullptr;
    QToolButton *m_removeBinding = nullptr;
    QToolButton *m_removeVault = nullptr;
};

} // namespace osc
