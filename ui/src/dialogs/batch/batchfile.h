// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/batchfile.h>

#include <QString>

namespace osc {

/// Reads a file of requests. Blocking; for a thread of the pool. An error names the file.
[[nodiscard]] Result<QList<BatchItem>> readBatchFile(const QString &path);
/// A file that is taken for a list of requests by its name.
[[nodiscard]] bool isBatchFileName(const QString &path);

} // namespace osc
