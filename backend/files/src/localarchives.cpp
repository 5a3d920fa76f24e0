// SPDX-License-Identifier: Apache-2.0
#include <files/localarchives.h>

#include "archivesink.h"
#include "archivesource.h"

namespace osc {

LocalArchives::LocalArchives(FileWorker &worker)
    : m_worker(worker)
{}

std::shared_ptr<ArchiveSink> LocalArchives::create(const QString &path, ArchiveFormat format, bool overwrite)
{
    return std::make_shared<LocalArchiveSink>(m_packer, m_worker, path, format, overwrite);
}

Operation LocalArchives::open(const QString &path, Callback<std::shared_ptr<ArchiveSource>> done)
{
    return LocalArchiveSource::open(m_packer, path, std::move(done));
}

} // namespace osc
