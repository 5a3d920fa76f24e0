// SPDX-License-Identifier: Apache-2.0
#include "realengine.h"

#include <await.h>
#include <core/tarball.h>
#include <memoryinventory.h>

#include <docker/dockerbackend.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// Creation of a sandbox by the console against the raw Engine calls that any creation needs, in turn, so that
// both see the same machine. Prints the median of the ratios.
//   create_ratio PAIRS            without execd: create + start
//   create_ratio PAIRS EXECD      with execd, EXECD being its program: create + one tar PUT + start

namespace {

constexpr auto image = "osbtest/busybox:latest";

double rawCreation(RealEngine &engine, const QByteArray &tar, int port)
{
    const auto id = RealEngine::newId();
    const auto portText = QByteArray::number(port);
    const auto nextPort = QByteArray::number(port + 1);
    const QByteArray json = R"({"Image":")" + QByteArray(image) +
                            R"(","Cmd":["tail","-f","/dev/null"],)"
                            R"("ExposedPorts":{"44772/tcp":{},"8080/tcp":{}},"HostConfig":{"PortBindings":)"
                            R"({"44772/tcp":[{"HostPort":")" +
                            portText + R"("}],"8080/tcp":[{"HostPort":")" + nextPort + R"("}]}}})";
    QElapsedTimer timer;
    timer.start();
    const auto made = engine.post("/containers/create", {{"name", id.toUtf8()}}, json);
    if (!made)
        qFatal("%s", qPrintable(made.error().message + made.error().detail));
    const auto container = made->body.mid(made->body.indexOf("\"Id\":\"") + 6, 64);
    if (!tar.isEmpty()) {
        const auto put = await<HttpResponse>([&](Callback<HttpResponse> done) {
            return engine.engine().put("/containers/" + container + "/archive", {{"path", "/"}}, tar,
                                       "application/x-tar", {}, std::move(done));
        });
        if (!put)
            qFatal("%s", qPrintable(put.error().message + put.error().detail));
    }
    const auto started = engine.post("/containers/" + container + "/start", {}, {});
    const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!started)
        qFatal("%s", qPrintable(started.error().message + started.error().detail));
    engine.remove(QString::fromLatin1(container));
    return elapsed;
}

double ourCreation(DockerBackend &backend, bool withExecd)
{
    SandboxSpec spec;
    spec.image = QString::fromLatin1(image);
    spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    spec.timeoutSeconds = 600;
    spec.readiness.kind = ReadinessCheck::Kind::State;
    QElapsedTimer timer;
    timer.start();
    const auto outcome = await<CreateOutcome>(
        [&](Callback<CreateOutcome> done) {
            return backend.sandboxes()->create(
                spec, [](const CreateProgress &) {}, std::move(done));
        },
        60'000);
    const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message + outcome.error().detail));
    const auto expected = withExecd ? ExecdPresence::Present : ExecdPresence::Absent;
    if (outcome->sandbox.execd != expected)
        qFatal("execd is %s in the sandbox", withExecd ? "missing" : "present");
    (void)await<void>(
        [&](Callback<void> done) { return backend.sandboxes()->kill(outcome->sandbox.id, std::move(done)); });
    return elapsed;
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
    const int pairs = arguments.value(1, QStringLiteral("9")).toInt();
    const bool withExecd = arguments.size() > 2;

    QByteArray tar;
    if (withExecd) {
        QFile program(arguments.at(2));
        if (!program.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(arguments.at(2)));
        const auto bytes = program.readAll();
        TarEntry entry;
        entry.path = "opt/opensandbox/execd";
        entry.size = bytes.size();
        entry.mode = 0755;
        tar = tarHeader(entry) + bytes + tarPadding(entry.size) + tarEnd();
    }

    RealEngine engine;
    MemoryInventory inventory;
    const Clock clock;
    const QTemporaryDir home;
    auto profile = RealEngine::profile();
    if (!withExecd)
        profile.execdImage = QStringLiteral("no-such-image.invalid/execd:none");
    DockerBackend backend(profile, engine.http(), inventory, clock,
                          {home.path(), home.filePath(QStringLiteral("none"))});
    backend.open();
    if (!QTest::qWaitFor([&] { return backend.status().state == ConnectionState::Live; }))
        qFatal("the Engine does not answer");

    QList<double> ratios;
    QList<double> ours;
    QList<double> raw;
    // The first pair fills caches (the artefacts of execd, the platform) and is not counted.
    for (int i = 0; i <= pairs; ++i) {
        const double rawTime = rawCreation(engine, tar, 30'000 + 2 * i);
        const double ourTime = ourCreation(backend, withExecd);
        if (i == 0)
            continue;
        raw.append(rawTime);
        ours.append(ourTime);
        ratios.append(ourTime / rawTime);
    }
    backend.close();
    std::cout << median(ratios) << '\t' << median(ours) << '\t' << median(raw) << std::endl;
    return 0;
}
