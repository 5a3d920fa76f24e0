// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transferpace.h"
#include "transferrun.h"

#include <models/transferstore.h>

namespace osc {

/// What a transfer has while it runs or asks.
struct TransferStore::Live
{
    Live(FilePlaces &places, TransferEngine &engine)
        : run(places, engine)
    {}

    TransferPace pace;
    TransferStatus status;
    bool isNew = false; ///< The status was not shown yet.
    std::function<void(TransferAnswer)> answer;
    TransferRun run; ///< Last: stops before what its callbacks use.
};

} // namespace osc
