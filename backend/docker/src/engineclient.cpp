// SPDX-License-Identifier: Apache-2.0
#include "engineclient.h"

#include "enginecodec.h"
#include "engineerrors.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

namespace osc {

struct EngineClient::Shared
{
    HttpClient &http;
    HttpEndpoint endpoint;
    ApiVersion version;
};

namespace {

constexpr ApiVersion oldestSpoken{1, 41};
constexpr ApiVersion newestSpoken{1, 56};

using SharedEngine = std::shared_ptr<EngineClient::Shared>;

bool isSuccess(const HttpResponse &response, const QList<int> &accept)
{
    return (response.status >= 200 && response.status < 300) || accept.contains(response.status);
}

QByteArray targetOf(const EngineRequest &request, ApiVersion version)
{
    QByteArray target =
        request.versioned ? "/v" + version.toString().toLatin1() + request.path : request.path;
    char separator = '?';
    for (const auto &[name, value] : request.query) {
        target += separator + name.toPercentEncoding() + '=' + value.toPercentEncoding();
        separator = '&';
    }
    return target;
}

HttpRequest httpRequest(const EngineRequest &request, ApiVersion version)
{
    HttpRequest http;
    http.method = request.method;
    http.target = targetOf(request, version);
    http.headers = request.headers;
    if (!request.body.isEmpty() || request.source)
        http.headers.append({"Content-Type", request.contentType});
    http.body = request.body;
    http.bodySource = request.source;
    http.sink = request.sink;
    http.timeout = request.timeout;
    http.maximumBody = request.maximumBody;
    http.onHeaders = request.onHeaders;
    return http;
}

Result<EngineVersion> settleVersion(const SharedEngine &shared, Result<HttpResponse> response)
{
    if (!response)
        return engineTransportError(response.error(), shared->endpoint);
    if (!isSuccess(*response, {}))
        return engineRefusal(*response, {});
    auto version = decodeVersion(response->body);
    if (!version)
        return version;
    const auto spoken = std::min(newestSpoken, version->newest);
    if (spoken < oldestSpoken || spoken < version->oldest) {
        shared->version = {};
        return engineVersionError(version->newest.toString(), version->oldest.toString());
    }
    shared->version = spoken;
    return version;
}

Operation askVersion(const SharedEngine &shared, Callback<EngineVersion> done)
{
    HttpRequest request;
    request.target = "/version";
    return shared->http.send(shared->endpoint, std::move(request),
                             [shared, done = std::move(done)](Result<HttpResponse> response) {
                                 done(settleVersion(shared, std::move(response)));
                             });
}

/// One call: negotiates when no version is known, and once more when the Engine has changed.
template<typename Answer>
class EngineCall : public std::enable_shared_from_this<EngineCall<Answer>>
{
public:
    EngineCall(SharedEngine shared, EngineRequest request, Callback<Answer> done)
        : m_shared(std::move(shared))
        , m_request(std::move(request))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        if (m_shared->version.isValid() || !m_request.versioned)
            sendRequest();
        else
            negotiate();
        return operation;
    }

private:
    void negotiate()
    {
        m_negotiated = true;
        m_step = askVersion(m_shared, [this](Result<EngineVersion> version) {
            if (!version)
                m_promise.resolve(version.error());
            else
                sendRequest();
        });
    }

    void sendRequest();

    void take(Result<Answer> answer, const HttpResponse *response, bool good)
    {
        if (!answer) {
            m_promise.resolve(engineTransportError(answer.error(), m_shared->endpoint));
        } else if (good) {
            m_promise.resolve(std::move(answer));
        } else if (isVersionMismatch(*response) && !m_negotiated && !m_request.source) {
            negotiate();
        } else {
            m_promise.resolve(engineRefusal(*response, m_request.failure));
        }
    }

    SharedEngine m_shared;
    EngineRequest m_request;
    Promise<Answer> m_promise;
    Operation m_step;
    bool m_negotiated = false;
};

template<>
void EngineCall<HttpResponse>::sendRequest()
{
    m_step = m_shared->http.send(m_shared->endpoint, httpRequest(m_request, m_shared->version),
                                 [this](Result<HttpResponse> response) {
                                     const bool good = response && isSuccess(*response, m_request.accept);
                                     const auto *refused = response ? &response.value() : nullptr;
                                     take(response, refused, good);
                                 });
}

template<>
void EngineCall<HttpClient::Upgrade>::sendRequest()
{
    m_step = m_shared->http.upgrade(m_shared->endpoint, httpRequest(m_request, m_shared->version), "tcp",
                                    [this](Result<HttpClient::Upgrade> upgrade) {
                                        const bool good = upgrade && upgrade->channel;
                                        const auto *refused = upgrade ? &upgrade.value().response : nullptr;
                                        take(upgrade, refused, good);
                                    });
}

} // namespace

EngineClient::EngineClient(HttpClient &http, HttpEndpoint endpoint)
    : m_shared(std::make_shared<Shared>(Shared{http, std::move(endpoint), {}}))
{}

EngineClient::~EngineClient() = default;

const HttpEndpoint &EngineClient::endpoint() const
{
    return m_shared->endpoint;
}

ApiVersion EngineClient::apiVersion() const
{
    return m_shared->version;
}

Operation EngineClient::negotiate(Callback<EngineVersion> done)
{
    return askVersion(m_shared, std::move(done));
}

