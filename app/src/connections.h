// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionmanager.h>
#include <models/connectionregistry.h>

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace osc {

/// Makes backends from profiles, and keeps the profiles in a file, whoever changes them.
class Connections : public QObject, public ConnectionManager
{
    Q_OBJECT

public:
    using MakeBackend = std::function<std::unique_ptr<Backend>(const ConnectionProfile &profile)>;

    /// @p file: where the profiles are kept; empty: nowhere, for this run only. @p registry outlives this.
    Connections(ConnectionRegistry &registry, MakeBackend makeBackend, const QString &file);
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

private:
    void save();

    ConnectionRegistry &m_registry;
    MakeBackend m_makeBackend;
    QString m_file;
    QStringList m_order;  ///< In which the profiles are kept; those that are not in it come last.
    QThreadPool m_worker; ///< One thread, so that files are written in order.
};

} // namespace osc
