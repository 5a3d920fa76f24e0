// SPDX-License-Identifier: Apache-2.0
#include "remoteclient.h"

#include "remoteerrors.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

namespace osc {

struct RemoteClient::Shared
{
    HttpClient &http;
    HttpEndpoint endpoint;
    ConnectionProfile profile;
    std::chrono::milliseconds retryPause;
    RemoteSecrets secrets;
};

namespace {

using SharedServer = std::shared_ptr<RemoteClient::Shared>;

constexpr int repetitions = 3;
constexpr std::chrono::milliseconds longestRetryPause{30'000};

bool repeatsMethod(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
}

bool repeatsStatus(int status)
{
    return status == 429 || status == 502 || status == 503;
}

bool repeatsError(const Error &error, int tries)
{
    if (error.kind == ErrorKind::Protocol)
        return tries == 0; // cut off, perhaps; what it always says is no better the next time
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout;
}

QList<HttpHeader> headersOf(const RemoteClient::Shared &shared)
{
    QList<HttpHeader> headers;
    for (const ProfileHeader &header : shared.profile.headers) {
        if (!header.secret)
            headers.append(HttpHeader{header.name.toUtf8(), header.value.toUtf8()});
    }
    for (const auto &[name, value] : shared.secrets.headers)
        headers.append(HttpHeader{name, value.reveal()}); // into the request
    if (!shared.secrets.apiKey.isEmpty())
        headers.append(
            HttpHeader{"OPEN-SANDBOX-API-KEY", shared.secrets.apiKey.reveal()}); // into the request
    return headers;
}

HttpRequest httpRequest(const RemoteClient::Shared &shared, const RemoteRequest &request)
{
    HttpRequest http;
    http.method = request.method;
    http.target = (request.isRoot ? QByteArray() : QByteArray("/v1")) + request.path;
    char separator = '?';
    for (const auto &[name, value] : request.query) {
        http.target += separator + name.toPercentEncoding() + '=' + value.toPercentEncoding();
        separator = '&';
    }
    http.headers = headersOf(shared);
    http.headers.append(HttpHeader{"Accept", "application/json"});
    if (!request.body.isEmpty())
        http.headers.append(HttpHeader{"Content-Type", "application/json"});
    http.body = request.body;
    const auto patience = std::chrono::seconds(qBound(1, shared.profile.requestTimeoutSeconds, 3600));
    http.timeout = request.timeout.count() > 0 ? request.timeout : patience;
    http.connectTimeout = std::min<std::chrono::milliseconds>(http.timeout, std::chrono::seconds(10));
    http.maximumBody = request.maximumBody;
    return http;
}

/// One call with its repetitions.
class RemoteCall : public std::enable_shared_from_this<RemoteCall>
{
public:
    RemoteCall(SharedServer shared, RemoteRequest request, Callback<HttpResponse> done)
        : m_shared(std::move(shared))
        , m_request(std::move(request))
        , m_http(httpRequest(*m_shared, m_request))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.setTimerType(Qt::PreciseTimer); // not before the time that a server asked for
        m_pause.callOnTimeout([this] { sendRequest(); });
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        sendRequest();
        return operation;
    }

private:
    void sendRequest()
    {
        m_step = m_shared->http.send(m_shared->endpoint, m_http,
                                     [this](Result<HttpResponse> answer) { take(std::move(answer)); });
    }

    void take(Result<HttpResponse> answer)
    {
        const bool good = answer && answer->status / 100 == 2;
        if (!good && mayTryAgain(answer))
            return again(answer);
        if (!answer)
            return m_promise.resolve(remoteTransportError(answer.error(), m_shared->endpoint));
        // The first try removed it, and only its answer was lost.
        const bool goneBefore = m_tries > 0 && m_request.method == "DELETE" && answer->status == 404;
        if (good || goneBefore)
            return m_promise.resolve(std::move(answer));
        m_promise.resolve(remoteRefusal(*answer, m_request.failure));
    }

    [[nodiscard]] bool mayTryAgain(const Result<HttpResponse> &answer) const
    {
        if (!m_request.mayRepeat || !repeatsMethod(m_request.method) || m_tries >= repetitions)
            return false;
        return answer ? repeatsStatus(answer->status) : repeatsError(answer.error(), m_tries);
    }

    void again(const Result<HttpResponse> &answer)
    {
        ++m_tries;
        auto pause = m_shared->retryPause * (1 << (m_tries - 1));
        pause += pause * QRandomGenerator::global()->bounded(256) / 512; // so that clients do not keep step
        bool told = false;
        const int seconds = answer ? answer->header("Retry-After").toInt(&told) : 0;
        if (told && seconds > 0)
            pause = std::chrono::seconds(seconds);
        m_pause.start(std::min<std::chrono::milliseconds>(pause, longestRetryPause));
    }

    SharedServer m_shared;
    RemoteRequest m_request;
    HttpRequest m_http; ///< Signed as it was when the call began.
    Promise<HttpResponse> m_promise;
    Operation m_step;
    QTimer m_pause;
    int m_tries = 0;
};

} // namespace

RemoteClient::RemoteClient(HttpClient &http, HttpEndpoint endpoint, const ConnectionProfile &profile,
                           std::chrono::milliseconds retryPause)
    : m_shared(
          std::make_shared<Shared>(Shared{http, std::move(endpoint), profile, retryPause, RemoteSecrets()}))
{}

RemoteClient::~RemoteClient()
{
    for (Kept &kept : m_kept) {
        if (!kept.call.isActive())
            continue;
        kept.call.cancel();
        if (kept.again) // from now on the HttpClient alone holds it
            m_shared->http.send(m_shared->endpoint, *kept.again, [](const Result<HttpResponse> &) {})
                .detach();
    }
}

const HttpEndpoint &RemoteClient::endpoint() const
{
    return m_shared->endpoint;
}

HttpClient &RemoteClient::http() const
{
    return m_shared->http;
}

void RemoteClient::setProfile(const ConnectionProfile &profile)
{
    m_shared->profile = profile;
}

void RemoteClient::setSecrets(RemoteSecrets secrets)
{
    m_shared->secrets = std::move(secrets);
}

Operation RemoteClient::send(RemoteRequest request, Callback<HttpResponse> done)
{
    return std::make_shared<RemoteCall>(m_shared, std::move(request), std::move(done))->start();
}

void RemoteClient::sendAnyway(RemoteRequest request, Callback<HttpResponse> done)
{
    const HttpRequest again = httpRequest(*m_shared, request);
    keep(send(std::move(request), std::move(done)));
    m_kept.back().again = again;
}

void RemoteClient::keep(Operation call)
{
    m_kept.remove_if([](const Kept &known) { return !known.call.isActive(); });
    m_kept.push_back({std::move(call), {}});
}

QList<HttpHeader> RemoteClient::headers() const
{
    return headersOf(*m_shared);
}

QByteArray RemoteClient::pathSegment(QStringView text)
{
    return QUrl::toPercentEncoding(text.toString());
}

Result<HttpEndpoint> serverEndpoint(const ConnectionProfile &profile)
{
    QUrl url(profile.endpoint, QUrl::StrictMode);
    const bool known = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !known || url.host().isEmpty()) {
        Error error;
        error.kind = ErrorKind::Invalid;
        error.message = QCoreApplication::translate("osc::RemoteClient",
                                                    "“%1” is not the address of an OpenSandbox server.")
                            .arg(profile.endpoint);
        error.advice = QCoreApplication::translate("osc::RemoteClient",
                                                   "Use an address such as https://sandboxes.example.org.");
        return error;
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (path.endsWith(QLatin1String("/v1")))
        path.chop(3);
    HttpEndpoint endpoint;
    endpoint.base =
        url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    endpoint.base.setPath(path, QUrl::TolerantMode);
    endpoint.tls.caFile = profile.caFile;
    endpoint.tls.verify = profile.verifyTls;
    endpoint.proxy = profile.proxy;
    return endpoint;
}

} // namespace osc
