// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/operation.h>

#include <QList>

namespace osc {

/// Finds, adds and forgets connections, and remembers them between runs. The application implements it, since
/// only it knows the concrete backends.
class ConnectionManager
{
public:
    virtual ~ConnectionManager() = default;

    /// What can be connected to, as far as it can be found without asking anybody; nothing is changed.
    [[nodiscard]] virtual Operation discover(Callback<QList<ConnectionProfile>> done) = 0;
    /// Adds and opens a connection, and remembers it. One with the same id is opened again.
    virtual void connectTo(const ConnectionProfile &profile) = 0;
    /// Changes name and settings of a connection, and remembers that.
    virtual void change(const ConnectionProfile &profile) = 0;
    /// Closes the connection and does not open it at the next start.
    virtual void close(const QString &connectionId) = 0;
    /// Closes and forgets the connection. Sandboxes on it stay.
    virtual void forget(const QString &connectionId) = 0;
    /// A profile for an address typed by hand; the error names what is wrong with it.
    [[nodiscard]] virtual Result<ConnectionProfile> profileFor(const QString &address) const = 0;
};

} // namespace osc
