// SPDX-License-Identifier: Apache-2.0
#include "ossclient.h"

#include "ossaddress.h"
#include "osserrors.h"
#include "osssigning.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QTimer>

#include <algorithm>

namespace osc {

struct OssClient::Shared
{
    HttpClient &http;
    const Clock &clock;
    OssAccount account;
    Result<OssAddress> address;
    /// The service's clock less this computer's; 0 until the service has complained.
    std::chrono::milliseconds clockCorrection{0};

    [[nodiscard]] QDateTime serviceTime() const { return clock.now().addMSecs(clockCorrection.count()); }
};

namespace {

using SharedAccount = std::shared_ptr<OssClient::Shared>;

constexpr int mostTries = 3;
constexpr std::chrono::seconds longestLink{7 * 24 * 3600};

struct ClientWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssClient)
};

QByteArray renamed(const QByteArray &name, QByteArrayView from, QByteArrayView to)
{
    if (!name.toLower().startsWith(from))
        return name;
    return to.toByteArray() + name.mid(from.size());
}

/// The headers of OSS in the words of the dialect.
QList<HttpHeader> headersFor(StorageDialect dialect, QList<HttpHeader> headers)
{
    if (dialect != StorageDialect::S3)
        return headers;
    for (auto &header : headers) {
        if (header.name.compare("x-oss-forbid-overwrite", Qt::CaseInsensitive) == 0)
            header = {"If-None-Match", "*"};
        else
            header.name = renamed(header.name, "x-oss-", "x-amz-");
    }
    return headers;
}

QList<HttpHeader> headersFrom(StorageDialect dialect, QList<HttpHeader> headers)
{
    if (dialect == StorageDialect::S3) {
        for (auto &header : headers)
            header.name = renamed(header.name, "x-amz-", "x-oss-");
    }
    return headers;
}

SigningInput signingInput(const OssClient::Shared &shared, const OssRequest &request)
{
    SigningInput input;
    input.dialect = shared.account.credential.dialect;
    input.method = request.method;
    input.bucket = request.bucket.toUtf8();
    input.key = request.key;
    input.query = request.query;
    input.headers = headersFor(input.dialect, request.headers);
    input.host = shared.address->hostHeader(request.bucket);
    input.pathStyle = shared.address->pathStyle;
    input.body = request.body;
    input.streamBody = request.bodySource != nullptr;
    input.region = shared.address->region;
    input.at = shared.serviceTime();
    return input;
}

HttpRequest wireRequest(const OssClient::Shared &shared, const OssRequest &request)
{
    const auto input = signingInput(shared, request);
    const auto query = ossWireQuery(request.query);
    HttpRequest http;
    http.method = request.method;
    http.target = ossWirePath(input.bucket, input.key, input.pathStyle);
    if (!query.isEmpty())
        http.target += '?' + query;
    http.headers = input.headers + signRequest(input, shared.account.key).headers;
    http.body = request.body;
    http.bodySource = request.bodySource;
    http.sink = request.sink;
    http.timeout = request.timeout;
    http.idleTimeout = request.idleTimeout;
    http.maximumBody = request.maximumBody;
    return http;
}

std::optional<Error> problemOf(const OssClient::Shared &shared, const OssRequest &request)
{
    if (!shared.address)
        return shared.address.error();
    Error error;
    error.kind = ErrorKind::Invalid;
    if (!request.bucket.isEmpty() && !isBucketName(request.bucket)) {
        error.message = ClientWords::tr("“%1” cannot be a bucket’s name.").arg(request.bucket);
        error.advice = ClientWords::tr("Check the name of the bucket.");
        return error;
    }
    const OssCredential &credential = shared.account.credential;
    if (credential.customDomain && request.bucket != credential.bucket) {
        error.message = ClientWords::tr("%1 is a domain of the bucket %2 only.")
                            .arg(credential.endpoint, credential.bucket);
        error.advice = ClientWords::tr("For other buckets, use a key with the endpoint of their region.");
        return error;
    }
    if (shared.account.credential.dialect == StorageDialect::OssV4 && shared.address->region.isEmpty()) {
        error.message = ClientWords::tr("The endpoint %1 does not tell its region.")
                            .arg(shared.account.credential.endpoint);
        error.advice = ClientWords::tr("Enter the region with the key, such as cn-hangzhou.");
        return error;
    }
    return {};
}

/// One call: signs each try anew, for the time goes on.
class OssCall : public std::enable_shared_from_this<OssCall>
{
public:
    OssCall(SharedAccount shared, OssRequest request, Callback<HttpResponse> done)
        : m_shared(std::move(shared))
        , m_request(std::move(request))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { begin(); });
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (auto problem = problemOf(*m_shared, m_request))
            m_promise.resolveLater(withFailure(std::move(*problem), m_request.failure));
        else
            begin();
        return operation;
    }

