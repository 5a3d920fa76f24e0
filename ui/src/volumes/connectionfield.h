// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumestore.h>

class QComboBox;

namespace osc {

/// The connections on which volumes can be made now, as a choice.
[[nodiscard]] QComboBox *makeConnectionChoice(VolumeStore &store, const QString &preferred, QWidget *parent);
[[nodiscard]] QString chosenConnection(const QComboBox &choice);
/// The names of all claims of a connection.
[[nodiscard]] QStringList claimNames(const VolumeStore &store, const QString &connectionId);

} // namespace osc
