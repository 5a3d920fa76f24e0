// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/doctor.h>

class QPushButton;
class QVBoxLayout;

namespace osc {

class Label;

/// What the doctor found, each with how to mend it.
class DoctorDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p doctor outlives the dialog.
    DoctorDialog(Doctor &doctor, QWidget *parent);

private:
    void examine();
    void showFindings(const QList<Finding> &findings);
    void addRow(const Finding &finding);

    Doctor &m_doctor;
    Label *m_summary;
    QVBoxLayout *m_rows;
    QPushButton *m_again;
    Operation m_examination;
};

} // namespace osc