private:
    void begin()
    {
        ++m_tries;
        m_elapsed.start();
        auto http = wireRequest(*m_shared, m_request);
        http.onHeaders = [this](int status, const QList<HttpHeader> &headers) {
            m_answered = status >= 200 && status < 300;
            if (m_request.onHeaders)
                m_request.onHeaders(status, headersFrom(dialect(), headers));
        };
        m_step = m_shared->http.send(m_shared->address->endpoint(m_request.bucket), std::move(http),
                                     [this](Result<HttpResponse> response) { take(std::move(response)); });
    }

    void take(Result<HttpResponse> response)
    {
        if (!response) {
            if (mayRepeat() && brokeSoon(response.error()))
                repeatLater();
            else
                m_promise.resolve(withFailure(response.error(), m_request.failure));
            return;
        }
        response->headers = headersFrom(dialect(), std::move(response->headers));
        const auto status = response->status;
        if ((status >= 200 && status < 300) || m_request.accept.contains(status))
            m_promise.resolve(std::move(response));
        else if ((status == 500 || (status >= 502 && status <= 504)) && mayRepeat())
            repeatLater();
        else
            takeRefusal(*response);
    }

    void takeRefusal(const HttpResponse &response)
    {
        const auto refusal = decodeRefusal(response);
        if (refusal.isClockSkew() && correctClock(response))
            begin();
        else if (m_request.anyStatus)
            m_promise.resolve(response);
        else
            m_promise.resolve(ossError(refusal, m_request, m_shared->account));
    }

    /// Whether the request is worth sending again by the service's clock. A refused request had no effect.
    bool correctClock(const HttpResponse &response)
    {
        const auto theirs = serviceDate(response);
        if (!theirs.isValid() || m_clockCorrected)
            return false;
        m_clockCorrected = true;
        m_shared->clockCorrection = std::chrono::milliseconds(m_shared->clock.now().msecsTo(theirs));
        return !m_request.bodySource;
    }

    [[nodiscard]] bool mayRepeat() const
    {
        return m_tries < mostTries && m_request.repeatable && m_request.method != "POST" &&
               !m_request.bodySource && !(m_request.sink && m_answered);
    }

    /// A link that broke; not a name that is looked up for ever, nor a host that swallows everything.
    [[nodiscard]] bool brokeSoon(const Error &error) const
    {
        constexpr qint64 soon = 5'000;
        const bool broke = error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Protocol;
        return broke && (m_elapsed.elapsed() < soon || !m_request.body.isEmpty());
    }

    void repeatLater()
    {
        constexpr std::chrono::milliseconds first{200};
        m_pause.start(first * (1 << (2 * (m_tries - 1))));
    }

    [[nodiscard]] StorageDialect dialect() const { return m_shared->account.credential.dialect; }

    SharedAccount m_shared;
    OssRequest m_request;
    Promise<HttpResponse> m_promise;
    Operation m_step;
    QTimer m_pause;
    QElapsedTimer m_elapsed;
    int m_tries = 0;
    bool m_answered = false;
    bool m_clockCorrected = false;
};

} // namespace

QDateTime serviceDate(const HttpResponse &response)
{
    const auto text = QString::fromLatin1(response.header("Date"));
    auto date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

OssClient::OssClient(HttpClient &http, const Clock &clock, const OssAccount &account)
    : m_shared(std::make_shared<Shared>(Shared{http, clock, account, ossAddress(account.credential)}))
{}

const OssCredential &OssClient::credential() const
{
    return m_shared->account.credential;
}

const OssAccount &OssClient::account() const
{
    return m_shared->account;
}

OssClient OssClient::with(const OssCredential &credential) const
{
    OssClient other(m_shared->http, m_shared->clock, OssAccount{credential, m_shared->account.key});
    other.m_shared->clockCorrection = m_shared->clockCorrection;
    return other;
}

Operation OssClient::send(OssRequest request, Callback<HttpResponse> done)
{
    return std::make_shared<OssCall>(m_shared, std::move(request), std::move(done))->start();
}

QUrl OssClient::presignedLink(const QByteArray &method, const QString &bucket, const QByteArray &key,
                              std::chrono::seconds validFor, const OssQuery &query) const
{
    OssRequest request;
    request.method = method;
    request.bucket = bucket;
    request.key = key;
    request.query = query;
    if (problemOf(*m_shared, request))
        return {};
    auto longest = longestLink;
    if (const auto &end = m_shared->account.credential.expiresAt; end.isValid())
        longest = std::min(longest, std::chrono::seconds(m_shared->clock.now().secsTo(end)));
    const auto lifetime = std::max(std::min(validFor, longest), std::chrono::seconds{1});
    const auto link = presign(signingInput(*m_shared, request), m_shared->account.key, lifetime,
                              m_shared->address->origin(bucket));
    return QUrl::fromEncoded(link.url, QUrl::StrictMode);
}

} // namespace osc
