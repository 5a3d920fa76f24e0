// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/sandboxspec.h>
#include <models/credentialdraft.h>
#include <ui/credentialservices.h>

#include <QAction>
#include <QObject>
#include <QStringList>

#include <map>

class QMenu;

namespace osc {

class SecretClipboard;

/// What can be done with the selected credentials: one set of actions for menu bar, context menu and title.
/// Disabled ones say why. Opens the dialogs.
class CredentialActions : public QObject
{
    Q_OBJECT

public:
    /// @p window is the parent of the dialogs. What @p services has outlives this.
    CredentialActions(const CredentialServices &services, QWidget *window);
    ~CredentialActions() override;

    /// CredentialRow::key() of the selected rows, the current one first.
    void setSelection(const QStringList &keys);
    void update();
    /// The same entries everywhere.
    void fillMenu(QMenu *menu) const;
    /// Enter or a double click: edits an OSS key.
    void openCurrent();
    /// Opens the dialog for a new key with what is known of it.
    void createFrom(const CredentialDraft &draft);

    QAction *const create;
    QAction *const importKeys;
    QAction *const testAll; ///< While tests run it ends them.
    QAction *const edit;
    QAction *const duplicate;
    QAction *const test;
    QAction *const openBucket;
    QAction *const newSandbox;
    QAction *const copyKeyId;
    QAction *const showSecret;
    QAction *const copySecret;
    QAction *const remove;

Q_SIGNALS:
    void filesRequested(const osc::FileLocation &location);
    /// In New sandbox, on any connection.
    void newSandboxRequested(const osc::SandboxSpec &spec);
    /// CredentialRow::key() of one that was made or changed.
    void made(const QString &key);
    void told(const QString &sentence);
    void failed(const osc::Error &error);

private:
    QAction *make(const QString &objectName, const QString &text);
    void connectActions();
    [[nodiscard]] QStringList ossIds() const;
    [[nodiscard]] const OssCredential *only() const;
    void askImport();
    void askRemove();
    void askSecret(bool show);
    void askBucket();
    void mountInNew();
    void copyKeys();
    void duplicateCurrent();
    void toggleTests();
    void removeAll(const QStringList &keys);
    void editOne(const QString &id);
    /// Runs until its end, beside others.
    void keep(const QString &name, Operation operation);

    CredentialServices m_services;
    QWidget *m_window;
    SecretClipboard *m_clipboard;
    QStringList m_selection;
    std::map<QString, Operation> m_running; ///< Last: they end before what their callbacks use.
};

} // namespace osc
