// SPDX-License-Identifier: Apache-2.0
#include "helperimage.h"
#include "volumebench.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// How long it takes until a volume that no container uses shows its files: from the call to the first
// listing, with a console that has just started and knows nothing of the engine. Prints the median and the
// slowest in seconds, and the number of helpers that are left afterwards.
//   volume_open TIMES

namespace {

double openOnce(const QString &volume)
{
    VolumeBench bench;
    QElapsedTimer timer;
    timer.start();
    const auto files = await<VolumeFiles>(
        [&](auto done) {
            return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
        },
        60'000);
    if (!files)
        qFatal("%s", qPrintable(files.error().message + files.error().detail));
    const auto listed = await<void>([&](auto done) {
        return files->fileSystem->list(
            "/", [](const auto &) {}, std::move(done));
    });
    if (!listed)
        qFatal("%s", qPrintable(listed.error().message + listed.error().detail));
    return static_cast<double>(timer.elapsed()) / 1000;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int times = std::max(1, QCoreApplication::arguments().value(1).toInt());
    VolumeBench bench;
    const QString volume = bench.makeVolume();
    QList<double> seconds;
    for (int i = 0; i < times; ++i)
        seconds.append(openOnce(volume));
    std::sort(seconds.begin(), seconds.end());
    (void)QTest::qWaitFor([&] { return bench.helpers(volume).isEmpty(); }, 10'000);
    std::cout << seconds.at(seconds.size() / 2) << '\t' << seconds.last() << '\t'
              << bench.helpers(volume).size() << std::endl;
    return 0;
}
