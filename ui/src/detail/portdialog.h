// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/endpointsmodel.h>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace osc {

class Banner;

/// Asks for the address of one port of a sandbox, whatever listens there. Stays open when there is none.
class PortDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p store outlives the dialog.
    PortDialog(EndpointsStore &store, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    /// Its row is in the list.
    void found(int port);

private:
    EndpointsStore &m_store;
    QSpinBox *m_port;
    QCheckBox *m_signed;
    QComboBox *m_span;
    Banner *m_banner;
    QPushButton *m_ask;
};

} // namespace osc
