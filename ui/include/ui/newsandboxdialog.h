// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>
#include <models/batchmodel.h>

#include <QDialog>
#include <QList>

#include <memory>

namespace osc {

class Backend;
class CreateRun;
class CredentialStore;
class DraftShelf;
class ImageHistory;
class NewSandboxWindow;
class ObjectStorage;
class SecretStore;
class TemplateStore;

/// Where a form gets its content from besides its fields. All may be null; they outlive the dialog.
struct FormSources
{
    TemplateStore *templates = nullptr;
    DraftShelf *drafts = nullptr;
    ImageHistory *images = nullptr;
    CredentialStore *credentials =
        nullptr; ///< The keys of buckets; without it and the storage, none can be chosen.
    ObjectStorage *storage = nullptr;
};

/// The form that creates a sandbox, page by page, and shows the creation until it ends.
///
/// Not modal. A failure leaves the form as it was; success emits created() and closes.
class NewSandboxDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p backends and @p secrets may go before the dialog does. @p preferredConnection is the id of the
    /// connection that is chosen first, when it is among them. @p secrets may be null: then no login can be
    /// kept.
    NewSandboxDialog(const QList<Backend *> &backends, const QString &preferredConnection,
                     SecretStore *secrets, QWidget *parent = nullptr, const FormSources &sources = {});
    ~NewSandboxDialog() override;

    /// Goes on with the draft that was left behind last, when there is one.
    void restoreDraft();
    /// Fills the form: from another sandbox, from a file. @p title and @p text say where it is from.
    void setSpec(const SandboxSpec &spec, const QString &title = {}, const QString &text = {});
    /// Fills the form from a template, after asking for its placeholders.
    void useTemplate(const QString &templateId);
    /// The form changes a template instead of making a sandbox.
    void editTemplate(const QString &templateId);
    /// Mounts a folder of this computer, read-only, and shows the mount.
    void mountFolder(const QString &path);
    /// Mounts what is named, and shows it.
    void mountVolumes(const QList<VolumeSpec> &volumes);
    /// One more mount, which is to be filled in.
    void addMount();
    /// Says that the connection that was asked for is gone.
    void setConnectionNote(const QString &note);
    [[nodiscard]] const SandboxSpec &spec() const;

    void reject() override;

Q_SIGNALS:
    /// The sandbox is there. @p notes: sentences worth telling, such as that execd was not found.
    void created(const QString &connectionId, const QString &sandboxId, const QStringList &notes);
    /// A creation has begun. @p run lives until it is stopped, tried again, or its end was seen.
    void creationStarted(osc::CreateRun *run);
    /// The user closed the dialog, and the creation goes on. @p run deletes itself after
    /// CreateRun::finished().
    void continuedInBackground(osc::CreateRun *run);
    /// Several are to be made, with these names; the dialog closes.
    void severalRequested(const QString &connectionId, const QList<osc::BatchRow> &rows);
    void manageTemplatesRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::unique_ptr<NewSandboxWindow> m_window;
};

} // namespace osc
