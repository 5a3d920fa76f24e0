// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace osc {

/// Elements of GET /containers/json. They are read as they stand, without a document of them in between:
/// there can be ten thousand. What is absent or of another type reads as empty, and what has no id is left
/// out.
///
/// None when @p json is no JSON, or nested deeper than a hundred levels.
[[nodiscard]] std::optional<QList<ContainerSummary>> readSummaries(QByteArrayView json);
/// The same of one element alone; none also when it has no id.
[[nodiscard]] std::optional<ContainerSummary> readSummary(QByteArrayView json);

} // namespace osc
