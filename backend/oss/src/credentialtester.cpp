// SPDX-License-Identifier: Apache-2.0
#include "credentialtester.h"

#include "accountbuckets.h"
#include "osserrors.h"
#include "ossxml.h"
#include "rampolicy.h"
#include "testwords.h"

#include <QCoreApplication>
#include <QUuid>

namespace osc {

namespace {

struct TesterWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::CredentialTest)
};

using State = CredentialStepResult::State;
using Verdict = CredentialTest::Verdict;

constexpr int firstObjects = 100;
constexpr std::chrono::seconds patience{20};

bool isRefusedRight(const Error &error)
{
    return error.kind == ErrorKind::Forbidden && error.code == QLatin1String("AccessDenied");
}

/// Whether the service has taken the signature, whatever it then thought of the request.
bool isSignatureTaken(const Error &error)
{
    return isRefusedRight(error) || error.kind == ErrorKind::Unsupported;
}

struct Listed
{
    qsizetype count = 0;
    bool more = false;
};

std::optional<Listed> decodeListed(const QByteArray &xml)
{
    Listed listed;
    const bool understood = OssXml::read(xml, u"ListBucketResult", [&](OssXml &field, QStringView name) {
        if (name == u"Contents" || name == u"CommonPrefixes")
            ++listed.count;
        else if (name == u"IsTruncated")
            listed.more = field.text() == QLatin1String("true");
    });
    return understood ? std::optional(listed) : std::nullopt;
}

} // namespace

CredentialTester::CredentialTester(Surroundings surroundings, OssAccount account, CredentialTestPlan plan,
                                   OnSteps onSteps, Callback<CredentialTest> done)
    : m_surroundings(std::move(surroundings))
    , m_account(std::move(account))
    , m_client(m_surroundings.http, m_surroundings.clock, m_account)
    , m_plan(plan)
    , m_onSteps(std::move(onSteps))
    , m_promise(std::move(done))
    , m_steps(m_test.steps)
{}

CredentialTester::~CredentialTester()
{
    // The answer finds nobody here any more, and removes the probe.
    if (m_probing)
        m_request.detach();
}

Operation CredentialTester::start()
{
    auto operation = m_promise.operation({}, shared_from_this());
    detail::post([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->begin();
    });
    return operation;
}

void CredentialTester::begin()
{
    m_whole.start();
    m_test.at = m_surroundings.clock.now();
    const auto address = ossAddress(m_account.credential);
    if (address)
        m_address = *address;
    m_steps = testwords::steps(m_account, m_address, m_plan.write);
    if (!address)
        return failAt(CredentialStep::Resolve, address.error());
    if (const auto problem = testwords::problemWithEndpoint(m_account.credential, m_address))
        return failAt(CredentialStep::Resolve, *problem);
    resolve();
}

void CredentialTester::resolve()
{
    if (!enter(CredentialStep::Resolve))
        return;
    if (QHostAddress address; address.setAddress(m_address.host)) {
        m_nameFound = true;
        leave(CredentialStep::Resolve, State::NotNeeded,
              TesterWords::tr("The endpoint is an address already"));
        return connect();
    }
    m_request = m_surroundings.lookUp(
        m_address.host, [this](const Result<QList<QHostAddress>> &addresses) { resolved(addresses); });
}

void CredentialTester::resolved(const Result<QList<QHostAddress>> &addresses)
{
    m_nameFound = addresses && !addresses->isEmpty();
    result(CredentialStep::Resolve).tookMs = m_step.elapsed();
    if (m_nameFound)
        leave(CredentialStep::Resolve, State::Passed, testwords::found(addresses->size()));
    // Behind a proxy names need not be known here: only the next step can tell.
    connect();
}

void CredentialTester::connect()
{
    if (!enter(CredentialStep::Connect))
        return;
    HttpRequest request;
    request.target = "/";
    request.timeout = patience;
    m_request =
        m_surroundings.http.send(m_address.endpoint({}), std::move(request),
                                 [this](const Result<HttpResponse> &response) { connected(response); });
}

