// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/sandboxstore.h>

class QComboBox;
class QDateTimeEdit;
class QPushButton;

namespace osc {

class Label;

/// Asks until when sandboxes live: a span from now, or an exact time.
class RenewDialog : public DialogFrame
{
    Q_OBJECT

public:
    RenewDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent);

    void accept() override;

private:
    void chooseSpan(int index);
    void check();
    [[nodiscard]] QDateTime chosen() const;

    SandboxStore &m_store;
    QList<SandboxKey> m_keys;
    QComboBox *m_span;
    QDateTimeEdit *m_until;
    Label *m_hint;
    QPushButton *m_confirm;
};

} // namespace osc
