// SPDX-License-Identifier: Apache-2.0
#include "bucketfilesystem.h"

#include <await.h>

#include <core/clock.h>
#include <files/localfilesystem.h>
#include <files/transferengine.h>
#include <http/curlhttpclient.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>

using namespace osc;
using namespace osc::test;

// A bucket against rclone, in turn, so that both see the same machine; both speak S3 to the same store.
// Prints the median of the ratios of speed, and the growth of resident memory at its highest (MiB).
//   bucket_ratio PAIRS list FOLDER         keys of a folder of the bucket
//   bucket_ratio PAIRS up|down SOURCE      a file or folder; "down" brings back what "up" has put there
// The command of rclone, without its arguments, is in CONSOLE_BENCHMARK_RCLONE.

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

OssAccount account()
{
    OssAccount account;
    account.credential.name = QStringLiteral("bench");
    account.credential.dialect = StorageDialect::S3;
    account.credential.endpoint = qEnvironmentVariable("CONSOLE_TEST_STORE_ENDPOINT");
    account.credential.region = QStringLiteral("us-east-1");
    account.credential.pathStyle = true;
    account.key = {qEnvironmentVariable("CONSOLE_TEST_OSS_KEY_ID"),
                   SecretString(qgetenv("CONSOLE_TEST_OSS_SECRET")),
                   {}};
    return account;
}

QString bucketName()
{
    return qEnvironmentVariable("CONSOLE_TEST_OSS_BUCKET");
}

class Bench
{
public:
    explicit Bench(const QByteArray &source)
        : m_source(source)
        , m_name(source.mid(source.lastIndexOf('/') + 1))
    {}

    void list()
    {
        qint64 count = 0;
        const auto done = await<void>(
            [&](auto callback) {
                return m_bucket->list(
                    '/' + m_source, [&](const auto &batch) { count += batch.size(); }, std::move(callback));
            },
            forEver);
        if (!done || count == 0)
            qFatal("nothing was listed");
        std::cerr << count << " keys, ";
    }
    void listWithPeer() { peer({QStringLiteral("lsf"), remote(m_source)}); }

    void transfer(bool up)
    {
        remove(up ? std::static_pointer_cast<FileSystem>(m_bucket) : m_here,
               up ? "/ours/" + m_name : scratch() + '/' + m_name);
        TransferJob job{.from = up ? m_here : m_bucket,
                        .source = up ? m_source : "/ours/" + m_name,
                        .to = up ? std::static_pointer_cast<FileSystem>(m_bucket) : m_here,
                        .directory = up ? QByteArray("/ours") : scratch(),
                        .name = m_name,
                        .toThisComputer = !up,
                        .verify = false,
                        .id = "bench"};
        m_timer.start();
        const auto outcome = await<TransferOutcome>(
            [&](auto done) { return m_engine.run(job, {}, std::move(done)); }, forEver);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message + outcome.error().detail));
    }
    void transferWithPeer(bool up)
    {
        remove(up ? std::static_pointer_cast<FileSystem>(m_bucket) : m_here,
               up ? "/theirs/" + m_name : scratch() + "/theirs");
        const auto here = QFile::decodeName(up ? m_source : scratch() + "/theirs/" + m_name);
        const auto there = remote((up ? "theirs/" : "ours/") + m_name);
        m_timer.start();
        peer({QStringLiteral("copyto"), up ? here : there, up ? there : here});
    }
    void start() { m_timer.start(); }
    [[nodiscard]] double seconds() const { return static_cast<double>(m_timer.nsecsElapsed()) / 1e9; }

private:
    static constexpr int forEver = 3'600'000;

    [[nodiscard]] QByteArray scratch() const { return QFile::encodeName(m_scratch.path()); }
    static QString remote(const QByteArray &path)
    {
        return QStringLiteral(":s3:%1/%2").arg(bucketName(), QFile::decodeName(path));
    }
    static void remove(const std::shared_ptr<FileSystem> &files, const FilePath &path)
    {
        const auto removed =
            await<void>([&](auto done) { return files->remove(path, std::move(done)); }, forEver);
        if (!removed && removed.error().kind != ErrorKind::NotFound)
            qFatal("%s", qPrintable(removed.error().message + removed.error().detail));
    }
    static void peer(const QStringList &arguments)
    {
        auto words = qEnvironmentVariable("CONSOLE_BENCHMARK_RCLONE").split(u' ');
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        const auto program = words.takeFirst();
        process.start(program, words + arguments);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("rclone: %s", process.readAllStandardError().constData());
    }

    QByteArray m_source;
    QByteArray m_name;
    CurlHttpClient m_http;
    Clock m_clock;
    std::shared_ptr<BucketFileSystem> m_bucket =
        std::make_shared<BucketFileSystem>(OssClient(m_http, m_clock, account()), bucketName());
    std::shared_ptr<FileSystem> m_here = std::make_shared<LocalFileSystem>();
    QTemporaryDir m_scratch{qEnvironmentVariable("CONSOLE_BENCHMARK_SCRATCH") +
                            QStringLiteral("/bucket-XXXXXX")};
    FileTransferEngine m_engine;
    QElapsedTimer m_timer;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 4)
        return 2;
    const QByteArray what = argv[2];
    Bench bench(argv[3]);
    QList<double> ratios;
    double growth = 0;
    const int pairs = QByteArray(argv[1]).toInt();
    for (int pair = 0; pair <= pairs; ++pair) {
        forgetPeak();
        const double before = resident("VmRSS");
        bench.start();
        what == "list" ? bench.list() : bench.transfer(what == "up");
        const double own = bench.seconds();
        const double grown = resident("VmHWM") - before;
        bench.start();
        what == "list" ? bench.listWithPeer() : bench.transferWithPeer(what == "up");
        const double theirs = bench.seconds();
        std::cerr << own << " s, rclone " << theirs << " s, +" << grown << " MiB\n";
        if (pair == 0 && pairs > 1) // it warms the caches
            continue;
        ratios << theirs / own;
        growth = std::max(growth, grown);
    }
    std::cout << median(ratios) << ' ' << growth << '\n';
    return 0;
}
