// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

#include "volumeusers.h"

#include <core/treeguard.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct VolumeArchiveText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

/// A volume as the archive API sees it in a container that is only created: needs neither a shell nor a
/// start.
class VolumeArchive : public std::enable_shared_from_this<VolumeArchive>
{
public:
    VolumeArchive(VolumeHelperMaker &maker, QString name, Callback<void> done)
        : m_maker(maker)
        , m_engine(maker.context().engine)
        , m_name(std::move(name))
        , m_promise(std::move(done))
    {}

    Operation read(std::shared_ptr<ByteSink> sink)
    {
        m_sink = std::move(sink);
        m_failure = VolumeArchiveText::tr("Volume %1 was not exported.").arg(m_name);
        return start();
    }

    Operation write(std::shared_ptr<ByteSource> source)
    {
        m_source = std::make_shared<GuardedTree>(std::move(source), "/",
                                                 FileSystem::TreeWriteOptions{.keepsOwners = true},
                                                 GuardedTree::Present(), "volume");
        m_failure = VolumeArchiveText::tr("Nothing was imported into volume %1.").arg(m_name);
        return start();
    }

private:
    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = readVolumeUse(m_engine, m_name, m_failure, [this](const Result<UsedVolume> &use) {
            if (!use)
                return m_promise.resolve(use.error());
            const auto users = use->runningUsers();
            if (m_source && !users.isEmpty())
                return m_promise.resolve(volumeIsUsed(
                    VolumeArchiveText::tr("Nothing was imported into volume %1: it is used by %2.")
                        .arg(m_name),
                    users));
            makeContainer();
        });
        return operation;
    }

    void makeContainer()
    {
        HelperWish wish;
        wish.volume = m_name;
        wish.runs = false;
        wish.mounts = {{m_name, QStringLiteral("/volume"), !m_source}};
        m_step = m_maker.make(std::move(wish), [this](Result<std::shared_ptr<HelperContainer>> helper) {
            if (!helper)
                return m_promise.resolve(helper.error());
            m_helper = *std::move(helper);
            stream();
        });
    }

    void stream()
    {
        EngineRequest request;
        request.method = m_source ? "PUT" : "GET";
        request.path = "/containers/" + EngineClient::pathSegment(m_helper->id()) + "/archive";
        // Unpacked from above, so that the root of the volume gets its owner and permissions back as well.
        request.query = {{"path", m_source ? "/" : "/volume/."}};
        request.contentType = "application/x-tar";
        request.source = m_source;
        request.sink = m_sink;
        request.timeout = std::chrono::milliseconds(0);
        request.failure = m_failure;
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            // The ends of the stream know better why it stopped than the stream does.
            const auto broken = m_source ? m_source->error() : std::nullopt;
            if (broken)
                finish(*broken);
            else if (!response && m_sink && !m_sink->error().message.isEmpty())
                finish(m_sink->error());
            else
                finish(response ? Done() : Done(response.error()));
        });
    }

    /// The volume is free when the caller is told.
    void finish(const Done &result)
    {
        m_step = m_helper->remove([this, result](const Done &) { m_promise.resolve(result); });
    }

    VolumeHelperMaker &m_maker;
    EngineClient &m_engine;
    QString m_name;
    QString m_failure;
    Promise<void> m_promise;
    std::shared_ptr<ByteSink> m_sink;
    std::shared_ptr<GuardedTree> m_source;
    Operation m_step;
    std::shared_ptr<HelperContainer> m_helper;
};

} // namespace

Operation exportVolume(VolumeHelperMaker &maker, const QString &name, std::shared_ptr<ByteSink> sink,
                       Callback<void> done)
{
    return std::make_shared<VolumeArchive>(maker, name, std::move(done))->read(std::move(sink));
}

Operation importVolume(VolumeHelperMaker &maker, const QString &name, std::shared_ptr<ByteSource> source,
                       Callback<void> done)
{
    return std::make_shared<VolumeArchive>(maker, name, std::move(done))->write(std::move(source));
}

} // namespace osc
