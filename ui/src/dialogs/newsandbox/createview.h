// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/createrun.h>

#include <QTimer>
#include <QWidget>

#include <memory>

class QProgressBar;
class QVBoxLayout;

namespace osc {

class Banner;
class Label;
class LayerList;
class StepList;

/// A creation while it runs, and why it failed: in the dialog, in place of the form.
class CreateView : public QWidget
{
    Q_OBJECT

public:
    explicit CreateView(QWidget *parent = nullptr);

    /// Follows @p run, which has to outlive the view or be replaced; null: nothing.
    void setRun(CreateRun *run);

private:
    void showRun();
    void showFailure(const Error &error);
    void showNotReady(const CreateOutcome &outcome);

    QPointer<CreateRun> m_run;
    Label *m_title;
    Label *m_elapsed;
    Banner *m_banner;
    StepList *m_steps;
    Label *m_text;
    QProgressBar *m_bar;
    LayerList *m_layers;
    QTimer m_clock;
};

} // namespace osc
