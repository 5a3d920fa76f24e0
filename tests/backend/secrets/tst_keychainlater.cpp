// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <secrets/keychainstore.h>

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// A keyring that is not there when the console starts. The bus is the test's own and starts nothing by
/// itself.
class TestKeychainLater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_KEYRING"),
                 "Run this through tests/run keyring: it must never touch a user's keyring.");
        QVERIFY(m_folder.isValid());
        const QString config = m_folder.filePath(QStringLiteral("bus.conf"));
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<busconfig><type>session</type><listen>unix:path=" +
                   m_folder.filePath(QStringLiteral("bus")).toUtf8() +
                   "</listen><policy context=\"default\"><allow send_destination=\"*\"/>"
                   "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
        file.close();
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--config-file=") + config});
        QVERIFY(m_bus.waitForStarted());
        QTRY_VERIFY(QFile::exists(m_folder.filePath(QStringLiteral("bus"))));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_folder.filePath(QStringLiteral("bus")).toUtf8());
        qputenv("HOME", m_folder.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qunsetenv("GNOME_KEYRING_CONTROL");
    }

    void cleanupTestCase()
    {
        m_keyring.kill();
        m_keyring.waitForFinished();
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void whatWasHeldInMemoryMovesIntoAKeyringThatAppears()
    {
        KeychainStore store(m_service);
        for (const char *key : {"first", "second", "third"})
            QVERIFY(write(store, QString::fromLatin1(key), QStringLiteral("geheim")).ok());
        QVERIFY(await<void>([&](Callback<void> done) {
                    return store.remove(QStringLiteral("third"), std::move(done));
                }).ok());
        QCOMPARE(store.state(), SecretStoreState::MemoryOnly);
        QCOMPARE(lookUp(QStringLiteral("first")), QByteArray());

        m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--unlock"), QStringLiteral("--components=secrets"),
                         QStringLiteral("--foreground")});
        QVERIFY(m_keyring.waitForStarted());
        m_keyring.write("test");
        m_keyring.closeWriteChannel();
        // By itself, without a call.
        QTRY_COMPARE_WITH_TIMEOUT(store.state(), SecretStoreState::Unlocked, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(lookUp(QStringLiteral("first")), QByteArray("geheim"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(lookUp(QStringLiteral("second")), QByteArray("geheim"), 20'000);
        QCOMPARE(lookUp(QStringLiteral("third")), QByteArray());
        const auto read = await<std::optional<SecretString>>(
            [&](auto done) { return store.read(QStringLiteral("first"), std::move(done)); });
        QCOMPARE((*read)->reveal(), QByteArray("geheim"));
    }

    void aKeyringThatGoesIsSaid()
    {
        KeychainStore store(m_service);
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Unlocked);
        m_keyring.kill();
        QTRY_COMPARE_WITH_TIMEOUT(store.state(), SecretStoreState::MemoryOnly, 20'000);
    }

private:
    static Done write(KeychainStore &store, const QString &key, const QString &secret)
    {
        return await<void>(
            [&](Callback<void> done) { return store.write(key, SecretString(secret), std::move(done)); });
    }
    /// As another program sees it.
    [[nodiscard]] QByteArray lookUp(const QString &key) const
    {
        QProcess tool;
        tool.start(QStringLiteral("secret-tool"), {QStringLiteral("lookup"), QStringLiteral("server"),
                                                   m_service, QStringLiteral("user"), key});
        tool.waitForFinished();
        return tool.readAllStandardOutput();
    }

    const QString m_service = QStringLiteral("opensandbox-console-test");
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

QTEST_GUILESS_MAIN(TestKeychainLater)
#include "tst_keychainlater.moc"
