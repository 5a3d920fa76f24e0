// SPDX-License-Identifier: Apache-2.0
#include "ossfsbench.h"

#include <core/specjson.h>
#include <storage/sqliteinventory.h>

#include <QDirIterator>
#include <QThread>

#include <atomic>

namespace osc::test {

/// Looks at the command line and the environment of every process, again and again, for the secret.
class ProcessWatch : public QThread
{
public:
    explicit ProcessWatch(QByteArray secret)
        : m_secret(std::move(secret))
    {
        start();
    }
    ~ProcessWatch() override { finish(); }

    QStringList finish()
    {
        m_stopped = true;
        wait();
        return m_found;
    }
    [[nodiscard]] int looks() const { return m_looks; }

protected:
    void run() override
    {
        const QString self = QString::number(QCoreApplication::applicationPid());
        while (!m_stopped) {
            for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
                if (process.toInt() > 0 && process != self)
                    look(process);
            }
            ++m_looks;
        }
    }

private:
    static QByteArray read(const QString &process, const char *name)
    {
        QFile file(QStringLiteral("/proc/%1/%2").arg(process, QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void look(const QString &process)
    {
        // On both sides, because a process may become another one, or end, between two reads.
        const QByteArray before = read(process, "comm").trimmed();
        const QByteArray environment = read(process, "environ");
        const QByteArray name = read(process, "comm").trimmed();
        // The object store and the shells around this test have it by right, and what plays ossfs 2.0 hands
        // it on.
        const bool byRight = environment.contains("CONSOLE_TEST_OSS_SECRET=") ||
                             read(process, "cmdline").contains("gateway.py");
        if (byRight || before == "s3fs" || name == "s3fs")
            return;
        if (environment.contains(m_secret) || read(process, "cmdline").contains(m_secret))
            m_found.append(QString::fromLocal8Bit(before + " > " + name));
    }

    QByteArray m_secret;
    QStringList m_found;
    std::atomic_bool m_stopped = false;
    std::atomic_int m_looks = 0;
};

/// The secret of a key is nowhere but with who keeps it, and in the file of the moment.
class TestOssfsSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatIsKeptShownOrRunHasTheSecret_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("ossfs 1.0") << QStringLiteral("1.0");
        QTest::newRow("ossfs 2.0") << QStringLiteral("2.0");
    }
    void nothingThatIsKeptShownOrRunHasTheSecret();

private:
    static QStringList filesWith(const QByteArray &secret, const QString &folder)
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                found.append(file.fileName());
        }
        return found;
    }
};

void TestOssfsSecrets::nothingThatIsKeptShownOrRunHasTheSecret()
{
    QFETCH(QString, version);
    const QByteArray secret = testVariable("CONSOLE_TEST_OSS_SECRET").toUtf8();
    const QTemporaryDir data;
    const QString database = data.filePath(QStringLiteral("inventory.sqlite"));
    auto inventory = std::make_unique<SqliteInventory>(database);
    auto bench = std::make_unique<OssfsBench>(*inventory);
    QCOMPARE(bench->backend->status().state, ConnectionState::Live);
    qunsetenv("CONSOLE_TEST_OSS_SECRET"); // or every child would have it from here
    ProcessWatch watch(secret);
    QStringList shown;

    const VolumeSpec volume = OssfsBench::volume(version);
    const auto outcome = bench->create({volume});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    shown += outcome->notes;
    VolumeSpec refused = OssfsBench::volume(version, QStringLiteral("other"));
    refused.ossfs.bucket = QStringLiteral("no-such-bucket");
    refused.ossfs.options = {QStringLiteral("no_such_option")};
    const auto failed = bench->create({refused});
    QVERIFY(!failed);
    shown << failed.error().message << failed.error().detail << failed.error().advice
          << failed.error().command;

    RealEngine engine;
    const auto inspect = engine.get("/containers/" + outcome->sandbox.runtimeId.toLatin1() + "/json");
    QVERIFY(inspect);
    shown << QString::fromUtf8(inspect->body);
    const SandboxSpec spec = OssfsBench::spec({volume});
    shown << QString::fromUtf8(toStoredJson(spec)) << toOsbCommand(spec) << toPythonCode(spec);
    QVERIFY(shown.last().contains(QStringLiteral("WRITER_ACCESS_KEY_SECRET"))); // read from the environment

    QVERIFY(bench->kill(outcome->sandbox.id));
    QCOMPARE(bench->privateFiles(), QStringList());
    bench.reset();
    inventory.reset();
    for (const QString &text : std::as_const(shown))
        QVERIFY2(!text.contains(QString::fromUtf8(secret)), qPrintable(text));
    QCOMPARE(filesWith(secret, data.path()), QStringList());
    QVERIFY(QFile::exists(database));
    const QStringList seen = watch.finish();
    QVERIFY2(seen.isEmpty(), qPrintable(seen.join(QLatin1Char('\n'))));
    QVERIFY2(watch.looks() > 5, qPrintable(QString::number(watch.looks())));
    qputenv("CONSOLE_TEST_OSS_SECRET", secret);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssfsSecrets)
#include "tst_ossfssecrets.moc"