void CredentialTester::connected(const Result<HttpResponse> &response)
{
    if (!response && !m_nameFound) {
        result(CredentialStep::Connect).state = State::Waiting;
        return failAt(CredentialStep::Resolve, testwords::notFound(m_address.host));
    }
    if (!response)
        return failAt(CredentialStep::Connect, testwords::noAnswer(response.error(), m_address));
    if (!m_nameFound)
        leave(CredentialStep::Resolve, State::Passed, TesterWords::tr("A proxy finds it for this computer"));
    measureClock(*response);
    leave(CredentialStep::Connect, testwords::isReadable(m_address) ? State::Warned : State::Passed,
          testwords::answered(m_address));
    signIn();
}

void CredentialTester::signIn()
{
    if (!enter(CredentialStep::SignIn))
        return;
    if (const auto problem = testwords::problemWithKey(m_account))
        return failAt(CredentialStep::SignIn, *problem);
    OssRequest request;
    request.timeout = patience;
    if (m_account.credential.dialect != StorageDialect::S3)
        request.query = {{"max-keys", "1"}};
    m_request = m_client.send(std::move(request),
                              [this](const Result<HttpResponse> &response) { signedIn(response); });
}

void CredentialTester::signedIn(const Result<HttpResponse> &response)
{
    if (response && !decodeBucketPage(response->body))
        return failAt(CredentialStep::SignIn, ossNotUnderstood(m_account));
    if (!response && !isSignatureTaken(response.error())) {
        auto error = response.error();
        const auto &end = m_account.credential.expiresAt;
        if (error.kind == ErrorKind::Unauthorized && end.isValid() && end < m_surroundings.clock.now())
            error = testwords::ranOut(error, end);
        return failAt(CredentialStep::SignIn, error,
                      testwords::refused(error, QStringLiteral("ListBuckets")));
    }
    leave(CredentialStep::SignIn, testwords::isClockFine(m_clockOffset) ? State::Passed : State::Warned,
          testwords::accepted(m_clockOffset));
    if (m_account.credential.bucket.isEmpty())
        listBuckets();
    else
        list();
}

void CredentialTester::list()
{
    if (!enter(CredentialStep::List))
        return;
    OssRequest request;
    request.bucket = m_account.credential.bucket;
    request.query = {{"list-type", "2"}, {"max-keys", QByteArray::number(firstObjects)}};
    if (!below().isEmpty())
        request.query.append({"prefix", below().toUtf8()});
    request.timeout = patience;
    m_request = m_client.send(std::move(request),
                              [this](const Result<HttpResponse> &response) { objectsListed(response); });
}

void CredentialTester::objectsListed(const Result<HttpResponse> &response)
{
    if (!response) {
        leave(CredentialStep::List, State::Failed,
              testwords::refused(response.error(), QStringLiteral("ListObjects")));
        if (!isRefusedRight(response.error()))
            return failAt(CredentialStep::List, response.error(), result(CredentialStep::List).words);
        QStringList missing{QStringLiteral("oss:ListObjects"), QStringLiteral("oss:GetObject")};
        if (m_plan.write)
            missing += {QStringLiteral("oss:PutObject"), QStringLiteral("oss:DeleteObject")};
        return finish(Verdict::Failed, response.error().message, response.error().advice, missing);
    }
    const auto listed = decodeListed(response->body);
    if (!listed)
        return failAt(CredentialStep::List, ossNotUnderstood(m_account));
    leave(CredentialStep::List, State::Passed, testwords::listed(listed->count, listed->more));
    if (m_plan.write)
        return write();
    finish(Verdict::ReadOnlyUntried,
           TesterWords::tr("This key can read %1. Writing was not tried.")
               .arg(testwords::place(m_account.credential)),
           {});
}

