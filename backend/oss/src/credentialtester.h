// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossaddress.h"
#include "ossclient.h"

#include <core/objectstorage.h>
#include <oss/ossstorage.h>

#include <QElapsedTimer>

namespace osc {

/// Tries out one key, step by step: finds the endpoint, reaches it, signs in, lists, writes a probe and
/// removes it. The first step that fails is the last one. Held alive by its operation; when that is cancelled
/// between the beginning of the write and the end of the removal, the probe is removed all the same.
class CredentialTester : public std::enable_shared_from_this<CredentialTester>
{
public:
    using OnSteps = std::function<void(const QList<CredentialStepResult> &)>;

    struct Surroundings
    {
        HttpClient &http;
        const Clock &clock;
        OssStorage::LookUp lookUp;
    };

    CredentialTester(Surroundings surroundings, OssAccount account, CredentialTestPlan plan, OnSteps onSteps,
                     Callback<CredentialTest> done);
    ~CredentialTester();
    CredentialTester(const CredentialTester &) = delete;
    CredentialTester &operator=(const CredentialTester &) = delete;

    [[nodiscard]] Operation start();

private:
    void begin();
    void resolve();
    void connect();
    void signIn();
    void list();
    void listBuckets();
    void write();
    void removeProbe();

    void resolved(const Result<QList<QHostAddress>> &addresses);
    void connected(const Result<HttpResponse> &response);
    void signedIn(const Result<HttpResponse> &response);
    void objectsListed(const Result<HttpResponse> &response);
    void written(const Result<HttpResponse> &response);
    void probeRemoved(const Result<HttpResponse> &response);

    /// False when the owner has let go while it was told.
    [[nodiscard]] bool enter(CredentialStep step);
    void leave(CredentialStep step, CredentialStepResult::State state, const QString &words);
    void tell();
    [[nodiscard]] CredentialStepResult &result(CredentialStep step);
    void failAt(CredentialStep step, const Error &error, const QString &words = {});
    void finish(CredentialTest::Verdict verdict, const QString &summary, const QString &advice,
                const QStringList &missing = {});
    void measureClock(const HttpResponse &response);
    [[nodiscard]] OssRequest probeRequest(const QByteArray &method) const;
    [[nodiscard]] QString below() const;

    Surroundings m_surroundings;
    OssAccount m_account;
    OssAddress m_address;
    OssClient m_client;
    CredentialTestPlan m_plan;
    OnSteps m_onSteps;
    Promise<CredentialTest> m_promise;
    CredentialTest m_test;
    QList<CredentialStepResult> &m_steps;
    QElapsedTimer m_whole;
    QElapsedTimer m_step;
    std::optional<std::chrono::milliseconds> m_clockOffset;
    bool m_nameFound = false;
    bool m_probing = false;
    QByteArray m_probe;
    Operation m_request;
};

} // namespace osc
