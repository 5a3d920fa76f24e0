// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/validation.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// What is wrong with a name for a new volume: only names that a sandbox can mount are good (docker-runtime
/// 7.1), and none of @p taken. An empty name is a problem, too.
[[nodiscard]] std::optional<Problem> volumeNameProblem(const QString &name, const QStringList &taken);

/// "crawl-cache" → "crawl-cache-2", "crawl-cache-2" → "crawl-cache-3": the first that is not taken.
[[nodiscard]] QString nextVolumeName(const QString &name, const QStringList &taken);

/// A good name that is as much like @p text as can be: "My Data.tar.gz" → "my-data".
[[nodiscard]] QString volumeNameFrom(const QString &text);

} // namespace osc
