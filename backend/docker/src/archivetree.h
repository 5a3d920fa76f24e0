// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <core/filesystem.h>

namespace osc {

/// Whole trees of a container through the Engine's archive API, also of one that does not run. Files are
/// written as root.
class ArchiveTree
{
public:
    ArchiveTree(EngineClient &engine, QString containerId)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
    {}

    [[nodiscard]] Operation read(const FilePath &directory, const QList<QByteArray> &names,
                                 std::shared_ptr<ByteSink> sink, Callback<void> done) const;
    /// What is below is asked for first, because links there are not to be followed; more than
    /// ArchiveAccess::MaximumListing of it is Unsupported.
    [[nodiscard]] Operation write(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                  FileSystem::TreeWriteOptions options, Callback<void> done) const;
    [[nodiscard]] Operation measure(const FilePath &path, Callback<TreeSize> done) const;

private:
    EngineClient &m_engine;
    QString m_containerId;
};

} // namespace osc
