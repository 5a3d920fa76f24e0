// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "imagepull.h"

#include <QDateTime>
#include <QHash>

namespace osc {

/// The two files that make a container a sandbox with an agent, as one tar for the root of a container
/// (official-server-in-practice 10: one PUT is enough).
struct ExecdArchive
{
    QByteArray tar; ///< opt/opensandbox/, opt/opensandbox/execd, opt/opensandbox/bootstrap.sh
};

/// Reads execd out of its image, once for each platform and image. A failure is remembered for a while, so
/// that not every create waits for a registry that does not answer.
class ExecdArtefacts
{
public:
    static constexpr std::chrono::seconds FetchLimit{20}; ///< Without a byte of the image arriving.
    static constexpr std::chrono::minutes FailureMemory{10};

    ExecdArtefacts(EngineContext &context, RegistryLoginLookup logins);
    ~ExecdArtefacts();

    /// For a sandbox image of @p platform. An error means: no execd, and why.
    [[nodiscard]] Operation fetch(const Platform &platform, Callback<ExecdArchive> done);
    /// The image that is used with the profile as it is now.
    [[nodiscard]] QString image() const;
    /// Forgets failures, so that the next create tries again.
    void forgetFailures();
    /// Removes helper containers that an earlier run of the program left behind (older than ten minutes).
    void sweepHelpers();

    struct Cache;

private:
    EngineContext &m_context;
    RegistryLoginLookup m_logins;
    std::shared_ptr<Cache> m_cache;
    Operation m_sweep;
};

/// The tar that is put into a sandbox. @p executables: name below /opt/opensandbox → content.
[[nodiscard]] QByteArray execdTar(const QMap<QByteArray, QByteArray> &executables, qint64 modified);

} // namespace osc
