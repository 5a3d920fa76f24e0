// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/archivefiles.h>
#include <core/services.h>
#include <core/volumes.h>
#include <models/jobrun.h>

#include <QStringList>

namespace osc::volumeflows {

/// Deletes the sandboxes one after the other, then the claim. A sandbox that is gone already is no failure.
[[nodiscard]] Operation removeWithSandboxes(SandboxService &sandboxes, VolumeService &volumes,
                                            const QString &name, const QStringList &sandboxIds,
                                            Callback<void> done);
/// The files of the claim into @p sink, which is then put in its place.
[[nodiscard]] Operation exportTo(VolumeService &volumes, const QString &name,
                                 std::shared_ptr<ArchiveSink> sink, qint64 expected,
                                 Job::OnProgress onProgress, Callback<void> done);
/// The archive @p path into the claim of @p spec. @p make: the claim is made first, and removed again when
/// the import fails or is cancelled.
[[nodiscard]] Operation importFrom(VolumeService &volumes, const ClaimSpec &spec, bool make,
                                   ArchiveFiles &archives, const QString &path, Job::OnProgress onProgress,
                                   Callback<void> done);

} // namespace osc::volumeflows
