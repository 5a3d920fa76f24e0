// SPDX-License-Identifier: Apache-2.0
#include "singleinstance.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>

using namespace osc;

namespace osc::test {

/// Starts of one user, all in this process.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/si-XXXXXX"));
    }

    void aSecondStartHandsItsArgumentsOver()
    {
        SingleInstance first(m_folder->path(), scope);
        SingleInstance second(m_folder->path(), scope);
        QVERIFY(first.becomeFirst());
        QVERIFY(!second.becomeFirst());
        QSignalSpy spy(&first, &SingleInstance::requested);
        const QStringList arguments{QStringLiteral("--open"), QStringLiteral("a\nb “ü”")};
        bool handedOver = false;
        // handOver() waits, and the first needs its event loop.
        const std::unique_ptr<QThread> peer(
            QThread::create([&] { handedOver = second.handOver(arguments, QByteArrayLiteral("token-1")); }));
        peer->start();
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(peer->wait(5000));
        QVERIFY(handedOver);
        QCOMPARE(spy.first().at(0).toStringList(), arguments);
        QCOMPARE(spy.first().at(1).toByteArray(), QByteArrayLiteral("token-1"));
    }

    void anotherConfigurationIsAnotherConsole()
    {
        SingleInstance first(m_folder->path(), scope);
        SingleInstance other(m_folder->path(), QStringLiteral("/home/b/.config"));
        QVERIFY(first.becomeFirst());
        QVERIFY(other.becomeFirst());
    }

    void onlyThisUserMayOpenTheSocket()
    {
        SingleInstance first(m_folder->path(), scope);
        QVERIFY(first.becomeFirst());
        const QFileInfo info(socket());
        QVERIFY(info.exists());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(info.permissions() & others, QFile::Permissions());
    }

    /// A process that was killed leaves socket and lock behind.
    void theSocketOfACrashedOneIsReplaced()
    {
        QFile lock(QString(socket()) + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        QProcess process;
        process.start(QStringLiteral("/bin/true"), QStringList());
        const qint64 dead = process.processId();
        QVERIFY(process.waitForFinished());
        lock.write(QByteArray::number(dead) + "\nopensandbox-console\n" +
                   QSysInfo::machineHostName().toUtf8() + "\n");
        lock.close();
        QFile stale(socket());
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.close();
        SingleInstance first(m_folder->path(), scope);
        QVERIFY(first.becomeFirst());
        QLocalSocket peer;
        peer.connectToServer(socket());
        QTRY_COMPARE(peer.state(), QLocalSocket::ConnectedState);
    }

    void withoutAFolderEveryStartIsTheFirst()
    {
        SingleInstance first(m_folder->path() + QStringLiteral("/gone"), scope);
        SingleInstance second(m_folder->path() + QStringLiteral("/gone"), scope);
        QVERIFY(first.becomeFirst());
        QVERIFY(second.becomeFirst());
    }

    void nobodyAnswersWhereNobodyListens()
    {
        const SingleInstance one(m_folder->path(), scope);
        QVERIFY(!one.handOver({}, {}, 200));
    }

    void aHostilePeerIsHungUpOn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("hello\n");
        QTest::newRow("no list") << QByteArray("{\"arguments\":{}}x\n");
        QTest::newRow("numbers") << QByteArray("{\"arguments\":[1,2]}\n");
        QTest::newRow("too many") << "{\"arguments\":[" + QByteArray("\"a\",").repeated(100) + "\"a\"]}\n";
        QTest::newRow("too long") << QByteArray(300'000, 'x');
        QTest::newRow("deep") << QByteArray(60'000, '[') + "\n";
    }
    void aHostilePeerIsHungUpOn()
    {
        QFETCH(QByteArray, bytes);
        SingleInstance first(m_folder->path(), scope);
        QVERIFY(first.becomeFirst());
        QSignalSpy spy(&first, &SingleInstance::requested);
        QLocalSocket peer;
        peer.connectToServer(socket());
        peer.write(bytes);
        QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(spy.size(), 0);
    }

    void aPeerThatSaysNothingIsHungUpOn()
    {
        SingleInstance first(m_folder->path(), scope);
        QVERIFY(first.becomeFirst());
        QLocalSocket peer;
        peer.connectToServer(socket());
        QTRY_COMPARE(peer.state(), QLocalSocket::ConnectedState);
        QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QLocalSocket::UnconnectedState, 10'000);
    }

private:
    [[nodiscard]] QString socket() const
    {
        // The only name without an end in the folder, or the one that will be made there.
        const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::System);
        for (const QFileInfo &file : files)
            if (file.suffix() != QLatin1String("lock"))
                return file.filePath();
        SingleInstance probe(m_folder->path(), scope);
        if (!probe.becomeFirst())
            return {};
        for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::System))
            if (file.suffix() != QLatin1String("lock"))
                return file.filePath();
        return {};
    }

    const QString scope = QStringLiteral("/home/a/.config/opensandbox-console");
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestSingleInstance)
#include "tst_singleinstance.moc"
