// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferengine.h>

namespace osc {

/// Transfers between any two file systems, with nothing but what FileSystem offers.
///
/// A file is written to a hidden name beside its target (".report.csv.part-1a2b3c4d"), compared by size and
/// checksum, and moved into place. A folder is brought together under such a name as a whole, in one tar
/// stream where both sides have streams, and then moved into place or merged into the folder that is there.
/// Nothing that was there is touched before everything has arrived.
class FileTransferEngine final : public TransferEngine
{
public:
    [[nodiscard]] Operation run(TransferJob job, Handlers handlers, Callback<TransferOutcome> done) override;
    [[nodiscard]] Operation discard(const TransferJob &job, Callback<void> done) override;
};

} // namespace osc
