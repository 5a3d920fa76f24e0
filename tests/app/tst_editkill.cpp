// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <files/fileeditdrafts.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace osc;
using namespace osc::test;

/// A process that edits is killed with SIGKILL.
class TestEditKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typedTextIsThereAgain();
    void aFileIsNeverHalfWritten();

private:
    void start(QProcess &process, const char *what)
    {
        process.start(QStringLiteral(EDIT_PROCESS), {QLatin1String(what), m_file, folder()});
        QVERIFY(process.waitForReadyRead(10'000));
        QCOMPARE(process.readAll().trimmed(), QByteArray("typed"));
    }
    void kill(QProcess &process)
    {
        process.kill();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    }
    std::optional<EditDraft> draft()
    {
        FileEditDrafts drafts(m_worker, folder());
        const auto found = await<std::optional<EditDraft>>([&](auto done) {
            return drafts.find({{}, QFile::encodeName(m_file)}, std::move(done));
        });
        return found ? found.value() : std::nullopt;
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString folder() const { return m_home->filePath(QStringLiteral("edits")); }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_file;
    FileWorker m_worker;
};

void TestEditKill::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(QStringLiteral("files")));
    m_file = m_home->filePath(QStringLiteral("files/file"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before\n");
}

void TestEditKill::typedTextIsThereAgain()
{
    QProcess process;
    start(process, "type");
    QTRY_VERIFY_WITH_TIMEOUT(draft(), 10'000);
    kill(process);
    QCOMPARE(content(), QByteArray("before\n"));
    const auto kept = draft();
    QVERIFY(kept);
    QCOMPARE(kept->text, QString(4'000'000, u'b'));
}

void TestEditKill::aFileIsNeverHalfWritten()
{
    for (int pause = 0; pause < 200; pause += 13) {
        QProcess process;
        start(process, "save");
        QTest::qWait(pause);
        kill(process);
        const QByteArray bytes = content();
        const bool isBefore = bytes == "before\n";
        const bool isWhole =
            bytes.size() == 4'000'000 &&
            std::all_of(bytes.begin(), bytes.end(), [&](char c) { return c == bytes.front(); });
        QVERIFY2(isBefore || isWhole, qPrintable(QString::number(bytes.size())));
        if (const auto kept = draft())
            QCOMPARE(kept->text.count(kept->text.front()), 4'000'000);
    }
}

QTEST_GUILESS_MAIN(TestEditKill)
#include "tst_editkill.moc"
