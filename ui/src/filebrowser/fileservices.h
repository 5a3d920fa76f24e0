// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transfers.h>

#include <functional>

namespace osc {

class DragOut;
class FileHabits;
class FileHandout;
class FilePlaces;
class LookWindows;
class TransferStore;

/// What everything that shows files works with; all of it outlives whoever shows them.
struct FileServices
{
    FilePlaces &places;
    FileHabits &habits;
    /// Takes what is to be copied or moved. Empty: nothing can be.
    std::function<void(const TransferRequest &)> transfer{};
    LookWindows *looks = nullptr; ///< May be null: then nothing can be edited.
    /// Shown below the files; may be null.
    TransferStore *transfers = nullptr;
    FileHandout *handout = nullptr; ///< May be null: other programs are then given nothing.
    DragOut *dragOut = nullptr;     ///< As that.
};

} // namespace osc
