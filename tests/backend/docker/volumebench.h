// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecodec.h"
#include "engineexec.h"
#include "memoryinventory.h"
#include "realengine.h"
#include "volumeusers.h"

#include <docker/dockerbackend.h>

#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// A console on the engine under test, and volumes and containers that a test makes by hand. Everything is
/// removed in the end.
class VolumeBench
{
public:
    /// @p state: the folder of a console that this one shares; empty: its own.
    explicit VolumeBench(std::chrono::milliseconds idle = std::chrono::minutes(5), const QString &state = {})
    {
        DockerBackend::Options options;
        options.homeDirectory = home.path();
        options.dockerConfigFile = home.filePath(QStringLiteral("none"));
        options.stateDirectory = state.isEmpty() ? home.path() : state;
        options.helperIdleTime = idle;
        backend =
            std::make_unique<DockerBackend>(RealEngine::profile(), engine.http(), inventory, clock, options);
        backend->open();
        waitUntilLive();
    }
    ~VolumeBench()
    {
        backend.reset();
        const auto made = m_containers;
        for (const auto &container : made)
            engine.remove(container);
        for (const auto &name : std::as_const(m_volumes)) {
            // Helpers that were let go of may take a moment to leave.
            (void)QTest::qWaitFor([&] {
                forget(name);
                return !exists(name);
            });
        }
    }
    VolumeBench(const VolumeBench &) = delete;
    VolumeBench &operator=(const VolumeBench &) = delete;

    void waitUntilLive()
    {
        if (!QTest::qWaitFor([this] { return backend->status().state == ConnectionState::Live; }, 20'000))
            qFatal("the engine does not answer");
    }

    [[nodiscard]] VolumeService &volumes() { return *backend->volumes(); }

    /// A name that this bench removes in the end.
    QString newName()
    {
        m_volumes.append(QStringLiteral("osbtest-volume-") + QUuid::createUuid().toString(QUuid::Id128));
        return m_volumes.last();
    }
    QString makeVolume(const QByteArray &labels = "{}")
    {
        const QString name = newName();
        const auto made = engine.post("/volumes/create", {},
                                      R"({"Name":")" + name.toUtf8() + R"(","Labels":)" + labels + '}');
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().detail));
        return name;
    }
    [[nodiscard]] bool exists(const QString &volume)
    {
        return engine.get("/volumes/" + volume.toUtf8()).ok();
    }
    [[nodiscard]] QString mountpoint(const QString &volume)
    {
        const auto details = engine.get("/volumes/" + volume.toUtf8());
        return details ? decodeVolume(details->body)->mountpoint : QString();
    }
    void forget(const QString &volume)
    {
        (void)await<HttpResponse>([&](Callback<HttpResponse> done) {
            return engine.engine().del("/volumes/" + volume.toUtf8(), {{"force", "1"}}, {}, std::move(done));
        });
    }

    /// A running sandbox with these binds, "volume:/target:ro".
    QString makeSandbox(const QStringList &binds, const QByteArray &name = "user")
    {
        const QString id = RealEngine::newId();
        m_containers.append(
            engine.makeSandbox(id, R"(,"name":")" + name + '"', "[\"sleep\",\"600\"]", hostConfig(binds)));
        return id;
    }
    /// The container that was made last.
    [[nodiscard]] QString lastContainer() const { return m_containers.last(); }
    void remove(const QString &container)
    {
        engine.remove(container);
        m_containers.removeAll(container);
    }

    /// Runs a program as root in a container with the volume at /v; its output, or none when it failed.
    std::optional<QByteArray> run(const QString &volume, const QByteArray &script)
    {
        const QString id = engine.makeContainer(RealEngine::newId().toUtf8(), "{}",
                                                hostConfig({volume + QStringLiteral(":/v")}));
        engine.act(id, "/start");
        auto output = runIn(id, "cd /v\n" + script);
        engine.remove(id);
        return output;
    }
    std::optional<QByteArray> runIn(const QString &container, const QByteArray &script)
    {
        QByteArray output;
        EngineExec exec;
        exec.containerId = container;
        exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromUtf8(script)};
        exec.onOutput = [&output](CommandOutput::Stream stream, QByteArrayView bytes) {
            if (stream == CommandOutput::Stream::Stderr)
                qWarning("%s", bytes.toByteArray().constData());
            else
                output.append(bytes.data(), bytes.size());
            return ByteSink::Next::More;
        };
        const auto code = await<int>(
            [&](Callback<int> done) { return runExec(engine.engine(), std::move(exec), std::move(done)); },
            120'000);
        return code && *code == 0 ? std::optional(output) : std::nullopt;
    }

    /// Helper containers for one volume, of any console.
    QList<ContainerSummary> helpers(const QString &volume)
    {
        const auto found = await<QList<ContainerSummary>>([&](Callback<QList<ContainerSummary>> done) {
            return listContainers(engine.engine(), volumelabels::helper, volume, std::move(done));
        });
        return found ? *found : QList<ContainerSummary>();
    }

    Result<Claim> find(const QString &volume)
    {
        const auto all =
            await<QList<Claim>>([&](Callback<QList<Claim>> done) { return volumes().list(std::move(done)); });
        if (!all)
            return all.error();
        for (const Claim &claim : *all)
            if (claim.name == volume)
                return claim;
        return Error{.kind = ErrorKind::NotFound};
    }

    QTemporaryDir home;
    RealEngine engine;
    MemoryInventory inventory;
    Clock clock;
    std::unique_ptr<DockerBackend> backend;

private:
    [[nodiscard]] static QByteArray hostConfig(const QStringList &binds)
    {
        return R"({"Binds":[")" + binds.join(QStringLiteral("\",\"")).toUtf8() + R"("]})";
    }

    QStringList m_volumes;
    QStringList m_containers;
};

} // namespace osc::test
