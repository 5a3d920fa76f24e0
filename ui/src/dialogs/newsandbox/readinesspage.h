// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

class QButtonGroup;
class QLineEdit;
class QSpinBox;

namespace osc {

class HooksBox;

/// How the console decides that the new sandbox can be used, and what runs in it besides its entrypoint.
class ReadinessPage : public FormPage
{
    Q_OBJECT

public:
    explicit ReadinessPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;

private:
    void take();
    void showKind();

    QButtonGroup *m_kind;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QSpinBox *m_timeout;
    QWidget *m_http;
    Field *m_timeoutField;
    HooksBox *m_hooks;
};

} // namespace osc