void CredentialTester::listBuckets()
{
    if (!enter(CredentialStep::List))
        return;
    m_request = listBucketPage(m_client, {}, firstObjects, [this](const Result<BucketPage> &page) {
        if (page) {
            leave(CredentialStep::List, State::Passed,
                  testwords::listedBuckets(page->buckets.size(), !page->next.isEmpty()));
            finish(Verdict::ReadOnlyUntried, TesterWords::tr("This key can list the buckets of its account."),
                   TesterWords::tr("Enter a default bucket to test what the key may do there."));
        } else if (isSignatureTaken(page.error())) {
            leave(CredentialStep::List, State::Warned,
                  testwords::refused(page.error(), QStringLiteral("ListBuckets")));
            finish(Verdict::ReadOnlyUntried,
                   TesterWords::tr("This key is valid, but it may not list the buckets of its account."),
                   TesterWords::tr("Enter a default bucket to test what the key may do there."),
                   {QStringLiteral("oss:ListBuckets")});
        } else {
            failAt(CredentialStep::List, page.error(),
                   testwords::refused(page.error(), QStringLiteral("ListBuckets")));
        }
    });
}

OssRequest CredentialTester::probeRequest(const QByteArray &method) const
{
    OssRequest request;
    request.method = method;
    request.bucket = m_account.credential.bucket;
    request.key = m_probe;
    request.timeout = patience;
    return request;
}

void CredentialTester::write()
{
    if (!enter(CredentialStep::Write))
        return;
    const auto unique = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_probe = below().toUtf8() + "opensandbox-console-probe-" + unique.toLatin1();
    auto request = probeRequest("PUT");
    request.body = "A probe of OpenSandbox Console, to be removed at once.\n";
    request.headers = {{"Content-Type", "text/plain"}};
    m_probing = true;
    m_request = m_client.send(
        std::move(request), [weak = weak_from_this(), client = m_client,
                             removal = probeRequest("DELETE")](const Result<HttpResponse> &response) mutable {
            if (const auto self = weak.lock())
                self->written(response);
            else
                client.send(std::move(removal), [](const Result<HttpResponse> &) {}).detach();
        });
}

void CredentialTester::written(const Result<HttpResponse> &response)
{
    const auto place = testwords::place(m_account.credential);
    if (response) {
        leave(CredentialStep::Write, State::Passed, TesterWords::tr("Works"));
        return removeProbe();
    }
    const auto &error = response.error();
    m_probing = false;
    leave(CredentialStep::Write, State::Failed, testwords::refused(error, QStringLiteral("PutObject")));
    auto &removal = result(CredentialStep::RemoveProbe);
    removal.state = State::NotNeeded;
    removal.words = TesterWords::tr("Not needed, nothing was written");
    if (!isRefusedRight(error)) {
        // Whether it has arrived is not known.
        m_client.send(probeRequest("DELETE"), [](const Result<HttpResponse> &) {}).detach();
        return failAt(CredentialStep::Write, error, result(CredentialStep::Write).words);
    }
    const bool ofAws = m_account.credential.dialect == StorageDialect::S3;
    const auto permission = ofAws ? QStringLiteral("s3:PutObject") : QStringLiteral("oss:PutObject");
    const auto where = place + QStringLiteral("/*");
    finish(
        Verdict::ReadOnly, TesterWords::tr("This key can read %1, but it cannot write there.").arg(place),
        ofAws
            ? TesterWords::tr("Mount it read-only, or let its user do %1 on %2.").arg(permission, where)
            : TesterWords::tr("Mount it read-only, or let its RAM user do %1 on %2.").arg(permission, where),
        {QStringLiteral("oss:PutObject"), QStringLiteral("oss:DeleteObject")});
}

