// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

namespace osc {

/// How a list of sandboxes ended.
struct ListingEnd
{
    int unreadable = 0; ///< Elements that are no description of a sandbox at all.
};

/// Lists all sandboxes of the engine as far as one request tells (summarizedSandbox()), without asking for
/// every container. Long lists are read on workers and told in parts while they arrive.
[[nodiscard]] Operation listSandboxes(SandboxReader &reader,
                                      std::function<void(const QList<Sandbox> &)> onPart,
                                      Callback<ListingEnd> done);

} // namespace osc
