// SPDX-License-Identifier: Apache-2.0
#include "servertest.h"

#include "foundconnections.h"

#include <models/wording.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <memory>

namespace osc {

namespace {

constexpr qint64 largestAnswer = 4 * 1024 * 1024;
constexpr qsizetype longestQuote = 80;

struct TestText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ServerTest)
};

QJsonObject objectIn(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

/// What a server without this path answers, and who stands in front of it.
QString featuresText(const QJsonObject &paths)
{
    const std::pair<QLatin1String, QString> features[] = {
        {QLatin1String("/snapshots"), TestText::tr("snapshots")},
        {QLatin1String("/sandboxes/{sandbox_id}/networkpolicy"), TestText::tr("network policies")},
        {QLatin1String("/templates"), TestText::tr("image templates")},
        {QLatin1String("/pools"), TestText::tr("pools")},
        {QLatin1String("/sandboxes/{sandbox_id}/diagnostics/logs"), TestText::tr("diagnostics")},
    };
    QStringList there;
    QStringList missing;
    for (const auto &[path, word] : features)
        (paths.contains(path) || paths.contains(QLatin1String("/v1") + path) ? there : missing) << word;
    if (missing.isEmpty())
        return TestText::tr("It offers %1.").arg(there.join(QStringLiteral(", ")));
    if (there.isEmpty())
        return TestText::tr("It has no %1.").arg(missing.join(QStringLiteral(", ")));
    return TestText::tr("It offers %1; it has no %2.")
        .arg(there.join(QStringLiteral(", ")), missing.join(QStringLiteral(", ")));
}

class ServerTest : public std::enable_shared_from_this<ServerTest>
{
public:
    ServerTest(HttpClient &http, SecretStore &secrets, const ConnectionProfile &profile,
               const ServerSecrets &typed, ConnectionManager::OnCheckSteps onSteps, Callback<void> done)
        : m_http(http)
        , m_secrets(secrets)
        , m_profile(profile)
        , m_typed(typed)
        , m_onSteps(std::move(onSteps))
        , m_promise(std::move(done))
        , m_base(profile.endpoint)
    {
        m_steps = {{.name = TestText::tr("Host name")},
                   {.name = TestText::tr("Connection")},
                   {.name = TestText::tr("OpenSandbox server")},
                   {.name = TestText::tr("API key")},
                   {.name = TestText::tr("Version and features")}};
    }

    [[nodiscard]] Operation start()
    {
        Operation operation = m_promise.operation(
            [this] {
                m_step.cancel();
                if (m_lookup >= 0)
                    QHostInfo::abortHostLookup(m_lookup);
            },
            shared_from_this());
        // The callback may not come from inside this call.
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->readKey();
        });
        return operation;
    }

