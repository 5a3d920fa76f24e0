// SPDX-License-Identifier: Apache-2.0
#include "endpointprobe.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace osc {

namespace {

constexpr std::chrono::seconds probeLimit{5};
constexpr std::chrono::seconds connectLimit{2};
constexpr int badRequest = 400;
constexpr int badGateway = 502;

/// The first bytes are enough.
class EnoughSink : public ByteSink
{
public:
    Next write(QByteArrayView) override { return Next::Stop; }
    [[nodiscard]] Error error() const override { return {}; }
};

class Probe : public std::enable_shared_from_this<Probe>
{
    Q_DECLARE_TR_FUNCTIONS(osc::EndpointProbe)

public:
    Probe(HttpClient &http, Callback<EndpointAnswer> done)
        : m_http(http)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &address)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_url = QUrl(QStringLiteral("http://") + address);
        m_isForwarded = m_url.path().startsWith(QLatin1String("/proxy/"));
        if (address.isEmpty() || !m_url.isValid() || m_url.host().isEmpty()) {
            EndpointAnswer answer;
            answer.words = tr("It has no address that is reached from here.");
            m_promise.resolveLater(answer);
            return operation;
        }
        ask(QStringLiteral("http"));
        return operation;
    }

private:
    void ask(const QString &scheme)
    {
        HttpEndpoint endpoint;
        endpoint.base.setScheme(scheme);
        endpoint.base.setHost(m_url.host());
        endpoint.base.setPort(m_url.port());
        endpoint.tls.verify = false;
        HttpRequest request;
        const QByteArray path = m_url.path(QUrl::FullyEncoded).toLatin1();
        request.target = path.endsWith('/') ? path : path + '/';
        request.timeout = probeLimit;
        request.connectTimeout = connectLimit;
        request.maximumBody = 64 * 1024;
        request.sink = std::make_shared<EnoughSink>();
        const auto status = std::make_shared<int>(0);
        const auto clock = std::make_shared<QElapsedTimer>();
        request.onHeaders = [this, status, clock](int code, const QList<HttpHeader> &) {
            *status = code;
            m_elapsed = clock->elapsed();
        };
        clock->start();
        m_step = m_http.send(
            endpoint, std::move(request), [this, scheme, status](const Result<HttpResponse> &response) {
                const int code = response ? response->status : *status;
                scheme == QLatin1String("http") ? answeredHttp(code, response) : answeredHttps(code);
            });
    }

    void answeredHttp(int status, const Result<HttpResponse> &response)
    {
        if (m_isForwarded && status == badGateway) {
            m_answer.words = tr("execd could not connect to it: nothing listens there.");
            return m_promise.resolve(m_answer);
        }
        // Nothing came: that is what a port does that only the engine holds open, and one that wants TLS.
        if (status > 0)
            m_answer.protocol = EndpointAnswer::Protocol::Http;
        else if (response.error().kind == ErrorKind::Protocol)
            m_answer.protocol = EndpointAnswer::Protocol::Other;
        else
            m_answer.words = response.error().message;
        m_answer.status = status;
        m_answer.milliseconds = m_elapsed;
        const bool mayBeTls =
            status == badRequest || (status == 0 && response.error().kind != ErrorKind::Timeout);
        if (mayBeTls && !m_isForwarded)
            return ask(QStringLiteral("https"));
        m_promise.resolve(m_answer);
    }

    void answeredHttps(int status)
    {
        if (status > 0) {
            m_answer.protocol = EndpointAnswer::Protocol::Https;
            m_answer.words.clear();
            m_answer.status = status;
            m_answer.milliseconds = m_elapsed;
        }
        m_promise.resolve(m_answer);
    }

    HttpClient &m_http;
    Promise<EndpointAnswer> m_promise;
    QUrl m_url;
    bool m_isForwarded = false;
    qint64 m_elapsed = 0;
    EndpointAnswer m_answer;
    Operation m_step;
};

} // namespace

Operation probeEndpoint(HttpClient &http, const QString &address, Callback<EndpointAnswer> done)
{
    return std::make_shared<Probe>(http, std::move(done))->start(address);
}

} // namespace osc
