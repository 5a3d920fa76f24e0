// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>

namespace osc {

/// The Engine's description of a container as indented JSON with secrets replaced by "***": values of
/// environment variables, labels and command options whose names look secret, egress tokens, and what stands
/// before the "@" of addresses.
[[nodiscard]] Result<QByteArray> maskedInspect(const QByteArray &json);

} // namespace osc
