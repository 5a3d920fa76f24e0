// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scriptrun.h"

namespace osc {

/// What DockerFileSystem::write() does.
[[nodiscard]] Operation writeDockerFile(DockerPlacePtr place, const FilePath &path,
                                        std::shared_ptr<ByteSource> source, FileSystem::WriteOptions options,
                                        Callback<void> done);

} // namespace osc
