// SPDX-License-Identifier: Apache-2.0
#include "containerlookup.h"

#include "decodeanswer.h"
#include "enginecodec.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ContainerLookup
{
    Q_DECLARE_TR_FUNCTIONS(osc::ContainerLookup)
};

/// Reading one sandbox takes two calls.
class FindContainer : public std::enable_shared_from_this<FindContainer>
{
public:
    FindContainer(EngineClient &engine, QString sandboxId, Callback<ContainerFacts> done)
        : m_engine(engine)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = listContainers(m_engine, labels::id, m_sandboxId,
                                [this](Result<QList<ContainerSummary>> list) { read(std::move(list)); });
        return operation;
    }

private:
    void read(Result<QList<ContainerSummary>> list)
    {
        if (!list)
            return m_promise.resolve(list.error());
        if (list->isEmpty())
            return m_promise.resolve(noSuchSandbox(sandboxTitle(m_sandboxId)));
        m_step = readContainer(m_engine, list->first().id, [this](Result<ContainerFacts> container) {
            if (!container && container.error().kind == ErrorKind::NotFound)
                m_promise.resolve(noSuchSandbox(sandboxTitle(m_sandboxId)));
            else
                m_promise.resolve(std::move(container));
        });
    }

    EngineClient &m_engine;
    QString m_sandboxId;
    Promise<ContainerFacts> m_promise;
    Operation m_step;
};

} // namespace

Operation findContainer(EngineClient &engine, const QString &sandboxId, Callback<ContainerFacts> done)
{
    return std::make_shared<FindContainer>(engine, sandboxId, std::move(done))->start();
}

Operation readContainer(EngineClient &engine, const QString &containerId, Callback<ContainerFacts> done)
{
    EngineRequest request;
    request.path = "/containers/" + EngineClient::pathSegment(containerId) + "/json";
    request.failure = ContainerLookup::tr("The container %1 could not be read.").arg(containerId.left(12));
    request.timeout = std::chrono::seconds(20);
    request.maximumBody = 8 * 1024 * 1024;
    return decodeAnswer<ContainerFacts>(engine, std::move(request), decodeContainer, std::move(done));
}

Operation listContainers(EngineClient &engine, QLatin1String label, const QString &value,
                         Callback<QList<ContainerSummary>> done)
{
    const auto condition = value.isNull() ? QString(label) : label + QLatin1Char('=') + value;
    EngineRequest request;
    request.path = "/containers/json";
    request.query = {{"all", "1"}, {"filters", encodeFilters({{QStringLiteral("label"), {condition}}})}};
    request.failure = ContainerLookup::tr("The list of sandboxes could not be read.");
    request.timeout = std::chrono::seconds(60);
    request.maximumBody = 256 * 1024 * 1024;
    return decodeAnswer<QList<ContainerSummary>>(engine, std::move(request), decodeContainerList,
                                                 std::move(done));
}

QString sandboxTitle(const ContainerFacts &container)
{
    const auto name = container.labels.value(QStringLiteral("name"));
    return name.isEmpty() ? sandboxTitle(container.labels.value(labels::id)) : name.left(63);
}

QString sandboxTitle(const QString &sandboxId)
{
    return sandboxId.left(8);
}

Error noSuchSandbox(const QString &title)
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = ContainerLookup::tr("The sandbox %1 does not exist any more.").arg(title);
    error.code = QStringLiteral("DOCKER::SANDBOX_NOT_FOUND");
    return error;
}

} // namespace osc
