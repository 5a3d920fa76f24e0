// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc::fileerror {

[[nodiscard]] Error cannotWrite(const QString &path, int systemError);
[[nodiscard]] Error cannotRead(const QString &path, int systemError);
[[nodiscard]] Error exists(const QString &path);
[[nodiscard]] Error notRegular(const QString &path);
[[nodiscard]] Error shrank(const QString &path);
/// What any call of a LocalFileSystem says about an errno.
[[nodiscard]] Error at(const FilePath &path, int systemError);

} // namespace osc::fileerror
