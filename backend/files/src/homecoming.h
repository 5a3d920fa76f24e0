// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace osc {

/// The way back from a worker to the thread that made this object. Copies may be held by jobs; once the owner
/// has called close(), nothing that is still on its way is run.
class Homecoming
{
public:
    Homecoming()
        : m_context(new QObject, [](QObject *context) { context->deleteLater(); })
        , m_open(std::make_shared<bool>(true))
    {}

    /// Of the owner's thread.
    void close() { *m_open = false; }

    /// From any thread.
    void post(std::function<void()> call) const
    {
        QMetaObject::invokeMethod(
            m_context.get(),
            [open = m_open, call = std::move(call)] {
                if (*open)
                    call();
            },
            Qt::QueuedConnection);
    }

private:
    std::shared_ptr<QObject> m_context;
    std::shared_ptr<bool> m_open; ///< Read and written in the owner's thread only.
};

} // namespace osc
