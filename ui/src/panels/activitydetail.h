// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitymodel.h>

#include <core/sandboxspec.h>

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace osc {

class ActivityStore;
class Chip;
class ElidedLabel;
class Label;
class PathLabel;

/// One entry of the activity in words: what it was, how it ended, why, what the other side said, the same act
/// as a command, and what can be done now.
class ActivityDetail : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the widget.
    ActivityDetail(const ActivityModel &model, ActivityStore &store, QWidget *parent = nullptr);

    void setRow(const ActivityRow &row);
    [[nodiscard]] const QString &entryId() const { return m_row.entry.id; }

Q_SIGNALS:
    /// The request of the entry is to be changed and made again.
    void formRequested(const QString &connectionId, const osc::SandboxSpec &spec);

private:
    void build();
    void updateButtons();
    void showParts();
    void openForm();
    [[nodiscard]] QString timeLine() const;

    const ActivityModel &m_model;
    ActivityStore &m_store;
    ActivityRow m_row;
    Chip *m_chip;
    ElidedLabel *m_title;
    ElidedLabel *m_time;
    QPushButton *m_form;
    QPushButton *m_retry;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    Label *m_words;
    QWidget *m_saidRow;
    Label *m_said;
    QWidget *m_commandRow;
    PathLabel *m_command;
    Label *m_parts;
};

} // namespace osc
