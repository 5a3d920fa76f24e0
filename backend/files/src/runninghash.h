// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/operation.h>

#include <QByteArray>

#include <functional>
#include <memory>

namespace osc {

/// SHA-256 of bytes as they come, computed on the thread pool. Belongs to one thread like everything that it
/// is used with.
class RunningHash
{
public:
    RunningHash();
    ~RunningHash();
    RunningHash(const RunningHash &) = delete;
    RunningHash &operator=(const RunningHash &) = delete;

    void add(QByteArray bytes);
    /// Bytes that are not taken into account yet.
    [[nodiscard]] qint64 pending() const;
    /// Called from the event loop when pending() has fallen.
    void setDrained(std::function<void()> drained);
    /// 32 bytes, when all that was added before is in it. Nothing may be added afterwards.
    [[nodiscard]] Operation result(Callback<QByteArray> done);

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
};

/// Passes nothing on.
class HashSink : public ByteSink
{
public:
    explicit HashSink(std::shared_ptr<RunningHash> hash);
    ~HashSink() override;
    HashSink(const HashSink &) = delete;
    HashSink &operator=(const HashSink &) = delete;

    Next write(QByteArrayView bytes) override;

private:
    std::shared_ptr<RunningHash> m_hash;
    std::shared_ptr<bool> m_alive; ///< The hash may call after this has died.
    bool m_waits = false;
};

} // namespace osc