Operation EngineClient::info(Callback<EngineInfo> done)
{
    EngineRequest request;
    request.path = "/info";
    request.versioned = false;
    request.timeout = std::chrono::seconds(30);
    return send(std::move(request), [done = std::move(done)](Result<HttpResponse> response) {
        if (!response)
            done(response.error());
        else
            done(decodeInfo(response->body));
    });
}

Operation EngineClient::send(EngineRequest request, Callback<HttpResponse> done)
{
    return std::make_shared<EngineCall<HttpResponse>>(m_shared, std::move(request), std::move(done))->start();
}

Operation EngineClient::upgrade(EngineRequest request, Callback<HttpClient::Upgrade> done)
{
    return std::make_shared<EngineCall<HttpClient::Upgrade>>(m_shared, std::move(request), std::move(done))
        ->start();
}

Operation EngineClient::get(const QByteArray &path, const EngineQuery &query, const QString &failure,
                            Callback<HttpResponse> done)
{
    EngineRequest request;
    request.path = path;
    request.query = query;
    request.failure = failure;
    return send(std::move(request), std::move(done));
}

Operation EngineClient::post(const QByteArray &path, const EngineQuery &query, const QByteArray &json,
                             const QString &failure, Callback<HttpResponse> done)
{
    EngineRequest request;
    request.method = "POST";
    request.path = path;
    request.query = query;
    request.body = json;
    request.failure = failure;
    return send(std::move(request), std::move(done));
}

Operation EngineClient::put(const QByteArray &path, const EngineQuery &query, const QByteArray &body,
                            const QByteArray &contentType, const QString &failure,
                            Callback<HttpResponse> done)
{
    EngineRequest request;
    request.method = "PUT";
    request.path = path;
    request.query = query;
    request.body = body;
    request.contentType = contentType;
    request.failure = failure;
    return send(std::move(request), std::move(done));
}

Operation EngineClient::del(const QByteArray &path, const EngineQuery &query, const QString &failure,
                            Callback<HttpResponse> done)
{
    EngineRequest request;
    request.method = "DELETE";
    request.path = path;
    request.query = query;
    request.failure = failure;
    return send(std::move(request), std::move(done));
}

QByteArray EngineClient::pathSegment(QStringView text)
{
    return QUrl::toPercentEncoding(text.toString());
}

QByteArray EngineClient::imagePath(QStringView reference, QByteArrayView tail)
{
    return "/images/" + QUrl::toPercentEncoding(reference.toString(), "/:@") + tail.toByteArray();
}

namespace {

Error unusableAddress(const QString &address, const QUrl &url)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    if (url.scheme() != QLatin1String("ssh")) {
        error.message = QCoreApplication::translate("osc::EngineClient",
                                                    "The address “%1” cannot be used for a Docker Engine.")
                            .arg(address);
        error.advice = QCoreApplication::translate("osc::EngineClient",
                                                   "Use an address that begins with unix:// or tcp://.");
        return error;
    }
    error.message = QCoreApplication::translate(
                        "osc::EngineClient", "Docker Engines cannot be reached through SSH addresses (%1).")
                        .arg(address);
    error.advice = QCoreApplication::translate(
        "osc::EngineClient", "Forward the socket with ssh and use unix:///tmp/docker-remote.sock.");
    const auto user = url.userName().isEmpty() ? QString() : url.userName() + QLatin1Char('@');
    const auto port = url.port() < 0 ? QString() : QStringLiteral("-p %1 ").arg(url.port());
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9._@-]+$"));
    if (plain.match(user + url.host()).hasMatch())
        error.command = QStringLiteral("ssh -nNT %1-L /tmp/docker-remote.sock:/var/run/docker.sock %2%3")
                            .arg(port, user, url.host());
    return error;
}

} // namespace

Result<HttpEndpoint> engineEndpoint(const ConnectionProfile &profile)
{
    const auto address =
        profile.endpoint.isEmpty() ? QStringLiteral("unix:///var/run/docker.sock") : profile.endpoint;
    HttpEndpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("http://localhost"));
    if (address.startsWith(QLatin1String("unix://"))) {
        endpoint.unixSocket = address.mid(7);
        return endpoint;
    }
    QUrl url(address);
    const auto scheme = url.scheme();
    const bool known =
        scheme == QLatin1String("tcp") || scheme == QLatin1String("http") || scheme == QLatin1String("https");
    if (!known || url.host().isEmpty())
        return unusableAddress(address, url);
    const bool tls = scheme == QLatin1String("https") || !profile.tlsDirectory.isEmpty();
    if (url.port() < 0 && scheme == QLatin1String("tcp"))
        url.setPort(tls ? 2376 : 2375);
    url.setScheme(tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setPath(url.path() == QLatin1String("/") ? QString() : url.path());
    endpoint.base = url;
    if (!profile.tlsDirectory.isEmpty()) {
        const QDir folder(profile.tlsDirectory);
        const auto existing = [&](const QString &name) {
            return folder.exists(name) ? folder.filePath(name) : QString();
        };
        endpoint.tls.caFile = existing(QStringLiteral("ca.pem"));
        endpoint.tls.clientCertFile = existing(QStringLiteral("cert.pem"));
        endpoint.tls.clientKeyFile = existing(QStringLiteral("key.pem"));
    }
    endpoint.tls.verify = profile.verifyTls;
    return endpoint;
}

} // namespace osc
