// SPDX-License-Identifier: Apache-2.0
#include "containerspec.h"

#include "containerlookup.h"
#include "decodeanswer.h"

#include <core/secretnames.h>

namespace osc {

namespace {

QMap<QString, std::optional<QString>> variablesOf(const QStringList &env, const QStringList &imageEnv)
{
    QMap<QString, std::optional<QString>> result;
    for (const QString &entry : env) {
        const QString key = entry.section(u'=', 0, 0);
        if (imageEnv.contains(entry))
            continue;
        const QString value = entry.section(u'=', 1);
        result.insert(key,
                      looksSecret(key) && !value.isEmpty() ? QStringLiteral("${env.%1}").arg(key) : value);
    }
    return result;
}

VolumeSpec volumeOf(const Mount &mount, const Sandbox &sandbox)
{
    VolumeSpec volume;
    volume.kind = mount.kind;
    volume.mountPath = mount.target;
    volume.subPath = mount.subPath;
    volume.readOnly = mount.readOnly;
    if (mount.kind == VolumeKind::Host) {
        volume.hostPath = mount.source;
    } else if (mount.kind == VolumeKind::Claim) {
        volume.claim.claimName = mount.source;
        volume.claim.deleteOnSandboxTermination = sandbox.ownedVolumes.contains(mount.source);
    } else {
        volume.ossfs.bucket = mount.source.section(u'/', 0, 0);
        if (volume.subPath.isEmpty())
            volume.subPath = mount.source.section(u'/', 1);
    }
    return volume;
}

class ReadSpec : public std::enable_shared_from_this<ReadSpec>
{
public:
    ReadSpec(SandboxReader &reader, Callback<SandboxSpec> done)
        : m_reader(reader)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step =
            findContainer(m_reader.context().engine, sandboxId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = std::move(*container);
                readSandbox();
            });
        return operation;
    }

private:
    void readSandbox()
    {
        m_step = m_reader.complete(m_container, [this](Result<Sandbox> sandbox) {
            if (!sandbox)
                return m_promise.resolve(sandbox.error());
            m_sandbox = std::move(*sandbox);
            readImage();
        });
    }

    void readImage()
    {
        EngineRequest request;
        request.path = EngineClient::imagePath(m_container.imageId, "/json");
        request.timeout = std::chrono::seconds(10);
        m_step = decodeAnswer<ImageDetails>(
            m_reader.context().engine, std::move(request), decodeImage,
            [this](const Result<ImageDetails> &image) {
                ImageDetails brings;
                // Without the image, its variables cannot be told from those of the sandbox.
                brings.env = m_container.env;
                m_promise.resolve(specOf(m_sandbox, m_container.env, image ? *image : brings));
            });
    }

    SandboxReader &m_reader;
    Promise<SandboxSpec> m_promise;
    ContainerFacts m_container;
    Sandbox m_sandbox;
    Operation m_step;
};

} // namespace

SandboxSpec specOf(const Sandbox &sandbox, const QStringList &env, const ImageDetails &image)
{
    SandboxSpec spec;
    spec.image = sandbox.image;
    spec.snapshotId = sandbox.snapshotId;
    spec.entrypoint = sandbox.entrypoint;
    if (!sandbox.manualCleanup && sandbox.expiresAt.isValid() && sandbox.createdAt.isValid())
        spec.timeoutSeconds = sandbox.createdAt.secsTo(sandbox.expiresAt);
    if (sandbox.nanoCpus > 0)
        spec.resourceLimits.insert(QStringLiteral("cpu"),
                                   QStringLiteral("%1m").arg(sandbox.nanoCpus / 1'000'000));
    if (sandbox.memoryLimit > 0)
        spec.resourceLimits.insert(QStringLiteral("memory"), QString::number(sandbox.memoryLimit));
    spec.env = variablesOf(env, image.env);
    spec.metadata = sandbox.metadata;
    for (auto it = image.labels.cbegin(); it != image.labels.cend(); ++it) {
        if (spec.metadata.value(it.key()) == it.value())
            spec.metadata.remove(it.key()); // the Engine gives them to every container (docker-runtime 1.4)
    }
    spec.platformOs = sandbox.platformOs;
    spec.platformArch = sandbox.platformArch;
    spec.extensions = sandbox.extensions;
    for (const Mount &mount : sandbox.mounts)
        spec.volumes.append(volumeOf(mount, sandbox));
    return spec;
}

Operation readSpec(SandboxReader &reader, const QString &sandboxId, Callback<SandboxSpec> done)
{
    return std::make_shared<ReadSpec>(reader, std::move(done))->start(sandboxId);
}

} // namespace osc
