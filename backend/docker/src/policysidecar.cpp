// SPDX-License-Identifier: Apache-2.0
#include "policysidecar.h"

#include "createerrors.h"
#include "createplan.h"
#include "createreadiness.h"
#include "flowcodec.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct PolicySidecars
{
    Q_DECLARE_TR_FUNCTIONS(osc::PolicySidecar)
};

class PolicySidecar : public std::enable_shared_from_this<PolicySidecar>
{
public:
    PolicySidecar(SidecarWork work, Callback<void> done)
        : m_work(std::move(work))
        , m_promise(std::move(done))
    {}

    Operation prepare()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = engine().post("/volumes/create", {}, encodeManagedVolume(plan().runtimeVolume()),
                               PolicySidecars::tr("The volume for the network policy could not be created."),
                               [this](const Result<HttpResponse> &response) {
                                   if (!response)
                                       return m_promise.resolve(response.error());
                                   ensureSidecarImage();
                               });
        return operation;
    }

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        create();
        return operation;
    }

private:
    EngineClient &engine() { return m_work.context.engine; }
    ContainerPlan &plan() { return m_work.plan; }
    [[nodiscard]] QString image() const { return m_work.context.profile().egressImage; }

    void ensureSidecarImage()
    {
        ImageWish wish;
        wish.reference = image();
        plan().egressToken = newEgressToken();
        m_step = ensureImage(m_work.context, m_work.logins, std::move(wish), m_work.onProgress,
                             [this](const Result<ImageDetails> &details) {
                                 m_promise.resolve(details ? Done() : Done(details.error()));
                             });
    }

    void create()
    {
        const QString name = plan().sidecarName();
        auto request = containerCreation(name, encodeSidecar(plan(), image()));
        request.failure = PolicySidecars::tr("The container of the network policy could not be created.");
        m_work.made.containers.append(name);
        m_step = engine().send(std::move(request), [this, name](const Result<HttpResponse> &response) {
            if (!response) {
                m_work.made.noteRefusal(name, response.error());
                return m_promise.resolve(containerCreateError(response.error(), image()));
            }
            m_work.made.named.append(name);
            plan().sidecarContainer = decodeId(response->body);
            startContainer();
        });
    }

    void startContainer()
    {
        m_step =
            engine().post("/containers/" + plan().sidecarContainer.toLatin1() + "/start", {}, {},
                          PolicySidecars::tr("The container of the network policy could not be started."),
                          [this](const Result<HttpResponse> &response) {
                              if (response)
                                  return await();
                              const auto &error = response.error();
                              m_promise.resolve(isPortTaken(error) ? error : containerStartError(error, {}));
                          });
    }

    void await()
    {
        ReadinessQuestion question;
        question.containerId = plan().sidecarContainer;
        question.url = sandboxAddress(engineHost(engine()), plan().ports.egress, QStringLiteral("/healthz"));
        question.headers = {{"OPENSANDBOX-EGRESS-AUTH", plan().egressToken.toLatin1()}};
        question.limit = m_work.limit;
        m_step = awaitReadiness(
            m_work.context, std::move(question), [this](const Result<ReadinessVerdict> &verdict) {
                if (!verdict)
                    return m_promise.resolve(verdict.error());
                if (verdict->ready)
                    return m_promise.resolve(Done());
                Error error;
                error.message = PolicySidecars::tr("The network policy did not become ready.");
                error.detail = verdict->why;
                error.advice =
                    PolicySidecars::tr("Check the egress image in the settings of the connection.");
                m_promise.resolve(std::move(error));
            });
    }

    SidecarWork m_work;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation prepareSidecar(SidecarWork work, Callback<void> done)
{
    return std::make_shared<PolicySidecar>(std::move(work), std::move(done))->prepare();
}

Operation startSidecar(SidecarWork work, Callback<void> done)
{
    return std::make_shared<PolicySidecar>(std::move(work), std::move(done))->start();
}

} // namespace osc
