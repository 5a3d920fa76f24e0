// SPDX-License-Identifier: Apache-2.0
#include "metadataflow.h"

#include "containerlookup.h"

#include <core/offthread.h>
#include <core/validation.h>

#include <QCoreApplication>

namespace osc {

namespace {

using MetadataPatch = QMap<QString, std::optional<QString>>;

class MetadataFlow : public std::enable_shared_from_this<MetadataFlow>
{
    Q_DECLARE_TR_FUNCTIONS(osc::MetadataFlow)

public:
    MetadataFlow(SandboxReader &reader, QString sandboxId, MetadataPatch patch, Callback<Sandbox> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_patch(std::move(patch))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step =
            findContainer(m_reader.context().engine, m_sandboxId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = std::move(*container);
                if (const auto error = check())
                    return m_promise.resolve(*error);
                write();
            });
        return operation;
    }

private:
    /// The server's rules: reserved keys never, the others only where they are set.
    [[nodiscard]] std::optional<Error> check() const
    {
        SandboxSpec spec;
        for (auto it = m_patch.cbegin(); it != m_patch.cend(); ++it) {
            if (it.key().startsWith(labels::reservedPrefix))
                return refusal(tr("The key “%1” is reserved and cannot be changed.").arg(it.key()),
                               QStringLiteral("INVALID_METADATA_LABEL"));
            if (*it)
                spec.metadata.insert(it.key(), **it);
        }
        ValidationRules rules;
        rules.ourOwn = false;
        const auto problems = validate(spec, rules);
        for (const auto &problem : problems) {
            if (problem.severity == Severity::Error && problem.field.startsWith(QLatin1String("metadata")))
                return refusal(problem.message, problem.code);
        }
        return {};
    }

    [[nodiscard]] static Error refusal(const QString &message, const QString &code)
    {
        Error error;
        error.kind = ErrorKind::Invalid;
        error.message = message;
        error.code = code;
        return error;
    }

    void write()
    {
        // The file holds everything, so that a deleted key of a label stays deleted
        // (official-server-in-practice 4).
        m_step = runOffThread<void>(
            [store = m_reader.store(), id = m_sandboxId, base = userMetadata(m_container.labels),
             patch = m_patch] {
                auto metadata = store.read(id).metadata.value_or(base);
                for (auto it = patch.cbegin(); it != patch.cend(); ++it) {
                    if (*it)
                        metadata.insert(it.key(), **it);
                    else
                        metadata.remove(it.key());
                }
                return store.writeMetadata(id, metadata);
            },
            [this](const Done &written) {
                if (!written)
                    return m_promise.resolve(written.error());
                m_step = m_reader.read(m_container.id, [this](Result<Sandbox> sandbox) {
                    if (!sandbox && sandbox.error().kind == ErrorKind::NotFound)
                        m_promise.resolve(noSuchSandbox(sandboxTitle(m_container)));
                    else
                        m_promise.resolve(std::move(sandbox));
                });
            });
    }

    SandboxReader &m_reader;
    QString m_sandboxId;
    MetadataPatch m_patch;
    Promise<Sandbox> m_promise;
    ContainerFacts m_container;
    Operation m_step;
};

} // namespace

Operation patchSandboxMetadata(SandboxReader &reader, const QString &sandboxId, const MetadataPatch &patch,
                               Callback<Sandbox> done)
{
    return std::make_shared<MetadataFlow>(reader, sandboxId, patch, std::move(done))->start();
}

} // namespace osc
