// SPDX-License-Identifier: Apache-2.0
#include "metrics.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

namespace standin {

namespace {

using namespace std::chrono_literals;

struct CpuTimes
{
    uint64_t busy = 0;
    uint64_t all = 0;
};

CpuTimes cpuTimes()
{
    std::ifstream stat("/proc/stat");
    std::string line;
    std::getline(stat, line);
    std::istringstream fields(line.substr(line.find(' ') + 1));
    CpuTimes times;
    uint64_t value = 0;
    for (int index = 0; index < 8 && fields >> value; ++index) {
        times.all += value;
        if (index != 3 && index != 4) // idle and waiting for devices
            times.busy += value;
    }
    return times;
}

double memoryMib(const std::string &name)
{
    std::ifstream lines("/proc/meminfo");
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name + ':'))
            return std::strtod(line.c_str() + name.size() + 1, nullptr) / 1024;
    }
    return 0;
}

std::string sample()
{
    const auto before = cpuTimes();
    std::this_thread::sleep_for(1s);
    const auto after = cpuTimes();
    const auto all = static_cast<double>(after.all - before.all);
    const double percent = all > 0 ? 100 * static_cast<double>(after.busy - before.busy) / all : 0;
    const double total = memoryMib("MemTotal");
    std::ostringstream json;
    json.precision(15);
    json << "{\"cpu_count\":" << std::max(1U, std::thread::hardware_concurrency())
         << ",\"cpu_used_pct\":" << percent << ",\"mem_total_mib\":" << total
         << ",\"mem_used_mib\":" << total - memoryMib("MemAvailable")
         << ",\"timestamp\":" << nowMilliseconds() << '}';
    return json.str();
}

} // namespace

void sendMetrics(Response &response)
{
    response.sendJson(200, sample());
}

void watchMetrics(Response &response)
{
    response.beginStream();
    while (!response.connection().isBroken()) {
        std::this_thread::sleep_for(1s);
        response.streamPiece(sample() + '\n');
    }
    response.closeAfterwards();
}

} // namespace standin
