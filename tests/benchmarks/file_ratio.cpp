// SPDX-License-Identifier: Apache-2.0
#include "dockerfilesystem.h"
#include "engineexec.h"
#include "realengine.h"

#include <await.h>

#include <files/localfile.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <ctime>
#include <iostream>

using namespace osc;
using namespace osc::test;

// Files of a container against the docker client, in turn, so that both see the same machine. Medians, the
// first pair does not count.
//   file_ratio list ENTRIES PAIRS   first rows (ms), all rows (ms), x `docker exec … find`, longest stall
//   (ms) file_ratio copy MIB PAIRS       down and up, x `docker cp`; growth of the resident memory (MiB)

namespace {

/// Milliseconds of the wall clock, or of this thread's own work when CONSOLE_BENCHMARK_CLOCK is "cpu".
double meterTime()
{
    static const bool cpu = qEnvironmentVariable("CONSOLE_BENCHMARK_CLOCK") == QLatin1String("cpu");
    timespec now{};
    clock_gettime(cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Knows how long its event loop was busy at a stretch.
class StallMeter : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QCoreApplication::notify(receiver, event);
        const double begin = meterTime();
        ++m_depth;
        const bool handled = QCoreApplication::notify(receiver, event);
        --m_depth;
        m_longest = std::max(m_longest, meterTime() - begin);
        return handled;
    }
    void begin()
    {
        m_longest = 0;
        m_depth = 0; // whoever measures waits in an event loop inside an event
    }
    [[nodiscard]] double longest() const { return m_longest; }

private:
    int m_depth = 0;
    double m_longest = 0;
};

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double since(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double dockerTime(const QStringList &arguments)
{
    QElapsedTimer clock;
    clock.start();
    QProcess docker;
    docker.setStandardOutputFile(QProcess::nullDevice());
    docker.setStandardErrorFile(QProcess::nullDevice());
    docker.start(QStringLiteral("docker"),
                 QStringList{QStringLiteral("-H"), RealEngine::address()} + arguments);
    if (!docker.waitForFinished(600'000) || docker.exitCode() != 0)
        qFatal("docker %s failed", qPrintable(arguments.join(u' ')));
    return since(clock);
}

void inContainer(RealEngine &engine, const QString &container, const QString &script)
{
    EngineExec exec;
    exec.containerId = container;
    exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), script};
    const auto code = await<int>(
        [&](Callback<int> done) { return runExec(engine.engine(), std::move(exec), std::move(done)); },
        600'000);
    if (!code || *code != 0)
        qFatal("%s failed", qPrintable(script));
}

/// MiB; @p field of /proc/self/status.
double memory(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly))
        return 0;
    for (const auto &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(qstrlen(field) + 1).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

void forgetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QFile::WriteOnly))
        refs.write("5");
}

int list(StallMeter &meter, RealEngine &engine, DockerFileSystem &files, const QString &container,
         int entries, int pairs)
{
    inContainer(
        engine, container,
        QStringLiteral("mkdir /many && cd /many && seq 1 %1 | sed s/^/entry-of-a-long-list-/ | xargs touch")
            .arg(entries));
    QList<double> first;
    QList<double> all;
    QList<double> ratios;
    QList<double> stalls;
    for (int i = 0; i <= pairs; ++i) {
        qsizetype seen = 0;
        double firstRows = 0;
        QElapsedTimer clock;
        clock.start();
        meter.begin();
        const auto end = await<void>(
            [&](Callback<void> done) {
                return files.list(
                    "/many",
                    [&](const QList<FileEntry> &batch) {
                        if (seen == 0)
                            firstRows = since(clock);
                        seen += batch.size();
                    },
                    std::move(done));
            },
            600'000);
        const double ours = since(clock);
        if (!end || seen != entries)
            qFatal("%d of %d entries were listed", static_cast<int>(seen), entries);
        stalls.append(meter.longest());
        const double peer = dockerTime(
            {QStringLiteral("exec"), container, QStringLiteral("find"), QStringLiteral("/many"),
             QStringLiteral("-mindepth"), QStringLiteral("1"), QStringLiteral("-maxdepth"),
             QStringLiteral("1"), QStringLiteral("-exec"), QStringLiteral("stat"), QStringLiteral("-c"),
             QStringLiteral("%f:%s:%Y:%u:%g:%n"), QStringLiteral("{}"), QStringLiteral("+")});
        if (i == 0)
            continue;
        first.append(firstRows);
        all.append(ours);
        ratios.append(ours / peer);
    }
    std::cout << median(first) << '\t' << median(all) << '\t' << median(ratios) << '\t' << median(stalls)
              << std::endl;
    return 0;
}

constexpr int longestCopy = 600'000;

bool send(FileWorker &worker, const QString &local, FileSystem &files)
{
    using Source = std::shared_ptr<LocalFileSource>;
    const auto source = await<Source>(
        [&](Callback<Source> done) { return LocalFileSource::open(worker, local, std::move(done)); });
    return source &&
           await<void>(
               [&](Callback<void> done) { return files.write("/ours", *source, {}, std::move(done)); },
               longestCopy)
               .ok();
}

bool fetch(FileWorker &worker, FileSystem &files, const QString &local)
{
    const auto sink = std::make_shared<LocalFileSink>(worker, local, LocalFileSink::Options());
    return await<void>([&](Callback<void> done) { return files.read("/ours", {}, sink, std::move(done)); },
                       longestCopy)
               .ok() &&
           await<void>([&](Callback<void> done) { return sink->commit(std::move(done)); }, longestCopy).ok();
}

int copy(DockerFileSystem &files, const QString &container, int mebibytes, int pairs)
{
    const QTemporaryDir folder;
    const auto source = folder.filePath(QStringLiteral("source"));
    const auto target = folder.filePath(QStringLiteral("target"));
    QFile file(source);
    if (!file.open(QFile::WriteOnly))
        qFatal("no file to copy");
    QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < mebibytes; ++i) {
        piece[i % piece.size()] = static_cast<char>(i);
        file.write(piece);
    }
    file.close();
    FileWorker worker;
    QList<double> down;
    QList<double> up;
    double grown = 0;
    for (int i = 0; i <= pairs; ++i) {
        forgetPeak();
        const double before = memory("VmRSS");
        QElapsedTimer clock;
        clock.start();
        const bool sent = send(worker, source, files);
        const double ourUp = since(clock);
        clock.restart();
        const bool got = fetch(worker, files, target);
        const double ourDown = since(clock);
        if (!sent || !got || QFileInfo(target).size() != QFileInfo(source).size())
            qFatal("the copy failed");
        grown = std::max(grown, memory("VmHWM") - before);
        const double peerUp =
            dockerTime({QStringLiteral("cp"), source, container + QStringLiteral(":/peer")});
        const double peerDown =
            dockerTime({QStringLiteral("cp"), container + QStringLiteral(":/peer"), target});
        if (i == 0)
            continue;
        up.append(peerUp / ourUp);
        down.append(peerDown / ourDown);
    }
    std::cout << median(down) << '\t' << median(up) << '\t' << grown << std::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    StallMeter app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto measure = arguments.value(1);
    const int size = arguments.value(2, QStringLiteral("100000")).toInt();
    const int pairs = arguments.value(3, QStringLiteral("5")).toInt();
    RealEngine engine;
    const auto container = engine.makeSandbox(RealEngine::newId());
    DockerFileSystem files(engine.engine(), container, QStringLiteral("measured"));
    if (measure == QLatin1String("list"))
        return list(app, engine, files, container, size, pairs);
    return copy(files, container, size, pairs);
}
