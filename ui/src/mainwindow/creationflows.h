// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mainwindow/batches.h"

#include <models/draftshelf.h>
#include <models/imagehistory.h>
#include <models/sandboxlike.h>
#include <models/sandboxstore.h>
#include <models/templatestore.h>
#include <ui/credentialservices.h>

#include <QWidget>

#include <functional>

namespace osc {

class BatchDialog;
class NewSandboxDialog;
class TemplatesDialog;

/// All the ways to a new sandbox: the form, a template, a file, a dropped folder, another one like it. Opens
/// the dialogs and wires them to each other.
class CreationFlows : public QObject
{
    Q_OBJECT

public:
    /// What the flows work with; all of it outlives them.
    struct Parts
    {
        ConnectionRegistry &registry;
        SandboxStore &sandboxes;
        Inventory &inventory;
        SpecLibrary &library;
        ActivityStore &activity;
        SecretStore &secrets;
        const Clock &clock;
        StatusStrip &strip;
        CredentialServices credentials; ///< Without a store no bucket can be mounted.
        /// The connection that the table is filtered by; empty: none.
        std::function<QString()> connection;
        std::function<int()> parallel;
        std::function<void(int)> setParallel;
    };

    CreationFlows(const Parts &parts, QWidget *window);
    ~CreationFlows() override;

    /// The form with the draft of last time.
    void newSandbox();
    /// The form with a request; where its connection is gone, another one is chosen, and the form says so.
    /// @p title and @p text say where the request is from.
    NewSandboxDialog *openForm(const QString &connectionId, const SandboxSpec &spec,
                               const QString &title = {}, const QString &text = {});
    void newFromTemplate();
    void manageTemplates();
    void askForFile();
    void createFromFile(const QString &path);
    /// Folders are mounted into a new sandbox, a file of requests is opened.
    void takeDropped(const QStringList &paths);
    void createLike(const SandboxKey &key);
    /// The same, with one more mount that is to be filled in.
    void createLikeWithMount(const SandboxKey &key);
    /// The form with the volumes of @p spec, at the page where they are.
    void mountInNew(const QString &connectionId, const SandboxSpec &spec);
    /// The request of an earlier creation, as it was kept.
    void createAgain(const QString &connectionId, const SandboxSpec &spec);

    [[nodiscard]] Batches &batches() { return m_batches; }

Q_SIGNALS:
    void created(const osc::SandboxKey &key, const QStringList &notes);
    void continuedInBackground(osc::CreateRun *run);
    void showRequested(const osc::SandboxKey &key);
    void messageRequested(const QString &text);

private:
    NewSandboxDialog *makeForm(const QString &connectionId);
    [[nodiscard]] BatchDialog *makeBatchDialog(const QString &connectionId);
    void useTemplate(const QString &templateId);
    void editTemplate(const QString &templateId);
    using OpenedForm = std::function<void(NewSandboxDialog &form)>;
    void findLike(const SandboxKey &key, OpenedForm opened);
    NewSandboxDialog *showLike(const QString &connectionId, const QString &name, LikeSpec like);
    void mountFolders(const QStringList &paths);

    Parts m_parts;
    QWidget *m_window;
    TemplateStore m_templates;
    DraftShelf m_drafts;
    ImageHistory m_images;
    Batches m_batches;
    QPointer<TemplatesDialog> m_manager;
    Operation m_finding;
    Operation m_looking; ///< At what was dropped.
};

} // namespace osc
