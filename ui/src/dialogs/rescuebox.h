// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxrescue.h>

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace osc {

class Label;

/// What is to be saved of sandboxes before they are deleted, and where.
class RescueBox : public QWidget
{
    Q_OBJECT

public:
    /// @p plan is shown at first; @p download: a folder can be downloaded.
    RescueBox(const RescuePlan &plan, bool download, QWidget *parent);

    [[nodiscard]] RescuePlan plan() const;
    /// Why it cannot be done like that, as a sentence; empty when it can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void update();
    void browse();

    QCheckBox *m_logs;
    QCheckBox *m_download;
    QLineEdit *m_directory;
    QLineEdit *m_target;
    QToolButton *m_browse;
    Label *m_problem;
};

} // namespace osc
