// SPDX-License-Identifier: Apache-2.0
#include <files/transferengine.h>

#include "transferflow.h"

namespace osc {

Operation FileTransferEngine::run(TransferJob job, Handlers handlers, Callback<TransferOutcome> done)
{
    Promise<TransferOutcome> promise(std::move(done));
    const auto flow = std::make_shared<TransferFlow>(
        std::make_shared<TransferContext>(std::move(job), std::move(handlers)), promise);
    auto operation = promise.operation({}, flow);
    flow->start();
    return operation;
}

Operation FileTransferEngine::discard(const TransferJob &job, Callback<void> done)
{
    const TransferPoint &point = job.point;
    if (!point.partName.isEmpty() && point.partName == point.finalName &&
        job.to->capabilities().resumesWrites)
        return job.to->discardWritten(joinPath(job.directory, point.finalName), std::move(done));
    // Without names of its own for what is incomplete, the target is not touched.
    if (point.partName.isEmpty() || point.partName == point.finalName)
        return finished<void>(Done(), std::move(done));
    return job.to->remove(joinPath(job.directory, point.partName),
                          [to = job.to, done = std::move(done)](const Done &removed) {
                              const bool gone = !removed && removed.error().kind == ErrorKind::NotFound;
                              done(gone ? Done() : removed);
                          });
}

} // namespace osc
