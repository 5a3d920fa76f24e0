// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace osc {

/// What a start asks the window to show: from the command line, or handed over by a second start.
struct StartRequest
{
    QString connection; ///< Name or id of the connection to filter by; empty: as it is.
    QString open;       ///< Id of a place, such as "activity", or of a sandbox; empty: as it is.
    bool newSandbox = false;

    [[nodiscard]] bool isEmpty() const { return connection.isEmpty() && open.isEmpty() && !newSandbox; }
};

} // namespace osc
