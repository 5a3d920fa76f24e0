// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helpersession.h"
#include "listenerlist.h"
#include "sandboxwatch.h"

#include <core/volumes.h>

#include <QTimer>

namespace osc {

/// Docker volumes, with the containers that mount them.
class DockerVolumeService : public QObject, public VolumeService
{
    Q_OBJECT

public:
    struct Options
    {
        QString stateDirectory; ///< See ConsoleMark.
        std::chrono::milliseconds helperIdleTime = std::chrono::minutes(5);
    };

    DockerVolumeService(EngineContext &context, SandboxWatch &watch, const Options &options);

    [[nodiscard]] Operation list(Callback<QList<Claim>> done) override;
    [[nodiscard]] Operation watch(std::function<void()> onChanged) override;
    [[nodiscard]] Operation create(const ClaimSpec &spec, Callback<Claim> done) override;
    [[nodiscard]] Operation remove(const QString &name, Callback<void> done) override;
    [[nodiscard]] Operation empty(const QString &name, Callback<void> done) override;
    [[nodiscard]] Operation clone(const QString &from, const ClaimSpec &to, OnBytes onBytes,
                                  Callback<Claim> done) override;
    [[nodiscard]] Operation exportTo(const QString &name, std::shared_ptr<ByteSink> sink,
                                     Callback<void> done) override;
    [[nodiscard]] Operation importFrom(const QString &name, std::shared_ptr<ByteSource> source,
                                       Callback<void> done) override;
    [[nodiscard]] Operation measure(const QStringList &names, OnMeasured onMeasured,
                                    Callback<void> done) override;
    [[nodiscard]] Operation inspect(const QString &name, Callback<QByteArray> done) override;
    [[nodiscard]] Operation openFiles(const QString &name, VolumeAccess access, bool force,
                                      Callback<VolumeFiles> done) override;
    [[nodiscard]] QList<ClaimHelper> helpers() const override;
    [[nodiscard]] Operation watchHelpers(std::function<void()> onChanged) override;

    /// Removes what consoles that ended have left.
    void sweepHelpers() { m_maker.sweep(); }
    /// The connection is closed; helpers come back when it is there again.
    void releaseHelpers() { m_sessions.releaseAll(); }
    [[nodiscard]] const std::shared_ptr<ConsoleMark> &helperOwner() const { return m_maker.owner(); }

private:
    EngineContext &m_context;
    VolumeHelperMaker m_maker;
    HelperSessions m_sessions;
    ListenerList m_listeners;
    ListenerList m_helperListeners;
    QTimer m_settle;
};

} // namespace osc
