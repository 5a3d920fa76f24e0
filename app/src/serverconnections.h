// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/httpclient.h>
#include <core/secretstore.h>
#include <models/connectionmanager.h>

#include <QObject>
#include <QThreadPool>

#include <map>

namespace osc {

/// What connections to OpenSandbox servers need besides a profile: their keys in the keychain, and the test
/// before they are used.
class ServerConnections : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    ServerConnections(SecretStore &secrets, HttpClient &http);
    ~ServerConnections() override;

    /// Puts secrets into the keychain, one after the other, and ends with the first that it refuses.
    [[nodiscard]] Operation keep(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                 Callback<void> done);
    /// Puts the key that was found beside the address into the keychain, unless that has one.
    [[nodiscard]] Operation adoptFoundKey(const ConnectionProfile &profile, Callback<void> done);
    /// Takes what belongs to @p profile out of the keychain; nobody waits for it.
    void forget(const ConnectionProfile &profile);
    /// As ConnectionManager::testServer().
    [[nodiscard]] Operation test(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                 ConnectionManager::OnCheckSteps onSteps, Callback<void> done);

private:
    SecretStore &m_secrets;
    HttpClient &m_http;
    QThreadPool m_worker;
};

} // namespace osc
