// SPDX-License-Identifier: Apache-2.0
#include "usagecodec.h"

#include <json/jsonread.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qint64 largestCounter = qint64(1) << 60; // so that no sum overflows
constexpr qint64 mostProcessors = 1 << 16;
constexpr qint64 mostProcesses = 1 << 30;
/// The engine counts in ticks of ten milliseconds.
constexpr qint64 leastMilliseconds = 250;

qint64 counter(const json::Value &object, const char *key, qint64 largest = largestCounter)
{
    return std::clamp<qint64>(json::number(object, key), 0, largest);
}

/// A container that does not run, and a stream that just began, have the year 1 here.
QDateTime readingTime(const json::Value &object, const char *key)
{
    const auto time = QDateTime::fromString(json::text(object, key), Qt::ISODateWithMs).toUTC();
    return time.isValid() && time.date().year() > 1 ? time : QDateTime();
}

CpuCounters decodeCpu(const json::Value &object, const QDateTime &at)
{
    const auto &usage = json::member(object, "cpu_usage");
    CpuCounters cpu;
    cpu.at = at;
    cpu.used = counter(usage, "total_usage");
    cpu.system = counter(object, "system_cpu_usage");
    cpu.online = static_cast<int>(counter(object, "online_cpus", mostProcessors));
    if (cpu.online == 0)
        cpu.online = static_cast<int>(
            std::min<size_t>(json::array(usage, "percpu_usage").size(), static_cast<size_t>(mostProcessors)));
    return cpu;
}

/// What the engine could drop at any time does not count: total_inactive_file of cgroup v1, inactive_file of
/// v2.
qint64 decodeMemory(const json::Value &memory)
{
    const auto &parts = json::member(memory, "stats");
    const char *cache =
        json::member(parts, "total_inactive_file").is_number() ? "total_inactive_file" : "inactive_file";
    const qint64 usage = counter(memory, "usage");
    const qint64 unused = counter(parts, cache);
    return unused < usage ? usage - unused : usage;
}

void decodeNetworks(const json::Value &networks, UsageReading &reading)
{
    if (!networks.is_object())
        return;
    for (const auto &network : networks) {
        reading.received = std::min(reading.received + counter(network, "rx_bytes"), largestCounter);
        reading.sent = std::min(reading.sent + counter(network, "tx_bytes"), largestCounter);
    }
}

} // namespace

std::optional<UsageReading> decodeUsage(const QByteArray &line)
{
    const auto document = json::parse(line);
    if (!document.is_object())
        return {};
    UsageReading reading;
    reading.cpu = decodeCpu(json::member(document, "cpu_stats"), readingTime(document, "read"));
    reading.previous = decodeCpu(json::member(document, "precpu_stats"), readingTime(document, "preread"));
    const auto &memory = json::member(document, "memory_stats");
    reading.memory = decodeMemory(memory);
    reading.memoryLimit = counter(memory, "limit");
    decodeNetworks(json::member(document, "networks"), reading);
    reading.processes =
        static_cast<int>(counter(json::member(document, "pids_stats"), "current", mostProcesses));
    return reading;
}

std::optional<double> coresBetween(const CpuCounters &before, const CpuCounters &now)
{
    if (!before.at.isValid() || !now.at.isValid())
        return {};
    const qint64 milliseconds = before.at.msecsTo(now.at);
    if (milliseconds < leastMilliseconds || now.used < before.used)
        return {};
    const auto used = static_cast<double>(now.used - before.used);
    if (before.system > 0 && now.system > before.system && now.online > 0)
        return used / static_cast<double>(now.system - before.system) * now.online;
    return used / (static_cast<double>(milliseconds) * 1e6);
}

} // namespace osc
