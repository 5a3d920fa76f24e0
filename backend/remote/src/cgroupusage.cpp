// SPDX-License-Identifier: Apache-2.0
#include "cgroupusage.h"

#include <QHash>

#include <algorithm>

namespace osc {

namespace {

/// The first number of each line that begins with a word, by that word.
QHash<QByteArray, qint64> taggedNumbers(const QByteArray &output)
{
    QHash<QByteArray, qint64> numbers;
    for (const QByteArray &line : output.split('\n')) {
        const auto words = line.simplified().split(' ');
        bool isNumber = false;
        const qint64 number = words.value(1).toLongLong(&isNumber);
        if (isNumber && number >= 0 && !numbers.contains(words.first()))
            numbers.insert(words.first(), number);
    }
    return numbers;
}

/// Received and sent bytes of all interfaces but loopback, from /proc/net/dev.
void readNetwork(const QByteArray &output, CgroupSample &sample)
{
    constexpr int sentColumn = 8;
    for (const QByteArray &line : output.split('\n')) {
        const auto colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed();
        if (colon < 0 || name.isEmpty() || name == "lo" || name.contains(' '))
            continue;
        const auto numbers = line.mid(colon + 1).simplified().split(' ');
        sample.networkReceived += numbers.value(0).toLongLong();
        sample.networkSent += numbers.value(sentColumn).toLongLong();
    }
}

} // namespace

QString cgroupScript()
{
    return QStringLiteral("g=/sys/fs/cgroup; "
                          "echo memory $(cat $g/memory.current $g/memory/memory.usage_in_bytes 2>/dev/null); "
                          "echo limit $(cat $g/memory.max $g/memory/memory.limit_in_bytes 2>/dev/null); "
                          "echo cache $(sed -n 's/^inactive_file //p' $g/memory.stat 2>/dev/null) "
                          "$(sed -n 's/^total_inactive_file //p' $g/memory/memory.stat 2>/dev/null); "
                          "echo us $(sed -n 's/^usage_usec //p' $g/cpu.stat 2>/dev/null); "
                          "echo ns $(cat $g/cpuacct/cpuacct.usage 2>/dev/null); "
                          "echo pids $(cat $g/pids.current $g/pids/pids.current 2>/dev/null); "
                          "cat /proc/net/dev");
}

std::optional<CgroupSample> decodeCgroupSample(const QByteArray &output)
{
    const auto numbers = taggedNumbers(output);
    const bool hasTime = numbers.contains("us") || numbers.contains("ns");
    if (!numbers.contains("memory") || !hasTime)
        return {};
    CgroupSample sample;
    const qint64 cache = std::min(numbers.value("cache"), numbers.value("memory"));
    sample.memory = numbers.value("memory") - cache;
    constexpr qint64 noLimit = 1LL << 60; // how cgroup v1 says it; v2 says "max"
    sample.memoryLimit = numbers.value("limit") < noLimit ? numbers.value("limit") : 0;
    constexpr qint64 mostMicroseconds = 1LL << 52;
    sample.cpuNanoseconds =
        numbers.contains("us") ? std::min(numbers.value("us"), mostMicroseconds) * 1000 : numbers.value("ns");
    sample.processes = static_cast<int>(std::min<qint64>(numbers.value("pids"), 1'000'000));
    readNetwork(output, sample);
    return sample;
}

} // namespace osc
