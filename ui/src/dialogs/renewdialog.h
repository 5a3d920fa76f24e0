// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/bulkrun.h>
#include <models/sandboxstore.h>

class QComboBox;
class QDateTimeEdit;
class QPushButton;

namespace osc {

class Label;

/// Asks until when sandboxes live: a span from now, or an exact time. Names those that cannot be renewed,
/// and why.
class RenewDialog : public DialogFrame
{
    Q_OBJECT

public:
    RenewDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void chosen(const QList<osc::BulkJob> &jobs);

private:
    void buildExcluded(const QStringList &lines);
    void chooseSpan(int index);
    void check();
    [[nodiscard]] QDateTime until() const;

    SandboxStore &m_store;
    QList<SandboxKey> m_keys; ///< Those that can be renewed.
    QComboBox *m_span;
    QDateTimeEdit *m_until;
    Label *m_hint;
    QPushButton *m_confirm;
};

} // namespace osc
