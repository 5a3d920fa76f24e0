// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <memoryinventory.h>

#include <core/clock.h>
#include <docker/dockerbackend.h>
#include <files/localfilesystem.h>
#include <files/transferengine.h>
#include <http/curlhttpclient.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// A transfer between this computer and a running sandbox against `docker cp` of the same, in turn, so that
// both see the same machine. Prints the median of the ratios of speed, the growth of resident memory at its
// highest (MiB), and the pace of the last tenth against that of the first.
//   transfer_ratio PAIRS SANDBOX CONTAINER SOURCE up|down [verify]

namespace {

/// MiB; "VmRSS" or "VmHWM".
double resident(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size() + 1).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

void forgetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct Ends
{
    std::shared_ptr<FileSystem> sandbox;
    std::shared_ptr<FileSystem> here = std::make_shared<LocalFileSystem>();
    QString container;
    QByteArray source; ///< On this computer.
    QByteArray scratch;
    bool up = true;
    bool verify = false;
};

struct Measured
{
    double seconds = 0;
    double growth = 0;
    double flatness = 1;
};

const QByteArray there("/bench");

QByteArray nameOf(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

void clear(const Ends &ends)
{
    const auto remove = [](FileSystem &system, const QByteArray &path) {
        const auto removed =
            await<void>([&](Callback<void> done) { return system.remove(path, std::move(done)); }, 600'000);
        if (!removed && removed.error().kind != ErrorKind::NotFound)
            qFatal("%s", qPrintable(removed.error().message + removed.error().detail));
    };
    if (ends.up)
        remove(*ends.sandbox, there + '/' + nameOf(ends.source));
    else
        remove(*ends.here, ends.scratch + '/' + nameOf(ends.source));
}

Measured ours(const Ends &ends)
{
    clear(ends);
    FileTransferEngine engine;
    const QByteArray name = nameOf(ends.source);
    TransferJob job{.from = ends.up ? ends.here : ends.sandbox,
                    .source = ends.up ? ends.source : there + '/' + name,
                    .to = ends.up ? ends.sandbox : ends.here,
                    .directory = ends.up ? there : ends.scratch,
                    .name = name,
                    .toThisComputer = !ends.up,
                    .verify = ends.verify,
                    .id = "bench"};
    QList<std::pair<double, qint64>> progress; ///< Seconds, and what had arrived.
    QElapsedTimer timer;
    forgetPeak();
    const double before = resident("VmRSS");
    timer.start();
    const TransferEngine::Handlers handlers{
        .onStatus =
            [&](const TransferStatus &status) {
                const qint64 arrived = status.type == FileType::Directory ? status.files : status.bytes;
                if (arrived > 0)
                    progress.append({static_cast<double>(timer.nsecsElapsed()) / 1e9, arrived});
            },
        .onPoint = {},
        .onQuestion = {}};
    const auto outcome = await<TransferOutcome>(
        [&](Callback<TransferOutcome> done) { return engine.run(job, handlers, std::move(done)); },
        1'200'000);
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message + outcome.error().detail));
    Measured measured{.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9,
                      .growth = resident("VmHWM") - before};
    const double all = progress.isEmpty() ? 0 : static_cast<double>(progress.last().second);
    const auto at = [&](double share) {
        const auto found = std::find_if(progress.cbegin(), progress.cend(), [&](const auto &step) {
            return static_cast<double>(step.second) >= share * all;
        });
        return found == progress.cend() ? measured.seconds : found->first;
    };
    const double first = at(0.1) - at(0.0);
    const double last = at(1.0) - at(0.9);
    measured.flatness = last > 0 ? first / last : 1;
    return measured;
}

double peer(const Ends &ends)
{
    clear(ends);
    const QString inside = ends.container + QLatin1Char(':') + QString::fromUtf8(there);
    const QString name = QFile::decodeName(nameOf(ends.source));
    const QStringList arguments =
        ends.up ? QStringList{QStringLiteral("cp"), QFile::decodeName(ends.source), inside + QLatin1Char('/')}
                : QStringList{QStringLiteral("cp"), inside + QLatin1Char('/') + name,
                              QFile::decodeName(ends.scratch) + QLatin1Char('/')};
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(QStringLiteral("docker"), arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("docker cp: %s", process.readAllStandardError().constData());
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 6)
        return 2;
    const QByteArray host = qgetenv("CONSOLE_TEST_DOCKER_HOST");
    qputenv("DOCKER_HOST", host);
    Clock clock;
    MemoryInventory inventory;
    CurlHttpClient http;
    ConnectionProfile profile;
    profile.id = QStringLiteral("bench");
    profile.kind = ConnectionKind::Docker;
    profile.endpoint = QString::fromLocal8Bit(host);
    DockerBackend backend(profile, http, inventory, clock, DockerBackend::Options());
    backend.open();
    if (!QTest::qWaitFor([&] { return backend.status().state == ConnectionState::Live; }))
        qFatal("no engine");
    const auto opened = await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
        return backend.files()->open(QString::fromLocal8Bit(argv[2]), std::move(done));
    });
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
    const QTemporaryDir scratch(QDir::homePath() + QStringLiteral("/transfer-bench-XXXXXX"));
    const Ends ends{.sandbox = *opened,
                    .container = QString::fromLocal8Bit(argv[3]),
                    .source = argv[4],
                    .scratch = QFile::encodeName(scratch.path()),
                    .up = QByteArray(argv[5]) == "up",
                    .verify = argc > 6};
    QList<double> ratios;
    QList<double> growths;
    QList<double> flatness;
    const int pairs = QByteArray(argv[1]).toInt();
    for (int pair = 0; pair <= pairs; ++pair) {
        const Measured own = ours(ends);
        const double theirs = peer(ends);
        std::cerr << own.seconds << " s, docker cp " << theirs << " s, +" << own.growth << " MiB, flat "
                  << own.flatness << '\n';
        if (pair == 0 && pairs > 1) // it warms the caches
            continue;
        ratios << theirs / own.seconds;
        growths << own.growth;
        flatness << own.flatness;
    }
    std::cout << median(ratios) << ' ' << *std::max_element(growths.cbegin(), growths.cend()) << ' '
              << median(flatness) << '\n';
    return 0;
}
