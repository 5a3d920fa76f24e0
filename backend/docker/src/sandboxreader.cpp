// SPDX-License-Identifier: Apache-2.0
#include "sandboxreader.h"

#include "containerlookup.h"
#include "enginecodec.h"
#include "ossfsmounts.h"
#include <core/offthread.h>

namespace osc {

namespace {

constexpr qsizetype maximumImageNames = 1000;
/// A row is better shown without its image's name than late.
constexpr std::chrono::seconds imageNameLimit{5};

class ReadSandbox : public std::enable_shared_from_this<ReadSandbox>
{
public:
    ReadSandbox(SandboxReader &reader, Callback<Sandbox> done)
        : m_reader(reader)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &containerId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step =
            readContainer(m_reader.context().engine, containerId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = *container;
                readImage();
            });
        return operation;
    }

    [[nodiscard]] Operation start(const ContainerFacts &container)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_container = container;
        readImage();
        return operation;
    }

private:
    void readImage()
    {
        m_step = m_reader.imageName(m_container.imageId, [this](Result<QString> name) {
            if (!name)
                return m_promise.resolve(name.error());
            m_imageName = *name;
            readFiles();
        });
    }

    void readFiles()
    {
        m_step = runOffThread<StoredFacts>(
            [store = m_reader.store(), id = m_container.labels.value(labels::id)]() -> Result<StoredFacts> {
                return store.read(id);
            },
            [this](Result<StoredFacts> stored) {
                auto sources = m_reader.sources(m_container.labels.value(labels::id));
                sources.imageName = m_imageName;
                sources.stored = *stored;
                m_promise.resolve(mapSandbox(m_container, sources));
            });
    }

    SandboxReader &m_reader;
    Promise<Sandbox> m_promise;
    ContainerFacts m_container;
    QString m_imageName;
    Operation m_step;
};

} // namespace

SandboxReader::SandboxReader(EngineContext &context, OurSandboxes &ours)
    : m_context(context)
    , m_ours(ours)
{}

Operation SandboxReader::read(const QString &containerId, Callback<Sandbox> done)
{
    return std::make_shared<ReadSandbox>(*this, std::move(done))->start(containerId);
}

Operation SandboxReader::complete(const ContainerFacts &container, Callback<Sandbox> done)
{
    return std::make_shared<ReadSandbox>(*this, std::move(done))->start(container);
}

Operation SandboxReader::imageName(const QString &imageId, Callback<QString> done)
{
    const auto known = m_imageNames.constFind(imageId);
    if (known != m_imageNames.cend())
        return finished<QString>(*known, std::move(done));

    Promise<QString> promise(std::move(done));
    auto operation = promise.operation();
    auto &pending = m_pendingImages[imageId];
    pending.waiting.append(promise);
    if (pending.request.isActive())
        return operation;
    EngineRequest request;
    request.path = EngineClient::imagePath(imageId, "/json");
    request.timeout = imageNameLimit;
    pending.request =
        m_context.engine.send(std::move(request), [this, imageId](Result<HttpResponse> response) {
            takeImage(imageId, std::move(response));
        });
    return operation;
}

void SandboxReader::takeImage(const QString &imageId, Result<HttpResponse> response)
{
    const auto node = m_pendingImages.extract(imageId);
    Result<QString> name = QString();
    if (response) {
        const auto tag = decodeFirstTag(response->body);
        name = tag ? *tag : QString();
    } else if (response.error().kind == ErrorKind::Unreachable) {
        name = response.error();
    }
    // An image that is gone reads as one without a tag, which must not spoil the list (docker-runtime 3).
    if (response && m_imageNames.size() < maximumImageNames)
        m_imageNames.insert(imageId, *name);
    for (const auto &promise : node.mapped().waiting)
        promise.resolve(name);
}

SandboxSources SandboxReader::sources(const QString &sandboxId) const
{
    SandboxSources sources;
    sources.connectionId = m_context.profile().id;
    const auto &endpoint = m_context.engine.endpoint();
    sources.publicHost = endpoint.unixSocket.isEmpty() ? endpoint.base.host() : QStringLiteral("127.0.0.1");
    if (!m_context.info.rootDirectory.isEmpty())
        sources.volumesRoot = m_context.info.rootDirectory + QStringLiteral("/volumes");
    if (m_context.ossfs)
        sources.bucketsRoot = m_context.ossfs->root();
    sources.madeHere = m_ours.contains(sandboxId);
    sources.inventoryExpiry = m_ours.expiry(sandboxId);
    return sources;
}

} // namespace osc
