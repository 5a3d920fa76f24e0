// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <secrets/keychainstore.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace osc;
using namespace osc::test;

/// Runs against a real Secret Service: a gnome-keyring of the test's own on a bus of its own, with a window
/// manager and a display for its prompt. tests/run sets these up.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_KEYRING"),
                 "Run this through tests/run keyring: it must never touch a user's keyring.");
    }

    void aSecretComesBackAndCanBeFoundByOthers()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("plain"), QStringLiteral("geheim")).ok());
        QCOMPARE(store.state(), SecretStoreState::Unlocked);
        QCOMPARE((*read(store, QStringLiteral("plain")))->reveal(), QByteArrayLiteral("geheim"));

        QProcess lookup;
        lookup.start(QStringLiteral("secret-tool"),
                     {QStringLiteral("lookup"), QStringLiteral("server"), m_service, QStringLiteral("user"),
                      QStringLiteral("plain")});
        QVERIFY(lookup.waitForFinished());
        QCOMPARE(lookup.readAllStandardOutput(), QByteArrayLiteral("geheim"));
    }

    void unicodeAndLargeSecretsComeBack_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("unicode") << QStringLiteral("密钥 – ключ 🔑");
        QTest::newRow("empty") << QString();
        QTest::newRow("64 kB") << QString(64 * 1024, QLatin1Char('x'));
        QTest::newRow("newline") << QStringLiteral("a\nb\n");
    }
    void unicodeAndLargeSecretsComeBack()
    {
        QFETCH(QString, secret);
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("odd key / ключ"), secret).ok());
        QCOMPARE((*read(store, QStringLiteral("odd key / ключ")))->reveal(), secret.toUtf8());
    }

    void absentIsAValue()
    {
        KeychainStore store(m_service);
        const auto result = read(store, QStringLiteral("never written"));
        QVERIFY(result.ok());
        QVERIFY(!result->has_value());
    }

    void aRemovedEntryIsGone()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("short-lived"), QStringLiteral("x")).ok());
        QVERIFY(remove(store, QStringLiteral("short-lived")).ok());
        QVERIFY(!read(store, QStringLiteral("short-lived"))->has_value());
        QVERIFY(remove(store, QStringLiteral("short-lived")).ok());
    }

    void aLockedKeyringIsSaidAndNotTakenForEmpty()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("kept"), QStringLiteral("x")).ok());
        lockKeyring();
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Locked);

        // The user cancels the prompt.
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        QVERIFY(!answer);
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")}, [&] { return answer.has_value(); });
        QVERIFY(!answer->ok());
        QCOMPARE(answer->error().kind, ErrorKind::Forbidden);
        QCOMPARE(store.state(), SecretStoreState::Locked);
    }

    void theOwnerMayLetGoWhileThePromptIsOpen()
    {
        KeychainStore store(m_service);
        lockKeyring();
        bool called = false;
        auto operation = store.read(QStringLiteral("kept"), [&](const auto &) { called = true; });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        operation.cancel();
        // The prompt outlives its asker; the next one to ask shares its end.
        std::optional<Result<std::optional<SecretString>>> answer;
        operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")}, [&] { return answer.has_value(); });
        QVERIFY(!answer->ok());
        QVERIFY(!called);
    }

    void unlockingAtThePromptGivesTheSecret()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        typeIntoPrompt(QStringLiteral("key --delay 30 t e s t Return").split(QLatin1Char(' ')),
                       [&] { return answer.has_value(); });
        QVERIFY(answer->ok());
        QCOMPARE(answer->value()->reveal(), QByteArrayLiteral("x"));
        QCOMPARE(store.state(), SecretStoreState::Unlocked);
    }

    void anEntryDeletedBehindOurBackIsAbsent()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("shared"), QStringLiteral("x")).ok());
        QCOMPARE(QProcess::execute(QStringLiteral("secret-tool"),
                                   {QStringLiteral("clear"), QStringLiteral("server"), m_service,
                                    QStringLiteral("user"), QStringLiteral("shared")}),
                 0);
        QVERIFY(!read(store, QStringLiteral("shared"))->has_value());
    }

    /// The last one, because the keyring that the bus starts anew is locked.
    void aKeyringThatDiesAtItsPromptEndsTheWait()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        const QDBusReply<uint> keyring =
            QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.secrets"));
        QVERIFY(keyring.isValid());
        QCOMPARE(::kill(static_cast<pid_t>(keyring.value()), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
        QVERIFY(!answer->ok());
    }

private:
    static Done write(KeychainStore &store, const QString &key, const QString &secret)
    {
        return await<void>(
            [&](Callback<void> done) { return store.write(key, SecretString(secret), std::move(done)); });
    }
    static Done remove(KeychainStore &store, const QString &key)
    {
        return await<void>([&](Callback<void> done) { return store.remove(key, std::move(done)); });
    }
    static Result<std::optional<SecretString>> read(KeychainStore &store, const QString &key)
    {
        return await<std::optional<SecretString>>(
            [&](auto done) { return store.read(key, std::move(done)); });
    }

    static void lockKeyring()
    {
        auto call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
        call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{
            QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))})});
        QCOMPARE(QDBusConnection::sessionBus().call(call).type(), QDBusMessage::ReplyMessage);
    }

    /// Sends keys to the keyring's prompt, again and again until they had their effect: the prompt takes the
    /// focus some time after it is announced.
    static void typeIntoPrompt(const QStringList &keys, const std::function<bool()> &happened)
    {
        const auto script = QStringLiteral("w=$(xdotool search --onlyvisible --name Unlock | head -1) && "
                                           "xdotool windowfocus $w && xdotool \"$@\"");
        const QStringList arguments = QStringList{QStringLiteral("-c"), script, QStringLiteral("sh")} + keys;
        for (int i = 0; i < 20 && !happened(); ++i) {
            QProcess::execute(QStringLiteral("sh"), arguments);
            (void)QTest::qWaitFor(happened, 500);
        }
        QVERIFY(happened());
    }

    const QString m_service = QStringLiteral("opensandbox-console-test");
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
