// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/batchrun.h>

#include <QObject>
#include <QPointer>

namespace osc {

class StatusStrip;

/// The batches that run, whether a dialog shows them or not. The status line shows those that none shows, and
/// how they ended.
class Batches : public QObject
{
    Q_OBJECT

public:
    /// @p activity, @p secrets and @p strip outlive this.
    Batches(ActivityStore &activity, SecretStore *secrets, StatusStrip &strip, QObject *parent);

    /// A batch that has not begun. It is kept until it is done and nobody holds it any more.
    [[nodiscard]] BatchRun *make(Backend &backend, const QList<BatchRow> &rows);
    /// Nobody looks at it any more: it goes on by itself.
    void release(BatchRun *run);
    [[nodiscard]] QList<BatchRun *> running() const;

Q_SIGNALS:
    /// The user wants to see the batch; whoever shows it releases it again.
    void showRequested(osc::BatchRun *run);
    void runningChanged();

private:
    void ended(BatchRun *run);

    ActivityStore &m_activity;
    SecretStore *m_secrets;
    StatusStrip &m_strip;
    QList<QPointer<BatchRun>> m_runs;
    QList<BatchRun *> m_alone; ///< Those that no dialog shows.
};

} // namespace osc
