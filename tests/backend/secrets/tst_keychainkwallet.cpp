// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <secrets/keychainstore.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// Against a real KWallet (kwalletd5) of the test's own, opened as a login does it, without its wizard
/// (test-environment 2).
class TestKeychainKWallet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_KEYRING"),
                 "Run this through tests/run keyring: it must never touch a user's wallet.");
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("kwalletd5")).isEmpty(),
                 "kwalletd5 is missing: install the packages of the group test (libkf5wallet-bin).");
        QVERIFY(m_home.isValid());
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("KDE_FULL_SESSION", "true");
        qputenv("KDE_SESSION_VERSION", "5");
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral(".config")));
        QFile settings(m_home.filePath(QStringLiteral(".config/kwalletrc")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[Wallet]\nFirst Use=false\n");
        settings.close();
        m_wallet.start(QStringLiteral("kwalletd5"), QStringList());
        QVERIFY(m_wallet.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(
            QDBusConnection::sessionBus().interface()->isServiceRegistered(m_name).value(), 20'000);
        openWallet();
    }

    void cleanupTestCase()
    {
        m_wallet.terminate();
        if (!m_wallet.waitForFinished(5000))
            m_wallet.kill();
        m_wallet.waitForFinished();
    }

    void theKeychainSaysItsNameAndState()
    {
        KeychainStore store(m_service);
        QCOMPARE(store.state(), SecretStoreState::Unknown);
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Unlocked);
        QCOMPARE(store.keychainName(), QStringLiteral("KWallet"));
    }

    void secretsComeBack_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("plain") << QStringLiteral("geheim");
        QTest::newRow("unicode") << QStringLiteral("密钥 – ключ 🔑");
        QTest::newRow("64 kB") << QString(64 * 1024, QLatin1Char('x'));
        QTest::newRow("newline") << QStringLiteral("a\nb\n");
    }
    void secretsComeBack()
    {
        QFETCH(QString, secret);
        KeychainStore store(m_service);
        const auto written = await<void>([&](Callback<void> done) {
            return store.write(QStringLiteral("odd key / ключ"), SecretString(secret), std::move(done));
        });
        QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().detail));
        QCOMPARE(store.state(), SecretStoreState::Unlocked);
        KeychainStore nextRun(m_service);
        QCOMPARE((*read(nextRun, QStringLiteral("odd key / ключ")))->reveal(), secret.toUtf8());
    }

    void aRemovedEntryIsGoneAndAbsentIsAValue()
    {
        KeychainStore store(m_service);
        QVERIFY(await<void>([&](Callback<void> done) {
                    return store.write(QStringLiteral("short-lived"), SecretString(QStringLiteral("x")),
                                       std::move(done));
                }).ok());
        for (int turn = 0; turn < 2; ++turn) {
            QVERIFY(await<void>([&](Callback<void> done) {
                        return store.remove(QStringLiteral("short-lived"), std::move(done));
                    }).ok());
            const auto gone = read(store, QStringLiteral("short-lived"));
            QVERIFY(gone.ok() && !gone->has_value());
        }
    }

    void aClosedWalletIsSaid()
    {
        KeychainStore store(m_service);
        QCOMPARE(ask(QStringLiteral("close"), {QStringLiteral("kdewallet"), true}).type(),
                 QDBusMessage::ReplyMessage);
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Locked);
        openWallet();
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Unlocked);
    }

private:
    [[nodiscard]] QDBusMessage ask(const QString &method, const QVariantList &arguments) const
    {
        auto call = QDBusMessage::createMethodCall(m_name, QStringLiteral("/modules/kwalletd5"),
                                                   QStringLiteral("org.kde.KWallet"), method);
        call.setArguments(arguments);
        return QDBusConnection::sessionBus().call(call);
    }
    void openWallet() const
    {
        const QByteArray hash(56, '\1'); // of a password, as a login hands it over
        QCOMPARE(ask(QStringLiteral("pamOpen"), {QStringLiteral("kdewallet"), hash, 0}).type(),
                 QDBusMessage::ReplyMessage);
    }
    static Result<std::optional<SecretString>> read(KeychainStore &store, const QString &key)
    {
        return await<std::optional<SecretString>>(
            [&](auto done) { return store.read(key, std::move(done)); });
    }

    const QString m_service = QStringLiteral("opensandbox-console-test");
    const QString m_name = QStringLiteral("org.kde.kwalletd5");
    QTemporaryDir m_home;
    QProcess m_wallet;
};

QTEST_GUILESS_MAIN(TestKeychainKWallet)
#include "tst_keychainkwallet.moc"
