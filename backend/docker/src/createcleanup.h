// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <QHash>
#include <QStringList>

namespace osc {

/// What one create call has made on the engine so far, or may have made.
struct CreatedThings
{
    QStringList containers; ///< Ids or names, in the order in which they are to be removed.
    QStringList volumes;
    bool inFlight = false; ///< A request was cut off: what it makes may appear a little later.
    QStringList named{}; ///< Containers that were made under their name, whether or not they are gone again.

    [[nodiscard]] bool isEmpty() const { return containers.isEmpty() && volumes.isEmpty(); }
    /// A container was not made. A name that was refused because somebody else has it must not be removed.
    void noteRefusal(const QString &name, const Error &error);
};

/// POST /containers/create.
[[nodiscard]] EngineRequest containerCreation(const QString &name, QByteArray body);

/// Removes what failed or cancelled creations leave behind, also when nobody waits for it any more.
/// Removals end unfinished when the pool goes.
class CleanupPool
{
public:
    explicit CleanupPool(EngineClient &engine)
        : m_engine(engine)
    {}

    /// @p done gets the names of what could not be removed; may be empty.
    void remove(CreatedThings things, std::function<void(QStringList)> done);

private:
    EngineClient &m_engine;
    int m_next = 0;
    QHash<int, std::shared_ptr<Operation>> m_running;
};

} // namespace osc
