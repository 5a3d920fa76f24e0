// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <functional>
#include <memory>

namespace osc {

template<typename T>
using Callback = std::function<void(Result<T>)>;

namespace detail {

struct OperationState
{
    bool active = true;
    std::function<void()> onCancel;  ///< Runs once, when the owner lets go before the end.
    std::shared_ptr<void> keepAlive; ///< What does the work; released at the end and at cancel.
};

/// Runs @p call from the event loop of the calling thread.
void post(std::function<void()> call);

} // namespace detail

/// One asynchronous request, owned by whoever asked for it.
///
/// Destroying or reassigning the handle cancels. The callback that was given to the service runs at most
/// once, never from inside the call that returned the handle, never after cancel, and always on the calling
/// thread. It is safe to reassign the handle, or to delete its owner, inside that callback. Cancelling is not
/// an error and calls nothing.
class [[nodiscard]] Operation
{
public:
    Operation() noexcept = default;
    explicit Operation(std::shared_ptr<detail::OperationState> state) noexcept;
    ~Operation();
    Operation(Operation &&other) noexcept;
    Operation &operator=(Operation &&other) noexcept;
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;

    /// True until the callback was called or the operation was cancelled.
    [[nodiscard]] bool isActive() const;
    void cancel();
    /// Lets the work run to its end without an owner.
    void detach();

private:
    std::shared_ptr<detail::OperationState> m_state;
};

/// The producing end of an Operation. Copies share one state; all methods belong to the thread that made it.
template<typename T>
class Promise
{
public:
    explicit Promise(Callback<T> done)
        : m_state(std::make_shared<State>())
    {
        m_state->done = std::move(done);
    }

    /// The handle for the caller; call it once. @p onCancel runs when the owner lets go early, @p keepAlive
    /// is held until then or until the end.
    [[nodiscard]] Operation operation(std::function<void()> onCancel = {},
                                      std::shared_ptr<void> keepAlive = {})
    {
        m_state->onCancel = std::move(onCancel);
        m_state->keepAlive = std::move(keepAlive);
        return Operation(m_state);
    }

    [[nodiscard]] bool isActive() const { return m_state->active; }

    /// Ends the operation and calls back now. Only from the event loop, never from inside the starting call.
    void resolve(Result<T> result) const
    {
        if (!m_state->active)
            return;
        const auto state = m_state; // this promise may die in the callback
        state->active = false;
        state->onCancel = {};
        const auto keepAlive = std::exchange(state->keepAlive, {});
        const auto done = std::exchange(state->done, {});
        if (done)
            done(std::move(result));
    }

    /// Ends the operation from the event loop; for answers that are known inside the starting call.
    void resolveLater(Result<T> result) const
    {
        detail::post(
            [copy = *this, result = std::move(result)]() mutable { copy.resolve(std::move(result)); });
    }

private:
    struct State : detail::OperationState
    {
        Callback<T> done;
    };
    std::shared_ptr<State> m_state;
};

/// An operation that ends with @p result at the next turn of the event loop.
template<typename T>
[[nodiscard]] Operation finished(Result<T> result, Callback<T> done)
{
    Promise<T> promise(std::move(done));
    auto operation = promise.operation();
    promise.resolveLater(std::move(result));
    return operation;
}

} // namespace osc
