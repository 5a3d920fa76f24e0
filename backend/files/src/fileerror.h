// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

namespace osc::fileerror {

[[nodiscard]] Error cannotWrite(const QString &path, int systemError);
[[nodiscard]] Error cannotRead(const QString &path, int systemError);
[[nodiscard]] Error exists(const QString &path);
[[nodiscard]] Error notRegular(const QString &path);
[[nodiscard]] Error shrank(const QString &path);

} // namespace osc::fileerror
