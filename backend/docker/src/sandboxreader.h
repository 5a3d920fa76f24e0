// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "metadatastore.h"
#include "oursandboxes.h"
#include "statemapping.h"

#include <core/sandbox.h>

namespace osc {

/// Turns containers into sandboxes: inspects, finds the image's name (kept by image id) and reads the files.
class SandboxReader
{
public:
    SandboxReader(EngineContext &context, OurSandboxes &ours);

    /// NotFound when the container is gone.
    [[nodiscard]] Operation read(const QString &containerId, Callback<Sandbox> done);
    /// The same, beginning with what was read already.
    [[nodiscard]] Operation complete(const ContainerFacts &container, Callback<Sandbox> done);
    /// The first tag of an image; empty when it has none or does not exist. Never fails but with Unreachable.
    [[nodiscard]] Operation imageName(const QString &imageId, Callback<QString> done);
    /// Tags have changed.
    void forgetImages() { m_imageNames.clear(); }
    /// Those that are known, by image id.
    [[nodiscard]] const QHash<QString, QString> &imageNames() const { return m_imageNames; }

    /// What is known without asking anybody.
    [[nodiscard]] SandboxSources sources(const QString &sandboxId) const;
    [[nodiscard]] MetadataStore store() const { return MetadataStore(m_context.homeDirectory); }
    [[nodiscard]] EngineContext &context() { return m_context; }
    [[nodiscard]] OurSandboxes &ours() { return m_ours; }

private:
    struct PendingImage
    {
        Operation request;
        QList<Promise<QString>> waiting;
    };
    void takeImage(const QString &imageId, Result<HttpResponse> response);

    EngineContext &m_context;
    OurSandboxes &m_ours;
    QHash<QString, QString> m_imageNames;
    std::map<QString, PendingImage> m_pendingImages;
};

} // namespace osc
