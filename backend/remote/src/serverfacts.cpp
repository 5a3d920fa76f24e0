// SPDX-License-Identifier: Apache-2.0
#include "servercontext.h"

#include "remotecodec.h"

#include <array>

namespace osc {

namespace {

constexpr std::chrono::seconds factPatience{15};

/// Four questions at once; each may fail.
class FactSearch : public std::enable_shared_from_this<FactSearch>
{
public:
    FactSearch(ServerContext &context, Callback<ServerFacts> done)
        : m_context(context)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        ask(0, "/version", true, [this](const Result<HttpResponse> &answer) {
            if (answer)
                m_facts.version = decodeServerVersion(answer->body);
        });
        ask(1, "/openapi.json", true, [this](const Result<HttpResponse> &answer) {
            if (answer)
                m_facts.paths = decodePaths(answer->body);
        });
        ask(2, "/pools", false, [this](const Result<HttpResponse> &answer) {
            if (answer)
                m_facts.runtime = ServerFacts::Runtime::Kubernetes;
            else if (answer.error().code == QLatin1String("KUBERNETES::POOL_NOT_SUPPORTED"))
                m_facts.runtime = ServerFacts::Runtime::Docker;
        });
        ask(3, "/templates?pageSize=1", false,
            [this](const Result<HttpResponse> &answer) { m_facts.hasTemplates = answer.ok(); });
        return operation;
    }

private:
    void ask(std::size_t step, const QByteArray &path, bool isRoot,
             std::function<void(const Result<HttpResponse> &)> take)
    {
        RemoteRequest request;
        request.path = path;
        request.isRoot = isRoot;
        request.mayRepeat = false;
        request.timeout = factPatience;
        request.maximumBody = 8 * 1024 * 1024;
        m_steps[step] = m_context.client.send(
            std::move(request), [this, take = std::move(take)](const Result<HttpResponse> &answer) {
                take(answer);
                if (--m_open == 0)
                    m_promise.resolve(m_facts);
            });
    }

    ServerContext &m_context;
    Promise<ServerFacts> m_promise;
    ServerFacts m_facts;
    std::array<Operation, 4> m_steps;
    int m_open = 4;
};

/// One entry of the keychain after the other: it may ask for its password at the first.
class SecretReading : public std::enable_shared_from_this<SecretReading>
{
public:
    SecretReading(SecretStore &store, const ConnectionProfile &profile, Callback<RemoteSecrets> done)
        : m_store(store)
        , m_profile(profile)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_store.read(connectionApiKey(m_profile.id),
                              [this](const Result<std::optional<SecretString>> &key) {
                                  if (!key)
                                      return m_promise.resolve(key.error());
                                  m_secrets.apiKey = key->value_or(SecretString());
                                  readNextHeader();
                              });
        return operation;
    }

private:
    void readNextHeader()
    {
        while (m_next < m_profile.headers.size() && !m_profile.headers.at(m_next).secret)
            ++m_next;
        if (m_next == m_profile.headers.size())
            return m_promise.resolve(std::move(m_secrets));
        const QString name = m_profile.headers.at(m_next++).name;
        m_step = m_store.read(connectionHeaderKey(m_profile.id, name),
                              [this, name](const Result<std::optional<SecretString>> &value) {
                                  if (!value)
                                      return m_promise.resolve(value.error());
                                  if (*value)
                                      m_secrets.headers.append({name.toUtf8(), **value});
                                  readNextHeader();
                              });
    }

    SecretStore &m_store;
    ConnectionProfile m_profile;
    Promise<RemoteSecrets> m_promise;
    RemoteSecrets m_secrets;
    qsizetype m_next = 0;
    Operation m_step;
};

} // namespace

Operation findServerFacts(ServerContext &context, Callback<ServerFacts> done)
{
    return std::make_shared<FactSearch>(context, std::move(done))->start();
}

Operation readRemoteSecrets(SecretStore &store, const ConnectionProfile &profile,
                            Callback<RemoteSecrets> done)
{
    return std::make_shared<SecretReading>(store, profile, std::move(done))->start();
}

} // namespace osc
