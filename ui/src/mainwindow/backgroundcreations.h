// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>
#include <models/createrun.h>
#include <models/sandboxmodel.h>

#include <QList>
#include <QObject>
#include <QPointer>

namespace osc {

class SandboxesPanel;
class StatusStrip;

/// Creations that go on after their form was closed: the status line shows them and how they ended, a banner
/// above the table says why one failed.
class BackgroundCreations : public QObject
{
    Q_OBJECT

public:
    /// Both are parts of the window that the panel is in; the panel becomes the parent.
    BackgroundCreations(StatusStrip &strip, SandboxesPanel &panel);

    /// @p run deletes itself when it has finished, or goes with its connection.
    void add(osc::CreateRun *run);
    [[nodiscard]] int running() const;
    /// What was made of them is removed.
    void cancelAll();

Q_SIGNALS:
    void runningChanged();
    /// The user wants to see what was created.
    void showRequested(const osc::SandboxKey &key);
    /// The user wants to see the banner.
    void failureRequested();
    /// The user wants to correct what was asked for.
    void formRequested(const QString &connectionId, const osc::SandboxSpec &spec);

private:
    void tellSuccess(const CreateRun &run);
    void tellFailure(const CreateRun &run);

    void cancel(CreateRun *run);

    StatusStrip &m_strip;
    SandboxesPanel &m_panel;
    QList<QPointer<CreateRun>> m_runs;
};

} // namespace osc
