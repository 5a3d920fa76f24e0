// SPDX-License-Identifier: Apache-2.0
#include <core/operation.h>

#include <QAbstractEventDispatcher>

namespace osc {

void detail::post(std::function<void()> call)
{
    // The dispatcher is the one object that every thread with an event loop has of its own.
    QMetaObject::invokeMethod(QAbstractEventDispatcher::instance(), std::move(call), Qt::QueuedConnection);
}

Operation::Operation(std::shared_ptr<detail::OperationState> state) noexcept
    : m_state(std::move(state))
{}

Operation::~Operation()
{
    cancel();
}

Operation::Operation(Operation &&other) noexcept
    : m_state(std::move(other.m_state))
{}

Operation &Operation::operator=(Operation &&other) noexcept
{
    if (this != &other) {
        const auto old = std::exchange(m_state, std::move(other.m_state));
        Operation(old).cancel();
    }
    return *this;
}

bool Operation::isActive() const
{
    return m_state && m_state->active;
}

void Operation::cancel()
{
    const auto state = std::exchange(m_state, {});
    if (!state || !state->active)
        return;
    state->active = false;
    const auto onCancel = std::exchange(state->onCancel, {});
    const auto keepAlive = std::exchange(state->keepAlive, {});
    if (onCancel)
        onCancel();
}

void Operation::detach()
{
    m_state.reset();
}

} // namespace osc
