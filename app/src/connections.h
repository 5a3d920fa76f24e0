// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionmanager.h>
#include <models/connectionregistry.h>

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace osc {

class ServerConnections;

/// Makes backends from profiles, and keeps the profiles in a file, whoever changes them.
class Connections : public QObject, public ConnectionManager
{
    Q_OBJECT

public:
    using MakeBackend = std::function<std::unique_ptr<Backend>(const ConnectionProfile &profile)>;

    /// @p file: where the profiles are kept; empty: nowhere, for this run only. @p registry and @p servers
    /// outlive this; without servers there are engines only.
    Connections(ConnectionRegistry &registry, MakeBackend makeBackend, const QString &file,
                ServerConnections *servers = nullptr);
    /// Waits for a file that is being written.
    ~Connections() override;

    /// Adds the connections that are kept, closed.
    void load();
    /// Opens those that are to be opened at start.
    void openAll();

    [[nodiscard]] Operation discover(Callback<QList<FoundConnection>> done) override;
    void connectTo(const ConnectionProfile &profile) override;
    void change(const ConnectionProfile &profile) override;
    void replace(const QString &connectionId, const ConnectionProfile &profile) override;
    void close(const QString &connectionId) override;
    void forget(const QString &connectionId) override;
    void setOrder(const QStringList &connectionIds) override;
    [[nodiscard]] Result<ConnectionProfile> profileFor(const QString &address) const override;
    [[nodiscard]] Result<ConnectionProfile> serverFor(const QString &address) const override;
    [[nodiscard]] Operation connectServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                          const QString &replaces, Callback<void> done) override;
    [[nodiscard]] Operation testServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                       OnCheckSteps onSteps, Callback<void> done) override;

private:
    void save();
    void add(const ConnectionProfile &profile);
    void adopt(const ConnectionProfile &profile);

    ConnectionRegistry &m_registry;
    MakeBackend m_makeBackend;
    QString m_file;
    QStringList m_order; ///< In which the profiles are kept; those that are not in it come last.
    ServerConnections *m_servers;
    std::map<QString, Operation> m_adoptions; ///< Of keys that were found, by connection.
    QThreadPool m_worker;                     ///< One thread, so that files are written in order.
};

} // namespace osc
