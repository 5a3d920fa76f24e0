// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QList>

#include <algorithm>

namespace osc {

/// Those who want to be told that something changed, each for as long as it keeps its Operation.
class ListenerList
{
public:
    [[nodiscard]] Operation add(std::function<void()> onChanged)
    {
        const auto listener = std::make_shared<std::function<void()>>(std::move(onChanged));
        m_listeners->append(listener);
        Promise<void> promise([](const Done &) {});
        return promise.operation([listener, list = std::weak_ptr(m_listeners)] {
            *listener = {}; // also while the others are being told
            if (const auto listeners = list.lock())
                listeners->removeAll(listener);
        });
    }

    void tell() const
    {
        const auto listeners = *m_listeners; // whoever is told may leave or join
        for (const auto &listener : listeners) {
            const auto call = *listener; // it may leave in its own call
            if (call)
                call();
        }
    }

private:
    using Listener = std::shared_ptr<std::function<void()>>;

    std::shared_ptr<QList<Listener>> m_listeners = std::make_shared<QList<Listener>>();
};

} // namespace osc
