// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/leftoverstore.h>

namespace osc {

/// Asks before leftovers are cleaned: of each what goes and what is lost with it. Focus is on Cancel.
class CleanUpDialog : public DialogFrame
{
    Q_OBJECT

public:
    CleanUpDialog(const QList<LeftoverRow> &rows, QWidget *parent);

private:
    [[nodiscard]] QWidget *makeEntry(const LeftoverRow &row);
    [[nodiscard]] static QString lossOf(const Leftover &leftover);

    QStringList m_text; ///< The list, to be copied.
};

} // namespace osc
