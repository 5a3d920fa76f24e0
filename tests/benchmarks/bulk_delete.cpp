// SPDX-License-Identifier: Apache-2.0
#include "realengine.h"

#include <await.h>
#include <memoryinventory.h>

#include <docker/dockerbackend.h>
#include <models/connectionregistry.h>
#include <models/sandboxstore.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// Deletion of many running sandboxes by the console, from the user's word to the last row gone, against
// "docker rm -f" of as many of the same, in turn. Prints the median of the ratios, and the medians in ms.
//   bulk_delete PAIRS COUNT

namespace {

QStringList makeMany(RealEngine &engine, int count, QStringList *containers)
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        ids.append(RealEngine::newId());
        const QString container =
            engine.makeSandbox(ids.last(), {}, R"(["tail","-f","/dev/null"])", R"({"NetworkMode":"none"})");
        if (container.isEmpty())
            qFatal("the Engine made no container");
        if (containers)
            containers->append(container);
    }
    return ids;
}

double dockerRemoval(RealEngine &engine, int count)
{
    QStringList containers;
    makeMany(engine, count, &containers);
    QElapsedTimer timer;
    timer.start();
    QProcess docker;
    docker.setStandardOutputFile(QProcess::nullDevice());
    docker.start(QStringLiteral("docker"), QStringList{QStringLiteral("-H"), RealEngine::address(),
                                                       QStringLiteral("rm"), QStringLiteral("-f")} +
                                               containers);
    if (!docker.waitForFinished(600'000) || docker.exitCode() != 0)
        qFatal("docker rm failed");
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double ourRemoval(RealEngine &engine, SandboxStore &store, const QString &connectionId, int count)
{
    const QStringList ids = makeMany(engine, count, nullptr);
    const auto known = [&] {
        return std::all_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
            const SandboxRow *row = store.find({connectionId, id});
            return row && row->sandbox.status.state == SandboxState::Running;
        });
    };
    if (!QTest::qWaitFor(known, 60'000))
        qFatal("the sandboxes did not show up");
    QElapsedTimer timer;
    timer.start();
    for (const QString &id : ids)
        store.kill({connectionId, id});
    const auto gone = [&] {
        return std::none_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
            return store.find({connectionId, id});
        });
    };
    if (!QTest::qWaitFor(gone, 600'000))
        qFatal("not all sandboxes were deleted");
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int pairs = arguments.value(1, QStringLiteral("3")).toInt();
    const int count = arguments.value(2, QStringLiteral("100")).toInt();

    RealEngine engine;
    MemoryInventory inventory;
    const Clock clock;
    const QTemporaryDir home;
    ConnectionRegistry registry;
    SandboxStore store(registry, clock);
    const ConnectionProfile profile = RealEngine::profile();
    Backend *backend = registry.add(std::make_unique<DockerBackend>(
        profile, engine.http(), inventory, clock,
        DockerBackend::Options{home.path(), home.filePath(QStringLiteral("none"))}));
    backend->open();
    if (!QTest::qWaitFor([&] { return backend->status().state == ConnectionState::Live; }))
        qFatal("the Engine does not answer");

    QList<double> ratios;
    QList<double> ours;
    QList<double> theirs;
    for (int i = 0; i < pairs; ++i) {
        theirs.append(dockerRemoval(engine, count));
        ours.append(ourRemoval(engine, store, profile.id, count));
        ratios.append(ours.last() / theirs.last());
    }
    backend->close();
    std::cout << median(ratios) << '\t' << median(ours) << '\t' << median(theirs) << std::endl;
    return 0;
}
