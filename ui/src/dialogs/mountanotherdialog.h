// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

namespace osc {

/// Explains that a sandbox which is there cannot get another mount, and offers another one like it that has
/// one.
class MountAnotherDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p sandbox: what it is called.
    MountAnotherDialog(const QString &sandbox, QWidget *parent);
};

} // namespace osc
