// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/sandboxstore.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Banner;

/// Opens a sandbox whose id is known from elsewhere.
class OpenByIdDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p preferred: the connection that is chosen first. @p store outlives the dialog.
    OpenByIdDialog(SandboxStore &store, const QString &preferred, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    /// The connection knows it; its row may come later.
    void found(const osc::SandboxKey &key);

private:
    void check();

    SandboxStore &m_store;
    QComboBox *m_connection;
    QLineEdit *m_id;
    Banner *m_banner;
    QPushButton *m_open;
    Operation m_asking;
};

} // namespace osc
