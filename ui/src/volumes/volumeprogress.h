// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/jobrun.h>

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace osc {

class ElidedLabel;

/// What is being done with volumes: one line with how far it is and a way to stop it. Hidden while nothing
/// is.
class VolumeProgress : public QWidget
{
    Q_OBJECT

public:
    /// @p runs outlives this.
    explicit VolumeProgress(JobRuns &runs, QWidget *parent = nullptr);

private:
    void update();

    JobRuns &m_runs;
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace osc
