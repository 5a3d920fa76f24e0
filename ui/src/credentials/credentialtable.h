// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/arrangedtable.h"

#include <models/credentialmodel.h>

namespace osc {

/// The table of OSS keys and registry logins.
class CredentialTable : public ArrangedTable
{
    Q_OBJECT

public:
    /// Lets @p proxy show @p model; both outlive the table.
    CredentialTable(CredentialFilterProxy &proxy, CredentialModel &model, QWidget *parent = nullptr);

    /// Of the selected rows, the current one first.
    [[nodiscard]] QStringList selectedKeys() const;
    /// Selects the row, when it is shown.
    void select(const QString &key);

Q_SIGNALS:
    /// The Delete key.
    void removeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace osc
