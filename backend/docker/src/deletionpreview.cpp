// SPDX-License-Identifier: Apache-2.0
#include "deletionpreview.h"

#include "containerlookup.h"
#include "decodeanswer.h"
#include "enginecodec.h"

namespace osc {

namespace {

/// The questions are independent, so they are asked at the same time.
class PreviewFlow : public std::enable_shared_from_this<PreviewFlow>
{
public:
    PreviewFlow(SandboxReader &reader, Callback<DeletionPreview> done)
        : m_reader(reader)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_find =
            findContainer(m_reader.context().engine, sandboxId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = std::move(*container);
                m_open = 1; // this function itself
                askChanges();
                askProcesses();
                askVolumes();
                answered();
            });
        return operation;
    }

private:
    [[nodiscard]] QByteArray path(const char *tail) const
    {
        return "/containers/" + EngineClient::pathSegment(m_container.id) + tail;
    }

    void askChanges()
    {
        // What was put there by whoever made the sandbox is nobody's work.
        QStringList outside{QStringLiteral("/opt/opensandbox")};
        for (const auto &mount : std::as_const(m_container.mounts))
            outside.append(mount.destination);
        EngineRequest request;
        request.path = path("/changes");
        request.timeout = std::chrono::seconds(30);
        ++m_open;
        m_changes = decodeAnswer<qint64>(
            m_reader.context().engine, std::move(request),
            [outside](const QByteArray &json) { return decodeChangeCount(json, outside); },
            [this](Result<qint64> count) {
                if (count)
                    m_preview.changedFiles = *count;
                answered();
            });
    }

    void askProcesses()
    {
        if (!m_container.state.running) {
            m_preview.runningProcesses = 0;
            return;
        }
        EngineRequest request;
        request.path = path("/top");
        request.timeout = std::chrono::seconds(30);
        ++m_open;
        m_processes = decodeAnswer<int>(m_reader.context().engine, std::move(request), decodeProcessCount,
                                        [this](Result<int> count) {
                                            if (count)
                                                m_preview.runningProcesses = *count;
                                            answered();
                                        });
    }

    void askVolumes()
    {
        const auto names = ownedVolumes(m_container.labels);
        for (const auto &name : names) {
            ++m_open;
            EngineRequest request;
            request.path = "/volumes/" + EngineClient::pathSegment(name);
            m_volumes.push_back(decodeAnswer<QMap<QString, QString>>(
                m_reader.context().engine, std::move(request), decodeLabels,
                [this, name](Result<QMap<QString, QString>> found) {
                    const bool owned =
                        found && found->value(labels::volumeManagedBy) == QLatin1String("server");
                    if (owned && !name.startsWith(QLatin1String("opensandbox-runtime-")))
                        m_preview.lostVolumes.append(name);
                    answered();
                }));
        }
    }

    void answered()
    {
        if (--m_open > 0)
            return;
        m_preview.lostVolumes.sort();
        const auto sandbox = mapSandbox(m_container, m_reader.sources(m_container.labels.value(labels::id)));
        for (const auto &mount : sandbox.mounts) {
            if (!m_preview.lostVolumes.contains(mount.source) && !m_preview.keptMounts.contains(mount.source))
                m_preview.keptMounts.append(mount.source);
        }
        m_promise.resolve(m_preview);
    }

    SandboxReader &m_reader;
    Promise<DeletionPreview> m_promise;
    ContainerFacts m_container;
    DeletionPreview m_preview;
    int m_open = 0;
    Operation m_find;
    Operation m_changes;
    Operation m_processes;
    std::vector<Operation> m_volumes;
};

} // namespace

Operation previewSandboxDeletion(SandboxReader &reader, const QString &sandboxId,
                                 Callback<DeletionPreview> done)
{
    return std::make_shared<PreviewFlow>(reader, std::move(done))->start(sandboxId);
}

} // namespace osc
