// SPDX-License-Identifier: Apache-2.0
#include "remoteconsole.h"

#include <await.h>

#include <files/localfilesystem.h>
#include <files/transferengine.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// What the console does with a sandbox of a server against what others need for the same, in turn.
//   server_ratio SERVER EXECD OSB PAIRS MIB
// EXECD is the address of the sandbox's execd, OSB the official command line or "-". Prints medians on one
// line, separated by tabs: the speed of an upload and of a download over that of curl, then, with OSB, the
// time of a read of one sandbox, of a command, of an upload and of a download over that of OSB.

namespace {

constexpr int patience = 600'000;

struct Ends
{
    RemoteConsole &console;
    QString execd; ///< "http://127.0.0.1:port".
    QString osb;
    QString here; ///< A folder of this computer, where the sandbox's files are as well.
    QString source;
};

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double timed(const std::function<void()> &action)
{
    QElapsedTimer clock;
    clock.start();
    action();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

void runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
}

template<typename T>
void expect(const Result<T> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + result.error().detail));
}

QString inside(const Ends &ends, const char *name)
{
    return ends.here + QLatin1Char('/') + QLatin1String(name);
}

void transfer(const Ends &ends, bool up)
{
    const auto files = await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
        return ends.console.backend->files()->open(ends.console.sandboxId, std::move(done));
    });
    expect(files);
    const auto local = std::make_shared<LocalFileSystem>();
    const QByteArray name = up ? "ours-up" : "ours-down";
    FileTransferEngine engine;
    TransferJob job{.from = up ? std::shared_ptr<FileSystem>(local) : *files,
                    .source = QFile::encodeName(ends.source),
                    .to = up ? *files : std::shared_ptr<FileSystem>(local),
                    .directory = QFile::encodeName(ends.here),
                    .name = name,
                    .toThisComputer = !up,
                    .verify = false,
                    .id = "bench"};
    const TransferEngine::Handlers handlers{.onStatus = {}, .onPoint = {}, .onQuestion = {}};
    expect(await<TransferOutcome>(
        [&](Callback<TransferOutcome> done) { return engine.run(job, handlers, std::move(done)); },
        patience));
}

void curlTransfer(const Ends &ends, bool up)
{
    if (!up)
        return runProgram(QStringLiteral("curl"),
                          {QStringLiteral("-sf"), QStringLiteral("-o"), inside(ends, "curl-down"),
                           ends.execd + QStringLiteral("/files/download?path=") + ends.source});
    QFile metadata(inside(ends, "metadata"));
    if (!metadata.open(QIODevice::WriteOnly))
        qFatal("no metadata");
    metadata.write("{\"path\":\"" + QFile::encodeName(inside(ends, "curl-up")) + "\",\"mode\":644}");
    metadata.close();
    runProgram(
        QStringLiteral("curl"),
        {QStringLiteral("-sf"), QStringLiteral("-F"),
         QStringLiteral("metadata=@%1;type=application/json;filename=metadata").arg(metadata.fileName()),
         QStringLiteral("-F"), QStringLiteral("file=@%1;type=application/octet-stream").arg(ends.source),
         ends.execd + QStringLiteral("/files/upload")});
}

void osbTransfer(const Ends &ends, bool up)
{
    const QString &id = ends.console.sandboxId;
    runProgram(ends.osb, up ? QStringList{QStringLiteral("file"), QStringLiteral("upload"), id, ends.source,
                                          inside(ends, "osb-up")}
                            : QStringList{QStringLiteral("file"), QStringLiteral("download"), id, ends.source,
                                          inside(ends, "osb-down")});
}

void clear(const Ends &ends)
{
    for (const char *name : {"ours-up", "ours-down", "curl-up", "curl-down", "osb-up", "osb-down"})
        QFile::remove(inside(ends, name));
}

/// The median of the quotients of @p ours and @p theirs; the first pair warms the caches.
double ratio(const Ends &ends, int pairs, const std::function<void()> &ours,
             const std::function<void()> &theirs, const char *what)
{
    QList<double> ratios;
    for (int pair = 0; pair <= pairs; ++pair) {
        clear(ends);
        const double own = timed(ours);
        const double other = timed(theirs);
        std::cerr << what << ": " << own << " s, the other " << other << " s\n";
        if (pair > 0)
            ratios << own / other;
    }
    return median(ratios);
}

void readSandbox(const Ends &ends)
{
    expect(await<Sandbox>([&](Callback<Sandbox> done) {
        return ends.console.backend->sandboxes()->get(ends.console.sandboxId, std::move(done));
    }));
}

void runTrue(const Ends &ends)
{
    CommandRequest command;
    command.command = QStringLiteral("true");
    expect(await<CommandOutcome>([&](Callback<CommandOutcome> done) {
        return ends.console.backend->commands()->run(
            ends.console.sandboxId, command, [](const CommandOutput &) {}, std::move(done));
    }));
}

void makeSource(const QString &path, int mebibytes)
{
    QFile source(path);
    if (!source.open(QIODevice::WriteOnly))
        qFatal("no source");
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    for (int i = 0; i < mebibytes; ++i) {
        QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(block.data()), block.size() / 4);
        source.write(block);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 6)
        return 2;
    const QTemporaryDir folder(QDir::homePath() + QStringLiteral("/server-bench-XXXXXX"));
    RemoteConsole console(QString::fromLocal8Bit(argv[1]));
    const Ends ends{console, QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), folder.path(),
                    folder.filePath(QStringLiteral("source"))};
    const int pairs = QByteArray(argv[4]).toInt();
    makeSource(ends.source, QByteArray(argv[5]).toInt());
    for (const bool up : {true, false})
        std::cout << 1 / ratio(
                             ends, pairs, [&] { transfer(ends, up); }, [&] { curlTransfer(ends, up); },
                             up ? "up, curl" : "down, curl")
                  << '\t';
    if (ends.osb != QLatin1String("-")) {
        const QString &id = console.sandboxId;
        const auto osb = [&](const QStringList &arguments) { runProgram(ends.osb, arguments); };
        std::cout << ratio(
                         ends, pairs, [&] { readSandbox(ends); },
                         [&] {
                             osb({QStringLiteral("sandbox"), QStringLiteral("get"), id});
                         },
                         "get, osb")
                  << '\t'
                  << ratio(
                         ends, pairs, [&] { runTrue(ends); },
                         [&] {
                             osb({QStringLiteral("command"), QStringLiteral("run"), id, QStringLiteral("--"),
                                  QStringLiteral("true")});
                         },
                         "run, osb")
                  << '\t';
        for (const bool up : {true, false})
            std::cout << ratio(
                             ends, pairs, [&] { transfer(ends, up); }, [&] { osbTransfer(ends, up); },
                             up ? "up, osb" : "down, osb")
                      << '\t';
    }
    std::cout << '\n';
    return 0;
}
