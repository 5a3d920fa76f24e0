// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scriptrun.h"

namespace osc {

// What DockerFileSystem does with whole trees.

[[nodiscard]] Operation copyInDocker(DockerPlacePtr place, const FilePath &from, const FilePath &to,
                                     Callback<void> done);
[[nodiscard]] Operation searchInDocker(DockerPlacePtr place, const FilePath &directory,
                                       const FileSearchRequest &request,
                                       std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done);
[[nodiscard]] Operation measureInDocker(DockerPlacePtr place, const FilePath &path, Callback<TreeSize> done);
[[nodiscard]] Operation readDockerTree(DockerPlacePtr place, const FilePath &directory,
                                       const QList<QByteArray> &names, std::shared_ptr<ByteSink> sink,
                                       Callback<void> done);
[[nodiscard]] Operation writeDockerTree(DockerPlacePtr place, const FilePath &directory,
                                        std::shared_ptr<ByteSource> source,
                                        FileSystem::TreeWriteOptions options, Callback<void> done);

/// Output of a program into a sink, which may hold it up; the sink knows best why it stopped.
[[nodiscard]] Operation sendOutput(const DockerPlacePtr &place, const FilePath &path,
                                   const QStringList &command, std::shared_ptr<ByteSink> sink,
                                   FileCall<void>::Otherwise otherwise,
                                   std::function<bool(const QByteArray &)> isHarmless, Callback<void> done);
[[nodiscard]] Error notAListing();

} // namespace osc
