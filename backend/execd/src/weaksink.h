// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

#include <memory>

namespace osc {

/// Hands what an exchange receives to whoever asked for it. The exchange owns it and may outlive the one who
/// asked; the transfer stops then.
template<typename Target>
class WeakSink : public ByteSink
{
public:
    using Take = Next (Target::*)(QByteArrayView bytes);

    WeakSink(std::weak_ptr<Target> target, Take take)
        : m_target(std::move(target))
        , m_take(take)
    {}
    Next write(QByteArrayView bytes) override
    {
        const auto target = m_target.lock();
        return target ? (target.get()->*m_take)(bytes) : Next::Stop;
    }
    /// Keeps the target for as long as the exchange lives: it has something left to do.
    void keep(std::shared_ptr<Target> target) { m_kept = std::move(target); }

private:
    std::weak_ptr<Target> m_target;
    std::shared_ptr<Target> m_kept;
    Take m_take;
};

} // namespace osc
