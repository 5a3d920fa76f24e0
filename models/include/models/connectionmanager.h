// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/operation.h>
#include <models/serveraccess.h>

#include <QList>

#include <functional>

namespace osc {

/// Something that can be connected to, or that could be if this program knew how.
struct FoundConnection
{
    ConnectionProfile profile; ///< openAtStart is false when it is better not ticked.
    QString line;              ///< What is known about it without asking it, one sentence.
    bool doubtful = false;     ///< The line says why it will probably not answer.
    QString whyNot;            ///< Why it cannot be connected to at all, one sentence; empty when it can.

    bool operator==(const FoundConnection &) const = default;
};

/// Finds, adds and forgets connections, and remembers them between runs. The application implements it, since
/// only it knows the concrete backends.
class ConnectionManager
{
public:
    virtual ~ConnectionManager() = default;

    /// What can be connected to, as far as it can be found without asking anybody: nothing is changed,
    /// nothing is sent, and no key is kept.
    [[nodiscard]] virtual Operation discover(Callback<QList<FoundConnection>> done) = 0;
    /// Adds and opens a connection, and remembers it. One with the same id is opened again.
    virtual void connectTo(const ConnectionProfile &profile) = 0;
    /// Changes name and settings of a connection, and remembers that.
    virtual void change(const ConnectionProfile &profile) = 0;
    /// The connection becomes one to another engine, or to the same one by other means: it is closed and
    /// forgotten, and @p profile is opened.
    virtual void replace(const QString &connectionId, const ConnectionProfile &profile) = 0;
    /// Closes the connection and does not open it at the next start.
    virtual void close(const QString &connectionId) = 0;
    /// Closes and forgets the connection. Sandboxes on it stay.
    virtual void forget(const QString &connectionId) = 0;
    /// Remembers in which order the user wants to see the connections.
    virtual void setOrder(const QStringList &connectionIds) = 0;
    /// A profile for an address typed by hand; the error names what is wrong with it.
    [[nodiscard]] virtual Result<ConnectionProfile> profileFor(const QString &address) const = 0;

    /// A profile for an OpenSandbox server: "https://host/path", or "host:8080", which means http. The error
    /// names what is wrong with @p address.
    [[nodiscard]] virtual Result<ConnectionProfile> serverFor(const QString &address) const = 0;
    /// Puts @p secrets into the keychain, then adds the server and opens it. @p replaces: the connection that
    /// becomes this one; empty: none. Nothing is changed when the keychain refuses.
    [[nodiscard]] virtual Operation connectServer(const ConnectionProfile &profile,
                                                  const ServerSecrets &secrets, const QString &replaces,
                                                  Callback<void> done) = 0;
    using OnCheckSteps = std::function<void(const QList<CheckStep> &steps)>;
    /// Tries what connectServer() would use, and keeps nothing. @p onSteps gets all steps whenever one of
    /// them changes. A step that failed is a value, not an error.
    [[nodiscard]] virtual Operation testServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                               OnCheckSteps onSteps, Callback<void> done) = 0;
};

} // namespace osc
