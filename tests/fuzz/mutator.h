// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace osc::fuzz {

/// The input of one iteration: a member of the corpus, changed in a few places. The same corpus and number
/// always give the same input.
[[nodiscard]] QByteArray mutated(const QList<QByteArray> &corpus, quint64 number);

} // namespace osc::fuzz
