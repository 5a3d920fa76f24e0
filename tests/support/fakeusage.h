// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/usage.h>

#include <QMap>
#include <QStringList>

#include <optional>

namespace osc::test {

/// Measures what the test says, when it says so.
class FakeUsageService : public UsageService
{
public:
    int started = 0;

    /// The sandboxes that are followed now, sorted.
    [[nodiscard]] QStringList followed() const
    {
        QStringList ids;
        for (auto it = m_streams.cbegin(); it != m_streams.cend(); ++it)
            if (it->promise->isActive())
                ids << it.key();
        return ids;
    }
    void sample(const QString &id, const Usage &usage)
    {
        if (const auto stream = m_streams.value(id); stream.promise && stream.promise->isActive())
            stream.onSample(usage);
    }
    void end(const QString &id, const Done &done)
    {
        if (const auto stream = m_streams.value(id); stream.promise)
            stream.promise->resolve(done);
    }

    [[nodiscard]] Operation follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                   Callback<void> done) override
    {
        ++started;
        Stream stream{std::move(onSample), Promise<void>(std::move(done))};
        m_streams.insert(sandboxId, stream);
        return stream.promise->operation();
    }

private:
    struct Stream
    {
        std::function<void(Usage)> onSample;
        std::optional<Promise<void>> promise;
    };
    QMap<QString, Stream> m_streams;
};

[[nodiscard]] inline Usage makeUsage(const QDateTime &at, std::optional<double> cores, qint64 memory)
{
    Usage usage;
    usage.at = at;
    usage.cores = cores;
    usage.coresLimit = 1;
    usage.memory = memory;
    usage.memoryLimit = qint64(2) << 30;
    usage.processes = 3;
    return usage;
}

} // namespace osc::test
