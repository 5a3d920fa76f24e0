// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/doctor.h>

#include <QByteArray>

namespace osc {

/// For people: one line for each, and below it how to mend it.
[[nodiscard]] QString findingsAsText(const QList<Finding> &findings);
/// For programs: {"ok": bool, "findings": [{id, what, verdict: good|note|bad, line, advice, command}]}.
[[nodiscard]] QByteArray findingsAsJson(const QList<Finding> &findings);
/// False when one of them is bad.
[[nodiscard]] bool isWell(const QList<Finding> &findings);

/// `--doctor`: examines, prints, and returns the code to end with: 0 when all is well, else 1. Runs an event
/// loop of its own; needs a QCoreApplication and no display.
[[nodiscard]] int runDoctor(const QString &dockerHost, bool json);

} // namespace osc
