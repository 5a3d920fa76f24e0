// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "conflicts.h"

#include <core/transferengine.h>

namespace osc {

/// What the parts of one transfer share.
struct TransferContext
{
    TransferContext(TransferJob given, TransferEngine::Handlers called)
        : job(std::move(given))
        , handlers(std::move(called))
        , conflicts(job.to, job.conflict, handlers.onQuestion)
    {}

    void report() const
    {
        if (handlers.onStatus)
            handlers.onStatus(status);
    }
    void enter(TransferStatus::Phase phase)
    {
        status.phase = phase;
        report();
    }
    void keepPoint() const
    {
        if (handlers.onPoint)
            handlers.onPoint(job.point);
    }
    void leaveOut(const QString &why)
    {
        if (outcome.leftOut++ == 0)
            outcome.firstLeftOut = why;
    }
    /// There is no incomplete copy beside the target: files come into their place whole.
    [[nodiscard]] bool inPlace() const { return job.point.partName == job.point.finalName; }
    [[nodiscard]] QByteArray nameAtTarget(const QByteArray &name) const
    {
        return job.toThisComputer ? localNameOf(name) : name;
    }

    TransferJob job;
    TransferEngine::Handlers handlers;
    Conflicts conflicts;
    TransferStatus status;
    TransferOutcome outcome;
    bool goesOn = false; ///< An earlier run has begun.
};

using ContextPtr = std::shared_ptr<TransferContext>;

} // namespace osc
