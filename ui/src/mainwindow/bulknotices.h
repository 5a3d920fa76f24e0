// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/bulkrun.h>

#include <QPointer>

namespace osc {

class Banner;
class SandboxesPanel;
class StatusStrip;
class StatusTask;

/// Tells of actions on many sandboxes: progress with Cancel in the status line; in the end a banner above the
/// table with what failed, why, and Retry, or a sentence with Undo.
class BulkNotices : public QObject
{
    Q_OBJECT

public:
    /// All are parts of the window that the panel is in; the panel becomes the parent.
    BulkNotices(BulkRuns &runs, StatusStrip &strip, SandboxesPanel &panel);

Q_SIGNALS:
    /// The user wants to see the entry in the activity.
    void activityRequested(const QString &entryId);

private:
    void showCurrent();
    void tellEnd(osc::BulkRun *run);
    void tellFailures(const BulkRun &run);
    void removeTask();

    BulkRuns &m_runs;
    StatusStrip &m_strip;
    SandboxesPanel &m_panel;
    QPointer<StatusTask> m_task;
    QPointer<Banner> m_banner;
};

} // namespace osc
