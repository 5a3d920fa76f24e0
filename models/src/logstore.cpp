// SPDX-License-Identifier: Apache-2.0
#include <models/logstore.h>

namespace osc {

LogStore::LogStore(QObject *parent)
    : QObject(parent)
{
    m_buffer.setTimestamped(true);
}

void LogStore::open(LogService *logs, const QString &sandboxId)
{
    m_logs = logs;
    m_sandboxId = sandboxId;
    restart();
}

void LogStore::close()
{
    m_reading.cancel();
    m_logs = nullptr;
    m_sandboxId.clear();
    m_buffer.clear();
    setState(State::Idle);
}

void LogStore::restart()
{
    m_reading.cancel();
    m_buffer.clear();
    m_error = {};
    if (!m_logs) {
        setState(State::Idle);
        return;
    }
    setState(State::Asking);
    LogRequest request;
    request.tail = 10'000;
    request.timestamps = true;
    m_reading = m_logs->read(
        m_sandboxId, request,
        [this](const CommandOutput &output) {
            m_buffer.append(output);
            setState(State::Following);
        },
        [this](const Done &result) { onDone(result); });
}

void LogStore::onDone(const Done &result)
{
    m_buffer.flush();
    if (!result)
        m_error = result.error();
    setState(result ? State::Ended : State::Failed);
}

void LogStore::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace osc
