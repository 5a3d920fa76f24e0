// SPDX-License-Identifier: Apache-2.0
#include "serverconnections.h"

#include "foundconnections.h"
#include "servertest.h"

#include <core/offthread.h>

#include <memory>

namespace osc {

namespace {

struct Entry
{
    QString key;
    SecretString secret; ///< Empty: it is taken away.
};

/// Writes entries of the keychain one after the other.
class KeepFlow : public std::enable_shared_from_this<KeepFlow>
{
public:
    KeepFlow(SecretStore &secrets, const QList<Entry> &entries, Callback<void> done)
        : m_secrets(secrets)
        , m_entries(entries)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        Operation operation = m_promise.operation([this] { m_step.cancel(); }, shared_from_this());
        if (m_entries.isEmpty())
            m_promise.resolveLater(Done());
        else
            next();
        return operation;
    }

private:
    void next()
    {
        if (m_entries.isEmpty())
            return m_promise.resolve(Done());
        const Entry entry = m_entries.takeFirst();
        const auto written = [this](const Done &done) { done ? next() : m_promise.resolve(done); };
        m_step = entry.secret.isEmpty() ? m_secrets.remove(entry.key, written)
                                        : m_secrets.write(entry.key, entry.secret, written);
    }

    SecretStore &m_secrets;
    QList<Entry> m_entries;
    Promise<void> m_promise;
    Operation m_step;
};

QList<Entry> entriesOf(const ConnectionProfile &profile, const ServerSecrets &secrets)
{
    QList<Entry> entries;
    if (secrets.apiKey)
        entries.append({connectionApiKey(profile.id), *secrets.apiKey});
    for (auto it = secrets.headers.cbegin(); it != secrets.headers.cend(); ++it)
        entries.append({connectionHeaderKey(profile.id, it.key()), it.value()});
    return entries;
}

} // namespace

ServerConnections::ServerConnections(SecretStore &secrets, HttpClient &http)
    : m_secrets(secrets)
    , m_http(http)
{
    m_worker.setMaxThreadCount(1);
}

ServerConnections::~ServerConnections()
{
    m_worker.waitForDone();
}

Operation ServerConnections::keep(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                  Callback<void> done)
{
    return std::make_shared<KeepFlow>(m_secrets, entriesOf(profile, secrets), std::move(done))->start();
}

Operation ServerConnections::adoptFoundKey(const ConnectionProfile &profile, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    auto step = std::make_shared<Operation>();
    Operation operation = promise.operation([step] { step->cancel(); });
    const auto found = [this, promise, step, profile](const SecretString &key) {
        if (!promise.isActive())
            return;
        if (key.isEmpty())
            return promise.resolve(Done());
        *step = keep(profile, {.apiKey = key, .headers = {}},
                     [promise](const Done &kept) { promise.resolve(kept); });
    };
    *step =
        m_secrets.read(connectionApiKey(profile.id), [this, promise, step, found, url = profile.endpoint](
                                                         const Result<std::optional<SecretString>> &known) {
            if (known && *known)
                return promise.resolve(Done());
            *step = runOffThread<SecretString>(
                m_worker, [url] { return foundServerKey(Environment::system(), url); },
                [found](const Result<SecretString> &key) { found(*key); });
        });
    return operation;
}

void ServerConnections::forget(const ConnectionProfile &profile)
{
    ServerSecrets none{.apiKey = SecretString(), .headers = {}};
    for (const ProfileHeader &header : profile.headers)
        if (header.secret)
            none.headers.insert(header.name, SecretString());
    keep(profile, none, [](const Done &) {}).detach();
}

Operation ServerConnections::test(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                  ConnectionManager::OnCheckSteps onSteps, Callback<void> done)
{
    return startServerTest(m_http, m_secrets, profile, secrets, std::move(onSteps), std::move(done));
}

} // namespace osc
