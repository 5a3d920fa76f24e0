// SPDX-License-Identifier: Apache-2.0
#include "dockervolumeservice.h"

#include "volumeflows.h"
#include "volumeusers.h"

namespace osc {

namespace {

/// Starting one container is several events.
constexpr std::chrono::milliseconds VolumeEventsSettle{150};

} // namespace

DockerVolumeService::DockerVolumeService(EngineContext &context, SandboxWatch &watch, const Options &options)
    : m_context(context)
    , m_maker(context, options.stateDirectory)
    , m_sessions(m_maker, options.helperIdleTime)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(VolumeEventsSettle);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        m_sessions.lookAgain();
        m_listeners.tell();
    });
    connect(&m_sessions, &HelperSessions::changed, this, [this] { m_helperListeners.tell(); });
    const auto settle = [this] {
        if (!m_settle.isActive())
            m_settle.start();
    };
    connect(&watch, &SandboxWatch::volumesChanged, this, settle);
    connect(&watch, &SandboxWatch::loaded, this, settle); // what happened in a gap is not known
}

Operation DockerVolumeService::list(Callback<QList<Claim>> done)
{
    return listClaims(m_context.engine, std::move(done));
}

Operation DockerVolumeService::watch(std::function<void()> onChanged)
{
    return m_listeners.add(std::move(onChanged));
}

Operation DockerVolumeService::create(const ClaimSpec &spec, Callback<Claim> done)
{
    return createVolume(m_context.engine, spec, newCreation(), std::move(done));
}

Operation DockerVolumeService::remove(const QString &name, Callback<void> done)
{
    const auto release = [this](const QString &volume, Callback<void> released) {
        return m_sessions.release(volume, std::move(released));
    };
    return removeVolume(m_context.engine, name, release, std::move(done));
}

Operation DockerVolumeService::empty(const QString &name, Callback<void> done)
{
    return emptyVolume(m_maker, name, std::move(done));
}

Operation DockerVolumeService::clone(const QString &from, const ClaimSpec &to, OnBytes onBytes,
                                     Callback<Claim> done)
{
    return cloneVolume(m_maker, from, to, std::move(onBytes), std::move(done));
}

Operation DockerVolumeService::exportTo(const QString &name, std::shared_ptr<ByteSink> sink,
                                        Callback<void> done)
{
    return exportVolume(m_maker, name, std::move(sink), std::move(done));
}

Operation DockerVolumeService::importFrom(const QString &name, std::shared_ptr<ByteSource> source,
                                          Callback<void> done)
{
    return importVolume(m_maker, name, std::move(source), std::move(done));
}

Operation DockerVolumeService::measure(const QStringList &names, OnMeasured onMeasured, Callback<void> done)
{
    return measureVolumes(m_maker, names, std::move(onMeasured), std::move(done));
}

Operation DockerVolumeService::inspect(const QString &name, Callback<QByteArray> done)
{
    return inspectVolume(m_context.engine, name, std::move(done));
}

Operation DockerVolumeService::openFiles(const QString &name, VolumeAccess access, bool force,
                                         Callback<VolumeFiles> done)
{
    return openVolume(m_context, m_sessions, {name, access, force}, std::move(done));
}

QList<ClaimHelper> DockerVolumeService::helpers() const
{
    return m_sessions.helpers();
}

Operation DockerVolumeService::watchHelpers(std::function<void()> onChanged)
{
    return m_helperListeners.add(std::move(onChanged));
}

} // namespace osc
