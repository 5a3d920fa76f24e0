// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QDialog>
#include <QList>

#include <memory>

namespace osc {

class Backend;
class CreateRun;
class NewSandboxWindow;
class SecretStore;

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
                     SecretStore *secrets, QWidget *parent = nullptr);
    ~NewSandboxDialog() override;

    /// Fills the form: from a template, from another sandbox, from a file.
    void setSpec(const SandboxSpec &spec);
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

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::unique_ptr<NewSandboxWindow> m_window;
};

} // namespace osc
