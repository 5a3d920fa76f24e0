// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

namespace osc {

class ActivityStore;
struct FileServices;
class HistoryStore;
class UsageStore;

/// What the detail of a sandbox works with besides its connection; all of it outlives the detail. What may be
/// null leaves out what it is for.
struct DetailServices
{
    const Clock &clock;
    UsageStore *usage = nullptr;
    ActivityStore *activity = nullptr;
    HistoryStore *history = nullptr;
    const FileServices *files = nullptr;
};

} // namespace osc
