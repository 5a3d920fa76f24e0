// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <deque>
#include <map>

namespace osc {

/// Lets one after the other work on the same thing. A turn lasts as long as the value that was given out.
/// Belongs to one thread.
class Turns : public std::enable_shared_from_this<Turns>
{
public:
    using Turn = std::shared_ptr<void>;

    /// Letting go before the turn has come gives up the place in the line.
    [[nodiscard]] Operation take(const QString &what, Callback<Turn> done);

private:
    void give(const QString &what, const Promise<Turn> &next);
    void next(const QString &what);

    std::map<QString, std::deque<Promise<Turn>>> m_lines; ///< Of what somebody works on now.
};

} // namespace osc
