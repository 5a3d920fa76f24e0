// SPDX-License-Identifier: Apache-2.0
#include <models/createrun.h>

namespace osc {

CreateRun::CreateRun(Backend &backend, const SandboxSpec &spec, QObject *parent)
    : QObject(parent)
    , m_backend(&backend)
    , m_spec(spec)
    , m_connectionId(backend.profile().id)
{
    m_clock.start();
    m_operation = backend.sandboxes()->create(
        spec, [this](const CreateProgress &progress) { takeProgress(progress); },
        [this](Result<CreateOutcome> result) {
            if (result) {
                m_outcome = *std::move(result);
                end(Phase::Created);
            } else {
                m_error = result.error();
                end(Phase::Failed);
            }
        });
}

QString CreateRun::title() const
{
    return m_spec.name().isEmpty() ? m_spec.image : m_spec.name();
}

void CreateRun::takeProgress(const CreateProgress &progress)
{
    m_progress = progress;
    if (!m_seen.contains(progress.step))
        m_seen.append(progress.step);
    Q_EMIT progressed();
}

void CreateRun::end(Phase phase)
{
    m_phase = phase;
    m_tookMs = m_clock.elapsed();
    Q_EMIT finished();
    if (m_inBackground)
        deleteLater();
}

CreateRun::StepState CreateRun::stepState(CreateStep step) const
{
    if (m_phase == Phase::Created)
        return m_seen.contains(step) ? StepState::Passed : StepState::NotNeeded;
    if (step == m_progress.step)
        return m_phase == Phase::Failed ? StepState::Failed : StepState::Running;
    if (step < m_progress.step)
        return m_seen.contains(step) ? StepState::Passed : StepState::NotNeeded;
    return StepState::Waiting;
}

qint64 CreateRun::elapsedMs() const
{
    return m_tookMs >= 0 ? m_tookMs : m_clock.elapsed();
}

void CreateRun::continueInBackground()
{
    m_inBackground = true;
    if (m_phase == Phase::Running && m_backend)
        setParent(m_backend);
    else
        deleteLater();
}

} // namespace osc
