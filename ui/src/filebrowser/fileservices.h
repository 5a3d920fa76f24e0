// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace osc {

class ActivityStore;
class FilePlaces;
class FileTransfers;

/// What everything that shows files works with; all of it outlives whoever shows them.
struct FileServices
{
    FilePlaces &places;
    FileTransfers &transfers;
    ActivityStore *activity = nullptr; ///< May be null.
};

} // namespace osc