private:
    enum Step { Name, Connection, Product, Key, Version, StepCount };
    using State = CheckStep::State;

    void set(Step step, State state, const QString &line, const QString &advice = {})
    {
        m_steps[step].state = state;
        m_steps[step].line = line;
        m_steps[step].advice = advice;
        m_onSteps(m_steps);
    }

    /// What comes after a step that failed is not tried.
    void fail(Step step, const QString &line, const QString &advice = {})
    {
        for (int later = step + 1; later < StepCount; ++later)
            m_steps[later].state = State::Skipped;
        set(step, State::Failed, line, advice);
        m_promise.resolve(Done());
    }

    void readKey()
    {
        set(Name, State::Running, {});
        if (m_typed.apiKey) {
            m_key = *m_typed.apiKey;
            return readHeaders();
        }
        m_step = m_secrets.read(connectionApiKey(m_profile.id),
                                [this](const Result<std::optional<SecretString>> &kept) {
                                    if (!kept)
                                        return fail(Key, kept.error().message, kept.error().advice);
                                    m_key = kept->value_or(SecretString());
                                    readHeaders();
                                });
    }

    void readHeaders()
    {
        while (m_headersRead < m_profile.headers.size()) {
            const ProfileHeader header = m_profile.headers.at(m_headersRead++);
            if (!header.secret) {
                m_headers.append({header.name.toUtf8(), header.value.toUtf8()});
            } else if (m_typed.headers.contains(header.name)) {
                m_headers.append({header.name.toUtf8(), m_typed.headers.value(header.name).reveal()});
            } else {
                m_step = m_secrets.read(connectionHeaderKey(m_profile.id, header.name),
                                        [this, header](const Result<std::optional<SecretString>> &kept) {
                                            if (kept && *kept)
                                                m_headers.append({header.name.toUtf8(), (*kept)->reveal()});
                                            readHeaders();
                                        });
                return;
            }
        }
        lookUpName();
    }

    void lookUpName()
    {
        if (!QHostAddress(m_base.host()).isNull() || !m_profile.proxy.isEmpty()) {
            set(Name, State::Skipped,
                m_profile.proxy.isEmpty() ? TestText::tr("The address needs no name.")
                                          : TestText::tr("The proxy looks the name up."));
            return connectToIt();
        }
        m_lookup = QHostInfo::lookupHost(m_base.host(), [weak = weak_from_this()](const QHostInfo &info) {
            const auto self = weak.lock();
            if (self && self->m_promise.isActive())
                self->nameWasLookedUp(info);
        });
    }

    void nameWasLookedUp(const QHostInfo &info)
    {
        m_lookup = -1;
        if (info.addresses().isEmpty())
            return fail(Name, TestText::tr("The name %1 does not exist.").arg(m_base.host()),
                        TestText::tr("Check the spelling, and whether a VPN has to be on."));
        set(Name, State::Passed,
            TestText::tr("%1 is %2.").arg(m_base.host(), info.addresses().constFirst().toString()));
        connectToIt();
    }

    void get(const QByteArray &path, bool withKey, Callback<HttpResponse> done)
    {
        HttpRequest request;
        request.target = m_base.path(QUrl::FullyEncoded).toUtf8() + path;
        request.headers = m_headers;
        request.headers.append(HttpHeader{"Accept", "application/json"});
        if (withKey && !m_key.isEmpty())
            request.headers.append(HttpHeader{"OPEN-SANDBOX-API-KEY", m_key.reveal()}); // what it is for
        request.timeout = std::chrono::seconds(m_profile.requestTimeoutSeconds);
        request.maximumBody = largestAnswer;
        HttpEndpoint endpoint;
        endpoint.base = m_base.adjusted(QUrl::RemovePath);
        endpoint.tls.caFile = m_profile.caFile;
        endpoint.tls.verify = m_profile.verifyTls;
        endpoint.proxy = m_profile.proxy;
        m_step = m_http.send(endpoint, request, std::move(done));
    }

    void connectToIt()
    {
        set(Connection, State::Running, {});
        m_timer.start();
        get("/health", false, [this](const Result<HttpResponse> &answer) {
            if (!answer)
                return fail(Connection, answer.error().message, answer.error().advice);
            const QString time = TestText::tr("%1 ms").arg(m_timer.elapsed());
            if (isOpenToOthers(m_profile.endpoint))
                set(Connection, State::Warning,
                    TestText::tr(
                        "It answers in %1, but without encryption: who is on the way can read the API "
                        "key.")
                        .arg(time),
                    TestText::tr("Use https where the server offers it."));
            else if (m_base.scheme() == QLatin1String("https") && !m_profile.verifyTls)
                set(Connection, State::Warning,
                    TestText::tr("It answers in %1, with a certificate that is not checked.").arg(time));
            else
                set(Connection, State::Passed,
                    m_base.scheme() == QLatin1String("https")
                        ? TestText::tr("It answers in %1, encrypted, with a trusted certificate.").arg(time)
                        : TestText::tr("It answers in %1, on this computer.").arg(time));
            examineHealth(*answer);
        });
    }

    void examineHealth(const HttpResponse &answer)
    {
        set(Product, State::Running, {});
        if (answer.status >= 300 && answer.status < 400)
            return fail(Product,
                        TestText::tr("The server sends its callers elsewhere, to %1.")
                            .arg(shortText(QString::fromUtf8(answer.header("Location")), longestQuote)),
                        TestText::tr("Use that address, if you trust it. The API key was not sent there."));
        m_isHealthy = answer.status == 200 && objectIn(answer).value(QLatin1String("status")).isString();
        m_wantsKey = answer.status == 401 || answer.status == 403; // a gateway in front of it
        m_said = quoted(answer);
        get("/openapi.json", m_wantsKey, [this](const Result<HttpResponse> &routes) { judgeRoutes(routes); });
    }

    /// The key goes only to what looks like a server.
    void judgeRoutes(const Result<HttpResponse> &routes)
    {
        if (routes && routes->status == 200)
            m_paths = objectIn(*routes).value(QLatin1String("paths")).toObject();
        const bool known =
            m_paths.contains(QLatin1String("/sandboxes")) || m_paths.contains(QLatin1String("/v1/sandboxes"));
        if (!known && !m_isHealthy && !m_wantsKey)
            return fail(
                Product,
                TestText::tr("What answers there is not an OpenSandbox server: it says %1.").arg(m_said),
                TestText::tr("Check host, port and path. The API key was not sent."));
        if (known)
            set(Product, State::Passed, TestText::tr("It describes itself as one."));
        else if (m_isHealthy)
            set(Product, State::Passed, TestText::tr("It says that it is well."));
        tryKey();
    }

    void tryKey()
    {
        set(Key, State::Running, {});
        get("/v1/sandboxes?page=1&pageSize=1", true, [this](const Result<HttpResponse> &answer) {
            if (!answer)
                return fail(Key, answer.error().message, answer.error().advice);
            judgeList(*answer);
        });
    }

    void judgeList(const HttpResponse &answer)
    {
        const QJsonObject object = objectIn(answer);
        const bool listed = answer.status == 200 && object.value(QLatin1String("items")).isArray();
        if (answer.status == 401 && m_key.isEmpty())
            return fail(Key, TestText::tr("The server wants an API key."),
                        TestText::tr("Type the key that its administrator gave you."));
        if (answer.status == 401 || answer.status == 403)
            return fail(Key, TestText::tr("The server refuses this API key."),
                        TestText::tr("Check the key; keys belong to one server, or to one tenant of it."));
        if (!listed)
            return fail(
                Key, TestText::tr("The server does not list its sandboxes: it says %1.").arg(quoted(answer)));
        if (m_steps.at(Product).state != State::Passed)
            set(Product, State::Passed, TestText::tr("It lists sandboxes as one does."));
        set(Key, State::Passed,
            m_key.isEmpty() ? TestText::tr("The server asks for none.") : TestText::tr("It is accepted."));
        readVersion();
    }

    static QString quoted(const HttpResponse &answer)
    {
        const QString words = shortText(QString::fromUtf8(answer.body.left(200)).simplified(), longestQuote);
        return words.isEmpty() ? QString::number(answer.status)
                               : QStringLiteral("%1 “%2”").arg(QString::number(answer.status), words);
    }

    void readVersion()
    {
        set(Version, State::Running, {});
        get("/version", true, [this](const Result<HttpResponse> &answer) {
            if (answer && answer->status == 200)
                m_version = objectIn(*answer).value(QLatin1String("version")).toString();
            tryNextFeature();
        });
    }

    /// Every server publishes the paths of what only those on Kubernetes have; the others refuse all calls of
    /// them (api-1.1 3).
    void tryNextFeature()
    {
        while (!m_untried.isEmpty()) {
            const QString path = m_untried.takeFirst();
            if (!m_paths.contains(path) && !m_paths.contains(QLatin1String("/v1") + path))
                continue;
            return get("/v1" + path.toLatin1(), true, [this, path](const Result<HttpResponse> &answer) {
                constexpr int notImplemented = 501;
                if (answer && answer->status == notImplemented) {
                    m_paths.remove(path);
                    m_paths.remove(QLatin1String("/v1") + path);
                }
                tryNextFeature();
            });
        }
        finish();
    }

    void finish()
    {
        const QString what =
            m_version.isEmpty()
                ? TestText::tr("It is older than 1.0, from before servers told their version.")
                : TestText::tr("OpenSandbox %1.").arg(shortText(m_version, longestQuote));
        if (m_paths.isEmpty())
            set(Version, State::Warning, TestText::tr("%1 It does not tell what it offers.").arg(what));
        else
            set(Version, State::Passed, what + QLatin1Char(' ') + featuresText(m_paths));
        m_promise.resolve(Done());
    }

    HttpClient &m_http;
    SecretStore &m_secrets;
    ConnectionProfile m_profile;
    ServerSecrets m_typed;
    ConnectionManager::OnCheckSteps m_onSteps;
    Promise<void> m_promise;
    QUrl m_base;
    QList<CheckStep> m_steps;
    SecretString m_key;
    QList<HttpHeader> m_headers;
    qsizetype m_headersRead = 0;
    bool m_isHealthy = false;
    bool m_wantsKey = false;
    QString m_said; ///< What it answered first.
    QString m_version;
    QJsonObject m_paths;
    QStringList m_untried{QStringLiteral("/pools"), QStringLiteral("/templates")};
    QElapsedTimer m_timer;
    int m_lookup = -1;
    Operation m_step;
};

} // namespace

Operation startServerTest(HttpClient &http, SecretStore &secrets, const ConnectionProfile &profile,
                          const ServerSecrets &typed, ConnectionManager::OnCheckSteps onSteps,
                          Callback<void> done)
{
    return std::make_shared<ServerTest>(http, secrets, profile, typed, std::move(onSteps), std::move(done))
        ->start();
}

} // namespace osc