void CredentialTester::removeProbe()
{
    if (!enter(CredentialStep::RemoveProbe))
        return;
    m_request = m_client.send(probeRequest("DELETE"),
                              [weak = weak_from_this()](const Result<HttpResponse> &response) {
                                  if (const auto self = weak.lock())
                                      self->probeRemoved(response);
                              });
}

void CredentialTester::probeRemoved(const Result<HttpResponse> &response)
{
    m_probing = false;
    const auto place = testwords::place(m_account.credential);
    if (response) {
        leave(CredentialStep::RemoveProbe, State::Passed, TesterWords::tr("Works"));
        return finish(Verdict::ReadWrite, TesterWords::tr("This key can read and write %1.").arg(place), {});
    }
    leave(CredentialStep::RemoveProbe, State::Failed,
          testwords::refused(response.error(), QStringLiteral("DeleteObject")));
    const bool ofAws = m_account.credential.dialect == StorageDialect::S3;
    finish(Verdict::ReadWrite,
           TesterWords::tr("This key can read and write %1, but the probe %2 could not be removed.")
               .arg(place, QString::fromUtf8(m_probe)),
           TesterWords::tr("Delete the probe with another key, or allow %1 on %2.")
               .arg(ofAws ? QStringLiteral("s3:DeleteObject") : QStringLiteral("oss:DeleteObject"),
                    place + QStringLiteral("/*")),
           {QStringLiteral("oss:DeleteObject")});
}

bool CredentialTester::enter(CredentialStep step)
{
    const auto self = shared_from_this();
    result(step).state = State::Running;
    m_step.start();
    tell();
    return m_promise.isActive();
}

void CredentialTester::leave(CredentialStep step, State state, const QString &words)
{
    auto &left = result(step);
    left.state = state;
    left.words = withoutKey(words, m_account.key);
    if (m_step.isValid() && left.tookMs < 0)
        left.tookMs = m_step.elapsed();
}

void CredentialTester::tell()
{
    if (m_onSteps)
        m_onSteps(m_steps);
}

CredentialStepResult &CredentialTester::result(CredentialStep step)
{
    return m_steps[static_cast<qsizetype>(step)];
}

void CredentialTester::failAt(CredentialStep step, const Error &error, const QString &words)
{
    leave(step, State::Failed, words.isEmpty() ? error.message : words);
    finish(Verdict::Failed, error.message, error.advice);
}

void CredentialTester::finish(Verdict verdict, const QString &summary, const QString &advice,
                              const QStringList &missing)
{
    const auto self = shared_from_this();
    for (auto &step : m_steps) {
        if (step.state != State::Waiting)
            continue;
        step.state = State::NotNeeded;
        step.words = TesterWords::tr("Not tried");
    }
    m_test.verdict = verdict;
    m_test.summary = withoutKey(summary, m_account.key);
    m_test.advice = withoutKey(advice, m_account.key);
    if (m_test.advice.isEmpty() && !testwords::isClockFine(m_clockOffset))
        m_test.advice = testwords::clockAdvice();
    if (!missing.isEmpty() && m_account.credential.dialect != StorageDialect::S3)
        m_test.ramPolicy = ramPolicy(missing, m_account.credential.bucket, m_account.credential.prefix);
    m_test.tookMs = m_whole.elapsed();
    tell();
    m_promise.resolve(m_test);
}

void CredentialTester::measureClock(const HttpResponse &response)
{
    const auto theirs = serviceDate(response);
    if (!theirs.isValid())
        return;
    // The header tells whole seconds and was written while the answer was on its way.
    const auto ours = m_surroundings.clock.now().addMSecs(-m_step.elapsed() / 2);
    constexpr qint64 halfSecond = 500;
    m_clockOffset = std::chrono::milliseconds(theirs.addMSecs(halfSecond).msecsTo(ours));
}

QString CredentialTester::below() const
{
    const auto &prefix = m_account.credential.prefix;
    return prefix.isEmpty() ? QString() : prefix + QLatin1Char('/');
}

} // namespace osc
